//! The resolved component model: XSD 1.0, section 3, as plain data.
//!
//! Comes from `resolve`; goes to whatever generates code. What then holds: every name that the
//! documents used is an id or a [`Builtin`], every derivation chain is finite, contents, attributes
//! and facets are effective (a base's come first), and all lists are in schema order: files sorted
//! by the path they are shown with, then document order.

pub(crate) mod normal;
mod query;

use std::num::NonZero;
use std::ops::Index;
use std::sync::Arc;

pub(crate) use xsdbind::simple::WhiteSpace;

pub(crate) use crate::builtin::{Builtin, Primitive};
pub(crate) use crate::terms::{
    Derivation, Derivations, Docs, NameTest, Namespaces, Prefix, ProcessContents, Rare, Step, Str, ValueConstraint,
    Wildcard, XPath, docs_text,
};

use crate::diagnostics::{Diagnostic, Place};

// Each is one more than a position: where an id may be missing, that takes no more memory.
macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident => $field:ident: $item:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $id(NonZero<u32>);

        impl $id {
            /// The position in the model's list.
            #[must_use]
            pub(crate) fn index(self) -> usize {
                self.0.get() as usize - 1
            }

            /// The id of the position `index`; `None` beyond what a model can hold.
            #[must_use]
            pub(crate) fn new(index: usize) -> Option<Self> {
                u32::try_from(index).ok()?.checked_add(1).and_then(NonZero::new).map(Self)
            }
        }

        impl Index<$id> for Model {
            type Output = $item;

            fn index(&self, id: $id) -> &$item {
                &self.$field[id.index()]
            }
        }
    )*};
}

ids! {
    /// A schema file.
    FileId => files: File;
    /// A type definition, named or anonymous, simple or complex.
    TypeId => types: Type;
    /// A global element declaration.
    ElementId => elements: Element;
    /// A global attribute declaration.
    AttributeId => attributes: Attribute;
    /// A named model group.
    GroupId => groups: Group;
    /// A named attribute group.
    AttributeGroupId => attribute_groups: AttributeGroup;
    /// A notation.
    NotationId => notations: Notation;
}

/// Everything that a set of schema documents defines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    /// The files, sorted by path.
    pub(crate) files: Vec<File>,
    /// All types: the named ones of all files in schema order, then the anonymous ones, outer before
    /// inner.
    #[expect(
        clippy::vec_box,
        reason = "each fits where its definition was in memory, and all of them together fit nowhere"
    )]
    pub(crate) types: Vec<Box<Type>>,
    /// The global elements.
    pub(crate) elements: Vec<Element>,
    /// The global attributes.
    pub(crate) attributes: Vec<Attribute>,
    /// The named model groups, for their names and documentation: contents have them expanded.
    pub(crate) groups: Vec<Group>,
    /// The named attribute groups, for their names and documentation.
    pub(crate) attribute_groups: Vec<AttributeGroup>,
    /// The notations.
    pub(crate) notations: Vec<Notation>,
    /// The attributes that fields of identity constraints lead to.
    pub(crate) key_attributes: Vec<NameTest>,
    /// Whether elements have identity constraints.
    pub(crate) has_constraints: bool,
    /// The operations of services, in the order of the documents.
    pub(crate) operations: Vec<Operation>,
}

/// An operation of a service, document/literal by SOAP.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    /// Its name.
    pub(crate) name: Str,
    /// What `SOAPAction` says.
    pub(crate) action: Str,
    /// Whether it is bound to SOAP 1.2 first.
    pub(crate) is_soap12: bool,
    /// The element that asks; `None` where that is not known, for which there is a problem.
    pub(crate) input: Option<ElementId>,
    /// The one that answers.
    pub(crate) output: Option<ElementId>,
    /// Those in the details of faults.
    pub(crate) faults: Vec<ElementId>,
    /// Those in the header.
    pub(crate) headers: Vec<ElementId>,
    /// Whether one before it is asked and answered the same.
    pub(crate) is_again: bool,
    /// Why it cannot be generated.
    pub(crate) problem: Option<Box<Diagnostic>>,
    /// Where it is bound.
    pub(crate) place: Place,
}

/// A schema file.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// The path as reached from the entry: relative, with `/`.
    pub(crate) path: Str,
    /// The prefixes that it declares, in the order of the document.
    pub(crate) prefixes: Arc<[Prefix]>,
}

