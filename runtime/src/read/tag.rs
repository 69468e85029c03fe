//! A start tag taken apart: its name, its attributes with their values, its namespace declarations.
//!
//! In comes the text between `<` and `>`; what then holds: names are names, prefixes are bound, no attribute stands
//! twice, values have their references resolved and their white space normalised (XML 1.0, section 3.3.3).

use std::borrow::Cow;

use super::scope::{NsId, Scope};
use crate::bytes;
use crate::chars::{is_nc_name, is_xml_char, split_name};
use crate::error::{Error, ErrorKind, Result};
use crate::limits::Limits;
use crate::names::{XML, XMLNS, same};
use crate::white_space::is_space;

/// What nearly all start tags look like. What such a shape does not say is not there: no attributes, no `xsi:type`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A name.
    Plain,
    /// A name, and that it is nil, as nearly all requests say it.
    Nil,
    /// Any other.
    #[default]
    Other,
}

/// The start tag under the reader.
#[derive(Default)]
pub(crate) struct Tag<'i> {
    pub(crate) shape: Shape,
    pub(crate) name: Name<'i>,
    /// The name as it is written.
    pub(crate) written: &'i str,
    /// All but namespace declarations.
    pub(crate) attributes: Vec<Attribute<'i>>,
    /// `xsi:nil`, where the shape does not say it.
    nil: Option<Cow<'i, str>>,
    /// `xsi:type`.
    pub(crate) type_name: Option<Cow<'i, str>>,
}

/// A name with its namespace.
#[derive(Clone, Copy)]
pub(crate) struct Name<'i> {
    pub(crate) namespace: NsId,
    pub(crate) local: &'i str,
}

impl Default for Name<'_> {
    fn default() -> Self {
        Self { namespace: NsId::NONE, local: "" }
    }
}

pub(crate) struct Attribute<'i> {
    pub(super) prefix: &'i str,
    pub(crate) name: Name<'i>,
    pub(crate) value: Cow<'i, str>,
    /// Whether the schema, or XML Schema itself, has a place for it.
    pub(crate) known: bool,
}

impl<'i> Tag<'i> {
    /// Takes a start tag apart, and adds its namespace declarations to `scope`.
    pub(crate) fn read(&mut self, text: &'i str, scope: &mut Scope<'i>, limits: &Limits) -> Result<()> {
        self.clear();
        let (prefix, local, rest) = name_at(text, limits)?;
        self.written = &text[..text.len() - rest.len()];
        if !rest.is_empty() {
            self.read_attributes(rest, scope, limits)?;
        }
        let namespace = scope.lookup(prefix).ok_or_else(|| unbound_prefix(prefix))?;
        self.name = Name { namespace, local };
        Ok(())
    }

