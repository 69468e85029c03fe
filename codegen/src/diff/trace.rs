//! Where the schemas declare what stands at a place in a document, and which change of the report an error there is about.
//!
//! In come models, documents as XML and the paths of errors; out go entries of the report. An error is about a change where
//! both name the same field or type and the change can have such an error: elements by name, then the field itself, then its
//! type.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;
use xsdbind::Error;
use xsdbind::error::{ErrorKind, Position};

use super::element_ids;
use super::fields::below;
use super::report::{Change, Component, Report};
use super::rules::Rule;
use crate::model::{
    Content, ElementId, ElementUse, Facets, Model, Particle, Str, Term, Type, TypeId, TypeRef, Variety,
};
use crate::view::Key;

pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// How deep contents are followed.
const DEEPEST: usize = 256;
/// How many types of one place are looked at.
const MOST: usize = 256;

/// A global element or a named type: whether it is an element, and its name.
pub(super) type Owner = (bool, Key);

/// A declaration, by its path in everything that it is a part of.
pub(super) type Paths = Vec<(Owner, String)>;

/// An element or attribute of a document, as a schema declares it.
#[derive(Clone, Debug, Default)]
pub(super) struct Spot {
    /// As a field of what is around it.
    pub(super) field: Paths,
    /// What its content is declared by: its type and the bases of that; for a text, the types of its values.
    pub(super) within: Paths,
    /// Its type.
    pub(super) ty: Option<TypeRef>,
}

/// One set, by names.
pub(super) struct Declared<'m> {
    pub(super) model: &'m Model,
    elements: BTreeMap<Key, ElementId>,
    types: BTreeMap<Key, TypeId>,
}

/// Something that the report says: the entry, and the finding or the change in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct About {
    pub(super) entry: usize,
    pub(super) what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum What {
    Finding(usize),
    Change(usize),
}

/// The entries of a report, by what they are about.
pub(super) struct Index<'r> {
    report: &'r Report,
    by_owner: BTreeMap<Owner, usize>,
}

fn key(namespace: Option<&str>, name: &str) -> Key {
    Key { name: name.into(), namespace: namespace.filter(|namespace| !namespace.is_empty()).map(Str::from) }
}

impl<'m> Declared<'m> {
    pub(super) fn of(model: &'m Model) -> Self {
        Self { model, elements: element_ids(model), types: super::named(model) }
    }

    pub(super) fn type_of(&self, key: &Key) -> Option<TypeId> {
        self.types.get(key).copied()
    }

