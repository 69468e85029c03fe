//! Identifiers of Rust: what is one, and how texts and words become one.
//!
//! Asks nothing of a schema; who has which name is decided in `names`.

use std::borrow::Cow;

use heck::ToUpperCamelCase;
use unicode_normalization::UnicodeNormalization;

/// The name of what has none that Rust could have: `_`, or `-1` without its digits.
pub(crate) const NAMELESS: &str = "Nameless";

/// Names of modules that generated code uses itself.
pub(crate) const MODULES: [&str; 3] = ["open", "types", "xsdbind"];

/// A type's name: as in the schema where that is a Rust type name already, so that it can be searched for.
pub(crate) fn type_name(name: &str) -> String {
    let name = composed(name);
    if name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphanumeric) && is_identifier(&name) {
        return name.into_owned();
    }
    identifier(upper_camel(&name))
}

/// The text in the form in which rustc compares identifiers, Unicode's C: one character where there is one for a
/// letter with its marks.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { text.into() } else { text.nfc().collect::<String>().into() }
}

/// What fits into so many bytes.
pub(crate) fn cut(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

/// Words in upper camel case, with what is there already kept: `OCITable` stays.
pub(crate) fn upper_camel(words: &str) -> String {
    if !words.is_empty() && words.chars().all(char::is_alphanumeric) {
        let mut chars = words.chars();
        return chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    }
    words.to_upper_camel_case()
}

/// Makes an identifier of what heck left, which may begin with a digit, be a keyword, or be empty.
pub(crate) fn identifier(name: String) -> String {
    let name = if name.is_ascii() { name } else { composed(&name).into_owned() };
    if is_identifier(&name) {
        return name;
    }
    let raw = format!("r#{name}");
    if syn::parse_str::<syn::Ident>(&raw).is_ok() {
        return raw;
    }
    // Not every character that is a letter or a digit can be in an identifier: `\u{b2}`, the small two, cannot.
    let kept: String = name.chars().filter(|character| is_identifier(&format!("a0{character}"))).collect();
    if kept.trim_matches('_').is_empty() {
        return NAMELESS.to_owned();
    }
    let suffixed = format!("{kept}_");
    if is_identifier(&suffixed) { suffixed } else { format!("_{kept}") }
}

/// Whether this is an identifier in every edition of Rust: syn does not know of `gen`, a keyword since 2024.
pub(crate) fn is_identifier(name: &str) -> bool {
    has_several_parts(name) || name != "gen" && syn::parse_str::<syn::Ident>(name).is_ok()
}

/// Whether these are ASCII letters, digits and `_`, of which one after the first is no small letter. No keyword is like
/// that, and most names are, so that syn, which takes its time, is asked only of the others.
fn has_several_parts(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(is_part)
        && name.bytes().skip(1).any(|byte| !byte.is_ascii_lowercase())
}

/// Whether this can stand after `mod`, and name a file.
pub(crate) fn is_module_name(name: &str) -> bool {
    // A raw identifier would need a path attribute, and so would other letters on some systems.
    name.is_ascii() && !name.starts_with("r#") && is_identifier(name)
}
