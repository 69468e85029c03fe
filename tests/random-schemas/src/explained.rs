//! Differences that are explained: docs/mutation-run.md has each with its section.

use crate::report::Difference;
use crate::{make, show};

/// Why the verdicts differ, if it is known.
pub fn why(it: &Difference) -> Option<&'static str> {
    let ours = |text: &str| it.ours.contains(text);
    let jdk = |text: &str| it.jdk.contains(text);
    if it.kind == "only we refuse" && ours("expected root element") {
        return Some("a root that is not declared, with xsi:type: accepted by the JDK");
    }
    if it.document.contains("24:00:00") && (jdk("cvc-enumeration") || jdk("fixed value") || jdk("Inclusive-valid")) {
        return Some("24:00:00 is another time than 00:00:00 to the JDK");
    }
    if it.kind == "only we accept" && jdk("is not a valid value for 'anyURI'") {
        return Some("texts of anyURI that the JDK refuses");
    }
    // It does not say which member of the union it is.
    let is_of_union = it.kind == "only we accept" && jdk("is not a valid value of union type");
    if is_of_union && is_no_reference(&it.jdk) && schema(it.seed).contains("xs:anyURI") {
        return Some("texts of anyURI that the JDK refuses");
    }
    if it.kind == "only we refuse" && ours("type `anySimpleType`") && ours("by restriction, which the element blocks") {
        return Some("xsi:type of xs:anySimpleType where restriction is blocked: accepted by the JDK");
    }
    let is_identity = jdk("cvc-identity-constraint") || jdk("cvc-id.3");
    if is_identity && schema(it.seed).contains("xpath=\".//*\"") {
        return Some("the JDK takes the element itself for `.//*`");
    }
    if it.kind == "schema: only we refuse" && ours("must hold itself") {
        return Some("a type that no finite document has is refused");
    }
    // The base has more particles than one, all but one of them without content, and so stands once to the JDK.
    if it.kind == "schema: only we accept"
        && jdk("rcase-Recurse.1")
        && it.jdk.ends_with("base group's occurrence range, (1,1).")
        && schema(it.seed).contains("mixed=\"true\"")
    {
        return Some("a restriction of what extends a mixed type without elements: refused by the JDK");
    }
    None
}

/// Whether the value that a message begins with has a part with something before its first colon that is no scheme.
fn is_no_reference(message: &str) -> bool {
    let value = message.split('\'').nth(1).unwrap_or_default();
    value.split(' ').any(|part| {
        let before_path = part.split(['/', '?', '#']).next().unwrap_or_default();
        before_path.contains(':') && !before_path.starts_with(|first: char| first.is_ascii_alphabetic())
    })
}

fn schema(seed: u64) -> String {
    show::show(&make::make(seed)).concat()
}