    /// The facets of a simple type.
    pub(super) fn facets(&self, (is_element, key): &Owner) -> Option<&'m Facets> {
        let id = if *is_element { None } else { self.type_of(key) };
        self.model[id?].simple().map(|simple| &*simple.facets)
    }

    /// The root element of a document.
    pub(super) fn root(&self, node: Node<'_, '_>) -> Option<Spot> {
        let key = key(node.tag_name().namespace(), node.tag_name().name());
        let element = &self.model[*self.elements.get(&key)?];
        let field = vec![((true, key), String::new())];
        Some(self.spot(field, self.named_type(node).unwrap_or(element.type_ref)))
    }

    /// An element in another one.
    pub(super) fn child(&self, parent: &Spot, node: Node<'_, '_>) -> Option<Spot> {
        let complex = self.model[id(parent.ty?)?].complex()?;
        let Content::Particle(content) = &complex.content else { return None };
        // `xmlns=""` is no namespace.
        let namespace = node.tag_name().namespace().filter(|namespace| !namespace.is_empty());
        let (used, global) = self.find(content, namespace, node.tag_name().name(), 0)?;
        let global = global.or(used.global).map(|id| &self.model[id]);
        let declared = global.map_or(used.type_ref, |element| element.type_ref);
        let mut field = inner(&parent.within, node.tag_name().name());
        field.extend(global.map(|element| ((true, key(element.namespace.as_deref(), &element.name)), String::new())));
        Some(self.spot(field, self.named_type(node).unwrap_or(declared)))
    }

    /// An attribute of an element.
    pub(super) fn attribute(&self, parent: &Spot, name: &str) -> Option<Spot> {
        let complex = self.model[id(parent.ty?)?].complex()?;
        let attribute = complex.attributes.iter().find(|attribute| &*attribute.name == name)?;
        Some(self.spot(inner(&parent.within, &format!("@{name}")), attribute.type_ref))
    }

    fn spot(&self, field: Paths, ty: TypeRef) -> Spot {
        let mut within = Paths::new();
        self.contents(ty, &field, &mut BTreeSet::new(), &mut within);
        Spot { field, within, ty: Some(ty) }
    }

    /// What declares the content of a type, which stands at a field. Each type is looked at once: a union may be reached by
    /// very many ways.
    fn contents(&self, ty: TypeRef, field: &Paths, known: &mut BTreeSet<TypeId>, found: &mut Paths) {
        let TypeRef::Type(id) = ty else { return };
        if known.len() > MOST || !known.insert(id) {
            return;
        }
        let definition: &Type = &self.model[id];
        let own = match Key::of(definition) {
            Some(key) => vec![((false, key), String::new())],
            None => field.clone(),
        };
        for one in &own {
            if !found.contains(one) {
                found.push(one.clone());
            }
        }
        self.contents(definition.base(), &own, known, found);
        if let Some(simple) = definition.simple() {
            match &simple.variety {
                Variety::Atomic(_) => {}
                Variety::List { item } => self.contents(*item, &own, known, found),
                Variety::Union { members } => {
                    for member in members {
                        self.contents(*member, &own, known, found);
                    }
                }
            }
        }
        if let Some(Content::Simple(text)) = definition.complex().map(|complex| &complex.content) {
            let text_of = inner(&own, "text()");
            found.extend(text_of.iter().cloned());
            self.contents(*text, &text_of, known, found);
        }
    }

    /// The type that `xsi:type` names.
    fn named_type(&self, node: Node<'_, '_>) -> Option<TypeRef> {
        self.types.get(&type_key(node)?).copied().map(TypeRef::Type)
    }

    /// The declaration of an element in a content; with the global element, where it stands in the place of another one.
    fn find<'p>(
        &self,
        particle: &'p Particle,
        namespace: Option<&str>,
        name: &str,
        depth: usize,
    ) -> Option<(&'p ElementUse, Option<ElementId>)> {
        let is_it = |of: &Option<Str>, local: &Str| &**local == name && of.as_deref() == namespace;
        match &particle.term {
            _ if depth > DEEPEST => None,
            Term::Element(element) if is_it(&element.namespace, &element.name) => Some((element, None)),
            Term::Element(element) => {
                let substitutes = element.global.map(|head| self.model.substitutes(head)).unwrap_or_default();
                let is_one = |id: &ElementId| is_it(&self.model[*id].namespace, &self.model[*id].name);
                substitutes.into_iter().find(is_one).map(|id| (element, Some(id)))
            }
            Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => {
                parts.iter().find_map(|part| self.find(part, namespace, name, depth + 1))
            }
            Term::Any(_) => None,
        }
    }

    /// The elements around a place, outermost first, as far as they are declared.
    fn chain(&self, nodes: &[Node<'_, '_>]) -> Vec<Spot> {
        let mut found: Vec<Spot> = Vec::new();
        for node in nodes {
            let spot = match found.last() {
                None => self.root(*node),
                Some(parent) => self.child(parent, *node),
            };
            match spot {
                Some(spot) => found.push(spot),
                None => break,
            }
        }
        found
    }
}

fn id(ty: TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Type(id) => Some(id),
        TypeRef::Builtin(_) => None,
    }
}

fn inner(paths: &Paths, name: &str) -> Paths {
    paths.iter().map(|(owner, path)| (owner.clone(), below(path, name))).collect()
}

