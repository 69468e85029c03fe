//! Structs around one value, and enums of texts.

use super::context::{Context, literal};
use super::{docs, layout, table, ty};
use crate::ir::{Enumeration, Item, ItemId, ItemKind, Origin, OwnType, Restriction, Ty, XmlName};
use crate::model::{Builtin, Facet, Facets, Primitive, Str, WhiteSpace};
use crate::names::UNRECOGNIZED;

/// ```ignore
/// /// A telephone number.
/// pub type PhoneNumber = xsdbind::Restricted<PhoneNumberRules>;
///
/// xsdbind::restriction! { PhoneNumberRules "PhoneNumber" in "urn:numbers" (types::Token) {
///     max_length: Some(23),
/// } }
/// ```
///
/// `(types::Decimal, spelled)` where values need a place for a text.
pub(super) fn restriction(cx: &Context<'_>, id: ItemId, item: &Item, restriction: &Restriction) -> Vec<String> {
    let name = cx.item_name(id);
    let docs = docs::comments(&item.docs, &format!("The simple type `{name}`."), "");
    let rules = match &cx.names.companions[id.0] {
        Some(rules) => rules,
        None => &cx.internal(format!("the restriction `{name}` has no name for its rules"), Some(id)),
    };
    let definition = layout::line(0, &format!("pub type {name} = xsdbind::Restricted<{rules}>"), ";");
    let base =
        restriction.own.as_ref().map_or_else(|| ty::path(cx, item.module, restriction.base), |own| own.0.to_string());
    let members = is_union(cx, restriction).then(|| format!("members: <{base} as xsdbind::slot::Generated>::MEMBERS"));
    let facets = members.into_iter().chain(own_white_space(restriction)).chain(facets(&restriction.facets));
    let facets: Vec<String> = facets.map(|line| format!("    {line},\n")).collect();
    let xml = match xml_name(cx, item) {
        None => String::new(),
        Some(XmlName { namespace, local }) if namespace.is_empty() => format!("{} ", literal(&local)),
        Some(XmlName { namespace, local }) => format!("{} in {} ", literal(&local), literal(&namespace)),
    };
    let body = table::braced(&facets);
    let held = if restriction.spelled { ", spelled" } else { "" };
    let call = format!("xsdbind::restriction! {{ {rules} {xml}({base}{held}) {body} }}");
    let mut out = vec![docs + &definition, call];
    if let (Some(own), Ty::Builtin(builtin)) = (&restriction.own, restriction.base)
        && cx.ir.own.get(&builtin) != Some(own)
    {
        out.push(holds("holds_base", own, builtin));
    }
    out
}

/// `const _: () = xsdbind::own::holds::<crate::Money, xsdbind::types::Decimal>();`
pub(super) fn holds(function: &str, own: &OwnType, builtin: Builtin) -> String {
    let ty = builtin.rust_type();
    let ty = if ty.starts_with("types::") { format!("xsdbind::{ty}") } else { ty.to_owned() };
    format!("const _: () = xsdbind::own::{function}::<{}, {ty}>();", own.0)
}

/// Blanks in texts are dropped as the schema's type says, where the type of others holds any text.
fn own_white_space(restriction: &Restriction) -> Option<String> {
    let (Some(_), Ty::Builtin(builtin)) = (&restriction.own, restriction.base) else { return None };
    let is_said = restriction.facets.white_space.is_some();
    let rule = Some(builtin.white_space()).filter(|rule| *rule != WhiteSpace::Preserve)?;
    (builtin.primitive() == Primitive::Text && !is_said)
        .then(|| format!("white_space: Some(xsdbind::simple::WhiteSpace::{})", white_space(rule)))
}

fn is_union(cx: &Context<'_>, restriction: &Restriction) -> bool {
    matches!(restriction.base, Ty::Item(id) if matches!(cx.ir[id].kind, ItemKind::Union(_)))
}

/// The name of a type in the schema, unless it is anonymous.
pub(super) fn xml_name(cx: &Context<'_>, item: &Item) -> Option<XmlName> {
    let Origin::Type(local) = &item.origin else { return None };
    let namespace = cx.ir.modules[item.module.0].namespace.clone().unwrap_or_default();
    Some(XmlName { namespace, local: local.clone() })
}

