//! Escapes: characters, and classes with a name (XSD Part 2, section F.1.1).
//!
//! In comes what follows a backslash; out goes a character, or a class in the syntax of the `regex` crate.

use super::translate::Translator;
use super::{PatternError, blocks};
use crate::types::chars;
use crate::value_error::Echo;

/// What an escape stands for.
pub(super) enum Escape {
    Character(char),
    /// A class in the syntax of the `regex` crate, valid inside and outside of brackets.
    Class(String),
}

impl Translator<'_> {
    /// What follows a backslash: `\n`, `\.`, `\d`, `\p{Lu}`, `\P{IsGreek}`
    pub(super) fn escape(&mut self) -> Result<Escape, PatternError> {
        let start = self.at;
        self.at += 1;
        let Some(character) = self.peek() else {
            return Err(PatternError::new(start, "nothing follows `\\`"));
        };
        self.at += character.len_utf8();
        Ok(match character {
            'n' => Escape::Character('\n'),
            'r' => Escape::Character('\r'),
            't' => Escape::Character('\t'),
            '\\' | '|' | '.' | '?' | '*' | '+' | '(' | ')' | '{' | '}' | '-' | '[' | ']' | '^' => {
                Escape::Character(character)
            }
            'p' | 'P' => Escape::Class(self.property(character == 'P')?),
            _ => match multi_character_escape(character) {
                Some(class) => Escape::Class(class),
                None => {
                    return Err(PatternError::new(start, format!("`\\{character}` is not an escape of XML Schema")));
                }
            },
        })
    }

    fn property(&mut self, negative: bool) -> Result<String, PatternError> {
        if !self.eat('{') {
            return self.fail("expected `{` and a category or a block");
        }
        let Some((name, _)) = self.rest().split_once('}') else {
            return self.fail("expected `}` after the category or block");
        };
        let class = match name.strip_prefix("Is") {
            Some(block) => blocks::class(block, negative),
            None if is_category(name) => Some(format!(r"\{}{{{name}}}", if negative { 'P' } else { 'p' })),
            None => None,
        };
        let Some(class) = class else {
            let unknown = Echo(name).to_string();
            return self.fail(format!("`{unknown}` is neither a category nor a block of XML Schema"));
        };
        self.at += name.len() + 1;
        Ok(class)
    }
}

/// `\s \i \c \d \w` and their complements, as appendix F defines them.
fn multi_character_escape(character: char) -> Option<String> {
    let (inside, negative) = match character.to_ascii_lowercase() {
        's' => (r"\x20\t\n\r".to_owned(), character == 'S'),
        'i' => (chars::class(chars::NAME_START), character == 'I'),
        'c' => (chars::class(chars::NAME_START) + &chars::class(chars::NAME_MORE), character == 'C'),
        'd' => (r"\p{Nd}".to_owned(), character == 'D'),
        // Defined as what is left without punctuation, separators and others.
        'w' => (r"\p{P}\p{Z}\p{C}".to_owned(), character == 'w'),
        _ => return None,
    };
    Some(format!("[{}{inside}]", if negative { "^" } else { "" }))
}

/// The general categories that appendix F lists; it leaves out `Cs`, since surrogates are not characters of XML.
fn is_category(name: &str) -> bool {
    let mut characters = name.chars();
    let minor = match characters.next() {
        Some('L') => "ultmo",
        Some('M') => "nce",
        Some('N') => "dlo",
        Some('P') => "cdseifo",
        Some('Z') => "slp",
        Some('S') => "mcko",
        Some('C') => "cfon",
        _ => return false,
    };
    match (characters.next(), characters.next()) {
        (None, _) => true,
        (Some(second), None) => minor.contains(second),
        _ => false,
    }
}
