//! The types that `xsi:type` may name on elements of simple types, built-in ones and those of a schema, and which of them may
//! stand in the place of the declared one: that itself, or one that is derived from it.
//!
//! In comes a value with the name of its type; what then holds: it is one of the declared type, and of the named one too
//! (XSD Part 1, section 3.3.4, clause 4).

use std::borrow::Cow;

use crate::attributes::{DynamicType, ExpandedName, OpenAttribute, OpenAttributes};
use crate::enumeration;
use crate::error::{Error, ErrorKind, Result, ValueError, ValueErrorKind};
use crate::expected::{missing_attribute, unexpected_attribute};
use crate::known::Known;
use crate::names::{QName, XSD, named};
use crate::prefixes::{Expanded, ReadNames, WriteNames};
use crate::simple::SimpleValue;
use crate::simple::facets::Facets;
use crate::slot::{Mut, Occurs, Presence, Ref, Slot};
use crate::table::{Item, Kind, Table};
use crate::types;

/// A type that `xsi:type` names in place of the declared one. Boxed where it is a result, since few elements name one.
pub(crate) struct NamedType {
    pub(crate) known: &'static Known,
    /// Its name, and the attributes of the element, for values that keep it.
    pub(crate) dynamic: DynamicType,
    /// Whether it is beside nil.
    pub(crate) is_nil: bool,
}

impl NamedType {
    /// The text with white space as for this type, if it is one of its values.
    pub(crate) fn check<'t>(&self, text: &'t str, names: &dyn ReadNames) -> Result<Cow<'t, str>> {
        self.known.check(text, names).map_err(Error::value)
    }

    /// Checks that it needs no attributes, where there is no place for them.
    pub(crate) fn check_needs_none(&self) -> Result<()> {
        let Some(attribute) = self.known.required_attribute() else { return Ok(()) };
        let shown = named(self.known.namespace, self.known.name);
        let what = format!("type {shown} must have the attribute `{attribute}`, which");
        Err(Error::new(ErrorKind::Type, self.no_place(&what)))
    }

    /// What is said of something for which the value has no place.
    pub(crate) fn no_place(&self, what: &str) -> String {
        if self.is_nil {
            return format!("{what} has no place beside nil of a simple type");
        }
        format!(
            "{what} has no place in a value of simple type; there is one where `keep-types` of `xsdbind.toml` names the \
             declared type"
        )
    }

    /// Has a value of this text keep the type, if it does. What is kept as a text has the names in it expanded.
    pub(crate) fn keep(self, leaf: &mut dyn SimpleValue, text: &str, names: &dyn ReadNames) -> Result<()> {
        if !leaf.keeps_type() {
            return Ok(());
        }
        if !leaf.is_prefixed()
            && let Some(expanded) = self.known.expanded(text, names)
        {
            leaf.read(&expanded, Facets::none(), &Expanded).map_err(Error::value)?;
        }
        leaf.set_dynamic_type(self.dynamic);
        Ok(())
    }
}

