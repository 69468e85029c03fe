//! A type as people read it: its content without the nesting that says nothing.
//!
//! In come types of the model; out go trees of [`Node`]s that borrow from it, in the normal form in which `lower` makes
//! fields of them. What then holds: two contents that generate the same Rust have the same tree.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use crate::model::normal::{self, Branch, Part};
pub(crate) use crate::model::normal::{Bounds, ONCE, Order};
use crate::model::{
    AttributeUse, ComplexType, Content, Derivation, Docs, ElementUse, Model, Namespaces, Particle, Str, Term, Type,
    TypeId, TypeRef, ValueConstraint, Wildcard,
};

/// A name that holds across schema sets, where ids do not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    /// The local name.
    pub(crate) name: Str,
    /// The target namespace.
    pub(crate) namespace: Option<Str>,
}

/// A part of a content.
#[derive(Clone, Debug)]
pub(crate) struct Node<'m> {
    pub(crate) bounds: Bounds,
    pub(crate) kind: NodeKind<'m>,
}

/// What stands there.
#[derive(Clone, Debug)]
pub(crate) enum NodeKind<'m> {
    Element(&'m ElementUse),
    /// `named`: it is a named group of the schema, whose name its Rust type has.
    Group {
        order: Order,
        parts: Vec<Node<'m>>,
        docs: &'m Docs,
        named: bool,
    },
    Any(&'m Wildcard),
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.namespace {
            Some(namespace) => write!(f, "{{{namespace}}}{}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

impl Key {
    /// That of a global type.
    pub(crate) fn of(ty: &Type) -> Option<Self> {
        ty.global_name().map(|name| Self { name: name.into(), namespace: ty.namespace.clone() })
    }
}

/// The particles that a type adds to its base's, or all where it restricts its base.
///
/// An extension has the very particles of its base in it, so that the addresses tell them apart.
fn own_particles<'m>(model: &'m Model, complex: &'m ComplexType) -> Vec<&'m Arc<Particle>> {
    let Content::Particle(particle) = &complex.content else { return Vec::new() };
    let base = match complex.base {
        TypeRef::Type(base) if complex.derivation == Derivation::Extension => model[base].complex(),
        _ => None,
    };
    let Some(Content::Particle(base)) = base.map(|base| &base.content) else { return vec![particle] };
    if Arc::ptr_eq(base, particle) {
        return Vec::new();
    }
    let Term::Sequence(parts) = &particle.term else { return vec![particle] };
    let inner = match &base.term {
        Term::Sequence(inner) => inner.as_slice(),
        _ => &[],
    };
    // They come first, spliced in or as one.
    let is_inherited = |(index, part): &(usize, &Arc<Particle>)| {
        (*index == 0 && Arc::ptr_eq(base, part)) || inner.get(*index).is_some_and(|inner| Arc::ptr_eq(inner, part))
    };
    let count = parts.iter().enumerate().take_while(is_inherited).count();
    parts[count..].iter().collect()
}

/// The content of a type: what it adds to its base's.
pub(crate) fn own_content<'m>(model: &'m Model, complex: &'m ComplexType) -> Node<'m> {
    root(own_particles(model, complex))
}

/// The content of a type with all that is inherited.
pub(crate) fn content(complex: &ComplexType) -> Node<'_> {
    match &complex.content {
        Content::Particle(particle) => root(vec![particle]),
        Content::Empty | Content::Simple(_) => root(Vec::new()),
    }
}

/// The attributes that a type adds to its base's.
pub(crate) fn own_attributes<'m>(model: &'m Model, complex: &'m ComplexType) -> Vec<&'m AttributeUse> {
    let inherited = match complex.base {
        TypeRef::Type(base) => model[base].complex().map_or(&[][..], |base| &base.attributes),
        TypeRef::Builtin(_) => &[],
    };
    // As with particles, what is inherited is the very same.
    let inherited: BTreeSet<*const AttributeUse> = inherited.iter().map(Arc::as_ptr).collect();
    let is_own = |one: &&Arc<AttributeUse>| !inherited.contains(&Arc::as_ptr(one));
    complex.attributes.iter().filter(is_own).map(|attribute| &**attribute).collect()
}

/// One group around all.
fn root(particles: Vec<&Arc<Particle>>) -> Node<'_> {
    if let [only] = particles[..]
        && let Term::All(children) = &only.term
    {
        return group(Order::All, only, children, Bounds::of(only));
    }
    let mut parts = Vec::new();
    for particle in particles {
        add(particle, Bounds::of(particle), &mut parts);
    }
    Node { bounds: ONCE, kind: NodeKind::Group { order: Order::Sequence, parts, docs: no_docs(), named: true } }
}

/// Adds what a particle of a sequence is.
fn add<'m>(particle: &'m Particle, bounds: Bounds, parts: &mut Vec<Node<'m>>) {
    match normal::part(particle, bounds) {
        Part::Nothing => {}
        Part::Element(element) => parts.push(Node { bounds, kind: NodeKind::Element(element) }),
        Part::Any(wildcard) => parts.push(Node { bounds, kind: NodeKind::Any(wildcard) }),
        Part::InPlace(children) => {
            for child in children {
                add(child, Bounds::of(child), parts);
            }
        }
        Part::Merged(child, both) => add(child, both, parts),
        Part::Group(order, children) => parts.push(group(order, particle, children, bounds)),
    }
}

fn group<'m>(order: Order, particle: &'m Particle, children: &'m [Arc<Particle>], mut bounds: Bounds) -> Node<'m> {
    let mut parts = Vec::new();
    if order == Order::Choice {
        add_branches(children, &mut parts);
        if children.iter().any(|branch| normal::is_raised(branch)) {
            bounds.min = 0;
        }
    } else {
        for child in children {
            add(child, Bounds::of(child), &mut parts);
        }
    }
    Node { bounds, kind: NodeKind::Group { order, parts, docs: &particle.docs, named: particle.group.is_some() } }
}

fn add_branches<'m>(branches: &'m [Arc<Particle>], parts: &mut Vec<Node<'m>>) {
    for branch in branches {
        match normal::branch(branch) {
            (Branch::Element(element), bounds) => parts.push(Node { bounds, kind: NodeKind::Element(element) }),
            (Branch::Any(wildcard), bounds) => parts.push(Node { bounds, kind: NodeKind::Any(wildcard) }),
            (Branch::InPlace(branches), _) => add_branches(branches, parts),
            (Branch::Group(order, children), bounds) => parts.push(group(order, branch, children, bounds)),
        }
    }
}

