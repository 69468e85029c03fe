//! The constraining facets of restrictions (XSD Part 2, section 4.3).
//!
//! In comes a value with the text it was read from or is written as; what then holds is that every facet of the
//! restriction allows it. Generated code has one constant of [`Facets`] for each restriction that has any.
//!
//! Patterns are compiled when first needed and kept for good, found again by the address of the facet's slice: what a
//! constant refers to lies in a place of its own for as long as the program runs. A [`Facets`] that held its own compiled
//! patterns could be neither copied nor spread from [`Facets::NONE`].

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ptr;
use std::sync::{LazyLock, OnceLock, PoisonError, RwLock};

use crate::pattern::{Automaton, Pattern};
use crate::simple::{SimpleType, WhiteSpace};
use crate::value_error::Echo;
use crate::value_error::{ValueError, ValueErrorKind};

/// The facets of a restriction; those that are not there are `None` or empty.
///
/// ```
/// use xsdbind::facets::{self, Facets};
///
/// static DN: Facets = Facets {
///     max_length: Some(23),
///     patterns: &[&[r"\+?[0-9]+"]],
///     ..Facets::NONE
/// };
/// let dn = "+4930123".to_owned();
/// assert!(facets::check(&dn, &dn, &DN).is_ok());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facets {
    /// The name of the type in the schema, for `xsi:type`; empty for an anonymous one.
    pub name: &'static str,
    /// The namespace of that name; empty for none.
    pub namespace: &'static str,
    /// Of a union, what its members allow: `xsi:type` may name one of them, or a type that is derived from one.
    pub members: &'static [&'static Facets],
    /// `length`, in characters, octets or items.
    pub length: Option<usize>,
    /// `minLength`, in the same unit.
    pub min_length: Option<usize>,
    /// `maxLength`, in the same unit.
    pub max_length: Option<usize>,
    /// `pattern`: one slice for each step of derivation, all of which have to match; within one, any will do.
    pub patterns: &'static [&'static [&'static str]],
    /// `enumeration`: the texts of the values, white space processed.
    pub enumeration: &'static [&'static str],
    /// `minInclusive`, as text.
    pub min_inclusive: Option<&'static str>,
    /// `minExclusive`, as text.
    pub min_exclusive: Option<&'static str>,
    /// `maxInclusive`, as text.
    pub max_inclusive: Option<&'static str>,
    /// `maxExclusive`, as text.
    pub max_exclusive: Option<&'static str>,
    /// `totalDigits`.
    pub total_digits: Option<usize>,
    /// `fractionDigits`.
    pub fraction_digits: Option<usize>,
    /// `whiteSpace`: for whoever processes the text; [`check`] takes it as processed.
    pub white_space: Option<WhiteSpace>,
}

impl Facets {
    /// No facet at all.
    pub const NONE: Self = Self {
        name: "",
        namespace: "",
        members: &[],
        length: None,
        min_length: None,
        max_length: None,
        patterns: &[],
        enumeration: &[],
        min_inclusive: None,
        min_exclusive: None,
        max_inclusive: None,
        max_exclusive: None,
        total_digits: None,
        fraction_digits: None,
        white_space: None,
    };

    /// Those of types that restrict no other, which allow every value: known by their place.
    pub(crate) const fn none() -> &'static Self {
        static NONE: Facets = Facets::NONE;
        &NONE
    }

    /// Whether they allow every value.
    pub(crate) fn allow_all(&self) -> bool {
        let lengths = self.length.or(self.min_length).or(self.max_length);
        let digits = self.total_digits.or(self.fraction_digits);
        let lower = self.min_inclusive.or(self.min_exclusive);
        let bounds = lower.or(self.max_inclusive).or(self.max_exclusive);
        lengths.or(digits).is_none() && bounds.is_none() && self.patterns.is_empty() && self.enumeration.is_empty()
    }
}

/// Checks `value`, whose white-space processed text is `lexical`, against all of `facets`.
///
/// Facets that do not apply to the type, such as a length of a number, are passed over.
///
/// # Errors
///
/// When a facet does not allow the value, or when the facet itself is not valid.
#[inline]
pub fn check<T: SimpleType>(value: &T, lexical: &str, facets: &Facets) -> Result<(), ValueError> {
    check_value(value, lexical, facets)
}

/// The same of any value.
#[inline]
pub(crate) fn check_value<T: Faceted>(value: &T, lexical: &str, facets: &Facets) -> Result<(), ValueError> {
    if ptr::eq(facets, Facets::none()) {
        return Ok(());
    }
    check_all(value, lexical, facets)
}

fn check_all<T: Faceted>(value: &T, lexical: &str, facets: &Facets) -> Result<(), ValueError> {
    check_each(value, lexical, facets).map_err(|error| error.of_type(facets.name))
}

