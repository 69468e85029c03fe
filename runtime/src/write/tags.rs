//! Tags, texts and namespace declarations, one after the other into one string.
//!
//! An element is written without prefix, in the default namespace, which is declared where it changes: provisioning
//! systems send and expect this form. Prefixes are declared only for attributes, types and names in texts.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ptr;

use super::content::Shared;
use super::course::Course;
use crate::bytes::{self, Eight};
use crate::chars::{is_nc_name, is_plain_name, is_xml_char};
use crate::error::{Error, ErrorKind, Result, ValueError};
use crate::names::{QName, XML, XSI, same};
use crate::prefixes::{ReadNames, WriteNames, before_colons, push_name};

pub(super) const XSI_DECLARATION: &str = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

/// How often prefixes are named otherwise for a value that is refused.
const MOST_REFUSED: usize = 8;

pub(crate) struct Tags {
    out: String,
    indent: Option<usize>,
    greatest: char,
    /// Whether values are checked against their facets before their text comes here.
    pub(crate) facets: bool,
    open: Vec<Open>,
    /// Whether `>` of the element begun last is still to come.
    in_tag: bool,
    /// The default namespace; empty for none.
    default: Cow<'static, str>,
    /// Prefixes with their namespaces, the innermost last; without `xsi`, where the root declares it.
    bindings: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    /// Whether the root element declares `xsi`.
    has_xsi: bool,
    /// Where the declaration of `xsi` goes if it is needed: after the name of the root element.
    root_name_end: usize,
    /// Room for what stands between two elements of a list.
    between: String,
    prefixes_made: usize,
    naming: Naming,
    /// What texts have before a colon and nothing declares, if it could be a prefix made here.
    undeclared: Cell<Undeclared>,
    /// Prefixes that are chosen for namespaces: elements in these have them, and the root declares them.
    chosen: Chosen,
    /// Prefixes that are not to be made, since they are going to be declared with a meaning.
    kept_free: Vec<String>,
    /// The group that is being written and may be shared out otherwise than it is.
    pub(super) shared: Option<Shared>,
    /// Of a document that is written in parts, which lists are apart.
    pub(super) course: Option<Box<Course>>,
    root: Root,
}

/// Where the root element is, which declares `xsi` once that is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Root {
    Here,
    /// What is written are items in it.
    Elsewhere,
    /// The same, and one of them has declared it itself.
    Missed,
}

/// Prefixes that are chosen, each with its namespace.
#[derive(Clone, Copy, Default)]
pub(crate) struct Chosen {
    pub(crate) all: &'static [(&'static str, &'static str)],
    /// Those that are not declared after all, since texts have them before a colon, where they mean nothing: a bit each.
    avoided: u64,
}

impl Chosen {
    /// As many can be chosen.
    pub(crate) const MOST: usize = 64;

    /// Those that are declared.
    fn declared(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let bits = (0..Self::MOST).map(move |bit| self.avoided & (1 << bit) == 0);
        self.all.iter().copied().zip(bits).filter(|(_, declared)| *declared).map(|(one, _)| one)
    }

    /// The bit of a prefix; none if it is not chosen.
    fn bit(self, prefix: &str) -> u64 {
        self.all.iter().take(Self::MOST).position(|(chosen, _)| *chosen == prefix).map_or(0, |at| 1 << at)
    }
}

/// The prefix of an element that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    None,
    /// That of this binding.
    Bound(usize),
    /// One that is chosen.
    Chosen(&'static str),
}

/// What prefixes are made: some letters `n` and a number, and `xsi`.
struct Naming {
    letters: u32,
    has_xsi: bool,
}

/// What is like a prefix in texts, and means nothing there.
#[derive(Clone, Copy, Default)]
struct Undeclared {
    /// The least number behind as many letters as prefixes have that are made.
    least: Option<usize>,
    /// How many letters stand before a number: a bit for each of 1 to 64. More are never made, so that what is written
    /// does not grow with what a text has.
    letters: u64,
    xsi: bool,
    /// Of the prefixes that are chosen: a bit each.
    chosen: u64,
}

