//! Where a type would hold a large one in place, there is a pointer: so no type gets too large for a thread's stack.
//!
//! In come items of which none contains itself, contents first. What then holds: no field and no branch of a choice has
//! more than [`IN_PLACE`] bytes in place, so that types are as large as they have fields, however deep contents are nested.
//!
//! Whether a field gets a pointer depends on nothing but the type that it holds: all fields of a type have one or none, and
//! what else stands in a struct changes none. Sizes are those of a target of 64 bits, on whatever machine code is
//! generated.

use super::is_list;
use crate::diagnostics::{Diagnostic, Diagnostics, LoweringProblem};
use crate::ir::{Choice, Field, Ir, Item, ItemId, ItemKind, Ty, Types, Wrapper};
use crate::model::Builtin;

/// The most bytes that a field holds in place: twice what is in the largest field of OCI-P, which needs no pointers.
const IN_PLACE: usize = 2048;

/// The most bytes behind pointers of all that must stand in a type.
const REQUIRED: usize = 1 << 20;

/// What a `Vec` is.
const LIST: usize = 24;

/// What [`Boxed`](xsdbind::Boxed) is.
const POINTER: usize = 8;

/// What a text of its own is beside a value.
const TEXT: usize = 16;

/// Puts what is large behind pointers.
pub(super) fn run(ir: &mut Ir, contents_first: &[usize]) -> Diagnostics {
    let mut problems = Diagnostics::new();
    let mut sizes = Sizes { in_place: vec![0; ir.items.len()], behind: vec![0; ir.items.len()] };
    for &index in contents_first {
        let item = &mut ir.items[index];
        let fields = match &mut item.kind {
            ItemKind::Record(record) => record.fields.as_mut_slice(),
            ItemKind::Choice(choice) => &mut choice.variants,
            _ => &mut [],
        };
        for field in fields {
            field.boxed |= !is_list(field) && sizes.of_type(field.ty) > IN_PLACE;
        }
        sizes.in_place[index] = sizes.of_item(item);
        sizes.behind[index] = sizes.behind_pointers(item);
        if sizes.behind[index] > REQUIRED {
            let place = item.place.clone();
            let problem = LoweringProblem::TooLarge { name: ir.name(ItemId::at(index)), limit: REQUIRED };
            problems.push(Diagnostic::error(problem, Some(place)));
            // What holds it is not told, too.
            sizes.behind[index] = 0;
        }
    }
    problems
}

/// The sizes of the items so far.
struct Sizes {
    in_place: Vec<usize>,
    /// What must stand and is behind pointers: reading makes it before it begins.
    behind: Vec<usize>,
}

impl Sizes {
    fn of_item(&self, item: &Item) -> usize {
        let fields = |fields: &[Field]| -> Vec<usize> { fields.iter().map(|field| self.of_field(field)).collect() };
        let size = match &item.kind {
            ItemKind::Record(record) => fields(&record.fields).iter().sum(),
            ItemKind::Choice(choice) => one_of(fields(&choice.variants)),
            ItemKind::Types(types) => {
                let of = |boxed: bool, item: ItemId| if boxed { POINTER } else { self.in_place[item.index()] };
                let members = types.members.iter().map(|member| of(member.boxed, member.item));
                one_of(members.chain(types.keeps_others.then_some(OPEN_ELEMENT)))
            }
            ItemKind::Document { content } => self.of_field(content),
            ItemKind::Union(members) => one_of(members.iter().map(|member| self.of_type(member.ty))),
            ItemKind::Restriction(restriction) if restriction.spelled => self.of_type(restriction.base) + TEXT,
            ItemKind::Restriction(restriction) => return self.of_type(restriction.base),
            ItemKind::Enumeration(enumeration) => return if enumeration.open { STRING } else { 1 },
            ItemKind::Unused => 0,
        };
        size.next_multiple_of(8)
    }

    fn of_field(&self, field: &Field) -> usize {
        if is_list(field) {
            return LIST;
        }
        let value = if field.boxed { POINTER } else { self.of_type(field.ty) };
        field.beside_nil.map_or(value, |beside| one_of([value, self.of_type(beside)]))
    }

    fn of_type(&self, ty: Ty) -> usize {
        match ty {
            Ty::Builtin(builtin) => of_builtin(builtin),
            Ty::Item(item) => self.in_place[item.index()],
            Ty::List(_) | Ty::ListOf(_) | Ty::Mixed(_) | Ty::OpenAttributes => LIST,
            Ty::AnySimple => STRING + POINTER,
            Ty::Typed(builtin) => of_builtin(builtin) + POINTER,
            Ty::TypedOf(item) => self.in_place[item.index()].saturating_add(POINTER),
            Ty::OpenContent => OPEN_CONTENT,
            Ty::OpenElement => OPEN_ELEMENT,
        }
    }

