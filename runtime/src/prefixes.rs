//! What names in texts mean at a place in a document, and how they are written there.
//!
//! A text of a type such as `xs:QName` has prefixes in it, whose meaning depends on where it stands. Where a text stands
//! nowhere, in a constant of generated code or in `FromStr` and `Display`, names are *expanded*: `{urn:example}item`.

use std::collections::BTreeMap;

use crate::chars::is_nc_name_char;
use crate::error::{Result, ValueError};
use crate::names::QName;

/// Reads names at a place in a document.
pub trait ReadNames {
    /// The name that `text` stands for.
    ///
    /// # Errors
    ///
    /// When it stands for none: it is not a name, or its prefix is not declared.
    fn name(&self, text: &str) -> std::result::Result<QName, ValueError>;

    /// Whether names stand in a document, with prefixes.
    fn have_prefixes(&self) -> bool {
        true
    }
}

/// Writes names at a place in a document.
pub trait WriteNames {
    /// Appends the text of `name`, its prefix declared.
    ///
    /// # Errors
    ///
    /// When its namespace cannot be written.
    fn name(&mut self, name: &QName, out: &mut String) -> Result<()>;

    /// The same with this prefix, wherever it can be declared; an empty one is none.
    ///
    /// # Errors
    ///
    /// As those of [`name`](Self::name).
    fn name_as(&mut self, name: &QName, _prefix: &str, out: &mut String) -> Result<()> {
        self.name(name, out)
    }
}

/// What could be prefixes in a text: the names before a colon.
pub(crate) fn before_colons(text: &str) -> impl Iterator<Item = &str> {
    let prefix =
        |(at, _)| text[..at].rsplit(|character| !is_nc_name_char(character)).next().filter(|prefix| !prefix.is_empty());
    text.match_indices(':').filter_map(prefix)
}

/// Writes the names of a text with the prefixes that they have in it.
pub(crate) struct AsIn<'n, 't> {
    names: &'n mut dyn WriteNames,
    /// What is left of the text.
    text: &'t str,
    /// Whether each has been written so.
    pub(crate) all: bool,
}

impl<'n, 't> AsIn<'n, 't> {
    pub(crate) fn new(names: &'n mut dyn WriteNames, text: &'t str) -> Self {
        Self { names, text, all: true }
    }
}

impl WriteNames for AsIn<'_, '_> {
    fn name(&mut self, name: &QName, out: &mut String) -> Result<()> {
        // Items that are no names stand between.
        while !self.text.is_empty() {
            let (item, rest) = self.text.split_once(' ').unwrap_or((self.text, ""));
            self.text = rest;
            let (prefix, local) = item.split_once(':').unwrap_or(("", item));
            if local == name.local().as_str() {
                let before = out.len();
                self.names.name_as(name, prefix, out)?;
                self.all &= out.get(before..) == Some(item);
                return Ok(());
            }
        }
        self.all = false;
        self.names.name(name, out)
    }
}

/// A place where every prefix can be declared, once: to see what names are written as before they have a place.
pub(crate) struct AnyPlace(BTreeMap<String, Option<String>>);

impl AnyPlace {
    /// Where the default namespace may be any.
    pub(crate) fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Where there is no default namespace.
    #[cfg(feature = "arbitrary")]
    pub(crate) fn without_default() -> Self {
        Self(BTreeMap::from([(String::new(), None)]))
    }
}

impl WriteNames for AnyPlace {
    fn name(&mut self, name: &QName, out: &mut String) -> Result<()> {
        let mut numbers = (1..).map(|number| format!("n{number}"));
        let free = numbers.find(|prefix| !self.0.contains_key(prefix));
        let prefix = if name.namespace().is_some() { free.unwrap_or_default() } else { String::new() };
        push_name(name, &prefix, out);
        self.0.insert(prefix, name.namespace().map(str::to_owned));
        Ok(())
    }

    fn name_as(&mut self, name: &QName, prefix: &str, out: &mut String) -> Result<()> {
        let bound = self.0.entry(prefix.to_owned()).or_insert_with(|| name.namespace().map(str::to_owned));
        if bound.as_deref() != name.namespace() {
            return self.name(name, out);
        }
        push_name(name, prefix, out);
        Ok(())
    }
}

/// Appends a name with a prefix; an empty one is none.
pub(crate) fn push_name(name: &QName, prefix: &str, out: &mut String) {
    if !prefix.is_empty() {
        out.push_str(prefix);
        out.push(':');
    }
    out.push_str(name.local().as_str());
}

/// Names with their namespaces in place of prefixes: no place in a document.
#[derive(Clone, Copy, Debug)]
pub struct Expanded;

impl ReadNames for Expanded {
    fn name(&self, text: &str) -> std::result::Result<QName, ValueError> {
        QName::from_expanded(text)
    }

    fn have_prefixes(&self) -> bool {
        false
    }
}