/// The simple type of a name: a built-in one, or one of those of a schema.
pub(crate) fn find_type(types: &'static [Known], namespace: &str, local: &str) -> Option<&'static Known> {
    Known::find(if namespace == XSD { BUILT_IN } else { types }, namespace, local)
}

/// The namespaces and names of all of them.
pub(crate) fn names_of_types(types: &'static [Known]) -> impl Iterator<Item = (&'static str, &'static str)> {
    types.iter().chain(BUILT_IN).map(|known| (known.namespace, known.name)).chain([(XSD, ANY)])
}

/// Whether there is a simple type of this name.
pub(crate) fn is_known(types: &'static [Known], namespace: &str, local: &str) -> bool {
    namespace == XSD && local == ANY || find_type(types, namespace, local).is_some_and(|known| !known.is_complex)
}

/// Whether a type is derived from another one, or is that (XSD Part 1, section 3.14.6): it is that in some number of
/// restrictions, or it is so derived from one of its members where that is a union.
fn is_derived(types: &'static [Known], known: &'static Known, from: &Facets) -> bool {
    is_restricted(types, known, from) || is_of_member(types, known, from.members)
}

/// The members of a member stand in its place (section 3.14.2): it is none itself.
fn is_of_member(types: &'static [Known], known: &'static Known, members: &[&'static Facets]) -> bool {
    members.iter().any(|member| match member.members {
        [] => is_restricted(types, known, member),
        members => is_of_member(types, known, members),
    })
}

fn is_restricted(types: &'static [Known], known: &'static Known, from: &Facets) -> bool {
    let is_it = |namespace: &str, name: &str| !name.is_empty() && name == from.name && namespace == from.namespace;
    let mut step = Some(known);
    while let Some(at) = step {
        if is_it(at.namespace, at.name) || is_it(at.base.namespace, at.base.name) {
            return true;
        }
        step = find_type(types, at.base.namespace, at.base.name);
    }
    is_any(from)
}

fn is_any(facets: &Facets) -> bool {
    facets.name == ANY && facets.namespace == XSD
}

/// All types that may be named in the place of a declared one.
#[cfg(any(feature = "arbitrary", feature = "json"))]
pub(crate) fn types_derived_from(types: &'static [Known], declared: &Facets) -> Vec<&'static Known> {
    let declared = or_any(declared);
    let is_other = |known: &&Known| known.name != declared.name || known.namespace != declared.namespace;
    types.iter().chain(BUILT_IN).filter(is_other).filter(|known| is_derived(types, known, declared)).collect()
}

/// The name of the type that a value says it is of, if that is not the declared one.
pub(crate) fn dynamic_type_name<'v>(leaf: &'v dyn SimpleValue, declared: &Facets) -> Option<&'v QName> {
    let declared = or_any(declared);
    let is_it = |name: &QName| name.parts() == (declared.namespace, declared.name);
    leaf.dynamic_type().map(|dynamic| &dynamic.name).filter(|name| !is_it(name))
}

/// That type, where it may stand in the place of the declared one. Only a complex one may have attributes.
pub(crate) fn find_dynamic_type(
    item: &Item,
    leaf: &dyn SimpleValue,
    declared: &Facets,
) -> Result<Option<&'static Known>> {
    let Some(dynamic) = leaf.dynamic_type() else { return Ok(None) };
    let known = find_nameable(item.more.types, item, or_any(declared), &dynamic.name)?;
    match dynamic.attributes.0.first() {
        Some(OpenAttribute { name, .. }) if !known.is_some_and(|known| known.is_complex) => {
            Err(unexpected_attribute(&name.namespace, &name.local))
        }
        _ => Ok(known),
    }
}

/// The attributes of a value of a complex type, in the order of the table, names in them expanded.
pub(crate) fn attributes_of(table: &Table, slots: &[&mut dyn Slot]) -> Result<OpenAttributes> {
    let mut all = OpenAttributes::default();
    for (line, item) in table.attributes() {
        let value = match slots.get(line).map(|slot| slot.get(0)) {
            Some(Presence::Value(Ref::Simple(leaf, _))) => text_of(leaf),
            Some(Presence::Value(Ref::Enum(listed))) => listed.text().to_owned(),
            Some(Presence::Value(Ref::OpenAttributes(open))) => {
                all.0.extend(open.0.iter().cloned());
                continue;
            }
            _ => continue,
        };
        if item.more.secret {
            let message =
                format!("attribute {} is secret, and would be kept as a text", named(item.namespace(), item.name));
            return Err(Error::new(ErrorKind::UnexpectedAttribute, message));
        }
        all.0.push(OpenAttribute { name: ExpandedName::new(item.namespace(), item.name), value });
    }
    Ok(all)
}

