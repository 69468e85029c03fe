//! The regular expressions of `pattern` facets (XSD Part 2, appendix F).
//!
//! In comes an expression as the schema has it; out goes a [`Pattern`] that tells whether a whole text matches, or a
//! [`PatternError`] with the place and the reason. `translate` rewrites the expression for the `regex` crate, whose
//! matching takes time linear in the text, or for ECMA-262; `class`, `escape` and `blocks` help it, `target` has what the
//! two differ in. `automaton` finds texts that several expressions match.
//!
//! Character properties come from the Unicode version of the `regex` crate, as the specification allows: it tells
//! implementers to follow later versions of the character database.

mod automaton;
mod blocks;
mod class;
mod error;
mod escape;
#[cfg(feature = "arbitrary")]
mod sample;
mod syntax;
mod target;
mod translate;

use std::fmt;

pub(crate) use automaton::Automaton;
pub use error::PatternError;
use regex::{Regex, RegexBuilder};
#[cfg(feature = "arbitrary")]
pub(crate) use sample::sample;
use syntax::NEST_LIMIT;
use target::Target;

/// The compiled program may take this many bytes: about five hundred times `\p{L}`, or a hundred thousand letters.
const SIZE_LIMIT: usize = 16 << 20;
/// A compiled regular expression of XML Schema.
///
/// It always stands for the whole text: `^` and `$` are ordinary characters.
///
/// ```
/// use xsdbind::pattern::Pattern;
///
/// let pattern = Pattern::new(r"[a-z-[aeiou]]{2,4}\d?")?;
/// assert!(pattern.is_match("xyz1"));
/// assert!(!pattern.is_match("abc"));
/// # Ok::<(), xsdbind::pattern::PatternError>(())
/// ```
#[derive(Clone)]
pub struct Pattern {
    source: Box<str>,
    regex: Regex,
}

impl Pattern {
    /// Compiles an expression.
    ///
    /// # Errors
    ///
    /// When `source` is not a regular expression by XSD Part 2, appendix F, but for
    /// [some escapes](Self::foreign_escapes), or when it is nested or repeated beyond the limits of this crate.
    pub fn new(source: &str) -> Result<Self, PatternError> {
        let translated = translate::translate(source, Target::Regex)?;
        let regex = RegexBuilder::new(&translated)
            .size_limit(SIZE_LIMIT)
            .nest_limit(NEST_LIMIT)
            .build()
            .map_err(|error| PatternError::compile(&error))?;
        Ok(Self { source: source.into(), regex })
    }

    /// Whether `source` is an expression, without compiling it: in time linear in its length.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new), but for expressions that are too large when compiled.
    pub fn check(source: &str) -> Result<(), PatternError> {
        translate::translate(source, Target::Regex).map(drop)
    }

    /// The bytes at which escapes stand that XML Schema does not have, such as `\$` and `\/`, and that are taken for the
    /// character that follows the backslash, as validators do. Any sign of ASCII is, but `<` and `>`.
    ///
    /// ```
    /// use xsdbind::pattern::Pattern;
    ///
    /// assert_eq!(Pattern::foreign_escapes(r"\$\d+\.\d")?, [0]);
    /// # Ok::<(), xsdbind::pattern::PatternError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`check`](Self::check).
    pub fn foreign_escapes(source: &str) -> Result<Vec<usize>, PatternError> {
        translate::foreign_escapes(source)
    }

    /// The same expression for ECMA-262 with the flag `u`, as JSON Schema takes it: anchored at both ends, and exact.
    ///
    /// ```
    /// use xsdbind::pattern::Pattern;
    ///
    /// assert_eq!(Pattern::to_ecma(r"\+?\d{1,15}")?, r"^\+?\p{Nd}{1,15}$");
    /// assert_eq!(Pattern::to_ecma(r"[a-z-[aeiou]]")?, r"^(?:(?![aeiou])[a-z])$");
    /// # Ok::<(), xsdbind::pattern::PatternError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`check`](Self::check).
    pub fn to_ecma(source: &str) -> Result<String, PatternError> {
        translate::translate(source, Target::Ecma)
    }

    /// Whether the whole of `text` matches.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// The expression as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.source
    }
}

/// Whether patterns, one slice for each step of derivation, match what becomes of each text that they match.
///
/// What becomes of texts is an expression, too: a character in it stays, one that is [marked](mark) is dropped, or added.
/// `None` if that is too much to look at.
#[doc(hidden)]
#[must_use]
pub fn are_closed_under(change: &str, steps: &[Vec<&str>]) -> Option<bool> {
    let steps = steps.iter().map(|step| Automaton::any_of(step.iter().copied()));
    let all = steps.reduce(|all, step| all?.and(&step?))??;
    all.is_closed_under(&Automaton::new(change)?)
}

/// A character of ASCII as one that is dropped, or one that is added.
#[doc(hidden)]
#[must_use]
pub fn mark(character: char, is_added: bool) -> char {
    automaton::marked(character, is_added)
}

/// Appends an expression for nothing but a text.
pub(crate) fn literal(text: &str, out: &mut String) {
    for character in text.chars() {
        if r"\|.-^?*+{}()[]".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.source).finish()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
