//! Global elements: types that are whole documents, and the enum of all of them.

use super::context::{Context, literal};
use super::{docs, identity, layout, record, table, ty, variants};
use crate::ir::{Attribute, ComplexType, Document, Field, FieldKind, Item, ItemId, ModuleId, TypeOfText, XmlName};
use crate::model::{Derivation, Docs, IdentityConstraint};
use crate::names::ANY_DOCUMENT;

/// ```ignore
/// /// Every message.
/// #[derive(Clone, Debug, PartialEq)]
/// pub struct BroadsoftDocument(pub OCIMessage);
///
/// xsdbind::document! { BroadsoftDocument(OCIMessage) = "BroadsoftDocument" (namespace = Some("C")) }
/// ```
pub(super) fn definition(cx: &Context<'_>, id: ItemId, item: &Item, content: &Field) -> Vec<String> {
    let name = cx.item_name(id);
    let FieldKind::Element(xml) = &content.kind else {
        return vec![cx.internal(format!("the document `{name}` is no element"), Some(id))];
    };
    let docs = docs::comments(&item.docs, &format!("The element `{}` as a document.", xml.local), "");
    let path = ty::field(cx, item.module, content);
    let structure = layout::call(0, &format!("pub struct {name}"), &[format!("pub {path}")], ";");
    let definition = format!("{docs}#[derive(Clone, Debug, PartialEq)]\n{structure}");
    let process = table::process_of(cx, item.module, content);
    let facts = [process, table::value(content.value.as_ref()), table::block(content)];
    let keys = keys(cx, item.module, xml, facts, &content.identity.constraints);
    let call = format!("xsdbind::document! {{ {name}({path}) = {}{keys} }}", literal(&xml.local));
    vec![definition, call]
}

fn keys(
    cx: &Context<'_>,
    from: ModuleId,
    xml: &XmlName,
    [process, value, block]: [Option<String>; 3],
    constraints: &[IdentityConstraint],
) -> String {
    let namespace = (!xml.namespace.is_empty()).then(|| format!("namespace = Some({})", literal(&xml.namespace)));
    let facts = [namespace, process, value, table::types(cx, from), block, identity::constraints(constraints)];
    let keys: Vec<String> = facts.into_iter().flatten().collect();
    if keys.is_empty() { String::new() } else { format!(" ({})", keys.join(", ")) }
}

/// `xsdbind::root! { UserUpdateRequest = "UserUpdateRequest" (namespace = Some("..")) }`
pub(super) fn root(cx: &Context<'_>, document: &Document) -> Option<String> {
    if !record::can_be_root(&cx.ir[document.item].kind) {
        return None;
    }
    let from = cx.ir[document.item].module;
    let value = table::value(document.value.as_ref());
    let keys = keys(cx, from, &document.name, [None, value, None], &document.constraints);
    let (name, element) = (cx.item_name(document.item), literal(&document.name.local));
    Some(format!("xsdbind::root! {{ {name} = {element}{keys} }}"))
}

