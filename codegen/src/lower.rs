//! From the component model to the items of the output: which Rust type each component becomes.
//!
//! In comes the model of one configured module; out goes its [`Ir`]. What then holds: every named type has an item, if
//! only to reserve its name, a part of a type that others extend has one item that all share, and what is selected and
//! cannot be generated is reported.

mod content;
mod contents;
mod identity;
mod known;
mod mixed;
mod nil;
mod possible;
mod qnames;
mod requests;
mod simple;
mod spelled;
mod substitutes;
mod types;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use self::contents::Contents;
use crate::config::{self, Enums, Unselected};
use crate::diagnostics::{Diagnostic, Diagnostics, LoweringProblem, Place, SchemaProblem, internal};
use crate::ir::{
    Accessors, Block, Document, Field, FieldKind, Ir, Item, ItemId, ItemKind, Module, ModuleId, Origin, Ty, Wrapper,
    XmlName, words,
};
use crate::model::{
    Builtin, Content, Derivation, Derivations, Element, ElementId, GroupId, Model, Owner, Role, Str, Type,
    TypeDefinition, TypeId, TypeName, TypeRef, ValueConstraint,
};
use crate::select::{self, Answered, Selection};
use crate::values::Values;

/// What a module's configuration says of lowering.
pub(crate) struct Settings {
    /// Whether enumerations keep values that the schema does not list.
    pub(crate) open_enums: bool,
    /// Whether elements of types that are not selected are kept as XML.
    pub(crate) keep_unselected: bool,
    /// The types whose elements keep which type `xsi:type` names; complex ones beside nil.
    pub(crate) keep_types: BTreeSet<TypeRef>,
    /// The greatest number of types that all sets of derived types have together.
    pub(crate) parts: u64,
    /// The word with which names of choices end.
    pub(crate) choice_suffix: String,
    /// Whether structs and enums are `#[non_exhaustive]`.
    pub(crate) non_exhaustive: bool,
    /// Whether structs have setters, and getters of defaults.
    pub(crate) accessors: Accessors,
    /// The prefixes of documents, each with its namespace.
    pub(crate) prefixes: Vec<(String, String)>,
}

impl Settings {
    /// What a module says; all types in sets of derived types together may be so many.
    pub(crate) fn of(module: &config::Module, model: &Model, parts: u64) -> Result<Self, Diagnostics> {
        Ok(Self {
            open_enums: module.enums == Enums::Open,
            keep_unselected: module.unselected.value == Unselected::Keep,
            keep_types: select::kept_types(model, module)?,
            parts,
            choice_suffix: module.choice_suffix.as_ref().map_or(words::CHOICE, |word| &word.value).to_owned(),
            non_exhaustive: module.non_exhaustive,
            accessors: Accessors { setters: module.setters, default_getters: module.default_getters },
            prefixes: module.prefixes.iter().map(|(of, prefix)| (prefix.value.clone(), of.value.clone())).collect(),
        })
    }
}

/// Lowers what is selected of a model whose namespaces are these modules. One that is handed over goes on the way.
pub(crate) fn lower(
    mut model: Cow<'_, Model>,
    modules: Vec<Module>,
    selection: &Selection,
    requests: &[Answered],
    settings: &Settings,
    warnings: &mut Diagnostics,
) -> Result<Ir, Diagnostics> {
    let possible = possible::Possible::of(&model, settings.parts);
    let contents = Contents::of(&mut model);
    let model = &*model;
    let mut lower = Lower {
        model,
        contents,
        values: Values::new(model),
        possible: &possible,
        nothing_is_left: false,
        selection,
        settings,
        ir: Ir {
            modules,
            is_whole: selection.is_all(),
            prefixes: settings.prefixes.clone(),
            non_exhaustive: settings.non_exhaustive,
            accessors: settings.accessors,
            ..Ir::default()
        },
        problems: Diagnostics::new(),
        names: RefCell::default(),
        types: vec![None; model.types.len()],
        derived: BTreeMap::new(),
        instances: BTreeMap::new(),
        groups: BTreeMap::new(),
        substitutes: BTreeMap::new(),
        attributes: BTreeMap::new(),
        attribute_sets: BTreeMap::new(),
        declared: None,
        members: 0,
        undecided: 0,
        nesting: 0,
        later: Vec::new(),
    };
    let documents: Vec<ElementId> = (0..model.elements.len())
        .filter_map(ElementId::new)
        .filter(|id| selection.has_element(*id) && !model[*id].is_abstract)
        .collect();
    lower.nothing_is_left = !selection.is_all()
        && if documents.is_empty() {
            let has_value = |id| selection.has_type(id) && possible.has_values(id);
            !model.types().any(|(id, ty)| ty.global_name().is_some() && has_value(id))
        } else {
            !documents.iter().any(|id| lower.global_can_stand(*id))
        };
    // Ids first, so that the order of definitions does not matter.
    for (id, ty) in model.types() {
        if let TypeName::Named(name) = &ty.name {
            let item = lower.add(ty, Origin::Type(name.clone()));
            lower.types[id.index()] = Some(item);
            if lower.selection.is_left_out(id) {
                lower.ir.reserved.insert(item);
            }
        }
    }
    for (id, ty) in model.types() {
        if ty.global_name().is_some() && lower.selection.has_type(id) {
            lower.define(id);
            lower.define_later();
        }
    }
    for id in documents {
        if lower.global_can_stand(id) {
            lower.document(id);
            lower.define_later();
        } else {
            lower.document_left_out(id, lower.nothing_is_left || selection.is_root_element(id));
        }
    }
    lower.responses(requests);
    lower.known();
    known::settle_wildcards(&mut lower.ir);
    lower.problems.settle(lower.ir, warnings)
}

