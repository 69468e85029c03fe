//! What a schema declares and documents may name where it leaves open what stands there: global attributes, and types of
//! text for `xsi:type`, simple ones and complex ones with simple content.
//!
//! In comes a text; what then holds: it is a value of the attribute or the type of that name.

use std::borrow::Cow;

use crate::enumeration;
use crate::error::ValueError;
use crate::prefixes::{Expanded, ReadNames, WriteNames};
use crate::simple;
use crate::simple::facets::Facets;
use crate::simple::{Identity, KeyValue, SimpleValue};
use crate::slot::{Make, Maker, Mut, Occurs, Presence, Ref, Slot, ValueKind, visitor_mut};
use crate::table::{Kind, Table};

/// Holds where `T` is the type of this name in the schema. Called by generated code, as a constant.
///
/// # Panics
///
/// When it is another one: compiling fails.
///
/// ```
/// const _: () = xsdbind::known::is_type::<u8>("unsignedByte", "http://www.w3.org/2001/XMLSchema");
/// ```
///
/// ```compile_fail,E0080
/// const _: () = xsdbind::known::is_type::<u8>("byte", "http://www.w3.org/2001/XMLSchema");
/// ```
pub const fn is_type<T: Make>(name: &str, namespace: &str) {
    let (found, of) = match T::INFO.of {
        ValueKind::Record(table) | ValueKind::Choice(table) | ValueKind::Types(table) => (table.name, table.namespace),
        ValueKind::Simple(facets) | ValueKind::Enum(facets) => (facets.name, facets.namespace),
        ValueKind::Open => ("", ""),
    };
    let is_it = is_same(found.as_bytes(), name.as_bytes()) && is_same(of.as_bytes(), namespace.as_bytes());
    assert!(is_it, "the type that `[module.extern]` leads to is another one than that of the schema");
}

const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, rest @ ..], [other_first, other_rest @ ..]) = (one, other) {
        if *first != *other_first {
            return false;
        }
        (one, other) = (rest, other_rest);
    }
    one.is_empty() && other.is_empty()
}

/// A global attribute, or a type of text.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    pub(crate) name: &'static str,
    pub(crate) namespace: &'static str,
    fixed: Option<&'static str>,
    /// What the type allows, and its own name.
    facets: &'static Facets,
    /// The type that it restricts; nothing but a name where that is any simple type.
    pub(crate) base: &'static Facets,
    make: Maker,
    /// Whether it is a complex type, whose text is in a field.
    pub(crate) is_complex: bool,
    /// Of a complex type: whether a restriction of a complex one leads to it.
    pub(crate) restricts: bool,
}

impl Known {
    /// The simple type `T`, by its name in the schema; one that restricts no other.
    #[must_use]
    pub const fn simple_type<T: Make>() -> Self {
        Self::new(facets_of::<T>(), Maker::Type(T::IN_BOX))
    }

    const fn new(facets: &'static Facets, make: Maker) -> Self {
        Self {
            name: facets.name,
            namespace: facets.namespace,
            fixed: None,
            facets,
            base: Facets::none(),
            make,
            is_complex: false,
            restricts: false,
        }
    }

    /// The simple type that makes such values and allows this.
    #[cfg(feature = "dynamic")]
    pub(crate) const fn at_run_time(of: &'static dyn crate::slot::MakeSlot, facets: &'static Facets) -> Self {
        Self::new(facets, Maker::Table(of))
    }

    /// The same under another name, in no namespace.
    #[cfg(feature = "dynamic")]
    pub(crate) const fn named(self, name: &'static str) -> Self {
        Self { name, namespace: "", ..self }
    }

    /// The same as one that restricts what these are the facets of.
    #[cfg(feature = "dynamic")]
    pub(crate) const fn of_facets(self, base: &'static Facets) -> Self {
        Self { base, ..self }
    }

    /// The same as one that restricts `T`, in any number of steps.
    #[must_use]
    pub const fn of<T: Make>(self) -> Self {
        Self { base: facets_of::<T>(), ..self }
    }

    /// The same as a complex type of this name, in no namespace, whose content is a text.
    #[must_use]
    pub const fn complex(self, name: &'static str) -> Self {
        Self { name, namespace: "", is_complex: true, ..self }
    }

    /// The same as one to which a restriction of a complex type leads.
    #[must_use]
    pub const fn restriction(self) -> Self {
        Self { restricts: true, ..self }
    }