    /// What `xsi:nil` says, for the first who asks.
    pub(crate) fn take_nil(&mut self) -> Option<Cow<'i, str>> {
        if self.shape == Shape::Nil {
            self.shape = Shape::Other;
            return Some(Cow::Borrowed("true"));
        }
        self.nil.take()
    }

    /// Forgets the tag before.
    pub(super) fn clear(&mut self) {
        self.shape = Shape::Other;
        self.attributes.clear();
        self.nil = None;
        self.type_name = None;
    }

    fn read_attributes(&mut self, mut rest: &'i str, scope: &mut Scope<'i>, limits: &Limits) -> Result<()> {
        let outer = scope.len();
        while let Some((attribute, after)) = next_attribute(rest, limits)? {
            rest = after;
            if let Some(prefix) = declared_prefix(attribute.prefix, attribute.name.local) {
                declare_prefix(prefix, attribute.value, scope, outer, limits)?;
                continue;
            }
            if self.attributes.len() == limits.attributes {
                let message = format!("an element has more than {} attributes", limits.attributes);
                return Err(Error::new(ErrorKind::Limit, message));
            }
            self.attributes.push(attribute);
        }
        self.place_attributes(scope)
    }

    /// Finds the namespaces of the attributes, once all declarations of the tag are known.
    pub(super) fn place_attributes(&mut self, scope: &Scope<'i>) -> Result<()> {
        for attribute in &mut self.attributes {
            // Unlike elements, attributes without a prefix are in no namespace (Namespaces in XML, section 6.2).
            if attribute.prefix.is_empty() {
                continue;
            }
            attribute.name.namespace =
                scope.lookup(attribute.prefix).ok_or_else(|| unbound_prefix(attribute.prefix))?;
            if attribute.name.namespace == NsId::XSI {
                let take = |attribute: &mut Attribute<'i>| Some(std::mem::take(&mut attribute.value));
                attribute.known = true;
                match attribute.name.local {
                    "nil" => self.nil = take(attribute),
                    "type" => self.type_name = take(attribute),
                    // Hints that a reader may ignore (XSD Part 1, section 2.6.3).
                    "schemaLocation" | "noNamespaceSchemaLocation" => {}
                    // XML Schema defines no other, so that it is found as an attribute that is not allowed.
                    _ => attribute.known = false,
                }
            }
        }
        self.no_duplicates()
    }

    fn no_duplicates(&self) -> Result<()> {
        let name = |attribute: &Attribute<'i>| (attribute.name.namespace, attribute.name.local);
        let twice = match self.attributes.as_slice() {
            [] | [_] => None,
            [one, other] => (name(one) == name(other)).then_some(one.name.local),
            many => {
                let mut names: Vec<_> = many.iter().map(name).collect();
                names.sort_unstable();
                names.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0].1)
            }
        };
        twice.map_or(Ok(()), |local| Err(stands_twice(local)))
    }
}

fn unbound_prefix(prefix: &str) -> Error {
    Error::new(ErrorKind::Syntax, format!("the prefix `{prefix}` is not bound to a namespace"))
}

fn stands_twice(name: &str) -> Error {
    Error::new(ErrorKind::Syntax, format!("the attribute `{name}` occurs twice"))
}

/// The prefix that an attribute of this name declares, empty for none; `None` where it declares nothing (Namespaces in
/// XML, section 3).
#[inline]
pub(super) fn declared_prefix<'i>(prefix: &str, local: &'i str) -> Option<&'i str> {
    match (prefix, local) {
        ("", "xmlns") => Some(""),
        ("xmlns", prefix) => Some(prefix),
        _ => None,
    }
}

/// Takes a namespace declaration into scope, in which the tag's own come after the `outer` ones.
pub(super) fn declare_prefix<'i>(
    prefix: &'i str,
    uri: Cow<'i, str>,
    scope: &mut Scope<'i>,
    outer: usize,
    limits: &Limits,
) -> Result<()> {
    let wrong = match prefix {
        "xmlns" => true,
        "xml" => !same(&uri, XML),
        "" => same(&uri, XML) || same(&uri, XMLNS),
        _ => uri.is_empty() || same(&uri, XML) || same(&uri, XMLNS),
    };
    if wrong {
        let message = format!("the prefix `{prefix}` cannot be bound to `{}`", uri.escape_debug());
        return Err(Error::new(ErrorKind::Syntax, message));
    }
    if scope.declared() >= limits.prefixes {
        let message = format!("more than {} namespace declarations are in scope", limits.prefixes);
        return Err(Error::new(ErrorKind::Limit, message));
    }
    if scope.binds_since(outer, prefix) {
        return Err(stands_twice(format!("xmlns:{prefix}").trim_end_matches(':')));
    }
    scope.bind(prefix, uri);
    Ok(())
}

/// The name at the start of a text: its prefix, empty for none, its local part, and what follows.
fn name_at<'i>(text: &'i str, limits: &Limits) -> Result<(&'i str, &'i str, &'i str)> {
    let (name, rest) = split_name(text);
    let (prefix, local) = split_prefix(name, limits)?;
    Ok((prefix, local, rest))
}

/// A name's prefix, empty for none, and local part.
fn split_prefix<'i>(name: &'i str, limits: &Limits) -> Result<(&'i str, &'i str)> {
    if name.len() > limits.name {
        return Err(Error::new(ErrorKind::Limit, format!("a name is longer than {} bytes", limits.name)));
    }
    let (prefix, local) = match name.bytes().position(|byte| byte == b':') {
        None => ("", name),
        Some(colon) if is_nc_name(&name[..colon]) => (&name[..colon], &name[colon + 1..]),
        Some(_) => ("", ""),
    };
    if is_nc_name(local) {
        return Ok((prefix, local));
    }
    Err(Error::new(ErrorKind::Syntax, format!("`{}` is not a name", name.escape_debug())))
}

