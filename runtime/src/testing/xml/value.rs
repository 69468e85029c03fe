//! When two texts that are not equal mean the same.
//!
//! The comparison does not know the schema, so a rule looks at both texts alone: it holds where both are numbers, both
//! booleans, both dates or times, or both names with a prefix.

use super::{Text, qname};

/// Texts are the same where they are equal.
#[must_use]
pub fn exact(expected: Text<'_>, found: Text<'_>) -> bool {
    expected.text == found.text
}

/// Texts are the same where they are equal, or the same number, boolean, date or time. A name with a prefix is the same
/// where its prefix stands for the same namespace, and differs from equal text where that is lost.
#[must_use]
pub fn by_value(expected: Text<'_>, found: Text<'_>) -> bool {
    let same = |value: fn(&str) -> Option<String>| {
        let a = value(expected.text.trim());
        a.is_some() && a == value(found.text.trim())
    };
    match (name(expected), name(found)) {
        (None, None) => exact(expected, found) || same(boolean) || same(number) || same(date_or_time),
        (expected, found) => expected == found,
    }
}

/// As [`by_value`], and texts are also the same where they differ in blanks only, as `xs:token` has it; are lists of names
/// that mean the same, by whatever prefix or none; or are the same octets in base64.
#[must_use]
pub fn by_collapsed_value(expected: Text<'_>, found: Text<'_>) -> bool {
    let collapsed = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    by_value(expected, found)
        || name(expected).is_none() && collapsed(expected.text) == collapsed(found.text)
        || are_same_names(expected, found)
        || base64(expected.text).is_some_and(|octets| octets == found.text)
}

/// For documents of any schema, which nobody looks at one by one. As [`by_collapsed_value`], and texts are also the same
/// where they are lists of values that are the same word by word, durations and numbers of binary precision included;
/// octets in base 16; and in an element where the first is empty, which stands for the value that the schema states, or
/// where both are blank, which says nothing where only elements may stand.
#[doc(hidden)]
#[must_use]
pub fn by_schema_value(expected: Text<'_>, found: Text<'_>) -> bool {
    let is_blank = |text: Text<'_>| text.text.split_ascii_whitespace().next().is_none();
    by_collapsed_value(expected, found)
        || expected.text.is_empty() && !expected.is_attribute
        || is_blank(expected) && is_blank(found)
        || are_same_words(expected, found)
}

fn are_same_words(expected: Text<'_>, found: Text<'_>) -> bool {
    let words = |text: &str| text.split_ascii_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (left, right) = (words(expected.text), words(found.text));
    let same = |a: &str, b: &str| {
        let by = |value: fn(&str) -> Option<String>| value(a).is_some_and(|a| value(b) == Some(a));
        by_collapsed_value(Text { text: a, ..expected }, Text { text: b, ..found })
            || by(duration)
            || by(binary) && b.contains(['.', 'E'])
            || is_hexadecimal(a) && b == a.to_ascii_uppercase()
    };
    left.len() == right.len() && left.iter().zip(&right).all(|(a, b)| same(a, b))
}

/// `P1Y` is `P12M`, and `P1DT0.50S` is `PT86400.5S`: months, seconds and the digits after them.
fn duration(text: &str) -> Option<String> {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (days, times) = rest.strip_prefix('P')?.split_once('T').unwrap_or((&rest[1..], ""));
    let (mut months, mut seconds, mut fraction) = (0_u128, 0_u128, "");
    for (part, in_time) in [(days, false), (times, true)] {
        for number in part.split_inclusive(|letter: char| letter.is_ascii_alphabetic()) {
            let (number, unit) = number.split_at_checked(number.len() - 1)?;
            let (whole, digits) = number.split_once('.').unwrap_or((number, ""));
            let whole = whole.parse::<u128>().ok()?;
            let (into, factor) = match (unit, in_time) {
                ("Y", false) => (&mut months, 12),
                ("M", false) => (&mut months, 1),
                ("D", false) => (&mut seconds, 86400),
                ("H", true) => (&mut seconds, 3600),
                ("M", true) => (&mut seconds, 60),
                ("S", true) => (&mut seconds, 1),
                _ => return None,
            };
            *into = into.checked_add(whole.checked_mul(factor)?)?;
            fraction = digits.trim_end_matches('0');
        }
    }
    let sign = if months == 0 && seconds == 0 && fraction.is_empty() { "" } else { sign };
    Some(format!("{sign}{months} {seconds}.{fraction}"))
}

/// A number that has more digits than `xs:float` can tell apart, which is written with a point or an exponent.
fn binary(text: &str) -> Option<String> {
    number(text)?;
    text.parse::<f32>().ok().map(|number| number.to_string())
}

/// Octets in base 16.
fn is_hexadecimal(text: &str) -> bool {
    text.len().is_multiple_of(2) && text.bytes().all(|letter| letter.is_ascii_hexdigit())
}

/// Whether both are lists of the same names.
fn are_same_names(expected: Text<'_>, found: Text<'_>) -> bool {
    let names = |text: Text<'_>| {
        let words = text.text.split_ascii_whitespace();
        words.map(|word| qname(text.scope, word)).collect::<Option<Vec<_>>>()
    };
    names(expected).is_some_and(|expected| names(found) == Some(expected))
}

/// Octets as they are written, without blanks; of short texts it cannot be told that they are that.
fn base64(text: &str) -> Option<String> {
    let letters: String = text.split_ascii_whitespace().collect();
    let are_letters = letters.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"+/=".contains(&letter));
    (are_letters && letters.len() >= 20 && letters.len().is_multiple_of(4)).then_some(letters)
}

fn boolean(text: &str) -> Option<String> {
    match text {
        "true" | "1" => Some("true".to_owned()),
        "false" | "0" => Some("false".to_owned()),
        _ => None,
    }
}

/// `+01.50` is `1.5` and `1.5E0`: the digits without zeros at the ends, and the power of ten to multiply them with.
fn number(text: &str) -> Option<String> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let all = format!("{whole}{fraction}");
    let significant = all.trim_end_matches('0');
    let digits = |text: &str| i64::try_from(text.len()).ok();
    let power = exponent.parse::<i64>().ok()?.checked_add(digits(whole)?)?.checked_sub(digits(significant)?)?;
    match significant.trim_start_matches('0') {
        "" => Some("0".to_owned()),
        digits => Some(format!("{}{digits}e{power}", if negative { "-" } else { "" })),
    }
}

/// `2024-01-02T03:04:05.000+00:00` is `2024-01-02T03:04:05Z`.
fn date_or_time(text: &str) -> Option<String> {
    let text =
        text.strip_suffix("+00:00").or(text.strip_suffix("-00:00")).map_or(text.to_owned(), |at| format!("{at}Z"));
    let pattern: String = text.chars().map(|letter| if letter.is_ascii_digit() { '9' } else { letter }).collect();
    if !pattern.contains("99:99:99") && !pattern.contains("9999-99-99") {
        return None;
    }
    if pattern.chars().any(|letter| !"9-:T.+Z".contains(letter)) {
        return None;
    }
    let Some((before, after)) = text.split_once('.') else { return Some(text) };
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let (fraction, zone) = after.split_at(digits);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{before}{point}{fraction}{zone}"))
}

/// A name with a prefix that is declared, as its namespace and local name.
fn name(text: Text<'_>) -> Option<String> {
    let trimmed = text.text.trim();
    let (_, local) = trimmed.split_once(':')?;
    let begins_name = local.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
    let is_name = begins_name && local.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter));
    if is_name { qname(text.scope, trimmed) } else { None }
}
