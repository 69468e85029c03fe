//! Which file each item is in: one for each schema file, and one that includes them all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::context::{Context, TARGET_NAMESPACE, literal};
use super::{call, crates, docs, document, marks, operation, pretty, record, simple, ty, union, variants};
use crate::config::Crate;
use crate::ir::{Item, ItemId, ItemKind, Module, ModuleId, Request, Ty, Wrapper};
use crate::model::FileId;
use crate::shared;

/// A file to emit: what is in it is known, not yet as code.
pub(crate) enum Plan {
    /// `mod.rs`.
    Main {
        /// Its path in the output folder.
        path: PathBuf,
        /// The files of each namespace, as paths from here.
        includes: Vec<(ModuleId, String)>,
        /// The crate that it is of, where there are several.
        of: Option<Crate>,
    },
    /// That of a schema file.
    Items {
        /// Its path in the output folder.
        path: PathBuf,
        /// The namespace.
        module: ModuleId,
        /// The schema file.
        file: FileId,
        /// The items in order.
        items: Vec<ItemId>,
    },
}

/// A file to print.
#[derive(Debug)]
pub(crate) struct EmittedFile {
    /// Its path in the output folder.
    pub(crate) path: PathBuf,
    /// The schema file that it is made from, as it is shown; none if it is made from several.
    pub(crate) source: Option<String>,
    /// What is in it, in order: lines, with a blank one before and after.
    pub(crate) items: Vec<String>,
}

/// All files of a configured module.
pub(crate) fn plans(cx: &Context<'_>, module: &str) -> Vec<Plan> {
    match cx.cut {
        None => plans_of(cx, None, &PathBuf::from(module)),
        Some((cut, _)) => {
            cut.crates().flat_map(|of| plans_of(cx, Some(of), &PathBuf::from(of.name(module)).join("src"))).collect()
        }
    }
}

/// Those of a crate, or of all, in a folder.
fn plans_of(cx: &Context<'_>, of: Option<Crate>, folder: &Path) -> Vec<Plan> {
    let mut groups: BTreeMap<(ModuleId, FileId), Vec<ItemId>> = BTreeMap::new();
    for (index, item) in cx.ir.items.iter().enumerate() {
        let id = ItemId::at(index);
        if !matches!(item.kind, ItemKind::Unused) && !shared::is_external(cx.ir, id) && cx.crate_of(id) == of {
            groups.entry((item.module, item.file)).or_default().push(id);
        }
    }
    let paths = &cx.names.files;
    let includes = groups.keys().map(|key| (key.0, paths[key].clone())).collect();
    let mut plans = vec![Plan::Main { path: folder.join("mod.rs"), includes, of }];
    for ((owner, file), mut items) in groups {
        // The order of the schema; what stands at one place keeps the order in which it was made.
        items.sort_by_key(|&id| (cx.ir[id].place.line, cx.ir[id].place.column, id));
        plans.push(Plan::Items { path: folder.join(&paths[&(owner, file)]), module: owner, file, items });
    }
    plans
}

/// One file.
pub(crate) fn file(cx: &Context<'_>, plan: &Plan) -> EmittedFile {
    let (path, module, file, ids) = match plan {
        Plan::Main { path, includes, of } => {
            let main = main(cx, includes, *of).into_iter().map(|item| pretty::item(cx, item));
            let mut items: Vec<String> = crates::head(cx, *of).into_iter().chain(main).collect();
            if is_whole(*of) {
                items.extend(document::any(cx));
            }
            items.extend(crates::complex_types(cx, *of));
            items.extend(crates::carried(cx, *of));
            return EmittedFile { path: path.clone(), source: None, items };
        }
        Plan::Items { path, module, file, items } => (path.clone(), *module, *file, items),
    };
    let mut items = Vec::new();
    for &id in ids {
        items.extend(item(cx, id));
        let is_document = matches!(cx.ir[id].kind, ItemKind::Document { .. });
        items.extend(marks::traits(cx.item_name(id), cx.derives.of(id), is_document));
        let roots = cx.roots.get(&id).into_iter().flatten();
        items.extend(roots.filter_map(|document| document::root(cx, document)));
        items.extend(cx.ir.requests.get(&id).map(|asked| request(cx, id, *asked)));
        items.extend(cx.ir.operations.get(&id).map(|asked| operation::implementation(cx, id, asked)));
    }
    if cx.cut.is_none() {
        items.extend(document::simple_types(cx, module, file));
    }
    EmittedFile { path, source: Some(docs::visible(&cx.model[file].path)), items }
}