/// ```ignore
/// /// Any document.
/// #[derive(Clone, Debug, PartialEq)]
/// pub enum AnyDocument {
///     /// The element `BroadsoftDocument`.
///     BroadsoftDocument(base::BroadsoftDocument),
/// }
///
/// xsdbind::any_document! { AnyDocument {
///     BroadsoftDocument(base::BroadsoftDocument),
/// } }
/// ```
pub(super) fn any(cx: &Context<'_>) -> Vec<String> {
    if cx.ir.documents.is_empty() {
        return Vec::new();
    }
    let own = ModuleId(0);
    let names = &cx.names.documents;
    let variants = cx.ir.documents.iter().zip(names).map(|(document, name)| {
        let docs = docs::comments(&Docs::default(), &format!("The element `{}`.", document.name.local), "    ");
        variants::variant_of(&docs, name, cx.path(own, document.item))
    });
    let docs = "/// Any document of these schemas, for reading one whose root is not known beforehand.";
    let derived = "#[derive(Clone, Debug, PartialEq)]\n#[allow(clippy::large_enum_variant)]";
    let body = table::braced(&variants.collect::<Vec<_>>());
    let definition = format!("{docs}\n{derived}\npub enum {ANY_DOCUMENT} {body}");
    let line = |(document, name): (&Document, &String)| format!("    {name}({}),\n", cx.path(own, document.item));
    let lines: Vec<String> = cx.ir.documents.iter().zip(names).map(line).collect();
    let mut body = table::braced(&lines);
    let lists = [
        ("attributes", cx.ir.attributes.first().map(|_| attributes(cx, own))),
        ("types", cx.ir.simple_types.first().map(|_| simple_types(cx, own))),
        ("complex", cx.ir.complex_types.as_ref().map(|types| complex_types(cx, own, types))),
        ("abstract", cx.ir.abstract_elements.first().map(|_| abstract_elements(cx))),
    ];
    for (word, lines) in lists {
        if let Some(lines) = lines {
            body = format!("{body} {word} {}", table::braced(&lines));
        }
    }
    let call = format!("xsdbind::any_document! {{ {ANY_DOCUMENT} {body} }}");
    vec![definition, call]
}

/// `"lang" in "http://www.w3.org/XML/1998/namespace": types::Language,`
fn attributes(cx: &Context<'_>, own: ModuleId) -> Vec<String> {
    let line = |attribute: &Attribute| {
        let fixed = attribute.fixed.as_ref().map(|text| format!(" = {}", literal(text))).unwrap_or_default();
        format!("    {}: {}{fixed},\n", name_of(&attribute.name), ty::path(cx, own, attribute.ty))
    };
    cx.ir.attributes.iter().map(line).collect()
}

/// `ShortNumber: Number,`, and of a complex type `Price as "Price" in "urn:numbers": Number,`
fn simple_types(cx: &Context<'_>, own: ModuleId) -> Vec<String> {
    let line = |TypeOfText { item, base, complex }: &TypeOfText| {
        let base = base.map(|base| format!(": {}", ty::path(cx, own, base))).unwrap_or_default();
        let complex = complex.as_ref().map(|(name, restricts)| {
            format!(" as {}{}", name_of(name), if *restricts { " by restriction" } else { "" })
        });
        format!("    {}{}{base},\n", cx.path(own, *item), complex.unwrap_or_default())
    };
    cx.ir.simple_types.iter().map(line).collect()
}

/// `"ShortNumber" in "urn:numbers": ShortNumber,`, and `"Number",` of one that is abstract or can have no value. Where
/// it matters, `"ShortNumber" by extension and restriction: ShortNumber,`; by restriction alone unless that is said.
fn complex_types(cx: &Context<'_>, own: ModuleId, types: &[ComplexType]) -> Vec<String> {
    let line = |ComplexType { name, item, by }: &ComplexType| {
        let path = item.map(|item| format!(": {}", cx.path(own, item))).unwrap_or_default();
        let by = match by.as_ref().map(|by| by.contains(&Derivation::Restriction)) {
            _ if !by.as_ref().is_some_and(|by| by.contains(&Derivation::Extension)) => "",
            Some(true) => " by extension and restriction",
            _ => " by extension",
        };
        format!("    {}{by}{path},\n", name_of(name))
    };
    types.iter().map(line).collect()
}

/// `"shape" in "urn:shapes",`
fn abstract_elements(cx: &Context<'_>) -> Vec<String> {
    cx.ir.abstract_elements.iter().map(|name| format!("    {},\n", name_of(name))).collect()
}

/// `"lang" in "http://www.w3.org/XML/1998/namespace"`
fn name_of(XmlName { namespace, local }: &XmlName) -> String {
    let namespace = if namespace.is_empty() { String::new() } else { format!(" in {}", literal(namespace)) };
    format!("{}{namespace}", literal(local))
}
