//! Reading what a schema leaves open, as XML.

use std::collections::BTreeSet;

use super::content::{enter_and_read, read_entered, read_nil_attributes, read_nil_end, read_root, refuse_attributes};
use super::input::{Input, Keep, Next, Piece};
use super::meant;
use super::problems::Mode;
use crate::error::{Error, ErrorKind, Result};
use crate::limits::Limits;
use crate::mixed::check_stated;
use crate::named_types;
use crate::names::{XSD, XSI, named as shown};
use crate::open::{ExpandedName, OpenAttribute, OpenAttributes, OpenContent, OpenElement, OpenNode, OpenType};
use crate::prefixes::before_colons;
use crate::slot::{Make, Maker, Mut, NOT_CHOSEN, Presence, Slot};
use crate::table::{ComplexType, Documents, Item, More, Process, Wildcard};
use crate::types::AnySimpleType;
use crate::wildcards::{check_attribute, check_wild_ids, known_attribute};

/// So many prefixes in one element are many.
const MANY: usize = 64;

/// Reads the element ahead, which a wildcard allows.
pub(crate) fn read_wildcard(input: &mut Input<'_>, item: &Item, slot: &mut dyn Slot) -> Result<()> {
    match slot.put(false, 0) {
        Some(Mut::OpenElement(into)) => read_open_element(input, item.more.process, into),
        _ => Err(Error::new(ErrorKind::UnexpectedElement, "an open part holds elements")),
    }
}

/// Reads the element ahead, which must be valid as far as `process` says. Leniently it is kept whatever it is.
pub(crate) fn read_open_element(input: &mut Input<'_>, process: Process, into: &mut OpenElement) -> Result<()> {
    let documents = if input.problems.is(Mode::Lenient) { None } else { process.documents() };
    let Some(documents) = documents else { return read_kept(input, Process::Skip, into) };
    if let Some(number) = documents.find(input.tag.name.local, |root| input.is_at(root.namespace(), root.name)) {
        return read_declared(input, documents, number, into);
    }
    check_declared(input, process, documents)?;
    read_kept(input, Process::Lax(documents), into)
}

/// Reports an element that is no document, if it has to be one.
fn check_declared(input: &mut Input<'_>, process: Process, documents: &Documents) -> Result<()> {
    let Some(problem) = not_declared(input, process, documents) else { return Ok(()) };
    let message = format!("element {} {problem}", input.element_name());
    input.report(Error::new(ErrorKind::UnexpectedElement, message))
}

