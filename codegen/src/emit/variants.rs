//! Enums of elements and enums of types.

use quote::quote;

use super::record::field_docs;
use super::table::{self, Line};
use super::{Context, docs, ident, literal, ty};
use crate::ir::{Choice, Item, ItemId, Origin, Types};
use crate::model::Docs;
use crate::print;

/// ```ignore
/// /// Where to send calls.
/// pub enum Target {
///     /// To a number.
///     PhoneNumber(PhoneNumber),
/// }
///
/// xsdbind::choice! { Target[PhoneNumber] () {
///     PhoneNumber: "phoneNumber",
/// } }
/// ```
pub(super) fn choice(cx: &Context<'_>, id: ItemId, item: &Item, choice: &Choice) -> Vec<print::Item> {
    let name = cx.item_ident(id);
    let names = &cx.names.fields[id.0];
    let otherwise = match &item.origin {
        Origin::Substitutes(head) => format!("The element `{head}`, or one that stands in its place."),
        _ => "One of several elements.".to_owned(),
    };
    let type_docs = docs::attributes(&item.docs, &otherwise);
    let variants = choice.variants.iter().zip(names).map(|(variant, name)| {
        let docs = docs::attributes(&variant.docs, &field_docs(variant));
        let (name, ty) = (ident(name), ty::field(cx, item.module, variant));
        quote! { #docs #name(#ty), }
    });
    let definition = quote! { #type_docs #[allow(clippy::large_enum_variant)] pub enum #name { #(#variants)* } };
    let line = Line { from: item.module, elements: &choice.elements, grouped: true };
    let keys = table::keys(choice.name.as_ref(), &choice.elements, false);
    let body = table::lines(cx, &line, names, &choice.variants);
    let blank = names.get(choice.blank).map_or("", String::as_str);
    let call = format!("xsdbind::choice! {{ {}[{blank}] {keys} {body} }}", cx.item_name(id));
    vec![print::Item::Tokens(definition), print::Item::Text(call)]
}

/// ```ignore
/// /// A command.
/// pub enum OCICommand {
///     /// The type `UserModify`.
///     UserModify(super::UserModify),
/// }
///
/// xsdbind::types! { OCICommand[UserModify] (name = "OCICommand", namespace = "C") {
///     UserModify: "UserModify",
/// } }
/// ```
pub(super) fn types(cx: &Context<'_>, id: ItemId, item: &Item, types: &Types) -> Vec<print::Item> {
    let name = cx.item_ident(id);
    let names = &cx.names.fields[id.0];
    let otherwise = match (&types.name, &item.origin) {
        (Some(name), Origin::Attributes(_)) => {
            format!("The attributes of `{}` or a type derived from it, as `xsi:type` says.", name.local)
        }
        (Some(name), _) => format!("`{}` or a type derived from it, as `xsi:type` says.", name.local),
        (None, _) => "One of several types.".to_owned(),
    };
    let type_docs = docs::attributes(&item.docs, &otherwise);
    let paths: Vec<String> = types.members.iter().map(|member| cx.path(item.module, member.item)).collect();
    let variants = types.members.iter().zip(names).zip(&paths).map(|((member, name), path)| {
        let docs = docs::attributes(&Docs::default(), &format!("The type `{}`.", member.name.local));
        // Paths are made of identifiers, which always are tokens.
        let path: proc_macro2::TokenStream = path.parse().unwrap_or_default();
        let ty = if member.boxed {
            quote! { Boxed<#path> }
        } else {
            path
        };
        let name = ident(name);
        quote! { #docs #name(#ty), }
    });
    let others = types.keeps_others.then(|| names.last()).flatten();
    let other = others.map(|name| {
        let docs = docs::attributes(&Docs::default(), "Any other type: it was not selected, and is kept as XML.");
        let name = ident(name);
        quote! { #docs #name(open::OpenType), }
    });
    let definition = quote! { #type_docs #[allow(clippy::large_enum_variant)] pub enum #name { #(#variants)* #other } };
    let mut marks = table::Marks::default();
    let lines = types.members.iter().zip(names).map(|(member, name)| {
        let namespace = &*member.name.namespace;
        let keys: Vec<String> =
            (!namespace.is_empty()).then(|| format!("namespace = Some({})", literal(namespace))).into_iter().collect();
        table::row(name, &marks.unique(member.name.local.to_string()), &keys)
    });
    let lines = lines.chain(others.map(|name| table::row(name, "*", &[])));
    let body = table::braced(&lines.collect::<Vec<_>>());
    let keys = table::keys(types.name.as_ref(), "", false);
    let blank = names.get(types.blank).map_or("", String::as_str);
    let call = format!("xsdbind::types! {{ {}[{blank}] {keys} {body} }}", cx.item_name(id));
    vec![print::Item::Tokens(definition), print::Item::Text(call)]
}
