//! The facets of one restriction: checked against those of its base and merged with them, XSD part 2,
//! sections 4.1.5 and 4.3.

use std::cmp::Ordering;
use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Diagnostics, Place, SchemaProblem, brief};
use crate::model::{Builtin, EnumerationValue, Facet, Facets, Primitive, Str, Variety, WhiteSpace};
use crate::values::{self, Patterns, has_bounds, has_digits, has_length};
use crate::xsd::{self, FacetKind};

/// What a restriction restricts.
pub(super) struct Step<'a> {
    pub(super) variety: &'a Variety,
    pub(super) base: &'a Facets,
    pub(super) name: String,
    /// Where it stands.
    pub(super) place: &'a Place,
}

/// The facets of the step alone, and merged with the base's.
pub(super) fn apply(
    step: &Step<'_>,
    xsd: &[xsd::Facet],
    known: &mut Patterns,
    problems: &mut Diagnostics,
) -> (Facets, Facets) {
    let mut own = Facets::default();
    let mut patterns = Vec::new();
    for facet in xsd {
        if !applies(facet.kind, step.variety) {
            let (facet_name, base) = (facet.kind.name(), step.name.clone());
            let problem = SchemaProblem::FacetNotApplicable { facet: facet_name, base };
            problems.push(Diagnostic::error(problem, Some(facet.place.clone())));
            continue;
        }
        let checked = if facet.kind == FacetKind::Pattern { known.check(&facet.value) } else { Ok(None) };
        let place = Some(facet.place.clone());
        match checked.and_then(|warning| read(step, facet, &mut own, &mut patterns).map(|()| warning)) {
            Ok(None) => {}
            Ok(Some(warning)) => problems.push(Diagnostic::warning(warning, place)),
            Err(problem) => problems.push(Diagnostic::error(problem, place)),
        }
    }
    if !patterns.is_empty() {
        own.patterns.push(patterns);
    }
    enumerate(step, xsd, &mut own, problems);
    exclusive(&own, step.base, problems);
    let mut merged = merge(step, &own, problems);
    check_ranges(step, &merged, xsd, problems);
    exclude(step, &own, &mut merged, known, problems);
    (own, merged)
}

/// XSD part 2, section 4.1.5, "Applicable Facets".
fn applies(kind: FacetKind, variety: &Variety) -> bool {
    use FacetKind::{
        Enumeration, FractionDigits, Length, MaxExclusive, MaxInclusive, MaxLength, MinExclusive, MinInclusive,
        MinLength, Pattern, TotalDigits, WhiteSpace,
    };
    let builtin = match variety {
        Variety::Union { .. } => return matches!(kind, Pattern | Enumeration),
        Variety::List { .. } => Primitive::List,
        Variety::Atomic(builtin) => builtin.primitive(),
    };
    match kind {
        Pattern | WhiteSpace => builtin != Primitive::Any,
        Enumeration => !matches!(builtin, Primitive::Any | Primitive::Boolean),
        Length | MinLength | MaxLength => {
            matches!(builtin, Primitive::Text | Primitive::Binary | Primitive::List | Primitive::QName)
        }
        TotalDigits | FractionDigits => builtin == Primitive::Decimal,
        MaxInclusive | MaxExclusive | MinInclusive | MinExclusive => {
            matches!(builtin, Primitive::Decimal | Primitive::Float | Primitive::Time)
        }
    }
}