    /// What is behind the pointers of an item of which nothing has been read.
    fn behind_pointers(&self, item: &Item) -> usize {
        let of = |field: &Field| match (field.wrapper, field.ty) {
            (Wrapper::One, Ty::Item(item)) if field.boxed => {
                self.in_place[item.index()].saturating_add(self.behind[item.index()])
            }
            (Wrapper::One, Ty::Item(item)) => self.behind[item.index()],
            _ => 0,
        };
        match &item.kind {
            ItemKind::Record(record) => record.fields.iter().map(of).fold(0, usize::saturating_add),
            ItemKind::Choice(Choice { variants, blank, .. }) => variants.get(*blank).map_or(0, of),
            ItemKind::Types(Types { members, blank, .. }) => {
                members.get(*blank).map_or(0, |member| self.behind[member.item.index()])
            }
            ItemKind::Document { content } => of(content),
            _ => 0,
        }
    }
}

/// An enum has the size of its largest variant, and mostly a word to say which it is.
fn one_of(sizes: impl IntoIterator<Item = usize>) -> usize {
    sizes.into_iter().max().unwrap_or_default() + 8
}

const STRING: usize = 24;
const OPEN_CONTENT: usize = 3 * LIST;
const OPEN_ELEMENT: usize = 2 * STRING + OPEN_CONTENT;

/// The size of an `Option` of the Rust type of a built-in one: most types have values to spare for `None`.
fn of_builtin(builtin: Builtin) -> usize {
    match builtin {
        Builtin::Boolean => 1,
        Builtin::Byte | Builtin::UnsignedByte => 2,
        Builtin::Short | Builtin::UnsignedShort => 4,
        Builtin::GDay | Builtin::GMonth | Builtin::GMonthDay => 6,
        Builtin::Int | Builtin::UnsignedInt | Builtin::Float => 8,
        Builtin::Long | Builtin::UnsignedLong | Builtin::Double | Builtin::GYear | Builtin::GYearMonth => 16,
        Builtin::Date => 24,
        Builtin::Time => 32,
        Builtin::Decimal => 40,
        Builtin::DateTime => 48,
        Builtin::Duration => 72,
        Builtin::QName | Builtin::Notation => 2 * STRING,
        Builtin::AnyType => OPEN_CONTENT,
        _ => STRING,
    }
}

#[cfg(all(test, target_pointer_width = "64"))]
mod tests {
    use xsdbind::{Boxed, Tri, open, types};

    use super::*;

    #[test]
    fn sizes_are_those_of_the_runtime() {
        macro_rules! sizes {
            ($({$($variant:ident $name:literal $of:ident ($type:ty $(: $base:ty)?);)*})*) => {
                &[$($((Builtin::$variant, size_of::<Option<$type>>(), size_of::<Tri<$type>>()),)*)*]
            };
        }
        let sizes: &[(Builtin, usize, usize)] = xsdbind::for_each_builtin!(sizes);
        let ur_types = [
            (Builtin::AnyType, size_of::<Option<open::OpenContent>>(), size_of::<Tri<open::OpenContent>>()),
            (Builtin::AnySimpleType, size_of::<Option<String>>(), size_of::<Tri<String>>()),
        ];
        let sizes =
            sizes.iter().chain(&ur_types).map(|(builtin, option, tri)| (builtin, of_builtin(*builtin), option, tri));
        let others: Vec<_> = sizes.filter(|(_, size, option, tri)| size != *option || size != *tri).collect();
        assert!(others.is_empty(), "type, size here, as an option, with three states: {others:?}");
        assert_eq!((LIST, LIST), (size_of::<Vec<u8>>(), size_of::<types::List<types::Token>>()));
        assert_eq!((LIST, LIST), (size_of::<xsdbind::Mixed<u8>>(), size_of::<open::OpenAttributes>()));
        let kept = (size_of::<types::AnySimpleType>(), size_of::<types::Typed<String>>());
        assert_eq!((STRING + POINTER, STRING + POINTER), kept);
        assert_eq!((OPEN_ELEMENT, POINTER), (size_of::<open::OpenElement>(), size_of::<Option<Boxed<u8>>>()));
        assert_eq!(OPEN_ELEMENT, size_of::<open::OpenType>());
    }
}
