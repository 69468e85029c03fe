//! The XSD documents as they are written: plain data between `parse` and `resolve`.
//!
//! Comes from `parse`. What then holds: every construct of XSD 1.0 is here with its place, names are
//! names and prefixes are namespaces, blanks in names, numbers and flags are gone, and no document
//! has anything in it that XSD does not allow to be written there.

pub(crate) mod wsdl;

use std::collections::HashSet;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use crate::diagnostics::{Diagnostics, Place};
use crate::source::Reference;
pub(crate) use crate::terms::{Derivation, Derivations, Docs, Prefix, Str, ValueConstraint, Wildcard, XPath};

/// All documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Schemas {
    /// In the order of the sources, one for each.
    pub(crate) schemas: Vec<Schema>,
    /// What is odd.
    pub(crate) warnings: Diagnostics,
}

/// One document.
#[derive(Clone, Debug)]
pub(crate) struct Schema {
    /// The path it is shown with.
    pub(crate) path: Str,
    /// Its own target namespace.
    pub(crate) target_namespace: Option<Str>,
    /// The target namespaces it is read under.
    pub(crate) read_as: Vec<Option<Str>>,
    /// Its includes, imports and redefines.
    pub(crate) references: Vec<Reference>,
    /// Whether local elements are in the target namespace.
    pub(crate) element_form: Form,
    /// Whether local attributes are in the target namespace.
    pub(crate) attribute_form: Form,
    /// What `block` is where it is not stated.
    pub(crate) block_default: Derivations,
    /// What `final` is where it is not stated.
    pub(crate) final_default: Derivations,
    /// The prefixes that it declares.
    pub(crate) prefixes: Arc<[Prefix]>,
    /// What it defines, in order.
    pub(crate) components: Vec<Component>,
    /// The positions of those that count elsewhere, each with the namespace under which they do not count here.
    pub(crate) elsewhere: HashSet<(usize, Option<Str>)>,
    /// What it redefines, in order: the position of the reference, and the new definition.
    pub(crate) redefinitions: Vec<(usize, Component)>,
    /// The names of what it defines and what could not be read.
    pub(crate) left_out: Vec<Str>,
    /// What it defines where it is no schema, but a WSDL.
    pub(crate) definitions: Option<wsdl::Definitions>,
}

/// A name with its namespace.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct QName {
    /// The namespace.
    pub(crate) namespace: Option<Str>,
    /// The local name.
    pub(crate) local: Str,
}

impl QName {
    /// `{namespace}name`, or the name alone.
    pub(crate) fn shown(&self) -> String {
        match &self.namespace {
            Some(namespace) => format!("{{{namespace}}}{}", self.local),
            None => self.local.to_string(),
        }
    }
}

/// Whether a local name is in the target namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// It is.
    Qualified,
    /// It is in none.
    Unqualified,
}

/// A global definition or declaration.
#[derive(Clone, Debug)]
pub(crate) enum Component {
    /// `simpleType`
    SimpleType(Arc<SimpleType>),
    /// `complexType`
    ComplexType(Arc<ComplexType>),
    /// `element`
    Element(Arc<Element>),
    /// `attribute`
    Attribute(Arc<Attribute>),
    /// `group`
    Group(Arc<Group>),
    /// `attributeGroup`
    AttributeGroup(Arc<AttributeGroup>),
    /// `notation`
    Notation(Arc<Notation>),
}

/// `simpleType`
#[derive(Clone, Debug)]
pub(crate) struct SimpleType {
    /// Its name, if global.
    pub(crate) name: Option<Str>,
    /// `final`, where stated.
    pub(crate) final_: Option<Derivations>,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Where it stands.
    pub(crate) place: Place,
    /// How it is made.
    pub(crate) body: SimpleBody,
}

/// How a simple type is made.
#[derive(Clone, Debug)]
pub(crate) enum SimpleBody {
    /// `restriction`
    Restriction {
        /// The base.
        base: TypeUse,
        /// The facets, in order.
        facets: Arc<[Facet]>,
    },
    /// `list`
    List(TypeUse),
    /// `union`: named members first, as XSD part 1, section 3.14.2 orders them.
    Union(Vec<TypeUse>),
}

