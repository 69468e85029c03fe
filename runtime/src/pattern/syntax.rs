//! Expressions taken apart, by the crate `regex-syntax`.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;

use super::error::PatternError;
use super::target::Target;
use super::translate;

/// More than what `translate::MAX_DEPTH` can lead to, which is the limit that users see.
pub(super) const NEST_LIMIT: u32 = 1000;

/// An expression taken apart.
pub(super) fn taken_apart(source: &str) -> Result<Hir, PatternError> {
    let translated = translate::translate(source, Target::Regex)?;
    let parser = ParserBuilder::new().nest_limit(NEST_LIMIT).build().parse(&translated);
    parser.map_err(|error| PatternError::new(0, error.to_string()))
}
