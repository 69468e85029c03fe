//! Texts that a regular expression of XML Schema looks like, for random values.
//!
//! In comes the expression; out goes a text that matches, unless it would be very long.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};

use super::syntax::taken_apart;
use crate::chars::is_xml_char;

/// No text is longer, in bytes.
const MAX_LENGTH: usize = 20_000;
/// How often a class is asked for a character that XML can carry.
const TRIES: usize = 8;

/// A text that the expression of a schema matches. Where it repeats something, that is done at most `spread` times more
/// than it must; `below` gives numbers below another.
pub(crate) fn sample(source: &'static str, spread: usize, below: &mut dyn FnMut(usize) -> usize) -> Option<String> {
    let hir = parsed(source)?;
    let mut out = String::new();
    push(&hir, spread, below, &mut out).then_some(out)
}

/// Expressions taken apart; `None` for those that are not valid.
type Parsed = HashMap<&'static str, Option<Arc<Hir>>>;

/// The expression taken apart, once for each.
fn parsed(source: &'static str) -> Option<Arc<Hir>> {
    static CACHE: LazyLock<RwLock<Parsed>> = LazyLock::new(RwLock::default);

    if let Some(known) = CACHE.read().unwrap_or_else(PoisonError::into_inner).get(source) {
        return known.clone();
    }
    let hir = taken_apart(source).ok().map(Arc::new);
    CACHE.write().unwrap_or_else(PoisonError::into_inner).insert(source, hir.clone());
    hir
}

/// Appends a text; `false` where there is none, or none short enough.
fn push(hir: &Hir, spread: usize, below: &mut dyn FnMut(usize) -> usize, out: &mut String) -> bool {
    if out.len() > MAX_LENGTH {
        return false;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).map(|text| out.push_str(text)).is_ok(),
        HirKind::Class(Class::Unicode(class)) => character(class, below).map(|found| out.push(found)).is_some(),
        HirKind::Class(Class::Bytes(_)) => false,
        HirKind::Repetition(repetition) => {
            let least = repetition.min as usize;
            let most = repetition.max.map_or(usize::MAX, |most| most as usize);
            let times = least + below((most - least).min(spread) + 1);
            (0..times).all(|_| push(&repetition.sub, spread, below, out))
        }
        HirKind::Capture(capture) => push(&capture.sub, spread, below, out),
        HirKind::Concat(parts) => parts.iter().all(|part| push(part, spread, below, out)),
        HirKind::Alternation(branches) => push(&branches[below(branches.len())], spread, below, out),
    }
}

/// A character of a class: every other time a printable one of ASCII, if the class has any.
fn character(class: &ClassUnicode, below: &mut dyn FnMut(usize) -> usize) -> Option<char> {
    let clipped = |least: char, most: char| {
        let range = |range: &regex_syntax::hir::ClassUnicodeRange| (range.start().max(least), range.end().min(most));
        class.iter().map(range).filter(|(first, last)| first <= last).collect::<Vec<_>>()
    };
    let (all, ascii) = (clipped('\0', char::MAX), clipped(' ', '~'));
    for _ in 0..TRIES {
        let ranges = if ascii.is_empty() || below(2) == 1 { &all } else { &ascii };
        let &(first, last) = ranges.get(below(ranges.len()))?;
        let size = u32::from(last) - u32::from(first) + 1;
        let at = u32::from(first) + u32::try_from(below(size as usize)).unwrap_or(0);
        if let Some(found) = char::from_u32(at).filter(|&found| is_xml_char(found)) {
            return Some(found);
        }
    }
    all.iter().flat_map(|&(first, last)| first..=last).find(|&found| is_xml_char(found))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::pattern::Pattern;

    #[test]
    fn samples_match() {
        let patterns = [
            r"\+?[0-9]{1,22}",
            r"[^@]+@[\i-[:]][\c-[:]]*",
            r"(a|bc|)\d{3}(-\p{Lu}+)*",
            r".{0,5}",
            r"\s\S\w\W\D",
            r"[\p{IsBasicLatin}-[a-z]]{2}",
            r"\^$\\",
        ];
        let mut state = 1_u64;
        for source in patterns {
            let pattern = Pattern::new(source).unwrap();
            for spread in 0..40 {
                let mut below = |end: usize| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    usize::try_from(state >> 33).unwrap() % end.max(1)
                };
                let text = sample(source, spread, &mut below).unwrap();
                assert!(pattern.is_match(&text), "{source}: {text:?}");
                assert!(text.chars().all(is_xml_char), "{source}: {text:?}");
            }
        }
    }

    #[test]
    fn what_has_no_short_text() {
        assert_eq!(sample("(a{1000}){1000}", 0, &mut |_| 0), None);
        assert_eq!(sample("(", 0, &mut |_| 0), None);
    }
}
