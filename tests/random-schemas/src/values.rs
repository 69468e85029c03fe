//! Texts of simple types: those that are likely to be valid, and those that are just beside.

use std::sync::LazyLock;

use regex::Regex;

use crate::random::Random;
use crate::schema::{Facet, Schema, Simple, SimpleRef};

/// What kind of values a type has, as far as facets depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Text,
    Number,
    Float,
    Boolean,
    Date,
    Octets,
    Name,
    List,
    Union,
}

/// The types built in that are used, each with texts of it. A text after `!` is none of it.
pub const BUILT_IN: &[(&str, Family, &[&str])] = &[
    ("string", Family::Text, &["", "a", "ab", " a  b ", "abc", "0", "true", "x\ty", "ä€", "A1"]),
    ("normalizedString", Family::Text, &["", "a", " ab ", "a\tb", "abcd"]),
    ("token", Family::Text, &["", "a", "a b", " a ", "abc", "12"]),
    ("language", Family::Text, &["en", "de-CH", " fr ", "!e n", "!1", "x-klingon"]),
    ("NMTOKEN", Family::Text, &["a", "1", "-b", "a.b", "!a b", "!"]),
    ("Name", Family::Text, &["a", ":b", "_c", "a-1", "!1a"]),
    ("NCName", Family::Text, &["a", "_b", "a.c", "!a:b", "!1", "ab"]),
    ("anyURI", Family::Text, &["urn:a", "", "http://a/b", "x y", "a#b"]),
    (
        "int",
        Family::Number,
        &["0", "1", "-1", "12", "007", "+5", "100", "2147483647", "!2147483648", "!1.0", "!x", " 3 "],
    ),
    ("integer", Family::Number, &["0", "5", "-5", "12345678901234567890", "+0", "-0", "!1e1", "!"]),
    ("positiveInteger", Family::Number, &["1", "2", "10", "!0", "!-1", "+3"]),
    ("nonNegativeInteger", Family::Number, &["0", "1", "10", "-0", "!-1"]),
    ("nonPositiveInteger", Family::Number, &["0", "-1", "-10", "+0", "!1"]),
    ("negativeInteger", Family::Number, &["-1", "-10", "-007", "!0", "!1"]),
    ("short", Family::Number, &["0", "32767", "-32768", "!32768", "+12"]),
    ("unsignedShort", Family::Number, &["0", "65535", "!65536", "-0", "12"]),
    ("unsignedInt", Family::Number, &["0", "4294967295", "!4294967296", "007"]),
    ("byte", Family::Number, &["0", "127", "-128", "!128", "5"]),
    ("unsignedByte", Family::Number, &["0", "255", "!256", "!-1", "5"]),
    ("long", Family::Number, &["0", "9223372036854775807", "!9223372036854775808", "-7"]),
    ("unsignedLong", Family::Number, &["0", "18446744073709551615", "!18446744073709551616", "7"]),
    ("decimal", Family::Number, &["0", "1.5", "-0.50", "100.00", ".5", "5.", "+1.0", "!1e2", "!.", "12.345"]),
    ("float", Family::Float, &["0", "1.5", "-INF", "INF", "NaN", "1e3", "1E-2", "-0", "!inf", "!+INF", "3.4e38"]),
    ("double", Family::Float, &["0", "1.5", "INF", "NaN", "1e300", "-2.5E0", "!1e", "12"]),
    ("boolean", Family::Boolean, &["true", "false", "0", "1", " true ", "!True", "!2"]),
    (
        "date",
        Family::Date,
        &["2024-02-29", "2023-12-31", "2024-01-01Z", "2024-01-01+14:00", "!2023-02-29", "!2024-1-1"],
    ),
    (
        "dateTime",
        Family::Date,
        &[
            "2024-01-01T00:00:00",
            "2024-01-01T24:00:00",
            "2024-01-01T12:30:00.50Z",
            "2023-06-01T01:02:03-05:00",
            "!2024-01-01",
        ],
    ),
    ("time", Family::Date, &["00:00:00", "12:30:00.500", "23:59:59Z", "24:00:00", "!25:00:00", "12:00:00+01:00"]),
    ("gYear", Family::Date, &["2024", "1999", "2000Z", "-0001", "!99", "12345"]),
    ("gYearMonth", Family::Date, &["2024-01", "1999-12Z", "!2024-13"]),
    ("gMonthDay", Family::Date, &["--02-29", "--12-31Z", "!--02-30"]),
    ("gMonth", Family::Date, &["--01", "--12Z", "!--13"]),
    ("gDay", Family::Date, &["---01", "---31Z", "!---32"]),
    ("duration", Family::Date, &["P1D", "PT1H", "P1Y2M3DT4H5M6.7S", "-P1M", "P0Y", "PT0S", "!P", "!P1DT", "P30D"]),
    ("hexBinary", Family::Octets, &["", "0a", "0AFF", "ff00ff", "!0", "!xy"]),
    ("base64Binary", Family::Octets, &["", "AA==", "AAA=", "AAAA", "A A A A", "!A", "!AB=="]),
    ("QName", Family::Name, &["b:x", "xs:int", "b:y", "!z:q", "!1"]),
    ("NMTOKENS", Family::List, &["a", "a b", "1 2 3", " x ", "!"]),
    ("IDREFS", Family::List, &["i1 i2", "i1", "i3 i9", "!"]),
    ("ID", Family::Text, &["i1", "i2", "i3", "i4", "i5", "!1"]),
    ("IDREF", Family::Text, &["i1", "i2", "i9"]),
    ("anySimpleType", Family::Text, &["", "a", " 1 "]),
];

