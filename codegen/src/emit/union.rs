//! Unions: enums of their members.

use quote::quote;

use super::{Context, docs, ident, simple, table, ty};
use crate::ir::{Item, ItemId, UnionMember};
use crate::model::Docs;
use crate::print;

/// ```ignore
/// /// A size.
/// #[derive(Clone, Debug)]
/// pub enum Size {
///     /// The type `xs:unsignedInt`.
///     UnsignedInt(u32),
/// }
///
/// xsdbind::union! { Size (name = "Size") {
///     UnsignedInt: u32,
/// } }
/// ```
pub(super) fn definition(cx: &Context<'_>, id: ItemId, item: &Item, members: &[UnionMember]) -> Vec<print::Item> {
    let name = cx.item_ident(id);
    let names = &cx.names.fields[id.0];
    let type_docs = docs::attributes(&item.docs, &format!("The simple type `{}`.", cx.item_name(id)));
    let variants = members.iter().zip(names).map(|(member, name)| {
        let docs = match &member.name {
            Some(name) => docs::attributes(&Docs::default(), &format!("The type `{name}`.")),
            None => docs::attributes(&member.docs, "A type without a name."),
        };
        let (name, ty) = (ident(name), ty::tokens(cx, item.module, member.ty));
        quote! { #docs #name(#ty), }
    });
    let definition = quote! {
        #type_docs
        #[derive(Clone, Debug)]
        #[allow(clippy::large_enum_variant)]
        pub enum #name { #(#variants)* }
    };
    let lines = members.iter().zip(names);
    let lines = lines.map(|(member, name)| format!("    {name}: {},\n", ty::path(cx, item.module, member.ty)));
    let body = table::braced(&lines.collect::<Vec<_>>());
    let keys = table::keys(simple::xml_name(cx, item).as_ref(), "", false);
    let call = format!("xsdbind::union! {{ {} {keys} {body} }}", cx.item_name(id));
    vec![print::Item::Tokens(definition), print::Item::Text(call)]
}
