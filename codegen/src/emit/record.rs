//! Structs.

use super::context::{Context, literal, schema_name};
use super::table::{self, Line};
use super::{call, docs, facts, marks, pretty, ty};
use crate::config::Without;
use crate::ir::{Constructor, Field, FieldKind, Item, ItemId, ItemKind, Origin, Record, Setter};
use crate::names::accessors::Methods;

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
pub(super) fn definition(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> Vec<String> {
    let mut out = vec![structure(cx, id, item, record), table(cx, id, item, record)];
    out.extend(patch(cx, id, item));
    out.extend(constructor(cx, id, item, record));
    out.extend(defaults(cx, id, record));
    out.extend(setters(cx, id, item, record));
    out.extend(default_getters(cx, id, item, record));
    out
}

fn structure(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> String {
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
    let extra = cx.derives.of(id);
    let fields = record.fields.iter().zip(&cx.names.fields[id.index()]).enumerate();
    let fields = fields.map(|(index, (field, name))| {
        let docs = field_docs(cx, field, false) + &marks::of_member(cx, extra, index);
        docs + &pretty::member(cx, "struct", format!("    pub {name}: {},\n", ty::field(cx, item.module, field)))
    });
    let body = call::braced(&fields.collect::<Vec<_>>());
    format!("{docs}{}{}pub struct {} {body}", marks::above(cx, extra, &[], ""), cx.marks(), cx.item_name(id))
}

/// What a field or a variant is: what the schema says of it, or else what it is in XML, and what is known of it.
pub(super) fn field_docs(cx: &Context<'_>, field: &Field, in_choice: bool) -> String {
    let what = match &field.kind {
        FieldKind::Element(name) => format!("The element `{}`", name.local),
        FieldKind::Attribute(name) => format!("The attribute `{}`", name.local),
        FieldKind::Group(_) => facts::parts(cx, field.ty).unwrap_or_else(|| "A part of the content".to_owned()),
        FieldKind::Any(_) => "Content that the schema leaves open".to_owned(),
        FieldKind::AnyAttribute(_) => "Attributes that the schema leaves open".to_owned(),
        FieldKind::Text => "The text".to_owned(),
        FieldKind::Mixed(_) => "Text and elements, in their order".to_owned(),
    };
    let facts = facts::of_field(cx, field, in_choice);
    docs::with_facts(&field.docs, &facts.behind(&what), facts.alone().as_deref(), "    ")
}

fn table(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> String {
    let line = Line { from: item.module, elements: &record.elements, grouped: record.is_group };
    let keys = table::keys(cx, item.module, record.name.as_ref(), &record.elements, record.all);
    let body =
        table::lines(cx, &line, &cx.names.fields[id.index()], &record.fields) + &marks::without(cx.derives.of(id));
    call::call("record", cx.item_name(id), Some(&keys), &body)
}

/// ```ignore
/// xsdbind::patch! { UserModify of User {
///     phone_number: phone_number,
/// } }
/// ```
fn patch(cx: &Context<'_>, id: ItemId, item: &Item) -> Option<String> {
    let patch = cx.ir.patches.get(&id)?;
    let (names, of_record) = (&cx.names.fields[id.index()], &cx.names.fields[patch.record.index()]);
    let lines = patch.fields.iter().map(|(to, from)| format!("    {}: {},\n", names[*to], of_record[*from]));
    let (name, record) = (cx.item_name(id), cx.path(item.module, patch.record));
    let body = call::braced(&lines.collect::<Vec<_>>());
    Some(format!("xsdbind::patch! {{ {name} of {record} {body} }}"))
}

/// `xsdbind::new! { UserModify(user_id: UserId) }`; where many fields are required, with a struct of these, and where
/// none is, `xsdbind::default! { UserModify }`.
///
/// Calls, since what they stand for is the same for all types but for the names and types of the fields.
fn constructor(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> Option<String> {
    let fields = record.fields.iter().zip(&cx.names.fields[id.index()]).filter(|(field, _)| field.is_required());
    let typed = |(field, name): (&Field, &String)| format!("{name}: {}", ty::field(cx, item.module, field));
    let name = cx.item_name(id);
    match (record.constructor(cx.ir.non_exhaustive), &cx.names.companions[id.index()]) {
        (Constructor::Literal, _) => None,
        (Constructor::Default, _) => Some(format!("xsdbind::default! {{ {name} }}")),
        (Constructor::Arguments, _) => {
            let arguments: Vec<String> = fields.map(typed).collect();
            Some(call::list(0, &format!("xsdbind::new! {{ {name}"), ["(", ")"], &arguments, " }"))
        }
        (Constructor::Struct, Some(many)) => {
            let lines: Vec<String> = fields.map(|field| format!("    {},\n", typed(field))).collect();
            let required = format!("{many} {}", call::braced(&lines));
            Some(call::around(&format!("xsdbind::new! {{ {name}"), required, &format!("{} }}", derived(cx))))
        }
        (Constructor::Struct, None) => {
            Some(cx.internal(format!("the struct of the required fields of `{name}` has no name"), Some(id)))
        }
    }
}

/// ` derive(Debug)`, where a struct of required fields has not all of the usual traits.
fn derived(cx: &Context<'_>) -> String {
    let without = cx.derives.without();
    let traits = Without::ALL.into_iter().filter(|of| !without.contains(of)).map(Without::name);
    if without.is_empty() { String::new() } else { format!(" derive({})", traits.collect::<Vec<_>>().join(", ")) }
}

/// ```ignore
/// impl Segment {
///     /// What an absent attribute `name` stands for; never written by itself.
///     pub const NAME_DEFAULT: &str = "USER";
/// }
/// ```
fn defaults(cx: &Context<'_>, id: ItemId, record: &Record) -> Option<String> {
    let constants: Vec<String> = record
        .fields
        .iter()
        .zip(&cx.names.constants[id.index()])
        .filter_map(|(field, name)| match (&field.kind, field.default(), name) {
            (FieldKind::Attribute(xml), Some(text), Some(name)) => {
                let docs = format!("What an absent attribute `{}` stands for; never written by itself.", xml.local);
                Some(format!("    /// {docs}\n    pub const {name}: &str = {};\n", literal(text)))
            }
            _ => None,
        })
        .collect();
    if constants.is_empty() {
        return None;
    }
    Some(pretty::item(cx, format!("impl {} {}", cx.item_name(id), call::braced(&constants))))
}

/// ```ignore
/// xsdbind::setters! { UserModify {
///     phone_number: tri (PhoneNumber) with_phone_number clear_phone_number,
/// } }
/// ```
fn setters(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> Option<String> {
    let lines = members(cx, id, record).filter_map(|(field, name, methods)| {
        let (setter, set) = (cx.ir.setter(field)?, methods.set.as_deref()?);
        let kind = match setter {
            Setter::Option => "option",
            Setter::Tri => "tri",
            Setter::Beside => "beside",
            Setter::Many => "many",
        };
        let value = ty::value(cx, item.module, field);
        // What is only around a value need not be said, nor that a text is a `String`.
        let is_text = matches!(&*value, "String" | "types::Text");
        let into = if value == ty::path(cx, item.module, field.ty) && !is_text { "" } else { "into" };
        let clear = methods.clear.as_deref().unwrap_or_default();
        Some(call::fill(4, &[&format!("{name}: {kind}"), into, &format!("({value})"), set, clear]) + ",\n")
    });
    called(cx, id, "setters", &lines.collect::<Vec<_>>())
}

/// ```ignore
/// xsdbind::default_getters! { Segment {
///     name: value (String) NAME_DEFAULT name_or_default,
/// } }
/// ```
fn default_getters(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> Option<String> {
    let constants = &cx.names.constants[id.index()];
    let lines =
        members(cx, id, record).zip(constants).enumerate().filter_map(|(at, ((field, name, methods), constant))| {
            let kind = if cx.ir.unsure_defaults.contains(&(id, at)) { "result" } else { "value" };
            let value = ty::path(cx, item.module, field.ty);
            let parts = [format!("{name}: {kind} ({value})"), constant.clone()?, methods.get.clone()?];
            Some(call::fill(4, &parts.each_ref().map(String::as_str)) + ",\n")
        });
    called(cx, id, "default_getters", &lines.collect::<Vec<_>>())
}

/// The fields with their names and methods, where there are any.
fn members<'c>(
    cx: &'c Context<'_>,
    id: ItemId,
    record: &'c Record,
) -> impl Iterator<Item = (&'c Field, &'c String, &'c Methods)> {
    let names = cx.names.fields[id.index()].iter().zip(&cx.names.accessors[id.index()]);
    record.fields.iter().zip(names).map(|(field, (name, methods))| (field, name, methods))
}

fn called(cx: &Context<'_>, id: ItemId, name: &str, lines: &[String]) -> Option<String> {
    if lines.is_empty() { None } else { Some(call::call(name, cx.item_name(id), None, &call::braced(lines))) }
}

/// Whether the item is a document itself, and so needs a root.
pub(super) fn can_be_root(kind: &ItemKind) -> bool {
    matches!(kind, ItemKind::Record(_) | ItemKind::Choice(_) | ItemKind::Types(_))
}
