//! Lines of Rust that may be about a change.
//!
//! In come files and folders of sources, and a change; out go lines with their places. It is a search for words: the compiler
//! finds what is missed.

use std::fs;
use std::path::PathBuf;

use xsdbind_codegen::diff::RustChange;

use super::super::folders::files_below;

/// The largest source file that is looked at.
const LARGEST: u64 = 4 << 20;

/// The files of Rust below some paths, with what is in them. What cannot be read is not looked at: it is no source.
pub(super) fn sources(roots: &[PathBuf]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for root in roots {
        let below =
            if root.is_dir() { files_below(root, &["rs"]).unwrap_or_default() } else { [PathBuf::new()].into() };
        for path in below {
            // Joining an empty path would end in a slash.
            let full = if path.as_os_str().is_empty() { root.clone() } else { root.join(path) };
            if fs::metadata(&full).is_ok_and(|about| about.is_file() && about.len() <= LARGEST)
                && let Ok(text) = fs::read_to_string(&full)
                && !text.starts_with("// @generated")
            {
                found.push((full, text));
            }
        }
    }
    found
}

/// The lines that may be about a change: those with the member, in files that name the type, or with the type itself.
pub(super) fn lines(change: &RustChange, sources: &[(PathBuf, String)]) -> Vec<String> {
    let (ty, member) = change.words();
    let [constructor, literal, variant] = [format!("{ty}::new"), format!("{ty} {{"), format!("{ty}::")];
    let is_field = member.starts_with(|letter: char| letter.is_lowercase());
    let mut found = Vec::new();
    for (path, text) in sources.iter().filter(|(_, text)| has_word(text, ty)) {
        let is_code = |line: &str| !line.trim_start().starts_with("//");
        for (number, line) in text.lines().enumerate().filter(|(_, line)| is_code(line)) {
            let is_it = match member {
                "new" => line.contains(&constructor),
                "" => has_word(line, ty),
                // A variant that is new is missing beside the others, a field where a value is made.
                _ if change.old.is_none() && is_field => line.contains(&constructor) || line.contains(&literal),
                _ if change.old.is_none() => line.contains(&variant),
                member => has_word(line, member),
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
    let is_part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    text.match_indices(word)
        .any(|(at, _)| !is_part(text[..at].chars().next_back()) && !is_part(text[at + word.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::has_word;

    #[test]
    fn words() {
        assert!(has_word("it.phone = x", "phone") && has_word("phone", "phone"));
        assert!(!has_word("telephone phone_number", "phone"));
    }
}
