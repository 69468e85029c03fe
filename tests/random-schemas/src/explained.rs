//! Differences that are explained: docs/mutation-run.md has each with its section.

use crate::report::Difference;

/// Why the verdicts differ, if it is known.
pub fn why(it: &Difference) -> Option<&'static str> {
    let in_document = |text: &str| it.document.contains(text);
    if in_document("24:00:00") && (it.jdk.starts_with("cvc-enumeration") || it.jdk.contains("fixed value")) {
        return Some("24:00:00 is another time than 00:00:00 to the JDK");
    }
    None
}
