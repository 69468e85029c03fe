//! The text of `documentation`, line by line; `appinfo` is for other tools.

use roxmltree::Node;

use crate::source::XSD_NAMESPACE;
use crate::xsd::Docs;

/// The documentation of an element: that of all its annotations, a blank line between each two.
pub(super) fn of(node: Node<'_, '_>) -> Docs {
    let mut lines: Vec<String> = Vec::new();
    let annotations = node.children().filter(|child| child.has_tag_name((XSD_NAMESPACE, "annotation")));
    let texts = annotations
        .flat_map(|annotation| annotation.children())
        .filter(|child| child.has_tag_name((XSD_NAMESPACE, "documentation")));
    for text in texts {
        let text: String = text.descendants().filter_map(text_of).collect();
        let added = dedented(&text);
        if !lines.is_empty() && !added.is_empty() {
            lines.push(String::new());
        }
        lines.extend(added);
    }
    lines.into()
}

fn text_of<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    if node.is_text() { node.text() } else { None }
}

/// The lines without common indentation, and without blank ones first and last. The first line of
/// the text does not count for the indentation, since it begins behind a tag.
fn dedented(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let Some(first) = lines.iter().position(|line| !line.is_empty()) else {
        return Vec::new();
    };
    let last = lines.iter().rposition(|line| !line.is_empty()).unwrap_or(first);
    let indented = |line: &&str| line.len() - line.trim_start().len();
    let common =
        lines[first.max(1).min(last)..=last].iter().filter(|line| !line.is_empty()).map(indented).min().unwrap_or(0);
    let cut = |(index, line): (usize, &&str)| {
        let cut = if index == 0 && first == 0 {
            line.trim_start()
        } else {
            line.get(common..).unwrap_or_else(|| line.trim_start())
        };
        cut.to_owned()
    };
    lines.iter().enumerate().take(last + 1).skip(first).map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::dedented;

    #[test]
    fn keeps_lines_and_relative_indentation() {
        assert_eq!(dedented("\n    a\n      b\n\n    c  \n  "), ["a", "  b", "", "c"]);
        assert_eq!(dedented("a\n    b\n      c"), ["a", "b", "  c"]);
        assert_eq!(dedented("  a"), ["a"]);
        assert_eq!(dedented(" \n\t\n"), [""; 0]);
    }
}