/// Puts a facet where it belongs.
fn read(
    step: &Step<'_>,
    xsd: &xsd::Facet,
    own: &mut Facets,
    patterns: &mut Vec<Facet<Str>>,
) -> Result<(), SchemaProblem> {
    let slot = match xsd.kind {
        FacetKind::Length => Slot::Number(&mut own.length),
        FacetKind::MinLength => Slot::Number(&mut own.min_length),
        FacetKind::MaxLength => Slot::Number(&mut own.max_length),
        FacetKind::TotalDigits => Slot::Number(&mut own.total_digits),
        FacetKind::FractionDigits => Slot::Number(&mut own.fraction_digits),
        FacetKind::MaxInclusive => Slot::Bound(&mut own.max_inclusive),
        FacetKind::MaxExclusive => Slot::Bound(&mut own.max_exclusive),
        FacetKind::MinInclusive => Slot::Bound(&mut own.min_inclusive),
        FacetKind::MinExclusive => Slot::Bound(&mut own.min_exclusive),
        FacetKind::WhiteSpace => Slot::Blanks(&mut own.white_space),
        FacetKind::Pattern => {
            patterns.push(facet(xsd, xsd.value.clone()));
            return Ok(());
        }
        FacetKind::Enumeration => return Ok(()),
    };
    let text = WhiteSpace::Collapse.apply(&xsd.value);
    let invalid = || invalid(xsd.kind.name(), &xsd.value, &step.name);
    let twice = match slot {
        Slot::Number(slot) => {
            let number = text.strip_prefix('+').unwrap_or(&text).parse::<u64>().ok();
            let least = u64::from(xsd.kind == FacetKind::TotalDigits);
            let number = number.filter(|number| *number >= least).ok_or_else(|| {
                let base = if least == 0 { "xs:nonNegativeInteger" } else { "xs:positiveInteger" };
                self::invalid(xsd.kind.name(), &xsd.value, base)
            })?;
            slot.replace(facet(xsd, number)).is_some()
        }
        Slot::Bound(slot) => {
            if let Variety::Atomic(builtin) = step.variety
                && !(values::is_value(*builtin, &text) && has_digits(*builtin, step.base, &text))
            {
                return Err(invalid());
            }
            slot.replace(facet(xsd, text.as_ref().into())).is_some()
        }
        Slot::Blanks(slot) => {
            let value = match text.as_ref() {
                "preserve" => WhiteSpace::Preserve,
                "replace" => WhiteSpace::Replace,
                "collapse" => WhiteSpace::Collapse,
                _ => return Err(invalid()),
            };
            slot.replace(facet(xsd, value)).is_some()
        }
    };
    if twice { Err(SchemaProblem::FacetTwice { facet: xsd.kind.name() }) } else { Ok(()) }
}

