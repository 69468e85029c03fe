//! The lines of the tables: `phone_number: "phoneNumber",`.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::context::{Context, literal};
use super::{call, identity, pretty, ty};
use crate::ir::{Field, FieldKind, Marks, Model, ModuleId, Share, Ty, WildcardNamespace, Wrapper, XmlName};
use crate::model::{ProcessContents, Str, ValueConstraint};
use crate::names::ANY_DOCUMENT;

/// Where a table's line stands.
pub(super) struct Line<'a> {
    /// The module that the table is in.
    pub(super) from: ModuleId,
    /// The namespace that the table states for its elements.
    pub(super) elements: &'a Str,
    /// Whether the table is of a group or a choice, which must say what may be absent.
    pub(super) grouped: bool,
}

/// `name = "OCIMessage"`, `namespace = TARGET_NS`
pub(super) fn keys(cx: &Context<'_>, from: ModuleId, name: Option<&XmlName>, elements: &str, all: bool) -> Vec<String> {
    let mut keys = Vec::new();
    if let Some(name) = name {
        keys.push(format!("name = {}", literal(&name.local)));
        if !name.namespace.is_empty() {
            keys.push(format!("namespace = {}", cx.namespace(from, &name.namespace)));
        }
    }
    if !elements.is_empty() {
        keys.push(format!("elements = {}", cx.namespace(from, elements)));
    }
    if all {
        keys.push("order = xsdbind::table::Order::All".to_owned());
    }
    keys
}

/// `command: "command" (min = 1, max = 15),`, a line each, between braces.
pub(super) fn lines<'f>(
    cx: &Context<'_>,
    line: &Line<'_>,
    names: &[String],
    fields: impl IntoIterator<Item = &'f Field>,
) -> String {
    let mut marks = Marks::default();
    let lines = fields.into_iter().zip(names).map(|(field, name)| {
        let mut keys = facts(cx, line, field);
        if line.grouped && field.optional {
            keys.push("optional = true".to_owned());
        }
        if let Wrapper::Many { min, max, spreads, share, .. } = field.wrapper {
            if min > 0 {
                keys.push(format!("min = {min}"));
            }
            keys.extend(max.map(|max| format!("max = {max}")));
            if spreads {
                keys.push("spreads = true".to_owned());
            }
            if share != Share::None {
                keys.push(format!("share = xsdbind::table::Share::{share:?}"));
            }
        }
        keys.extend(value(field.value.as_deref()));
        if field.ty.keeps_type() {
            keys.extend(types(cx, line.from));
        }
        if is_secret(cx, field) {
            keys.push("secret = true".to_owned());
        }
        keys.extend(block(field));
        keys.extend(key_type(cx, line.from, field));
        keys.extend(identity::constraints(cx, line.from, field.constraints()));
        row(name, &marks.unique(field.label()), &keys)
    });
    call::braced(&lines.collect::<Vec<_>>())
}

/// `UserModify: "UserModify",`
pub(super) fn row(name: &str, text: &str, keys: &[String]) -> String {
    if keys.is_empty() {
        call::fill(4, &[&format!("{name}:"), &format!("{},\n", literal(text))])
    } else {
        let head = call::fill(4, &[&format!("{name}:"), &literal(text)]);
        format!("{}\n", call::list(4, &format!("{} ", head.trim_start()), ["(", ")"], keys, ","))
    }
}

fn is_secret(cx: &Context<'_>, field: &Field) -> bool {
    match &field.kind {
        FieldKind::Element(name) | FieldKind::Attribute(name) => cx.ir.secret.contains(&name.local),
        _ => false,
    }
}

/// What a field is in XML beside its name.
fn facts(cx: &Context<'_>, line: &Line<'_>, field: &Field) -> Vec<String> {
    let namespace = |name: &XmlName, usual: &str| {
        (*name.namespace != *usual).then(|| format!("namespace = Some({})", cx.namespace(line.from, &name.namespace)))
    };
    match &field.kind {
        FieldKind::Element(name) => {
            namespace(name, line.elements).into_iter().chain(process_of(cx, line.from, field)).collect()
        }
        FieldKind::Attribute(name) => Vec::from_iter(namespace(name, "")),
        FieldKind::Group(_) => vec![table_of(cx, line.from, field.ty)],
        FieldKind::Any(any) => {
            wildcard(cx, line.from, &any.namespaces).into_iter().chain(process(cx, line.from, any.process)).collect()
        }
        FieldKind::AnyAttribute(any) => {
            let mut facts: Vec<String> = wildcard(cx, line.from, &any.namespaces).into_iter().collect();
            facts.extend(process(cx, line.from, any.process));
            if any.beside_id {
                facts.push("beside_id = true".to_owned());
            }
            facts
        }
        FieldKind::Text if field.identity.as_ref().is_some_and(|identity| identity.mixed) => {
            vec!["mixed = true".to_owned()]
        }
        FieldKind::Text => Vec::new(),
        FieldKind::Mixed(model) => {
            let mut facts = vec![table_of(cx, line.from, field.ty)];
            facts.extend(model.as_ref().map(|model| model_of(cx, field.ty, model)));
            facts
        }
    }
}

/// `fixed = Some("true")`
pub(super) fn value(constraint: Option<&ValueConstraint>) -> Option<String> {
    Some(match constraint? {
        ValueConstraint::Fixed(text) => format!("fixed = Some({})", literal(text)),
        ValueConstraint::Default(text) => format!("default = Some({})", literal(text)),
    })
}

