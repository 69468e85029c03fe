//! Global elements: types that are whole documents, and the enum of all of them.

use super::context::{Context, literal};
use super::{call, crates, docs, identity, marks, pretty, record, table, ty, variants};
use crate::config::Crate;
use crate::ir::{Attribute, ComplexType, Document, Field, FieldKind, Item, ItemId, ModuleId, TypeOfText, XmlName};
use crate::model::{Derivation, Docs, FileId, IdentityConstraint};
use crate::names::ANY_DOCUMENT;

/// ```ignore
/// /// Every message.
/// #[derive(Clone, Debug, PartialEq)]
/// pub struct BroadsoftDocument(pub OCIMessage);
///
/// xsdbind::document! { BroadsoftDocument(OCIMessage) = "BroadsoftDocument" in TARGET_NS of AnyDocument }
/// ```
pub(super) fn definition(cx: &Context<'_>, id: ItemId, item: &Item, content: &Field) -> Vec<String> {
    let name = cx.item_name(id);
    let FieldKind::Element(xml) = &content.kind else {
        return vec![cx.internal(format!("the document `{name}` is no element"), Some(id))];
    };
    let docs = docs::comments(&item.docs, &format!("The element `{}` as a document.", xml.local), "");
    let path = ty::field(cx, item.module, content);
    let extra = cx.derives.of(id);
    let above = marks::above(cx, extra, &marks::usual(extra), "");
    let definition = format!("{docs}{above}pub struct {name}(pub {path});");
    let definition = pretty::item(cx, definition);
    let process = table::process_of(cx, item.module, content);
    let facts = [process, table::value(content.value.as_deref()), table::block(content)];
    let head = format!("xsdbind::document! {{ {name}({path})");
    vec![definition, element(cx, item.module, &head, xml, facts, content.constraints())]
}

/// `head = "BroadsoftDocument" in TARGET_NS of AnyDocument }`, with the facts before the end.
fn element(
    cx: &Context<'_>,
    from: ModuleId,
    head: &str,
    xml: &XmlName,
    facts: [Option<String>; 3],
    constraints: &[IdentityConstraint],
) -> String {
    let types = cx.ir.simple_types.first().map(|_| format!("of {}", table::any_document(cx, from))).unwrap_or_default();
    let head = call::fill(0, &[head, &format!("= {}", name_of(cx, from, xml)), &types]);
    let more = [identity::constraints(cx, from, constraints), prefixes(cx)];
    let keys: Vec<String> = facts.into_iter().chain(more).flatten().collect();
    if keys.is_empty() { format!("{head} }}") } else { call::list(0, &format!("{head} "), ["(", ")"], &keys, " }") }
}

/// `prefixes = &[("u", "urn:user")]`
fn prefixes(cx: &Context<'_>) -> Option<String> {
    let pair = |(prefix, of): &(String, String)| format!("({}, {})", literal(prefix), literal(of));
    let pairs: Vec<String> = cx.ir.prefixes.iter().map(pair).collect();
    (!pairs.is_empty()).then(|| format!("prefixes = &[{}]", pairs.join(", ")))
}

/// `xsdbind::root! { UserUpdateRequest = "UserUpdateRequest" in TARGET_NS }`
pub(super) fn root(cx: &Context<'_>, document: &Document) -> Option<String> {
    if !record::can_be_root(&cx.ir[document.item].kind) {
        return None;
    }
    let from = cx.ir[document.item].module;
    let value = table::value(document.value.as_ref());
    let head = format!("xsdbind::root! {{ {}", cx.item_name(document.item));
    Some(element(cx, from, &head, &document.name, [None, value, None], &document.constraints))
}

/// ```ignore
/// /// Any document.
/// #[derive(Clone, Debug, PartialEq)]
/// #[allow(clippy::large_enum_variant)]
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
    let extra = &cx.derives.any;
    let variants = cx.ir.documents.iter().zip(names).enumerate().map(|(index, (document, name))| {
        let docs = docs::comments(&Docs::default(), &format!("The element `{}`.", document.name.local), "    ")
            + &marks::of_member(cx, extra, index);
        variants::variant_of(cx, &docs, name, &cx.path(own, document.item))
    });
    let docs = "/// Any document of these schemas, for reading one whose root is not known beforehand.";
    let above = marks::above(cx, extra, &marks::usual(extra), "#[allow(clippy::large_enum_variant)]\n") + cx.marks();
    let body = call::braced(&variants.collect::<Vec<_>>());
    let definition = format!("{docs}\n{above}pub enum {ANY_DOCUMENT} {body}");
    let line = |(document, name): (&Document, &String)| format!("    {name}({}),\n", cx.path(own, document.item));
    let lines: Vec<String> = cx.ir.documents.iter().zip(names).map(line).collect();
    let mut body = call::braced(&lines);
    // Those of other crates are listed there.
    let complex = format!("complex{}", crates::lists_of_complex_types(cx).unwrap_or_default());
    let lists = [
        ("attributes", cx.ir.attributes.first().map(|_| attributes(cx, own))),
        (&*complex, cx.ir.complex_types.as_ref().map(|types| complex_types(cx, Crate::Facade, types))),
        ("abstract", cx.ir.abstract_elements.first().map(|_| abstract_elements(cx))),
    ];
    for (word, lines) in lists {
        if let Some(lines) = lines {
            body = format!("{body} {word} {}", call::braced(&lines));
        }
        // Types come after attributes.
        if word == "attributes" && !cx.names.lists.is_empty() {
            body = format!("{body} types [\n{}]", lists_of_types(cx).concat());
        }
    }
    let call = format!("xsdbind::any_document! {{ {ANY_DOCUMENT} {body} }}");
    let traits = marks::traits(ANY_DOCUMENT, extra, true);
    [definition, call].into_iter().chain(traits).collect()
}

