//! Structs.

use super::context::{Context, literal, schema_name};
use super::table::{self, Line};
use super::{docs, layout, ty};
use crate::ir::{Constructor, Field, FieldKind, Item, ItemId, ItemKind, Origin, Record};
use crate::model::ValueConstraint;

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
    let fields = record.fields.iter().zip(&cx.names.fields[id.0]);
    let fields = fields.map(|(field, name)| {
        let docs = docs::comments(&field.docs, &field_docs(field), "    ");
        format!("{docs}    pub {name}: {},\n", ty::field(cx, item.module, field))
    });
    let body = table::braced(&fields.collect::<Vec<_>>());
    format!("{docs}pub struct {} {body}", cx.item_name(id))
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

fn table(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> String {
    let line = Line { from: item.module, elements: &record.elements, grouped: record.is_group };
    let keys = table::keys(record.name.as_ref(), &record.elements, record.all);
    let name = cx.item_name(id);
    let body = table::lines(cx, &line, &cx.names.fields[id.0], &record.fields);
    format!("xsdbind::record! {{ {name} {keys} {body} }}")
}

/// ```ignore
/// xsdbind::patch! { UserModify of User {
///     phone_number: phone_number,
/// } }
/// ```
fn patch(cx: &Context<'_>, id: ItemId, item: &Item) -> Option<String> {
    let patch = cx.ir.patches.get(&id)?;
    let (names, of_record) = (&cx.names.fields[id.0], &cx.names.fields[patch.record.0]);
    let lines = patch.fields.iter().map(|(to, from)| format!("    {}: {},\n", names[*to], of_record[*from]));
    let (name, record) = (cx.item_name(id), cx.path(item.module, patch.record));
    let body = table::braced(&lines.collect::<Vec<_>>());
    Some(format!("xsdbind::patch! {{ {name} of {record} {body} }}"))
}

/// ```ignore
/// impl UserModify {
///     /// With every optional field absent.
///     #[must_use]
///     pub fn new(user_id: UserId) -> Self {
///         Self { user_id, ..<Self as xsdbind::slot::Generated>::blank() }
///     }
/// }
/// ```
fn constructor(cx: &Context<'_>, id: ItemId, item: &Item, record: &Record) -> Vec<String> {
    let names = &cx.names.fields[id.0];
    let required: Vec<(&Field, &str)> = record
        .fields
        .iter()
        .zip(names)
        .filter(|(field, _)| field.is_required())
        .map(|(field, name)| (field, name.as_str()))
        .collect();
    let name = cx.item_name(id);
    let typed = |(field, name): &(&Field, &str)| format!("{name}: {}", ty::field(cx, item.module, field));
    match (record.constructor(), &cx.names.companions[id.0]) {
        (Constructor::Literal, _) => Vec::new(),
        (Constructor::Default, _) => vec![default(name)],
        (Constructor::Arguments, _) => {
            let names: Vec<String> = required.iter().map(|(_, name)| (*name).to_owned()).collect();
            vec![new(name, &required.iter().map(typed).collect::<Vec<_>>(), names)]
        }
        (Constructor::Struct, Some(many)) => with_struct(cx, item, name, many, &required),
        (Constructor::Struct, None) => {
            vec![cx.internal(format!("the struct of the required fields of `{name}` has no name"), Some(id))]
        }
    }
}

/// A constructor with one argument, the struct `many` of the required fields.
fn with_struct(cx: &Context<'_>, item: &Item, name: &str, many: &str, required: &[(&Field, &str)]) -> Vec<String> {
    let fields = required.iter().map(|(field, name)| {
        let docs = docs::comments(&field.docs, &field_docs(field), "    ");
        let line = layout::line(4, &format!("pub {name}: {}", ty::field(cx, item.module, field)), ",");
        format!("{docs}{line}\n")
    });
    let body = table::braced(&fields.collect::<Vec<_>>());
    let docs = format!("/// What [`{name}::new`] needs.");
    let structure = format!("{docs}\n#[derive(Clone, Debug, PartialEq)]\npub struct {many} {body}");
    let values = required.iter().map(|(_, name)| format!("{name}: required.{name}")).collect();
    vec![structure, new(name, &[format!("required: {many}")], values)]
}

/// The constructor with these arguments, which are the fields `values`.
fn new(name: &str, arguments: &[String], mut values: Vec<String>) -> String {
    let head = layout::call(4, "pub fn new", arguments, " -> Self {");
    values.push("..<Self as xsdbind::slot::Generated>::blank()".to_owned());
    let body = layout::literal(8, "Self", &values);
    format!(
        "impl {name} {{\n    /// With every optional field absent.\n    #[inline]\n    #[must_use]\n{head}\n{body}\n    \
         }}\n}}"
    )
}

/// That of a struct without required fields.
fn default(name: &str) -> String {
    let head = layout::fitting(format!("impl Default for {name} {{"), || format!("impl Default\nfor {name} {{"));
    format!(
        "{head}\n    /// With every field absent.\n    #[inline]\n    fn default() -> Self {{\n        \
         <Self as xsdbind::slot::Generated>::blank()\n    }}\n}}"
    )
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
        .zip(&cx.names.constants[id.0])
        .filter_map(|(field, name)| match (&field.kind, &field.value, name) {
            (FieldKind::Attribute(xml), Some(ValueConstraint::Default(text)), Some(name)) => {
                let docs = format!("What an absent attribute `{}` stands for; never written by itself.", xml.local);
                Some(format!("    /// {docs}\n    pub const {name}: &str = {};\n", literal(text)))
            }
            _ => None,
        })
        .collect();
    if constants.is_empty() {
        return None;
    }
    Some(format!("impl {} {}", cx.item_name(id), table::braced(&constants)))
}

/// Whether the item is a document itself, and so needs a root.
pub(super) fn can_be_root(kind: &ItemKind) -> bool {
    matches!(kind, ItemKind::Record(_) | ItemKind::Choice(_) | ItemKind::Types(_))
}