/// Of an attribute whose stated value may be in a key, `types = &[xsdbind::known::Known::simple_type::<u8>()]`.
fn key_type(cx: &Context<'_>, from: ModuleId, field: &Field) -> Option<String> {
    if !field.identity.as_ref().is_some_and(|identity| identity.stated) {
        return None;
    }
    let ty = ty::path(cx, from, field.ty);
    Some(format!("types = &[xsdbind::known::Known::simple_type::<{ty}>()]"))
}

/// `types = xsdbind::types_of::<AnyDocument>()`: those that `xsi:type` may name, besides the built-in ones.
fn types(cx: &Context<'_>, from: ModuleId) -> Option<String> {
    if cx.ir.simple_types.is_empty() {
        return None;
    }
    Some(format!("types = xsdbind::types_of::<{}>()", any_document(cx, from)))
}

/// `block = true`, `block_extension = true`
pub(super) fn block(field: &Field) -> Option<String> {
    let facts = match (field.block.restriction, field.block.extension) {
        (false, false) => return None,
        (true, false) => "block = true",
        (false, true) => "block_extension = true",
        (true, true) => "block = true, block_extension = true",
    };
    Some(facts.to_owned())
}

/// The path to `AnyDocument`.
pub(super) fn any_document(cx: &Context<'_>, from: ModuleId) -> String {
    let up = if cx.ir.modules[from.0].name.is_some() { "super::" } else { "" };
    format!("{up}{ANY_DOCUMENT}")
}

/// `table = xsdbind::group::<UserAddRequestPhoneChoice>()`
fn table_of(cx: &Context<'_>, from: ModuleId, ty: Ty) -> String {
    let (Ty::Item(id) | Ty::Mixed(id)) = ty else {
        return cx.internal(format!("{ty:?} is the type of a group"), None);
    };
    format!("table = xsdbind::group::<{}>()", cx.path(from, id))
}

/// Of an element of any type, what becomes of what stands in it.
pub(super) fn process_of(cx: &Context<'_>, from: ModuleId, field: &Field) -> Option<String> {
    if field.ty == Ty::OpenContent && !cx.ir.documents.is_empty() {
        process(cx, from, ProcessContents::Lax)
    } else {
        None
    }
}

/// `process = xsdbind::lax::<AnyDocument>()`
fn process(cx: &Context<'_>, from: ModuleId, process: ProcessContents) -> Option<String> {
    let function = match process {
        // What is lax without any document is skipped.
        ProcessContents::Strict if cx.ir.documents.is_empty() => {
            return Some("process = xsdbind::table::Process::Strict(xsdbind::document::NONE)".to_owned());
        }
        ProcessContents::Strict => "strict",
        ProcessContents::Lax => "lax",
        ProcessContents::Skip => return None,
    };
    Some(format!("process = xsdbind::{function}::<{}>()", any_document(cx, from)))
}

/// ```ignore
/// model = {
///     use xsdbind::table::Model::*;
///     Some(&Sequence(&[One("name"), Times(0, 1, &One("id"))]))
/// }
/// ```
fn model_of(cx: &Context<'_>, ty: Ty, model: &Model) -> String {
    let mut marks = Marks::default();
    let variants = match ty {
        Ty::Mixed(id) => cx.ir[id].kind.fields(),
        _ => &[],
    };
    let texts: Vec<String> = variants.iter().map(|variant| marks.unique(variant.label())).collect();
    let model = particle(cx, &texts, model);
    let value = quote! {{
        use xsdbind::table::Model::*;
        Some(&#model)
    }};
    format!("model = {}", pretty::expression(cx, &value))
}

fn particle(cx: &Context<'_>, texts: &[String], model: &Model) -> TokenStream {
    let list = |parts: &[Model]| {
        let parts = parts.iter().map(|part| particle(cx, texts, part));
        quote! { (&[#(#parts),*]) }
    };
    match model {
        Model::One(variant) => {
            if let Some(text) = texts.get(*variant) {
                quote! { One(#text) }
            } else {
                cx.internal(format!("there is no variant {variant} in mixed content"), None);
                TokenStream::new()
            }
        }
        Model::Sequence(parts) => {
            let list = list(parts);
            quote! { Sequence #list }
        }
        Model::Choice(parts) => {
            let list = list(parts);
            quote! { Choice #list }
        }
        Model::All(parts) => {
            let list = list(parts);
            quote! { All #list }
        }
        Model::Times(least, most, part) => {
            let least = Literal::u32_unsuffixed(*least);
            let most =
                most.map_or_else(|| quote! { usize::MAX }, |most| Literal::u32_unsuffixed(most).into_token_stream());
            let part = particle(cx, texts, part);
            quote! { Times(#least, #most, &#part) }
        }
    }
}

fn wildcard(cx: &Context<'_>, from: ModuleId, namespaces: &[WildcardNamespace]) -> Option<String> {
    let texts = namespaces.iter().filter_map(|namespace| match namespace {
        WildcardNamespace::One(text) => Some(cx.namespace(from, text)),
        WildcardNamespace::Any | WildcardNamespace::Other(_) => None,
    });
    match namespaces {
        [WildcardNamespace::Any] => None,
        [WildcardNamespace::Other(not)] => Some(format!("wildcard = xsdbind::other({})", cx.namespace(from, not))),
        _ => {
            let list = texts.collect::<Vec<_>>().join(", ");
            Some(format!("wildcard = xsdbind::one_of(&[{list}])"))
        }
    }
}
