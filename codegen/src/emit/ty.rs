//! How a type is referred to.

use super::context::Context;
use crate::ir::{Field, ModuleId, Ty, Wrapper};
use crate::model::Builtin;

/// `Tri<PhoneNumber>`
pub(super) fn field(cx: &Context<'_>, from: ModuleId, field: &Field) -> String {
    let mut ty = path(cx, from, field.ty);
    if field.boxed {
        ty = format!("Boxed<{ty}>");
    }
    let nillable = || match field.beside_nil {
        None => format!("Nillable<{ty}>"),
        Some(beside) => format!("NillableWith<{ty}, {}>", path(cx, from, beside)),
    };
    match field.wrapper {
        Wrapper::One => ty,
        Wrapper::Optional => format!("Option<{ty}>"),
        Wrapper::Tri if field.beside_nil.is_some() => format!("Option<{}>", nillable()),
        Wrapper::Tri => format!("Tri<{ty}>"),
        Wrapper::Nillable => nillable(),
        Wrapper::Many { nillable: false, .. } => format!("Vec<{ty}>"),
        Wrapper::Many { nillable: true, .. } => format!("Vec<{}>", nillable()),
    }
}

/// `PhoneNumber`
pub(super) fn path(cx: &Context<'_>, from: ModuleId, ty: Ty) -> String {
    match ty {
        Ty::Builtin(builtin) => builtin_path(builtin).to_owned(),
        Ty::List(builtin) => format!("types::List<{}>", builtin_path(builtin)),
        Ty::ListOf(item) => format!("types::List<{}>", cx.path(from, item)),
        Ty::Item(item) => cx.path(from, item),
        Ty::Mixed(item) => format!("xsdbind::Mixed<{}>", cx.path(from, item)),
        Ty::Typed(builtin) => format!("types::Typed<{}>", builtin_path(builtin)),
        Ty::TypedOf(item) => format!("types::Typed<{}>", cx.path(from, item)),
        Ty::AnySimple => "types::AnySimpleType".to_owned(),
        Ty::OpenContent => "open::OpenContent".to_owned(),
        Ty::OpenElement => "open::OpenElement".to_owned(),
        Ty::OpenAttributes => "open::OpenAttributes".to_owned(),
    }
}

/// The Rust type of a built-in type: the table in the documentation of `xsdbind::types`.
fn builtin_path(builtin: Builtin) -> &'static str {
    match builtin {
        Builtin::AnyType => "open::OpenContent",
        Builtin::AnySimpleType | Builtin::String => "String",
        Builtin::Boolean => "bool",
        Builtin::Byte => "i8",
        Builtin::Short => "i16",
        Builtin::Int => "i32",
        Builtin::Long => "i64",
        Builtin::UnsignedByte => "u8",
        Builtin::UnsignedShort => "u16",
        Builtin::UnsignedInt => "u32",
        Builtin::UnsignedLong => "u64",
        Builtin::Float => "f32",
        Builtin::Double => "f64",
        Builtin::Decimal => "types::Decimal",
        Builtin::Duration => "types::Duration",
        Builtin::DateTime => "types::DateTime",
        Builtin::Time => "types::Time",
        Builtin::Date => "types::Date",
        Builtin::GYearMonth => "types::GYearMonth",
        Builtin::GYear => "types::GYear",
        Builtin::GMonthDay => "types::GMonthDay",
        Builtin::GDay => "types::GDay",
        Builtin::GMonth => "types::GMonth",
        Builtin::HexBinary => "types::HexBinary",
        Builtin::Base64Binary => "types::Base64Binary",
        Builtin::AnyUri => "types::AnyUri",
        Builtin::QName => "types::QName",
        Builtin::Notation => "types::Notation",
        Builtin::NormalizedString => "types::NormalizedString",
        Builtin::Token => "types::Token",
        Builtin::Language => "types::Language",
        Builtin::NmToken => "types::NmToken",
        Builtin::NmTokens => "types::NmTokens",
        Builtin::Name => "types::Name",
        Builtin::NcName => "types::NcName",
        Builtin::Id => "types::Id",
        Builtin::IdRef => "types::IdRef",
        Builtin::IdRefs => "types::IdRefs",
        Builtin::Entity => "types::Entity",
        Builtin::Entities => "types::Entities",
        Builtin::Integer => "types::Integer",
        Builtin::NonPositiveInteger => "types::NonPositiveInteger",
        Builtin::NegativeInteger => "types::NegativeInteger",
        Builtin::NonNegativeInteger => "types::NonNegativeInteger",
        Builtin::PositiveInteger => "types::PositiveInteger",
    }
}
