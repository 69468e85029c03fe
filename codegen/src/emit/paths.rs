//! The paths of files: named after the schema files, and fit for any file system.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;

use super::Context;
use crate::ir::ModuleId;
use crate::model::FileId;
use crate::names::{composed, cut};

/// The path of the items of each namespace and schema file, in the folder of the configured module.
pub(super) type Paths = BTreeMap<(ModuleId, FileId), String>;

/// The longest name of a file or folder, in bytes, the ending and a number aside.
const LONGEST: usize = 100;

/// Names that mean devices to Windows, whatever their ending.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// Paths for all of these, different also where a file system does not tell capitals from small letters.
pub(super) fn all<'a>(cx: &Context<'_>, of: impl Iterator<Item = &'a (ModuleId, FileId)>) -> Paths {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut paths = Paths::new();
    for &(module, file) in of {
        let stem = stem(cx, module, file);
        let numbered = (2..).map(|number: u32| format!("{stem}_{number}"));
        let free = std::iter::once(stem.clone()).chain(numbered).find(|path| taken.insert(path.to_lowercase()));
        paths.insert((module, file), format!("{}.rs", free.unwrap_or(stem)));
    }
    paths
}

/// `base/ocip_base`
fn stem(cx: &Context<'_>, module: ModuleId, file: FileId) -> String {
    let shown = &cx.model[file].path;
    let stem = shown.strip_suffix(".xsd").unwrap_or(shown);
    let parts = stem.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".");
    let mut path: Vec<String> = cx.ir.modules[module.0].name.iter().cloned().collect();
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
