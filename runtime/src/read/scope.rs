//! The namespace prefixes in scope while reading (Namespaces in XML 1.0).
//!
//! Namespaces have the number of the binding in which they are met first, so that comparing two is comparing numbers.

use std::borrow::Cow;

use crate::error::ValueError;
use crate::names::{QName, XML, XSI, same};
use crate::prefixes::ReadNames;

/// A namespace, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NsId(usize);

impl NsId {
    /// No namespace.
    pub(crate) const NONE: Self = Self(0);
    /// The namespace of `xsi:nil` and `xsi:type`.
    pub(crate) const XSI: Self = Self(2);
}

pub(crate) struct Scope<'i> {
    bindings: Vec<Binding<'i>>,
    /// What names without prefix are in, as most are.
    default: NsId,
    /// Whether the prefix `xsi` is bound as it always is.
    has_xsi: bool,
}

struct Binding<'i> {
    prefix: &'i str,
    uri: Cow<'i, str>,
    /// The number of the first binding of this namespace.
    namespace: NsId,
}

/// What is bound before anything is read; the last to what is no prefix, so that the namespace has its number.
const BUILT_IN: [(&str, &str); 3] = [("", ""), ("xml", XML), (NO_PREFIX, XSI)];

/// What no document can have in it (XML 1.0, section 2.2).
const NO_PREFIX: &str = "\0";

impl<'i> Scope<'i> {
    pub(crate) fn new() -> Self {
        // Room for those of most documents.
        let mut bindings = Vec::with_capacity(8);
        bindings.extend(BUILT_IN.iter().enumerate().map(|(number, (prefix, uri))| Binding {
            prefix,
            uri: Cow::Borrowed(uri),
            namespace: NsId(number),
        }));
        Self { bindings, default: NsId::NONE, has_xsi: false }
    }

    /// How many bindings there are: what [`truncate`](Self::truncate) goes back to.
    pub(crate) fn len(&self) -> usize {
        self.bindings.len()
    }

    /// How many namespace declarations are in scope.
    pub(crate) fn declared(&self) -> usize {
        self.bindings.len() - BUILT_IN.len()
    }

    #[inline]
    pub(crate) fn truncate(&mut self, len: usize) {
        if len != self.bindings.len() {
            self.forget(len);
        }
    }

    fn forget(&mut self, len: usize) {
        self.bindings.truncate(len);
        if len == BUILT_IN.len() {
            (self.default, self.has_xsi) = (NsId::NONE, false);
            return;
        }
        self.default = self.lookup("").unwrap_or(NsId::NONE);
        self.has_xsi = self.lookup("xsi") == Some(NsId::XSI);
    }

    /// The prefixes bound, the outermost first; one that is bound again stands more than once.
    pub(crate) fn prefixes(&self) -> impl Iterator<Item = &'i str> + '_ {
        self.bindings.iter().map(|binding| binding.prefix)
    }

    pub(crate) fn bind(&mut self, prefix: &'i str, uri: Cow<'i, str>) {
        let known = || self.bindings.iter().find(|binding| same(&binding.uri, &uri));
        let namespace = match &*uri {
            "" => NsId::NONE,
            XSI => NsId::XSI,
            _ => known().map_or(NsId(self.bindings.len()), |binding| binding.namespace),
        };
        match prefix {
            "" => self.default = namespace,
            "xsi" => self.has_xsi = namespace == NsId::XSI,
            _ => {}
        }
        self.bindings.push(Binding { prefix, uri, namespace });
    }

    /// The prefixes that were bound before there were `len` bindings, with their namespaces, the outermost first.
    pub(crate) fn declarations(&self, len: usize) -> Vec<(String, String)> {
        let declared = self.bindings.iter().take(len).skip(BUILT_IN.len());
        declared.map(|binding| (binding.prefix.to_owned(), binding.uri.to_string())).collect()
    }

    /// Whether a prefix was bound after there were `len` bindings.
    pub(crate) fn binds_since(&self, len: usize, prefix: &str) -> bool {
        self.bindings.iter().skip(len).any(|binding| same(binding.prefix, prefix))
    }

    /// The namespace of elements without prefix.
    #[inline]
    pub(crate) fn default_namespace(&self) -> NsId {
        self.default
    }

    /// Whether the prefix `xsi` stands for the namespace of `xsi:nil` and `xsi:type`.
    #[inline]
    pub(crate) fn has_xsi(&self) -> bool {
        self.has_xsi
    }

    /// The namespace that a prefix, the empty one included, stands for.
    pub(crate) fn lookup(&self, prefix: &str) -> Option<NsId> {
        self.bindings.iter().rev().find(|binding| same(binding.prefix, prefix)).map(|binding| binding.namespace)
    }

    /// A prefix that an attribute of a namespace can have; `None` where it needs none.
    pub(crate) fn prefix_of(&self, namespace: NsId) -> Option<&'i str> {
        let of = |binding: &&Binding<'i>| binding.namespace == namespace && !matches!(binding.prefix, "" | NO_PREFIX);
        let mut prefixes = self.bindings.iter().rev().filter(of).map(|binding| binding.prefix);
        prefixes.find(|prefix| namespace != NsId::NONE && self.lookup(prefix) == Some(namespace))
    }

    /// A prefix that stands for a namespace, the empty one where names without prefix are in it.
    pub(crate) fn prefix_for(&self, uri: &str) -> Option<&'i str> {
        let mut prefixes =
            self.bindings.iter().rev().map(|binding| binding.prefix).filter(|prefix| *prefix != NO_PREFIX);
        prefixes.find(|prefix| self.lookup(prefix).is_some_and(|namespace| self.is(namespace, uri)))
    }

    /// Whether a namespace is this one.
    #[inline]
    pub(crate) fn is(&self, id: NsId, uri: &str) -> bool {
        if uri.is_empty() { id == NsId::NONE } else { same(self.uri(id), uri) }
    }

    pub(crate) fn uri(&self, id: NsId) -> &str {
        self.bindings.get(id.0).map_or("", |binding| &binding.uri)
    }
}

impl ReadNames for Scope<'_> {
    fn name(&self, text: &str) -> Result<QName, ValueError> {
        QName::resolve(text, &|prefix| self.lookup(prefix).map(|id| self.uri(id).to_owned()))
    }
}