/// Why the element ahead, which is no document, cannot stand for a wildcard (XSD Part 1, section 3.3.4, clause 2, and
/// section 3.10.4). One that names its type need not be declared.
fn not_declared(input: &Input<'_>, process: Process, documents: &Documents) -> Option<&'static str> {
    if documents.is_abstract(|namespace, local| input.is_at(namespace, local)) {
        return Some("is abstract, or can have no value: one that substitutes it must take its place");
    }
    let is_needed = matches!(process, Process::Strict(_)) && input.tag.type_name.is_none();
    if is_needed { Some("matches a wildcard and is not declared") } else { None }
}

/// Checks a text that is an element of any type, which is as the type that it names.
pub(crate) fn check_named(text: &str, item: &Item, nil: bool) -> Result<()> {
    let mut input = Input::new(text, Limits::NONE, Mode::Strict)?;
    if input.peek()? == Next::Start {
        input.is_looking = true;
        input.enter()?;
        read_named_type(&mut input, item, item.more.process, nil)?;
    }
    Ok(())
}

/// Reads a text that is an element.
pub(crate) fn read_open_text(text: &str, process: Process) -> Result<OpenElement> {
    let mut element = OpenElement::default();
    let mut input = Input::new(text, Limits::NONE, Mode::Strict)?;
    if input.peek()? == Next::Start {
        self::read_open_element(&mut input, process, &mut element)?;
    }
    Ok(element)
}

/// Reads a text that is an element which a wildcard allows, and has those kept in it that are declared.
pub(crate) fn keep_declared(text: &str, process: Process, keep: Keep<'_>) -> Result<OpenElement> {
    let mut element = OpenElement::default();
    let mut input = Input::new(text, Limits::NONE, Mode::Strict)?;
    input.keep = Some(keep);
    if input.peek()? == Next::Start {
        self::read_open_element(&mut input, process, &mut element).map_err(Error::without_position)?;
    }
    Ok(element)
}

/// Reads an element twice, first as the document that it is. In that, no other need be kept, so that no element is read
/// more than twice however deep they are nested.
fn read_declared(input: &mut Input<'_>, documents: &Documents, number: usize, into: &mut OpenElement) -> Result<()> {
    let was_looking = std::mem::replace(&mut input.is_looking, true);
    let mark = input.mark()?;
    let mut result = Ok(());
    // Where all errors are collected, a document may be missing without one.
    let _ = documents.read(number, &mut |item, slot| {
        result = read_root(input, item, slot);
        if let (Ok(()), Some(keep)) = (&result, input.keep) {
            let kept = if matches!(slot.get(0), Presence::Absent) { input.kept.take() } else { None };
            result = kept.map_or_else(|| keep(item, slot, false), Ok).map(|place| into.name.local = place);
        }
        Ok(())
    });
    input.is_looking = was_looking;
    if result.is_err() || was_looking || input.keep.is_some() {
        return result;
    }
    input.back_to(&mark)?;
    read_kept(input, Process::Skip, into)
}

fn read_kept(input: &mut Input<'_>, process: Process, into: &mut OpenElement) -> Result<()> {
    let OpenElement { name, content: inside } = into;
    *name = ExpandedName::new(input.scope.uri(input.tag.name.namespace), input.tag.name.local);
    enter_and_read(input, &name.local, None, |input| {
        if let Some(process) = read_named_type(input, UNDECLARED, process, false)? {
            read_open_content(input, process, inside)?;
            if input.keeps_default {
                keep_default(input, &name.namespace, inside);
            }
            input.leave();
        }
        Ok(())
    })
}

/// Keeps the default namespace, as names without prefix in texts or values may be in it: written, the element is without prefix
/// otherwise, in a default namespace that is its own. All elements keep it, so that what is needed for it is declared once.
fn keep_default(input: &Input<'_>, own: &str, content: &mut OpenContent) {
    let namespace = input.scope.uri(input.scope.default_namespace());
    if namespace != own && !content.prefixes.iter().any(|(prefix, _)| prefix.is_empty()) {
        content.prefixes.push((String::new(), namespace.to_owned()));
    }
}

/// The texts and values of an element.
fn texts(content: &OpenContent) -> impl Iterator<Item = &str> {
    let texts = content.children.iter().filter_map(|child| match child {
        OpenNode::Text(text) => Some(&**text),
        OpenNode::Element(_) => None,
    });
    content.attributes.0.iter().map(|attribute| &*attribute.value).chain(texts)
}

/// An element that is not declared.
const UNDECLARED: &Item = &Item::new("", &More::NEW);

/// Reads the element just entered as the type that it names, if it does and has to be valid. Returns how it is to be kept:
/// as it is once that was checked; `None` if it need not be.
pub(crate) fn read_named_type(
    input: &mut Input<'_>,
    item: &Item,
    process: Process,
    nil: bool,
) -> Result<Option<Process>> {
    match (process.documents(), &input.tag.type_name) {
        (Some(documents), Some(text)) if !input.problems.is(Mode::Lenient) => {
            let name = input.qualified(text)?;
            let (namespace, local) = name.parts();
            let found = match type_named(documents, namespace, local) {
                Ok(found) => found,
                Err(error) => return Err(meant_elsewhere(input, documents, (namespace, local), error)),
            };
            check_block(item, documents, namespace, local)?;
            match found {
                // What is kept has been checked, and says its type itself.
                Some(_) if input.keep.is_some() && named_types::is_known(documents.types(), namespace, local) => {
                    Ok(Some(process))
                }
                Some(make) => check_as_type(input, item, documents, &mut *make.make(), nil),
                None => Ok(Some(process)),
            }
        }
        _ => Ok(Some(process)),
    }
}

/// Refuses a type in the place of any that the element blocks (XSD Part 1, section 3.3.4, clause 4.3).
fn check_block(item: &Item, documents: &Documents, namespace: &str, local: &str) -> Result<()> {
    let by = match documents.complex_type(namespace, local) {
        Some(known) => known.blocked_by(item.more),
        None => {
            (item.more.block && named_types::is_known(documents.types(), namespace, local)).then_some("restriction")
        }
    };
    match by {
        None => Ok(()),
        Some(by) => {
            let message = format!("type {} is derived by {by}, which the element blocks", shown(namespace, local));
            Err(Error::new(ErrorKind::Type, message))
        }
    }
}

/// The error with how the type of that name is written that there is.
#[cold]
fn meant_elsewhere(input: &Input<'_>, documents: &Documents, name: (&str, &str), error: Error) -> Error {
    let complex = documents.complex_types().into_iter().flatten().filter(|known| known.make.is_some());
    let names =
        complex.map(|known| (known.namespace, known.name)).chain(named_types::names_of_types(documents.types()));
    meant::note_elsewhere(error, input, name, names)
}

/// What makes a value of the type of a name; `None` where nothing is known of it, or it says nothing (XSD Part 1, section 3.3.4, clause 4).
fn type_named(documents: &Documents, namespace: &str, local: &str) -> Result<Option<Maker>> {
    let problem = match documents.complex_type(namespace, local) {
        Some(ComplexType { make: Some(make), .. }) => return Ok(Some(*make)),
        Some(_) => "is abstract, or can have no value: `xsi:type` must name one derived from it",
        // Of which the one is made that takes the name.
        None if named_types::is_known(documents.types(), namespace, local) => {
            return Ok(Some(Maker::Type(AnySimpleType::IN_BOX)));
        }
        None if namespace == XSD && local == "anyType" => return Ok(None),
        None if documents.complex_types().is_none() && namespace != XSD => return Ok(None),
        None => "is not known",
    };
    Err(Error::new(ErrorKind::Type, format!("type {} {problem}", shown(namespace, local))))
}

/// Reads the element just entered as one of a type, and then comes back to where it was entered.
fn check_as_type(
    input: &mut Input<'_>,
    item: &Item,
    documents: &Documents,
    slot: &mut dyn Slot,
    nil: bool,
) -> Result<Option<Process>> {
    let was_looking = std::mem::replace(&mut input.is_looking, true);
    let types = std::mem::replace(&mut input.types, documents.types());
    let mark = input.mark_entered();
    // Without a declaration, it says nothing.
    input.tag.take_nil();
    let result = if nil { read_nil_of_type(input, slot) } else { read_entered(input, item, slot) };
    input.is_looking = was_looking;
    input.types = types;
    result?;
    if was_looking {
        // It is kept as one of its type, in the place of what would be open.
        input.kept = input.keep.map(|keep| keep(item, slot, nil)).transpose()?;
        return Ok(None);
    }
    input.back_to(&mark)?;
    input.enter()?;
    if nil {
        input.tag.take_nil();
    }
    Ok(Some(Process::Skip))
}

/// Reads what may stand in an element of the type that is nil.
fn read_nil_of_type(input: &mut Input<'_>, slot: &mut dyn Slot) -> Result<()> {
    input.tag.type_name = None;
    match slot.put(false, NOT_CHOSEN) {
        Some(value @ Mut::Record(..)) => read_nil_attributes(input, value)?,
        _ => refuse_attributes(input)?,
    }
    read_nil_end(input)
}

/// Reads an element of a type that `xsi:type` names and that is not generated.
pub(crate) fn read_open_type(input: &mut Input<'_>, into: &mut OpenType) -> Result<()> {
    take_type_name(input, into)?;
    read_open_content(input, Process::Skip, &mut into.content)
}

/// Reads the attributes of such an element that is nil.
pub(crate) fn read_nil_open_type(input: &mut Input<'_>, into: &mut OpenType) -> Result<()> {
    take_type_name(input, into)?;
    read_nil_open_content(input, Process::Skip, &mut into.content)
}

fn take_type_name(input: &mut Input<'_>, into: &mut OpenType) -> Result<()> {
    if let Some(text) = input.tag.type_name.take() {
        let name = input.qualified(&text)?;
        let (namespace, local) = name.parts();
        into.name = ExpandedName::new(namespace, local);
    }
    Ok(())
}

/// Reads attributes, text and elements up to the end of the element just entered.
pub(crate) fn read_open_content(input: &mut Input<'_>, process: Process, into: &mut OpenContent) -> Result<()> {
    read_tag_attributes(input, process, into)?;
    loop {
        match input.piece()? {
            Piece::End => {
                into.prefixes.extend(used_prefixes(input, into));
                return Ok(());
            }
            // An empty CDATA section, which leaves no trace when written.
            Piece::Text(text) if text.is_empty() => {}
            Piece::Text(text) => into.children.push(OpenNode::Text(text.into_owned())),
            Piece::Start => {
                let mut child = OpenElement::default();
                read_open_element(input, process, &mut child)?;
                into.children.push(OpenNode::Element(child));
            }
        }
    }
}

/// What the schema states for an element of any type, which has mixed content (XSD Part 1, section 3.3.1).
pub(crate) fn apply_stated(more: &More, content: &mut OpenContent) -> Result<()> {
    match more.default_or_fixed() {
        Some(text) if content.children.is_empty() && !text.is_empty() => {
            content.children.push(OpenNode::Text(text.to_owned()));
            Ok(())
        }
        _ => check_stated(more, content.as_text().as_deref()),
    }
}

/// Reads the attributes of the element just entered, in which nothing stands.
pub(crate) fn read_nil_open_content(input: &mut Input<'_>, process: Process, into: &mut OpenContent) -> Result<()> {
    read_tag_attributes(input, process, into)?;
    into.prefixes.extend(used_prefixes(input, into));
    Ok(())
}

fn read_tag_attributes(input: &mut Input<'_>, process: Process, into: &mut OpenContent) -> Result<()> {
    read_wildcard_attributes(input, Wildcard::Any, process.lax(), false, &mut into.attributes)?;
    refuse_attributes(input)?;
    for (local, value) in [("nil", input.tag.take_nil()), ("type", input.tag.type_name.take())] {
        if let Some(value) = value {
            if local == "type" && !value.contains(':') {
                // That of the element may be another one when it is written.
                let namespace = input.scope.uri(input.scope.default_namespace());
                if !namespace.is_empty() {
                    into.prefixes.push((String::new(), namespace.to_owned()));
                }
            }
            into.attributes.0.push(OpenAttribute { name: ExpandedName::new(XSI, local), value: value.into_owned() });
        }
    }
    Ok(())
}

/// The prefixes that the texts and values of an element use, with their namespaces, wherever they are declared.
fn used_prefixes(input: &Input<'_>, content: &OpenContent) -> Vec<(String, String)> {
    let mut seen = BTreeSet::from(["xml"]);
    let mut declared: Option<BTreeSet<&str>> = None;
    let mut used = Vec::new();
    for text in texts(content) {
        for prefix in before_colons(text) {
            // A look-up goes through all declarations: for many, they are sorted first.
            if seen.len() > MANY && !declared.get_or_insert_with(|| input.scope.prefixes().collect()).contains(prefix) {
                continue;
            }
            if seen.insert(prefix) {
                let namespace = input.scope.lookup(prefix);
                used.extend(namespace.map(|found| (prefix.to_owned(), input.scope.uri(found).to_owned())));
            }
        }
    }
    used
}

/// Expands names in attributes that are declared: these have no place for the prefixes that content keeps.
pub(crate) fn expand_names(input: &Input<'_>, process: Process, open: &mut OpenAttributes) {
    for attribute in &mut open.0 {
        let expanded =
            known_attribute(process, attribute).and_then(|known| known.expanded(&attribute.value, &input.scope));
        if let Some(expanded) = expanded {
            attribute.value = expanded;
        }
    }
}

/// Takes the attributes that no other place takes and the wildcard allows.
pub(crate) fn read_wildcard_attributes(
    input: &mut Input<'_>,
    wildcard: Wildcard,
    process: Process,
    beside_id: bool,
    into: &mut OpenAttributes,
) -> Result<()> {
    let process = if input.problems.is(Mode::Lenient) { Process::Skip } else { process };
    let mut problems = Vec::new();
    let Input { tag, scope, .. } = &mut *input;
    for attribute in tag.attributes.iter_mut().filter(|attribute| !attribute.known) {
        let namespace = scope.uri(attribute.name.namespace);
        if wildcard.allows(namespace) {
            attribute.known = true;
            let name = ExpandedName::new(namespace, attribute.name.local);
            let attribute = OpenAttribute { name, value: attribute.value.to_string() };
            problems.extend(check_attribute(process, &attribute, &*scope).err());
            into.0.push(attribute);
        }
    }
    problems.extend(check_wild_ids(process, beside_id, &into.0, scope).err());
    problems.into_iter().try_for_each(|error| input.report(error))
}
