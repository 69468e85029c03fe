//! One definition for each name.
//!
//! In come the documents; out they go with what is defined a second time marked: what says the same as the first
//! definition of its name (one component, XSD part 1, section 2.2), and what the configuration does not choose. What is
//! left and still twice, `resolve` reports.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use xsdbind::types::NcName;

use crate::config::{Module, Rule};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics, Place};
use crate::pattern::names;
use crate::source::XSD_NAMESPACE;
use crate::xsd::{
    Attribute, AttributeItem, Attributes, ComplexBody, ComplexType, Component, Derivations, Element, Facet, FacetKind,
    Form, Named, Particle, Prefix, QName, Schema, Schemas, SimpleBody, SimpleType, Str, Term, TypeUse, ValueConstraint,
};

/// What is looked at as one: of which kind, namespace and name.
type Key = (&'static str, Option<Str>, Str);

/// Where a definition is: the position of its document, and in that.
type At = (usize, usize);

/// Leaves one definition of each name, where that can be known.
///
/// # Errors
///
/// If a choice of the configuration fits nothing that is defined twice, or its file has no such definition.
pub(crate) fn choose(schemas: &mut Schemas, module: &Module) -> Result<(), Diagnostics> {
    let rules = &module.definitions;
    // All names are here at once: in a list, since nearly all are there once.
    let count = schemas.schemas.iter().map(|schema| schema.components.len()).sum();
    let mut by_name: Vec<((&'static str, &Str), At)> = Vec::with_capacity(count);
    for (document, schema) in schemas.schemas.iter().enumerate() {
        let components = schema.components.iter().enumerate();
        by_name.extend(components.filter_map(|(position, component)| Some((named(component)?, (document, position)))));
    }
    by_name.sort_unstable();
    // What is read under several namespaces is defined in each of them.
    let mut found: HashMap<Key, Vec<At>> = HashMap::new();
    for same in by_name.chunk_by(|(one, _), (other, _)| one == other).filter(|same| same.len() > 1) {
        for &((kind, name), at) in same {
            for namespace in &schemas.schemas[at.0].read_as {
                found.entry((kind, namespace.clone(), name.clone())).or_default().push(at);
            }
        }
    }
    drop(by_name);
    found.retain(|_, places| places.len() > 1);
    let redefined = redefined(schemas);
    let mut elsewhere: Vec<(At, Option<Str>)> = Vec::new();
    let mut fitted = vec![false; rules.len()];
    let mut problems = Diagnostics::new();
    for (key, places) in &found {
        let (_, namespace, name) = key;
        let rule = rules.iter().position(|(rule, _)| names(&rule.value, namespace.as_deref(), name));
        if let Some(rule) = rule {
            fitted[rule] = true;
            let file = &rules[rule].1;
            let path = |&(document, _): &At| &*schemas.schemas[document].path;
            // The file of just this path, before those whose paths end like this.
            let is_exact = places.iter().any(|at| path(at) == file.value);
            let is_chosen = |at: &At| if is_exact { path(at) == file.value } else { is_file(path(at), &file.value) };
            if places.iter().any(is_chosen) {
                elsewhere.extend(places.iter().filter(|at| !is_chosen(at)).map(|at| (*at, namespace.clone())));
            } else {
                problems.push(not_there(schemas, name, places, file));
            }
            continue;
        }
        // Which of them is redefined depends on where each stands.
        if redefined.contains(key) {
            continue;
        }
        let meaning = |&(document, position): &At| {
            let schema = &schemas.schemas[document];
            meaning(schema, namespace.as_ref(), &schema.components[position])
        };
        let first = places.first().map(meaning);
        let others = places.iter().skip(1).filter(|at| Some(meaning(at)) == first);
        elsewhere.extend(others.map(|at| (*at, namespace.clone())));
    }
    for ((rule, _), _) in rules.iter().zip(&fitted).filter(|(_, fitted)| !**fitted) {
        let problem = ConfigProblem::NotTwice { pattern: rule.value.clone() };
        problems.push(Diagnostic::error(problem, rule.at.clone()));
    }
    for ((document, position), namespace) in elsewhere {
        schemas.schemas[document].elsewhere.insert((position, namespace));
    }
    problems.check(()).map(|((), _)| ())
}

/// What any document redefines.
fn redefined(schemas: &Schemas) -> HashSet<Key> {
    let mut found = HashSet::new();
    for schema in &schemas.schemas {
        for (kind, name) in schema.redefinitions.iter().filter_map(|(_, component)| named(component)) {
            found.extend(schema.read_as.iter().map(|namespace| (kind, namespace.clone(), name.clone())));
        }
    }
    found
}

fn not_there(schemas: &Schemas, name: &Str, places: &[At], file: &Rule<String>) -> Diagnostic {
    let problem = ConfigProblem::NotDefinedIn { name: name.to_string(), file: file.value.clone() };
    let problem = Diagnostic::error(problem, file.at.clone());
    places.iter().fold(problem, |problem, &(document, position)| {
        problem.also(place(&schemas.schemas[document].components[position]).clone(), "a definition of it")
    })
}

/// Whether a file is the one that is named, by the end of its path.
fn is_file(path: &str, named: &str) -> bool {
    let before = path.strip_suffix(named);
    before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

fn named(component: &Component) -> Option<(&'static str, &Str)> {
    Some(match component {
        Component::SimpleType(one) => ("type", one.name.as_ref()?),
        Component::ComplexType(one) => ("type", one.name.as_ref()?),
        Component::Element(one) => ("element", one.name.defined()?),
        Component::Attribute(one) => ("attribute", one.name.defined()?),
        Component::Group(one) => ("group", &one.name),
        Component::AttributeGroup(one) => ("attribute group", &one.name),
        Component::Notation(one) => ("notation", &one.name),
    })
}

fn place(component: &Component) -> &Place {
    match component {
        Component::SimpleType(one) => &one.place,
        Component::ComplexType(one) => &one.place,
        Component::Element(one) => &one.place,
        Component::Attribute(one) => &one.place,
        Component::Group(one) => &one.place,
        Component::AttributeGroup(one) => &one.place,
        Component::Notation(one) => &one.place,
    }
}

/// What a definition says, as a text: places and documentation apart, with what its document says in its place, such as
/// `elementFormDefault`, and read under this namespace. `Debug` is derived: it has every field, those of tomorrow too.
fn meaning(schema: &Schema, namespace: Option<&Str>, component: &Component) -> String {
    let mut plain = component.clone();
    let plainer = Plain { schema, namespace, nowhere: Place::file("") };
    match &mut plain {
        Component::SimpleType(one) => plainer.simple(Arc::make_mut(one)),
        Component::ComplexType(one) => plainer.complex(Arc::make_mut(one)),
        // What is global has its namespace whatever the form of others.
        Component::Element(one) => {
            let one = Arc::make_mut(one);
            one.form = Some(Form::Qualified);
            plainer.element(one);
        }
        Component::Attribute(one) => {
            let one = Arc::make_mut(one);
            one.form = Some(Form::Qualified);
            plainer.attribute(one);
        }
        Component::Group(one) => {
            let one = Arc::make_mut(one);
            plainer.said(&mut one.place, Some(&mut one.docs));
            plainer.particle(&mut one.particle);
        }
        Component::AttributeGroup(one) => {
            let one = Arc::make_mut(one);
            plainer.said(&mut one.place, None);
            plainer.attributes(&mut one.attributes);
        }
        Component::Notation(one) => plainer.said(&mut Arc::make_mut(one).place, None),
    }
    format!("{plain:?}")
}

/// Whether values of a type may be names, which mean what the prefixes around them say: not where it is surely otherwise.
fn may_be_names(ty: Option<&TypeUse>) -> bool {
    match ty {
        Some(TypeUse::Named(name, _)) if name.namespace.as_deref() == Some(XSD_NAMESPACE) => {
            matches!(&*name.local, "QName" | "NOTATION")
        }
        Some(TypeUse::Simple(simple)) => match &simple.body {
            SimpleBody::Restriction { base: one, .. } | SimpleBody::List(one) => may_be_names(Some(one)),
            SimpleBody::Union(members) => members.iter().any(|member| may_be_names(Some(member))),
        },
        _ => true,
    }
}

/// Takes from a definition what says nothing.
struct Plain<'s> {
    schema: &'s Schema,
    namespace: Option<&'s Str>,
    nowhere: Place,
}

impl Plain<'_> {
    fn said(&self, place: &mut Place, docs: Option<&mut crate::xsd::Docs>) {
        *place = self.nowhere.clone();
        if let Some(docs) = docs {
            *docs = crate::xsd::Docs::default();
        }
    }

    /// A name, which in a document without a target namespace is in that under which it is read.
    fn name(&self, name: &mut QName) {
        if name.namespace.is_none() && self.schema.target_namespace.is_none() {
            name.namespace = self.namespace.cloned();
        }
    }

    fn named(&self, name: &mut Named) {
        if let Named::Reference(name) = name {
            self.name(name);
        }
    }

    /// A text that may be names: with the namespaces of all that could be one, by the prefixes in force at its place.
    fn text(&self, text: &mut Str, place: &Place) {
        let at = (place.line, place.column);
        let is_name = |text: &str| text.parse::<NcName>().is_ok();
        let namespace = |piece: &str| {
            let (prefix, local) = piece.split_once(':').unwrap_or(("", piece));
            if !is_name(local) || !prefix.is_empty() && !is_name(prefix) {
                return None;
            }
            let is = |found: &&Prefix| *found.name == *prefix && found.from <= at && at < found.to;
            // Of those around the place, the last is the innermost.
            self.schema.prefixes.iter().rev().find(is).map(|found| found.namespace.clone())
        };
        let namespaces: Vec<Option<Str>> = text.split_whitespace().map(namespace).collect();
        if namespaces.iter().flatten().any(|namespace| !namespace.is_empty()) {
            *text = format!("{text} {namespaces:?}").into();
        }
    }

    fn value(&self, value: &mut ValueConstraint, place: &Place) {
        let (ValueConstraint::Default(text) | ValueConstraint::Fixed(text)) = value;
        self.text(text, place);
    }

    fn block(&self, block: &mut Option<Derivations>) {
        block.get_or_insert_with(|| self.schema.block_default);
    }

    fn last(&self, last: &mut Option<Derivations>) {
        last.get_or_insert_with(|| self.schema.final_default);
    }

    fn form(form: &mut Option<Form>, default: Form) {
        form.get_or_insert(default);
    }

    fn type_use(&self, one: &mut TypeUse) {
        match one {
            TypeUse::Named(name, place) => {
                self.name(Arc::make_mut(name));
                self.said(place, None);
            }
            TypeUse::Simple(simple) => self.simple(Arc::make_mut(simple)),
            TypeUse::Complex(complex) => self.complex(Arc::make_mut(complex)),
        }
    }

    fn facets(&self, facets: &mut [Facet], may_be_names: bool) {
        for facet in facets {
            if may_be_names && facet.kind == FacetKind::Enumeration {
                self.text(&mut facet.value, &facet.place);
            }
            self.said(&mut facet.place, Some(&mut facet.docs));
        }
    }

    fn simple(&self, one: &mut SimpleType) {
        self.said(&mut one.place, Some(&mut one.docs));
        self.last(&mut one.final_);
        match &mut one.body {
            SimpleBody::Restriction { base, facets } => {
                self.facets(Arc::make_mut(facets), may_be_names(Some(base)));
                self.type_use(base);
            }
            SimpleBody::List(item) => self.type_use(item),
            SimpleBody::Union(members) => members.iter_mut().for_each(|member| self.type_use(member)),
        }
    }

    fn complex(&self, one: &mut ComplexType) {
        self.said(&mut one.place, Some(&mut one.docs));
        self.block(&mut one.block);
        self.last(&mut one.final_);
        if let Some((name, place)) = &mut one.base {
            self.name(name);
            self.said(place, None);
        }
        match &mut one.body {
            ComplexBody::Complex(particle) => particle.iter_mut().for_each(|particle| self.particle(particle)),
            ComplexBody::Simple { inline, facets } => {
                for simple in inline.iter_mut() {
                    self.simple(Arc::make_mut(simple));
                }
                self.facets(Arc::make_mut(facets), true);
            }
        }
        self.attributes(&mut one.attributes);
    }

    fn attributes(&self, all: &mut Attributes) {
        if let Some((_, place)) = &mut all.any {
            self.said(place, None);
        }
        for item in &mut all.items {
            match item {
                AttributeItem::Attribute(one) => self.attribute(one),
                AttributeItem::Group(name, place) => {
                    self.name(name);
                    self.said(place, None);
                }
            }
        }
    }

    fn attribute(&self, one: &mut Attribute) {
        if let (Some(value), true) = (&mut one.value, may_be_names(one.type_use.as_ref())) {
            self.value(value, &one.place);
        }
        self.said(&mut one.place, Some(&mut one.docs));
        self.named(&mut one.name);
        Self::form(&mut one.form, self.schema.attribute_form);
        one.type_use.iter_mut().for_each(|used| self.type_use(used));
    }

    fn element(&self, one: &mut Element) {
        if let (Some(value), true) = (&mut one.value, may_be_names(one.type_use.as_ref())) {
            self.value(value, &one.place);
        }
        self.said(&mut one.place, Some(&mut one.docs));
        self.named(&mut one.name);
        Self::form(&mut one.form, self.schema.element_form);
        one.type_use.iter_mut().for_each(|used| self.type_use(used));
        one.substitution_group.iter_mut().for_each(|name| self.name(name));
        self.block(&mut one.block);
        self.last(&mut one.final_);
        for constraint in &mut one.constraints {
            self.said(&mut constraint.place, Some(&mut constraint.docs));
            // Prefixes may be others: the paths say what they stand for.
            for path in std::iter::once(&mut constraint.selector).chain(&mut constraint.fields) {
                path.text = "".into();
            }
        }
    }

    fn particle(&self, one: &mut Particle) {
        match &mut one.term {
            Term::Element(element) => self.element(element),
            Term::Group(name) => {
                self.said(&mut name.place, Some(&mut name.docs));
                self.name(name);
            }
            Term::Sequence(all) | Term::Choice(all) | Term::All(all) => {
                self.said(&mut all.place, Some(&mut all.docs));
                for one in all.iter_mut() {
                    self.particle(one);
                }
            }
            Term::Any(any) => self.said(&mut any.place, Some(&mut any.docs)),
        }
    }
}
