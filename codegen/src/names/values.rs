//! The names of the values of enumerations: words where the value has them, the names of its characters elsewhere.

use std::collections::BTreeMap;

use heck::ToUpperCamelCase;

use crate::diagnostics::{Diagnostic, Diagnostics, LoweringProblem};
use crate::ir::Enumeration;

/// The variant that keeps a value which the schema does not list.
pub(crate) const UNRECOGNIZED: &str = "Unrecognized";

/// A name for each value. Values whose words agree are told apart by their characters, all of them alike.
pub(super) fn values(enumeration: &Enumeration, problems: &mut Diagnostics) -> Vec<String> {
    let texts: Vec<&str> = enumeration.values.iter().map(|value| &*value.text).collect();
    let mut names: Vec<String> = texts.iter().map(|text| by_words(text)).collect();
    for finer in [by_spelling, by_code] {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for name in &names {
            *count.entry(name).or_default() += 1;
        }
        if enumeration.open {
            *count.entry(UNRECOGNIZED).or_default() += 1;
        }
        let again: Vec<bool> = names.iter().map(|name| count[name.as_str()] > 1).collect();
        if !again.contains(&true) {
            return names;
        }
        for ((name, text), again) in names.iter_mut().zip(&texts).zip(again) {
            if again {
                *name = finer(text);
            }
        }
    }
    report_repeated(&names, enumeration, problems);
    names
}

fn report_repeated(names: &[String], enumeration: &Enumeration, problems: &mut Diagnostics) {
    for (index, name) in names.iter().enumerate() {
        if let Some(first) = names[..index].iter().position(|other| other == name) {
            let problem = LoweringProblem::NameCollision { name: name.clone() };
            let place = Some(enumeration.values[index].place.clone());
            problems.push(Diagnostic::error(problem, place).also(enumeration.values[first].place.clone(), "the other"));
        }
    }
}

/// `on hold` is `OnHold`; `*` is `Asterisk`.
fn by_words(text: &str) -> String {
    let has_words = text.chars().any(char::is_alphanumeric);
    let kept: String = text
        .chars()
        .map(|character| if is_minus(text, character) { "Minus ".to_owned() } else { character.into() })
        .collect();
    let name = kept.to_upper_camel_case();
    if has_words { variant(name) } else { by_spelling(text) }
}

/// A sign before a number is part of it.
fn is_minus(text: &str, character: char) -> bool {
    character == '-'
        && text.starts_with('-')
        && text[1..].starts_with(|next: char| next.is_ascii_digit())
        && text[1..].find('-').is_none()
}

/// Every character that is no letter or digit by its name, letters as they are.
fn by_spelling(text: &str) -> String {
    let mut name = String::new();
    let mut word_begins = true;
    for character in text.chars() {
        if character.is_alphanumeric() {
            if word_begins {
                name.extend(character.to_uppercase());
            } else {
                name.push(character);
            }
            word_begins = false;
        } else {
            name.push_str(&character_name(character));
            word_begins = true;
        }
    }
    variant(if name.is_empty() { "Empty".to_owned() } else { name })
}

/// The characters' codes: unlike all others.
fn by_code(text: &str) -> String {
    let codes: Vec<String> = text.chars().map(|character| format!("U{:X}", u32::from(character))).collect();
    codes.concat()
}

/// A name that may begin with a digit, or be a keyword, as a variant.
fn variant(name: String) -> String {
    if name.starts_with(|first: char| first.is_numeric()) {
        return format!("N{name}");
    }
    super::identifier(name)
}

fn character_name(character: char) -> String {
    let name = match character {
        ' ' => "Space",
        '!' => "Exclamation",
        '"' => "Quote",
        '#' => "Hash",
        '$' => "Dollar",
        '%' => "Percent",
        '&' => "Ampersand",
        '\'' => "Apostrophe",
        '(' => "ParenOpen",
        ')' => "ParenClose",
        '*' => "Asterisk",
        '+' => "Plus",
        ',' => "Comma",
        '-' => "Hyphen",
        '.' => "Dot",
        '/' => "Slash",
        ':' => "Colon",
        ';' => "Semicolon",
        '<' => "Less",
        '=' => "Equals",
        '>' => "Greater",
        '?' => "Question",
        '@' => "At",
        '[' => "BracketOpen",
        '\\' => "Backslash",
        ']' => "BracketClose",
        '^' => "Caret",
        '_' => "Underscore",
        '`' => "Backtick",
        '{' => "BraceOpen",
        '|' => "Bar",
        '}' => "BraceClose",
        '~' => "Tilde",
        other => return format!("U{:X}", u32::from(other)),
    };
    name.to_owned()
}
