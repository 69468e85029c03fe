//! What stands before items and their fields beside documentation, and what items have or have not beside that, as the
//! configuration says.

use super::context::Context;
use super::{call, pretty};
use crate::config::Without;
use crate::derives::{Extra, Trait};

/// ```ignore
/// #[derive(Clone, utoipa::ToSchema)]
/// #[schema(title = "A user")]
/// ```
///
/// `derived` are the traits that the item derives anyway; `allow` stands behind all that is derived.
pub(super) fn above(cx: &Context<'_>, extra: &Extra, derived: &[&str], allow: &str) -> String {
    let all: Vec<&str> = derived.iter().copied().chain(extra.derived.iter().map(String::as_str)).collect();
    let mut out = String::new();
    if !all.is_empty() {
        let derive = format!("#[derive({})]", all.join(", "));
        out += &if extra.derived.is_empty() { derive + "\n" } else { pretty::attribute(cx, &derive, false) };
    }
    out += allow;
    out.extend(extra.attributes.iter().map(|attribute| pretty::attribute(cx, attribute, false)));
    out
}

/// The attributes of a field or a variant of this number.
pub(super) fn of_member(cx: &Context<'_>, extra: &Extra, index: usize) -> String {
    let attributes = extra.fields.get(&index).into_iter().flatten();
    attributes.map(|attribute| pretty::attribute(cx, attribute, true)).collect()
}

/// The usual traits that an item derives.
pub(super) fn usual(extra: &Extra) -> Vec<&'static str> {
    // What is `Eq` is so by its table, where `NaN` is itself.
    let by_table = |of: Without| of == Without::PartialEq && extra.traits.contains(&Trait::Eq);
    Without::ALL.into_iter().filter(|of| !extra.without.contains(of) && !by_table(*of)).map(Without::name).collect()
}

/// ` (Clone = false, PartialEq = false)`, at the end of what a macro is told of an item.
pub(super) fn without(extra: &Extra) -> String {
    let traits: Vec<String> = extra.without.iter().map(|of| format!("{} = false", of.name())).collect();
    if traits.is_empty() { String::new() } else { format!(" ({})", traits.join(", ")) }
}

/// `xsdbind::traits! { User: Eq, Hash }`, and of a document `xsdbind::traits! { document User: PartialEq, Eq }`
pub(super) fn traits(name: &str, extra: &Extra, is_document: bool) -> Option<String> {
    let mut traits: Vec<&str> = extra.traits.iter().map(|of| of.name()).collect();
    if is_document && extra.traits.contains(&Trait::Eq) {
        traits.insert(0, Without::PartialEq.name());
    }
    let document = if is_document { "document " } else { "" };
    let call = format!("xsdbind::traits! {{ {document}{name}:");
    (!traits.is_empty()).then(|| call::fill(0, &[&call, &format!("{} }}", traits.join(", "))]))
}
