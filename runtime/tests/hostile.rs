//! Hostile documents lead to a value or an error, never to a panic or an overflow of the stack of a thread.
//!
//! How long each takes and how much memory, `scripts/hostile.sh` shows.

#[path = "hostile/cases.rs"]
mod cases;

/// In place of a million: enough to go beyond every limit, and little enough for a build without optimisation.
const MEGA: usize = 20_000;

#[test]
fn every_case_ends_as_it_should() {
    let wrong: Vec<String> = (cases::CASES.iter())
        .map(|(name, make, expected)| (name, cases::outcome(cases::read(&make(MEGA))), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(name, found, expected)| format!("{name}: {found:?}, expected {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a document has in it forges no line of a log, wherever it is quoted.
#[test]
fn messages_stay_on_one_line() {
    let documents = [
        "<hostile xmlns='u&#10;v&#x9b;'/>",
        "<hostile></hos\ntile>",
        "<hostile xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='a&#x85;b'/>",
        "<hostile xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:p='u&#13;v' xsi:type='p:t'/>",
        "<hostile><text>x<p:a xmlns:p='u&#9;v'/></text></hostile>",
        "<hostile><integer>1&#10;2</integer></hostile>",
    ];
    for document in documents {
        let error = cases::read(document).expect_err(document);
        assert!(!error.to_string().contains(char::is_control), "{error:?}");
    }
}

/// An empty section is no text: written again, nothing would be left of it.
#[test]
fn an_empty_cdata_section_is_nothing() {
    let with = cases::read("<hostile><open><![CDATA[]]></open></hostile>").expect("allowed");
    let without = cases::read("<hostile><open/></hostile>").expect("allowed");
    assert!(with == without, "{with:?}");
}