    /// The attribute `name`, in no namespace, of the type `T`.
    #[must_use]
    pub const fn attribute<T: Make>(name: &'static str) -> Self {
        Self { name, namespace: "", ..Self::simple_type::<T>() }
    }

    /// The same in a namespace.
    #[must_use]
    pub const fn namespace(self, namespace: &'static str) -> Self {
        Self { namespace, ..self }
    }

    /// The same with the only value allowed.
    #[must_use]
    pub const fn fixed(self, fixed: &'static str) -> Self {
        Self { fixed: Some(fixed), ..self }
    }

    /// The one of this name.
    pub(crate) fn find(all: &'static [Self], namespace: &str, name: &str) -> Option<&'static Self> {
        all.iter().find(|known| known.name == name && known.namespace == namespace)
    }

    /// Checks a text. Returns it with white space as the type has it.
    pub(crate) fn check<'t>(&self, text: &'t str, names: &dyn ReadNames) -> Result<Cow<'t, str>, ValueError> {
        self.in_text(|slot| self.check_in(slot, text, names)).unwrap_or(Ok(Cow::Borrowed(text)))
    }

    fn check_in<'t>(
        &self,
        slot: &mut dyn Slot,
        text: &'t str,
        names: &dyn ReadNames,
    ) -> Result<Cow<'t, str>, ValueError> {
        match slot.put(false, 0) {
            Some(Mut::Simple(leaf, facets)) => {
                let facets = self.or_own(facets);
                leaf.read(text, facets, names)?;
                let text = facets.white_space.map_or(Cow::Borrowed(text), |rule| rule.apply(text));
                simple::check_fixed(leaf, facets, self.fixed)?;
                Ok(match text {
                    Cow::Borrowed(text) => leaf.processed(text),
                    Cow::Owned(text) => Cow::Owned(leaf.processed(&text).into_owned()),
                })
            }
            Some(Mut::Enum(listed)) => {
                let (texts, rule) = listed.texts();
                let text = rule.apply(text);
                if !listed.set(&text) {
                    return Err(ValueError::not_one_of(&text, texts));
                }
                enumeration::check(listed)?;
                enumeration::check_fixed(listed, self.fixed)?;
                Ok(text)
            }
            _ => Ok(Cow::Borrowed(text)),
        }
    }

    /// A text that the type takes of the value that a text stands for.
    pub(crate) fn find_text(&self, text: &str) -> Result<String, ValueError> {
        let find = |slot: &mut dyn Slot| {
            let mut out = String::new();
            if let Some(Mut::Simple(leaf, facets)) = slot.put(false, 0) {
                leaf.take(text, self.or_own(facets))?;
                leaf.write(&mut out);
            }
            Ok(out)
        };
        self.in_text(find).unwrap_or(Ok(String::new()))
    }

    /// Makes a value to be filled in; of a complex type, of its text. `None` where there is none.
    pub(crate) fn in_text<R>(&self, with: impl FnOnce(&mut dyn Slot) -> R) -> Option<R> {
        if !self.is_complex {
            return Some(with(&mut *self.make.make()));
        }
        // The text is the first field.
        self.in_record(|_, slots| slots.first_mut().map(|text| with(&mut **text)))?
    }

    /// Makes a value of a complex type to be filled in: its text, then its attributes. `None` of a simple one.
    pub(crate) fn in_record<R>(&self, with: impl FnOnce(&'static Table, &mut [&mut dyn Slot]) -> R) -> Option<R> {
        let (mut with, mut result) = (Some(with), None);
        if self.is_complex
            && let Some(Mut::Record(fields, table)) = self.make.make().put(false, 0)
        {
            fields.slots_mut(&mut visitor_mut(|slots| result = with.take().map(|with| with(table, slots))));
        }
        result
    }

    /// What the text may be: of a complex type, what its field says.
    pub(crate) fn or_own(&self, field: &'static Facets) -> &'static Facets {
        if self.is_complex { field } else { self.facets }
    }

    /// An attribute that a complex type must have.
    pub(crate) fn required_attribute(&self) -> Option<&'static str> {
        let found = self.in_record(|table, slots| {
            let is_required = |line: &usize| slots.get(*line).is_some_and(|slot| slot.info().occurs == Occurs::One);
            table.item(table.attribute_lines().find(is_required)?).filter(|item| item.kind == Kind::Attribute)
        })?;
        found.map(|item| item.name)
    }

    /// What a text is in a key, names in it expanded; `None` where it is not valid.
    pub(crate) fn key_value(&self, text: &str) -> Option<KeyValue> {
        self.with_value(text, &Expanded, |value| match value {
            Ref::Simple(leaf, _) => Some(leaf.key_value()),
            Ref::Enum(listed) => Some(KeyValue::text(listed.text())),
            _ => None,
        })?
    }

    /// Whether a text is a value of `xs:ID`, or of a restriction of it.
    pub(crate) fn is_id(&self, text: &str, names: &dyn ReadNames) -> bool {
        let mut is_id = false;
        self.with_value(text, names, |value| {
            if let Ref::Simple(leaf, _) = value
                && matches!(leaf.key_value(), KeyValue::Atomic(..))
            {
                leaf.identities(&mut |identity, _| {
                    is_id = identity == Identity::Id;
                    Ok(())
                })
                .ok();
            }
        });
        is_id
    }

    /// Shows the value that a text stands for; `None` where it is not valid.
    pub(crate) fn with_value<R>(
        &self,
        text: &str,
        names: &dyn ReadNames,
        with: impl FnOnce(Ref<'_>) -> R,
    ) -> Option<R> {
        self.in_text(|slot| self.with_value_in(slot, text, names, with))?
    }

    fn with_value_in<R>(
        &self,
        slot: &mut dyn Slot,
        text: &str,
        names: &dyn ReadNames,
        with: impl FnOnce(Ref<'_>) -> R,
    ) -> Option<R> {
        match slot.put(false, 0)? {
            Mut::Simple(leaf, facets) => leaf.read(text, self.or_own(facets), names).ok()?,
            Mut::Enum(listed) => enumeration::read(listed, text).ok()?,
            _ => return None,
        }
        match slot.get(0) {
            Presence::Value(value) => Some(with(value)),
            _ => None,
        }
    }

    /// The text with its names expanded; `None` where the type has none in its values, or it is not valid. Values of unions
    /// are left alone: as a text alone, a name cannot be told from another member that the text fits.
    pub(crate) fn expanded(&self, text: &str, names: &dyn ReadNames) -> Option<String> {
        let mut out = String::new();
        self.with_names(text, names, |leaf| leaf.write(&mut out))?;
        Some(out)
    }

    /// An expanded text as it stands at a place in a document; `None` where the type has no names in its values.
    pub(crate) fn in_place(&self, text: &str, names: &mut dyn WriteNames) -> Option<crate::Result<String>> {
        let mut out = String::new();
        let written = self.with_names(text, &Expanded, |leaf| leaf.write_in(&mut out, names))?;
        Some(written.map(|()| out))
    }

    /// Whether a name in an expanded text is in no namespace.
    pub(crate) fn has_unprefixed(&self, text: &str) -> bool {
        self.with_names(text, &Expanded, SimpleValue::has_unprefixed).unwrap_or_default()
    }

    fn with_names<R>(&self, text: &str, names: &dyn ReadNames, with: impl FnOnce(&dyn SimpleValue) -> R) -> Option<R> {
        let with = |slot: &mut dyn Slot| match slot.put(false, 0) {
            Some(Mut::Simple(leaf, facets)) if leaf.form().has_names() => {
                leaf.read(text, self.or_own(facets), names).ok()?;
                Some(with(leaf))
            }
            _ => None,
        };
        self.in_text(with)?
    }
}

/// Several lists as one of their `N` types.
#[doc(hidden)]
#[must_use]
pub const fn joined<const N: usize>(lists: &[&'static [Known]]) -> [Known; N] {
    let mut all = [Known::attribute::<String>(""); N];
    let (mut at, mut list) = (0, 0);
    while list < lists.len() {
        let mut index = 0;
        while index < lists[list].len() && at < N {
            all[at] = lists[list][index];
            (at, index) = (at + 1, index + 1);
        }
        list += 1;
    }
    all
}

/// What a simple type allows, and its name.
#[doc(hidden)]
#[must_use]
pub const fn facets_of<T: Make>() -> &'static Facets {
    match T::INFO.of {
        ValueKind::Simple(facets) | ValueKind::Enum(facets) => facets,
        ValueKind::Record(_) | ValueKind::Choice(_) | ValueKind::Types(_) | ValueKind::Open => Facets::none(),
    }
}
