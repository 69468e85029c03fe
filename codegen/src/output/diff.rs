//! The lines in which two texts differ.
//!
//! In come the old and the new text; out goes a unified diff that fits a screen.

use std::fmt::Write;
use std::time::Duration;

use similar::TextDiff;

/// How many lines are shown.
const MAX_LINES: usize = 40;

/// How long to look for a short diff; after that a longer one will do.
const PATIENCE: Duration = Duration::from_secs(2);

/// A unified diff, cut after [`MAX_LINES`].
pub(super) fn unified(old: &str, new: &str, old_name: &str, new_name: &str) -> String {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(old, new);
    let text = diff.unified_diff().context_radius(2).header(old_name, new_name).to_string();
    let lines: Vec<&str> = text.lines().collect();
    let mut shown = lines[..lines.len().min(MAX_LINES)].join("\n");
    if lines.len() > MAX_LINES {
        // Writing to a string cannot fail.
        let _ = write!(shown, "\n... and {} more lines", lines.len() - MAX_LINES);
    }
    shown
}
