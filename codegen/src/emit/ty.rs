//! How a type is referred to.

use super::context::Context;
use crate::ir::{Field, ModuleId, Ty, Wrapper};
use crate::model::Builtin;

/// `Tri<PhoneNumber>`
pub(crate) fn field(cx: &Context<'_>, from: ModuleId, field: &Field) -> String {
    let value = value(cx, from, field);
    match field.wrapper {
        Wrapper::One | Wrapper::Nillable => value,
        Wrapper::Tri if field.beside_nil.is_none() => format!("Tri<{value}>"),
        Wrapper::Optional | Wrapper::Tri => format!("Option<{value}>"),
        Wrapper::Many { .. } => format!("Vec<{value}>"),
    }
}

/// `PhoneNumber`, which a field can hold: `Nillable<PhoneNumber>`, where it is nil by itself.
pub(super) fn value(cx: &Context<'_>, from: ModuleId, field: &Field) -> String {
    let mut ty = path(cx, from, field.ty);
    if field.boxed {
        ty = format!("Boxed<{ty}>");
    }
    match (field.wrapper, field.beside_nil) {
        (Wrapper::One | Wrapper::Optional | Wrapper::Many { nillable: false, .. }, _) | (Wrapper::Tri, None) => ty,
        (_, None) => format!("Nillable<{ty}>"),
        (_, Some(beside)) => format!("NillableWith<{ty}, {}>", path(cx, from, beside)),
    }
}

/// `PhoneNumber`
pub(super) fn path(cx: &Context<'_>, from: ModuleId, ty: Ty) -> String {
    match ty {
        Ty::Builtin(builtin) => built_in(cx, builtin).to_owned(),
        Ty::List(builtin) => format!("types::List<{}>", built_in(cx, builtin)),
        Ty::ListOf(item) => format!("types::List<{}>", cx.path(from, item)),
        Ty::Item(item) => cx.path(from, item),
        Ty::Mixed(item) => format!("xsdbind::Mixed<{}>", cx.path(from, item)),
        Ty::Typed(builtin) => format!("types::Typed<{}>", built_in(cx, builtin)),
        Ty::TypedOf(item) => format!("types::Typed<{}>", cx.path(from, item)),
        Ty::AnySimple => "types::AnySimpleType".to_owned(),
        Ty::OpenContent => "open::OpenContent".to_owned(),
        Ty::OpenElement => "open::OpenElement".to_owned(),
        Ty::OpenAttributes => "open::OpenAttributes".to_owned(),
    }
}

/// `types::Decimal`, or the type of others that holds its values.
pub(super) fn built_in<'a>(cx: &Context<'a>, builtin: Builtin) -> &'a str {
    cx.ir.own.get(&builtin).map_or(builtin.rust_type(), |own| &own.0)
}

/// The module of the runtime that a type is in, which has to be in scope.
pub(super) fn module(cx: &Context<'_>, ty: Ty) -> Option<&'static str> {
    match ty {
        Ty::Builtin(builtin) if cx.ir.own.contains_key(&builtin) => None,
        Ty::Builtin(builtin) => builtin.rust_type().split_once("::").map(|(module, _)| module),
        Ty::List(_) | Ty::ListOf(_) | Ty::Typed(_) | Ty::TypedOf(_) | Ty::AnySimple => Some("types"),
        Ty::OpenContent | Ty::OpenElement | Ty::OpenAttributes => Some("open"),
        Ty::Item(_) | Ty::Mixed(_) => None,
    }
}