/// Shows the attributes of a value that says that it is of a complex type, as they stand in a value of that; `None` where it
/// is of no complex type.
pub(crate) fn with_attributes<R>(
    item: &Item,
    leaf: &dyn SimpleValue,
    declared: &Facets,
    with: impl FnOnce(&'static Table, &[&dyn Slot]) -> Result<R>,
) -> Result<Option<R>> {
    let Some(known) = find_dynamic_type(item, leaf, declared)? else { return Ok(None) };
    let Some(dynamic) = leaf.dynamic_type() else { return Ok(None) };
    let with = |table: &'static Table, slots: &mut [&mut dyn Slot]| {
        fill_attributes(&dynamic.attributes, table, slots)?;
        let slots: Vec<&dyn Slot> = slots.iter().map(|slot| &**slot as &dyn Slot).collect();
        with(table, &slots)
    };
    known.in_record(with).transpose()
}

/// Fills in the attributes of a value of a complex type.
fn fill_attributes(attributes: &OpenAttributes, table: &Table, slots: &mut [&mut dyn Slot]) -> Result<()> {
    attributes.check_once()?;
    let mut left: Vec<&OpenAttribute> = attributes.0.iter().collect();
    for (line, item) in table.attributes().filter(|(_, item)| item.kind == Kind::Attribute) {
        let Some(slot) = slots.get_mut(line) else { break };
        let is_it = |name: &ExpandedName| name.local == item.name && name.namespace == item.namespace();
        match left.iter().position(|attribute| is_it(&attribute.name)) {
            Some(at) => fill_attribute(*slot, &left.remove(at).value).map_err(|error| {
                Error::value(error).concealed(item.more.secret).within(&format!("@{}", item.name), None)
            })?,
            None if slot.info().occurs == Occurs::One => return Err(missing_attribute(item.namespace(), item.name)),
            None => {}
        }
    }
    for (line, _) in table.attributes().filter(|(_, item)| item.kind == Kind::AnyAttribute) {
        if let Some(Mut::OpenAttributes(open)) = slots.get_mut(line).and_then(|slot| slot.put(false, 0)) {
            // Which of them it allows is checked where they are written.
            open.0.extend(left.drain(..).cloned());
        }
    }
    left.first().map_or(Ok(()), |OpenAttribute { name, .. }| Err(unexpected_attribute(&name.namespace, &name.local)))
}

fn fill_attribute(slot: &mut dyn Slot, text: &str) -> std::result::Result<(), ValueError> {
    match slot.put(false, 0) {
        Some(Mut::Simple(leaf, facets)) => leaf.read(text, facets, &Expanded),
        Some(Mut::Enum(listed)) => enumeration::read(listed, text),
        _ => Ok(()),
    }
}

/// Checks a value against the type that it says it is of, names in it expanded. Returns the text, where the one of the
/// declared type is none that the other takes.
pub(crate) fn check_dynamic_type(item: &Item, leaf: &dyn SimpleValue, declared: &Facets) -> Result<Option<String>> {
    find_dynamic_type(item, leaf, declared)?.map_or(Ok(None), |known| check_as(known, &text_of(leaf)))
}

/// The same of a text, names in it expanded.
fn check_as(known: &Known, text: &str) -> Result<Option<String>> {
    match known.check(text, &Expanded) {
        Ok(_) => Ok(None),
        Err(error) if error.kind() == ValueErrorKind::Pattern => known.find_text(text).map(Some).map_err(Error::value),
        Err(error) => Err(Error::value(error)),
    }
}

/// Checks a value likewise. Returns the text with the prefixes of a place in a document, where it is not the one of the
/// declared type.
pub(crate) fn dynamic_text(
    item: &Item,
    leaf: &dyn SimpleValue,
    declared: &Facets,
    names: &mut dyn WriteNames,
) -> Result<Option<String>> {
    let Some(known) = find_dynamic_type(item, leaf, declared)? else { return Ok(None) };
    let own = text_of(leaf);
    let found = check_as(known, &own)?;
    if leaf.is_prefixed() {
        // It writes names itself.
        return Ok(found);
    }
    let in_place = known.in_place(found.as_deref().unwrap_or(&own), names);
    in_place.map_or(Ok(found), |text| text.map(Some))
}