fn no_docs() -> &'static Docs {
    static NONE: std::sync::OnceLock<Docs> = std::sync::OnceLock::new();
    NONE.get_or_init(|| Vec::new().into())
}

impl Node<'_> {
    /// The names of all elements in it, in order; those of anonymous types not.
    pub(crate) fn names(&self) -> Vec<&str> {
        match &self.kind {
            NodeKind::Element(element) => vec![&element.name],
            NodeKind::Group { parts, .. } => parts.iter().flat_map(Self::names).collect(),
            NodeKind::Any(_) => Vec::new(),
        }
    }

    /// The parts, if it is a group.
    pub(crate) fn parts(&self) -> &[Self] {
        match &self.kind {
            NodeKind::Group { parts, .. } => parts,
            NodeKind::Element(_) | NodeKind::Any(_) => &[],
        }
    }

    /// Whether `new` asks for it.
    pub(crate) fn is_required(&self) -> bool {
        self.bounds.min > 0
    }
}

/// A type as it is called: `UserId`, `{C}NonEmptyToken`, `xs:string`; an anonymous one by what it is made of.
pub(crate) fn type_name(model: &Model, ty: TypeRef) -> String {
    let id = match ty {
        TypeRef::Builtin(builtin) => return format!("xs:{}", builtin.name()),
        TypeRef::Type(id) => id,
    };
    match Key::of(&model[id]) {
        Some(key) => key.to_string(),
        None if model[id].complex().is_some() => "a type of its own".to_owned(),
        None => format!("a restriction of {}", type_name(model, nearest_named(model, id))),
    }
}

/// The first base with a name.
fn nearest_named(model: &Model, mut id: TypeId) -> TypeRef {
    loop {
        match model[id].base() {
            TypeRef::Type(base) if model[base].global_name().is_none() => id = base,
            other => return other,
        }
    }
}

/// An element in a line: its type, how often it stands, what can be cleared.
pub(crate) fn element_line(model: &Model, element: &ElementUse, bounds: Bounds) -> String {
    let mut line = format!("{}, {bounds}", type_name(model, element.type_ref));
    if element.nillable {
        line.push_str(", can be cleared");
    }
    line.push_str(&value_words(element.value.as_deref()));
    line
}

/// An attribute in a line.
pub(crate) fn attribute_line(model: &Model, attribute: &AttributeUse) -> String {
    let required = if attribute.required { "required" } else { "optional" };
    let value = value_words(attribute.value.as_ref());
    format!("{}, {required}{value}", type_name(model, attribute.type_ref))
}

/// `, fixed "1"`
pub(crate) fn value_words(value: Option<&ValueConstraint>) -> String {
    match value {
        Some(ValueConstraint::Default(text)) => format!(", default {}", quoted(text)),
        Some(ValueConstraint::Fixed(text)) => format!(", fixed {}", quoted(text)),
        None => String::new(),
    }
}

/// A part in a line.
pub(crate) fn node_line(model: &Model, node: &Node<'_>) -> String {
    match &node.kind {
        NodeKind::Element(element) => element_line(model, element, node.bounds),
        NodeKind::Group { order, .. } => {
            let names = node.names();
            let between = if *order == Order::Choice { " | " } else { ", " };
            format!("{} ({}), {}", order.name(), names.join(between), node.bounds)
        }
        NodeKind::Any(wildcard) => format!("{}, {}", wildcard_words(wildcard), node.bounds),
    }
}

/// `any of the namespace ..`
pub(crate) fn wildcard_words(wildcard: &Wildcard) -> String {
    let shown = |namespace: &Option<Str>| namespace.as_ref().map_or("no namespace".to_owned(), |uri| quoted(uri));
    match &wildcard.namespaces {
        Namespaces::Any => "anything".to_owned(),
        Namespaces::Other(not) => format!("anything not of {}", shown(not)),
        Namespaces::List(list) => format!("anything of {}", list.iter().map(shown).collect::<Vec<_>>().join(", ")),
    }
}

/// A text of a schema in quotes, with what a terminal would act on escaped.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        if letter.is_control() || letter == '"' || letter == '\\' {
            let _ = write!(out, "{}", letter.escape_default());
        } else {
            out.push(letter);
        }
    }
    out.push('"');
    out
}
