//! When two texts that are not equal mean the same.
//!
//! The comparison does not know the schema, so a rule looks at both texts alone: it holds where both are numbers, both
//! booleans, both dates or times, or both names with a prefix.

use crate::{Text, qname};

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
    let power =
        exponent.parse::<i64>().ok()? + i64::try_from(whole.len()).ok()? - i64::try_from(significant.len()).ok()?;
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
