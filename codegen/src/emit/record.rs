//! Structs.

use proc_macro2::TokenStream;
use quote::quote;

use super::table::{self, Line};
use super::{Context, docs, ident, schema_name, ty};
use crate::ir::{Field, FieldKind, Item, ItemId, ItemKind, Origin, Record};
use crate::model::ValueConstraint;
use crate::print;

/// ```ignore
/// /// Changes a user.
/// pub struct UserModify {
///     /// Whom.
///     pub user_id: UserId,
/// }
///
/// xsdbind::record! { UserModify (name = "UserModify") {
///     user_id: "userId",
/// } }
/// ```
pub(super) fn definition(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> Vec<print::Item> {
    let mut out = vec![structure(cx, id, item, record), table(cx, id, item, record)];
    out.extend(patch(cx, id, item));
    out.extend(constructor(cx, id, item, record).map(print::Item::Tokens));
    out.extend(defaults(cx, id, record).map(print::Item::Tokens));
    out
}

/// Written as text: the many fields are the largest part of the output, and tokens would cost most of the time.
fn structure(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> print::Item {
    let otherwise = match (schema_name(item), &item.origin) {
        (Some(name), _) => format!("The type `{name}`."),
        (None, Origin::Element(name)) => format!("The element `{name}`."),
        (None, Origin::Attributes(of)) => {
            format!("The attributes of `{}`, which it has also when it is nil.", cx.item_name(*of))
        }
        (None, Origin::Part { words, .. }) => format!("The content of `{words}`."),
        (None, Origin::Named { name, words }) if words.is_empty() => format!("The group `{name}`."),
        (None, _) => "A part of the content.".to_owned(),
    };
    let docs = docs::comments(&item.docs, &otherwise, "");
    let fields = record.fields.iter().zip(&cx.names.fields[id.0]);
    let fields = fields.map(|(field, name)| {
        let docs = docs::comments(&field.docs, &field_docs(field), "    ");
        format!("{docs}    pub {name}: {},\n", ty::field_text(cx, item.module, field))
    });
    let body = table::braced(&fields.collect::<Vec<_>>());
    print::Item::Text(format!("{docs}pub struct {} {body}", cx.item_name(id)))
}

/// What a field or variant is, where the schema does not say.
pub(super) fn field_docs(field: &Field) -> String {
    match &field.kind {
        FieldKind::Element(name) => format!("The element `{}`.", name.local),
        FieldKind::Attribute(name) => format!("The attribute `{}`.", name.local),
        FieldKind::Group(_) => "A part of the content.".to_owned(),
        FieldKind::Any(_) => "Content that the schema leaves open.".to_owned(),
        FieldKind::AnyAttribute(_) => "Attributes that the schema leaves open.".to_owned(),
        FieldKind::Text => "The text.".to_owned(),
        FieldKind::Mixed(_) => "Text and elements, in their order.".to_owned(),
    }
}

fn table(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> print::Item {
    let line = Line { from: item.module, elements: &record.elements, grouped: record.is_group };
    let keys = table::keys(record.name.as_ref(), &record.elements, record.all);
    let name = cx.item_name(id);
    let body = table::lines(cx, &line, &cx.names.fields[id.0], &record.fields);
    print::Item::Text(format!("xsdbind::record! {{ {name} {keys} {body} }}"))
}

/// ```ignore
/// xsdbind::patch! { UserModify of User {
///     phone_number: phone_number,
/// } }
/// ```
fn patch(cx: &Context<'_>, id: ItemId, item: &Item) -> Option<print::Item> {
    let patch = cx.ir.patches.get(&id)?;
    let (names, of_record) = (&cx.names.fields[id.0], &cx.names.fields[patch.record.0]);
    let lines = patch.fields.iter().map(|(to, from)| format!("    {}: {},\n", names[*to], of_record[*from]));
    let (name, record) = (cx.item_name(id), cx.path(item.module, patch.record));
    let body = table::braced(&lines.collect::<Vec<_>>());
    Some(print::Item::Text(format!("xsdbind::patch! {{ {name} of {record} {body} }}")))
}

/// ```ignore
/// impl UserModify {
///     /// With every optional field absent.
///     #[must_use]
///     pub fn new(user_id: UserId) -> Self {
///         let mut new = <Self as xsdbind::slot::Generated>::blank();
///         new.user_id = user_id;
///         new
///     }
/// }
/// ```
fn constructor(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> Option<TokenStream> {
    let names = &cx.names.fields[id.0];
    let required: Vec<(&Field, &String)> =
        record.fields.iter().zip(names).filter(|(field, _)| field.is_required()).collect();
    if required.len() == record.fields.len() {
        return None;
    }
    let name = cx.item_ident(id);
    if required.is_empty() {
        return Some(quote! {
            impl Default for #name {
                /// With every field absent.
                #[inline]
                fn default() -> Self {
                    <Self as xsdbind::slot::Generated>::blank()
                }
            }
        });
    }
    let idents: Vec<_> = required.iter().map(|(_, name)| ident(name)).collect();
    let tys: Vec<_> = required.iter().map(|(field, _)| ty::field(cx, item.module, field)).collect();
    let Some(many) = &cx.names.companions[id.0] else {
        return Some(quote! {
            impl #name {
                /// With every optional field absent.
                #[inline]
                #[must_use]
                pub fn new(#(#idents: #tys),*) -> Self {
                    let mut new = <Self as xsdbind::slot::Generated>::blank();
                    #(new.#idents = #idents;)*
                    new
                }
            }
        });
    };
    let many = ident(many);
    let struct_docs = format!(" What [`{name}::new`] needs.");
    let field_docs = required.iter().map(|(field, _)| docs::attributes(&field.docs, &field_docs(field)));
    Some(quote! {
        #[doc = #struct_docs]
        #[derive(Clone, Debug, PartialEq)]
        pub struct #many { #(#field_docs pub #idents: #tys,)* }

        impl #name {
            /// With every optional field absent.
            #[inline]
            #[must_use]
            pub fn new(required: #many) -> Self {
                let #many { #(#idents),* } = required;
                let mut new = <Self as xsdbind::slot::Generated>::blank();
                    #(new.#idents = #idents;)*
                    new
            }
        }
    })
}

/// ```ignore
/// impl Segment {
///     /// What an absent attribute `name` stands for; never written by itself.
///     pub const NAME_DEFAULT: &str = "USER";
/// }
/// ```
fn defaults(cx: &Context<'_>, id: ItemId, record: &Record) -> Option<TokenStream> {
    let fields = record.fields.iter().zip(&cx.names.fields[id.0]);
    let constants: Vec<TokenStream> = fields
        .filter_map(|(field, name)| match (&field.kind, &field.value) {
            (FieldKind::Attribute(xml), Some(ValueConstraint::Default(text))) => {
                let docs = format!(" What an absent attribute `{}` stands for; never written by itself.", xml.local);
                let name = ident(&format!("{}_DEFAULT", name.trim_start_matches("r#").to_uppercase()));
                let text = &**text;
                Some(quote! { #[doc = #docs] pub const #name: &str = #text; })
            }
            _ => None,
        })
        .collect();
    let name = cx.item_ident(id);
    (!constants.is_empty()).then(|| quote! { impl #name { #(#constants)* } })
}

/// Whether the item is a document itself, and so needs a root.
pub(super) fn can_be_root(kind: &ItemKind) -> bool {
    matches!(kind, ItemKind::Record(_) | ItemKind::Choice(_) | ItemKind::Types(_))
}
