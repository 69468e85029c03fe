//! The traits through which values are seen and filled in.

use super::view::{Info, Mut, Presence, Ref};
use crate::facets::Facets;
use crate::table::{More, Order, Table};

/// A place for values: a field, or the content of a variant.
pub trait Slot: 'static {
    /// What can stand here.
    fn info(&self) -> &'static Info;
    /// The value of this index; only lists have more than the one of index 0.
    fn get(&self, index: usize) -> Presence<'_>;
    /// Makes room for one more value and returns it to be filled in, a choice with its `variant` chosen. For nil, what
    /// stands beside it; `None` where it has nothing, or is not possible.
    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>>;
    /// Makes room for so many values, where it is a list that is empty.
    fn reserve(&mut self, _values: usize) {}
}

/// The variant of a choice that is not known yet: its blank, which is finite also where a choice holds itself.
pub const NOT_CHOSEN: usize = usize::MAX;

/// The variant of a piece of mixed content that is text.
pub const TEXT: usize = usize::MAX - 1;

/// What can be made before it is known what stands in it.
pub trait Make: Slot + Sized {
    /// What [`Slot::info`] says.
    const INFO: Info;
    /// A value to be filled in, to try a text with; of a restriction, one of its base, which all that restrict it share.
    #[doc(hidden)]
    const IN_BOX: fn() -> Box<dyn Slot> = in_box::<Self>;
    /// A value to be filled in, a choice with its `variant` chosen; never handed out before it is.
    fn make(variant: usize) -> Self;
}

/// Makes values to be filled in: of a type in Rust, or of one whose table was made at run time.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Maker {
    /// Of a type in Rust.
    Type(fn() -> Box<dyn Slot>),
    /// Of a table made at run time.
    #[cfg(feature = "dynamic")]
    Table(&'static dyn MakeSlot),
}

/// Makes values to be filled in, by a table made at run time.
#[cfg(feature = "dynamic")]
pub(crate) trait MakeSlot: std::fmt::Debug + Sync {
    /// A value to be filled in.
    fn make(&'static self) -> Box<dyn Slot>;
}

impl Maker {
    /// A value to be filled in.
    pub(crate) fn make(self) -> Box<dyn Slot> {
        match self {
            Self::Type(make) => make(),
            #[cfg(feature = "dynamic")]
            Self::Table(of) => of.make(),
        }
    }
}

/// A value to be filled in.
pub(crate) fn in_box<T: Make>() -> Box<dyn Slot> {
    Box::new(T::make(NOT_CHOSEN))
}

/// What a field is before it is read. Never handed out: a field that must be there and is not is an error.
pub trait Blank: Sized {
    /// The place holder.
    fn blank() -> Self;
}

/// A type that a macro of this crate made: what is known of it without a value.
///
/// Of constants only those are set that say something, and each is a literal or a list of literals: rustc checks the
/// body of every constant and function, and there are as many of them as a schema has types.
pub trait Generated: Sized + 'static {
    /// How it is seen.
    type Kind: Seen<Self>;
    /// [`Table::rust`], [`Table::name`], and then [`Table::names`]: one list, as each constant has its price.
    const NAMES: &'static [&'static str] = &[];
    /// [`Table::namespace`].
    const NAMESPACE: &'static str = "";
    /// [`Table::elements`].
    const ELEMENTS: &'static str = "";
    /// [`Table::order`].
    const ORDER: Order = Order::Sequence;
    /// [`Table::more`].
    const MORE: &'static [(&'static str, More)] = &[];
    /// [`Facets::members`].
    const MEMBERS: &'static [&'static Facets] = &[];
    /// All that is in the table.
    const TABLE: &'static Table = &Table {
        namespace: Self::NAMESPACE,
        elements: Self::ELEMENTS,
        order: Self::ORDER,
        more: Self::MORE,
        ..Table::of(Self::NAMES)
    };

    /// A value to be filled in, a choice with its variant chosen.
    fn make(variant: usize) -> Self;
    /// The value before it is read.
    #[inline]
    #[must_use]
    fn blank() -> Self {
        Self::make(NOT_CHOSEN)
    }
}

/// How values of a generated type are seen: one implementation for each kind of type.
pub trait Seen<T> {
    /// [`Make::INFO`].
    const INFO: Info;
    /// To look at.
    fn get(value: &T) -> Ref<'_>;
    /// To fill in, a choice with its variant chosen.
    fn get_mut(value: &mut T, variant: usize) -> Mut<'_>;
}

/// A struct whose fields are slots. Implemented by `record!`.
pub trait Fields: 'static {
    /// Shows all fields at once.
    fn slots(&self, visitor: &mut dyn FieldVisitor);
    /// Shows all fields at once, to fill them in.
    fn slots_mut(&mut self, visitor: &mut dyn FieldVisitorMut);
}

/// Looks at fields.
///
/// A trait of its own, and not a closure: to have rustc prove in two signatures for each type that a closure can be
/// called cost as much as all else that is generated.
pub trait FieldVisitor {
    /// The fields, in the order of the table.
    fn visit(&mut self, slots: &[&(dyn Slot + 'static)]);
}

/// Fills fields in.
pub trait FieldVisitorMut {
    /// The fields, in the order of the table.
    fn visit(&mut self, slots: &mut [&mut (dyn Slot + 'static)]);
}

struct VisitBy<F>(F);

impl<F: FnMut(&[&(dyn Slot + 'static)])> FieldVisitor for VisitBy<F> {
    fn visit(&mut self, slots: &[&(dyn Slot + 'static)]) {
        (self.0)(slots);
    }
}

struct VisitMutBy<F>(F);

impl<F: FnMut(&mut [&mut (dyn Slot + 'static)])> FieldVisitorMut for VisitMutBy<F> {
    fn visit(&mut self, slots: &mut [&mut (dyn Slot + 'static)]) {
        (self.0)(slots);
    }
}

/// Looks at fields by a closure.
pub fn visitor(with: impl FnMut(&[&(dyn Slot + 'static)])) -> impl FieldVisitor {
    VisitBy(with)
}

/// Fills fields in by a closure.
pub fn visitor_mut(with: impl FnMut(&mut [&mut (dyn Slot + 'static)])) -> impl FieldVisitorMut {
    VisitMutBy(with)
}

/// An enum of elements or of types. Implemented by `choice!` and `types!`.
pub trait Variants: 'static {
    /// The variant's index and content.
    fn get(&self) -> (usize, &dyn Slot);
    /// The variant's content, to fill it in.
    fn get_mut(&mut self) -> &mut dyn Slot;
}
