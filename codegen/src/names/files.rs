//! The paths of files: named after the schema files, and fit for any file system.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;

use crate::ident::{composed, cut, identifier};
use crate::ir::{Ir, ItemKind, ModuleId};
use crate::model::{FileId, Model};

/// The path of the items of each namespace and schema file, in the folder of the configured module.
pub(crate) type Paths = BTreeMap<(ModuleId, FileId), String>;

/// The longest name of a file or folder, in bytes, the ending and a number aside.
const LONGEST: usize = 100;

/// Names that mean devices to Windows, whatever their ending.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// Paths for all that items are in, different also where a file system does not tell capitals from small letters.
pub(super) fn paths(model: &Model, ir: &Ir) -> Paths {
    let emitted = ir.items.iter().filter(|item| !matches!(item.kind, ItemKind::Unused));
    let places: BTreeSet<(ModuleId, FileId)> = emitted.map(|item| (item.module, item.file)).collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut paths = Paths::new();
    for (module, file) in places {
        let stem = stem(ir.modules[module.0].name.as_deref(), &model[file].path);
        let numbered = (2..).map(|number: u32| format!("{stem}_{number}"));
        let free = std::iter::once(stem.clone()).chain(numbered).find(|path| taken.insert(path.to_lowercase()));
        paths.insert((module, file), format!("{}.rs", free.unwrap_or(stem)));
    }
    paths
}

/// Names for lists of the types of each file: `TYPES_OF_OCIP_BASE`, which is no name of a type, since it has `_` in it.
pub(super) fn lists(ir: &Ir, paths: &Paths) -> Paths {
    let files: BTreeSet<(ModuleId, FileId)> =
        ir.simple_types.iter().map(|known| &ir[known.item]).map(|item| (item.module, item.file)).collect();
    let mut taken: BTreeSet<(ModuleId, String)> = BTreeSet::new();
    let mut lists = Paths::new();
    for (key, path) in paths.iter().filter(|(key, _)| files.contains(key)) {
        let path = path.strip_suffix(".rs").unwrap_or(path);
        let folder =
            ir.modules[key.0.0].name.as_ref().and_then(|name| path.strip_prefix(name.as_str())?.strip_prefix('/'));
        let words = folder.unwrap_or(path).to_uppercase();
        let name = identifier(format!("TYPES_OF_{}", words.replace(|letter: char| !letter.is_alphanumeric(), "_")));
        let numbered = (2..).map(|number: u32| format!("{name}_{number}"));
        let mut free = std::iter::once(name.clone()).chain(numbered);
        lists.extend(free.find(|name| taken.insert((key.0, name.clone()))).map(|name| (*key, name)));
    }
    lists
}

/// `base/ocip_base`
fn stem(module: Option<&str>, shown: &str) -> String {
    let stem = shown.strip_suffix(".xsd").unwrap_or(shown);
    let parts = stem.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".");
    let mut path: Vec<String> = module.map(str::to_owned).into_iter().collect();
    path.extend(parts.map(|part| if part == ".." { "parent".to_owned() } else { name(part) }));
    path.join("/")
}

fn name(part: &str) -> String {
    let name = cut(&composed(&part.to_snake_case()), LONGEST).to_owned();
    if name.is_empty() || name == "mod" || is_device(&name) { format!("{name}_") } else { name }
}

/// `con`, `com1`
fn is_device(name: &str) -> bool {
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    let is_port = |number: &str| number.chars().count() == 1 && number.chars().all(char::is_numeric);
    DEVICES.contains(&name) || port.is_some_and(is_port)
}