/// The name that `xsi:type` has.
fn type_key(node: Node<'_, '_>) -> Option<Key> {
    let text = node.attribute((XSI, "type"))?.trim();
    let (prefix, name) = text.split_once(':').map_or((None, text), |(prefix, name)| (Some(prefix), name));
    Some(key(node.lookup_namespace_uri(prefix), name))
}

/// The elements that the path of an error names, as far as they are there.
fn nodes<'a, 'i>(document: &'a roxmltree::Document<'i>, error: &Error) -> Vec<Node<'a, 'i>> {
    let offset = error.position().and_then(|at| offset(document.input_text(), at));
    let path = error.path();
    let mut found: Vec<Node<'a, 'i>> = Vec::new();
    for step in path.split('/').skip(1).filter(|step| !step.starts_with(['@', '$'])) {
        let (name, index) = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
            Some((name, index)) => (name, index.parse().unwrap_or(1)),
            None => (step, 1_usize),
        };
        let around = found.last().copied().unwrap_or_else(|| document.root());
        let named = || around.children().filter(|node| node.is_element() && node.tag_name().name() == name);
        let here = offset.and_then(|offset| named().find(|node| node.range().contains(&offset)));
        match here.or_else(|| named().nth(index.saturating_sub(1))).or_else(|| named().next()) {
            Some(node) => found.push(node),
            None => break,
        }
    }
    found
}

/// The byte at a place.
fn offset(text: &str, at: Position) -> Option<usize> {
    let start: usize = text.split_inclusive('\n').take(at.line.checked_sub(1)?).map(str::len).sum();
    let line = text.get(start..)?;
    line.char_indices().nth(at.column.checked_sub(1)?).map(|(offset, _)| start + offset)
}

/// The words in backticks.
fn quoted(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').skip(1).step_by(2)
}

/// Whether a change told by this rule can have errors of this kind.
fn fits(kind: ErrorKind, rule: Rule) -> bool {
    use Rule as R;
    let is_structure = matches!(
        rule,
        R::RequiredFieldAdded
            | R::OptionalFieldAdded
            | R::RequiredFieldRemoved
            | R::OptionalFieldRemoved
            | R::FieldNowRequired
            | R::FieldNowOptional
            | R::MoreOccurrences
            | R::FewerOccurrences
            | R::OtherOccurrences
            | R::WildcardChanged
            | R::BaseChanged
    );
    let is_content = is_structure || is_order(rule) || matches!(rule, R::NamespaceChanged | R::SubstitutionChanged);
    let is_type = matches!(
        rule,
        R::FieldTypeNarrowed | R::FieldTypeChanged | R::FieldTypeWidened | R::BaseChanged | R::ContentChanged
    );
    match kind {
        ErrorKind::UnexpectedElement | ErrorKind::MissingElement | ErrorKind::Occurrence => {
            is_content
                || is_type
                || matches!(rule, R::ElementRemoved | R::ElementAdded | R::TypeRemoved | R::SubtypeAdded)
        }
        ErrorKind::UnexpectedAttribute | ErrorKind::MissingAttribute => is_structure || is_type,
        ErrorKind::UnexpectedText => is_type || rule == R::MixedChanged,
        ErrorKind::Nil => is_type || matches!(rule, R::NilNowAllowed | R::NilNoLongerAllowed),
        ErrorKind::Type => {
            is_type
                || matches!(
                    rule,
                    R::TypeRemoved
                        | R::TypeAdded
                        | R::SubtypeAdded
                        | R::VersionAdded
                        | R::TypeRenamed
                        | R::NowAbstract
                        | R::NoLongerAbstract
                        | R::BlockChanged
                )
        }
        ErrorKind::Value | ErrorKind::Fixed => {
            is_type
                || matches!(
                    rule,
                    R::ValueAdded
                        | R::ValueRemoved
                        | R::NowEnumeration
                        | R::NoLongerEnumeration
                        | R::FacetNarrowed
                        | R::FacetWidened
                        | R::FacetChanged
                        | R::FixedValueAdded
                        | R::FixedValueChanged
                        | R::FixedValueRemoved
                        | R::DefaultValueChanged
                )
        }
        _ => false,
    }
}

