//! Escapes: characters, and classes with a name (XSD Part 2, section F.1.1).
//!
//! In comes what follows a backslash; out goes a character or a class.

use super::blocks;
use super::class::{Class, Member};
use super::error::PatternError;
use super::translate::Translator;
use crate::chars;
use crate::value_error::Echo;

/// What an escape stands for.
pub(super) enum Escape {
    Character(char),
    Class(Class),
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
            'p' | 'P' => Escape::Class(Class::new(character == 'P', self.property()?)),
            _ if is_taken_by_others(character) => {
                self.foreign.push(start);
                Escape::Character(character)
            }
            _ => match multi_character_escape(character) {
                Some(class) => Escape::Class(class),
                None => {
                    return Err(PatternError::new(start, format!("`\\{character}` is not an escape of XML Schema")));
                }
            },
        })
    }

    fn property(&mut self) -> Result<Vec<Member>, PatternError> {
        if !self.eat('{') {
            return self.fail("expected `{` and a category or a block");
        }
        let Some((name, _)) = self.rest().split_once('}') else {
            return self.fail("expected `}` after the category or block");
        };
        let members = match name.strip_prefix("Is") {
            Some(block) => of_ranges(&blocks::ranges(block)),
            None => categories(&[name]),
        };
        if members.is_empty() {
            let unknown = Echo(name).to_string();
            return self.fail(format!("`{unknown}` is neither a category nor a block of XML Schema"));
        }
        self.at += name.len() + 1;
        Ok(members)
    }
}

/// Whether an escape that production `SingleCharEsc` does not have means its character all the same, as in `\$` and `\/`:
/// validators take these, and so do most other syntaxes. `\<` and `\>` are ends of words to some, and letters and digits
/// mean much.
fn is_taken_by_others(character: char) -> bool {
    matches!(character, ' '..='~') && !character.is_ascii_alphanumeric() && !matches!(character, '<' | '>')
}

/// `\s \i \c \d \w` and their complements, as appendix F defines them.
fn multi_character_escape(character: char) -> Option<Class> {
    let (members, negative) = match character.to_ascii_lowercase() {
        's' => (of_ranges(&[(' ', ' '), ('\t', '\n'), ('\r', '\r')]), character == 'S'),
        'i' => (of_ranges(chars::NAME_START), character == 'I'),
        'c' => (of_ranges(&[chars::NAME_START, chars::NAME_MORE].concat()), character == 'C'),
        'd' => (categories(&["Nd"]), character == 'D'),
        // Defined as what is left without punctuation, separators and others.
        'w' => (categories(&["P", "Z", "C"]), character == 'w'),
        _ => return None,
    };
    Some(Class::new(negative, members))
}

fn of_ranges(ranges: &[(char, char)]) -> Vec<Member> {
    ranges.iter().map(|(first, last)| Member::Range(*first, *last)).collect()
}

/// Those of the names that appendix F lists as general categories; it leaves out `Cs`, since surrogates are not
/// characters of XML.
fn categories(names: &[&str]) -> Vec<Member> {
    names
        .iter()
        .filter_map(|name| CATEGORIES.iter().find(|known| *known == name).copied().map(Member::Category))
        .collect()
}

#[rustfmt::skip]
const CATEGORIES: &[&str] = &[
    "L", "Lu", "Ll", "Lt", "Lm", "Lo",
    "M", "Mn", "Mc", "Me",
    "N", "Nd", "Nl", "No",
    "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
    "Z", "Zs", "Zl", "Zp",
    "S", "Sm", "Sc", "Sk", "So",
    "C", "Cc", "Cf", "Co", "Cn",
];
