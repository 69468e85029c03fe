//! Differences that are explained: docs/mutation-run.md has each with its section, and how many of the other validators say
//! what we say. That the JDK counts wrongly, or forgets facets of a union, is the reason only where at least one of them
//! does.

use crate::report::Difference;
use crate::{make, show};

/// Why the verdicts differ, if it is known.
pub fn why(it: &Difference) -> Option<&'static str> {
    if it.kind.starts_with("schema: ") { of_schema(it) } else { of_document(it).or_else(|| of_value(it)) }
}

const DATES: &str = "a fixed date with a zone is another one to the JDK, whatever the document says";
const ZONES: &str = "days and months with a zone and without are compared otherwise by the JDK";
const CANONICAL: &str = "a default of which the pattern takes the text, but not the canonical one: refused by the JDK";
const ITSELF: &str = "the JDK takes the element itself for what is found below it by `.//`";
const COUNTS: &str = "the JDK counts wrongly in groups that repeat, and in types that hold themselves";

fn of_schema(it: &Difference) -> Option<&'static str> {
    let jdk = |text: &str| it.jdk.contains(text);
    if it.kind == "schema: only we refuse"
        && ["must hold itself", "can only be nil", "can be in no document"].iter().any(|text| it.ours.contains(text))
    {
        return Some("a type that no finite document has is refused");
    }
    let shortens = it.ours.contains("the facet `minLength` is") || it.ours.contains("the facet `maxLength` is");
    if it.kind == "schema: only we refuse" && shortens && is_shared(it) {
        return Some("a length that is less narrow than that of the base: accepted by the JDK");
    }
    if it.kind == "schema: only we refuse" && it.ours.contains("which is not within") {
        return Some("bounds that leave no value of the base: accepted by the JDK");
    }
    if it.kind != "schema: only we accept" {
        return None;
    }
    let is_date = quoted(&it.jdk, 0).len() > 9 && quoted(&it.jdk, 0).starts_with("20");
    // Listed, it is moved as well.
    if (jdk("e-props-correct.2") || jdk("cvc-enumeration-valid")) && is_date && schema(it.seed).contains("xs:date") {
        return Some(DATES);
    }
    if (jdk("clusive-valid") || jdk("enumeration-valid")) && quoted(&it.jdk, 0).starts_with("--") {
        return Some(ZONES);
    }
    if ["props-correct.2", "cvc-pattern-valid", "cvc-datatype-valid.1.2.3"].iter().any(|text| jdk(text))
        && schema(it.seed).contains("<xs:pattern")
    {
        return Some(CANONICAL);
    }
    let is_final = |text: &str| text.contains("finalDefault=") || text.contains("final=\"#all\"");
    if jdk("cos-ct-extends.1.1") && is_final(&schema(it.seed)) {
        return Some("final, which says nothing of extensions of simple types: they cannot be extended to the JDK");
    }
    if jdk("cos-nonambig: WC[") && is_counted(&schema(it.seed)) {
        return Some("a wildcard that stands a fixed number of times before another one: ambiguous to the JDK");
    }
    if jdk("e-props-correct.2") && quoted(&it.jdk, 0).starts_with("--") {
        return Some(ZONES);
    }
    // The base has more particles than one, all but one of them without content, and so stands once to the JDK.
    if jdk("rcase-Recurse.1")
        && it.jdk.ends_with("base group's occurrence range, (1,1).")
        && schema(it.seed).contains("mixed=\"true\"")
    {
        return Some("a restriction of what extends a mixed type without elements: refused by the JDK");
    }
    // What is added has no elements, and yet is a sequence.
    if jdk("cos-particle-restrict.2") && schema(it.seed).contains("mixed=\"true\"") {
        return Some("a restriction of what extends a mixed type without elements: refused by the JDK");
    }
    if jdk("cos-all-limited.1.2") && schema(it.seed).contains("mixed=\"true\"") {
        return Some("attributes are added to a mixed type that is an `all`: refused by the JDK and libxml2");
    }
    if jdk("-less-than-") && are_incomparable(quoted(&it.jdk, 0), quoted(&it.jdk, 1)) {
        return Some("bounds of which neither is greater: refused by the JDK");
    }
    if ["st-props-correct", "sch-props-correct", "cos-particle-restrict", "FixedFacetValue"]
        .iter()
        .any(|text| jdk(text))
        && schema(it.seed).contains("maxOccurs=\"0\"")
    {
        return Some("a declaration that may not occur is no component; the JDK checks what stands in it");
    }
    None
}