/// What facets ask of a value.
pub(crate) trait Faceted {
    /// [`SimpleType::as_text`].
    fn own_text(&self) -> Option<&str>;
    /// [`SimpleType::length`].
    fn count(&self) -> Option<usize>;
    /// [`SimpleType::LENGTH_UNIT`].
    fn unit(&self) -> &'static str;
    /// [`SimpleType::digits`].
    fn count_digits(&self) -> Option<(usize, usize)>;
    /// [`SimpleType::compare_bound`].
    fn order_to(&self, bound: &str) -> Result<Option<Ordering>, ValueError>;
    /// [`SimpleType::PREFIXED`].
    fn has_prefixes(&self) -> bool;
    /// Whether it is the value of a text that the schema lists.
    fn is_value_of(&self, text: &str) -> bool;
}

impl<T: SimpleType> Faceted for T {
    fn own_text(&self) -> Option<&str> {
        self.as_text()
    }

    fn count(&self) -> Option<usize> {
        self.length()
    }

    fn unit(&self) -> &'static str {
        T::LENGTH_UNIT
    }

    fn count_digits(&self) -> Option<(usize, usize)> {
        self.digits()
    }

    fn order_to(&self, bound: &str) -> Result<Option<Ordering>, ValueError> {
        self.compare_bound(bound)
    }

    fn has_prefixes(&self) -> bool {
        T::PREFIXED
    }

    fn is_value_of(&self, text: &str) -> bool {
        T::from_lexical(&T::WHITE_SPACE.apply(text)).is_ok_and(|allowed| self.same_value(&allowed))
    }
}

#[inline]
fn check_each<T: Faceted>(value: &T, lexical: &str, facets: &Facets) -> Result<(), ValueError> {
    check_length(value, facets)?;
    check_digits(value, facets)?;
    check_bounds(value, lexical, facets)?;
    // Most have neither, for which a call is much.
    if !facets.patterns.is_empty() {
        check_patterns(lexical, facets.patterns)?;
    }
    if facets.enumeration.is_empty() { Ok(()) } else { check_enumeration(value, lexical, facets.enumeration) }
}

fn check_length<T: Faceted>(value: &T, facets: &Facets) -> Result<(), ValueError> {
    let (exact, least, most) = (facets.length, facets.min_length, facets.max_length);
    if exact.or(least).or(most).is_none() {
        return Ok(());
    }
    // A character is of one to four bytes, so that characters need not be counted in most texts.
    if let (Some(text), None) = (value.own_text(), exact)
        && most.is_none_or(|most| text.len() <= most)
        && least.is_none_or(|least| text.len().div_ceil(4) >= least)
    {
        return Ok(());
    }
    let Some(length) = value.count() else {
        return Ok(());
    };
    let (message, limit) = match (exact, least, most) {
        (Some(exact), _, _) if length != exact => ("value does not have exactly", exact),
        (_, Some(least), _) if length < least => ("value is shorter than", least),
        (_, _, Some(most)) if length > most => ("value is longer than", most),
        _ => return Ok(()),
    };
    let message = format!("{message} {}", counted(limit, value.unit()));
    Err(ValueError::new(ValueErrorKind::Length, message))
}

/// `1 character`, `23 characters`
fn counted(count: usize, unit: &str) -> String {
    let unit = if count == 1 { unit.strip_suffix('s').unwrap_or(unit) } else { unit };
    format!("{count} {unit}")
}

fn check_digits<T: Faceted>(value: &T, facets: &Facets) -> Result<(), ValueError> {
    let (most_total, most_fraction) = (facets.total_digits, facets.fraction_digits);
    if most_total.or(most_fraction).is_none() {
        return Ok(());
    }
    let Some((total, fraction)) = value.count_digits() else {
        return Ok(());
    };
    let (limit, unit) = match (most_total, most_fraction) {
        (Some(most), _) if total > most => (most, "digits"),
        (_, Some(most)) if fraction > most => (most, "fraction digits"),
        _ => return Ok(()),
    };
    Err(ValueError::new(ValueErrorKind::Digits, format!("value has more than {}", counted(limit, unit))))
}

/// The limit, what a value beyond it is, and which order to the limit is allowed.
type Bound<'a> = (Option<&'a str>, &'a str, fn(Ordering) -> bool);

fn check_bounds<T: Faceted>(value: &T, lexical: &str, facets: &Facets) -> Result<(), ValueError> {
    let lower = facets.min_inclusive.or(facets.min_exclusive);
    if lower.or(facets.max_inclusive).or(facets.max_exclusive).is_none() {
        return Ok(());
    }
    let bounds: [Bound<'_>; 4] = [
        (facets.min_inclusive, "less than", Ordering::is_ge),
        (facets.min_exclusive, "not greater than", Ordering::is_gt),
        (facets.max_inclusive, "greater than", Ordering::is_le),
        (facets.max_exclusive, "not less than", Ordering::is_lt),
    ];
    for (bound, problem, allowed) in bounds {
        let Some(bound) = bound else { continue };
        let order = value.order_to(bound).map_err(|error| {
            ValueError::new(ValueErrorKind::Facet, format!("the bound of the schema is not valid: {error}"))
        })?;
        let problem = match order {
            Some(order) if allowed(order) => continue,
            Some(_) => problem,
            // Such as a date without time zone against one with it: it lies outside (section 3.2.7.4).
            None => "not comparable with",
        };
        let message = format!("value is {problem} {bound}: found `{}`", Echo(lexical));
        return Err(ValueError::new(ValueErrorKind::Bounds, message));
    }
    Ok(())
}

