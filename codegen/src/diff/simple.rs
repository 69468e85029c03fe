//! Simple types: values, facets, lists.
//!
//! In come two simple types; out go changes, and whether the new one allows more or less.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::classify::{self, Values};
use super::compare::Differ;
use super::rules::Rule;
use crate::model::{Builtin, EnumerationValue, Facet, Facets, Model, Primitive, Str, TypeRef, Variety, WhiteSpace};
use crate::names;
use crate::values;
use crate::view::{quoted, type_name};

/// A simple type, built-in or not, as far as values go.
pub(super) struct Simple<'m> {
    variety: Variety,
    facets: Option<&'m Facets>,
    white_space: WhiteSpace,
}

impl<'m> Simple<'m> {
    /// `None` for complex types.
    pub(super) fn of(model: &'m Model, ty: TypeRef) -> Option<Self> {
        let white_space = model.white_space(ty);
        match ty {
            TypeRef::Builtin(Builtin::AnyType) => None,
            TypeRef::Builtin(builtin) => Some(Self { variety: Variety::Atomic(builtin), facets: None, white_space }),
            TypeRef::Type(id) => {
                let simple = model[id].simple()?;
                Some(Self { variety: simple.variety.clone(), facets: Some(&simple.facets), white_space })
            }
        }
    }

    /// The values, where it is an enumeration.
    fn values(&self) -> &'m [EnumerationValue] {
        self.facets.map_or(&[], |facets| &facets.enumeration)
    }

    /// Whether it is an enum in Rust.
    fn is_enum(&self) -> bool {
        let text = matches!(self.variety, Variety::Atomic(builtin) if builtin.primitive() == Primitive::Text);
        text && self.facets.is_some_and(|facets| !facets.enumeration.is_empty() && !facets.has_no_value)
    }
}

/// Compares what two simple types allow.
pub(super) fn compare_simple_types(differ: &mut Differ<'_, '_>, path: &str, old: &Simple<'_>, new: &Simple<'_>) {
    compare_varieties(differ, path, old, new);
    if old.is_enum() == new.is_enum() {
        compare_enumerations(differ, path, old, new);
    } else {
        let words = |is_enum| Some(if is_enum { "an enumeration" } else { "other values" }.to_owned());
        let values = if new.is_enum() { Values::LESS } else { Values::MORE };
        let effects = values.effects(true);
        let rule = if new.is_enum() { Rule::NowEnumeration } else { Rule::NoLongerEnumeration };
        differ.push_change(rule, path, words(old.is_enum()), words(new.is_enum()), "", effects);
    }
    let none = Facets::default();
    compare_facets(differ, path, old, (old.facets.unwrap_or(&none), new.facets.unwrap_or(&none)));
    if old.white_space != new.white_space {
        let word = |space| Some(format!("{space:?}").to_lowercase());
        let effects = Values::OTHER.effects(false);
        differ.push_change(
            Rule::FacetChanged,
            path,
            word(old.white_space),
            word(new.white_space),
            "whiteSpace",
            effects,
        );
    }
}

fn compare_varieties(differ: &mut Differ<'_, '_>, path: &str, old: &Simple<'_>, new: &Simple<'_>) {
    let (values, compilation, names) = match (&old.variety, &new.variety) {
        (Variety::Atomic(one), Variety::Atomic(other)) if one == other => return,
        (Variety::Atomic(one), Variety::Atomic(other)) => {
            let values = if other.is_derived_from(*one) {
                Values::LESS
            } else if one.is_derived_from(*other) {
                Values::MORE
            } else {
                Values::OTHER
            };
            let names = (format!("xs:{}", one.name()), format!("xs:{}", other.name()));
            // An enum has its variants, whatever kind of text they are.
            let both = old.is_enum() && new.is_enum();
            (if both { Values::SAME } else { values }, !both, names)
        }
        (Variety::List { item: one }, Variety::List { item: other }) => {
            if differ.same_type(*one, *other) {
                return;
            }
            let names = (type_name(differ.old_model(), *one), type_name(differ.new_model(), *other));
            (
                differ.compare_values(*one, *other),
                true,
                (format!("list of {}", names.0), format!("list of {}", names.1)),
            )
        }
        (Variety::Union { members: one }, Variety::Union { members: other }) => {
            let names = |model: &Model, members: &[TypeRef]| {
                members.iter().map(|member| type_name(model, *member)).collect::<Vec<_>>().join(" | ")
            };
            let names = (names(differ.old_model(), one), names(differ.new_model(), other));
            if names.0 == names.1 {
                return;
            }
            (Values::OTHER, true, names)
        }
        (one, other) => {
            let word = |variety: &Variety| match variety {
                Variety::Atomic(builtin) => format!("xs:{}", builtin.name()),
                Variety::List { .. } => "a list".to_owned(),
                Variety::Union { .. } => "a union".to_owned(),
            };
            (Values::OTHER, true, (word(one), word(other)))
        }
    };
    let effects = values.effects(compilation);
    differ.push_change(Rule::BaseChanged, path, Some(names.0), Some(names.1), "", effects);
}

