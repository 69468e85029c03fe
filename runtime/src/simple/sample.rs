//! Texts that may be values of a type: one of its look, or what a pattern looks like, to be tried against the facets.

use std::any::TypeId;

use super::SimpleType;
use super::choose::Choose;
use super::facets::Facets;
use crate::pattern;
use crate::white_space::items;

/// How many texts are tried.
pub(crate) const TRIES: usize = 100;

/// Characters that need care in XML, in encodings or in white space; nothing that XML cannot carry.
const AWKWARD: &[char] = &[
    '<',
    '>',
    '&',
    '"',
    '\'',
    ']',
    ' ',
    ' ',
    '\t',
    '\n',
    '\r',
    'é',
    '€',
    '😀',
    '\u{80}',
    '\u{85}',
    '\u{a0}',
    '\u{2028}',
    '\u{7f}',
    '\u{301}',
    '\u{d7ff}',
    '\u{e000}',
    '\u{fffd}',
    '\u{feff}',
    '\u{10fffd}',
    ':',
    '-',
    '\\',
    '{',
    '%',
    ';',
    '#',
];
/// Runs of characters that need care.
const AWKWARD_RUNS: &[&str] = &["]]>", "<![CDATA[", "&#38;", "&amp;", "<!--", "-->", "<?", "\r\n", "  ", "%00", "x"];

/// A name with its namespace. Patterns are for prefixes, which are found afterwards.
pub(crate) fn qname(choose: &mut Choose<'_, '_>, facets: &Facets) -> String {
    if !facets.enumeration.is_empty() {
        return choose.one_of(facets.enumeration).to_owned();
    }
    let namespaces = ["", "{urn:names}", "{urn:other&more}", "{http://www.w3.org/2001/XMLSchema}"];
    format!("{}{}", choose.one_of(&namespaces), choose.one_of(&["a", "Local-1", "_x.y"]))
}

/// A text that may be one of a type: of its enumeration, its patterns, its bounds, or just of its look.
pub(crate) fn candidate<T: SimpleType>(choose: &mut Choose<'_, '_>, facets: &Facets, attempt: usize) -> String {
    if !facets.enumeration.is_empty() {
        return choose.one_of(facets.enumeration).to_owned();
    }
    if !facets.patterns.is_empty() && attempt % 8 != 7 {
        let patterns = facets.patterns[choose.below(facets.patterns.len())];
        let spread = [0, 1, 4, length(choose, facets), 16][choose.below(5)];
        let sampled = pattern::sample(choose.one_of(patterns), spread, &mut |end| choose.below(end));
        if let Some(sampled) = sampled {
            return sampled;
        }
    }
    let bounds = [facets.min_inclusive, facets.max_inclusive, facets.min_exclusive, facets.max_exclusive];
    if let (Some(bound), true) = (choose.one_of(&bounds), choose.one_in(3)) {
        return bound.to_owned();
    }
    let mut members = Vec::new();
    T::parts(&mut |member, _| members.push(member.candidate(choose, Facets::none(), attempt)));
    if !members.is_empty() {
        return members.swap_remove(choose.below(members.len()));
    }
    (choose.look_of)(TypeId::of::<T>()).unwrap_or(free_text)(choose, facets)
}

/// A list of items, each tried on its own.
pub(crate) fn list<T: SimpleType>(choose: &mut Choose<'_, '_>, facets: &Facets, attempt: usize) -> String {
    let item = |choose: &mut Choose<'_, '_>, attempt| T::candidate(choose, Facets::none(), attempt);
    list_of(choose, facets, attempt, item, |text| T::from_lexical(text).is_ok())
}

/// The same of what makes texts of items, and tells which are values.
pub(crate) fn list_of(
    choose: &mut Choose<'_, '_>,
    facets: &Facets,
    attempt: usize,
    candidate: impl Fn(&mut Choose<'_, '_>, usize) -> String,
    is_value: impl Fn(&str) -> bool,
) -> String {
    if !facets.enumeration.is_empty() || !facets.patterns.is_empty() && attempt.is_multiple_of(2) {
        return self::candidate::<String>(choose, facets, attempt);
    }
    let mut list = Vec::new();
    for _ in 0..length(choose, facets).min(1000) {
        let found = (0..TRIES).find_map(|attempt| {
            let text = candidate(choose, attempt);
            // Items have no white space in them, whatever their own rule for white space.
            let item = items(&text).next()?.to_owned();
            is_value(&item).then_some(item)
        });
        list.extend(found);
    }
    list.join(choose.one_of(&[" ", " ", "\n", " \t "]))
}

/// A length that the facets allow.
pub(crate) fn length(choose: &mut Choose<'_, '_>, facets: &Facets) -> usize {
    if let Some(exact) = facets.length {
        return exact;
    }
    let least = facets.min_length.unwrap_or(0);
    let most = facets.max_length.unwrap_or(least + 40).max(least);
    match choose.below(8) {
        0 => least,
        1 if most <= 300 => most,
        _ => least + choose.below((most - least).min(12) + 1),
    }
}

/// Any text of XML, with much that is awkward.
pub(crate) fn free_text(choose: &mut Choose<'_, '_>, facets: &Facets) -> String {
    let length = length(choose, facets).min(100_000);
    let awkward = choose.below(3);
    let mut text = String::new();
    let mut count = 0;
    while count < length {
        let run = choose.one_of(AWKWARD_RUNS);
        if awkward == 2 && run.len() <= length - count {
            text.push_str(run);
            count += run.len();
            continue;
        }
        text.push(if awkward == 1 { choose.one_of(AWKWARD) } else { word_character(choose) });
        count += 1;
    }
    text
}

fn word_character(choose: &mut Choose<'_, '_>) -> char {
    char::from(choose.one_of(b"abcxyzABCXYZ0123456789+*#@._- "))
}