/// Those that random types are made of: without `ID` and its like, which the whole document must have.
pub const USED: usize = 38;

/// Patterns, each with texts that it takes, and the families that it is meant for.
const PATTERNS: &[(&str, &[&str], &[Family])] = &[
    ("[a-z]+", &["a", "ab", "abc", "true"], &[Family::Text, Family::Union]),
    ("[a-z]*", &["", "a", "xyz"], &[Family::Text, Family::Union]),
    ("[A-Z]{1,3}\\d*", &["A", "AB1", "ABC12"], &[Family::Text]),
    ("\\d{1,3}", &["0", "12", "007"], &[Family::Text, Family::Number, Family::Union]),
    ("\\d+\\.\\d{2}", &["1.50", "100.00", "0.05"], &[Family::Number, Family::Text]),
    ("-?\\d+", &["-1", "5", "00"], &[Family::Number, Family::Union]),
    ("\\+?[1-9]\\d*", &["+5", "7", "12"], &[Family::Number]),
    ("0|1", &["0", "1"], &[Family::Boolean, Family::Number]),
    ("true|false", &["true", "false"], &[Family::Boolean]),
    (".*Z", &["2024-01-01Z", "23:59:59Z", "2024-01-01T12:30:00.50Z"], &[Family::Date]),
    ("[^+]*", &["2024-02-29", "P1D", "PT0S"], &[Family::Date]),
    ("([0-9a-f]{2})*", &["", "0a", "ff00"], &[Family::Octets]),
    ("[A-Za-z0-9+/= ]*", &["", "AAAA"], &[Family::Octets]),
    ("\\p{L}+", &["a", "ä", "Ab"], &[Family::Text, Family::Union]),
    ("\\p{Lu}?\\p{Ll}*", &["", "A", "Ab", "ab"], &[Family::Text]),
    ("[\\i-[:]][\\c-[:]]*", &["a", "_b", "a-1", "ä."], &[Family::Text]),
    ("\\w+|\\W", &["a", "12", "-", "€"], &[Family::Text]),
    ("[A-Z-[AEIOU]]{2}|[^\\d\\s]{1,3}", &["BC", "a", "a-b"], &[Family::Text, Family::Union]),
    ("(a|ab|b*)*c?", &["", "a", "abab", "abc"], &[Family::Text]),
    ("\\p{IsBasicLatin}{0,4}", &["", "a b", "12"], &[Family::Text, Family::Union]),
    ("\\p{Nd}{1,2}(\\.\\d)?", &["1", "12.5", "07"], &[Family::Number, Family::Text]),
    ("[\\-+]?[^.]*0", &["0", "-10", "100"], &[Family::Number]),
    ("\\S+( \\S+)*", &["a", "a b", "1 2"], &[Family::List]),
    (".{0,6}", &["", "a b"], &[Family::List, Family::Text, Family::Float, Family::Union]),
];

/// They are compiled once.
static COMPILED: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    let compiled = |pattern: &str| Regex::new(&format!("^(?:{pattern})$"));
    PATTERNS.iter().filter_map(|it| Some((it.0, compiled(it.0).ok()?))).collect()
});

