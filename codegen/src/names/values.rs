//! The names of the values of enumerations: words where the value has them, the names of its characters elsewhere.
//!
//! A name depends on the values of the type, not on their order. One that several values could have goes to the value
//! that it spells, and else to none: so a value that is added renames only those that would share their names with it, and
//! does not get the name of another unless it is what that name spells.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;

use crate::ident::identifier;
use crate::ir::Enumeration;

/// The variant that keeps a value which the schema does not list.
pub(crate) const UNRECOGNIZED: &str = "Unrecognized";

/// What values are called that could have one name: the most readable first, then what tells more of them apart.
const FINER: [fn(&str) -> String; 4] = [as_written, by_signs, by_case, by_code];

/// A name for each value.
pub(super) fn values(enumeration: &Enumeration) -> Vec<String> {
    let texts: Vec<&str> = enumeration.values.iter().map(|value| &*value.text).collect();
    names(&texts, enumeration.open)
}

/// A name for each text of an enumeration that keeps other values or not.
pub(crate) fn names(texts: &[&str], open: bool) -> Vec<String> {
    let differ_in_case = repeated(texts.iter().map(|text| text.to_lowercase()));
    let mut own: Vec<Option<String>> =
        texts.iter().zip(&differ_in_case).map(|(text, differs)| spelled_by(text, *differs)).collect();
    let again = repeated(own.iter());
    for (name, again) in own.iter_mut().zip(again) {
        name.take_if(|name| again || open && name == UNRECOGNIZED);
    }
    let mut names: Vec<String> = texts.iter().map(|text| by_words(text)).collect();
    // Words have no case: none of those that differ in it alone has the name of its words.
    let mut shared: BTreeSet<String> =
        names.iter().zip(&differ_in_case).filter(|(_, differs)| **differs).map(|(name, _)| name.clone()).collect();
    if open {
        shared.insert(UNRECOGNIZED.to_owned());
    }
    for finer in FINER {
        let again = repeated(names.iter());
        shared.extend(names.iter().zip(again).filter(|(_, again)| *again).map(|(name, _)| name.clone()));
        for ((name, own), text) in names.iter_mut().zip(&own).zip(texts) {
            if own.as_ref() != Some(name) && shared.contains(name) {
                *name = finer(text);
            }
        }
    }
    // Codes tell all texts apart, but others may be named as one of them.
    let again = repeated(names.iter());
    for ((name, own), text) in
        names.iter_mut().zip(&own).zip(texts).zip(again).filter_map(|(one, again)| again.then_some(one))
    {
        if own.as_ref() != Some(name) && *name == by_code(text) {
            name.push('_');
        }
    }
    names
}

/// The name that a text of nothing but letters and digits spells. Where others differ from it in case alone, a small first
/// letter is not that of a name.
fn spelled_by(text: &str, differs_in_case: bool) -> Option<String> {
    let is_plain = !text.is_empty() && text.chars().all(char::is_alphanumeric);
    (is_plain && !(differs_in_case && text.starts_with(char::is_lowercase))).then(|| by_signs(text))
}

/// Which of these there are more than once.
fn repeated<T: Ord + Clone>(items: impl Iterator<Item = T> + Clone) -> Vec<bool> {
    let mut count: BTreeMap<T, usize> = BTreeMap::new();
    for item in items.clone() {
        *count.entry(item).or_default() += 1;
    }
    items.map(|item| count[&item] > 1).collect()
}

/// `on hold` is `OnHold`; `*` is `Asterisk`.
fn by_words(text: &str) -> String {
    if text.chars().any(char::is_alphanumeric) {
        variant(with_minus(text).to_upper_camel_case())
    } else {
        by_signs(text)
    }
}

