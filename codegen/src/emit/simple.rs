//! Structs around one value, and enums of texts.

use quote::quote;

use super::context::{Context, literal};
use super::{call, docs, facts, marks, pretty, table, ty};
use crate::ir::{Enumeration, Item, ItemId, ItemKind, OwnType, Restriction, Ty};
use crate::model::{Builtin, Facet, Facets, Primitive, Str, WhiteSpace};
use crate::names::UNRECOGNIZED;

/// ```ignore
/// /// A telephone number. At most 23 characters.
/// pub type PhoneNumber = xsdbind::Restricted<PhoneNumberRules>;
///
/// xsdbind::restriction! { PhoneNumberRules "PhoneNumber" in TARGET_NS (types::Token) { max_length: Some(23) } }
/// ```
///
/// `(types::Decimal, spelled)` where values need a place for a text.
pub(super) fn restriction(cx: &Context<'_>, id: ItemId, item: &Item, restriction: &Restriction) -> Vec<String> {
    let name = cx.item_name(id);
    let allowed = facts::of_facets(restriction.base, &restriction.facets);
    let what = format!("The simple type `{name}`");
    let otherwise = if allowed.is_empty() { format!("{what}.") } else { format!("{what}: {}.", allowed.join(", ")) };
    let docs = docs::with_facts(&item.docs, &otherwise, facts::sentence(&allowed).as_deref(), "");
    let rules = match &cx.names.companions[id.index()] {
        Some(rules) => rules,
        None => &cx.internal(format!("the restriction `{name}` has no name for its rules"), Some(id)),
    };
    let definition = pretty::item(cx, format!("{docs}pub type {name} = xsdbind::Restricted<{rules}>;"));
    let base =
        restriction.own.as_ref().map_or_else(|| ty::path(cx, item.module, restriction.base), |own| own.0.to_string());
    let members = is_union(cx, restriction).then(|| format!("members: xsdbind::members::<{base}>()"));
    let facets = members.into_iter().chain(own_white_space(restriction)).chain(facets(cx, &restriction.facets));
    let facets: Vec<String> = facets.collect();
    let xml = match cx.ir.type_name(item) {
        None => String::new(),
        Some(name) if name.namespace.is_empty() => literal(&name.local),
        Some(name) => format!("{} in {}", literal(&name.local), cx.namespace(item.module, &name.namespace)),
    };
    let held = if restriction.spelled { ", spelled" } else { "" };
    let call = format!("xsdbind::restriction! {{ {rules}");
    let call = call::fill(0, &[&call, &xml, &format!("({base}{held}) {{")]);
    let mut out = vec![definition, call::list(0, call.trim_end_matches('{'), ["{", "}"], &facets, " }")];
    if let (Some(own), Ty::Builtin(builtin)) = (&restriction.own, restriction.base)
        && cx.ir.own.get(&builtin) != Some(own)
    {
        out.push(pretty::item(cx, holds("holds_base", own, builtin)));
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

/// `max_length: Some(23)`
fn facets(cx: &Context<'_>, facets: &Facets) -> Vec<String> {
    let number =
        |name: &str, facet: &Option<Facet<u64>>| facet.as_ref().map(|facet| format!("{name}: Some({})", facet.value));
    let text = |name: &str, facet: &Option<Facet<Str>>| {
        facet.as_ref().map(|facet| format!("{name}: Some({})", literal(&facet.value)))
    };
    let steps = facets.patterns.iter().map(|step| {
        let texts = step.iter().map(|facet| &*facet.value);
        quote! { &[#(#texts),*] }
    });
    let patterns = (!facets.patterns.is_empty())
        .then(|| format!("patterns: {}", pretty::expression(cx, &quote! { &[#(#steps),*] })));
    let values = facets.enumeration.iter().map(|value| &*value.value);
    let enumeration = (!facets.enumeration.is_empty())
        .then(|| format!("enumeration: {}", pretty::expression(cx, &quote! { &[#(#values),*] })));
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
/// xsdbind::enumeration! {
///     /// The state of an account.
///     pub enum Status (name = "Status") {
///         Active = "active",
///     }
/// }
/// ```
pub(super) fn enumeration(cx: &Context<'_>, id: ItemId, item: &Item, enumeration: &Enumeration) -> Vec<String> {
    let (name, names) = (cx.item_name(id), &cx.names.fields[id.index()]);
    let docs = docs::comments(&item.docs, &format!("The simple type `{name}`."), "    ");
    let extra = cx.derives.of(id);
    let deeper = |text: &str| text.lines().flat_map(|line| ["    ", line, "\n"]).collect::<String>();
    let marks = deeper(&(marks::above(cx, extra, &[], "") + cx.marks()));
    let mut lines = String::new();
    for (index, (value, name)) in enumeration.values.iter().zip(names).enumerate() {
        // The macro documents the text.
        if value.docs.iter().any(|line| !line.trim().is_empty()) {
            lines += &docs::comments(&value.docs, "", "        ");
        }
        lines += &deeper(&marks::of_member(cx, extra, index));
        lines.extend(["        ", name, " = ", &literal(&value.text), ",\n"]);
    }
    if enumeration.open {
        let others = enumeration.others.as_ref().map(|others| {
            let facets = call::list(0, "", ["{", "}"], &facets(cx, &others.facets), "");
            // A text of its own, whatever holds the values of the type.
            let base = match others.base {
                Ty::Builtin(builtin) => builtin.rust_type().to_owned(),
                base => ty::path(cx, item.module, base),
            };
            format!(" ({base}) {}", facets.replace('\n', "\n        "))
        });
        lines.extend(["        ..", UNRECOGNIZED, &others.unwrap_or_default(), ",\n"]);
    }
    let rule = match enumeration.white_space {
        WhiteSpace::Collapse => String::new(),
        rule => format!("[{}]", white_space(rule)),
    };
    let xml = cx.ir.type_name(item).map(|name| table::keys(cx, item.module, Some(&name), "", false));
    let head = format!("pub enum {name}{rule}");
    let head = match xml {
        Some(keys) => call::list(4, &format!("{head} "), ["(", ")"], &keys, " {"),
        None => format!("    {head} {{"),
    };
    vec![format!("xsdbind::enumeration! {{\n{docs}{marks}{head}\n{lines}    }}\n}}")]
}
