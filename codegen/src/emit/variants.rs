//! Enums of elements and enums of types.

use super::context::Context;
use super::record::field_docs;
use super::table::{self, Line};
use super::{call, docs, facts, marks, pretty, ty};
use crate::ir::{Choice, Item, ItemId, Marks, Origin, Ty, Types};
use crate::model::Docs;

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
pub(super) fn choice(cx: &Context<'_>, id: ItemId, item: &Item, choice: &Choice) -> Vec<String> {
    let names = &cx.names.fields[id.index()];
    let otherwise =
        facts::parts(cx, Ty::Item(id)).map_or_else(|| "One of several elements.".to_owned(), |text| text + ".");
    let extra = cx.derives.of(id);
    let variants = choice.variants.iter().zip(names).enumerate().map(|(index, (variant, name))| {
        let docs = field_docs(cx, variant, true) + &marks::of_member(cx, extra, index);
        variant_of(cx, &docs, name, &ty::field(cx, item.module, variant))
    });
    let docs = docs::comments(&item.docs, &otherwise, "");
    let above = docs + &marks::above(cx, extra, &[], "") + cx.marks();
    let definition = definition(&above, cx.item_name(id), &variants.collect::<Vec<_>>());
    let line = Line { from: item.module, elements: &choice.elements, grouped: true };
    let keys = table::keys(cx, item.module, choice.name.as_ref(), &choice.elements, false);
    let body = table::lines(cx, &line, names, &choice.variants) + &marks::without(extra);
    let blank = blank(cx, id, names, choice.blank);
    let call = call::call("choice", &format!("{}[{blank}]", cx.item_name(id)), Some(&keys), &body);
    vec![definition, call]
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
pub(super) fn types(cx: &Context<'_>, id: ItemId, item: &Item, types: &Types) -> Vec<String> {
    let names = &cx.names.fields[id.index()];
    let otherwise = match (&types.name, &item.origin) {
        (Some(name), Origin::Attributes(_)) => {
            format!("The attributes of `{}` or a type derived from it, as `xsi:type` says.", name.local)
        }
        (Some(name), _) => format!("`{}` or a type derived from it, as `xsi:type` says.", name.local),
        (None, _) => "One of several types.".to_owned(),
    };
    let extra = cx.derives.of(id);
    let variant = |index: usize, docs: &str, name: &str, ty: &str| {
        let docs = docs::comments(&Docs::default(), docs, "    ") + &marks::of_member(cx, extra, index);
        variant_of(cx, &docs, name, ty)
    };
    let variants = types.members.iter().zip(names).enumerate().map(|(index, (member, name))| {
        let path = cx.path(item.module, member.item);
        let ty = if member.boxed { format!("Boxed<{path}>") } else { path };
        variant(index, &format!("The type `{}`.", member.name.local), name, &ty)
    });
    let others = if types.keeps_others { names.last() } else { None };
    let other = others.map(|name| {
        let docs = "Any other type: it was not selected, and is kept as XML.";
        variant(types.members.len(), docs, name, "open::OpenType")
    });
    let docs = docs::comments(&item.docs, &otherwise, "");
    let above = docs + &marks::above(cx, extra, &[], "") + cx.marks();
    let definition = definition(&above, cx.item_name(id), &variants.chain(other).collect::<Vec<_>>());
    let mut marks = Marks::default();
    let lines = types.members.iter().zip(names).map(|(member, name)| {
        let namespace = &*member.name.namespace;
        let keys =
            (!namespace.is_empty()).then(|| format!("namespace = Some({})", cx.namespace(item.module, namespace)));
        let keys: Vec<String> = keys.into_iter().collect();
        table::row(name, &marks.unique(member.name.local.to_string()), &keys)
    });
    let lines = lines.chain(others.map(|name| table::row(name, "*", &[])));
    let body = call::braced(&lines.collect::<Vec<_>>()) + &marks::without(extra);
    let keys = table::keys(cx, item.module, types.name.as_ref(), "", false);
    let blank = blank(cx, id, names, types.blank);
    let call = call::call("types", &format!("{}[{blank}]", cx.item_name(id)), Some(&keys), &body);
    vec![definition, call]
}

/// The variant that stands in before one is read.
fn blank(cx: &Context<'_>, id: ItemId, names: &[String], blank: usize) -> String {
    match names.get(blank) {
        Some(name) => name.clone(),
        None => cx.internal(format!("the enum `{}` has no variants", cx.item_name(id)), Some(id)),
    }
}

fn definition(docs: &str, name: &str, variants: &[String]) -> String {
    format!("{docs}pub enum {name} {}", call::braced(variants))
}

/// `PhoneNumber(PhoneNumber),`
pub(super) fn variant_of(cx: &Context<'_>, docs: &str, name: &str, ty: &str) -> String {
    docs.to_owned() + &pretty::member(cx, "enum", format!("    {name}({ty}),\n"))
}