/// Whether a value has a name in no namespace, as one of the type that it says it is of.
pub(crate) fn has_unprefixed(item: &Item, leaf: &dyn SimpleValue, declared: &Facets) -> bool {
    matches!(find_dynamic_type(item, leaf, declared), Ok(Some(known)) if known.has_unprefixed(&text_of(leaf)))
}

/// Whether a text is the same value, read as one of the type that the value says it is of.
pub(crate) fn is_same_as_text(item: &Item, leaf: &dyn SimpleValue, declared: &Facets, text: &str) -> bool {
    match find_dynamic_type(item, leaf, declared) {
        Ok(Some(known)) => known.check(text, &Expanded).is_ok_and(|text| leaf.same_as_text(&text)),
        Ok(None) | Err(_) => leaf.same_as_text(text),
    }
}

fn text_of(leaf: &dyn SimpleValue) -> String {
    let mut text = String::new();
    leaf.write(&mut text);
    text
}

/// Of types that keep a name, the one without a name of its own is that of any.
fn or_any(declared: &Facets) -> &Facets {
    const ANY_TYPE: &Facets = &Facets { name: ANY, namespace: XSD, ..Facets::NONE };

    if declared.name.is_empty() { ANY_TYPE } else { declared }
}

/// The type of a name that may stand in the place of the declared one; `None` is that itself.
pub(crate) fn find_nameable(
    types: &'static [Known],
    item: &Item,
    declared: &Facets,
    name: &QName,
) -> Result<Option<&'static Known>> {
    let (namespace, local) = name.parts();
    if local == declared.name && namespace == declared.namespace {
        return Ok(None);
    }
    let Some(known) = find_type(types, namespace, local).filter(|known| is_derived(types, known, declared)) else {
        return Err(not_known(namespace, local, declared.name, declared.namespace));
    };
    let error = |message| Error::new(ErrorKind::Type, format!("type {} {message}", named(namespace, local)));
    if known.is_complex {
        check_complex(item, declared, known).map_err(error)?;
    } else if item.more.block {
        return Err(error("is not the declared one, and the element blocks others".to_owned()));
    }
    Ok(Some(known))
}

/// Whether a complex type with simple content may stand in the place of a simple one: where nothing blocks it.
fn check_complex(item: &Item, declared: &Facets, known: &Known) -> std::result::Result<(), String> {
    if item.more.block_extension {
        return Err("is derived by extension, which the element blocks".to_owned());
    }
    let is_extended = match known.base.name {
        "" => is_any(declared),
        name => name == declared.name && known.base.namespace == declared.namespace,
    };
    if item.more.block && (known.restricts || !is_extended) {
        return Err("is derived by restriction, which the element blocks".to_owned());
    }
    Ok(())
}

fn not_known(namespace: &str, local: &str, declared: &str, of: &str) -> Error {
    let declared = match declared {
        "" => "the declared simple type, which has no name".to_owned(),
        name => format!("the declared simple type {}, nor as one derived from it", named(of, name)),
    };
    Error::new(ErrorKind::Type, format!("type {} is not known as {declared}", named(namespace, local)))
}

/// The names of those that are the declared one or derived from it, among all of a local name.
pub(crate) fn derived_of_name<'t>(
    types: &'static [Known],
    declared: &'t Facets,
    local: &'t str,
) -> impl Iterator<Item = (&'static str, &'static str)> + 't {
    let of_name = types.iter().chain(BUILT_IN).filter(move |known| known.name == local);
    let derived = of_name.filter(move |known| is_derived(types, known, declared));
    std::iter::once((declared.namespace, declared.name)).chain(derived.map(|known| (known.namespace, known.name)))
}

const ANY: &str = "anySimpleType";

macro_rules! built_in {
    ({$($variant:ident $name:literal $of:ident ($type:ty $(: $base:ty)?);)*} $of_nothing:tt) => {
        /// Each with its base, where that is not any simple type.
        const BUILT_IN: &[Known] = &[$(Known::simple_type::<$type>()$(.of::<$base>())?),*];
    };
}

crate::for_each_builtin!(built_in);
