//! From the syntax of XSD Part 2, appendix F, to that of the `regex` crate, or of ECMA-262.
//!
//! In comes an expression; out goes an equivalent one, anchored at both ends, in which every character that could have
//! a meaning of its own is escaped. What appendix F does not allow is refused here, since others read much of it as
//! something else: anchors, lazy quantifiers, flags, `\b`, classes within classes.

use std::fmt::{self, Write as _};

use super::class::{Class, Member};
use super::error::PatternError;
use super::escape::Escape;
use super::target::Target;

/// How deep groups and character classes may be nested: recursion stays well within the smallest stack.
pub(super) const MAX_DEPTH: usize = 64;

/// The expression that the target understands.
pub(super) fn translate(source: &str, target: Target) -> Result<String, PatternError> {
    Ok(translated(source, target)?.out)
}

/// Where escapes stand that appendix F does not have, and that are taken for their characters.
pub(super) fn foreign_escapes(source: &str) -> Result<Vec<usize>, PatternError> {
    Ok(translated(source, Target::Regex)?.foreign)
}

fn translated(source: &str, target: Target) -> Result<Translator<'_>, PatternError> {
    let out = String::with_capacity(source.len() * 2 + 16);
    let mut translator = Translator { source, at: 0, depth: 0, target, out, foreign: Vec::new() };
    let (start, end) = target.ends(source);
    translator.out.push_str(start);
    translator.branches()?;
    if translator.at < source.len() {
        return Err(PatternError::new(translator.at, "`)` without `(`"));
    }
    translator.out.push_str(end);
    Ok(translator)
}

/// Where reading is and what has been written; `escape` and `class` have more of it.
pub(super) struct Translator<'a> {
    pub(super) source: &'a str,
    pub(super) at: usize,
    pub(super) depth: usize,
    target: Target,
    out: String,
    /// Bytes at which escapes stand that are none of XML Schema.
    pub(super) foreign: Vec<usize>,
}

impl Translator<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn peek_second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    pub(super) fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    pub(super) fn eat(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        if found {
            self.at += expected.len_utf8();
        }
        found
    }

    fn push(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(text);
    }

    pub(super) fn fail<T>(&self, reason: impl Into<String>) -> Result<T, PatternError> {
        Err(PatternError::new(self.at, reason))
    }

    /// `branch ('|' branch)*`, up to the end or the `)` of the group.
    fn branches(&mut self) -> Result<(), PatternError> {
        loop {
            match self.peek() {
                None | Some(')') => return Ok(()),
                Some('|') => {
                    self.at += 1;
                    self.out.push('|');
                }
                Some(character) => {
                    self.atom(character)?;
                    self.quantifier()?;
                }
            }
        }
    }

    fn atom(&mut self, character: char) -> Result<(), PatternError> {
        match character {
            '(' => self.group(),
            '[' => {
                let class = self.class()?;
                self.target.class(&mut self.out, &class);
                Ok(())
            }
            '\\' => {
                match self.escape()? {
                    Escape::Character(character) => self.target.character(&mut self.out, character),
                    Escape::Class(class) => self.target.class(&mut self.out, &class),
                }
                Ok(())
            }
            '.' => {
                self.at += 1;
                let line_ends = vec![Member::Range('\n', '\n'), Member::Range('\r', '\r')];
                self.target.class(&mut self.out, &Class::new(true, line_ends));
                Ok(())
            }
            '?' | '*' | '+' | '{' => {
                self.fail(format!("nothing to repeat before `{character}`; escape it to match it"))
            }
            '}' | ']' => self.fail(format!("`{character}` must be escaped")),
            _ => {
                self.at += character.len_utf8();
                self.target.character(&mut self.out, character);
                Ok(())
            }
        }
    }

    fn group(&mut self) -> Result<(), PatternError> {
        let start = self.at;
        self.deeper()?;
        self.at += 1;
        self.out.push_str("(?:");
        self.branches()?;
        if !self.eat(')') {
            return Err(PatternError::new(start, "`(` without `)`"));
        }
        self.out.push(')');
        self.depth -= 1;
        Ok(())
    }

    pub(super) fn deeper(&mut self) -> Result<(), PatternError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fail(format!("nested deeper than {MAX_DEPTH} levels"));
        }
        Ok(())
    }

    fn quantifier(&mut self) -> Result<(), PatternError> {
        match self.peek() {
            Some(sign @ ('?' | '*' | '+')) => {
                self.at += 1;
                self.out.push(sign);
            }
            Some('{') => self.quantity()?,
            _ => return Ok(()),
        }
        match self.peek() {
            Some('?' | '*' | '+' | '{') => self.fail("a quantifier cannot follow another one"),
            _ => Ok(()),
        }
    }

    /// `{n}`, `{n,}`, `{n,m}`
    fn quantity(&mut self) -> Result<(), PatternError> {
        let start = self.at;
        self.at += 1;
        let least = self.number()?;
        let most = match self.eat(',') {
            false => Some(least),
            true if self.peek() == Some('}') => None,
            true => Some(self.number()?),
        };
        if !self.eat('}') {
            return self.fail("expected `}`");
        }
        match most {
            Some(most) if most < least => {
                return Err(PatternError::new(start, "more at least than at most"));
            }
            Some(most) if most == least => self.push(format_args!("{{{least}}}")),
            Some(most) => self.push(format_args!("{{{least},{most}}}")),
            None => self.push(format_args!("{{{least},}}")),
        }
        Ok(())
    }

    fn number(&mut self) -> Result<u32, PatternError> {
        let rest = self.rest();
        let length = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
        if length == 0 {
            return self.fail("expected a number");
        }
        let Ok(number) = rest.get(..length).unwrap_or_default().parse() else {
            return self.fail("too many repetitions");
        };
        self.at += length;
        Ok(number)
    }
}