fn of_document(it: &Difference) -> Option<&'static str> {
    let ours = |text: &str| it.ours.contains(text);
    let jdk = |text: &str| it.jdk.contains(text);
    if it.kind == "only we refuse" && (ours("expected root element") || ours("found the root element")) {
        return Some("a root that is not declared, with xsi:type: accepted by the JDK");
    }
    if it.kind == "only we refuse" && (ours("has no place in a value of simple type") || ours("has no place beside nil")) {
        return Some("attributes of a complex type that xsi:type names for an element of a simple one: refused");
    }
    if it.kind == "only we refuse" && ours("type `anySimpleType`") && ours("by restriction, which the element blocks") {
        return Some("xsi:type of xs:anySimpleType where restriction is blocked: accepted by the JDK");
    }
    if it.kind == "only we refuse" && ours("value is not the fixed") && it.document.contains("xsi:type=") {
        return Some("a fixed text that xsi:type makes another value of: refused where the element is empty, too");
    }
    if it.kind == "only we refuse" && ours("is abstract, or can have no value") {
        return Some("a type that no finite document has is refused");
    }
    if it.kind == "only we refuse" && ours("value is not the fixed `{}") {
        return Some("a name without a prefix in what is kept as XML is taken for one of the namespace around it");
    }
    let is_of_union = ours("is of no member of the union") || ours("not one of") || ours("does not match the pattern");
    if it.kind == "only we refuse" && is_of_union && is_shared(it) && restricts_unions(it.seed) {
        return Some(
            "facets of a union, which the JDK forgets where it is a member of another one, and blanks around it",
        );
    }
    let is_more = ours("occurs more than")
        || ours("expected element")
        || ours("expected an element")
        || ours("is not allowed here");
    if it.kind == "only we refuse" && is_more && is_counted(&schema(it.seed)) && is_shared(it) {
        return Some(COUNTS);
    }
    let is_identity = jdk("cvc-identity-constraint") || jdk("cvc-id.3");
    let is_below = |path: &str| schema(it.seed).contains(&format!("xpath=\".//{path}"));
    if is_identity && (is_below("*\"") || is_below("") && is_shared(it)) {
        return Some(ITSELF);
    }
    let is_stated = || it.ours.split('`').nth(1).is_some_and(|id| !it.document.contains(id));
    if it.kind == "only we refuse" && ours("there is no ID `") && is_stated() && is_shared(it) {
        return Some("an IDREF that is the default of an attribute is looked for");
    }
    if it.kind != "only we accept" && it.kind != "written invalid" {
        return None;
    }
    if jdk("cvc-complex-type.2.4.") && is_counted(&schema(it.seed)) && is_shared(it) {
        return Some(COUNTS);
    }
    if it.jdk.starts_with("exception: ") {
        return Some("the JDK ends in an exception of its own, which is no verdict");
    }
    if jdk("cvc-elt.5.2.2.2.2") && quoted(&it.jdk, 0) == quoted(&it.jdk, 2) {
        return Some("a fixed text of an element of any type is another one to the JDK where xsi:type names a list");
    }
    if jdk("is not a valid value for 'boolean'") && it.document.contains(&format!("xsi:nil=\"{}\"", quoted(&it.jdk, 0)))
    {
        return Some("xsi:nil of what is not declared is checked by the JDK");
    }
    if jdk("cvc-elt.5.1.1") && schema(it.seed).contains("<xs:pattern") {
        return Some(CANONICAL);
    }
    if jdk("UndeclaredPrefix") {
        return Some("a default that is a name: its prefix is looked for in the document by the validators");
    }
    if jdk("cvc-id.1") && it.document.contains("xsi:type=\"xs:IDREF") {
        return Some("an IDREF that only xsi:type says to be one is not looked for");
    }
    None
}