/// The definition of an item and what makes it work.
fn item(cx: &Context<'_>, id: ItemId) -> Vec<String> {
    let item = &cx.ir[id];
    match &item.kind {
        ItemKind::Record(record) => record::definition(cx, id, item, record),
        ItemKind::Choice(choice) => variants::choice(cx, id, item, choice),
        ItemKind::Types(types) => variants::types(cx, id, item, types),
        ItemKind::Restriction(restriction) => simple::restriction(cx, id, item, restriction),
        ItemKind::Union(members) => union::definition(cx, id, item, members),
        ItemKind::Enumeration(enumeration) => simple::enumeration(cx, id, item, enumeration),
        ItemKind::Document { content } => document::definition(cx, id, item, content),
        ItemKind::Unused => Vec::new(),
    }
}

/// `xsdbind::request! { UserGetRequest -> UserGetResponse in base::Command (READS = true) }`
fn request(cx: &Context<'_>, id: ItemId, asked: Request) -> String {
    let from = cx.ir[id].module;
    let (name, response) = (cx.item_name(id), cx.path(from, asked.response));
    let set = asked.set.unwrap_or(id);
    if crates::is_above(cx, id, set) {
        return crates::request(cx, id, asked);
    }
    let set = cx.path(from, set);
    let reads = if asked.reads { " (READS = true)" } else { "" };
    let parts = [&format!("xsdbind::request! {{ {name}"), &format!("-> {response}"), &format!("in {set}{reads} }}")];
    call::fill(0, &parts.map(String::as_str))
}

/// The form of generated code: one more where it needs what the runtime did not have before.
const CODE_FORMAT: u32 = 2;
/// That of code with traits of one's own, or without some.
const CODE_FORMAT_OF_TRAITS: u32 = 3;
/// That of code with setters, or getters of defaults.
const CODE_FORMAT_OF_ACCESSORS: u32 = 4;
/// That of code in crates of its own.
const CODE_FORMAT_OF_CRATES: u32 = 5;

/// Whether all that there is once is here.
fn is_whole(of: Option<Crate>) -> bool {
    of.is_none_or(|of| of == Crate::Facade)
}

/// `mod.rs`: the namespaces as modules, and what is in each.
fn main(cx: &Context<'_>, includes: &[(ModuleId, String)], of: Option<Crate>) -> Vec<String> {
    let format = match () {
        () if of.is_some() => CODE_FORMAT_OF_CRATES,
        () if cx.ir.accessors.is_any() => CODE_FORMAT_OF_ACCESSORS,
        () if cx.derives.is_any() => CODE_FORMAT_OF_TRAITS,
        () => CODE_FORMAT,
    };
    let mut items = vec![format!("xsdbind::code_format!({format});")];
    items.extend(held_types(cx).filter(|_| is_whole(of)));
    for (index, namespace) in cx.ir.modules.iter().enumerate() {
        let owner = ModuleId(index);
        let files = includes.iter().filter(|(module, _)| *module == owner);
        let includes: Vec<String> = files.map(|(_, path)| format!("include!(\"{path}\");")).collect();
        let Some(name) = &namespace.name else {
            items.extend(crates::imports(cx, of, owner));
            items.extend(uses(cx, owner, of));
            items.extend(target_namespace(namespace, "").map(|lines| lines.join("\n")));
            items.push(includes.join("\n"));
            items.extend(crates::lists(cx, of, owner));
            continue;
        };
        let docs = match &namespace.namespace {
            Some(namespace) => format!("/// The namespace `{}`.", docs::visible(namespace)),
            None => "/// What is in no namespace.".to_owned(),
        };
        let lines = lines(cx, owner, includes, of);
        let body: Vec<String> = lines.iter().map(|line| format!("    {}\n", line.replace('\n', "\n    "))).collect();
        items.push(format!("{docs}\npub mod {name} {{\n{}}}", body.concat()));
        // What is only there is found here too; what this module has itself goes before. Through `self`, since code from
        // elsewhere may have modules of these names, too.
        if is_whole(of) {
            items.push(format!("#[allow(ambiguous_glob_reexports, unused_imports)]\npub use self::{name}::*;"));
        }
    }
    items.extend(crates::own_names(cx, of));
    items.extend(shared_types(cx).filter(|_| is_whole(of)));
    items
}

/// What is in the module of a namespace: its files, or what is elsewhere.
fn lines(cx: &Context<'_>, owner: ModuleId, includes: Vec<String>, of: Option<Crate>) -> Vec<String> {
    let namespace = &cx.ir.modules[owner.0];
    let target = target_namespace(namespace, "pub(crate) ").into_iter().flatten();
    if let Some(path) = &namespace.external {
        let lists = lists_of_external(cx, owner).into_iter().filter(|_| is_whole(of));
        return std::iter::once(format!("pub use {path}::*;")).chain(target).chain(lists).collect();
    }
    let first = crates::imports(cx, of, owner).into_iter().chain(uses(cx, owner, of));
    first.chain(target).chain(includes).chain(crates::lists(cx, of, owner)).collect()
}