fn compare_enumerations(differ: &mut Differ<'_, '_>, path: &str, old: &Simple<'_>, new: &Simple<'_>) {
    fn texts<'f>(simple: &Simple<'f>) -> BTreeMap<&'f Str, &'f EnumerationValue> {
        simple.values().iter().map(|value| (&value.value, value)).collect()
    }
    let is_enum = old.is_enum();
    if !is_enum && old.values().is_empty() != new.values().is_empty() {
        let word = |simple: &Simple<'_>| {
            let values: Vec<String> = simple.values().iter().map(|value| quoted(&value.value)).collect();
            Some(if values.is_empty() { "any value".to_owned() } else { values.join(" | ") })
        };
        let (rule, values) = if new.values().is_empty() {
            (Rule::FacetWidened, Values::MORE)
        } else {
            (Rule::FacetNarrowed, Values::LESS)
        };
        differ.push_change(rule, path, word(old), word(new), "enumeration", values.effects(false));
        return;
    }
    let open = differ.open;
    let (old_texts, new_texts) = (texts(old), texts(new));
    for value in old.values().iter().filter(|value| !new_texts.contains_key(&value.value)) {
        let effects = classify::value_removed(is_enum);
        differ.push_change(Rule::ValueRemoved, path, Some(quoted(&value.value)), None, "", effects);
    }
    for value in new.values() {
        if let Some(before) = old_texts.get(&value.value) {
            differ.compare_docs(&quoted(&value.value), &before.docs, &value.docs);
        } else {
            let effects = classify::value_added(is_enum, open);
            differ.push_change(Rule::ValueAdded, path, None, Some(quoted(&value.value)), "", effects);
        }
    }
    if is_enum {
        compare_value_names(differ, path, old.values(), new.values());
    }
}

/// What values are called in Rust depends on the others of the type: tells of those that are called otherwise now, and of
/// names that are those of other values, with which code may compile and mean something else.
fn compare_value_names(differ: &mut Differ<'_, '_>, path: &str, old: &[EnumerationValue], new: &[EnumerationValue]) {
    let open = differ.open;
    let named = |values: &[EnumerationValue]| -> Vec<(Str, String)> {
        let texts: Vec<&str> = values.iter().map(|value| &*value.value).collect();
        values.iter().map(|value| value.value.clone()).zip(names::value_names(&texts, open)).collect()
    };
    let (old, new) = (named(old), named(new));
    let shown = |text: &str, name: &str| Some(format!("{} is `{name}`", quoted(text)));
    for (text, name) in &old {
        let before = shown(text, name);
        let now = new.iter().find(|(other, _)| other == text);
        let taken = new.iter().find(|(other, taken)| other != text && taken == name);
        let note = if taken.is_some() { "its name in Rust is that of another value now" } else { "its name in Rust" };
        let (text, name) = match (now, taken) {
            (Some((_, now)), _) if now != name => (text, now),
            (None, Some((other, name))) => (other, name),
            _ => continue,
        };
        differ.push_change(Rule::ValueRenamed, path, before, shown(text, name), note, classify::value_named());
    }
}

/// One facet of each set.
type Pair<'f, T> = (Option<&'f Facet<T>>, Option<&'f Facet<T>>);

fn compare_facets(differ: &mut Differ<'_, '_>, path: &str, of: &Simple<'_>, (old, new): (&Facets, &Facets)) {
    let exact = |_: &u64, _: &u64| None;
    let up = |one: &u64, other: &u64| Some(one.cmp(other));
    let down = |one: &u64, other: &u64| Some(other.cmp(one));
    let number = |number: &u64| number.to_string();
    // The order in which values allow more: a greater minimum allows less.
    compare_facet(differ, path, "length", (old.length.as_ref(), new.length.as_ref()), exact, number);
    compare_facet(differ, path, "minLength", (old.min_length.as_ref(), new.min_length.as_ref()), down, number);
    compare_facet(differ, path, "maxLength", (old.max_length.as_ref(), new.max_length.as_ref()), up, number);
    compare_facet(differ, path, "totalDigits", (old.total_digits.as_ref(), new.total_digits.as_ref()), up, number);
    compare_facet(
        differ,
        path,
        "fractionDigits",
        (old.fraction_digits.as_ref(), new.fraction_digits.as_ref()),
        up,
        number,
    );
    let builtin = match of.variety {
        Variety::Atomic(builtin) => builtin,
        Variety::List { .. } | Variety::Union { .. } => Builtin::AnySimpleType,
    };
    let up = |one: &Str, other: &Str| values::compare(builtin, one, other);
    let down = |one: &Str, other: &Str| values::compare(builtin, other, one);
    let text = |text: &Str| text.to_string();
    let pair = (old.min_inclusive.as_ref(), new.min_inclusive.as_ref());
    compare_facet(differ, path, "minInclusive", pair, down, text);
    let pair = (old.min_exclusive.as_ref(), new.min_exclusive.as_ref());
    compare_facet(differ, path, "minExclusive", pair, down, text);
    let pair = (old.max_inclusive.as_ref(), new.max_inclusive.as_ref());
    compare_facet(differ, path, "maxInclusive", pair, up, text);
    let pair = (old.max_exclusive.as_ref(), new.max_exclusive.as_ref());
    compare_facet(differ, path, "maxExclusive", pair, up, text);
    compare_patterns(differ, path, old, new);
}

