//! Two small schemas in, the changes and what they break out.

#[cfg(feature = "dynamic")]
mod documents;
mod migration;
mod policy;
mod real_sets;
mod versions;

use std::fmt::Write;

use super::{DiffOptions, Report, diff};
use crate::config::{Config, Module, Requests};
use crate::set::SchemaSet;

/// A schema without namespace.
fn schema(body: &str) -> String {
    format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n{body}\n</xs:schema>")
}

#[track_caller]
pub(super) fn set(body: &str) -> SchemaSet {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.xsd");
    std::fs::write(&path, schema(body)).unwrap();
    SchemaSet::load(&path).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn compare(old: &str, new: &str) -> Report {
    diff(&set(old), &set(new), &DiffOptions::new()).unwrap()
}

/// `T changed rwc`, then ` path kind rwc` for each change: letters for reading, writing, compilation.
fn shown(report: &Report) -> String {
    let mut out = String::new();
    let letters = |words: Vec<&str>| words.iter().map(|word| &word[..1]).collect::<String>();
    for entry in &report.entries {
        let line = format!("{} {} {}", entry.name, entry.status.word(), letters(entry.breaks.words()));
        writeln!(out, "{}", line.trim_end()).unwrap();
        for change in &entry.changes {
            let line = format!(" {} {} {}", change.path, change.kind.word(), letters(change.breaks.words()));
            writeln!(out, "{}", line.trim_end()).unwrap();
        }
    }
    out
}

/// The changes of a sequence, in a type `T` that other types are beside.
#[track_caller]
fn sequence(old: &str, new: &str, expected: &str) {
    let types = "<xs:simpleType name='Long'><xs:restriction base='xs:string'><xs:maxLength value='9'/></xs:restriction></xs:simpleType>
        <xs:simpleType name='Short'><xs:restriction base='xs:string'><xs:maxLength value='5'/></xs:restriction></xs:simpleType>";
    let full =
        |body: &str| format!("{types}<xs:complexType name='T'><xs:sequence>{body}</xs:sequence></xs:complexType>");
    let found = shown(&compare(&full(old), &full(new)));
    let found: Vec<&str> = found.lines().filter(|line| line.starts_with(' ')).map(str::trim_start).collect();
    assert_eq!(found.join("; "), expected, "{old} -> {new}");
}

const A: &str = "<xs:element name='a' type='Long'/>";
const A_OPTIONAL: &str = "<xs:element name='a' type='Long' minOccurs='0'/>";
const B: &str = "<xs:element name='b' type='Long'/>";
const B_OPTIONAL: &str = "<xs:element name='b' type='Long' minOccurs='0'/>";
const C: &str = "<xs:element name='c' type='Long'/>";

#[test]
fn fields_added_and_removed() {
    sequence(A, &[A, B].concat(), "b field-added rwc");
    sequence(&[A, B].concat(), A, "b field-removed rwc");
    sequence(&[A, B_OPTIONAL].concat(), A, "b field-removed wc");
    // With an optional field already there, `new` stays as it is.
    sequence(A_OPTIONAL, &[A_OPTIONAL, B_OPTIONAL].concat(), "b field-added r");
    // Without one, users build the struct by its literal.
    sequence(A, &[A, B_OPTIONAL].concat(), "b field-added rc");
}

#[test]
fn what_stays_where_it_was_is_not_reordered() {
    let found = compare(
        &format!("<xs:complexType name='T'><xs:sequence>{A_OPTIONAL}{B_OPTIONAL}</xs:sequence></xs:complexType>{LONG}"),
        &format!(
            "<xs:complexType name='T'><xs:sequence>{A_OPTIONAL}<xs:element name='n' type='xs:int' minOccurs='0'/>\
             {B_OPTIONAL}</xs:sequence></xs:complexType>{LONG}"
        ),
    );
    assert_eq!(shown(&found), "T changed r\n n field-added r\n");
    assert_eq!(found.entries[0].changes[0].note, "after a");
}

/// What generates the same Rust is the same: a choice in a choice is one, and its optional branch makes it all optional.
#[test]
fn contents_are_compared_in_normal_form() {
    let flat = ["<xs:choice minOccurs='0'>", A, B, "</xs:choice>"].concat();
    sequence(&flat, &["<xs:choice><xs:choice>", A_OPTIONAL, "</xs:choice>", B, "</xs:choice>"].concat(), "");
    sequence(&flat, &["<xs:choice><xs:sequence>", A_OPTIONAL, "</xs:sequence>", B, "</xs:choice>"].concat(), "");
    sequence(&flat, &["<xs:choice>", A_OPTIONAL, B, "</xs:choice>"].concat(), "");
}

const LONG: &str = "<xs:simpleType name='Long'><xs:restriction base='xs:string'><xs:maxLength value='9'/></xs:restriction></xs:simpleType>";

#[test]
fn fields_reordered() {
    sequence(&[A, B, C].concat(), &[C, A, B].concat(), "c field-reordered rwc");
    sequence(&[A, B, C].concat(), &[A, C, B].concat(), "b field-reordered rwc");
    sequence(&[A_OPTIONAL, B_OPTIONAL].concat(), &[B_OPTIONAL, A_OPTIONAL].concat(), "a field-reordered rw");
    // Where any order is allowed, only `new` knows one.
    let all = |body: &str| format!("<xs:complexType name='T'><xs:all>{body}</xs:all></xs:complexType>{LONG}");
    let found = compare(&all(&[A, B].concat()), &all(&[B, A].concat()));
    assert_eq!(shown(&found), "T changed c\n a field-reordered c\n");
}

#[test]
fn cardinality_and_nil() {
    sequence(A_OPTIONAL, A, "a cardinality wc");
    sequence(A, A_OPTIONAL, "a cardinality rc");
    let many = |max: &str| format!("<xs:element name='a' type='Long' minOccurs='0' maxOccurs='{max}'/>");
    sequence(&many("3"), &many("5"), "a cardinality r");
    sequence(&many("unbounded"), &many("5"), "a cardinality w");
    sequence(A_OPTIONAL, &many("5"), "a cardinality rc");
    let nillable = "<xs:element name='a' type='Long' minOccurs='0' nillable='true'/>";
    sequence(A_OPTIONAL, nillable, "a nillable rc");
    sequence(nillable, A_OPTIONAL, "a nillable wc");
    // A place for attributes beside nil is another type of the field, though the field says nothing new.
    let price = |attributes: &str| {
        format!(
            "<xs:complexType name='T'><xs:sequence><xs:element name='p' type='Price' nillable='true'/></xs:sequence>\
             </xs:complexType><xs:complexType name='Price'><xs:sequence><xs:element name='a' type='xs:int' \
             minOccurs='0'/></xs:sequence>{attributes}</xs:complexType>"
        )
    };
    let (without, with) = (price(""), price("<xs:attribute name='reason' type='xs:string'/>"));
    let of_price = "Price changed r\n @reason field-added r\n";
    assert_eq!(shown(&compare(&without, &with)), format!("{of_price}T changed c\n p representation c\n"));
}

#[test]
fn types_and_values_of_fields() {
    let of = |ty: &str| format!("<xs:element name='a' type='{ty}'/>");
    sequence(&of("Short"), &of("Long"), "a type rc");
    sequence(&of("Long"), &of("Short"), "a type wc");
    sequence(&of("Long"), &of("xs:int"), "a type rwc");
    sequence(&of("xs:int"), &of("xs:long"), "a type rc");
    let with = |value: &str| format!("<xs:element name='a' type='Long' minOccurs='0' {value}/>");
    sequence(&with(""), &with("fixed='x'"), "a declaration w");
    sequence(&with("fixed='y'"), &with("fixed='x'"), "a declaration rw");
    sequence(&with("default='y'"), &with("default='x'"), "a declaration");
}

#[test]
fn choices() {
    let choice = |body: &str| format!("{C}<xs:choice>{body}</xs:choice>");
    let (two, three) = (choice(&[A, B].concat()), choice(&[A, B, "<xs:element name='d' type='Long'/>"].concat()));
    sequence(&two, &three, "d branch-added rc");
    sequence(&three, &two, "d branch-removed wc");
    // The order of branches means nothing, but the enum is named after the first.
    sequence(&two, &choice(&[B, A].concat()), "(b|a) name c");
    let optional = two.replace("<xs:choice>", "<xs:choice minOccurs='0'>");
    sequence(&two, &optional, "(a|b) cardinality rc");
    // An optional branch makes the whole choice optional, which is the same.
    sequence(&optional, &choice(&[A, B_OPTIONAL].concat()), "");
    sequence(C, &two, "(a|b) group-added rwc");
    sequence(&[C, A].concat(), &two, "a field-regrouped rc; (a|b) group-added rc");
    sequence(&[C, A_OPTIONAL].concat(), &two, "a field-regrouped rwc; (a|b) group-added rwc");
    // Two fields of which one is left can stand beside each other before, and not after.
    sequence(&[C, A, B].concat(), &two, "a field-regrouped rwc; b field-regrouped rwc; (a|b) group-added rwc");
    sequence(&[C, A_OPTIONAL].concat(), &optional, "a field-regrouped rc; (a|b) group-added rc");
}

#[test]
fn anonymous_types_are_part_of_the_type_around_them() {
    let around = |body: &str| {
        format!("<xs:element name='o'><xs:complexType><xs:sequence>{body}</xs:sequence></xs:complexType></xs:element>")
    };
    sequence(&around(A_OPTIONAL), &around(&[A_OPTIONAL, B].concat()), "o/b field-added rwc");
    let values = |values: &str| {
        let facets = values.replace(' ', "'/><xs:enumeration value='");
        let facets = format!("<xs:enumeration value='{facets}'/>");
        format!(
            "<xs:element name='o'><xs:simpleType><xs:restriction base='xs:token'>{facets}</xs:restriction></xs:simpleType></xs:element>"
        )
    };
    sequence(&values("x y"), &values("x z"), "o value-removed wc; o value-added rc");
}

/// The changes of a simple type.
#[track_caller]
fn simple(base: &str, old: &str, new: &str, expected: &str) {
    let full = |facets: &str| {
        format!("<xs:simpleType name='S'><xs:restriction base='xs:{base}'>{facets}</xs:restriction></xs:simpleType>")
    };
    let found = shown(&compare(&full(old), &full(new)));
    let found: Vec<&str> = found.lines().filter(|line| line.starts_with(' ')).map(str::trim_start).collect();
    assert_eq!(found.join("; "), expected, "{old} -> {new}");
}

#[test]
fn facets() {
    let max = |length: u32| format!("<xs:maxLength value='{length}'/>");
    simple("string", &max(5), &max(9), "facet-widened r");
    simple("string", &max(9), &max(5), "facet-narrowed w");
    simple("string", "", &max(5), "facet-narrowed w");
    simple("string", "<xs:minLength value='1'/>", "<xs:minLength value='2'/>", "facet-narrowed w");
    simple("string", "<xs:length value='1'/>", "<xs:length value='2'/>", "facet-changed rw");
    simple("int", "<xs:minInclusive value='1'/>", "<xs:minInclusive value='-1'/>", "facet-widened r");
    simple("int", "<xs:maxInclusive value='10'/>", "<xs:maxInclusive value='9'/>", "facet-narrowed w");
    simple("decimal", "<xs:maxInclusive value='10'/>", "<xs:maxInclusive value='10.0'/>", "");
    let pattern = |text: &str| format!("<xs:pattern value='{text}'/>");
    simple("string", &pattern("a"), &pattern("b"), "facet-changed rw");
    simple("string", &pattern("a"), &[pattern("a"), pattern("b")].concat(), "facet-widened r");
    simple("string", "", &pattern("b"), "facet-narrowed w");
}

#[test]
fn enumerations() {
    let values = |values: &str| {
        let facets = values.chars().map(|value| format!("<xs:enumeration value='{value}'/>"));
        facets.collect::<Vec<_>>().concat()
    };
    simple("string", &values("ab"), &values("abc"), "value-added rc");
    simple("string", &values("abc"), &values("ab"), "value-removed wc");
    simple("string", &values("ab"), &values("ba"), "");
    simple("string", "", &values("ab"), "representation wc");
    // What a value is called depends on the others.
    let words = |words: &[&str]| {
        let facets = words.iter().map(|word| format!("<xs:enumeration value='{word}'/>"));
        facets.collect::<Vec<_>>().concat()
    };
    simple("string", &words(&["active"]), &words(&["active", "Active"]), "value-added rc; name c");
    simple("string", &words(&["on-hold"]), &words(&["on hold"]), "value-removed wc; value-added rc; name c");
    simple("string", &words(&["on-hold"]), &words(&["on-hold", "off"]), "value-added rc");
    // Numbers are no enum in Rust.
    simple("int", &values("12"), &values("123"), "value-added r");
    simple("int", &values("12"), "", "facet-widened r");
}

#[test]
fn requests_are_written_and_responses_read() {
    let full = |field: &str| {
        let ty = |name: &str| {
            format!("<xs:complexType name='{name}'><xs:sequence><xs:element name='of' type='{name}Data'/></xs:sequence></xs:complexType>
                <xs:complexType name='{name}Data'><xs:sequence>{A_OPTIONAL}{field}</xs:sequence></xs:complexType>")
        };
        [&ty("GetRequest22"), &ty("GetResponse22"), LONG].concat()
    };
    let (old, new) = (full(""), full(B));
    let report = compare(&old, &new);
    assert_eq!(
        shown(&report),
        "GetRequest22Data changed wc\n b field-added wc\nGetResponse22Data changed rc\n b field-added rc\n"
    );
    let both = diff(&set(&old), &set(&new), &DiffOptions::new().both_ways(true)).unwrap();
    assert!(both.entries.iter().all(|entry| entry.breaks.reading && entry.breaks.writing), "{}", shown(&both));
}

#[test]
fn requests_are_what_the_configuration_says() {
    let derived = |name: &str, base: &str, fields: &str| {
        format!(
            "<xs:complexType name='{name}'><xs:complexContent><xs:extension base='{base}'><xs:sequence>{fields}\
             </xs:sequence></xs:extension></xs:complexContent></xs:complexType>"
        )
    };
    let full = |field: &str| {
        let fields = [A_OPTIONAL, field].concat();
        let types = [
            "<xs:complexType name='Command' abstract='true'/><xs:complexType name='Answer' abstract='true'/>",
            &derived("GetCommand", "Command", &fields),
            &derived("GetReply", "Answer", &fields),
            &derived("Failure", "Answer", &fields),
            // By its name a request, and no request by the rules.
            &derived("LastRequest", "Answer", &fields),
            LONG,
        ];
        types.concat()
    };
    let (old, new) = (set(&full("")), set(&full(B)));
    let roles = |options: &DiffOptions| {
        let report = diff(&old, &new, options).unwrap();
        let of = |entry: &crate::diff::Entry| {
            let words = entry.breaks.words();
            format!("{} {} {}", entry.name, entry.role.word(), words.iter().map(|word| &word[..1]).collect::<String>())
        };
        report.entries.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(
        roles(&DiffOptions::new()),
        ["Failure both rwc", "GetCommand both rwc", "GetReply both rwc", "LastRequest request wc"]
    );
    let requests = Requests::derived_from("Command").name("Command", "Reply").error("Failure");
    let module = Module::new("a").schema("a.xsd").requests(requests);
    let config = Config::new().module(module);
    assert_eq!(
        roles(&DiffOptions::new().config(config)),
        ["Failure response rc", "GetCommand request wc", "GetReply response rc", "LastRequest both rwc"]
    );
    // Rules for another set say nothing of this one.
    let module = Module::new("a").schema("a.xsd").requests(Requests::derived_from("{urn:other}Command"));
    let config = Config::new().module(module);
    assert_eq!(roles(&DiffOptions::new().config(config))[3], "LastRequest request wc");
}

#[test]
fn types_that_stand_in_for_others() {
    let base = "<xs:complexType name='Key' abstract='true'/>
        <xs:complexType name='Holder'><xs:sequence><xs:element name='key' type='Key'/></xs:sequence></xs:complexType>";
    let derived = |name: &str, base: &str| {
        format!(
            "<xs:complexType name='{name}'><xs:complexContent><xs:extension base='{base}'><xs:sequence>\
                 <xs:element name='x' type='xs:int'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>"
        )
    };
    let one = [base, &derived("GroupKey", "Key")].concat();
    let two = [&one[..], &derived("ProviderKey", "Key")].concat();
    assert_eq!(shown(&compare(&one, &two)), "ProviderKey added rc\n");
    assert_eq!(shown(&compare(&two, &one)), "ProviderKey removed wc\n");
    // A message more is only met by those who ask for it.
    let message = [&one[..], &derived("GetRequest", "Key")].concat();
    assert_eq!(shown(&compare(&one, &message)), "GetRequest added\n");
    // A value of a simple type is one of its base.
    let holder = format!("<xs:element name='root' type='Long'/>{LONG}");
    let derived_simple = "<xs:simpleType name='Word'><xs:restriction base='Long'/></xs:simpleType>";
    assert_eq!(shown(&compare(&holder, &[&holder, derived_simple].concat())), "Word added\n");
    // A change of the base is told once.
    let fields = |more: &str| {
        format!(
            "<xs:complexType name='B'><xs:sequence>{A}{more}</xs:sequence></xs:complexType>{LONG}{}",
            derived("D", "B")
        )
    };
    let report = compare(&fields(""), &fields(B));
    assert_eq!(shown(&report), "B changed rwc\n b field-added rwc\n");
    assert_eq!(report.entries[0].derived, 1);
}

#[test]
fn versions_and_renamed_types() {
    let ty = |name: &str, fields: &str| {
        let fields = fields.split(' ').map(|field| format!("<xs:element name='{field}' type='xs:int' minOccurs='0'/>"));
        let fields = fields.collect::<Vec<_>>().concat();
        format!("<xs:complexType name='{name}'><xs:sequence>{fields}</xs:sequence></xs:complexType>")
    };
    // Beside the version before.
    let (old, new) = (ty("Profile22", "a b"), ty("Profile22", "a b") + &ty("Profile22V2", "a b c"));
    let report = compare(&old, &new);
    assert_eq!(shown(&report), "Profile22V2 added\n c field-added\n");
    let version = report.entries[0].version_of.as_ref().unwrap();
    assert_eq!((&*version.name, version.stays), ("Profile22", true));
    // In place of it.
    let report = compare(&old, &ty("Profile22V2", "a b c"));
    assert_eq!(shown(&report), "Profile22 removed c\nProfile22V2 added\n c field-added\n");
    assert_eq!(report.entries[0].replaced_by.as_deref(), Some("Profile22V2"));
    // Under another name.
    let report = compare(&ty("UserPhoneNumbers", "a b c d e"), &ty("UserTelephoneNumbers", "a b c d e"));
    assert_eq!(shown(&report), "UserTelephoneNumbers renamed c\n  name c\n");
    assert_eq!(report.entries[0].old_name.as_deref(), Some("UserPhoneNumbers"));
    // Ids alone do not make two types one.
    let report = compare(&ty("UserPhoneNumbers", "userId"), &ty("UserServicePacks", "userId"));
    assert_eq!(shown(&report), "UserPhoneNumbers removed c\nUserServicePacks added\n");
}

#[test]
fn elements_attributes_and_words() {
    let element = |ty: &str| format!("<xs:element name='root' type='xs:{ty}'/>");
    assert_eq!(shown(&compare(&element("int"), &element("long"))), "root changed rc\n  type rc\n");
    assert_eq!(shown(&compare(&element("int"), "")), "root removed wc\n");
    assert_eq!(shown(&compare("", &element("int"))), "root added\n");
    let ty = |body: &str| format!("<xs:complexType name='T'>{body}</xs:complexType>");
    let attribute = |rest: &str| ty(&format!("<xs:attribute name='id' type='xs:int' {rest}/>"));
    assert_eq!(shown(&compare(&attribute(""), &attribute("use='required'"))), "T changed wc\n @id cardinality wc\n");
    assert_eq!(shown(&compare(&attribute("default='1'"), &attribute(""))), "T changed c\n @id declaration c\n");
    let docs = |text: &str| ty(&format!("<xs:annotation><xs:documentation>{text}</xs:documentation></xs:annotation>"));
    assert_eq!(shown(&compare(&docs("one two"), &docs("one\n   two"))), "");
    assert_eq!(shown(&compare(&docs("one"), &docs("two"))), "T documentation\n  documentation\n");
}

#[test]
fn a_struct_becomes_an_enum() {
    let ty = |body: &str| format!("<xs:complexType name='T'>{body}</xs:complexType>{LONG}");
    let (choice, sequence) = (format!("<xs:choice>{A}{B}</xs:choice>"), format!("<xs:choice>{A}{B}</xs:choice>{C}"));
    let found = compare(&ty(&choice), &ty(&format!("<xs:sequence>{sequence}</xs:sequence>")));
    assert_eq!(shown(&found), "T changed rwc\n c field-added rwc\n  representation c\n");
}

#[test]
fn formats_escape_what_schemas_say() {
    let ty = |value: &str| {
        format!(
            "<xs:simpleType name='S'><xs:restriction base='xs:string'><xs:enumeration value='{value}'/></xs:restriction></xs:simpleType>"
        )
    };
    let report = compare(&ty("a"), &ty("&lt;script>|`x`&#x9b;2J"));
    let (html, markdown, text) = (report.to_html(), report.to_markdown(), report.to_text());
    assert!(html.contains("&lt;script&gt;") && !html.contains("<script>|"), "{html}");
    assert!(markdown.contains(r"<script>\|`x`"), "{markdown}");
    assert!(!text.contains('\u{9b}') && text.contains(r"\u{9b}"), "{text}");
    assert!(report.to_coloured_text().contains("\u{1b}["));
    serde_json::from_str::<serde_json::Value>(&report.to_json()).unwrap();
}