/// What is about the order or the groups of elements, so that it may be noticed at any of them.
fn is_order(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::FieldReordered
            | Rule::FieldRegrouped
            | Rule::GroupAdded
            | Rule::GroupRemoved
            | Rule::BranchAdded
            | Rule::BranchRemoved
            | Rule::OrderChanged
            | Rule::ContentChanged
    )
}

/// Whether a path is another one or leads on from it.
fn is_within(path: &str, around: &str) -> bool {
    let rest = path.strip_prefix(around);
    around.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether the path of a change is this one, or that of a group with this element in it.
fn is_at(change: &str, path: &str) -> bool {
    if change == path {
        return true;
    }
    let (around, name) = path.rsplit_once('/').unwrap_or(("", path));
    let group = if around.is_empty() {
        Some(change)
    } else {
        change.strip_prefix(around).and_then(|rest| rest.strip_prefix('/'))
    };
    let names = group.and_then(|group| group.strip_prefix('(')).and_then(|group| group.strip_suffix(')'));
    names.is_some_and(|names| names.split('|').any(|one| one == name))
}

impl<'r> Index<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        let mut by_owner = BTreeMap::new();
        for (at, entry) in report.entries.iter().enumerate() {
            let is_element = entry.component == Component::Element;
            by_owner.insert((is_element, key(entry.namespace.as_deref(), &entry.name)), at);
            if let Some(old) = &entry.old_name {
                let name = old.rsplit_once('}').map_or(old.as_str(), |(_, name)| name);
                by_owner.entry((is_element, key(entry.namespace.as_deref(), name))).or_insert(at);
            }
        }
        Self { report, by_owner }
    }

    pub(super) fn change(&self, entry: usize, at: usize) -> Option<&'r Change> {
        self.report.entries.get(entry)?.changes.get(at)
    }

    /// The change that an error is about, by what both sets declare at its place. Of several, that which the error names.
    pub(super) fn reason(
        &self,
        sides: [&Declared<'_>; 2],
        document: &roxmltree::Document<'_>,
        error: &Error,
    ) -> Reason {
        let path = error.path();
        let nodes = nodes(document, error);
        let chains = sides.map(|side| side.chain(&nodes));
        let all = path.split('/').skip(1).filter(|step| !step.starts_with(['@', '$'])).count();
        // What only one of the sets declares is known of that alone.
        let at = |chain: &Vec<Spot>| chain.get(all.wrapping_sub(1)).cloned();
        let mut spots: Vec<Spot> = chains.iter().filter_map(at).collect();
        let attribute = path.rsplit('/').next().and_then(|step| step.strip_prefix('@'));
        let elements = spots.clone();
        if let Some(name) = attribute {
            spots = sides.iter().zip(&chains).filter_map(|(side, chain)| side.attribute(&at(chain)?, name)).collect();
        }
        let named = self.named(error, document.root_element(), &elements, &nodes);
        let about =
            named.or_else(|| self.of_spots(error.kind(), &spots)).or_else(|| self.loose(error.kind(), &elements));
        let place = spots.first().or(elements.first());
        let place = place
            .and_then(|spot| if is_about_content(error.kind()) { spot.within.first() } else { spot.field.first() });
        Reason { about, place: place.cloned() }
    }

    /// By a name that the message has.
    fn named(&self, error: &Error, root: Node<'_, '_>, spots: &[Spot], nodes: &[Node<'_, '_>]) -> Option<About> {
        let kind = error.kind();
        if kind == ErrorKind::Type {
            let key = nodes.last().and_then(|node| type_key(*node))?;
            return self.find(kind, &(false, key), "");
        }
        let before = match kind {
            ErrorKind::UnexpectedAttribute | ErrorKind::MissingAttribute => "@",
            ErrorKind::UnexpectedElement | ErrorKind::MissingElement | ErrorKind::Occurrence => "",
            _ => return None,
        };
        if spots.is_empty() {
            let key = key(root.tag_name().namespace(), root.tag_name().name());
            return self.find(kind, &(true, key), "");
        }
        let names: Vec<String> = quoted(error.message()).map(|name| format!("{before}{name}")).collect();
        // Changes of the field itself before those of groups that it is in.
        let within = || spots.iter().flat_map(|spot| &spot.within);
        let of = |name: &String| within().find_map(|(owner, path)| self.find(kind, owner, &below(path, name)));
        names.iter().find_map(of)
    }

    fn of_spots(&self, kind: ErrorKind, spots: &[Spot]) -> Option<About> {
        let fields = || spots.iter().flat_map(|spot| &spot.field);
        let types = || spots.iter().flat_map(|spot| &spot.within);
        fields().chain(types()).find_map(|(owner, path)| self.find(kind, owner, path))
    }

    /// Where the order of elements is another one, any of them may be the first that is out of it.
    fn loose(&self, kind: ErrorKind, spots: &[Spot]) -> Option<About> {
        if !is_about_content(kind) {
            return None;
        }
        spots.iter().flat_map(|spot| &spot.within).find_map(|(owner, path)| {
            let entry = *self.by_owner.get(owner)?;
            let changes = self.report.entries[entry].changes.iter();
            let change = changes.into_iter().position(|change| {
                is_order(change.verdict.rule) && is_within(&change.path, path) && fits(kind, change.verdict.rule)
            })?;
            Some(About { entry, what: What::Change(change) })
        })
    }

    fn find(&self, kind: ErrorKind, owner: &Owner, path: &str) -> Option<About> {
        let at = *self.by_owner.get(owner)?;
        let entry = &self.report.entries[at];
        let fit = |rule: Rule| fits(kind, rule);
        // What is new is compared with the version before, from which no document suffers.
        let changes = if entry.version_of.is_some() { &[][..] } else { &entry.changes };
        let change = changes.iter().position(|change| change.path == path && fit(change.verdict.rule));
        let change =
            change.or_else(|| changes.iter().position(|change| is_at(&change.path, path) && fit(change.verdict.rule)));
        let finding = || {
            let is_it = |finding: &super::Finding| fit(finding.verdict.rule);
            entry.findings.iter().position(is_it).filter(|_| path.is_empty())
        };
        let what = change.map(What::Change).or_else(|| finding().map(What::Finding))?;
        Some(About { entry: at, what })
    }

    /// The change of how something is read that is no error, such as a default.
    pub(super) fn meaning(&self, sides: [&Declared<'_>; 2], nodes: &[Node<'_, '_>], attribute: Option<&str>) -> Reason {
        let chains = sides.map(|side| side.chain(nodes));
        let mut spots: Vec<Spot> =
            chains.iter().filter_map(|chain| chain.get(nodes.len().checked_sub(1)?).cloned()).collect();
        if let Some(name) = attribute {
            spots = sides.iter().zip(&spots).filter_map(|(side, spot)| side.attribute(spot, name)).collect();
        }
        let about = self.of_spots(ErrorKind::Value, &spots).or_else(|| self.of_spots(ErrorKind::Nil, &spots));
        Reason { about, place: spots.first().and_then(|spot| spot.field.first()).cloned() }
    }
}

fn is_about_content(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnexpectedElement
            | ErrorKind::MissingElement
            | ErrorKind::Occurrence
            | ErrorKind::UnexpectedAttribute
            | ErrorKind::MissingAttribute
            | ErrorKind::UnexpectedText
    )
}

/// What an error is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reason {
    /// The change.
    pub(super) about: Option<About>,
    /// The type and the path in it where the error is, if it is declared.
    pub(super) place: Option<(Owner, String)>,
}