struct Lower<'m> {
    model: &'m Model,
    contents: Contents,
    values: Values<'m>,
    possible: &'m possible::Possible,
    /// Whether of what is selected no document can be, or where there are none, no type has a value: then what is left
    /// out is an error. A whole schema that allows no document is still valid.
    nothing_is_left: bool,
    selection: &'m Selection,
    settings: &'m Settings,
    ir: Ir,
    problems: Diagnostics,
    /// The names so far.
    names: RefCell<HashSet<XmlName>>,
    /// The item of every type met so far.
    types: Vec<Option<ItemId>>,
    /// The items for the sets of types that elements of a type may be of, by what the elements block.
    derived: BTreeMap<(TypeId, Derivations), ItemId>,
    /// The types of each such set, selected or not.
    instances: BTreeMap<ItemId, Vec<TypeId>>,
    /// The items of groups: all who refer to a named one share it, and an extension shares those of its base.
    groups: BTreeMap<GroupKey, ItemId>,
    /// The enums of the elements that may stand in the place of a global one.
    substitutes: BTreeMap<ElementId, ItemId>,
    /// The structs of the attributes of types of which an element may be nil.
    attributes: BTreeMap<TypeId, ItemId>,
    /// The sets of these, by the sets of types.
    attribute_sets: BTreeMap<ItemId, ItemId>,
    /// The names that the schema declares, once a path was looked at.
    declared: Option<identity::Declared>,
    /// How many types all sets of derived types have together.
    members: u64,
    /// How many restrictions were too much to look at for whether their values need a text.
    undecided: u32,
    /// How deep lowering is in itself.
    nesting: usize,
    /// Anonymous types that were met too deep for that.
    later: Vec<TypeId>,
}

/// What tells one group from another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum GroupKey {
    /// A named group.
    Named(GroupId),
    /// The address of a particle.
    Part(usize),
}

/// How deep lowering may be in itself and still begin with another type. Contents are no deeper than `resolve` allows.
const MAX_NESTING: usize = 64;