/// A reference to a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TypeRef {
    /// One of XSD's own types.
    Builtin(Builtin),
    /// A type that the schemas define.
    Type(TypeId),
}

/// A type definition.
#[derive(Clone, Debug)]
pub(crate) struct Type {
    /// Its name, or where it stands.
    pub(crate) name: TypeName,
    /// The target namespace of the document that defines it, for anonymous types too.
    pub(crate) namespace: Option<Str>,
    /// The file that defines it.
    pub(crate) file: FileId,
    /// Where its definition begins.
    pub(crate) place: Place,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// The types derived from it in one step, by extension or restriction, in schema order.
    pub(crate) derived: Vec<TypeId>,
    /// What it is.
    pub(crate) definition: TypeDefinition,
}

/// A type's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TypeName {
    /// The name of a global type.
    Named(Str),
    /// An anonymous type: enough to make a name from that depends on nothing else.
    Anonymous {
        /// The nearest component around it.
        owner: Owner,
        /// What it is to its owner.
        role: Role,
    },
}

/// The component around an anonymous type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Owner {
    /// A type, itself possibly anonymous.
    Type(TypeId),
    /// A global element.
    Element(ElementId),
    /// A global attribute.
    Attribute(AttributeId),
    /// A named model group.
    Group(GroupId),
    /// A named attribute group.
    AttributeGroup(AttributeGroupId),
}

/// What an anonymous type is to its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The type of the owner itself, a global element or attribute.
    Own,
    /// The type of a local element of this name.
    Element(Str),
    /// The type of a local attribute of this name.
    Attribute(Str),
    /// The base of a restriction.
    Base,
    /// The item type of a list.
    Item,
    /// A member type of a union, counted from 0 among the anonymous ones.
    Member(usize),
    /// What a redefinition made the owner from, under the same name.
    Redefined,
    /// The restricted type of the text of a complex type with simple content.
    SimpleContent,
}

/// A complex or a simple type.
#[derive(Clone, Debug)]
pub(crate) enum TypeDefinition {
    /// With attributes or elements.
    Complex(ComplexType),
    /// Text only.
    Simple(SimpleType),
}

/// A simple type definition, XSD part 1, section 3.14.
#[derive(Clone, Debug)]
pub(crate) struct SimpleType {
    /// The type it restricts; `anySimpleType` for lists and unions made directly.
    pub(crate) base: TypeRef,
    /// Atomic, list or union, inherited through restrictions.
    pub(crate) variety: Variety,
    /// The facets of this step alone.
    pub(crate) own_facets: Arc<Facets>,
    /// The facets of the whole chain of user-defined steps, merged; those of built-in types are
    /// known from the [`Builtin`].
    pub(crate) facets: Arc<Facets>,
    /// Which derivations it forbids.
    pub(crate) final_: Derivations,
}

/// What a simple type's values are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Variety {
    /// One value of the nearest built-in type, with the facets applied.
    Atomic(Builtin),
    /// Values separated by blanks.
    List {
        /// The type of each.
        item: TypeRef,
    },
    /// A value of the first member that accepts it.
    Union {
        /// The members, in order.
        members: Vec<TypeRef>,
    },
}

/// Constraining facets, XSD part 2, section 4.3.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Facets {
    /// Exact length: characters, octets or items.
    pub(crate) length: Option<Facet<u64>>,
    /// Least length.
    pub(crate) min_length: Option<Facet<u64>>,
    /// Greatest length.
    pub(crate) max_length: Option<Facet<u64>>,
    /// Every inner list is one step's patterns: at least one of them must match, in every step.
    pub(crate) patterns: Vec<Vec<Facet<Str>>>,
    /// The allowed values, of the last step that has any; empty where there is no such facet.
    pub(crate) enumeration: Vec<EnumerationValue>,
    /// Whether the other facets exclude every value of an enumeration of texts. Else those that they exclude are not in it.
    pub(crate) has_no_value: bool,
    /// What happens to blanks.
    pub(crate) white_space: Option<Facet<WhiteSpace>>,
    /// Upper bound, allowed itself; the text with blanks collapsed.
    pub(crate) max_inclusive: Option<Facet<Str>>,
    /// Upper bound, not allowed itself.
    pub(crate) max_exclusive: Option<Facet<Str>>,
    /// Lower bound, allowed itself.
    pub(crate) min_inclusive: Option<Facet<Str>>,
    /// Lower bound, not allowed itself.
    pub(crate) min_exclusive: Option<Facet<Str>>,
    /// Greatest number of digits.
    pub(crate) total_digits: Option<Facet<u64>>,
    /// Greatest number of digits after the point.
    pub(crate) fraction_digits: Option<Facet<u64>>,
}

