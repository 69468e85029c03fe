//! Character classes in brackets (XSD Part 2, section F.1).
//!
//! In comes a class, perhaps with another one subtracted; out goes the same in the syntax of the `regex` crate, in which
//! every character that is not a letter or digit is escaped, so that no operator of that syntax appears by accident.

use super::PatternError;
use super::escape::Escape;
use super::translate::{Translator, push_literal};

impl Translator<'_> {
    /// `[...]`, `[^...]`, and either with a class subtracted: `[...-[...]]`
    pub(super) fn class(&mut self) -> Result<String, PatternError> {
        let start = self.at;
        self.deeper()?;
        self.at += 1;
        let mut items = String::from(if self.eat('^') { "[^" } else { "[" });
        let first = self.at;
        let subtracted = loop {
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
                    break Some(class);
                }
                (Some(character), _) => items.push_str(&self.class_item(character, first)?),
            }
        };
        self.at += 1;
        self.depth -= 1;
        items.push(']');
        Ok(match subtracted {
            Some(class) => format!("[{items}--{class}]"),
            None => items,
        })
    }

    /// One character, range or escape of a class.
    fn class_item(&mut self, character: char, first: usize) -> Result<String, PatternError> {
        let start = self.at;
        let low = match character {
            '[' => return self.fail("`[` must be escaped"),
            '-' if start > first && !matches!(self.peek_second(), None | Some(']')) => {
                return self.fail("`-` must come first or last in a character class, or be escaped");
            }
            '\\' => match self.escape()? {
                Escape::Class(class) => return Ok(class),
                Escape::Character(character) => character,
            },
            _ => {
                self.at += character.len_utf8();
                character
            }
        };
        let mut item = String::new();
        push_literal(&mut item, low);
        // An unescaped `-` at either end stands for itself, so it starts no range (production `XmlChar`).
        if character != '-' && self.peek() == Some('-') && !matches!(self.peek_second(), None | Some('[' | ']')) {
            self.at += 1;
            let high = self.range_end()?;
            if high < low {
                return Err(PatternError::new(start, "the range ends before it starts"));
            }
            item.push('-');
            push_literal(&mut item, high);
        }
        Ok(item)
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
