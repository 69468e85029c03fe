//! The report as JSON: its fields by their names.

use super::report::Report;

impl Report {
    /// The report as JSON, indented, with a line end. `docs/diff-report.md` describes it.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Nothing in it can fail to be written: names of fields are texts, and there are no floats.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}
