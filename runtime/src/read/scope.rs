//! The namespace prefixes in scope while reading (Namespaces in XML 1.0).
//!
//! Namespaces are numbered as they are met, so that comparing two is comparing numbers.

use std::borrow::Cow;

use crate::error::ValueError;
use crate::prefixes::ReadNames;
use crate::table::same;
use crate::types::QName;

/// The namespace of `xml:` names.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of `xmlns` declarations.
pub(crate) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
/// The namespace of built-in types.
pub(crate) const XSD: &str = "http://www.w3.org/2001/XMLSchema";
/// The namespace of `xsi:nil` and `xsi:type`.
pub(crate) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// How many namespaces have their number before anything is read.
const BUILT_IN: usize = 3;

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
    uris: Vec<Cow<'i, str>>,
    bindings: Vec<Binding<'i>>,
    /// What names without prefix are in, as most are.
    default: NsId,
}

struct Binding<'i> {
    prefix: &'i str,
    namespace: NsId,
}

impl<'i> Scope<'i> {
    pub(crate) fn new() -> Self {
        // Room for those of most documents.
        let (mut uris, mut bindings) = (Vec::with_capacity(8), Vec::with_capacity(8));
        uris.extend([Cow::Borrowed(""), Cow::Borrowed(XML), Cow::Borrowed(XSI)]);
        bindings.extend([Binding { prefix: "", namespace: NsId::NONE }, Binding { prefix: "xml", namespace: NsId(1) }]);
        Self { uris, bindings, default: NsId::NONE }
    }

    /// How many bindings there are: what [`truncate`](Self::truncate) goes back to.
    pub(crate) fn len(&self) -> usize {
        self.bindings.len()
    }

    #[inline]
    pub(crate) fn truncate(&mut self, len: usize) {
        if len != self.bindings.len() {
            self.forget(len);
        }
    }

    fn forget(&mut self, len: usize) {
        self.bindings.truncate(len);
        self.default = self.lookup("").unwrap_or(NsId::NONE);
        // Namespaces that are out of scope are forgotten, so that looking for a known one takes no longer with each.
        let last = self.bindings.iter().map(|binding| binding.namespace).max().map_or(0, |namespace| namespace.0);
        self.uris.truncate((last + 1).max(BUILT_IN));
    }

    /// The prefixes bound, the outermost first; one that is bound again stands more than once.
    pub(crate) fn prefixes(&self) -> impl Iterator<Item = &'i str> + '_ {
        self.bindings.iter().map(|binding| binding.prefix)
    }

    pub(crate) fn bind(&mut self, prefix: &'i str, uri: Cow<'i, str>) {
        let namespace = self.number(uri);
        if prefix.is_empty() {
            self.default = namespace;
        }
        self.bindings.push(Binding { prefix, namespace });
    }

    fn number(&mut self, uri: Cow<'i, str>) -> NsId {
        let known = self.uris.iter().position(|known| same(known, &uri));
        NsId(known.unwrap_or_else(|| {
            self.uris.push(uri);
            self.uris.len() - 1
        }))
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

    /// The namespace that a prefix, the empty one included, stands for.
    pub(crate) fn lookup(&self, prefix: &str) -> Option<NsId> {
        self.bindings.iter().rev().find(|binding| same(binding.prefix, prefix)).map(|binding| binding.namespace)
    }

    /// A prefix that an attribute of a namespace can have; `None` where it needs none.
    pub(crate) fn prefix_of(&self, namespace: NsId) -> Option<&'i str> {
        let of = |binding: &&Binding<'i>| binding.namespace == namespace && !binding.prefix.is_empty();
        let mut prefixes = self.bindings.iter().rev().filter(of).map(|binding| binding.prefix);
        prefixes.find(|prefix| namespace != NsId::NONE && self.lookup(prefix) == Some(namespace))
    }

    /// Whether a namespace is this one.
    #[inline]
    pub(crate) fn is(&self, id: NsId, uri: &str) -> bool {
        if uri.is_empty() { id == NsId::NONE } else { same(self.uri(id), uri) }
    }

    pub(crate) fn uri(&self, id: NsId) -> &str {
        self.uris.get(id.0).map_or("", |uri| uri)
    }
}

impl ReadNames for Scope<'_> {
    fn name(&self, text: &str) -> Result<QName, ValueError> {
        QName::resolve(text, &|prefix| self.lookup(prefix).map(|id| self.uri(id).to_owned()))
    }
}
