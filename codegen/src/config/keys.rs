//! Tables of a TOML file, taken key by key.
//!
//! In comes the parsed file; out go the values asked for, each with its place. What has the wrong
//! type, is missing, or was never asked for becomes a diagnostic, and reading goes on.

use std::ops::Range;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use xsdbind::raw::nearest;

use super::Rule;
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics, Place};
use crate::source::Lines;

/// A value with its place in the text.
pub(crate) type Value<'t> = toml::Spanned<DeValue<'t>>;

/// The file that is read, and what is wrong with it so far.
pub(crate) struct Reader<'a> {
    pub(crate) path: &'a Path,
    pub(crate) lines: Lines,
    pub(crate) problems: Diagnostics,
}

/// The keys of one table that have been asked for, and the table.
pub(crate) struct Keys<'r, 'a, 't> {
    reader: &'r mut Reader<'a>,
    table: &'t DeTable<'t>,
    at: Place,
    asked: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    /// Parses the text of a file. What is left of one with wrong syntax would only lead to problems that are not there.
    pub(crate) fn of<'t>(path: &'a Path, text: &'t str) -> Result<(Self, toml::Spanned<DeTable<'t>>), Diagnostics> {
        let mut reader = Self { path, lines: Lines::new(text), problems: Diagnostics::new() };
        let (document, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let reason = error.message().to_owned();
            reader.problem(ConfigProblem::NotToml { reason }, &error.span().unwrap_or_default());
        }
        if errors.is_empty() { Ok((reader, document)) } else { Err(reader.problems) }
    }

    /// The place at which this range of the text begins.
    pub(crate) fn place(&self, range: &Range<usize>) -> Place {
        let (line, column) = self.lines.position(range.start);
        Place { path: self.path.display().to_string().into(), line, column }
    }

    /// Notes a problem and goes on.
    pub(crate) fn problem(&mut self, problem: ConfigProblem, range: &Range<usize>) {
        let place = self.place(range);
        self.problems.push(Diagnostic::error(problem, Some(place)));
    }

    /// This value as what `read` makes of it, or a problem that says what was `expected`.
    pub(crate) fn expect<'v, 'd, T>(
        &mut self,
        key: &str,
        value: &'v Value<'d>,
        expected: &'static str,
        read: impl FnOnce(&'v DeValue<'d>) -> Option<T>,
    ) -> Option<T> {
        let found = read(value.get_ref());
        if found.is_none() {
            let (key, found) = (key.to_owned(), value.get_ref().type_str());
            self.problem(ConfigProblem::Type { key, found, expected }, &value.span());
        }
        found
    }

    /// A string, with its place.
    pub(crate) fn string(&mut self, key: &str, value: &Value<'_>) -> Option<Rule<String>> {
        let text = self.expect(key, value, "string", DeValue::as_str)?;
        Some(Rule { value: text.to_owned(), at: Some(self.place(&value.span())) })
    }

    /// An array of strings.
    pub(crate) fn strings(&mut self, key: &str, value: &Value<'_>) -> Option<Vec<Rule<String>>> {
        let array = self.expect(key, value, "array of strings", DeValue::as_array)?;
        // Collected twice, so that every item is looked at.
        let items: Vec<_> = array.iter().map(|item| self.string(key, item)).collect();
        items.into_iter().collect()
    }

    /// A whole number from 1 to `most`.
    pub(crate) fn number(&mut self, key: &'static str, value: &Value<'_>, most: u64) -> Option<u64> {
        let number = self.expect(key, value, "whole number", DeValue::as_integer)?;
        let digits = number.as_str().replace('_', "");
        let found = u64::from_str_radix(&digits, number.radix()).ok().filter(|found| (1..=most).contains(found));
        if found.is_none() {
            let (found, expected) = (number.to_string(), format!("a number from 1 to {most}"));
            self.problem(ConfigProblem::Number { key, found, expected }, &value.span());
        }
        found
    }

    /// One of a few words.
    pub(crate) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        value: &Value<'_>,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.expect(key, value, "string", DeValue::as_str)?;
        let word = words.iter().find(|(word, _)| *word == text);
        if word.is_none() {
            let (found, expected) = (text.to_owned(), list(words.iter().map(|(word, _)| *word)));
            let problem = ConfigProblem::Value { key, found, expected };
            let problem = Diagnostic::error(problem, Some(self.place(&value.span())));
            self.problems.push(meant(problem, text, words.iter().map(|(word, _)| *word)));
        }
        word.map(|(_, meaning)| *meaning)
    }
}

impl<'r, 'a, 't> Keys<'r, 'a, 't> {
    /// Begins with a table that stands `at` this place.
    pub(crate) fn new(reader: &'r mut Reader<'a>, table: &'t DeTable<'t>, at: &Range<usize>) -> Self {
        let at = reader.place(at);
        Self { reader, table, at, asked: Vec::new() }
    }

    /// The value of a key that may be missing.
    pub(crate) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Reader<'a>, &'static str, &'t Value<'t>) -> Option<T>,
    ) -> Option<T> {
        self.asked.push(key);
        let value = self.table.get(key)?;
        read(self.reader, key, value)
    }

    /// The value of a key that must be there.
    pub(crate) fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Reader<'a>, &'static str, &'t Value<'t>) -> Option<T>,
    ) -> Option<T> {
        if !self.table.contains_key(key) {
            let problem = ConfigProblem::MissingKey { key };
            self.reader.problems.push(Diagnostic::error(problem, Some(self.at.clone())));
        }
        self.optional(key, read)
    }

    /// Reports the keys that nobody asked for.
    pub(crate) fn finish(self) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if !self.asked.contains(&name) {
                let problem = ConfigProblem::UnknownKey { key: name.to_owned() };
                let problem = Diagnostic::error(problem, Some(self.reader.place(&key.span())));
                let problem = problem.note(format!("known here are {}", list(self.asked.iter().copied())));
                self.reader.problems.push(meant(problem, name, self.asked.iter().copied()));
            }
        }
    }
}

/// A problem with the word that may have been meant.
fn meant<'w>(problem: Diagnostic, found: &str, words: impl Iterator<Item = &'w str>) -> Diagnostic {
    match nearest(found, words) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem,
    }
}

/// "`a`, `b`".
fn list(words: impl Iterator<Item = &'static str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