/// One facet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Facet<T> {
    /// Its value.
    pub(crate) value: T,
    /// Whether derived types may not change it.
    pub(crate) fixed: bool,
    /// Where it stands.
    pub(crate) place: Place,
}

/// One allowed value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EnumerationValue {
    /// Its text, with blanks treated as the type's `whiteSpace` says.
    pub(crate) value: Str,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Where it stands.
    pub(crate) place: Place,
}

/// A complex type definition, XSD part 1, section 3.4.
#[derive(Clone, Debug)]
pub(crate) struct ComplexType {
    /// The base and how it is used; `anyType` restricted where none is given.
    pub(crate) base: TypeRef,
    /// Extension or restriction.
    pub(crate) derivation: Derivation,
    /// Whether only derived types can stand in documents.
    pub(crate) is_abstract: bool,
    /// Which derived types cannot stand in for it in documents.
    pub(crate) block: Derivations,
    /// Which derivations it forbids.
    pub(crate) final_: Derivations,
    /// Whether text may stand between the elements.
    pub(crate) mixed: bool,
    /// The attributes: the base's first, with those of groups, without prohibited ones.
    pub(crate) attributes: Vec<Arc<AttributeUse>>,
    /// Which other attributes are allowed.
    pub(crate) any_attribute: Option<Wildcard>,
    /// The effective content.
    pub(crate) content: Content,
}

/// What stands between a complex type's tags.
#[derive(Clone, Debug, Default)]
pub(crate) enum Content {
    /// Nothing (or text alone where the type is mixed).
    #[default]
    Empty,
    /// Text of a simple type; never a complex type.
    Simple(TypeRef),
    /// Elements. In an extension: a sequence of the base's particles, then its own, where sequences
    /// that stand exactly once are spliced in.
    Particle(Arc<Particle>),
}

/// A part of a content model with the number of times it stands, XSD part 1, section 3.9.
#[derive(Clone, Debug)]
pub(crate) struct Particle {
    /// Least number of times.
    pub(crate) min: u32,
    /// Greatest number of times, never 0; `None` is unbounded.
    pub(crate) max: Option<u32>,
    /// What stands there.
    pub(crate) term: Term,
    /// Where it stands: the declaration or the reference.
    pub(crate) place: Place,
    /// The named group whose reference this particle was.
    pub(crate) group: Option<GroupId>,
    /// The component whose text declares it: one of the types of the extension chain, or a group.
    pub(crate) origin: Owner,
    /// The documentation of a model group or wildcard; elements have their own.
    pub(crate) docs: Docs,
}

/// What a particle stands for.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "nearly all particles are elements")]
pub(crate) enum Term {
    /// An element.
    Element(ElementUse),
    /// All, in order.
    Sequence(Vec<Arc<Particle>>),
    /// One of them. With no alternatives it matches nothing.
    Choice(Vec<Arc<Particle>>),
    /// All, in any order.
    All(Vec<Arc<Particle>>),
    /// Any element that the wildcard allows.
    Any(Wildcard),
}

/// A local element declaration, or a reference to a global one with that one's facts.
#[derive(Clone, Debug)]
pub(crate) struct ElementUse {
    /// Its local name.
    pub(crate) name: Str,
    /// Its namespace in documents; `None` is no namespace (unqualified).
    pub(crate) namespace: Option<Str>,
    /// Its type.
    pub(crate) type_ref: TypeRef,
    /// Whether `xsi:nil="true"` is allowed.
    pub(crate) nillable: bool,
    /// Default or fixed value.
    pub(crate) value: Option<Box<ValueConstraint>>,
    /// Which derivations cannot stand in for it in documents.
    pub(crate) block: Derivations,
    /// Its documentation; that of the reference where it has some, else of the global element.
    pub(crate) docs: Docs,
    /// The global element of a reference.
    pub(crate) global: Option<ElementId>,
    /// Its identity constraints.
    pub(crate) constraints: Rare<IdentityConstraint>,
}

