//! Character classes in brackets (XSD Part 2, section F.1).
//!
//! In comes a class, perhaps with another one subtracted; out goes what is in it. `target` writes it down.

use super::error::PatternError;
use super::escape::Escape;
use super::translate::Translator;

/// The characters that are one of its members, or none of them, without those of another class.
pub(super) struct Class {
    pub(super) negative: bool,
    pub(super) members: Vec<Member>,
    pub(super) without: Option<Box<Class>>,
}

/// Some of the characters of a class.
pub(super) enum Member {
    /// From one to another.
    Range(char, char),
    /// Those of a general category of Unicode.
    Category(&'static str),
    /// Those of a class with a name: nothing is taken from it.
    Class(Class),
}

impl Class {
    /// A class from which nothing is taken.
    pub(super) fn new(negative: bool, members: Vec<Member>) -> Self {
        Self { negative, members, without: None }
    }
}

impl Translator<'_> {
    /// `[...]`, `[^...]`, and either with a class subtracted: `[...-[...]]`
    pub(super) fn class(&mut self) -> Result<Class, PatternError> {
        let start = self.at;
        self.deeper()?;
        self.at += 1;
        let negative = self.eat('^');
        let first = self.at;
        let mut members = Vec::new();
        let without = loop {
            match (self.peek(), self.peek_second()) {
                (None, _) => return Err(PatternError::new(start, "`[` without `]`")),
                (Some(']' | '['), _) if self.at == first => {
                    return self.fail("a character class cannot be empty");
                }
                (Some(']'), _) => break None,
                (Some('-'), Some('[')) if self.at > first => {
                    self.at += 1;
                    let class = self.class()?;
                    if self.peek() != Some(']') {
                        return self.fail("expected `]` after a subtracted class");
                    }
                    break Some(Box::new(class));
                }
                (Some(character), _) => members.push(self.member(character, first)?),
            }
        };
        self.at += 1;
        self.depth -= 1;
        Ok(Class { negative, members, without })
    }

    /// One character, range or escape of a class.
    fn member(&mut self, character: char, first: usize) -> Result<Member, PatternError> {
        let start = self.at;
        let low = match character {
            '[' => return self.fail("`[` must be escaped"),
            '-' if start > first && self.peek_second().is_some() && !self.is_last_hyphen() => {
                return self.fail("`-` must come first or last in a character class, or be escaped");
            }
            '\\' => match self.escape()? {
                Escape::Class(class) => return Ok(Member::Class(class)),
                Escape::Character(character) => character,
            },
            _ => {
                self.at += character.len_utf8();
                character
            }
        };
        // An unescaped `-` at either end stands for itself, so it starts no range (production `XmlChar`).
        if character == '-'
            || self.peek() != Some('-')
            || self.is_last_hyphen()
            || matches!(self.peek_second(), None | Some('['))
        {
            return Ok(Member::Range(low, low));
        }
        self.at += 1;
        let high = self.range_end()?;
        if high < low {
            return Err(PatternError::new(start, "the range ends before it starts"));
        }
        Ok(Member::Range(low, high))
    }

    /// Whether the hyphen here ends its class: `]` follows, or another class that is subtracted.
    fn is_last_hyphen(&self) -> bool {
        self.rest().starts_with("-]") || self.rest().starts_with("--[")
    }

    fn range_end(&mut self) -> Result<char, PatternError> {
        let start = self.at;
        match self.peek() {
            Some('\\') => match self.escape()? {
                Escape::Character(character) => Ok(character),
                Escape::Class(_) => Err(PatternError::new(start, "a range cannot end with a class")),
            },
            Some(character) if !matches!(character, '-' | '[' | ']') => {
                self.at += character.len_utf8();
                Ok(character)
            }
            _ => self.fail("expected the end of the range"),
        }
    }
}