pub fn built_in(name: &str) -> &'static (&'static str, Family, &'static [&'static str]) {
    BUILT_IN.iter().find(|it| it.0 == name).unwrap_or(&BUILT_IN[0])
}

pub fn family(schema: &Schema, simple: &SimpleRef) -> Family {
    match simple {
        SimpleRef::Builtin(name) => built_in(name).1,
        SimpleRef::Named(at) => family_of(schema, &schema.simples[*at].1),
        SimpleRef::Anonymous(simple) => family_of(schema, simple),
    }
}

fn family_of(schema: &Schema, simple: &Simple) -> Family {
    match simple {
        Simple::Restriction { base, .. } => family(schema, base),
        Simple::List(_) => Family::List,
        Simple::Union(_) => Family::Union,
    }
}

/// A pattern for a family.
pub fn pattern(random: &mut Random, family: Family) -> Option<&'static str> {
    let fit: Vec<&'static str> = PATTERNS.iter().filter(|it| it.2.contains(&family)).map(|it| it.0).collect();
    random.any(&fit)
}

/// A text that is likely to be one of the type, if one is found.
pub fn valid(schema: &Schema, simple: &SimpleRef, random: &mut Random) -> Option<String> {
    (0..40).map(|_| candidate(schema, simple, random)).find(|text| likely(schema, simple, text))
}

/// A text that is one of the type if one is found.
pub fn sample(schema: &Schema, simple: &SimpleRef, random: &mut Random) -> String {
    valid(schema, simple, random).unwrap_or_else(|| candidate(schema, simple, random))
}

/// A text near those of the type.
pub fn near(schema: &Schema, simple: &SimpleRef, random: &mut Random) -> String {
    match random.below(4) {
        0 => candidate(schema, simple, random),
        1 => {
            let other = random.pick(BUILT_IN);
            random.pick(other.2).trim_start_matches('!').to_owned()
        }
        2 => alter(&sample(schema, simple, random), random),
        _ => bound(schema, simple, random).unwrap_or_else(|| candidate(schema, simple, random)),
    }
}

/// A text that is changed a little.
pub fn alter(text: &str, random: &mut Random) -> String {
    match random.below(11) {
        0 => format!(" {text}"),
        1 => format!("{text} "),
        2 => format!("{text}{text}"),
        3 => format!("{text}0"),
        4 => format!("0{text}"),
        5 => text.chars().skip(1).collect(),
        6 => format!("{text} {text}"),
        7 => text.to_uppercase(),
        8 => format!("-{text}"),
        9 => format!("{text}.0"),
        _ => text.chars().rev().collect(),
    }
}

/// The value of a bound or of an enumeration, or one beside it.
fn bound(schema: &Schema, simple: &SimpleRef, random: &mut Random) -> Option<String> {
    let (base, facets) = restriction(schema, simple)?;
    if facets.is_empty() || random.percent(30) {
        return bound(schema, base, random);
    }
    let facet = random.pick(facets);
    if facet.name.ends_with("ength") || facet.name.ends_with("Digits") {
        let count: usize = facet.value.parse().ok()?;
        let count = (count + random.below(3)).saturating_sub(1);
        return Some(match family(schema, simple) {
            Family::List => vec!["a"; count].join(" "),
            Family::Octets => "0a".repeat(count),
            _ => "1".repeat(count),
        });
    }
    let value = facet.value.clone();
    match value.parse::<i64>() {
        Ok(number) if random.percent(60) => {
            number.checked_add(1).map(|it| it.saturating_sub(random.below(3) as i64).to_string())
        }
        _ => Some(value),
    }
}

fn restriction<'a>(schema: &'a Schema, simple: &'a SimpleRef) -> Option<(&'a SimpleRef, &'a [Facet])> {
    let simple = match simple {
        SimpleRef::Builtin(_) => return None,
        SimpleRef::Named(at) => &schema.simples[*at].1,
        SimpleRef::Anonymous(simple) => simple,
    };
    match simple {
        Simple::Restriction { base, facets } => Some((base, facets)),
        _ => None,
    }
}