/// Where a facet's value goes, by the kind of value.
enum Slot<'a> {
    Number(&'a mut Option<Facet<u64>>),
    Bound(&'a mut Option<Facet<Str>>),
    Blanks(&'a mut Option<Facet<WhiteSpace>>),
}

fn facet<T>(xsd: &xsd::Facet, value: T) -> Facet<T> {
    Facet { value, fixed: xsd.fixed, place: xsd.place.clone() }
}

fn invalid(facet: &'static str, value: &str, base: &str) -> SchemaProblem {
    SchemaProblem::FacetValue { facet, value: brief(value), base: base.to_owned() }
}

/// The `whiteSpace` of the base.
fn base_blanks(step: &Step<'_>) -> WhiteSpace {
    match (&step.base.white_space, step.variety) {
        (Some(facet), _) => facet.value,
        (None, Variety::Atomic(builtin)) => builtin.white_space(),
        (None, Variety::List { .. }) => WhiteSpace::Collapse,
        (None, Variety::Union { .. }) => WhiteSpace::Preserve,
    }
}

/// The enumeration values, each once, as values of the base, whose white space they have (section 4.3.5).
fn enumerate(step: &Step<'_>, xsd: &[xsd::Facet], own: &mut Facets, problems: &mut Diagnostics) {
    if !applies(FacetKind::Enumeration, step.variety) {
        return;
    }
    let blanks = base_blanks(step);
    let allowed: HashSet<&str> = step.base.enumeration.iter().map(|value| &*value.value).collect();
    let mut seen = HashSet::new();
    for xsd in xsd.iter().filter(|facet| facet.kind == FacetKind::Enumeration) {
        let value: Str = blanks.apply(&xsd.value).into();
        if !seen.insert(value.clone()) {
            let problem = SchemaProblem::DuplicateValue { value: brief(&value) };
            problems.push(Diagnostic::warning(problem, Some(xsd.place.clone())));
            continue;
        }
        let is_listed = allowed.is_empty() || !is_text(step.variety) || allowed.contains(&*value);
        if !is_listed || !is_value(step, &value) {
            let problem = invalid("enumeration", &value, &step.name);
            problems.push(Diagnostic::error(problem, Some(xsd.place.clone())));
        }
        own.enumeration.push(EnumerationValue { value, docs: xsd.docs.clone(), place: xsd.place.clone() });
    }
}

/// Takes those values of an enumeration of texts away that the other facets of the step exclude: all facets of all steps
/// hold (section 4.1.4). Where a step lists values and excludes some of them, that is told of.
fn exclude(step: &Step<'_>, own: &Facets, merged: &mut Facets, patterns: &mut Patterns, problems: &mut Diagnostics) {
    if !is_text(step.variety) || merged.enumeration.is_empty() || merged.has_no_value {
        return;
    }
    let allows = |value: &EnumerationValue| {
        let text = &value.value;
        has_length(own, text.chars().count() as u64)
            && own.white_space.as_ref().is_none_or(|blanks| blanks.value.apply(text) == **text)
            && patterns.match_all(&own.patterns, text)
    };
    let (left, excluded): (Vec<_>, Vec<_>) = merged.enumeration.iter().cloned().partition(allows);
    if !own.enumeration.is_empty() {
        for value in &excluded {
            let problem = SchemaProblem::ExcludedValue { value: brief(&value.value) };
            problems.push(Diagnostic::warning(problem, Some(value.place.clone())));
        }
    }
    if !left.is_empty() {
        merged.enumeration = left;
        return;
    }
    merged.has_no_value = true;
    if own.enumeration.is_empty() {
        problems.push(Diagnostic::warning(SchemaProblem::NoValueLeft, Some(step.place.clone())));
    }
}

fn is_text(variety: &Variety) -> bool {
    matches!(variety, Variety::Atomic(builtin) if builtin.primitive() == Primitive::Text)
}

/// Whether a text is a value of the base, as far as numbers and lengths go.
fn is_value(step: &Step<'_>, text: &str) -> bool {
    let Variety::Atomic(builtin) = step.variety else { return true };
    values::is_value(*builtin, text) && has_bounds(*builtin, step.base, text)
}

/// XSD part 2, sections 4.3.1.4 and 4.3.8.4 to 4.3.10.4.
fn exclusive(own: &Facets, base: &Facets, problems: &mut Diagnostics) {
    let mut report = |one, other, place: Option<&Place>, severity: fn(SchemaProblem, Option<Place>) -> Diagnostic| {
        problems.push(severity(SchemaProblem::FacetsExclude { one, other }, place.cloned()));
    };
    if let (Some(one), Some(other)) = (&own.min_inclusive, &own.min_exclusive) {
        report("minInclusive", "minExclusive", Some((&one.place).max(&other.place)), Diagnostic::error);
    }
    if let (Some(one), Some(other)) = (&own.max_inclusive, &own.max_exclusive) {
        report("maxInclusive", "maxExclusive", Some((&one.place).max(&other.place)), Diagnostic::error);
    }
    let bounds = [("minLength", &own.min_length, &base.min_length), ("maxLength", &own.max_length, &base.max_length)];
    for (name, own_bound, base_bound) in bounds {
        let (length, bound) =
            (own.length.as_ref().or(base.length.as_ref()), own_bound.as_ref().or(base_bound.as_ref()));
        let newest = own.length.as_ref().map(|it| &it.place).max(own_bound.as_ref().map(|it| &it.place));
        // What the base bounded may have a length, and then say the bound again.
        let is_kept = |base: &Facet<u64>| own_bound.as_ref().is_none_or(|own| own.value == base.value);
        let bounded_before = base_bound.as_ref().is_some_and(is_kept);
        if length.is_some() && bound.is_some() && newest.is_some() && !bounded_before {
            // All of them are checked, so that values are right.
            report("length", name, newest, Diagnostic::warning);
        }
    }
}

/// Bounds of the other kind in the base: an exclusive one may be at an inclusive one, not the other way round.
fn cross_bounds(builtin: Builtin, own: &Facets, base: &Facets, problems: &mut Diagnostics) {
    use Ordering::{Equal, Greater, Less};
    let pairs = [
        ("minInclusive", &own.min_inclusive, &base.min_exclusive, &[Less, Equal][..]),
        ("minExclusive", &own.min_exclusive, &base.min_inclusive, &[Less]),
        ("maxInclusive", &own.max_inclusive, &base.max_exclusive, &[Greater, Equal]),
        ("maxExclusive", &own.max_exclusive, &base.max_inclusive, &[Greater]),
    ];
    for (facet, own, base, wider) in pairs {
        if let (Some(own), Some(base)) = (own, base)
            && values::compare(builtin, &own.value, &base.value).is_some_and(|order| wider.contains(&order))
        {
            let (value, base) = (brief(&own.value), brief(&base.value));
            let problem = SchemaProblem::FacetWider { facet, value, base };
            problems.push(Diagnostic::error(problem, Some(own.place.clone())));
        }
    }
    if let Some(own) = own.fraction_digits.as_ref().filter(|own| own.value > 0)
        && builtin.is_derived_from(Builtin::Integer)
    {
        let (value, base) = (own.value.to_string(), "0".to_owned());
        let problem = SchemaProblem::FacetWider { facet: "fractionDigits", value, base };
        problems.push(Diagnostic::error(problem, Some(own.place.clone())));
    }
}

/// The base's facets with the step's in their place; what allows more than the base is reported.
fn merge(step: &Step<'_>, own: &Facets, problems: &mut Diagnostics) -> Facets {
    let mut all = step.base.clone();
    // A bound takes the place of the other kind of bound on its side.
    if own.min_inclusive.is_some() || own.min_exclusive.is_some() {
        (all.min_inclusive, all.min_exclusive) = (None, None);
    }
    if own.max_inclusive.is_some() || own.max_exclusive.is_some() {
        (all.max_inclusive, all.max_exclusive) = (None, None);
    }
    all.patterns.extend(own.patterns.iter().cloned());
    if !own.enumeration.is_empty() {
        all.enumeration.clone_from(&own.enumeration);
    }
    let base = step.base;
    let mut narrow = Narrow { problems };
    narrow.put("length", base.length.as_ref(), own.length.as_ref(), &mut all.length, |own, base| own == base);
    narrow.put("minLength", base.min_length.as_ref(), own.min_length.as_ref(), &mut all.min_length, |own, base| {
        own >= base
    });
    narrow.put("maxLength", base.max_length.as_ref(), own.max_length.as_ref(), &mut all.max_length, |own, base| {
        own <= base
    });
    narrow.put(
        "totalDigits",
        base.total_digits.as_ref(),
        own.total_digits.as_ref(),
        &mut all.total_digits,
        |own, base| own <= base,
    );
    narrow.put(
        "fractionDigits",
        base.fraction_digits.as_ref(),
        own.fraction_digits.as_ref(),
        &mut all.fraction_digits,
        |own, base| own <= base,
    );
    let builtin = match step.variety {
        Variety::Atomic(builtin) => *builtin,
        _ => Builtin::AnySimpleType,
    };
    cross_bounds(builtin, own, base, narrow.problems);
    let above = |own: &Str, base: &Str| values::compare(builtin, own, base) != Some(Ordering::Less);
    let below = |own: &Str, base: &Str| values::compare(builtin, own, base) != Some(Ordering::Greater);
    narrow.put("minInclusive", base.min_inclusive.as_ref(), own.min_inclusive.as_ref(), &mut all.min_inclusive, above);
    narrow.put("minExclusive", base.min_exclusive.as_ref(), own.min_exclusive.as_ref(), &mut all.min_exclusive, above);
    narrow.put("maxInclusive", base.max_inclusive.as_ref(), own.max_inclusive.as_ref(), &mut all.max_inclusive, below);
    narrow.put("maxExclusive", base.max_exclusive.as_ref(), own.max_exclusive.as_ref(), &mut all.max_exclusive, below);
    if let Some(facet) = &own.white_space {
        let before = base_blanks(step);
        let fixed = step.base.white_space.as_ref().is_some_and(|base| base.fixed && base.value != facet.value);
        if fixed {
            let (value, base) = (blanks_name(facet.value), blanks_name(before));
            let problem = SchemaProblem::FacetFixed { facet: "whiteSpace", value, base };
            narrow.problems.push(Diagnostic::error(problem, Some(facet.place.clone())));
        } else if strictness(facet.value) < strictness(before) {
            let (value, base) = (blanks_name(facet.value), blanks_name(before));
            narrow.wider("whiteSpace", value, base, &facet.place);
        }
        all.white_space = Some(facet.clone());
    }
    all
}

/// Each says all that those before it say.
fn strictness(blanks: WhiteSpace) -> u8 {
    match blanks {
        WhiteSpace::Preserve => 0,
        WhiteSpace::Replace => 1,
        WhiteSpace::Collapse => 2,
    }
}

fn blanks_name(blanks: WhiteSpace) -> String {
    match blanks {
        WhiteSpace::Preserve => "preserve",
        WhiteSpace::Replace => "replace",
        WhiteSpace::Collapse => "collapse",
    }
    .to_owned()
}

/// Compares facets with the base's and puts them in their place.
struct Narrow<'a> {
    problems: &'a mut Diagnostics,
}

impl Narrow<'_> {
    fn put<T: Clone + PartialEq + ToString>(
        &mut self,
        name: &'static str,
        base: Option<&Facet<T>>,
        own: Option<&Facet<T>>,
        merged: &mut Option<Facet<T>>,
        is_narrower: impl Fn(&T, &T) -> bool,
    ) {
        let Some(own) = own else { return };
        if let Some(base) = base {
            let (value, before) = (brief(&own.value.to_string()), brief(&base.value.to_string()));
            if base.fixed && own.value != base.value {
                let problem = SchemaProblem::FacetFixed { facet: name, value, base: before };
                self.problems.push(Diagnostic::error(problem, Some(own.place.clone())));
            } else if !is_narrower(&own.value, &base.value) {
                self.wider(name, value, before, &own.place);
            }
        }
        *merged = Some(own.clone());
    }

    fn wider(&mut self, facet: &'static str, value: String, base: String, place: &Place) {
        let problem = SchemaProblem::FacetWider { facet, value, base };
        self.problems.push(Diagnostic::error(problem, Some(place.clone())));
    }
}