/// Compares one facet; `order` is greater where the second allows less, `None` where that is not known.
fn compare_facet<T: PartialEq>(
    differ: &mut Differ<'_, '_>,
    path: &str,
    name: &str,
    (old, new): Pair<'_, T>,
    order: impl Fn(&T, &T) -> Option<Ordering>,
    text: impl Fn(&T) -> String,
) {
    let values = match (old, new) {
        (None, None) => return,
        (Some(old), Some(new)) if old.value == new.value => return,
        (None, Some(_)) => Values::LESS,
        (Some(_), None) => Values::MORE,
        (Some(old), Some(new)) => match order(&old.value, &new.value) {
            Some(Ordering::Less) => Values::MORE,
            Some(Ordering::Greater) => Values::LESS,
            // Two ways to write one number.
            Some(Ordering::Equal) => return,
            None => Values::OTHER,
        },
    };
    let shown = |facet: Option<&Facet<T>>| Some(facet.map_or_else(|| "none".to_owned(), |facet| text(&facet.value)));
    differ.push_change(rule(values), path, shown(old), shown(new), name, values.effects(false));
}

fn rule(values: Values) -> Rule {
    match values {
        Values::MORE => Rule::FacetWidened,
        Values::LESS => Rule::FacetNarrowed,
        _ => Rule::FacetChanged,
    }
}

/// Patterns of one step are alternatives, those of several steps hold together.
fn compare_patterns(differ: &mut Differ<'_, '_>, path: &str, old: &Facets, new: &Facets) {
    type Steps<'f> = BTreeSet<BTreeSet<&'f Str>>;
    fn steps(facets: &Facets) -> Steps<'_> {
        facets.patterns.iter().map(|step| step.iter().map(|pattern| &pattern.value).collect()).collect()
    }
    let (one, other) = (steps(old), steps(new));
    if one == other {
        return;
    }
    // For every step of these, there is one among those that allows no more.
    let implied =
        |these: &Steps<'_>, those: &Steps<'_>| these.iter().all(|this| those.iter().any(|that| that.is_subset(this)));
    let values = match (implied(&other, &one), implied(&one, &other)) {
        (true, _) => Values::MORE,
        (false, true) => Values::LESS,
        (false, false) => Values::OTHER,
    };
    let shown = |steps: &Steps<'_>| {
        let step = |step: &BTreeSet<&Str>| step.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(" or ");
        let all: Vec<String> = steps.iter().map(step).collect();
        Some(if all.is_empty() { "none".to_owned() } else { all.join(" and ") })
    };
    differ.push_change(rule(values), path, shown(&one), shown(&other), "pattern", values.effects(false));
}

/// The facets and values of a simple type, a line each: for `show`, and for types that are new.
pub(crate) fn list_facets(facets: &Facets) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let numbers = [
        ("length", &facets.length),
        ("minLength", &facets.min_length),
        ("maxLength", &facets.max_length),
        ("totalDigits", &facets.total_digits),
        ("fractionDigits", &facets.fraction_digits),
    ];
    lines.extend(numbers.iter().filter_map(|(name, facet)| Some((*name, facet.as_ref()?.value.to_string()))));
    let bounds = [
        ("minInclusive", &facets.min_inclusive),
        ("minExclusive", &facets.min_exclusive),
        ("maxInclusive", &facets.max_inclusive),
        ("maxExclusive", &facets.max_exclusive),
    ];
    lines.extend(bounds.iter().filter_map(|(name, facet)| Some((*name, facet.as_ref()?.value.to_string()))));
    for step in &facets.patterns {
        let alternatives: Vec<String> = step.iter().map(|pattern| quoted(&pattern.value)).collect();
        lines.push(("pattern", alternatives.join(" or ")));
    }
    lines
}