/// `max_length: Some(23)`
fn facets(facets: &Facets) -> Vec<String> {
    let number =
        |name: &str, facet: &Option<Facet<u64>>| facet.as_ref().map(|facet| format!("{name}: Some({})", facet.value));
    let text = |name: &str, facet: &Option<Facet<Str>>| {
        facet.as_ref().map(|facet| format!("{name}: Some({})", literal(&facet.value)))
    };
    let list = |texts: &mut dyn Iterator<Item = &Str>| texts.map(|text| literal(text)).collect::<Vec<_>>().join(", ");
    let steps = facets.patterns.iter().map(|step| format!("&[{}]", list(&mut step.iter().map(|facet| &facet.value))));
    let patterns: Vec<String> = steps.collect();
    let patterns = (!patterns.is_empty()).then(|| format!("patterns: &[{}]", patterns.join(", ")));
    let enumeration = (!facets.enumeration.is_empty())
        .then(|| format!("enumeration: &[{}]", list(&mut facets.enumeration.iter().map(|value| &value.value))));
    let white_space = facets
        .white_space
        .as_ref()
        .map(|facet| format!("white_space: Some(xsdbind::simple::WhiteSpace::{})", white_space(facet.value)));
    let all = [
        number("length", &facets.length),
        number("min_length", &facets.min_length),
        number("max_length", &facets.max_length),
        patterns,
        enumeration,
        white_space,
        text("min_inclusive", &facets.min_inclusive),
        text("min_exclusive", &facets.min_exclusive),
        text("max_inclusive", &facets.max_inclusive),
        text("max_exclusive", &facets.max_exclusive),
        number("total_digits", &facets.total_digits),
        number("fraction_digits", &facets.fraction_digits),
    ];
    all.into_iter().flatten().collect()
}

fn white_space(rule: WhiteSpace) -> &'static str {
    match rule {
        WhiteSpace::Preserve => "Preserve",
        WhiteSpace::Replace => "Replace",
        WhiteSpace::Collapse => "Collapse",
    }
}

/// ```ignore
/// /// The state of an account.
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
/// pub enum Status {
///     /// `active`
///     Active,
/// }
///
/// xsdbind::enumeration! { Status (name = "Status") {
///     Active = "active",
/// } }
/// ```
pub(super) fn enumeration(cx: &Context<'_>, id: ItemId, item: &Item, enumeration: &Enumeration) -> Vec<String> {
    let (name, names) = (cx.item_name(id), &cx.names.fields[id.0]);
    let docs = docs::comments(&item.docs, &format!("The simple type `{name}`."), "");
    let variants = enumeration.values.iter().zip(names).map(|(value, name)| {
        let otherwise = if value.text.is_empty() { "The empty text.".into() } else { format!("`{}`", value.text) };
        format!("{}    {name},\n", docs::comments(&value.docs, &otherwise, "    "))
    });
    let open = format!("    /// A value that the schema does not list.\n    {UNRECOGNIZED}(String),\n");
    let variants: Vec<String> = variants.chain(enumeration.open.then_some(open)).collect();
    let copy = if enumeration.open { "" } else { "Copy, " };
    let derived = format!("#[derive(Clone, {copy}Debug, PartialEq, Eq, Hash)]");
    let definition = format!("{docs}{derived}\npub enum {name} {}", table::braced(&variants));
    let listed = enumeration.values.iter().zip(names);
    let mut lines: Vec<String> =
        listed.map(|(value, name)| format!("    {name} = {},\n", literal(&value.text))).collect();
    if enumeration.open {
        let others = enumeration.others.as_ref().map(|others| {
            let facets = facets(&others.facets).join(", ");
            let body = if facets.is_empty() { "{}".to_owned() } else { format!("{{ {facets}, }}") };
            // A text of its own, whatever holds the values of the type.
            let base = match others.base {
                Ty::Builtin(builtin) => builtin.rust_type().to_owned(),
                base => ty::path(cx, item.module, base),
            };
            format!(" ({base}) {body}")
        });
        lines.push(format!("    ..{UNRECOGNIZED}{},\n", others.unwrap_or_default()));
    }
    let rule = match enumeration.white_space {
        WhiteSpace::Collapse => String::new(),
        rule => format!("[{}]", white_space(rule)),
    };
    let xml = xml_name(cx, item).map(|name| format!(" {}", table::keys(Some(&name), "", false))).unwrap_or_default();
    let call = format!("xsdbind::enumeration! {{ {name}{rule}{xml} {} }}", table::braced(&lines));
    vec![definition, call]
}