/// Least against greatest, once merged: only where the step states one of the two.
fn check_ranges(step: &Step<'_>, all: &Facets, xsd: &[xsd::Facet], problems: &mut Diagnostics) {
    let Some(last) = xsd.last() else { return };
    let numbers = [
        ("minLength", &all.min_length, "maxLength", &all.max_length),
        ("length", &all.length, "maxLength", &all.max_length),
        ("minLength", &all.min_length, "length", &all.length),
        ("fractionDigits", &all.fraction_digits, "totalDigits", &all.total_digits),
    ];
    let mut report = |names: (&'static str, &'static str), low: String, high: String, place: &Place| {
        let problem = SchemaProblem::Range { low_name: names.0, low, high_name: names.1, high };
        problems.push(Diagnostic::error(problem, Some(place.clone())));
    };
    for (low_name, low, high_name, high) in numbers {
        if let (Some(low), Some(high)) = (low, high)
            && low.value > high.value
        {
            let place = (&low.place).max(&high.place);
            report((low_name, high_name), low.value.to_string(), high.value.to_string(), place);
        }
    }
    let Variety::Atomic(builtin) = step.variety else { return };
    // Sections 4.3.8.4 and 4.3.9.4: nothing would be left of the built-in type.
    let (lowest, highest) = values::range(*builtin);
    let excluded = [
        ("minInclusive", lowest, "maxExclusive", &all.max_exclusive),
        ("maxInclusive", highest, "minExclusive", &all.min_exclusive),
    ];
    for (name, last, exclusive, facet) in excluded {
        if let (Some(last), Some(facet)) = (last, facet)
            && values::compare(*builtin, last, &facet.value) == Some(Ordering::Equal)
        {
            let (bound, value) = (last.to_owned(), brief(&facet.value));
            report((name, exclusive), bound, value, &facet.place);
        }
    }
    let lows = [("minInclusive", &all.min_inclusive, false), ("minExclusive", &all.min_exclusive, true)];
    let highs = [("maxInclusive", &all.max_inclusive, false), ("maxExclusive", &all.max_exclusive, true)];
    for (low_name, low, low_open) in lows {
        for (high_name, high, high_open) in highs {
            let (Some(low), Some(high)) = (low, high) else { continue };
            let order = values::compare(*builtin, &low.value, &high.value);
            // Sections 4.3.8 and 4.3.9: both exclusive may be equal where one step states both; one of them may not.
            let stated = |name| xsd.iter().any(|facet| facet.kind.name() == name);
            let may_be_equal = low_open == high_open && (!low_open || (stated(low_name) && stated(high_name)));
            let empty = order == Some(Ordering::Equal) && !may_be_equal;
            if empty || order == Some(Ordering::Greater) {
                report((low_name, high_name), brief(&low.value), brief(&high.value), &last.place);
            }
        }
    }
}