fn check_enumeration<T: Faceted>(
    value: &T,
    lexical: &str,
    enumeration: &'static [&'static str],
) -> Result<(), ValueError> {
    // The same text is the same value, which saves reading the values of the schema. Those of names are expanded.
    if !value.has_prefixes() && enumeration.contains(&lexical) {
        return Ok(());
    }
    if enumeration.iter().any(|text| value.is_value_of(text)) {
        return Ok(());
    }
    Err(ValueError::not_one_of(lexical, enumeration))
}

type Steps = &'static [&'static [&'static str]];
/// One for each step of derivation, as in [`Facets::patterns`]; the error is that of an invalid pattern.
type Compiled = &'static Result<Vec<Step>, ValueError>;

/// The patterns of one step of derivation, any of which will do.
struct Step {
    patterns: Vec<Pattern>,
    /// All of them, made when it is first needed; `None` where it is too large.
    automaton: OnceLock<Option<Automaton>>,
}

impl Step {
    fn is_match(&self, lexical: &str) -> bool {
        self.patterns.iter().any(|pattern| pattern.is_match(lexical))
    }

    fn automaton(&self) -> Option<&Automaton> {
        self.automaton.get_or_init(|| Automaton::any_of(self.patterns.iter().map(Pattern::as_str))).as_ref()
    }
}

fn check_patterns(lexical: &str, steps: Steps) -> Result<(), ValueError> {
    let compiled = compiled(steps);
    for step in compiled.as_ref().map_err(Clone::clone)? {
        if !step.is_match(lexical) {
            return Err(no_match("value does not match", &step.patterns));
        }
    }
    Ok(())
}

/// Whether the patterns take a text.
pub(crate) fn match_all(lexical: &str, facets: &Facets) -> bool {
    check_patterns(lexical, facets.patterns).is_ok()
}

/// What each step of patterns matches; `None` where that is too much to look at.
pub(crate) fn automata(facets: &Facets) -> Option<Vec<&'static Automaton>> {
    compiled(facets.patterns).as_ref().ok()?.iter().map(Step::automaton).collect()
}

/// There is no text of a value, whose canonical one this is, that the patterns take.
pub(crate) fn no_text(canonical: &str, facets: &Facets) -> ValueError {
    match compiled(facets.patterns) {
        Err(error) => error.clone(),
        Ok(steps) => {
            let all = steps.iter().flat_map(|step| &step.patterns);
            no_match(&format!("no text of the value `{}` matches", Echo(canonical)), all)
        }
    }
}

fn no_match<'p>(problem: &str, patterns: impl IntoIterator<Item = &'p Pattern>) -> ValueError {
    let mut message = format!("{problem} the pattern");
    for (index, pattern) in patterns.into_iter().enumerate() {
        message.push_str(if index == 0 { " `" } else { " or `" });
        message.push_str(pattern.as_str());
        message.push('`');
    }
    ValueError::new(ValueErrorKind::Pattern, message)
}

/// The compiled patterns, each slice compiled once: two slices with one address and one length are the same slice, as
/// what lives as long as the program never moves.
fn compiled(steps: Steps) -> Compiled {
    static CACHE: LazyLock<RwLock<HashMap<(usize, usize), Compiled>>> = LazyLock::new(RwLock::default);

    let key = (steps.as_ptr().addr(), steps.len());
    // A panic elsewhere cannot leave the map half changed, so a poisoned lock is as good as another.
    if let Some(found) = CACHE.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return found;
    }
    let mut cache = CACHE.write().unwrap_or_else(PoisonError::into_inner);
    // They are kept for good anyway.
    cache.entry(key).or_insert_with(|| Box::leak(Box::new(compile(steps))))
}

fn compile(steps: Steps) -> Result<Vec<Step>, ValueError> {
    let one = |source: &&str| {
        Pattern::new(source).map_err(|error| {
            ValueError::new(
                ValueErrorKind::Facet,
                format!("the pattern `{source}` of the schema is not valid: {error}"),
            )
        })
    };
    let all = |step: &&[&str]| {
        Ok(Step { patterns: step.iter().map(one).collect::<Result<_, _>>()?, automaton: OnceLock::new() })
    };
    steps.iter().map(all).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