/// The next attribute of a tag, its namespace not known yet, and what follows it; `None` at the end.
fn next_attribute<'i>(text: &'i str, limits: &Limits) -> Result<Option<(Attribute<'i>, &'i str)>> {
    let trimmed = trim_start(text);
    if trimmed.is_empty() {
        return Ok(None);
    }
    if trimmed.len() == text.len() {
        return Err(Error::new(ErrorKind::Syntax, "white space is missing before an attribute"));
    }
    let (prefix, local, rest) = name_at(trimmed, limits)?;
    let Some((value, rest)) = trim_start(rest).strip_prefix('=').map(trim_start).and_then(split_quoted) else {
        let name = split_name(trimmed).0;
        return Err(Error::new(ErrorKind::Syntax, format!("the attribute `{name}` has no quoted value")));
    };
    if value.len() > limits.text {
        return Err(Error::new(ErrorKind::Limit, format!("a text is longer than {} bytes", limits.text)));
    }
    let name = Name { namespace: NsId::NONE, local };
    Ok(Some((Attribute { prefix, name, value: normalised_value(value)?, known: false }, rest)))
}

/// What stands between the quotes at the start, and what follows them.
fn split_quoted(text: &str) -> Option<(&str, &str)> {
    let value = text.strip_prefix(['"', '\''])?;
    let quote = text.as_bytes()[0];
    let (value, rest) = value.split_at(value.bytes().position(|byte| byte == quote)?);
    Some((value, &rest[1..]))
}

fn trim_start(text: &str) -> &str {
    text.trim_start_matches(is_space)
}

/// An attribute's value with its references resolved and its white space normalised.
fn normalised_value(value: &str) -> Result<Cow<'_, str>> {
    // Of what is below the space, only white space can stand in a document.
    if !bytes::any(value.as_bytes(), |eight| eight.below(b' ') | eight.has(b'&') | eight.has(b'<')) {
        return Ok(Cow::Borrowed(value));
    }
    if value.contains('<') {
        return Err(Error::new(ErrorKind::Syntax, "`<` is not allowed in the value of an attribute"));
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find(['&', '\t', '\r', '\n']) {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        rest = match rest.as_bytes()[at] {
            b'&' => {
                let (name, after) = after.split_once(';').ok_or_else(|| bad_reference(after))?;
                out.push(character_of_reference(name)?);
                after
            }
            // A line end of two characters is one (XML 1.0, section 2.11).
            b'\r' => {
                out.push(' ');
                after.strip_prefix('\n').unwrap_or(after)
            }
            _ => {
                out.push(' ');
                after
            }
        };
    }
    out.push_str(rest);
    Ok(Cow::Owned(out))
}

/// The character that `&name;` stands for: one of the five predefined entities or a character reference.
pub(crate) fn character_of_reference(name: &str) -> Result<char> {
    let character = match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = match (name.strip_prefix("#x"), name.strip_prefix('#')) {
                (Some(digits), _) => digits_only(digits, 16),
                (None, Some(digits)) => digits_only(digits, 10),
                (None, None) => return Err(undefined_entity(name)),
            };
            number.and_then(char::from_u32).filter(|&character| is_xml_char(character))
        }
    };
    character.ok_or_else(|| bad_reference(name))
}

fn digits_only(digits: &str, radix: u32) -> Option<u32> {
    // `from_str_radix` would take a sign.
    if !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    u32::from_str_radix(digits, radix).ok()
}

fn undefined_entity(name: &str) -> Error {
    let name: String = name.chars().take(40).collect();
    Error::new(ErrorKind::Syntax, format!("the entity `{}` is not defined", name.escape_debug()))
}

fn bad_reference(name: &str) -> Error {
    let name: String = name.chars().take(40).collect();
    Error::new(ErrorKind::Syntax, format!("`&{}` is not a reference to a character", name.escape_debug()))
}