/// A type by name or in place.
#[derive(Clone, Debug)]
pub(crate) enum TypeUse {
    /// By name, and where the name stands.
    Named(Arc<QName>, Place),
    /// A simple type in place.
    Simple(Arc<SimpleType>),
    /// A complex type in place.
    Complex(Arc<ComplexType>),
}

/// A facet.
#[derive(Clone, Debug)]
pub(crate) struct Facet {
    /// Which.
    pub(crate) kind: FacetKind,
    /// Its value as written.
    pub(crate) value: Str,
    /// Whether derived types may not change it.
    pub(crate) fixed: bool,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Where it stands.
    pub(crate) place: Place,
}

macro_rules! facet_kinds {
    ($($variant:ident $name:literal),*) => {
        /// The twelve facets.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum FacetKind {
            $(#[doc = concat!("`", $name, "`")] $variant),*
        }

        impl FacetKind {
            /// The names of all.
            pub(crate) const NAMES: &[&str] = &[$($name),*];

            /// The element's name.
            #[must_use]
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The facet of this name.
            #[must_use]
            pub(crate) fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

facet_kinds! {
    Length "length", MinLength "minLength", MaxLength "maxLength", Pattern "pattern",
    Enumeration "enumeration", WhiteSpace "whiteSpace", MaxInclusive "maxInclusive",
    MaxExclusive "maxExclusive", MinExclusive "minExclusive", MinInclusive "minInclusive",
    TotalDigits "totalDigits", FractionDigits "fractionDigits"
}

/// `complexType`
#[derive(Clone, Debug)]
pub(crate) struct ComplexType {
    /// Its name, if global.
    pub(crate) name: Option<Str>,
    /// `abstract`
    pub(crate) is_abstract: bool,
    /// `mixed`, that of `complexContent` before that of the type.
    pub(crate) mixed: bool,
    /// `block`, where stated.
    pub(crate) block: Option<Derivations>,
    /// `final`, where stated.
    pub(crate) final_: Option<Derivations>,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Where it stands.
    pub(crate) place: Place,
    /// The base and where its name stands; `None` is a restriction of `anyType`.
    pub(crate) base: Option<(QName, Place)>,
    /// Extension or restriction.
    pub(crate) derivation: Derivation,
    /// What it contains.
    pub(crate) body: ComplexBody,
    /// Its attributes.
    pub(crate) attributes: Attributes,
}

/// What a complex type contains.
#[derive(Clone, Debug)]
pub(crate) enum ComplexBody {
    /// Elements, or nothing.
    Complex(Option<Particle>),
    /// Text.
    Simple {
        /// The simple type in place of the base's.
        inline: Option<Arc<SimpleType>>,
        /// The facets, in order.
        facets: Arc<[Facet]>,
    },
}

/// The attributes of a complex type or an attribute group.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attributes {
    /// In order.
    pub(crate) items: Vec<AttributeItem>,
    /// `anyAttribute`
    pub(crate) any: Option<(Wildcard, Place)>,
}

/// One of them.
#[derive(Clone, Debug)]
pub(crate) enum AttributeItem {
    /// `attribute`
    Attribute(Attribute),
    /// `attributeGroup` with `ref`
    Group(QName, Place),
}

/// What `use` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AttributeNeed {
    /// It may be absent.
    Optional,
    /// It may not.
    Required,
    /// It must be.
    Prohibited,
}

/// `attribute`
#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    /// Its name, or that of the global one.
    pub(crate) name: Named,
    /// `use`
    pub(crate) need: AttributeNeed,
    /// `form`, where stated.
    pub(crate) form: Option<Form>,
    /// Its type, where stated.
    pub(crate) type_use: Option<TypeUse>,
    /// `default` or `fixed`
    pub(crate) value: Option<ValueConstraint>,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Where it stands.
    pub(crate) place: Place,
}

/// `name` or `ref`.
#[derive(Clone, Debug)]
pub(crate) enum Named {
    /// `name`
    Name(Str),
    /// `ref`
    Reference(Box<QName>),
}

impl Named {
    /// The name of what is defined; a reference is no definition.
    pub(crate) fn defined(&self) -> Option<&Str> {
        match self {
            Self::Name(name) => Some(name),
            Self::Reference(_) => None,
        }
    }
}

