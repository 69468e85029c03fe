//! Whether patterns are regular expressions that the runtime can compile, and which texts they match: asked of the runtime
//! itself.

use std::collections::HashMap;

use xsdbind::pattern::{Pattern, PatternError};

use crate::diagnostics::{SchemaProblem, brief};
use crate::model::{Facet, Str};

/// How much work compiling may be for all patterns together. Beyond that, only their syntax is looked at.
const MOST_WORK: u64 = 500_000;
/// How much work one pattern can be: compiling ends where it is too large.
const MOST_OF_ONE: u64 = 100_000;
/// How many characters a class is worth, `\\p{L}` as well as `\\d`.
const CLASS: u64 = 100;

/// The patterns that have been looked at.
#[derive(Default)]
pub(crate) struct Patterns {
    known: HashMap<Str, Option<SchemaProblem>>,
    /// Those that texts were compared with; `None` where that is too much work.
    compiled: HashMap<Str, Option<Pattern>>,
    work: u64,
}

impl Patterns {
    /// Checks a pattern, unless it has been; gives what is to be warned of.
    pub(crate) fn check(&mut self, pattern: &Str) -> Result<Option<SchemaProblem>, SchemaProblem> {
        if let Some(warning) = self.known.get(pattern) {
            return Ok(warning.clone());
        }
        let work = work(pattern);
        let result = if self.work.saturating_add(work) > MOST_WORK {
            Pattern::check(pattern)
        } else {
            self.work += work;
            Pattern::new(pattern).map(drop)
        };
        let escapes = result.and_then(|()| Pattern::foreign_escapes(pattern));
        let warning = foreign(pattern, &escapes.map_err(|error| problem(pattern, &error))?);
        self.known.insert(pattern.clone(), warning.clone());
        Ok(warning)
    }

    /// Whether the patterns of each step match a text, as far as that is little work: beyond that, all do.
    pub(crate) fn match_all(&mut self, steps: &[Vec<Facet<Str>>], text: &str) -> bool {
        self.is_match(steps, text, true)
    }

    /// The same, where beyond that none does.
    pub(crate) fn are_known_to_match(&mut self, steps: &[Vec<Facet<Str>>], text: &str) -> bool {
        self.is_match(steps, text, false)
    }

    fn is_match(&mut self, steps: &[Vec<Facet<Str>>], text: &str, beyond: bool) -> bool {
        let mut any = |step: &Vec<Facet<Str>>| step.iter().any(|pattern| self.matches(&pattern.value, text, beyond));
        steps.iter().all(&mut any)
    }

    fn matches(&mut self, pattern: &Str, text: &str, beyond: bool) -> bool {
        if !self.compiled.contains_key(pattern) {
            self.work = self.work.saturating_add(work(pattern));
            let compiled = if self.work > MOST_WORK { None } else { Pattern::new(pattern).ok() };
            self.compiled.insert(pattern.clone(), compiled);
        }
        self.compiled[pattern].as_ref().map_or(beyond, |pattern| pattern.is_match(text))
    }
}

fn problem(pattern: &str, error: &PatternError) -> SchemaProblem {
    let character = character(pattern, error.offset());
    SchemaProblem::Pattern { value: brief(pattern), character, reason: error.reason().to_owned() }
}

/// What there is to say of escapes that are none of XML Schema: each once, and where the first stands.
fn foreign(pattern: &str, offsets: &[usize]) -> Option<SchemaProblem> {
    let character = character(pattern, *offsets.first()?);
    let mut escapes: Vec<&str> = offsets.iter().filter_map(|at| pattern.get(*at..at + 2)).collect();
    escapes.sort_unstable();
    escapes.dedup();
    let escapes = escapes.iter().map(|escape| format!("`{escape}`")).collect::<Vec<_>>().join(", ");
    Some(SchemaProblem::ForeignEscapes { value: brief(pattern), character, escapes })
}

/// The number of the character at a byte, from 1.
fn character(pattern: &str, offset: usize) -> usize {
    pattern.get(..offset).map_or(0, |before| before.chars().count()) + 1
}

/// About how large a pattern is with its repetitions written out: its length, and its classes, times all the numbers
/// in braces.
fn work(pattern: &str) -> u64 {
    let quantities = pattern.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let most = |quantity: &str| quantity.split(',').filter_map(|number| number.parse::<u64>().ok()).max();
    let repeated = quantities.filter_map(most).fold(1, |all: u64, number| all.saturating_mul(number.max(1)));
    let classes = pattern.matches('\\').count() as u64;
    repeated.saturating_mul(pattern.len() as u64 + CLASS * classes).min(MOST_OF_ONE)
}
