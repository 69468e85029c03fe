//! Generated files taken apart: what is between blank lines, with the name of the type that it is about.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A definition, or what belongs to one.
pub struct Item {
    /// The name of the Rust type; empty for lines that are about none, such as those at the head of a file.
    pub name: String,
    pub text: String,
}

/// The items of each file, in order, by its path in the folder.
pub fn read(folder: &Path) -> Result<BTreeMap<String, Vec<Item>>, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).map_err(|error| format!("{}: {error}", at.display()))? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
            files.insert(name, items(&text)?);
        }
    }
    Ok(files)
}

/// The items of a file. A line that is about nothing that is known here is an error, so that none is passed over.
pub fn items(text: &str) -> Result<Vec<Item>, String> {
    let mut items: Vec<Item> = Vec::new();
    // A blank line in an item is followed by an indented one.
    for block in text.split("\n\n") {
        if block.starts_with(' ')
            && let Some(last) = items.last_mut()
        {
            last.text.push_str("\n\n");
            last.text.push_str(block);
            continue;
        }
        let block = block.trim_end_matches('\n');
        items.push(Item { name: name(block)?, text: block.to_owned() });
    }
    Ok(items)
}

/// The type that an item is about.
fn name(block: &str) -> Result<String, String> {
    const BEFORE: &[&str] = &["pub struct ", "pub enum ", "pub type ", "pub mod ", "impl "];
    const ABOUT_NONE: &[&str] = &["use ", "include!", "pub use ", "const ", "xsdbind::code_format!"];
    let is_about = |line: &&str| !line.starts_with("//") && !line.starts_with("#[") && !line.is_empty();
    let Some(line) = block.lines().find(is_about) else { return Ok(String::new()) };
    if ABOUT_NONE.iter().any(|head| line.starts_with(head)) {
        return Ok(String::new());
    }
    let after = match line.strip_prefix("xsdbind::") {
        // The whole enum is in the call.
        Some("enumeration! {") => block.lines().find_map(|line| line.trim_start().strip_prefix("pub enum ")),
        Some(call) => call.split_once("! { ").map(|(_, after)| after),
        None => BEFORE.iter().rev().find_map(|before| line.strip_prefix(before)),
    };
    let after = after.ok_or_else(|| format!("what is this line about? {line}"))?;
    let end = after.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(after.len());
    Ok(after[..end].to_owned())
}