impl Lower<'_> {
    fn add(&mut self, ty: &Type, origin: Origin) -> ItemId {
        let module = self.module(ty.namespace.as_ref());
        self.push(Item {
            module,
            file: ty.file,
            place: ty.place.clone(),
            docs: ty.docs.clone(),
            origin,
            kind: ItemKind::Unused,
        })
    }

    fn push(&mut self, item: Item) -> ItemId {
        self.ir.items.push(Box::new(item));
        ItemId::at(self.ir.items.len() - 1)
    }

    /// A name, which is there once, however often it is said.
    fn xml_name(&self, namespace: Option<&Str>, local: &Str) -> XmlName {
        let (name, mut names) = (XmlName::new(text(namespace), local.clone()), self.names.borrow_mut());
        if let Some(known) = names.get(&name) {
            return known.clone();
        }
        names.insert(name.clone());
        name
    }

    /// The module of a namespace.
    fn module(&mut self, namespace: Option<&Str>) -> ModuleId {
        if let Some(at) = self.ir.modules.iter().position(|module| module.namespace.as_ref() == namespace) {
            return ModuleId(at);
        }
        self.internal(format!("the namespace `{}` has no module", text(namespace)), None);
        ModuleId(0)
    }

    /// Notes that something is as it cannot be; nothing is generated then.
    fn internal(&mut self, what: impl Into<String>, place: Option<&Place>) {
        self.problems.push(internal(what, place.cloned()));
    }

    fn problem(&mut self, problem: LoweringProblem, place: &Place) {
        self.problems.push(Diagnostic::error(problem, Some(place.clone())));
    }

    /// Counts types in sets of derived types; `false` once they are too many.
    fn count_members(&mut self, more: usize, place: &Place) -> bool {
        let (before, limit) = (self.members, self.settings.parts);
        self.members = before.saturating_add(more as u64);
        if before <= limit && self.members > limit {
            let problem = Diagnostic::error(SchemaProblem::TooManyParts { limit }, Some(place.clone()));
            self.problems.push(problem);
        }
        self.members <= limit
    }

    /// Fills in the item of a type.
    fn define(&mut self, id: TypeId) {
        let model = self.model;
        let ty = &model[id];
        let Some(item) = self.types[id.index()] else {
            return self.internal("a type is filled in that has no item", Some(&ty.place));
        };
        let kind = match &ty.definition {
            TypeDefinition::Simple(simple) => self.simple(simple, &ty.place),
            // Filled in when an element of the type is met.
            TypeDefinition::Complex(complex) if complex.is_abstract => return,
            TypeDefinition::Complex(_) if !self.possible.has_values(id) => {
                return self.type_left_out(id, self.nothing_is_left || self.selection.is_root_type(id));
            }
            TypeDefinition::Complex(complex) => {
                let content = self.contents.take(id, complex);
                let kind = self.complex(complex, &content, ty, item);
                self.contents.let_go(content);
                kind
            }
        };
        self.ir[item].kind = kind;
    }

    /// The item of a type itself, made now if the type is anonymous.
    fn item(&mut self, id: TypeId) -> ItemId {
        if let Some(item) = self.types[id.index()] {
            return item;
        }
        let model = self.model;
        let ty = &model[id];
        let origin = match &ty.name {
            TypeName::Named(name) => Origin::Type(name.clone()),
            TypeName::Anonymous { owner, role } => self.part(*owner, role),
        };
        let item = self.add(ty, origin);
        self.types[id.index()] = Some(item);
        if self.nesting > MAX_NESTING {
            self.later.push(id);
        } else {
            self.define(id);
        }
        item
    }

    /// Fills in what was put off.
    fn define_later(&mut self) {
        while let Some(id) = self.later.pop() {
            self.define(id);
        }
    }

    fn part(&mut self, owner: Owner, role: &Role) -> Origin {
        let words = match role {
            Role::Own => String::new(),
            Role::Element(name) | Role::Attribute(name) => name.to_string(),
            Role::Base => words::BASE.to_owned(),
            Role::Item => words::ITEM.to_owned(),
            Role::Member(index) => match owner {
                Owner::Type(union) => self.words_of_member(union, *index),
                _ => words::member(*index),
            },
            Role::SimpleContent => words::VALUE.to_owned(),
            Role::Redefined => words::REDEFINED.to_owned(),
        };
        match owner {
            Owner::Type(id) => Origin::Part { of: self.item(id), words },
            Owner::Element(id) => Origin::Element(self.model[id].name.clone()),
            Owner::Attribute(id) => Origin::Named { name: self.model[id].name.clone(), words },
            Owner::Group(id) => Origin::Named { name: self.model[id].name.clone(), words },
            Owner::AttributeGroup(id) => Origin::Named { name: self.model[id].name.clone(), words },
        }
    }

    /// The type of the values of an attribute or of text.
    fn ty(&mut self, ty: TypeRef, place: &Place) -> Ty {
        self.unblocked_ty(ty, Derivations::NONE, place)
    }

    /// What an element of simple type, or of any, blocks; of others, the types that it may be of are known.
    fn blocks(&self, ty: TypeRef, block: Derivations) -> Block {
        let is_known = matches!(ty, TypeRef::Type(id) if self.model[id].complex().is_some());
        let blocks = |derivation| !is_known && block.contains(derivation);
        Block { restriction: blocks(Derivation::Restriction), extension: blocks(Derivation::Extension) }
    }

    /// Whether values of elements of this simple type keep which type is named.
    fn keeps_type(&self, ty: TypeRef) -> bool {
        let is_complex = matches!(ty, TypeRef::Type(id) if self.model[id].complex().is_some());
        !is_complex && self.settings.keep_types.contains(&ty)
    }

    /// The type of the values of an element that blocks these derivations. Of any simple type, it may say which.
    fn element_ty(&mut self, ty: TypeRef, block: Derivations, place: &Place) -> Ty {
        match ty {
            TypeRef::Builtin(Builtin::AnySimpleType) => Ty::AnySimple,
            // Where others are blocked, none can be named.
            _ if self.keeps_type(ty) && !self.blocks(ty, block).restriction => {
                match self.unblocked_ty(ty, block, place) {
                    Ty::Builtin(builtin) => Ty::Typed(builtin),
                    Ty::Item(item) => Ty::TypedOf(item),
                    other => other,
                }
            }
            _ => self.unblocked_ty(ty, block, place),
        }
    }

    fn unblocked_ty(&mut self, ty: TypeRef, block: Derivations, place: &Place) -> Ty {
        match ty {
            TypeRef::Builtin(Builtin::AnyType) => Ty::OpenContent,
            TypeRef::Builtin(Builtin::Notation) => {
                self.problems.push(Diagnostic::warning(LoweringProblem::AnyNotation, Some(place.clone())));
                Ty::Builtin(Builtin::Notation)
            }
            TypeRef::Builtin(builtin) => Ty::Builtin(builtin),
            TypeRef::Type(id) => Ty::Item(self.element_type(id, block)),
        }
    }

    /// Makes a document of a global element.
    fn document(&mut self, id: ElementId) {
        let model = self.model;
        let element = &model[id];
        self.check_value(element.nillable, element.type_ref, element.block, &element.name, &element.place);
        self.identity(&element.constraints);
        let constraints = element.constraints.clone();
        let ty = self.element_ty(element.type_ref, element.block, &element.place);
        let name = self.xml_name(element.namespace.as_ref(), &element.name);
        let value = self.value(element.type_ref, element.value.as_ref(), &element.place);
        let item = match ty {
            Ty::Item(item) if self.is_document_itself(element, item) => {
                // What is said of an anonymous type is mostly said of its element.
                if self.ir[item].docs.is_empty() {
                    self.ir[item].docs = element.docs.clone();
                }
                item
            }
            _ => self.wrap(element, ty, &name, value.clone()),
        };
        self.ir.documents.push(Document { name, item, constraints, value });
    }

    /// Whether the item of the element's type can be the document: if it is made for it, or has its name anyway.
    fn is_document_itself(&self, element: &Element, item: ItemId) -> bool {
        let item = &self.ir[item];
        let plain = matches!(item.kind, ItemKind::Record(_) | ItemKind::Choice(_) | ItemKind::Types(_));
        let same_name = match &item.origin {
            Origin::Element(name) | Origin::Type(name) => *name == element.name,
            _ => false,
        };
        plain && same_name && !element.nillable && self.ir.modules[item.module.0].namespace == element.namespace
    }

    fn wrap(&mut self, element: &Element, ty: Ty, name: &XmlName, value: Option<ValueConstraint>) -> ItemId {
        let content = Field {
            kind: FieldKind::Element(name.clone()),
            wrapper: if element.nillable { Wrapper::Nillable } else { Wrapper::One },
            beside_nil: if element.nillable { self.beside_nil(element.type_ref, ty) } else { None },
            boxed: false,
            ty,
            optional: false,
            value: value.map(Box::new),
            identity: self.identity(&element.constraints),
            block: self.blocks(element.type_ref, element.block),
            docs: element.docs.clone(),
        };
        let module = self.module(element.namespace.as_ref());
        self.push(Item {
            module,
            file: element.file,
            place: element.place.clone(),
            docs: element.docs.clone(),
            origin: Origin::Element(element.name.clone()),
            kind: ItemKind::Document { content: Box::new(content) },
        })
    }
}

/// A namespace as text; empty for none.
fn text(namespace: Option<&Str>) -> Str {
    namespace.cloned().unwrap_or_default()
}

/// Whether a type has neither elements nor text.
fn is_empty(content: &Content) -> bool {
    matches!(content, Content::Empty)
}