/// `"lang" in "http://www.w3.org/XML/1998/namespace": types::Language,`
fn attributes(cx: &Context<'_>, own: ModuleId) -> Vec<String> {
    let line = |attribute: &Attribute| {
        let fixed = attribute.fixed.as_ref().map(|text| format!(" = {}", literal(text))).unwrap_or_default();
        format!("    {}: {}{fixed},\n", name_of(cx, own, &attribute.name), ty::path(cx, own, attribute.ty))
    };
    cx.ir.attributes.iter().map(line).collect()
}

/// `base::TYPES_OF_OCIP_BASE,`: what [`simple_types`] names, for each file that has any.
fn lists_of_types(cx: &Context<'_>) -> Vec<String> {
    let own = ModuleId(0);
    cx.names.lists.iter().map(|((module, _), name)| format!("    {}{name},\n", cx.path_between(own, *module))).collect()
}

/// ```ignore
/// xsdbind::simple_types! { TYPES_OF_NUMBERS {
///     ShortNumber: Number,
///     Price as "Price" in TARGET_NS: Number,
/// } }
/// ```
///
/// The types of a file that `xsi:type` may name; the second is a complex type.
pub(super) fn simple_types(cx: &Context<'_>, module: ModuleId, file: FileId) -> Option<String> {
    let name = cx.names.lists.get(&(module, file))?;
    let is_here = |known: &&TypeOfText| cx.ir[known.item].module == module && cx.ir[known.item].file == file;
    let line = |TypeOfText { item, base, complex }: &TypeOfText| {
        let base = base.map(|base| format!(": {}", ty::path(cx, module, base))).unwrap_or_default();
        let (name, complex) = match complex {
            None => (format!("{}{base},\n", cx.item_name(*item)), String::new()),
            Some((xml, restricts)) => {
                let by = if *restricts { " by restriction" } else { "" };
                (cx.item_name(*item).to_owned(), format!("as {}{by}{base},\n", name_of(cx, module, xml)))
            }
        };
        call::fill(4, &[&name, &complex])
    };
    let lines: Vec<String> = cx.ir.simple_types.iter().filter(is_here).map(line).collect();
    Some(format!("xsdbind::simple_types! {{ {name} {} }}", call::braced(&lines)))
}

/// `"ShortNumber" in "urn:numbers": ShortNumber,`, and `"Number",` of one that is abstract or can have no value. Where
/// it matters, `"ShortNumber" by extension and restriction: ShortNumber,`; by restriction alone unless that is said. Of one
/// crate, where there are several.
pub(super) fn complex_types(cx: &Context<'_>, of: Crate, types: &[ComplexType]) -> Vec<String> {
    let own = ModuleId(0);
    let is_here = |known: &&ComplexType| crates::of_complex_type(cx, known) == of;
    let line = |ComplexType { name, item, by }: &ComplexType| {
        let by = match by.as_ref().map(|by| by.contains(Derivation::Restriction)) {
            _ if !by.as_ref().is_some_and(|by| by.contains(Derivation::Extension)) => "",
            Some(true) => " by extension and restriction",
            _ => " by extension",
        };
        match item.map(|item| cx.path(own, item)) {
            Some(path) => call::fill(4, &[&format!("{}{by}:", name_of(cx, own, name)), &format!("{path},\n")]),
            None => format!("    {}{by},\n", name_of(cx, own, name)),
        }
    };
    types.iter().filter(is_here).map(line).collect()
}

/// `"shape" in "urn:shapes",`
fn abstract_elements(cx: &Context<'_>) -> Vec<String> {
    cx.ir.abstract_elements.iter().map(|name| format!("    {},\n", name_of(cx, ModuleId(0), name))).collect()
}

/// `"lang" in "http://www.w3.org/XML/1998/namespace"`
fn name_of(cx: &Context<'_>, from: ModuleId, name: &XmlName) -> String {
    let namespace =
        if name.namespace.is_empty() { String::new() } else { format!(" in {}", cx.namespace(from, &name.namespace)) };
    format!("{}{namespace}", literal(&name.local))
}