impl Undeclared {
    /// Adds one, where prefixes that are made have so many letters.
    fn add(&mut self, prefix: &str, made: u32) {
        let number = prefix.trim_start_matches('n');
        let letters = u32::try_from(prefix.len() - number.len()).unwrap_or(u32::MAX);
        match number.parse() {
            Ok(number) if letters > 0 => {
                self.letters |= 1_u64.checked_shl(letters - 1).unwrap_or(0);
                if letters == made {
                    self.least = Some(self.least.map_or(number, |least: usize| least.min(number)));
                }
            }
            _ => self.xsi |= prefix == "xsi",
        }
    }

    /// The least number of letters that stands before none.
    fn free_letters(self) -> Option<u32> {
        (self.letters != u64::MAX).then(|| self.letters.trailing_ones() + 1)
    }
}

#[derive(Clone)]
struct Open {
    /// How many bindings were in scope outside of it.
    bindings: usize,
    /// The prefix of its name.
    prefix: Prefix,
    /// The default namespace outside of it, where it declares its own.
    outer_default: Option<Cow<'static, str>>,
    /// Whether an element in it stands on a line of its own, and so its end does.
    has_lines: bool,
    /// Whether it holds text, so that no white space may be added.
    has_text: bool,
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
            in_tag: false,
            default: Cow::Borrowed(""),
            bindings: Vec::new(),
            has_xsi: false,
            root_name_end: 0,
            between: String::new(),
            prefixes_made: 0,
            naming: Naming { letters: 1, has_xsi: true },
            undeclared: Cell::default(),
            kept_free: Vec::new(),
            chosen: Chosen::default(),
            shared: None,
            course: None,
            root: Root::Here,
        }
    }

    /// Goes into the content of the element begun last, as if an element stood in it.
    pub(super) fn begin_content(&mut self) {
        self.close_tag();
        if let Some(parent) = self.open.last_mut().filter(|parent| self.indent.is_some() && !parent.has_text) {
            parent.has_lines = true;
        }
    }

    /// Tags that stand at the same place, of what is apart.
    pub(super) fn apart(&self) -> Self {
        let Self { undeclared, kept_free, bindings, .. } = self;
        let (undeclared, kept_free, bindings) = (undeclared.clone(), kept_free.clone(), bindings.clone());
        let (open, default) = (self.open.clone(), self.default.clone());
        let naming = Naming { ..self.naming };
        Self {
            open,
            default,
            bindings,
            undeclared,
            kept_free,
            naming,
            has_xsi: self.has_xsi,
            prefixes_made: self.prefixes_made,
            chosen: self.chosen,
            root: Root::Elsewhere,
            ..Self::new(String::new(), self.indent, self.greatest, self.facets)
        }
    }

    /// Knows what the whole of what is around it says.
    pub(super) fn know(&mut self, around: &Self) {
        self.has_xsi |= around.has_xsi;
        self.undeclared.set(around.undeclared.get());
    }

    /// The same where the root declares `xsi` after all.
    pub(super) fn know_xsi(&mut self) {
        self.has_xsi = true;
        self.root = Root::Elsewhere;
    }

    /// Whether an element has declared `xsi` itself.
    pub(super) fn has_needed_xsi(&self) -> bool {
        self.root == Root::Missed
    }

    /// Where the root declares `xsi` if it is needed.
    pub(super) fn root_name_end(&self) -> usize {
        self.root_name_end
    }

    /// What was written.
    pub(super) fn written(&mut self) -> &mut String {
        &mut self.out
    }

    /// How many prefixes were made.
    pub(super) fn prefixes_made(&mut self) -> &mut usize {
        &mut self.prefixes_made
    }

    /// The same with prefixes that are chosen, before anything is written.
    pub(crate) fn with_prefixes(mut self, chosen: &'static [(&'static str, &'static str)]) -> Self {
        self.chosen.all = chosen;
        self
    }

    /// Chooses the prefixes of a module, if none are.
    pub(crate) fn choose(&mut self, chosen: &'static [(&'static str, &'static str)]) {
        if self.chosen.all.is_empty() {
            self.chosen.all = chosen;
        }
    }

    /// The prefix that elements of a namespace have, where it means that here.
    #[inline]
    pub(crate) fn chosen_for(&self, namespace: &str) -> Option<&'static str> {
        if self.chosen.all.is_empty() { None } else { self.chosen_among(namespace) }
    }

    #[cold]
    fn chosen_among(&self, namespace: &str) -> Option<&'static str> {
        let (prefix, _) = self.chosen.declared().find(|(_, chosen)| *chosen == namespace)?;
        if self.is_kept_free(prefix) {
            return None;
        }
        // The root is going to declare it.
        (self.open.is_empty() || self.namespace_of(prefix) == Some(namespace)).then_some(prefix)
    }

    /// Writes a document; once more where a prefix that was made stands in a text in which it was to mean nothing: then all
    /// are named otherwise. What is refused for that has not been gone through to its end, and may need it again.
    pub(crate) fn write(self, write: impl Fn(&mut Self) -> Result<()>) -> Result<String> {
        self.write_all(write).map(|tags| tags.out)
    }

    /// The same. Returns the tags behind it.
    pub(super) fn write_all(mut self, write: impl Fn(&mut Self) -> Result<()>) -> Result<Self> {
        let before = self.out.len();
        let mut result = write(&mut self);
        let mut refused = 0;
        while self.has_clash() && refused < MOST_REFUSED {
            // Each that is found to be in a text is found once.
            let is_found = self.undeclared.get().chosen & !self.chosen.avoided != 0;
            refused += usize::from(result.is_err() && !is_found);
            let chosen = Chosen { avoided: self.chosen.avoided | self.undeclared.get().chosen, ..self.chosen };
            let undeclared = Undeclared { least: None, ..self.undeclared.get() };
            let Some(letters) = undeclared.free_letters() else {
                return Err(Error::new(
                    ErrorKind::Value,
                    "its texts leave no prefix to be made that means nothing in them",
                ));
            };
            let naming = Naming { letters, has_xsi: !undeclared.xsi };
            self.out.truncate(before);
            let mut course = self.course;
            if let Some(course) = &mut course {
                course.begin_again();
            }
            self = Self::new(self.out, self.indent, self.greatest, self.facets);
            self.course = course;
            self.naming = naming;
            self.chosen = chosen;
            self.undeclared.set(undeclared);
            result = write(&mut self);
        }
        if self.indent.is_some() {
            self.out.push('\n');
        }
        result.map(|()| self)
    }

    pub(super) fn has_clash(&self) -> bool {
        let undeclared = self.undeclared.get();
        undeclared.chosen & !self.chosen.avoided != 0
            || (self.has_xsi || self.has_needed_xsi()) && undeclared.xsi
            || undeclared.least.is_some_and(|least| least <= self.prefixes_made)
    }

    /// Notes what is before a colon in a text, but for the prefixes that are declared, which are looked up in `sorted`.
    #[inline]
    pub(crate) fn note_undeclared<'d>(
        &self,
        text: &str,
        declared: &'d [(String, String)],
        sorted: &mut Option<BTreeSet<&'d str>>,
    ) {
        // Most have none.
        if text.as_bytes().contains(&b':') {
            let sorted = sorted.get_or_insert_with(|| declared.iter().map(|(prefix, _)| &**prefix).collect());
            before_colons(text).filter(|prefix| !sorted.contains(prefix)).for_each(|prefix| self.note(prefix));
        }
    }

    fn note(&self, prefix: &str) {
        let mut undeclared = self.undeclared.get();
        undeclared.add(prefix, self.naming.letters);
        undeclared.chosen |= self.chosen.bit(prefix);
        self.undeclared.set(undeclared);
    }

    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether an element without prefix is in this namespace.
    #[inline]
    pub(crate) fn is_default(&self, namespace: &str) -> bool {
        let default = &*self.default;
        // Most are the same literal, and long.
        default.len() == namespace.len() && (ptr::eq(default, namespace) || same(default, namespace))
    }

    /// Writes a whole element, not the root, with nothing but text in it, or nil, for which [`xsi`](Self::have_xsi) is there.
    #[expect(
        clippy::inline_always,
        reason = "most elements are written by it, from one place: a call is a twentieth of the time"
    )]
    #[inline(always)]
    pub(crate) fn write_text_element(
        &mut self,
        namespace: &str,
        local: &'static str,
        text: Option<&str>,
    ) -> Result<()> {
        self.check_name(local)?;
        self.before_element();
        self.out.push('<');
        self.out.push_str(local);
        if !self.is_default(namespace) {
            self.declare_default(namespace)?;
        }
        match text {
            None => self.out.push_str(" xsi:nil=\"true\"/>"),
            Some("") => self.out.push_str("/>"),
            Some(text) => {
                self.out.push('>');
                self.escaped(text, false)?;
                self.out.push_str("</");
                self.out.push_str(local);
                self.out.push('>');
            }
        }
        Ok(())
    }

    /// The same for many of one name, of which `next` gives the texts, at least one.
    pub(crate) fn write_text_elements<'t>(
        &mut self,
        local: &'static str,
        mut next: impl FnMut() -> Result<Option<&'t str>>,
    ) -> Result<()> {
        self.check_name(local)?;
        let mut between = std::mem::take(&mut self.between);
        between.clear();
        for part in ["</", local, ">"] {
            between.push_str(part);
        }
        let end = between.len();
        // What stands before an element, with the tag itself.
        let before = self.out.len() + usize::from(self.in_tag);
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

    /// Begins an element of a name that a table has; otherwise as [`start`](Self::start).
    pub(crate) fn start_known(
        &mut self,
        namespace: &'static str,
        local: &'static str,
        default: Option<&str>,
    ) -> Result<()> {
        self.check_name(local)?;
        self.begin(Cow::Borrowed(namespace), local, default)
    }

    /// Begins an element. Names without prefix in it are in the namespace `default`, if there is one: empty for none. Not
    /// where the element itself is in no namespace, since it has no prefix then.
    pub(crate) fn start(&mut self, namespace: &str, local: &str, default: Option<&str>) -> Result<()> {
        self.check_name(local)?;
        self.begin(Cow::Owned(namespace.to_owned()), local, default)
    }

    fn begin(&mut self, namespace: Cow<'static, str>, local: &str, default: Option<&str>) -> Result<()> {
        self.before_element();
        if let Some(prefix) = self.chosen_for(&namespace) {
            return self.begin_chosen(prefix, local, default);
        }
        if let Some(default) = default.filter(|default| !namespace.is_empty() && *default != namespace) {
            return self.begin_prefixed(namespace, local, default);
        }
        self.out.push('<');
        self.out.push_str(local);
        self.begun(Prefix::None)?;
        if self.is_default(&namespace) { Ok(()) } else { self.bind_default(namespace) }
    }

    fn begin_chosen(&mut self, prefix: &'static str, local: &str, default: Option<&str>) -> Result<()> {
        for part in ["<", prefix, ":", local] {
            self.out.push_str(part);
        }
        self.begun(Prefix::Chosen(prefix))?;
        match default.filter(|default| !self.is_default(default)) {
            Some(default) => self.bind_default(Cow::Owned(default.to_owned())),
            None => Ok(()),
        }
    }

    fn begin_prefixed(&mut self, namespace: Cow<'static, str>, local: &str, default: &str) -> Result<()> {
        let known = self.bindings.iter().rposition(|(prefix, bound)| {
            *bound == namespace && self.namespace_of(prefix) == Some(&namespace) && !self.is_kept_free(prefix)
        });
        let prefix = match known.and_then(|known| self.bindings.get(known)) {
            Some((prefix, _)) => prefix.clone(),
            None => Cow::Owned(self.new_prefix()),
        };
        for part in ["<", &prefix, ":", local] {
            self.out.push_str(part);
        }
        self.begun(Prefix::None)?;
        if !self.is_default(default) {
            self.bind_default(Cow::Owned(default.to_owned()))?;
        }
        // A new one is behind those that are chosen, which a root declares.
        let binding = known.unwrap_or(self.bindings.len());
        if let Some(open) = self.open.last_mut() {
            open.prefix = Prefix::Bound(binding);
        }
        if known.is_none() { self.bind(prefix, namespace) } else { Ok(()) }
    }

    fn begun(&mut self, prefix: Prefix) -> Result<()> {
        let is_root = self.open.is_empty();
        if is_root {
            self.root_name_end = self.out.len();
        }
        let bindings = self.bindings.len();
        self.open.push(Open { bindings, prefix, outer_default: None, has_lines: false, has_text: false });
        self.in_tag = true;
        if is_root && !self.chosen.all.is_empty() {
            for (prefix, namespace) in self.chosen.declared() {
                if !self.is_kept_free(prefix) {
                    self.bind(Cow::Borrowed(prefix), Cow::Borrowed(namespace))?;
                }
            }
        }
        self.kept_free.clear();
        Ok(())
    }

    /// Whether nothing stands in the element begun last.
    pub(crate) fn is_empty(&self) -> bool {
        self.in_tag
    }

    /// Ends it; this is its local name.
    pub(crate) fn end(&mut self, local: &str) {
        let Some(open) = self.open.pop() else { return };
        if self.in_tag {
            self.in_tag = false;
            self.out.push_str("/>");
        } else {
            if open.has_lines && !open.has_text {
                self.line(self.open.len());
            }
            self.out.push_str("</");
            let prefix = match open.prefix {
                Prefix::None => None,
                Prefix::Bound(binding) => self.bindings.get(binding).map(|(prefix, _)| &**prefix),
                Prefix::Chosen(prefix) => Some(prefix),
            };
            if let Some(prefix) = prefix {
                self.out.push_str(prefix);
                self.out.push(':');
            }
            self.out.push_str(local);
            self.out.push('>');
        }
        self.bindings.truncate(open.bindings);
        if let Some(default) = open.outer_default {
            self.default = default;
        }
    }

    /// No white space is added in the element begun last: where the schema is silent, it may mean something.
    pub(crate) fn preserve_white_space(&mut self) {
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

    /// The same of the namespace of `xsi:type`.
    pub(crate) fn xsi_attribute(&mut self, local: &str, value: &str) -> Result<()> {
        if !self.ensure_xsi() {
            return self.attribute(XSI, local, value);
        }
        self.out.push_str(" xsi:");
        self.out.push_str(local);
        self.out.push_str("=\"");
        self.escaped(value, true)?;
        self.out.push('"');
        Ok(())
    }

    /// Has the root declare `xsi`; `false` where that may have another meaning, there being other prefixes.
    #[inline]
    pub(crate) fn ensure_xsi(&mut self) -> bool {
        if !self.bindings.is_empty() || !self.naming.has_xsi {
            return false;
        }
        if !self.has_xsi {
            if self.root != Root::Here {
                return false;
            }
            self.declare_xsi();
        }
        true
    }

    /// A prefix for the namespace, declared on the element begun last where there is none yet.
    pub(crate) fn prefix_for(&mut self, namespace: &str) -> Result<Cow<'static, str>> {
        if namespace == XML {
            return Ok(Cow::Borrowed("xml"));
        }
        if let Some(prefix) = self.chosen_for(namespace) {
            return Ok(Cow::Borrowed(prefix));
        }
        if namespace == XSI && self.naming.has_xsi {
            match self.namespace_of("xsi") {
                Some(XSI) => return Ok(Cow::Borrowed("xsi")),
                Some(_) => {}
                None if self.root != Root::Here => {
                    self.root = Root::Missed;
                    self.declare("xsi", XSI)?;
                    return Ok(Cow::Borrowed("xsi"));
                }
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

    /// Whether the element just begun can declare a prefix, which nothing in its tag has yet.
    fn can_declare(&self, prefix: &str) -> bool {
        let tag = self.out.rfind('<').and_then(|start| self.out.get(start..)).unwrap_or_default();
        let is_reserved = prefix.is_empty() || prefix == "xsi" || prefix.starts_with("xml");
        self.in_tag && !is_reserved && !self.declares(prefix) && !tag.contains(&format!("{prefix}:"))
    }

    /// Declares a prefix, the empty one included, on the element begun last.
    pub(crate) fn declare(&mut self, prefix: &str, namespace: &str) -> Result<()> {
        let namespace = Cow::Owned(namespace.to_owned());
        match prefix {
            "" => self.bind_default(namespace),
            _ => self.bind(Cow::Owned(prefix.to_owned()), namespace),
        }
    }

    fn bind(&mut self, prefix: Cow<'static, str>, namespace: Cow<'static, str>) -> Result<()> {
        self.check_name(&prefix)?;
        for part in [" xmlns:", &prefix, "=\""] {
            self.out.push_str(part);
        }
        self.escaped(&namespace, true)?;
        self.out.push('"');
        self.bindings.push((prefix, namespace));
        Ok(())
    }

    fn bind_default(&mut self, namespace: Cow<'static, str>) -> Result<()> {
        self.declare_default(&namespace)?;
        let outer = std::mem::replace(&mut self.default, namespace);
        if let Some(open) = self.open.last_mut() {
            open.outer_default.get_or_insert(outer);
        }
        Ok(())
    }

    #[inline(never)]
    fn declare_default(&mut self, namespace: &str) -> Result<()> {
        self.out.push_str(" xmlns=\"");
        if !namespace.is_empty() {
            self.escaped(namespace, true)?;
        }
        self.out.push('"');
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
    #[cold]
    fn declare_xsi(&mut self) {
        self.out.insert_str(self.root_name_end, XSI_DECLARATION);
        self.has_xsi = true;
        if let Some(course) = &mut self.course {
            course.move_marks(XSI_DECLARATION.len());
        }
    }

    /// Whether the element that is begun declares a prefix itself, for what is in it.
    fn is_kept_free(&self, prefix: &str) -> bool {
        self.kept_free.iter().any(|kept| kept == prefix)
    }

    fn new_prefix(&mut self) -> String {
        loop {
            self.prefixes_made += 1;
            let prefix = format!("{}{}", "n".repeat(self.naming.letters as usize), self.prefixes_made);
            if self.namespace_of(&prefix).is_none() && !self.is_kept_free(&prefix) && self.chosen.bit(&prefix) == 0 {
                return prefix;
            }
        }
    }

    #[inline]
    fn before_element(&mut self) {
        self.close_tag();
        if self.indent.is_some() {
            self.line_before_element();
        }
    }

    #[inline(never)]
    fn line_before_element(&mut self) {
        if let Some(parent) = self.open.last_mut().filter(|parent| !parent.has_text) {
            parent.has_lines = true;
            self.line(self.open.len());
        }
    }

    #[inline]
    fn close_tag(&mut self) {
        if self.in_tag {
            self.in_tag = false;
            self.out.push('>');
        }
    }

    fn line(&mut self, depth: usize) {
        if let Some(indent) = self.indent {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n(' ', indent * depth));
        }
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

    #[expect(clippy::inline_always, reason = "asked of each text, most of them short")]
    #[inline(always)]
    fn escaped(&mut self, text: &str, in_attribute: bool) -> Result<()> {
        if to_be_escaped(text) {
            return self.push_escaped_slow(text, in_attribute);
        }
        self.out.push_str(text);
        Ok(())
    }

    #[inline(never)]
    fn push_escaped_slow(&mut self, text: &str, in_attribute: bool) -> Result<()> {
        let mut rest = text;
        loop {
            let (at, _) = bytes::before(rest.as_bytes(), Eight::to_be_escaped, |_| 0);
            self.out.push_str(&rest[..at]);
            let Some(character) = rest[at..].chars().next() else { return Ok(()) };
            self.character(character, in_attribute)?;
            rest = &rest[at + character.len_utf8()..];
        }
    }

    fn character(&mut self, character: char, in_attribute: bool) -> Result<()> {
        match character {
            '&' => self.out.push_str("&amp;"),
            '<' => self.out.push_str("&lt;"),
            '>' => self.out.push_str("&gt;"),
            '"' if in_attribute => self.out.push_str("&quot;"),
            '\n' | '\t' if !in_attribute => self.out.push(character),
            // Reading would make these line feeds and spaces (XML 1.0, sections 2.11 and 3.3.3).
            '\r' | '\n' | '\t' => self.reference(character),
            _ if !is_xml_char(character) => return Err(Error::bad_character(character)),
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
    bytes::to_be_escaped(text.as_bytes())
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

    fn name_as(&mut self, name: &QName, prefix: &str, out: &mut String) -> Result<()> {
        let Some(namespace) = name.namespace() else { return self.name(name, out) };
        if self.namespace_of(prefix) != Some(namespace) {
            if namespace == XML || !self.can_declare(prefix) {
                return self.name(name, out);
            }
            self.declare(prefix, namespace)?;
        }
        push_name(name, prefix, out);
        Ok(())
    }
}

impl ReadNames for Tags {
    fn name(&self, text: &str) -> std::result::Result<QName, ValueError> {
        QName::resolve(text, &|prefix| {
            let namespace = self.namespace_of(prefix);
            if namespace.is_none() {
                self.note(prefix);
            }
            namespace.map(str::to_owned)
        })
    }
}