fn candidate(schema: &Schema, simple: &SimpleRef, random: &mut Random) -> String {
    let simple = match simple {
        SimpleRef::Builtin(name) => return random.pick(built_in(name).2).trim_start_matches('!').to_owned(),
        SimpleRef::Named(at) => &schema.simples[*at].1,
        SimpleRef::Anonymous(simple) => simple,
    };
    match simple {
        Simple::List(item) => {
            let count = random.below(4);
            (0..count).map(|_| sample(schema, item, random)).collect::<Vec<_>>().join(" ")
        }
        Simple::Union(members) => {
            let member = random.pick(members);
            sample(schema, member, random)
        }
        Simple::Restriction { base, facets } => {
            let Some(facet) = (!facets.is_empty()).then(|| random.pick(facets)) else {
                return candidate(schema, base, random);
            };
            match facet.name {
                "pattern" => {
                    let known = PATTERNS.iter().find(|it| it.0 == facet.value);
                    known.map(|it| (*random.pick(it.1)).to_owned()).unwrap_or_default()
                }
                "enumeration" | "minInclusive" | "maxInclusive" => facet.value.clone(),
                "length" | "minLength" | "maxLength" if family(schema, base) == Family::Text => {
                    "abcdefgh".chars().cycle().take(facet.value.parse().unwrap_or(0)).collect()
                }
                _ => candidate(schema, base, random),
            }
        }
    }
}

/// Whether a text is likely to be one of the type: facets are looked at roughly.
fn likely(schema: &Schema, simple: &SimpleRef, text: &str) -> bool {
    let simple = match simple {
        SimpleRef::Builtin(name) => return is_built_in(name, text),
        SimpleRef::Named(at) => &schema.simples[*at].1,
        SimpleRef::Anonymous(simple) => simple,
    };
    match simple {
        Simple::List(item) => text.split_whitespace().all(|text| likely(schema, item, text)),
        Simple::Union(members) => members.iter().any(|member| likely(schema, member, text)),
        Simple::Restriction { base, facets } => {
            likely(schema, base, text) && facets_hold(family(schema, base), facets, text)
        }
    }
}

fn is_built_in(name: &str, text: &str) -> bool {
    let (_, family, texts) = built_in(name);
    if texts.iter().any(|it| it.strip_prefix('!') == Some(text)) {
        return false;
    }
    match family {
        Family::Text => {
            matches!(name, "string" | "normalizedString" | "token") || texts.contains(&text) || is_name(text)
        }
        Family::Number => {
            texts.contains(&text)
                || (text.len() < 3 && text.parse::<u8>().is_ok_and(|it| it > 0) && !name.starts_with("nonP"))
        }
        _ => texts.contains(&text),
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| it.is_ascii_lowercase())
}

fn facets_hold(family: Family, facets: &[Facet], text: &str) -> bool {
    let of = |name: &'static str| facets.iter().filter(move |it| it.name == name).map(|it| it.value.as_str());
    let number = |name: &'static str| of(name).next().and_then(|it| it.parse::<usize>().ok());
    let length = match family {
        Family::List => text.split_whitespace().count(),
        Family::Octets => text.len() / 2,
        _ => text.chars().count(),
    };
    // What is spelled otherwise in other expressions takes the texts that it stands with.
    let matches = |pattern: &str| match COMPILED.iter().find(|it| it.0 == pattern) {
        Some((_, compiled)) => compiled.is_match(text.trim()),
        None => PATTERNS.iter().any(|it| it.0 == pattern && it.1.contains(&text.trim())),
    };
    let compared = |name: &'static str| -> Option<std::cmp::Ordering> {
        let bound = of(name).next()?;
        match (text.trim().parse::<f64>(), bound.trim().parse::<f64>()) {
            (Ok(text), Ok(bound)) => text.partial_cmp(&bound),
            _ => Some(text.cmp(bound)),
        }
    };
    number("length").is_none_or(|it| it == length)
        && number("minLength").is_none_or(|it| it <= length)
        && number("maxLength").is_none_or(|it| it >= length)
        && compared("minInclusive").is_none_or(std::cmp::Ordering::is_ge)
        && compared("minExclusive").is_none_or(std::cmp::Ordering::is_gt)
        && compared("maxInclusive").is_none_or(std::cmp::Ordering::is_le)
        && compared("maxExclusive").is_none_or(std::cmp::Ordering::is_lt)
        && (of("pattern").next().is_none() || of("pattern").any(matches))
        && (of("enumeration").next().is_none() || of("enumeration").any(|it| it.trim() == text.trim()))
}
