//! The two syntaxes that expressions are written in: that of the `regex` crate, and that of ECMA-262 with the flag `u`.
//!
//! In come characters and classes; out goes text in which nothing is read as an operator that is none. What else
//! expressions have, groups, branches and quantifiers, is the same in both.

use std::fmt::Write as _;

use super::class::{Class, Member};

/// What an expression is written for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The `regex` crate.
    Regex,
    /// ECMA-262, with the flag `u`.
    Ecma,
}

impl Target {
    /// What stands before and after an expression, for the whole text.
    pub(super) fn ends(self, source: &str) -> (&'static str, &'static str) {
        match self {
            Self::Regex => (r"\A(?:", r")\z"),
            Self::Ecma if source.contains('|') => ("^(?:", ")$"),
            Self::Ecma => ("^", "$"),
        }
    }

    /// A character outside of classes.
    pub(super) fn character(self, out: &mut String, character: char) {
        match self {
            Self::Regex => number(out, character),
            Self::Ecma => ecma_character(out, character, r"^$\.*+?()[]{}|"),
        }
    }

    pub(super) fn class(self, out: &mut String, class: &Class) {
        match self {
            Self::Regex => regex_class(out, class),
            Self::Ecma => ecma_class(out, class),
        }
    }
}

/// Everything but letters and digits goes as a number.
fn number(out: &mut String, character: char) {
    if character.is_ascii_alphanumeric() {
        out.push(character);
    } else {
        // Writing to a string cannot fail.
        let _ = write!(out, "\\x{{{:X}}}", u32::from(character));
    }
}

fn regex_class(out: &mut String, class: &Class) {
    if class.without.is_some() {
        out.push('[');
    }
    out.push_str(if class.negative { "[^" } else { "[" });
    for member in &class.members {
        match member {
            Member::Range(first, last) => range(out, *first, *last, number),
            Member::Category(name) => category(out, 'p', name),
            Member::Class(class) => regex_class(out, class),
        }
    }
    out.push(']');
    if let Some(without) = &class.without {
        out.push_str("--");
        regex_class(out, without);
        out.push(']');
    }
}

fn range(out: &mut String, first: char, last: char, character: fn(&mut String, char)) {
    character(out, first);
    if first < last {
        out.push('-');
        character(out, last);
    }
}

fn category(out: &mut String, letter: char, name: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\\{letter}{{{name}}}");
}

/// A character as it is, unless it is one of `syntax` or would not be seen. The flag `u` lets no other be escaped by a
/// backslash alone.
fn ecma_character(out: &mut String, character: char, syntax: &str) {
    match character {
        '\t' => out.push_str(r"\t"),
        '\n' => out.push_str(r"\n"),
        '\r' => out.push_str(r"\r"),
        _ if syntax.contains(character) => out.extend(['\\', character]),
        ' '..='~' => out.push(character),
        _ if character.is_alphanumeric() => out.push(character),
        _ => {
            let code = u32::from(character);
            // Writing to a string cannot fail.
            let _ = if code > 0xFFFF { write!(out, "\\u{{{code:X}}}") } else { write!(out, "\\u{code:04X}") };
        }
    }
}

fn ecma_in_class(out: &mut String, character: char) {
    match character {
        // Twice, they are operators to some, such as the flag `v`.
        '&' => out.push_str(r"\x26"),
        '~' => out.push_str(r"\x7E"),
        _ => ecma_character(out, character, r"^\[]-"),
    }
}

/// A class has neither subtraction nor classes in it, which looking ahead and branches say.
fn ecma_class(out: &mut String, class: &Class) {
    match &class.without {
        None => ecma_members(out, class),
        Some(without) => {
            out.push_str("(?:(?!");
            ecma_class(out, without);
            out.push(')');
            ecma_members(out, class);
            out.push(')');
        }
    }
}

fn ecma_members(out: &mut String, class: &Class) {
    if let [Member::Category(name)] = class.members[..] {
        return category(out, if class.negative { 'P' } else { 'p' }, name);
    }
    let (mut inside, mut beside) = (String::new(), Vec::new());
    ecma_split(&class.members, &mut inside, &mut beside);
    if beside.is_empty() {
        out.push_str(if class.negative { "[^" } else { "[" });
        out.push_str(&inside);
        out.push(']');
        return;
    }
    if !inside.is_empty() {
        beside.push(format!("[{inside}]"));
    }
    let any = beside.join("|");
    // Writing to a string cannot fail.
    let _ = if class.negative { write!(out, r"(?:(?!{any})[\s\S])") } else { write!(out, "(?:{any})") };
}

/// What can stand in brackets, and what has to stand beside them: all but some characters.
fn ecma_split(members: &[Member], inside: &mut String, beside: &mut Vec<String>) {
    for member in members {
        match member {
            Member::Range(first, last) => range(inside, *first, *last, ecma_in_class),
            Member::Category(name) => category(inside, 'p', name),
            Member::Class(class) => match class.members[..] {
                [Member::Category(name)] if class.negative => category(inside, 'P', name),
                _ if class.negative => {
                    let mut all_but = String::new();
                    ecma_members(&mut all_but, class);
                    beside.push(all_but);
                }
                _ => ecma_split(&class.members, inside, beside),
            },
        }
    }
}