/// A global element declaration, XSD part 1, section 3.3.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    /// Its local name.
    pub(crate) name: Str,
    /// Its namespace.
    pub(crate) namespace: Option<Str>,
    /// The file that declares it.
    pub(crate) file: FileId,
    /// Where it stands.
    pub(crate) place: Place,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Its type.
    pub(crate) type_ref: TypeRef,
    /// Whether `xsi:nil="true"` is allowed.
    pub(crate) nillable: bool,
    /// Whether only members of its substitution group can stand in documents.
    pub(crate) is_abstract: bool,
    /// Default or fixed value.
    pub(crate) value: Option<ValueConstraint>,
    /// What cannot stand in for it in documents.
    pub(crate) block: Derivations,
    /// Which derivations its type forbids to members of its substitution group.
    pub(crate) final_: Derivations,
    /// The head of the substitution group it is a member of.
    pub(crate) substitution_head: Option<ElementId>,
    /// The direct members of its substitution group, in schema order.
    pub(crate) substitution_members: Vec<ElementId>,
    /// Its identity constraints.
    pub(crate) constraints: Rare<IdentityConstraint>,
}

/// A global attribute declaration, XSD part 1, section 3.2.
#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    /// Its local name.
    pub(crate) name: Str,
    /// Its namespace.
    pub(crate) namespace: Option<Str>,
    /// Where it stands.
    pub(crate) place: Place,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Its type, a simple one.
    pub(crate) type_ref: TypeRef,
    /// Default or fixed value.
    pub(crate) value: Option<ValueConstraint>,
}

/// An attribute that a complex type allows.
#[derive(Clone, Debug)]
pub(crate) struct AttributeUse {
    /// Its local name.
    pub(crate) name: Str,
    /// Its namespace in documents.
    pub(crate) namespace: Option<Str>,
    /// Its type, a simple one.
    pub(crate) type_ref: TypeRef,
    /// Whether it must be there.
    pub(crate) required: bool,
    /// Default or fixed value.
    pub(crate) value: Option<ValueConstraint>,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// The global attribute of a reference.
    pub(crate) global: Option<AttributeId>,
    /// Where the declaration or the reference stands.
    pub(crate) place: Place,
    /// The component whose text declares it: one of the types of the chain, or an attribute group.
    #[cfg_attr(not(any(feature = "explore", test)), expect(dead_code, reason = "only `show` tells of it"))]
    pub(crate) origin: Owner,
}

/// A named model group, XSD part 1, section 3.7.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Its name.
    pub(crate) name: Str,
    /// Its target namespace.
    pub(crate) namespace: Option<Str>,
    /// The file that defines it.
    pub(crate) file: FileId,
    /// Where it stands.
    pub(crate) place: Place,
    /// Its documentation.
    pub(crate) docs: Docs,
    /// Its content, with the groups in it expanded; `None` where nothing is left of it.
    pub(crate) particle: Option<Arc<Particle>>,
}

/// A named attribute group, XSD part 1, section 3.6.
#[derive(Clone, Debug)]
pub(crate) struct AttributeGroup {
    /// Its name.
    pub(crate) name: Str,
    /// Its target namespace.
    pub(crate) namespace: Option<Str>,
    /// Where it stands.
    pub(crate) place: Place,
}

/// A notation, XSD part 1, section 3.12.
#[derive(Clone, Debug)]
pub(crate) struct Notation {
    /// Its name.
    pub(crate) name: Str,
    /// Its target namespace.
    pub(crate) namespace: Option<Str>,
    /// Where it stands.
    pub(crate) place: Place,
}

/// `key`, `keyref` or `unique`, XSD part 1, section 3.11.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IdentityConstraint {
    /// Its name.
    pub(crate) name: Str,
    /// Its target namespace.
    pub(crate) namespace: Option<Str>,
    /// Which of the three.
    pub(crate) kind: IdentityKind,
    /// What is constrained.
    pub(crate) selector: XPath,
    /// The values.
    pub(crate) fields: Vec<XPath>,
    /// Where it stands.
    pub(crate) place: Place,
    /// Its documentation.
    pub(crate) docs: Docs,
}

/// The kind of an identity constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum IdentityKind {
    /// Present and unique.
    Key,
    /// Unique where present.
    Unique,
    /// One of the values of another constraint.
    KeyRef {
        /// That constraint's namespace.
        namespace: Option<Str>,
        /// That constraint's name.
        name: Str,
    },
}