/// Letters as they are but for the first of each word, and numbers apart: `mW` is `MW`, `1.0` is `N1_0`.
fn as_written(text: &str) -> String {
    let mut name = String::new();
    for word in with_minus(text).split(|character: char| !character.is_alphanumeric()) {
        if name.ends_with(char::is_numeric) && word.starts_with(char::is_numeric) {
            name.push('_');
        }
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    variant(name)
}

/// The text with a sign before a number as a word.
fn with_minus(text: &str) -> String {
    text.chars()
        .map(|character| if is_minus(text, character) { "Minus ".to_owned() } else { character.into() })
        .collect()
}

/// A sign before a number is part of it.
fn is_minus(text: &str, character: char) -> bool {
    character == '-'
        && text.starts_with('-')
        && text[1..].starts_with(|next: char| next.is_ascii_digit())
        && text[1..].find('-').is_none()
}

/// Every character that is no letter or digit by its name: `m-w` is `MHyphenW`.
fn by_signs(text: &str) -> String {
    spelled(text, |_| "")
}

/// The same, and whether words begin with small letters: `mw` is `SmallMw`.
fn by_case(text: &str) -> String {
    spelled(text, |first| match first {
        first if first.is_lowercase() => "Small",
        first if first.is_uppercase() => "Capital",
        _ => "",
    })
}

fn spelled(text: &str, before_word: fn(char) -> &'static str) -> String {
    let mut name = String::new();
    let mut word_begins = true;
    for character in text.chars() {
        if !character.is_alphanumeric() {
            name.push_str(&character_name(character));
        } else if word_begins {
            name.push_str(before_word(character));
            name.extend(character.to_uppercase());
        } else {
            name.push(character);
        }
        word_begins = !character.is_alphanumeric();
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
    identifier(name)
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

#[cfg(test)]
mod tests {
    use super::names;

    #[track_caller]
    fn assert_names(expected: &[(&str, &str)]) {
        let texts: Vec<&str> = expected.iter().map(|(text, _)| *text).collect();
        let wanted: Vec<&str> = expected.iter().map(|(_, name)| *name).collect();
        assert_eq!(names(&texts, false), wanted);
        let backwards: Vec<&str> = texts.into_iter().rev().collect();
        assert!(names(&backwards, false).iter().rev().eq(&wanted), "in another order, names are others");
    }

    #[test]
    fn a_value_alone_has_the_name_of_its_words() {
        for (text, name) in [
            ("mw", "Mw"),
            ("MW", "Mw"),
            ("mW", "MW"),
            ("1.0", "N10"),
            ("on hold", "OnHold"),
            ("-1", "Minus1"),
            ("*", "Asterisk"),
        ] {
            assert_names(&[(text, name)]);
        }
    }

    #[test]
    fn a_name_that_several_could_have_goes_to_the_one_that_it_spells() {
        assert_names(&[("1.0", "N1_0"), ("1.1", "N11"), ("10", "N10")]);
        assert_names(&[("Active", "Active"), ("ACTIVE", "ACTIVE"), ("active", "SmallActive")]);
        assert_names(&[("m", "SmallM"), ("M", "M")]);
        assert_names(&[("blank", "Blank"), (" blank ", "SpaceBlankSpace")]);
        assert_names(&[("C", "C"), ("C++", "CPlusPlus")]);
        assert_names(&[("foo bar", "FooBar"), ("foobar", "Foobar")]);
    }

    #[test]
    fn or_to_none() {
        assert_names(&[("mw", "SmallMw"), ("MW", "MW"), ("mW", "SmallMW"), ("m-w", "MHyphenW")]);
        assert_names(&[("mW", "SmallMW"), ("MW", "MW")]);
        assert_names(&[("1.0", "N1Dot0"), ("1-0", "N1Hyphen0")]);
        assert_names(&[("a b", "SmallASpaceSmallB"), ("a-b", "AHyphenB"), ("A B", "CapitalASpaceCapitalB")]);
        assert_names(&[("m", "U6D"), ("M", "M"), ("SmallM", "SmallM")]);
        assert_names(&[("1", "U31_"), ("N1", "CapitalN1"), ("U31", "U31")]);
        assert_names(&[("10", "U31U30"), ("N10", "CapitalN10")]);
        assert_eq!(names(&["Unrecognized", "x"], true), ["CapitalUnrecognized", "X"]);
    }
}
