//! Unions: enums of their members.

use super::context::Context;
use super::{call, docs, marks, table, ty, variants};
use crate::ir::{Item, ItemId, UnionMember};
use crate::model::Docs;

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
pub(super) fn definition(cx: &Context<'_>, id: ItemId, item: &Item, members: &[UnionMember]) -> Vec<String> {
    let (name, names) = (cx.item_name(id), &cx.names.fields[id.index()]);
    let otherwise = format!("The simple type `{name}`: a value of one of these types.");
    let type_docs = docs::comments(&item.docs, &otherwise, "");
    let extra = cx.derives.of(id);
    let variants = members.iter().zip(names).enumerate().map(|(index, (member, name))| {
        let docs = match &member.name {
            Some(name) => docs::comments(&Docs::default(), &format!("The type `{name}`."), "    "),
            None => docs::comments(&member.docs, "A type without a name.", "    "),
        };
        let docs = docs + &marks::of_member(cx, extra, index);
        variants::variant_of(cx, &docs, name, &ty::path(cx, item.module, member.ty))
    });
    let above = marks::above(cx, extra, &["Clone", "Debug"], "") + cx.marks();
    let body = call::braced(&variants.collect::<Vec<_>>());
    let definition = format!("{type_docs}{above}pub enum {name} {body}");
    let lines = members.iter().zip(names);
    let lines = lines.map(|(member, name)| format!("    {name}: {},\n", ty::path(cx, item.module, member.ty)));
    let body = call::braced(&lines.collect::<Vec<_>>());
    let keys = table::keys(cx, item.module, cx.ir.type_name(item).as_ref(), "", false);
    vec![definition, call::call("union", name, Some(&keys), &body)]
}
