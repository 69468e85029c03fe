//! A start tag as nearly all are written, taken apart in one pass over its text.
//!
//! Names are of ASCII, white space stands only before attributes, and values, in double quotes, stand for themselves. All else is
//! left to `token` and `tag`, which say what is wrong. Of these, most are a name alone, or one that is nil: [`Usual`].

use std::borrow::Cow;

use super::scope::{NsId, Scope};
use super::tag::{Attribute, Name, Shape, Tag, declare_prefix, declared_prefix};
use crate::bytes::{self, Eight};
use crate::chars::{NAME_MORE_BYTE as NAME_MORE, NAME_START_BYTE as NAME_START, class_of};
use crate::limits::Limits;
use crate::names::XSI;

#[cfg(test)]
mod tests;

const NIL: &[u8] = b" xsi:nil=\"true\"/>";

/// Where a tag ends, and whether it closes itself.
type End = (usize, bool);

/// A start tag of a name without prefix, with nothing else in it but that it is nil.
#[derive(Clone, Copy)]
pub(crate) struct Usual<'i> {
    pub(crate) name: &'i str,
    pub(crate) form: Form,
    /// Where it begins, and where what follows it does.
    pub(super) at: usize,
    pub(super) end: usize,
}

/// What follows on the name of a usual tag.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `>`
    Open,
    /// `/>`
    Empty,
    /// ` xsi:nil="true"/>`
    Nil,
}

impl<'i> Usual<'i> {
    /// The tag that begins at this place of a document, if it is a usual one.
    #[expect(clippy::inline_always, reason = "asked of each tag")]
    #[inline(always)]
    pub(super) fn at(text: &'i str, at: usize, scope: &Scope<'i>, limits: &Limits) -> Option<Self> {
        let name = text.as_bytes().get(at..)?.strip_prefix(b"<")?;
        let length = name_length(name)?;
        let rest = name.get(length..)?;
        let (form, behind) = match rest {
            [b'>', ..] => (Form::Open, 1),
            [b'/', b'>', ..] => (Form::Empty, 2),
            [b' ', ..] if scope.has_xsi() && rest.starts_with(NIL) => (Form::Nil, NIL.len()),
            _ => return None,
        };
        if length > limits.name {
            return None;
        }
        if form == Form::Nil && (limits.text < "true".len() || limits.attributes == 0) {
            return None;
        }
        let from = at + "<".len();
        Some(Self { name: text.get(from..from + length)?, form, at, end: from + length + behind })
    }
}

impl<'i> Tag<'i> {
    /// Becomes a usual tag. Returns whether it closes itself.
    #[inline]
    pub(super) fn become_usual(&mut self, usual: &Usual<'i>, scope: &Scope<'i>) -> bool {
        if self.shape == Shape::Other {
            self.clear();
        }
        self.written = usual.name;
        self.name = Name { namespace: scope.default_namespace(), local: usual.name };
        self.shape = if usual.form == Form::Nil { Shape::Nil } else { Shape::Plain };
        usual.form != Form::Open
    }

    /// Takes the start tag apart that begins at this place of the document, and adds its declarations to `scope`. Returns
    /// its end; `None` where it is not as most are: then it is to be read again.
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
        self.clear();
        self.written = written;
        let after = at + 1 + written.len();
        let end = match text.as_bytes().get(after..)? {
            [b'>', ..] => {
                self.shape = Shape::Plain;
                (after + 1, false)
            }
            [b'/', b'>', ..] => {
                self.shape = Shape::Plain;
                (after + 2, true)
            }
            _ => self.read_usual_attributes(text, after, scope, limits)?,
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
            let rest = text.as_bytes().get(at..)?;
            match rest {
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
    if value.starts_with(XSI.as_bytes()) && value.get(XSI.len()) == Some(&b'"') && XSI.len() <= limits.text {
        return Some(XSI);
    }
    // Of what is below the space, only white space can stand in a document, which would be normalised.
    let changed = |eight: Eight| eight.below(b' ') | eight.has(b'&') | eight.has(b'<');
    let (length, is_plain) = bytes::before(value, |eight| eight.has(b'"'), changed);
    let from = at + "=\"".len();
    if is_plain && length < value.len() && length <= limits.text { text.get(from..from + length) } else { None }
}

/// The name at a place: as it is written, its prefix, empty for none, and its local part. What follows does not go on it.
#[inline]
fn name_at<'i>(text: &'i str, at: usize, limits: &Limits) -> Option<(&'i str, &'i str, &'i str)> {
    let bytes = text.as_bytes().get(at..)?;
    let first = name_length(bytes)?;
    if bytes.get(first) != Some(&b':') {
        let written = text.get(at..at + first).filter(|written| written.len() <= limits.name)?;
        return Some((written, "", written));
    }
    let length = first + ":".len() + name_length(bytes.get(first + 1..)?)?;
    let written = text.get(at..at + length).filter(|written| written.len() <= limits.name)?;
    Some((written, written.get(..first)?, written.get(first + 1..)?))
}

/// How long the name without colon is that stands at the start.
#[inline]
fn name_length(name: &[u8]) -> Option<usize> {
    // Most names are letters, which can be told of eight at a time.
    let mut length = bytes::letters(name);
    while class_of(*name.get(length)?) >= NAME_MORE {
        length += 1;
    }
    (class_of(name[0]) == NAME_START).then_some(length)
}
