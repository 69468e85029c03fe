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
    let is_identity = jdk("cvc-identity-constraint") || jdk("cvc-id.3");
    if is_identity && schema(it.seed).contains("xpath=\".//*\"") {
        return Some("the JDK takes the element itself for `.//*`");
    }
    if it.kind == "schema: only we refuse" && ours("must hold itself") {
        return Some("a type that no finite document has is refused");
    }
    None
}

fn schema(seed: u64) -> String {
    show::show(&make::make(seed)).concat()
}