/// The types of a namespace that `xsi:type` may name: where its code is, its documents may have others.
fn lists_of_external(cx: &Context<'_>, module: ModuleId) -> Vec<String> {
    let files = cx.names.lists.keys().filter(|(of, _)| *of == module);
    let lists: Vec<String> = files.filter_map(|(_, file)| document::simple_types(cx, module, *file)).collect();
    let import = (!lists.is_empty()).then(|| "#[allow(unused_imports)]\nuse xsdbind::{open, types};".to_owned());
    import.into_iter().chain(lists).collect()
}

/// `const _: () = xsdbind::own::holds::<jiff::Timestamp, xsdbind::types::DateTime>();`: that types of others can stand for
/// built-in ones.
fn held_types(cx: &Context<'_>) -> Option<String> {
    let lines = cx.ir.own.iter().map(|(builtin, own)| simple::holds("holds", own, *builtin));
    let equal = cx.derives.eq.iter().map(|own| format!("const _: () = xsdbind::own::is_eq::<{own}>();"));
    let lines: Vec<String> = lines.chain(equal).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// `const _: () = xsdbind::known::is_type::<base::UserId>("UserId", "C");`: that the types of other modules or crates are those
/// of the schema.
fn shared_types(cx: &Context<'_>) -> Option<String> {
    let line = |id: ItemId| {
        let name = cx.ir.type_name(&cx.ir[id])?;
        let path = cx.path(ModuleId(0), id);
        let (local, namespace) = (literal(&name.local), literal(&name.namespace));
        Some(format!("const _: () = xsdbind::known::is_type::<{path}>({local}, {namespace});"))
    };
    let lines: Vec<String> = shared::used(cx.ir).into_iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The constant that stands for a namespace everywhere else.
fn target_namespace(module: &Module, visibility: &str) -> Option<[String; 2]> {
    let namespace = module.namespace.as_ref().filter(|namespace| !namespace.is_empty())?;
    let constant = format!("{visibility}const {TARGET_NAMESPACE}: &str = {};", literal(namespace));
    Some(["#[allow(dead_code)]".to_owned(), constant])
}

/// `use xsdbind::{Tri, types};`: what the items of a module need.
fn uses(cx: &Context<'_>, module: ModuleId, of: Option<Crate>) -> Option<String> {
    let mut names = [
        ("Boxed", false),
        ("Nillable", false),
        ("NillableWith", false),
        ("Tri", false),
        ("open", false),
        ("types", false),
    ];
    let mut need = |name: &str| names.iter_mut().filter(|(known, _)| *known == name).for_each(|(_, used)| *used = true);
    for (index, item) in cx.ir.items.iter().enumerate() {
        if item.module == module && cx.crate_of(ItemId::at(index)) == of {
            needs(cx, item, &mut need);
        }
    }
    if module == ModuleId(0) && is_whole(of) {
        let attributes = cx.ir.attributes.iter().map(|attribute| attribute.ty);
        attributes.filter_map(|ty| ty::module(cx, ty)).for_each(&mut need);
    }
    let known = cx.ir.simple_types.iter().filter(|known| is_whole(of) && cx.ir[known.item].module == module);
    known.filter_map(|known| ty::module(cx, known.base?)).for_each(&mut need);
    let used: Vec<&str> = names.iter().filter(|(_, used)| *used).map(|(name, _)| *name).collect();
    match used.as_slice() {
        [] => None,
        [one] => Some(format!("use xsdbind::{one};")),
        many => Some(format!("use xsdbind::{{{}}};", many.join(", "))),
    }
}

fn needs(cx: &Context<'_>, item: &Item, need: &mut impl FnMut(&str)) {
    let ty = |ty: Ty, need: &mut dyn FnMut(&str)| ty::module(cx, ty).into_iter().for_each(need);
    let fields = match &item.kind {
        ItemKind::Record(record) => record.fields.as_slice(),
        ItemKind::Choice(choice) => &choice.variants,
        ItemKind::Document { content } => std::slice::from_ref(&**content),
        ItemKind::Types(types) => {
            if types.members.iter().any(|member| member.boxed) {
                need("Boxed");
            }
            if types.keeps_others {
                need("open");
            }
            &[]
        }
        ItemKind::Restriction(restriction) => {
            if restriction.own.is_none() {
                ty(restriction.base, need);
            }
            &[]
        }
        ItemKind::Union(members) => {
            for member in members {
                ty(member.ty, need);
            }
            &[]
        }
        ItemKind::Enumeration(_) | ItemKind::Unused => &[],
    };
    for field in fields {
        ty(field.ty, need);
        if let Some(beside) = field.beside_nil {
            ty(beside, need);
        }
        if field.boxed {
            need("Boxed");
        }
        match field.wrapper {
            Wrapper::Tri | Wrapper::Nillable | Wrapper::Many { nillable: true, .. } if field.beside_nil.is_some() => {
                need("NillableWith");
            }
            Wrapper::Tri => need("Tri"),
            Wrapper::Nillable | Wrapper::Many { nillable: true, .. } => need("Nillable"),
            _ => {}
        }
    }
}
