//! Lines of Rust that may be about a change.
//!
//! In come files and folders of sources, and a change; out go lines with their places. It is a search for words: the compiler
//! finds what is missed.

use std::fs;
use std::path::PathBuf;

use xsdbind_codegen::Error;
use xsdbind_codegen::diff::RustChange;

use super::super::folders::files_below;
use super::super::report::Stop;

/// The files of Rust at and below some paths, with what is in them; not those that are generated.
pub(super) fn sources(roots: &[PathBuf]) -> Result<Vec<(PathBuf, String)>, Stop> {
    let mut found = Vec::new();
    for root in roots {
        let files = if root.is_dir() {
            let below = files_below(root, &["rs"]).map_err(|error| Error::cannot_read(root, error))?;
            below.into_iter().map(|path| root.join(path)).collect()
        } else if root.is_file() {
            vec![root.clone()]
        } else {
            let what = if root.exists() { "is no folder and no file of Rust" } else { "is not there" };
            return Err(Stop::Misused(format!("`{}` {what}", root.display())));
        };
        for path in files {
            let bytes = fs::read(&path).map_err(|error| Error::cannot_read(&path, error))?;
            if !bytes.starts_with(b"// @generated") {
                // What is no UTF-8 is in none of its names.
                found.push((path, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
    }
    Ok(found)
}

/// The lines that may be about a change: those with the member, in files that name the type, or with the type itself.
pub(super) fn lines(change: &RustChange, sources: &[(PathBuf, String)]) -> Vec<String> {
    let (ty, member) = change.words();
    let [new, default, literal, variant] = ["::new(", "::default()", " {", "::"].map(|rest| format!("{ty}{rest}"));
    let is_field = member.starts_with(|letter: char| letter.is_lowercase());
    // How a value was made, in place of what is new.
    let made: &[&str] = match (member, &change.old) {
        ("new()", Some(_)) => &[&new],
        ("default()", Some(_)) => &[&default],
        ("new()", None) => &[&default, &literal],
        ("default()", None) => &[&literal],
        // A variant that is new is missing beside the others, a field where a value is made.
        (_, None) if is_field => &[&new, &literal],
        (_, None) => &[&variant],
        _ => &[],
    };
    let mut found = Vec::new();
    for (path, text) in sources.iter().filter(|(_, text)| has_word(text, ty)) {
        let is_code = |line: &str| !line.trim_start().starts_with("//");
        for (number, line) in text.lines().enumerate().filter(|(_, line)| is_code(line)) {
            let is_it = match member {
                "" => has_word(line, ty),
                member if made.is_empty() => has_word(line, member),
                _ => made.iter().any(|begin| begins(line, begin)),
            };
            if is_it {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    found
}

/// Whether a name stands in a text, not as a part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    places(text, word).any(|at| !text[at + word.len()..].starts_with(is_part))
}

/// Whether a text that begins with a name stands in another one.
fn begins(text: &str, begin: &str) -> bool {
    places(text, begin).next().is_some()
}

/// Where a text stands in another one, and not behind a part of a name.
fn places(text: &str, part: &str) -> impl Iterator<Item = usize> {
    text.match_indices(part).map(|(at, _)| at).filter(|at| !text[..*at].ends_with(is_part))
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::{begins, has_word};

    #[test]
    fn words() {
        assert!(has_word("it.phone = x", "phone") && has_word("phone", "phone"));
        assert!(!has_word("telephone phone_number", "phone"));
        assert!(begins("let a = User::new(b)", "User::new("));
        assert!(!begins("let a = SuperUser::new(b)", "User::new("));
    }
}
