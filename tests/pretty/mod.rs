//! How generated code is laid out.
//!
//! In comes the text of a file; what then holds: outside of our macros' calls each item is what prettyplease makes of it,
//! and no line has more than 120 columns but for a text or a name that has no place to be broken at.

/// The greatest length of a line, in bytes.
const MOST: usize = 120;

/// A name or text so long may make a line too long.
const UNBREAKABLE: usize = 50;

/// Checks a file, and returns how many items prettyplease was asked of.
pub(crate) fn check(text: &str) -> Result<usize, String> {
    let mut asked = 0;
    for item in text.split("\n\n") {
        let item = item.trim_end_matches('\n');
        let is_ours =
            item.lines().find(|line| !line.starts_with("//")).is_none_or(|line| line.starts_with("xsdbind::"));
        if !is_ours {
            asked += 1;
            let file = syn::parse_file(item).map_err(|error| format!("{error}: {item}"))?;
            let pretty = prettyplease::unparse(&file);
            if pretty.trim_end_matches('\n') != item {
                return Err(format!("it is\n{item}\nand should be\n{pretty}"));
            }
        }
    }
    match text.lines().find(|line| line.len() > MOST && !may_be_long(line)) {
        Some(line) => Err(format!("a line of {} columns: {line}", line.len())),
        None => Ok(asked),
    }
}

/// Whether a line is of the schema's own documentation, or has a long name or text in it.
fn may_be_long(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("///") || line.split(' ').chain(line.split('"')).any(|part| part.len() >= UNBREAKABLE)
}
