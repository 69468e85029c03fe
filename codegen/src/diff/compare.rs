//! Two types or elements of one name: what is different.
//!
//! In come two models; out go [`Change`]s. Each is reported where it is declared: what a type inherits is a change of
//! the base, and what a named type of a field is now, one of that type.

use std::collections::{BTreeMap, BTreeSet};

use super::attributes;
use super::classify::{SAFE, Values};
use super::fields::{self, below};
use super::reach::{Facts, Habits};
use super::report::{Change, Effects};
use super::rules::Rule;
use super::simple::{self, Simple};
use crate::model::{
    ComplexType, Content, Derivation, Docs, Element, Model, Type, TypeDefinition, TypeId, TypeRef, ValueConstraint,
    docs_text,
};
use crate::view::{self, Key, Node, NodeKind, Order, own_attributes, own_content, type_name};

/// How deep types of other names are compared with each other; what is deeper counts as different.
const MAX_DEPTH: usize = 32;

/// The two sets, and what is known of pairs of their types.
pub(super) struct Comparer<'m> {
    pub(super) old: &'m Model,
    pub(super) new: &'m Model,
    pub(super) old_facts: Facts,
    pub(super) new_facts: Facts,
    /// Whether the documents of types of different names differ; the same while that is being found out.
    known: BTreeMap<(TypeRef, TypeRef), Values>,
    depth: usize,
}

/// The changes of one component.
pub(super) struct Differ<'c, 'm> {
    cx: &'c mut Comparer<'m>,
    pub(super) changes: Vec<Change>,
    /// Whether unknown values of enumerations are read all the same.
    pub(super) open: bool,
}

fn abstract_rule(is_abstract: bool) -> Rule {
    if is_abstract { Rule::NowAbstract } else { Rule::NoLongerAbstract }
}

impl<'m> Comparer<'m> {
    pub(super) fn new(old: &'m Model, new: &'m Model, habits: &Habits<'_>) -> Self {
        let (old_facts, new_facts) = (Facts::of(old, habits), Facts::of(new, habits));
        Self { old, new, old_facts, new_facts, known: BTreeMap::new(), depth: 0 }
    }

    pub(super) fn differ(&mut self, open: bool) -> Differ<'_, 'm> {
        Differ { cx: self, changes: Vec::new(), open }
    }
}

