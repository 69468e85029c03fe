//! Tags, texts and namespace declarations, one after the other into one string.
//!
//! An element is written without prefix, in the default namespace, which is declared where it changes: provisioning
//! systems send and expect this form. Prefixes are declared only for attributes, types and names in texts.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::bytes;
use crate::error::{Error, ErrorKind, Result, ValueError};
use crate::prefixes::{ReadNames, WriteNames};
use crate::read::scope::{XML, XSI};
use crate::read::tag::{is_nc_name, is_plain_name, is_xml_char};
use crate::table::same;
use crate::types::QName;

const NIL: &str = " xsi:nil=\"true\"/>";

const XSI_DECLARATION: &str = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

pub(crate) struct Tags {
    out: String,
    indent: Option<usize>,
    greatest: char,
    /// Whether values are checked against their facets before their text comes here.
    pub(crate) facets: bool,
    open: Vec<Open>,
    /// The default namespace; empty for none.
    default: Cow<'static, str>,
    /// Prefixes with their namespaces, the innermost last; without `xsi`, where the root declares it.
    bindings: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    /// Whether the root element declares `xsi`.
    has_xsi: bool,
    /// Where the declaration of `xsi` goes if it is needed: after the name of the root element.
    root_name_end: usize,
    /// A name that is one, and of the encoding: in a list, the same name is written many times.
    checked: &'static str,
    /// Room for what stands between two elements of a list.
    between: String,
    prefixes_made: usize,
    /// Prefixes that are not to be made, since they are going to be declared with a meaning.
    kept_free: Vec<String>,
}

struct Open {
    /// The name as written, by its place in the output.
    name: std::ops::Range<usize>,
    /// How many bindings were in scope outside of it.
    bindings: usize,
    /// The default namespace outside of it, where it declares its own.
    outer_default: Option<Cow<'static, str>>,
    /// Whether it holds an element, and so ends on a line of its own.
    has_elements: bool,
    /// Whether it holds text, so that no white space may be added.
    has_text: bool,
    /// Whether `>` is still to come.
    in_tag: bool,
}

impl Tags {
    /// Tags that follow on what is in `out`.
    pub(crate) fn new(out: String, indent: Option<usize>, greatest: char, facets: bool) -> Self {
        Self {
            out,
            indent,
            greatest,
            facets,
            open: Vec::with_capacity(8),
            default: Cow::Borrowed(""),
            bindings: Vec::new(),
            has_xsi: false,
            root_name_end: 0,
            checked: "",
            between: String::new(),
            prefixes_made: 0,
            kept_free: Vec::new(),
        }
    }

    /// The whole document.
    pub(crate) fn finish(mut self) -> String {
        if self.indent.is_some() {
            self.out.push('\n');
        }
        self.out
    }

    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether the element begun last is there, and an element in it needs no declaration to be in this namespace.
    #[inline]
    pub(crate) fn is_default(&self, namespace: &str) -> bool {
        !self.open.is_empty() && same(&self.default, namespace)
    }

    /// Writes a whole element with nothing but text, in the default namespace.
    pub(crate) fn whole(&mut self, local: &'static str, text: &str) -> Result<()> {
        self.check_known(local)?;
        self.before_element();
        self.out.reserve(2 * local.len() + text.len() + "<></>".len());
        self.out.push('<');
        self.out.push_str(local);
        if text.is_empty() {
            self.out.push_str("/>");
            return Ok(());
        }
        self.out.push('>');
        self.escaped(text, false)?;
        self.out.push_str("</");
        self.out.push_str(local);
        self.out.push('>');
        Ok(())
    }

