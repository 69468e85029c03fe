//! Texts of others as messages show them: on one line, and not much of them.

use std::borrow::Cow;
use std::fmt::{self, Display};

use crate::escape::is_hidden;

/// How many characters of a part of a message are shown.
const MOST: usize = 200;
/// How many characters of a note are shown.
const MOST_OF_NOTE: usize = 1000;

/// A part of a message. A schema must be able neither to forge lines of a log, nor to steer a terminal, nor to have a
/// message read in another order than it is written, nor to fill the disk.
pub(super) struct Shown<T>(pub(super) T);

impl<T: Display> Display for Shown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&cut(&escaped(&self.0.to_string()), MOST))
    }
}

/// A note, or what is said of another place.
pub(super) fn note(text: &str) -> String {
    cut(&escaped(text), MOST_OF_NOTE).into_owned()
}

/// What is shown of a text, for messages of which there may be many.
pub(crate) fn brief(text: &str) -> String {
    cut(text, MOST + 1).into_owned()
}

/// All of a text, without what could do harm.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return text.into();
    }
    let show = |character: char| {
        if is_hidden(character) { character.escape_unicode().to_string() } else { character.into() }
    };
    text.chars().map(show).collect()
}

fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}...", &text[..end]).into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Shown};

    #[test]
    fn texts_stay_on_their_line() {
        let shown = |text: &str| Shown(text).to_string();
        assert_eq!(shown("Größe \"a\""), "Größe \"a\"");
        assert_eq!(shown("a\nb.xsd:1:1: \u{1b}[2J\u{202e}"), r"a\u{a}b.xsd:1:1: \u{1b}[2J\u{202e}");
        assert_eq!(shown(&"é".repeat(MOST)), "é".repeat(MOST));
        assert_eq!(shown(&"é".repeat(MOST + 1)), format!("{}...", "é".repeat(MOST)));
    }
}