impl<'m> Differ<'_, 'm> {
    pub(super) fn old_model(&self) -> &'m Model {
        self.cx.old
    }

    pub(super) fn new_model(&self) -> &'m Model {
        self.cx.new
    }

    pub(super) fn push_change(
        &mut self,
        rule: Rule,
        path: &str,
        old: Option<String>,
        new: Option<String>,
        note: &str,
        breaks: Effects,
    ) {
        self.changes.push(Change::new(rule, path, (old, new), note, breaks));
    }

    /// Compares documentation; blanks and line ends do not count.
    pub(super) fn compare_docs(&mut self, path: &str, old: &Docs, new: &Docs) {
        if old == new {
            return;
        }
        let (old, new) = (docs_text(old), docs_text(new));
        if old != new {
            let some = |text: String| Some(text).filter(|text| !text.is_empty());
            self.push_change(Rule::DocumentationChanged, path, some(old), some(new), "", SAFE);
        }
    }

    /// Compares default and fixed values.
    pub(super) fn compare_stated_values(
        &mut self,
        path: &str,
        old: Option<&ValueConstraint>,
        new: Option<&ValueConstraint>,
        is_attribute: bool,
    ) {
        if old == new {
            return;
        }
        let fixed = |value| matches!(value, Some(&ValueConstraint::Fixed(_)));
        let values = match (fixed(old), fixed(new)) {
            (true, true) => Values::OTHER,
            (true, false) => Values::MORE,
            (false, true) => Values::LESS,
            (false, false) => Values::SAME,
        };
        // The default of an attribute is a constant in Rust.
        let constant = is_attribute && matches!(old, Some(ValueConstraint::Default(_)));
        let gone = constant && !matches!(new, Some(ValueConstraint::Default(_)));
        let note = if values == Values::SAME { "what is left out or empty means something else" } else { "" };
        let (old, new) = (fields::shown_value(old), fields::shown_value(new));
        let rule = match values {
            Values::OTHER => Rule::FixedValueChanged,
            Values::MORE => Rule::FixedValueRemoved,
            Values::LESS => Rule::FixedValueAdded,
            _ => Rule::DefaultValueChanged,
        };
        self.push_change(rule, path, Some(old), Some(new), note, values.effects(gone));
    }

    /// Whether two references mean types of one name.
    pub(super) fn same_type(&self, old: TypeRef, new: TypeRef) -> bool {
        match (old, new) {
            (TypeRef::Builtin(one), TypeRef::Builtin(other)) => one == other,
            (TypeRef::Type(one), TypeRef::Type(other)) => {
                let (one, other) = (Key::of(&self.old_model()[one]), Key::of(&self.new_model()[other]));
                one.is_some() && one == other
            }
            _ => false,
        }
    }

    /// Compares the types of a field.
    pub(super) fn compare_types(&mut self, path: &str, old: TypeRef, new: TypeRef) {
        if self.same_type(old, new) {
            return;
        }
        if let (TypeRef::Type(old), TypeRef::Type(new)) = (old, new)
            && let (one, other) = (&self.old_model()[old], &self.new_model()[new])
            && one.global_name().is_none()
            && other.global_name().is_none()
            && one.complex().is_some() == other.complex().is_some()
        {
            return self.compare_bodies(path, old, new);
        }
        let values = self.compare_values(old, new);
        let (one, other) = fields::type_names(self, old, new);
        let (rule, note) = match (values.more, values.less) {
            (false, false) => (Rule::FieldTypeRenamed, "the same documents"),
            (true, false) => (Rule::FieldTypeWidened, "more documents than before"),
            (false, true) => (Rule::FieldTypeNarrowed, "fewer documents than before"),
            (true, true) => (Rule::FieldTypeChanged, "other documents than before"),
        };
        self.push_change(rule, path, Some(one), Some(other), note, values.effects(true));
    }

    /// Whether one type allows other documents than another. What has the same name on both sides counts as the same:
    /// it is compared where it is defined.
    pub(super) fn compare_values(&mut self, old: TypeRef, new: TypeRef) -> Values {
        if self.same_type(old, new) {
            return Values::SAME;
        }
        if let Some(&known) = self.cx.known.get(&(old, new)) {
            return known;
        }
        if self.cx.depth >= MAX_DEPTH {
            return Values::OTHER;
        }
        self.cx.known.insert((old, new), Values::SAME);
        self.cx.depth += 1;
        let found = self.compare_values_anew(old, new);
        self.cx.depth -= 1;
        self.cx.known.insert((old, new), found);
        found
    }

    fn compare_values_anew(&mut self, old: TypeRef, new: TypeRef) -> Values {
        let (old_model, new_model) = (self.old_model(), self.new_model());
        let mut inner = self.cx.differ(self.open);
        match (Simple::of(old_model, old), Simple::of(new_model, new), old, new) {
            (Some(old), Some(new), ..) => simple::compare_simple_types(&mut inner, "", &old, &new),
            (None, None, TypeRef::Type(old), TypeRef::Type(new)) => {
                if let Some(values) = inner.compare_sets(old, new) {
                    return values;
                }
                let (Some(old), Some(new)) = (old_model[old].complex(), new_model[new].complex()) else {
                    return Values::OTHER;
                };
                inner.compare_whole(old, new);
            }
            _ => return Values::OTHER,
        }
        inner.changes.iter().fold(Values::SAME, |all, change| all.and(change.breaks.into()))
    }

    /// Compares the types that `xsi:type` can name, where it must.
    fn compare_sets(&self, old: TypeId, new: TypeId) -> Option<Values> {
        let is_abstract = |model: &Model, id: TypeId| model[id].complex().is_some_and(|complex| complex.is_abstract);
        if !is_abstract(self.old_model(), old) && !is_abstract(self.new_model(), new) {
            return None;
        }
        let names = |model: &Model, id: TypeId| -> BTreeSet<Key> {
            let all = std::iter::once(id).chain(model.derived_types(id));
            all.filter(|id| !is_abstract(model, *id)).filter_map(|id| Key::of(&model[id])).collect()
        };
        let (old, new) = (names(self.old_model(), old), names(self.new_model(), new));
        Some(Values { more: !new.is_subset(&old), less: !old.is_subset(&new) })
    }

    /// Compares everything in two complex types, inherited parts included.
    fn compare_whole(&mut self, old: &ComplexType, new: &ComplexType) {
        self.compare_texts("", old, new);
        fields::compare_contents(self, "", &view::content(old), &view::content(new), false);
        let one: Vec<_> = old.attributes.iter().map(|one| &**one).collect();
        let other: Vec<_> = new.attributes.iter().map(|one| &**one).collect();
        attributes::compare_attributes(self, "", &one, &other, false);
    }

    /// Compares two types of one name.
    pub(super) fn compare_named_types(&mut self, old: TypeId, new: TypeId) {
        let (one, other) = (&self.old_model()[old], &self.new_model()[new]);
        self.compare_docs("", &one.docs, &other.docs);
        self.compare_bases((old, one), (new, other));
        self.compare_bodies("", old, new);
    }

    /// Compares what two types declare themselves.
    fn compare_bodies(&mut self, path: &str, old: TypeId, new: TypeId) {
        let (old_model, new_model) = (self.old_model(), self.new_model());
        let simple = (Simple::of(old_model, TypeRef::Type(old)), Simple::of(new_model, TypeRef::Type(new)));
        match (old_model[old].complex(), new_model[new].complex(), simple) {
            (Some(one), Some(other), _) => self.compare_complex_types(path, &old_model[old], one, other),
            (_, _, (Some(one), Some(other))) => simple::compare_simple_types(self, path, &one, &other),
            (was_complex, ..) => {
                let [simple, complex] = ["a simple type", "a complex type"].map(|words| Some(words.to_owned()));
                let (one, other) = if was_complex.is_some() { (complex, simple) } else { (simple, complex) };
                self.push_change(Rule::ContentChanged, path, one, other, "", Values::OTHER.effects(true));
            }
        }
    }

    fn compare_complex_types(&mut self, path: &str, old_type: &Type, old: &ComplexType, new: &ComplexType) {
        let (old_model, new_model) = (self.old_model(), self.new_model());
        self.compare_facts(path, old, new);
        self.compare_texts(path, old, new);
        let literal = self.is_literal(old_type, old);
        fields::compare_contents(self, path, &own_content(old_model, old), &own_content(new_model, new), literal);
        let (one, other) = (own_attributes(old_model, old), own_attributes(new_model, new));
        attributes::compare_attributes(self, path, &one, &other, literal);
        self.compare_shape(path, old, new);
    }

    /// Whether users build the struct, or one of a derived type, by its literal: nothing in it is optional.
    fn is_literal(&self, ty: &Type, complex: &ComplexType) -> bool {
        let model = self.old_model();
        let all = |complex: &ComplexType| {
            complex.any_attribute.is_none()
                && complex.attributes.iter().all(|attribute| attribute.required)
                && fields::all_required(&view::content(complex))
        };
        let derived = ty.derived.iter().flat_map(|id| std::iter::once(*id).chain(model.derived_types(*id)));
        all(complex) || derived.filter_map(|id| model[id].complex()).any(all)
    }

    /// Compares what is neither content nor attribute.
    fn compare_facts(&mut self, path: &str, old: &ComplexType, new: &ComplexType) {
        if old.is_abstract != new.is_abstract {
            let word = |is_abstract| Some(if is_abstract { "abstract" } else { "not abstract" }.to_owned());
            let values = if new.is_abstract { Values::LESS } else { Values::MORE };
            let (one, other) = (word(old.is_abstract), word(new.is_abstract));
            self.push_change(abstract_rule(new.is_abstract), path, one, other, "", values.effects(true));
        }
        if old.mixed != new.mixed {
            let word = |mixed| Some(if mixed { "mixed with text" } else { "without text" }.to_owned());
            let values = if new.mixed { Values::MORE } else { Values::LESS };
            let effects = values.effects(true);
            self.push_change(Rule::MixedChanged, path, word(old.mixed), word(new.mixed), "", effects);
        }
        if old.block != new.block {
            let words = |complex: &ComplexType| {
                let names: Vec<&str> = complex.block.iter().map(Derivation::name).collect();
                Some(if names.is_empty() { "nothing".to_owned() } else { names.join(", ") })
            };
            let effects = Values::OTHER.effects(true);
            self.push_change(Rule::BlockChanged, path, words(old), words(new), "block", effects);
        }
        if old.any_attribute != new.any_attribute {
            let words = |complex: &ComplexType| complex.any_attribute.as_ref().map(view::wildcard_words);
            let effects = match (&old.any_attribute, &new.any_attribute) {
                (None, _) => Values::MORE.effects(false),
                (Some(_), None) => Values::LESS.effects(true),
                (Some(_), Some(_)) => Values::OTHER.effects(false),
            };
            self.push_change(Rule::WildcardChanged, &below(path, "@*"), words(old), words(new), "", effects);
        }
    }

    /// Compares text as content.
    fn compare_texts(&mut self, path: &str, old: &ComplexType, new: &ComplexType) {
        let words = |is_text: bool| Some(if is_text { "a text" } else { "elements" }.to_owned());
        match (&old.content, &new.content) {
            (Content::Simple(one), Content::Simple(other)) => self.compare_types(&below(path, "text()"), *one, *other),
            (Content::Simple(_), _) | (_, Content::Simple(_)) => {
                let is_text = |complex: &ComplexType| words(matches!(complex.content, Content::Simple(_)));
                let effects = Values::OTHER.effects(true);
                self.push_change(Rule::ContentChanged, path, is_text(old), is_text(new), "", effects);
            }
            _ => {}
        }
    }

    /// Reports a struct that becomes an enum, or the other way round: a type that is nothing but a choice is one.
    fn compare_shape(&mut self, path: &str, old: &ComplexType, new: &ComplexType) {
        let is_enum = |complex: &ComplexType| {
            let open = !complex.attributes.is_empty() || complex.any_attribute.is_some();
            let only = |node: &Node<'_>| {
                let is_choice = matches!(node.kind, NodeKind::Group { order: Order::Choice, named: false, .. });
                node.bounds == view::ONCE && is_choice
            };
            !open && matches!(view::content(complex).parts(), [node] if only(node))
        };
        let (one, other) = (is_enum(old), is_enum(new));
        if one != other && !old.is_abstract && !new.is_abstract {
            let word = |is_enum| Some(if is_enum { "an enum" } else { "a struct" }.to_owned());
            let effects = Effects { compilation: true, ..SAFE };
            self.push_change(Rule::StructOrEnum, path, word(one), word(other), "in Rust", effects);
        }
    }

    /// Compares bases.
    fn compare_bases(&mut self, (old_id, old): (TypeId, &Type), (new_id, new): (TypeId, &Type)) {
        let how = |ty: &Type, name: String| match ty.derivation() {
            Derivation::Extension => format!("extends {name}"),
            _ => format!("restricts {name}"),
        };
        let one = how(old, type_name(self.old_model(), old.base()));
        let other = how(new, type_name(self.new_model(), new.base()));
        if one == other {
            return;
        }
        if old.complex().is_none() || new.complex().is_none() {
            // The facets of all bases are compared with those of the type.
            return self.push_change(Rule::BaseChanged, "", Some(one), Some(other), "", SAFE);
        }
        let sets = self.compare_stand_ins((old_id, new_id));
        let inherited = match (old.base(), new.base()) {
            _ if old.derivation() != new.derivation() => Values::OTHER,
            (one, other) if old.derivation() == Derivation::Extension => self.compare_values(one, other),
            _ => Values::SAME,
        };
        let effects = sets.and(inherited).effects(sets != Values::SAME || inherited != Values::SAME);
        self.push_change(Rule::BaseChanged, "", Some(one), Some(other), "", effects);
    }

    /// Whether a type has lost, or gained, types whose place it can take.
    fn compare_stand_ins(&self, (old, new): (TypeId, TypeId)) -> Values {
        let keys = |facts: &Facts, model: &Model, id: TypeId| -> BTreeSet<Key> {
            facts.stands_in_for(model, id).into_iter().filter_map(|id| Key::of(&model[id])).collect()
        };
        let old = keys(&self.cx.old_facts, self.old_model(), old);
        let new = keys(&self.cx.new_facts, self.new_model(), new);
        Values { more: !new.is_subset(&old), less: !old.is_subset(&new) }
    }

    /// Compares two global elements of one name.
    pub(super) fn compare_elements(&mut self, old: &Element, new: &Element) {
        self.compare_docs("", &old.docs, &new.docs);
        fields::compare_nillable(self, "", old.nillable, new.nillable);
        if old.nillable && new.nillable {
            fields::compare_beside_nil(self, "", (old.type_ref, old.block), (new.type_ref, new.block));
        }
        self.compare_stated_values("", old.value.as_ref(), new.value.as_ref(), false);
        self.compare_types("", old.type_ref, new.type_ref);
        let head = |model: &Model, element: &Element| {
            element.substitution_head.map_or("none".to_owned(), |head| model[head].name.to_string())
        };
        let (one, other) = (head(self.old_model(), old), head(self.new_model(), new));
        if one != other {
            let effects = Values::OTHER.effects(true);
            self.push_change(Rule::SubstitutionChanged, "", Some(one), Some(other), "substitutionGroup", effects);
        }
        if old.is_abstract != new.is_abstract {
            let word = |is_abstract| Some(if is_abstract { "abstract" } else { "not abstract" }.to_owned());
            let values = if new.is_abstract { Values::LESS } else { Values::MORE };
            let (one, other) = (word(old.is_abstract), word(new.is_abstract));
            self.push_change(abstract_rule(new.is_abstract), "", one, other, "", values.effects(true));
        }
    }

    /// What is in a type of one of the sets, a line each.
    pub(super) fn list_contents(&self, is_new: bool, id: TypeId) -> Vec<(String, String)> {
        let model = if is_new { self.new_model() } else { self.old_model() };
        let mut out = Vec::new();
        match &model[id].definition {
            TypeDefinition::Complex(complex) => {
                if let Content::Simple(text) = &complex.content {
                    out.push(("text()".to_owned(), type_name(model, *text)));
                }
                fields::list_fields(self, is_new, &own_content(model, complex), "", &mut out);
                let attributes = own_attributes(model, complex).into_iter();
                out.extend(attributes.map(|one| (format!("@{}", one.name), view::attribute_line(model, one))));
            }
            TypeDefinition::Simple(simple) => {
                let facets = simple::list_facets(&simple.facets).into_iter();
                out.extend(facets.map(|(name, value)| (name.to_owned(), value)));
                let values = simple.facets.enumeration.iter();
                out.extend(values.map(|value| ("value".to_owned(), view::quoted(&value.value))));
            }
        }
        out
    }
}
