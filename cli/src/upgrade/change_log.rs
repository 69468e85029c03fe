//! Entries of a change log.
//!
//! In come a change log and an entry; out goes the change log with it, and with all else as it was.

/// A change log with one more entry: the first of what is not released, below a heading that is made where there is none.
/// One that is there already is not written again: what is released says nothing of it.
pub(super) fn logged(before: &str, entry: &str) -> String {
    let end = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let is_heading = |line: &str| line.starts_with("## ");
    let lines: Vec<&str> = before.split_inclusive('\n').collect();
    let unreleased = lines.iter().position(|line| is_heading(line) && line.to_lowercase().contains("unreleased"));
    let below = unreleased.map_or(&[][..], |at| &lines[at + 1..]);
    if below.iter().take_while(|line| !is_heading(line)).any(|line| line.trim_end_matches(['\r', '\n']) == entry) {
        return before.to_owned();
    }
    let at = match unreleased {
        Some(at) => at + 1 + lines[at + 1..].iter().take_while(|line| line.trim().is_empty()).count(),
        // What is released stays as it is.
        None => lines.iter().position(|line| is_heading(line)).unwrap_or(lines.len()),
    };
    let (head, tail) = (lines[..at].concat(), lines[at..].concat());
    let mut text = head;
    let mut line = |line: &str| {
        text.push_str(line);
        text.push_str(end);
    };
    // The last line may have no end, and a paragraph begins behind an empty one.
    let last = |from: usize| lines[..at].iter().rev().nth(from);
    if last(0).is_some_and(|line| !line.ends_with('\n')) {
        line("");
    }
    if last(0).is_some_and(|line| !line.trim().is_empty()) {
        line("");
    }
    if unreleased.is_none() {
        line("## [Unreleased]");
        line("");
    }
    line(entry);
    if !tail.is_empty() && !tail.starts_with("- ") {
        line("");
    }
    text + &tail
}

#[cfg(test)]
mod tests {
    use super::logged;

    #[test]
    fn entries() {
        for (before, after) in [
            ("# A\n\n## [Unreleased]\n\n- old\n", "# A\n\n## [Unreleased]\n\n- new\n- old\n"),
            ("# A\n\n## [Unreleased]\n\n### Added\n", "# A\n\n## [Unreleased]\n\n- new\n\n### Added\n"),
            ("# A\n\n## Unreleased\n", "# A\n\n## Unreleased\n\n- new\n"),
            ("# A\n\n## Unreleased", "# A\n\n## Unreleased\n\n- new\n"),
            ("# A\n\n## 1.0\n\n- old\n", "# A\n\n## [Unreleased]\n\n- new\n\n## 1.0\n\n- old\n"),
            ("# A\n\n## [Unreleased]\n\n- old\n- new\n", "# A\n\n## [Unreleased]\n\n- old\n- new\n"),
            // What was done before that release is done again.
            ("# A\n\n## [Unreleased]\n\n## 1.0\n\n- new\n", "# A\n\n## [Unreleased]\n\n- new\n\n## 1.0\n\n- new\n"),
            ("# A\n\n## 1.0\n\n- new\n", "# A\n\n## [Unreleased]\n\n- new\n\n## 1.0\n\n- new\n"),
            ("", "## [Unreleased]\n\n- new\n"),
        ] {
            assert_eq!(logged(before, "- new"), after, "{before}");
            let [before, after] = [before, after].map(|text| text.replace('\n', "\r\n"));
            assert_eq!(logged(&before, "- new").replace("\r\n", "\n"), after.replace("\r\n", "\n"), "{before:?}");
            assert!(!before.contains('\r') || logged(&before, "- new") == after, "{before:?}");
        }
        // Lines of both kinds stay as they are.
        let before = "# A\n\n## [Unreleased]\r\n\r\n- old\n";
        assert_eq!(logged(before, "- new"), "# A\n\n## [Unreleased]\r\n\r\n- new\r\n- old\n");
    }
}