fn of_value(it: &Difference) -> Option<&'static str> {
    let jdk = |text: &str| it.jdk.contains(text);
    // Most types collapse blanks.
    let value = quoted(&it.jdk, 0).trim();
    if it.kind == "only we refuse" && it.ours.contains("found `24:00:00`") {
        return Some("24:00:00 is another time than 00:00:00 to the JDK");
    }
    let is_fixed = |value: &str| schema(it.seed).contains(&format!("fixed=\"{value}\""));
    let jdk_fixed = ["cvc-complex-type.3.1", "cvc-attribute.4", "cvc-elt.5.2.2.2.2"].iter().any(|text| jdk(text));
    if jdk_fixed && value.starts_with("20") && is_fixed(value) {
        return Some(DATES);
    }
    let is_said = |texts: &[&str]| texts.iter().any(|text| jdk(text));
    let is_midnight = value.contains("24:00:00") && is_said(&["cvc-elt.5.2.2.2.2", "value of union type"]);
    if schema(it.seed).contains("24:00:00")
        && (is_midnight || is_said(&["cvc-enumeration", "fixed value", "Inclusive-valid"]))
    {
        return Some("24:00:00 is another time than 00:00:00 to the JDK");
    }
    if it.kind == "only we refuse" && it.ours.contains("than --") && is_shared(it) {
        return Some(ZONES);
    }
    if it.kind != "only we accept" {
        return None;
    }
    if jdk("clusive-valid") && value.starts_with("--") && are_incomparable(value, quoted(&it.jdk, 1)) {
        return Some(ZONES);
    }
    if jdk("is not a valid value for 'anyURI'") {
        return Some("texts of anyURI that the JDK refuses");
    }
    let is_of_union = jdk("is not a valid value of union type");
    if !is_of_union && !jdk("is not a valid value for") {
        return None;
    }
    // It does not say which member of the union it is.
    if is_of_union && is_no_reference(value) && schema(it.seed).contains("xs:anyURI") {
        return Some("texts of anyURI that the JDK refuses");
    }
    let of = |types: &[&str]| types.iter().any(|ty| jdk(ty) || is_of_union && schema(it.seed).contains(ty));
    if of(&["gYear", "date"]) && value.split(|it: char| !it.is_ascii_digit()).any(|digits| digits.len() > 9) {
        return Some("years of more than nine digits are refused by the JDK");
    }
    if of(&["NMTOKEN", "Name", "IDREF", "ID"]) && !value.is_ascii() {
        return Some("name characters since the fifth edition of XML are refused by the JDK");
    }
    None
}

/// Whether another validator was asked, and says what we say.
fn is_shared(it: &Difference) -> bool {
    it.with_us().is_some_and(|count| count > 0)
}

/// Whether two values may be: times of which only one has a zone, durations, numbers of which one is none.
fn are_incomparable(one: &str, other: &str) -> bool {
    one.ends_with('Z') != other.ends_with('Z')
        || [one, other].contains(&"NaN")
        || one.trim_start_matches('-').starts_with('P')
}

/// Whether a schema restricts any union.
fn restricts_unions(seed: u64) -> bool {
    show::show(&make::make(seed)).iter().any(|(_, text)| text.contains("<xs:union"))
}

/// Whether anything in a schema is counted.
fn is_counted(schema: &str) -> bool {
    ["maxOccurs=\"", "minOccurs=\""].iter().any(|occurs| {
        schema
            .split(occurs)
            .skip(1)
            .any(|after| after.starts_with(|first: char| first > '1' || after.starts_with("12")))
    })
}

/// A text in quotes in a message: of those between quotes and around them, that of this number.
fn quoted(message: &str, number: usize) -> &str {
    message.split('\'').skip(1).step_by(2).nth(number).unwrap_or_default()
}

/// Whether a value has a part with something before its first colon that is no scheme, or with two fragments.
fn is_no_reference(value: &str) -> bool {
    // Brackets are around addresses alone.
    if value.matches('#').count() > 1 || value.contains('[') {
        return true;
    }
    value.split(' ').any(|part| {
        let before_path = part.split(['/', '?', '#']).next().unwrap_or_default();
        before_path.contains(':') && !before_path.starts_with(|first: char| first.is_ascii_alphabetic())
    })
}

fn schema(seed: u64) -> String {
    show::show(&make::make(seed)).into_iter().map(|it| it.1).collect()
}
