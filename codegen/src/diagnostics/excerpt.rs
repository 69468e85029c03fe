//! The lines of files that diagnostics are about, and the part of each that is meant.
//!
//! A stage knows where something begins; where it ends, the text says: behind a start tag, an attribute, or a value of
//! TOML. Lines are looked up when all problems are known, so that a run without any costs nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::{Diagnostics, Place};

/// The longest line that is shown, in bytes. Schemas may be all on one line.
const LONGEST: usize = 4096;

/// A line of a file, and the part of it that a problem is about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// The line, without its end.
    pub line: String,
    /// The bytes of it that are meant.
    pub span: Range<usize>,
}

impl Diagnostics {
    /// Looks up the lines of all places that have none yet, each file once; `text` is that of a file by the path with
    /// which it is shown.
    pub(crate) fn excerpt(&mut self, text: impl Fn(&str) -> Option<String>) {
        let mut wanted: BTreeMap<Arc<str>, BTreeSet<u32>> = BTreeMap::new();
        for place in self.list.iter().filter(|one| one.excerpts.is_empty()).flat_map(super::Diagnostic::places) {
            wanted.entry(place.path.clone()).or_default().insert(place.line);
        }
        let mut found: BTreeMap<(Arc<str>, u32), String> = BTreeMap::new();
        for (path, numbers) in wanted {
            let Some(text) = text(&path) else { continue };
            let lines = (1_u32..)
                .zip(text.split('\n'))
                .filter(|(number, line)| line.len() <= LONGEST && numbers.contains(number));
            found.extend(lines.map(|(number, line)| ((path.clone(), number), line.trim_end().to_owned())));
        }
        let excerpt = |place: &Place| {
            let line = found.get(&(place.path.clone(), place.line))?;
            Some(Excerpt { line: line.clone(), span: span(line, place)? })
        };
        for one in self.list.iter_mut().filter(|one| one.excerpts.is_empty()) {
            one.excerpts = one.places().map(excerpt).collect();
        }
    }
}

/// What is meant at a place of a line.
fn span(line: &str, place: &Place) -> Option<Range<usize>> {
    let before = usize::try_from(place.column).ok()?.checked_sub(1)?;
    let start = line.char_indices().map(|(at, _)| at).chain([line.len()]).nth(before)?;
    let rest = &line[start..];
    let length = if place.path.ends_with(".toml") { of_toml(rest) } else { of_xml(rest) };
    // At the end of a line, what is missing there.
    let one = rest.chars().next().map_or(1, char::len_utf8);
    Some(start..start + length.unwrap_or(one).max(one))
}

/// A start tag, as far as it is on this line, or an attribute with its value.
fn of_xml(rest: &str) -> Option<usize> {
    if rest.starts_with('<') {
        let mut quote = None;
        let end = rest.char_indices().find(|&(_, letter)| {
            match quote {
                Some(open) if open == letter => quote = None,
                None if letter == '"' || letter == '\'' => quote = Some(letter),
                None => return letter == '>',
                Some(_) => {}
            }
            false
        });
        return Some(end.map_or(rest.len(), |(at, _)| at + 1));
    }
    let (_, value) = rest.split_once('=').filter(|(name, _)| !name.trim_end().contains(char::is_whitespace))?;
    let value = value.trim_start();
    let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    let end = value[1..].find(quote).map_or(rest.len(), |at| rest.len() - value.len() + at + 2);
    Some(end)
}

/// A key or a value.
fn of_toml(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    match first {
        '"' | '\'' => Some(rest[1..].find(first).map_or(rest.len(), |at| at + 2)),
        '[' | '{' => {
            let close = if first == '{' { '}' } else { ']' };
            Some(rest.rfind(close).map_or(rest.len(), |at| at + 1))
        }
        _ => rest.find(|letter: char| letter.is_whitespace() || ",]}=#".contains(letter)).or(Some(rest.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, span};

    #[track_caller]
    fn meant(path: &str, line: &str, column: u32) -> String {
        let place = Place { path: path.into(), line: 1, column };
        let span = span(line, &place).unwrap();
        line.get(span.clone()).map_or_else(|| format!("{span:?}"), str::to_owned)
    }

    #[test]
    fn what_is_meant_ends_where_the_text_says() {
        let line = "  <xs:element name=\"Größe\" type = 'a>b'/> <b";
        assert_eq!(meant("a.xsd", line, 3), "<xs:element name=\"Größe\" type = 'a>b'/>");
        assert_eq!(meant("a.xsd", line, 15), "name=\"Größe\"");
        assert_eq!(meant("a.xsd", line, 28), "type = 'a>b'");
        assert_eq!(meant("a.xsd", line, 43), "<b");
        assert_eq!(meant("a.xsd", "text", 2), "e");
        assert_eq!(meant("a.xsd", "ab", 3), "2..3");
        let line = "roots = [\"a\", 'b', 12] # c";
        assert_eq!(meant("x.toml", line, 1), "roots");
        assert_eq!(meant("x.toml", line, 9), "[\"a\", 'b', 12]");
        assert_eq!(meant("x.toml", line, 10), "\"a\"");
        assert_eq!(meant("x.toml", line, 20), "12");
        assert_eq!(meant("x.toml", "[[module]]", 1), "[[module]]");
        assert!(span("short", &Place { path: "a".into(), line: 1, column: 9 }).is_none());
    }
}
