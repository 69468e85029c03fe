//! Facts of lines as the runtime has them: what `emit::table` and `emit::identity` write, made.

use xsdbind::identity::{self, Constraint};
use xsdbind::table::{Model, More, Process, Share, Table, Wildcard};

use super::tables::Maker;
use super::texts::{Texts, keep, keep_all};
use crate::ir::{self, Field, FieldKind, ItemKind, Ty, WildcardNamespace, Wrapper, XmlName};
use crate::model::{IdentityConstraint, IdentityKind, NameTest, ProcessContents, Step, Str, ValueConstraint, XPath};

/// What a line says besides its name, if it says anything.
#[derive(Default)]
pub(super) struct Facts(Option<More>);

impl Facts {
    fn set(&mut self, set: impl FnOnce(&mut More)) {
        set(self.0.get_or_insert(More::NEW));
    }

    pub(super) fn get(self) -> Option<More> {
        self.0
    }
}

impl Maker<'_> {
    /// The facts of a line of a table with this namespace for its elements; `grouped`: it must say what may be absent.
    pub(super) fn facts(&self, field: &Field, elements: &str, grouped: bool) -> Facts {
        let mut facts = Facts::default();
        self.kind_of(&mut facts, field, elements);
        if grouped && field.optional {
            facts.set(|more| more.optional = true);
        }
        if let Wrapper::Many { min, max, spreads, share, .. } = field.wrapper {
            if min > 0 {
                facts.set(|more| more.min = min as usize);
            }
            if let Some(max) = max {
                facts.set(|more| more.max = max as usize);
            }
            if spreads {
                facts.set(|more| more.spreads = true);
            }
            if share != ir::Share::None {
                facts.set(|more| more.share = if share == ir::Share::Greedy { Share::Greedy } else { Share::Planned });
            }
        }
        self.value(&mut facts, field.value.as_deref());
        if field.ty.keeps_type() && !self.types.is_empty() {
            facts.set(|more| more.types = self.types);
        }
        if let FieldKind::Element(name) | FieldKind::Attribute(name) = &field.kind
            && self.ir.secret.contains(&name.local)
        {
            facts.set(|more| more.secret = true);
        }
        Self::block(&mut facts, field);
        if field.identity.as_ref().is_some_and(|identity| identity.stated)
            && let Some(known) = self.known_simple(field.ty)
        {
            facts.set(|more| more.types = xsdbind::dynamic::Tables::list(vec![known]));
        }
        self.constraints(&mut facts, field.constraints());
        facts
    }

    /// The facts of a root element.
    pub(super) fn root_facts(
        &self,
        name: &XmlName,
        content: Option<&Field>,
        value: Option<&ValueConstraint>,
        constraints: &[IdentityConstraint],
    ) -> Facts {
        let mut facts = Facts::default();
        if !name.namespace.is_empty() {
            facts.set(|more| more.namespace = Some(self.texts.keep(&name.namespace)));
        }
        if let Some(content) = content {
            self.process_of(&mut facts, content);
            Self::block(&mut facts, content);
        }
        self.value(&mut facts, value);
        if !self.types.is_empty() {
            facts.set(|more| more.types = self.types);
        }
        self.constraints(&mut facts, constraints);
        if !self.ir.prefixes.is_empty() {
            let pair = |(prefix, of): &(String, String)| (self.texts.keep(prefix), self.texts.keep(of));
            facts.set(|more| more.prefixes = keep_all(self.ir.prefixes.iter().map(pair)));
        }
        facts
    }

    /// The facts of a type in a set of types.
    pub(super) fn type_facts(&self, name: &XmlName) -> Facts {
        let mut facts = Facts::default();
        if !name.namespace.is_empty() {
            facts.set(|more| more.namespace = Some(self.texts.keep(&name.namespace)));
        }
        facts
    }

    fn kind_of(&self, facts: &mut Facts, field: &Field, elements: &str) {
        let namespace = |facts: &mut Facts, name: &XmlName, usual: &str| {
            if *name.namespace != *usual {
                facts.set(|more| more.namespace = Some(self.texts.keep(&name.namespace)));
            }
        };
        match &field.kind {
            FieldKind::Element(name) => {
                namespace(facts, name, elements);
                self.process_of(facts, field);
            }
            FieldKind::Attribute(name) => namespace(facts, name, ""),
            FieldKind::Group(_) => {
                let table = self.table_of(field.ty);
                facts.set(|more| more.table = table);
            }
            FieldKind::Any(any) => {
                self.wildcard(facts, &any.namespaces);
                self.process(facts, any.process);
            }
            FieldKind::AnyAttribute(any) => {
                self.wildcard(facts, &any.namespaces);
                self.process(facts, any.process);
                if any.beside_id {
                    facts.set(|more| more.beside_id = true);
                }
            }
            FieldKind::Text => {
                if field.identity.as_ref().is_some_and(|identity| identity.mixed) {
                    facts.set(|more| more.mixed = true);
                }
            }
            FieldKind::Mixed(model) => {
                let table = self.table_of(field.ty);
                facts.set(|more| more.table = table);
                if let Some(model) = model {
                    let model = keep(model_of(table.map_or(&[], |table| table.names), model));
                    facts.set(|more| more.model = Some(model));
                }
            }
        }
    }

    fn table_of(&self, ty: Ty) -> Option<&'static Table> {
        match ty {
            Ty::Item(id) | Ty::Mixed(id) => self.table(id),
            _ => None,
        }
    }

    fn value(&self, facts: &mut Facts, value: Option<&ValueConstraint>) {
        match value {
            Some(ValueConstraint::Fixed(text)) => facts.set(|more| more.fixed = Some(self.texts.keep(text))),
            Some(ValueConstraint::Default(text)) => facts.set(|more| more.default = Some(self.texts.keep(text))),
            None => {}
        }
    }

    fn block(facts: &mut Facts, field: &Field) {
        if field.block.restriction {
            facts.set(|more| more.block = true);
        }
        if field.block.extension {
            facts.set(|more| more.block_extension = true);
        }
    }

    /// Of an element of any type, what becomes of what stands in it.
    fn process_of(&self, facts: &mut Facts, field: &Field) {
        if field.ty == Ty::OpenContent && !self.ir.documents.is_empty() {
            self.process(facts, ProcessContents::Lax);
        }
    }

    fn process(&self, facts: &mut Facts, process: ProcessContents) {
        let process = match process {
            ProcessContents::Strict if self.ir.documents.is_empty() => xsdbind::dynamic::Tables::NO_DOCUMENTS,
            ProcessContents::Strict => Process::Strict(self.documents),
            ProcessContents::Lax => Process::Lax(self.documents),
            ProcessContents::Skip => return,
        };
        facts.set(|more| more.process = process);
    }

    fn wildcard(&self, facts: &mut Facts, namespaces: &[WildcardNamespace]) {
        let wildcard = match namespaces {
            [WildcardNamespace::Any] => return,
            [WildcardNamespace::Other(not)] => Wildcard::Other(self.texts.keep(not)),
            _ => Wildcard::OneOf(keep_all(namespaces.iter().filter_map(|namespace| match namespace {
                WildcardNamespace::One(text) => Some(self.texts.keep(text)),
                WildcardNamespace::Any | WildcardNamespace::Other(_) => None,
            }))),
        };
        facts.set(|more| more.wildcard = wildcard);
    }

    fn constraints(&self, facts: &mut Facts, constraints: &[IdentityConstraint]) {
        if !constraints.is_empty() {
            let all = keep_all(constraints.iter().map(|constraint| constraint_of(self.texts, constraint)));
            facts.set(|more| more.identity = all);
        }
    }

    /// The namespace and name of a type, of which either may be missing.
    pub(super) fn name_of(&self, name: Option<&XmlName>) -> (&'static str, &'static str) {
        name.map_or(("", ""), |name| (self.texts.keep(&name.namespace), self.texts.keep(&name.local)))
    }
}

