//! Texts of others in what is shown and written: without what could do harm there.

/// Whether a character does not show as itself: control characters, ends of lines, and what changes the direction of text.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    let is_direction =
        matches!(character, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    character.is_control() || is_direction || matches!(character, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// A text as text of XML and in its attributes, where ends of lines stay what they are; without what XML cannot carry.
#[must_use]
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            other if other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

/// A text as the message of a workflow command of GitHub.
///
/// See <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>.
#[must_use]
pub fn github(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same as a property of one, such as `file`.
#[must_use]
pub fn github_property(text: &str) -> String {
    github(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{github, github_property, xml};

    #[test]
    fn texts_stay_what_they_are() {
        let text = "a<b>&\"c\"\t\r\n\u{1b}\u{ffff}";
        let document = format!("<a b=\"{0}\">{0}</a>", xml(text));
        let document = roxmltree::Document::parse(&document).unwrap();
        let expected = "a<b>&\"c\"\t\r\n\u{fffd}\u{fffd}";
        assert_eq!(document.root_element().attribute("b"), Some(expected));
        assert_eq!(document.root_element().text(), Some(expected));
    }

    #[test]
    fn commands_stay_on_their_line() {
        assert_eq!(github("50%: a, b\r\n::error::c"), "50%25: a, b%0D%0A::error::c");
        assert_eq!(github_property("C:/a,b%\n"), "C%3A/a%2Cb%25%0A");
    }
}