    /// The same for many of one name, of which `next` gives the texts, at least one.
    pub(crate) fn many<'t>(
        &mut self,
        local: &'static str,
        mut next: impl FnMut() -> Result<Option<&'t str>>,
    ) -> Result<()> {
        self.check_known(local)?;
        let mut between = std::mem::take(&mut self.between);
        between.clear();
        for part in ["</", local, ">"] {
            between.push_str(part);
        }
        let end = between.len();
        // What stands before an element, with the tag itself.
        let before = self.out.len() + usize::from(self.in_tag());
        self.before_element();
        for part in [&self.out[before..], "<", local, ">"] {
            between.push_str(part);
        }
        let start = &between[end..];
        self.out.truncate(before);
        self.out.push_str(start);
        while let Some(text) = next()? {
            if text.is_empty() {
                self.out.pop();
                self.out.push_str("/>");
                self.out.push_str(start);
            } else {
                self.escaped(text, false)?;
                self.out.push_str(&between);
            }
        }
        self.out.truncate(self.out.len() - start.len());
        self.between = between;
        Ok(())
    }

    /// Writes a whole element that is nil, in the default namespace; `false` where that needs a prefix to be declared.
    pub(crate) fn whole_nil(&mut self, local: &'static str) -> Result<bool> {
        // Without any other prefix, `xsi` is what the root says.
        if !self.has_xsi || !self.bindings.is_empty() {
            return Ok(false);
        }
        self.check_known(local)?;
        self.before_element();
        self.out.push('<');
        self.out.push_str(local);
        self.out.push_str(NIL);
        Ok(true)
    }

    /// Begins an element of a name that a table has; otherwise as [`start`](Self::start).
    pub(crate) fn start_known(&mut self, namespace: &'static str, local: &'static str, no_default: bool) -> Result<()> {
        self.check_known(local)?;
        self.begin(Cow::Borrowed(namespace), local, no_default)
    }

    /// Begins an element. With `no_default`, names without prefix in it are in no namespace.
    pub(crate) fn start(&mut self, namespace: &str, local: &str, no_default: bool) -> Result<()> {
        self.check_name(local)?;
        self.begin(Cow::Owned(namespace.to_owned()), local, no_default)
    }

    fn begin(&mut self, namespace: Cow<'static, str>, local: &str, no_default: bool) -> Result<()> {
        self.before_element();
        let bindings = self.bindings.len();
        let prefix = (no_default && !namespace.is_empty()).then(|| self.new_prefix());
        self.out.push('<');
        let from = self.out.len();
        if let Some(prefix) = &prefix {
            self.out.push_str(prefix);
            self.out.push(':');
        }
        self.out.push_str(local);
        let name = from..self.out.len();
        if self.open.is_empty() {
            self.root_name_end = name.end;
        }
        let open = Open { name, bindings, outer_default: None, has_elements: false, has_text: false, in_tag: true };
        self.open.push(open);
        let default = if no_default { "" } else { &*namespace };
        let is_default = same(&self.default, default);
        match prefix {
            None if is_default => Ok(()),
            None => self.bind(Cow::Borrowed(""), namespace),
            Some(prefix) => {
                if !is_default {
                    self.bind(Cow::Borrowed(""), Cow::Borrowed(""))?;
                }
                self.bind(Cow::Owned(prefix), namespace)
            }
        }
    }

    /// Ends the element begun last.
    pub(crate) fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.bindings.truncate(open.bindings);
        if let Some(default) = open.outer_default {
            self.default = default;
        }
        if open.in_tag {
            self.out.push_str("/>");
            return;
        }
        if open.has_elements && !open.has_text {
            self.line(self.open.len());
        }
        self.out.push_str("</");
        self.out.extend_from_within(open.name);
        self.out.push('>');
    }

    /// No white space is added in the element begun last: where the schema is silent, it may mean something.
    pub(crate) fn as_it_is(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.has_text = true;
        }
    }

    /// Text of the element begun last.
    pub(crate) fn text(&mut self, text: &str) -> Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        self.close_tag();
        if let Some(open) = self.open.last_mut() {
            open.has_text = true;
        }
        self.escaped(text, false)
    }

    /// An attribute of the element begun last, before anything stands in it.
    pub(crate) fn attribute(&mut self, namespace: &str, local: &str, value: &str) -> Result<()> {
        self.check_name(local)?;
        let prefix = match namespace {
            "" => None,
            _ => Some(self.prefix_for(namespace)?),
        };
        self.out.push(' ');
        if let Some(prefix) = prefix {
            self.out.push_str(&prefix);
            self.out.push(':');
        }
        self.out.push_str(local);
        self.out.push_str("=\"");
        self.escaped(value, true)?;
        self.out.push('"');
        Ok(())
    }

    /// A prefix for the namespace, declared on the element begun last where there is none yet.
    pub(crate) fn prefix_for(&mut self, namespace: &str) -> Result<Cow<'static, str>> {
        if namespace == XML {
            return Ok(Cow::Borrowed("xml"));
        }
        if namespace == XSI {
            match self.namespace_of("xsi") {
                Some(XSI) => return Ok(Cow::Borrowed("xsi")),
                Some(_) => {}
                None => {
                    self.declare_xsi();
                    return Ok(Cow::Borrowed("xsi"));
                }
            }
        }
        let known = self
            .bindings
            .iter()
            .rev()
            .find(|(prefix, bound)| bound == namespace && self.namespace_of(prefix) == Some(namespace));
        if let Some((prefix, _)) = known {
            return Ok(prefix.clone());
        }
        let prefix = self.new_prefix();
        self.declare(&prefix, namespace)?;
        Ok(Cow::Owned(prefix))
    }

    /// Prefixes that the element begun next declares itself.
    pub(crate) fn keep_free(&mut self, prefixes: &[(String, String)]) {
        self.kept_free = prefixes.iter().map(|(prefix, _)| prefix.clone()).collect();
    }

    /// Declares a prefix, the empty one included, on the element begun last.
    pub(crate) fn declare(&mut self, prefix: &str, namespace: &str) -> Result<()> {
        self.bind(Cow::Owned(prefix.to_owned()), Cow::Owned(namespace.to_owned()))
    }

    fn bind(&mut self, prefix: Cow<'static, str>, namespace: Cow<'static, str>) -> Result<()> {
        self.out.push_str(" xmlns");
        if !prefix.is_empty() {
            self.check_name(&prefix)?;
            self.out.push(':');
            self.out.push_str(&prefix);
        }
        self.out.push_str("=\"");
        self.escaped(&namespace, true)?;
        self.out.push('"');
        if !prefix.is_empty() {
            self.bindings.push((prefix, namespace));
            return Ok(());
        }
        let outer = std::mem::replace(&mut self.default, namespace);
        if let Some(open) = self.open.last_mut() {
            open.outer_default.get_or_insert(outer);
        }
        Ok(())
    }

    /// The namespace that a prefix stands for.
    pub(crate) fn namespace_of(&self, prefix: &str) -> Option<&str> {
        if prefix.is_empty() {
            return Some(&self.default);
        }
        let binding = self.bindings.iter().rev().find(|(bound, _)| same(bound, prefix));
        binding.map(|(_, namespace)| &**namespace).or((self.has_xsi && prefix == "xsi").then_some(XSI))
    }

    /// Whether the element begun last declares the prefix itself.
    pub(crate) fn declares(&self, prefix: &str) -> bool {
        let Some(open) = self.open.last() else { return false };
        match prefix {
            "" => open.outer_default.is_some(),
            _ => self.bindings.iter().skip(open.bindings).any(|(bound, _)| same(bound, prefix)),
        }
    }

    /// Declares `xsi` on the root element, in what is written already.
    fn declare_xsi(&mut self) {
        self.out.insert_str(self.root_name_end, XSI_DECLARATION);
        self.has_xsi = true;
        for open in self.open.iter_mut().skip(1) {
            open.name = open.name.start + XSI_DECLARATION.len()..open.name.end + XSI_DECLARATION.len();
        }
    }

    fn new_prefix(&mut self) -> String {
        loop {
            self.prefixes_made += 1;
            let prefix = format!("n{}", self.prefixes_made);
            if self.namespace_of(&prefix).is_none() && !self.kept_free.contains(&prefix) {
                return prefix;
            }
        }
    }

    fn in_tag(&self) -> bool {
        self.open.last().is_some_and(|open| open.in_tag)
    }

    #[inline]
    fn before_element(&mut self) {
        let Some(parent) = self.open.last_mut() else { return };
        if parent.in_tag {
            parent.in_tag = false;
            self.out.push('>');
        }
        parent.has_elements = true;
        if self.indent.is_some() && !parent.has_text {
            self.line(self.open.len());
        }
    }

    #[inline]
    fn close_tag(&mut self) {
        if let Some(open) = self.open.last_mut().filter(|open| open.in_tag) {
            open.in_tag = false;
            self.out.push('>');
        }
    }

    fn line(&mut self, depth: usize) {
        if let Some(indent) = self.indent {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n(' ', indent * depth));
        }
    }

    /// The same for a name that stays where it is: one checked is not checked again.
    #[inline]
    fn check_known(&mut self, name: &'static str) -> Result<()> {
        if !std::ptr::eq(name, self.checked) {
            self.check_name(name)?;
            self.checked = name;
        }
        Ok(())
    }

    /// Names cannot hold references, so they must be of the encoding.
    #[inline]
    pub(crate) fn check_name(&self, name: &str) -> Result<()> {
        if is_plain_name(name) { Ok(()) } else { self.check_rare_name(name) }
    }

    fn check_rare_name(&self, name: &str) -> Result<()> {
        if !is_nc_name(name) {
            return Err(Error::new(ErrorKind::Character, format!("`{}` is not a name", name.escape_debug())));
        }
        if name.chars().all(|character| character <= self.greatest) {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Encoding, format!("the name `{name}` has characters outside of the encoding")))
    }

    #[inline]
    fn escaped(&mut self, text: &str, in_attribute: bool) -> Result<()> {
        if to_be_escaped(text) {
            return self.looked_through(text, in_attribute);
        }
        self.out.push_str(text);
        Ok(())
    }

    fn looked_through(&mut self, text: &str, in_attribute: bool) -> Result<()> {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(needs_look) {
            self.out.push_str(&rest[..at]);
            let Some(character) = rest[at..].chars().next() else { break };
            self.character(character, in_attribute)?;
            rest = &rest[at + character.len_utf8()..];
        }
        self.out.push_str(rest);
        Ok(())
    }

    fn character(&mut self, character: char, in_attribute: bool) -> Result<()> {
        match character {
            '&' => self.out.push_str("&amp;"),
            '<' => self.out.push_str("&lt;"),
            '>' => self.out.push_str("&gt;"),
            '"' if in_attribute => self.out.push_str("&quot;"),
            '\n' | '\t' if !in_attribute => self.out.push(character),
            // Reading would make these line feeds and blanks (XML 1.0, sections 2.11 and 3.3.3).
            '\r' | '\n' | '\t' => self.reference(character),
            _ if !is_xml_char(character) => {
                let message = format!("the character {} cannot stand in XML", character.escape_unicode());
                return Err(Error::new(ErrorKind::Character, message));
            }
            _ if character > self.greatest => self.reference(character),
            _ => self.out.push(character),
        }
        Ok(())
    }

    fn reference(&mut self, character: char) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "&#{};", u32::from(character));
    }
}

/// Whether some characters of a text may have to be written otherwise.
#[inline]
fn to_be_escaped(text: &str) -> bool {
    bytes::any(text.as_bytes(), bytes::Eight::to_be_escaped)
}

/// Whether a byte begins a character that may have to be written otherwise.
fn needs_look(byte: u8) -> bool {
    matches!(byte, ..b' ' | 0x80.. | b'&' | b'<' | b'>' | b'"')
}

impl WriteNames for Tags {
    fn name(&mut self, name: &QName, out: &mut String) -> Result<()> {
        if let Some(namespace) = name.namespace() {
            out.push_str(&self.prefix_for(namespace)?);
            out.push(':');
        }
        out.push_str(name.local().as_str());
        Ok(())
    }
}

impl ReadNames for Tags {
    fn name(&self, text: &str) -> std::result::Result<QName, ValueError> {
        QName::resolve(text, &|prefix| self.namespace_of(prefix).map(str::to_owned))
    }
}
