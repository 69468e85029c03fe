//! What modules in crates of their own have besides: how these name what is in each other, and their manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::context::Context;
use super::{call, document, pretty};
use crate::config::{Crate, Module};
use crate::ir::{ComplexType, ItemId, ItemKind, ModuleId, Request};

/// What a crate begins with.
pub(super) fn head(cx: &Context<'_>, of: Option<Crate>) -> Option<String> {
    let (_, module) = cx.cut?;
    let about = match of? {
        Crate::Facade => format!("The module `{module}`, most of which is in crates beneath this one."),
        Crate::Part(number) => format!("Part {number} of the crate `{module}`, which names all that is here."),
        Crate::Common => format!("What several parts of the crate `{module}` need, which names all that is here."),
    };
    let allow = "#![allow(clippy::all, clippy::pedantic, dead_code, reason = \"generated\")]";
    // What a macro of others emits may allow it for itself, which is an error where it is forbidden.
    let unsafe_code = if cx.derives.is_any() { "deny" } else { "forbid" };
    Some(format!("//! {about}\n#![{unsafe_code}(unsafe_code)]\n{allow}"))
}

/// `pub use ::ocip_common::base::*;`: what the crates beneath have of a namespace; that of parts is theirs alone.
pub(super) fn imports(cx: &Context<'_>, of: Option<Crate>, owner: ModuleId) -> Option<String> {
    let ((cut, module), of) = (cx.cut?, of?);
    let visibility = if of == Crate::Facade { "pub" } else { "pub(crate)" };
    let inner = cx.ir.modules[owner.0].name.as_ref().map(|name| format!("{name}::")).unwrap_or_default();
    let line =
        |beneath: Crate| format!("#[allow(unused_imports)]\n{visibility} use ::{}::{inner}*;", beneath.name(module));
    let lines: Vec<String> = cut.beneath(of).map(line).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The types of a namespace that `xsi:type` may name, which the enum of all documents lists.
pub(super) fn lists(cx: &Context<'_>, of: Option<Crate>, owner: ModuleId) -> Vec<String> {
    if of != Some(Crate::Facade) {
        return Vec::new();
    }
    let files = cx.names.lists.keys().filter(|(module, _)| *module == owner);
    files.filter_map(|(_, file)| document::simple_types(cx, owner, *file)).collect()
}

/// The crate that lists a complex type for the enum of all documents: that of its code, which so compiles what makes its
/// values, and not the facade for all of them.
pub(super) fn of_complex_type(cx: &Context<'_>, known: &ComplexType) -> Crate {
    known.item.and_then(|item| cx.crate_of(item)).unwrap_or(Crate::Facade)
}

/// ```ignore
/// xsdbind::complex_types! { COMPLEX_TYPES_OF_PART1 {
///     "UserModifyRequest": UserModifyRequest,
/// } }
/// ```
pub(super) fn complex_types(cx: &Context<'_>, of: Option<Crate>) -> Option<String> {
    let (of, types) = (of.filter(|of| *of != Crate::Facade)?, cx.ir.complex_types.as_ref()?);
    let lines = document::complex_types(cx, of, types);
    let (name, is_listed) = (name_of_list(of), !cx.ir.documents.is_empty() && !lines.is_empty());
    is_listed.then(|| format!("xsdbind::complex_types! {{ {name} {} }}", call::braced(&lines)))
}

/// ` [::ocip_common::COMPLEX_TYPES_OF_COMMON, ::ocip_part1::COMPLEX_TYPES_OF_PART1]`: those of all crates but the facade.
pub(super) fn lists_of_complex_types(cx: &Context<'_>) -> Option<String> {
    let ((cut, module), types) = (cx.cut?, cx.ir.complex_types.as_ref()?);
    let crates: BTreeSet<Crate> = types.iter().map(|known| of_complex_type(cx, known)).collect();
    let beneath = cut.beneath(Crate::Facade).filter(|of| crates.contains(of));
    let lines: Vec<String> = beneath.map(|of| format!("    ::{}::{},\n", of.name(module), name_of_list(of))).collect();
    (!lines.is_empty()).then(|| format!(" [\n{}]", lines.concat()))
}

/// Which differ, since the facade has the names of all.
fn name_of_list(of: Crate) -> String {
    format!("COMPLEX_TYPES_OF{}", of.name("").to_uppercase())
}

/// `pub use ::ocip_part1::{Body, Header};`: what is called as something of another namespace, and goes before that.
pub(super) fn own_names(cx: &Context<'_>, of: Option<Crate>) -> Vec<String> {
    let (Some((cut, module)), Some(Crate::Facade)) = (cx.cut, of) else { return Vec::new() };
    let all = || (0..cx.ir.items.len()).map(ItemId::at).filter(|id| !matches!(cx.ir[*id].kind, ItemKind::Unused));
    let names = |id: ItemId| std::iter::once(cx.item_name(id)).chain(cx.names.companions[id.index()].as_deref());
    let others: BTreeSet<&str> = all().filter(|id| cx.ir[*id].module != ModuleId(0)).flat_map(names).collect();
    // What code elsewhere has besides, nobody here knows.
    let is_any_elsewhere = cx.ir.modules.iter().any(|module| module.external.is_some());
    let is_taken = |name: &&str| is_any_elsewhere || others.contains(name);
    let mut own: BTreeMap<Crate, BTreeSet<&str>> = BTreeMap::new();
    for id in all().filter(|id| cx.ir[*id].module == ModuleId(0) && cut.of(*id) != Crate::Facade) {
        own.entry(cut.of(id)).or_default().extend(names(id).filter(is_taken));
    }
    let line = |(of, names): (Crate, BTreeSet<&str>)| {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        let import = format!("pub use ::{}::{{{names}}};", of.name(module));
        (!names.is_empty()).then(|| format!("#[allow(unused_imports)]\n{import}"))
    };
    own.into_iter().filter_map(line).map(|item| pretty::item(cx, item)).collect()
}

/// Whether one item is in a crate that that of another cannot name.
pub(super) fn is_above(cx: &Context<'_>, id: ItemId, other: ItemId) -> bool {
    let (Some(of), Some(above)) = (cx.crate_of(id), cx.crate_of(other)) else { return false };
    of != above && !above.is_beneath(of)
}

/// What `request!` makes, but for `CarriedBy`, of a request whose set of types is in a crate above: see [`carried`].
///
/// ```ignore
/// impl xsdbind::Request for UserGetRequest {
///     type Response = UserGetResponse;
///     const READS: bool = true;
/// }
/// ```
pub(super) fn request(cx: &Context<'_>, id: ItemId, asked: Request) -> String {
    let (name, response) = (cx.item_name(id), cx.path(cx.ir[id].module, asked.response));
    let reads = if asked.reads { "\n    const READS: bool = true;" } else { "" };
    let item = format!("impl xsdbind::Request for {name} {{\n    type Response = {response};{reads}\n}}");
    pretty::item(cx, item)
}

/// `impl xsdbind::CarriedBy<base::OCICommand> for UserGetRequest {}`: in the crate of the set, for requests beneath it.
pub(super) fn carried(cx: &Context<'_>, of: Option<Crate>) -> Option<String> {
    let root = ModuleId(0);
    let sets = cx.ir.requests.iter().filter_map(|(id, asked)| Some((*id, asked.set?)));
    let here = sets.filter(|(id, set)| cx.crate_of(*set) == of && is_above(cx, *id, *set));
    let line = |(id, set)| format!("impl xsdbind::CarriedBy<{}> for {} {{}}", cx.path(root, set), cx.path(root, id));
    let lines: Vec<String> = here.map(line).map(|item| pretty::item(cx, item)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The manifests of all crates.
pub(crate) fn manifests(cx: &Context<'_>, module: &Module) -> BTreeMap<PathBuf, String> {
    let Some((cut, name)) = cx.cut else { return BTreeMap::new() };
    let modules: Vec<&str> = cx.ir.modules.iter().filter_map(|module| module.name.as_deref()).collect();
    let crates = module.needed_crates(&modules);
    let manifest = |of: Crate| {
        let own = of.name(name);
        let beneath = cut.beneath(of).map(|one| one.name(name));
        let mut needed: Vec<String> = beneath.map(|one| format!("{one} = {{ path = \"../{one}\" }}\n")).collect();
        needed.extend(crates.iter().map(|one| format!("{one} = {{ workspace = true }}\n")));
        needed.sort_unstable();
        // What lies beside `mod.rs` is named after schemas, and none of it is a program.
        let text = format!(
            "[package]\nname = \"{own}\"\n\
             version = \"0.0.0\"\nedition = \"2024\"\npublish = false\nautobins = false\n\n[lib]\n\
             path = \"src/mod.rs\"\ntest = false\ndoctest = false\n\n[dependencies]\n{}",
            needed.concat()
        );
        (PathBuf::from(own).join("Cargo.toml"), text)
    };
    cut.crates().map(manifest).collect()
}
