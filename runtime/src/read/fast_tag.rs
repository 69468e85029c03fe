//! A start tag as nearly all are written, taken apart in one pass over its text.
//!
//! Names are of ASCII, white space stands only before attributes, and values, in double quotes, stand for themselves. All else is
//! left to `token` and `tag`, which say what is wrong.

use std::borrow::Cow;

use super::scope::{NsId, Scope};
use super::tag::{Attribute, Name, Shape, Tag, declare_prefix, declared_prefix};
use crate::bytes::{self, Eight};
use crate::chars::{NAME_MORE_BYTE as NAME_MORE, NAME_START_BYTE as NAME_START, class_of};
use crate::limits::Limits;

#[cfg(test)]
mod tests;

const NIL: &[u8] = b" xsi:nil=\"true\"/>";

/// Where a tag ends, and whether it closes itself.
type End = (usize, bool);

impl<'i> Tag<'i> {
    /// Takes the start tag apart that begins at this place of the document, and adds its declarations to `scope`. Returns
    /// its end; `None` where it is not a usual one: then it is to be read again.
    #[inline]
    pub(crate) fn read_fast(
        &mut self,
        text: &'i str,
        at: usize,
        scope: &mut Scope<'i>,
        limits: &Limits,
    ) -> Option<End> {
        if text.as_bytes().get(at) != Some(&b'<') {
            return None;
        }
        let (written, prefix, local) = name_at(text, at + 1, limits)?;
        if self.shape == Shape::Other {
            self.clear();
        }
        self.written = written;
        let after = at + 1 + written.len();
        let rest = text.as_bytes().get(after..)?;
        let end = match rest {
            [b'>', ..] => {
                self.shape = Shape::Plain;
                (after + 1, false)
            }
            [b'/', b'>', ..] => {
                self.shape = Shape::Plain;
                (after + 2, true)
            }
            rest if rest.starts_with(NIL)
                && scope.has_xsi()
                && limits.text >= "true".len()
                && limits.attributes > 0 =>
            {
                self.shape = Shape::Nil;
                (after + NIL.len(), true)
            }
            _ => {
                self.shape = Shape::Other;
                self.read_usual_attributes(text, after, scope, limits)?
            }
        };
        let namespace = if prefix.is_empty() { scope.default_namespace() } else { scope.lookup(prefix)? };
        self.name = Name { namespace, local };
        Some(end)
    }

    fn read_usual_attributes(
        &mut self,
        text: &'i str,
        mut at: usize,
        scope: &mut Scope<'i>,
        limits: &Limits,
    ) -> Option<End> {
        let outer = scope.len();
        let end = loop {
            match text.as_bytes().get(at..)? {
                [b'>', ..] => break (at + 1, false),
                [b'/', b'>', ..] => break (at + 2, true),
                [b' ', ..] => {}
                _ => return None,
            }
            let (written, prefix, local) = name_at(text, at + 1, limits)?;
            let value = value_at(text, at + 1 + written.len(), limits)?;
            at += " =\"\"".len() + written.len() + value.len();
            let value = Cow::Borrowed(value);
            if let Some(prefix) = declared_prefix(prefix, local) {
                declare_prefix(prefix, value, scope, outer, limits).ok()?;
                continue;
            }
            if self.attributes.len() == limits.attributes {
                return None;
            }
            self.attributes.push(Attribute {
                prefix,
                name: Name { namespace: NsId::NONE, local },
                value,
                known: false,
            });
        };
        self.place_attributes(scope).ok()?;
        Some(end)
    }
}

/// The value of an attribute, whose name ends at this place.
#[inline]
fn value_at<'i>(text: &'i str, at: usize, limits: &Limits) -> Option<&'i str> {
    let value = text.as_bytes().get(at..)?.strip_prefix(b"=\"")?;
    // Of what is below the space, only white space can stand in a document, which would be normalised.
    let changed = |eight: Eight| eight.below(b' ') | eight.has(b'&') | eight.has(b'<');
    let (length, is_plain) = bytes::before(value, |eight| eight.has(b'"'), changed);
    let from = at + "=\"".len();
    if is_plain && length < value.len() && length <= limits.text { text.get(from..from + length) } else { None }
}

/// The name at a place: as it is written, its prefix, empty for none, and its local part. What follows does not go on it.
#[inline]
fn name_at<'i>(text: &'i str, at: usize, limits: &Limits) -> Option<(&'i str, &'i str, &'i str)> {
    let bytes = text.as_bytes();
    let first = name_end(bytes, at)?;
    let (written, prefix, local) = if bytes.get(first) == Some(&b':') {
        let end = name_end(bytes, first + 1)?;
        (text.get(at..end)?, text.get(at..first)?, text.get(first + 1..end)?)
    } else {
        let written = text.get(at..first)?;
        (written, "", written)
    };
    if written.len() <= limits.name { Some((written, prefix, local)) } else { None }
}

/// Where the name without colon ends that begins at a place.
#[inline]
fn name_end(bytes: &[u8], at: usize) -> Option<usize> {
    let name = bytes.get(at..)?;
    // Most names are letters, which can be told of eight at a time.
    let letters = bytes::letters(name);
    let length = letters + name.get(letters..)?.iter().position(|&byte| class_of(byte) < NAME_MORE)?;
    if class_of(name[0]) == NAME_START { Some(at + length) } else { None }
}