fn model_of(texts: &[&'static str], model: &ir::Model) -> Model {
    let list = |parts: &[ir::Model]| keep_all(parts.iter().map(|part| model_of(texts, part)));
    match model {
        ir::Model::One(variant) => Model::One(texts.get(*variant).copied().unwrap_or_default()),
        ir::Model::Sequence(parts) => Model::Sequence(list(parts)),
        ir::Model::Choice(parts) => Model::Choice(list(parts)),
        ir::Model::All(parts) => Model::All(list(parts)),
        ir::Model::Times(least, most, part) => {
            let most = most.map_or(usize::MAX, |most| most as usize);
            Model::Times(*least as usize, most, keep(model_of(texts, part)))
        }
    }
}

fn constraint_of(texts: &Texts, constraint: &IdentityConstraint) -> Constraint {
    let name = |namespace: Option<&Str>, local: &str| {
        (texts.keep(namespace.map_or("", |namespace| namespace)), texts.keep(local))
    };
    let kind = match &constraint.kind {
        IdentityKind::Key => identity::Kind::Key,
        IdentityKind::Unique => identity::Kind::Unique,
        IdentityKind::KeyRef { namespace, name: local } => identity::Kind::KeyRef(name(namespace.as_ref(), local)),
    };
    Constraint {
        kind,
        name: name(constraint.namespace.as_ref(), &constraint.name),
        selector: paths(texts, &constraint.selector),
        fields: keep_all(constraint.fields.iter().map(|field| paths(texts, field))),
    }
}

fn paths(texts: &Texts, xpath: &XPath) -> &'static [&'static [identity::Step]] {
    keep_all(xpath.paths.iter().map(|path| keep_all(path.iter().map(|step| step_of(texts, step)))))
}

fn step_of(texts: &Texts, step: &Step) -> identity::Step {
    let (test, is_attribute) = match step {
        Step::Descendants => return identity::Step::Descendants,
        Step::Child(test) => (test, false),
        Step::Attribute(test) => (test, true),
    };
    match test {
        NameTest::Any if is_attribute => identity::Step::Attributes,
        NameTest::Any => identity::Step::Children,
        NameTest::Namespace(namespace) if is_attribute => identity::Step::AttributesIn(texts.keep(namespace)),
        NameTest::Namespace(namespace) => identity::Step::ChildrenIn(texts.keep(namespace)),
        NameTest::Name(namespace, local) => {
            let namespace = texts.keep(namespace.as_deref().unwrap_or_default());
            let local = texts.keep(local);
            if is_attribute {
                identity::Step::Attribute(namespace, local)
            } else {
                identity::Step::Child(namespace, local)
            }
        }
    }
}

/// The fields of an item whose lines must say what may be absent, the namespace of its elements, and its name.
pub(super) fn lines_of(kind: &ItemKind) -> Option<(&[Field], &str, bool, Option<&XmlName>)> {
    match kind {
        ItemKind::Record(record) => Some((&record.fields, &record.elements, record.is_group, record.name.as_ref())),
        ItemKind::Choice(choice) => Some((&choice.variants, &choice.elements, true, choice.name.as_ref())),
        _ => None,
    }
}
