//! Simple types that are made at run time.
//!
//! In come names, facets and other types; out goes what their values are asked and asked about. In a slot, a value of a
//! restriction is one of its base, with the facets beside it, as in generated code.

use super::leaf::{self, MakeLeaf};
use crate::facets::Facets;
use crate::names::XSD;
use crate::simple::{Form, WhiteSpace};
use crate::slot::ValueKind;

/// A simple type.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what the trait for simple types says by constants")]
pub struct Simple {
    pub(super) of: Of,
    /// What a restriction allows.
    pub(super) restricts: Option<&'static Facets>,
    /// Whether values have a place for a text that is not the canonical one.
    pub(super) spelled: bool,
    /// Whether they have one for the name of a type.
    pub(super) typed: bool,
    /// What values in a slot are of, where that is not this type: of a restriction, its base.
    pub(super) held: Option<&'static Simple>,
    /// Its name, and what it allows, as `xsi:type` and wildcards ask for it.
    pub(super) info: ValueKind,
    /// What a slot says of a value in it.
    pub(super) in_slot: &'static Facets,
    pub(super) white_space: WhiteSpace,
    pub(super) form: Form,
    pub(super) unit: &'static str,
    pub(super) is_prefixed: bool,
    pub(super) is_ambiguous: bool,
    /// Whether values may be `ID`s or `IDREF`s.
    pub(super) identifies: bool,
}

/// What a type is made of.
#[derive(Debug)]
pub(super) enum Of {
    Leaf(MakeLeaf),
    Enum { texts: &'static [&'static str], others: Option<Others> },
    List(&'static Simple),
    Union(Vec<&'static Simple>),
}

/// Which texts an enumeration takes that it does not list.
#[derive(Clone, Copy, Debug)]
pub enum Others {
    /// Any.
    Any,
    /// Those that a restriction allows.
    Of(&'static Simple),
}

impl Simple {
    /// The built-in type of this name.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let (name, make) = leaf::find(name)?;
        let blank = make();
        let facets = Box::leak(Box::new(Facets { name, namespace: XSD, ..Facets::NONE }));
        Some(Self {
            of: Of::Leaf(make),
            restricts: None,
            spelled: false,
            typed: false,
            held: None,
            info: ValueKind::Simple(facets),
            in_slot: Facets::none(),
            white_space: blank.rule(),
            form: blank.form(),
            unit: blank.unit(),
            is_prefixed: blank.is_prefixed(),
            is_ambiguous: blank.is_ambiguous(),
            // A value of any simple type may say that it is of one of the others.
            identifies: matches!(name, "ID" | "IDREF" | "IDREFS" | "anySimpleType"),
        })
    }

    /// A list of values of a type.
    #[must_use]
    pub fn list(item: &'static Self) -> Self {
        Self {
            of: Of::List(item),
            info: ValueKind::Simple(Facets::none()),
            white_space: WhiteSpace::Collapse,
            form: Form::List(&item.form),
            unit: "items",
            is_prefixed: item.is_prefixed,
            is_ambiguous: true,
            identifies: item.identifies,
            ..Self::PLAIN
        }
    }

    /// A union of these types; its name is in the facets.
    #[must_use]
    pub fn union(facets: &'static Facets, members: Vec<&'static Self>) -> Self {
        Self {
            info: ValueKind::Simple(facets),
            white_space: WhiteSpace::Preserve,
            is_prefixed: members.iter().any(|member| member.is_prefixed),
            is_ambiguous: true,
            identifies: members.iter().any(|member| member.identifies),
            of: Of::Union(members),
            ..Self::PLAIN
        }
    }

    /// An enumeration of texts, which are in the facets, with its name.
    #[must_use]
    pub fn enumeration(facets: &'static Facets, white_space: WhiteSpace, others: Option<Others>) -> Self {
        Self {
            of: Of::Enum { texts: facets.enumeration, others },
            info: ValueKind::Enum(facets),
            in_slot: facets,
            white_space,
            is_ambiguous: others.is_some(),
            ..Self::PLAIN
        }
    }

    /// A restriction of another type.
    #[must_use]
    pub fn restriction(base: &'static Self, facets: &'static Facets, spelled: bool) -> Self {
        let held = if spelled { Box::leak(Box::new(Self { spelled, ..base.copied() })) } else { base };
        Self {
            restricts: Some(facets),
            spelled,
            held: Some(held),
            info: ValueKind::Simple(facets),
            in_slot: facets,
            white_space: base.white_space.or_stricter(facets.white_space),
            ..base.copied()
        }
    }

    /// The same type with a place for the name of one that stands for it.
    #[must_use]
    pub fn typed(of: &'static Self) -> Self {
        let declared = match of.info {
            ValueKind::Enum(facets) => Box::leak(Box::new(Facets { enumeration: &[], ..*facets })),
            _ => of.facets(),
        };
        Self { typed: true, held: None, info: ValueKind::Simple(declared), in_slot: declared, ..of.copied() }
    }

    const PLAIN: Self = Self {
        of: Of::Union(Vec::new()),
        restricts: None,
        spelled: false,
        typed: false,
        held: None,
        info: ValueKind::Open,
        in_slot: Facets::none(),
        white_space: WhiteSpace::Preserve,
        form: Form::Text,
        unit: "characters",
        is_prefixed: false,
        is_ambiguous: false,
        identifies: false,
    };

    fn copied(&self) -> Self {
        let of = match &self.of {
            Of::Leaf(make) => Of::Leaf(*make),
            Of::Enum { texts, others } => Of::Enum { texts, others: *others },
            Of::List(item) => Of::List(item),
            Of::Union(members) => Of::Union(members.clone()),
        };
        Self { of, ..*self }
    }

    /// What it allows, and its name.
    #[must_use]
    pub fn facets(&self) -> &'static Facets {
        match self.info {
            ValueKind::Simple(facets) | ValueKind::Enum(facets) => facets,
            _ => Facets::none(),
        }
    }

    /// The same as a part of a list or a union says it, without a name but of a restriction.
    pub(super) fn part_facets(&self) -> &'static Facets {
        match (&self.of, self.restricts) {
            (_, Some(facets)) => facets,
            (Of::Enum { .. }, None) => self.in_slot,
            _ => Facets::none(),
        }
    }

    /// Whether the text in a slot is said to be spelled: of a restriction that is a part, its value is.
    pub(super) fn is_spelled(&self) -> bool {
        self.spelled && self.restricts.is_none()
    }
}