/// `element`
#[derive(Clone, Debug)]
pub(crate) struct Element {
    /// Its name, or that of the global one.
    pub(crate) name: Named,
    /// `form`, where stated.
    pub(crate) form: Option<Form>,
    /// Its type, where stated.
    pub(crate) type_use: Option<TypeUse>,
    /// `nillable`
    pub(crate) nillable: bool,
    /// `abstract`
    pub(crate) is_abstract: bool,
    /// `substitutionGroup`
    pub(crate) substitution_group: Option<Box<QName>>,
    /// `default` or `fixed`
    pub(crate) value: Option<Box<ValueConstraint>>,
    /// `block`, where stated.
    pub(crate) block: Option<Derivations>,
    /// `final`, where stated.
    pub(crate) final_: Option<Derivations>,
    /// `key`, `keyref` and `unique`
    pub(crate) constraints: Box<[Constraint]>,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Where it stands.
    pub(crate) place: Place,
}

/// A part of a content model. Nearly all are elements, which have their own documentation and place.
#[derive(Clone, Debug)]
pub(crate) struct Particle {
    /// `minOccurs`
    pub(crate) min: u32,
    /// `maxOccurs`; `None` is unbounded.
    pub(crate) max: Option<u32>,
    /// What it is.
    pub(crate) term: Term,
}

/// What a particle is.
#[derive(Clone, Debug)]
pub(crate) enum Term {
    /// `element`
    Element(Box<Element>),
    /// `group` with `ref`
    Group(Box<Stated<QName>>),
    /// `sequence`
    Sequence(Box<Stated<Box<[Particle]>>>),
    /// `choice`
    Choice(Box<Stated<Box<[Particle]>>>),
    /// `all`
    All(Box<Stated<Box<[Particle]>>>),
    /// `any`; a `##targetNamespace` in it is that of the document, see [`Schema::read_as`].
    Any(Box<Stated<Wildcard>>),
}

/// What a model group or a wildcard says, with its documentation and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Stated<T> {
    /// What it says.
    pub(crate) says: T,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Where it stands.
    pub(crate) place: Place,
}

impl<T> Deref for Stated<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.says
    }
}

impl<T> DerefMut for Stated<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.says
    }
}

impl Particle {
    /// Where it stands.
    pub(crate) fn place(&self) -> &Place {
        match &self.term {
            Term::Element(element) => &element.place,
            Term::Group(stated) => &stated.place,
            Term::Sequence(stated) | Term::Choice(stated) | Term::All(stated) => &stated.place,
            Term::Any(stated) => &stated.place,
        }
    }

    /// The documentation of a model group or wildcard; elements have their own.
    pub(crate) fn docs(&self) -> Docs {
        match &self.term {
            Term::Element(_) => Docs::default(),
            Term::Group(stated) => stated.docs.clone(),
            Term::Sequence(stated) | Term::Choice(stated) | Term::All(stated) => stated.docs.clone(),
            Term::Any(stated) => stated.docs.clone(),
        }
    }
}

/// `group` with `name`
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Its name.
    pub(crate) name: Str,
    /// Its content: `all`, `choice` or `sequence`.
    pub(crate) particle: Particle,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Where it stands.
    pub(crate) place: Place,
}

/// `attributeGroup` with `name`
#[derive(Clone, Debug)]
pub(crate) struct AttributeGroup {
    /// Its name.
    pub(crate) name: Str,
    /// Its attributes.
    pub(crate) attributes: Attributes,
    /// Where it stands.
    pub(crate) place: Place,
}

/// `notation`
#[derive(Clone, Debug)]
pub(crate) struct Notation {
    /// Its name.
    pub(crate) name: Str,
    /// `public`
    pub(crate) public: Option<Str>,
    /// `system`
    pub(crate) system: Option<Str>,
    /// Where it stands.
    pub(crate) place: Place,
}

/// `key`, `keyref` or `unique`
#[derive(Clone, Debug)]
pub(crate) struct Constraint {
    /// Its name.
    pub(crate) name: Str,
    /// Which, with the name that a `keyref` refers to.
    pub(crate) kind: ConstraintKind,
    /// The path of `selector`.
    pub(crate) selector: XPath,
    /// The paths of the `field`s.
    pub(crate) fields: Vec<XPath>,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Where it stands.
    pub(crate) place: Place,
}

/// The kind of an identity constraint.
#[derive(Clone, Debug)]
pub(crate) enum ConstraintKind {
    /// `key`
    Key,
    /// `unique`
    Unique,
    /// `keyref`
    KeyRef(QName),
}
