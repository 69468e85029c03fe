//! Texts changed so that they break a facet, or just do not.

use super::{Mutation, Operator, has_text, tree};
use crate::mutants::tree::Node;

pub const OPERATORS: &[Operator] = &[
    tree("text-doubled", |it| text(it, |text, _| Some(text.repeat(2)))),
    tree("text-longer", |it| text(it, |text, number| Some(longer(text, number)))),
    tree("text-longer-without-ascii", |it| text(it, |_, number| Some("&#x1f600;".repeat(1 + number % 90)))),
    tree("text-shorter", |it| text(it, |text, _| text.get(..text.len().checked_sub(1)?).map(str::to_owned))),
    tree("text-blank-inside", |it| text(it, |text, _| Some(format!("{text} {text}")))),
    tree("text-blanks-inside", |it| text(it, |text, _| Some(format!("{text} \n {text}")))),
    tree("text-blanks-around", |it| text(it, |text, _| Some(format!(" \t{text}\r\n ")))),
    tree("text-blank-references-around", |it| text(it, |text, _| Some(format!("&#32;&#9;{text}&#xA;&#13;")))),
    tree("text-no-break-space", |it| text(it, |text, _| Some(format!("{text}\u{a0}")))),
    tree("text-only-blanks", |it| text(it, |_, number| Some([" ", "\t", "&#32;", "\n \n"][number % 4].to_owned()))),
    tree("text-number-changed", |it| text(it, |text, number| number_near(text, number))),
    tree("text-number-large", |it| text(it, |text, number| text.parse::<i64>().ok().map(|_| large(number)))),
    tree("text-number-form", |it| text(it, number_form)),
    tree("text-not-a-number", |it| {
        text(it, |text, number| text.parse::<i64>().ok().map(|_| WORDS[number % WORDS.len()].to_owned()))
    }),
    tree("text-boolean-form", |it| text(it, boolean_form)),
    tree("text-date-or-time", |it| text(it, date_or_time)),
    tree("text-digit-changed", |it| text(it, digit_changed)),
    tree("text-case-changed", |it| text(it, case_changed)),
    tree("text-character-changed", |it| text(it, |text, number| character(text, number, 1))),
    tree("text-character-added", |it| text(it, |text, number| character(text, number, 0))),
    tree("text-word", |it| text(it, |_, number| Some(WORDS[number % WORDS.len()].to_owned()))),
    tree("text-of-another-element", of_another_element),
    tree("text-of-another-document", of_another_document),
];

const WORDS: &[&str] = &[
    "a",
    "1",
    "0",
    "-1",
    "true",
    "false",
    "*",
    "#",
    "1.5",
    "1e3",
    "NaN",
    "INF",
    "+1",
    "abc",
    "2020-02-30",
    "24:00:00",
    "12:60",
    "2020-02-29T12:00:00Z",
    "AAAA",
    "AAA=",
    "A",
    "192.168.0.1",
    "256.0.0.1",
    "::1",
    "a@example.com",
    "@",
    "+12025550123",
    "%",
    "http://example.com/%zz",
    "Monday",
    "9999999999999999999999",
    "&lt;&amp;&gt;",
];

/// Changes the text of an element that has one.
fn text(it: &mut Mutation<'_>, change: fn(&str, usize) -> Option<String>) -> Option<()> {
    let number = it.random.below(1 << 48);
    // Only texts that the change fits.
    let path =
        it.path(|element| has_text(element) && element.text().is_some_and(|old| change(&old, number).is_some()))?;
    let element = it.tree.at(&path);
    let new = change(&element.text()?, number)?;
    element.children = vec![Node::Raw(new)];
    Some(())
}

/// Lengths around those that facets have.
fn longer(text: &str, number: usize) -> String {
    const LENGTHS: &[usize] =
        &[2, 3, 4, 5, 6, 8, 10, 15, 16, 20, 23, 30, 32, 40, 60, 64, 80, 100, 128, 161, 256, 1024, 5000];
    let length = LENGTHS[number % LENGTHS.len()] + number / LENGTHS.len() % 3 - 1;
    text.chars().cycle().take(length).collect()
}

fn number_near(text: &str, number: usize) -> Option<String> {
    const STEPS: &[i64] =
        &[-1000, -100, -10, -2, -1, 1, 2, 3, 5, 7, 9, 10, 20, 50, 99, 100, 254, 255, 1000, 32767, 65534, 65535];
    Some((text.parse::<i64>().ok()? + STEPS[number % STEPS.len()]).to_string())
}

fn large(number: usize) -> String {
    const LARGE: &[&str] = &[
        "127",
        "128",
        "-129",
        "32767",
        "32768",
        "65535",
        "65536",
        "2147483647",
        "2147483648",
        "-2147483648",
        "-2147483649",
        "4294967295",
        "4294967296",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "1000000000000000000000000000000",
    ];
    LARGE[number % LARGE.len()].to_owned()
}

fn number_form(text: &str, number: usize) -> Option<String> {
    text.parse::<i64>().ok()?;
    let forms = [
        format!("+{text}"),
        format!("0{text}"),
        format!("{text}.0"),
        format!("{text}."),
        format!("{text}e0"),
        format!("-{text}"),
        format!("--{text}"),
        format!("{text}L"),
        format!("0x{text}"),
        format!("{text} "),
        format!("{text},0"),
        format!("&#x66{text};"),
        format!("- {text}"),
        "-0".to_owned(),
        "+0".to_owned(),
        ".".to_owned(),
    ];
    forms.get(number % forms.len()).cloned()
}

fn boolean_form(text: &str, number: usize) -> Option<String> {
    const FORMS: &[&str] =
        &["1", "0", "true", "false", "True", "FALSE", "yes", "2", "01", " 1 ", "tr ue", "on", "\ttrue"];
    matches!(text, "true" | "false").then(|| FORMS[number % FORMS.len()].to_owned())
}

fn date_or_time(text: &str, number: usize) -> Option<String> {
    const SUFFIXES: &[&str] = &["Z", "+14:00", "+14:01", "-00:00", ".5", ".", "+1:00", " Z", "z"];
    const OTHERS: &[&str] = &[
        "2020-02-29",
        "2019-02-29",
        "2020-13-01",
        "2020-00-10",
        "20200101",
        "0000-01-01",
        "-0001-01-01",
        "12020-01-01",
        "02020-01-01",
        "2020-01-01T24:00:00",
        "2020-01-01T24:00:01",
        "2020-01-01T23:59:60",
        "2020-01-01t00:00:00",
        "00:00:00",
        "24:00:00",
        "23:59:59.999999999999",
        "12:00",
        "2020-01-01T12:00:00.0000Z",
    ];
    let shape = text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_digit() || b"-:T.Z+".contains(&byte));
    let dated = shape && (text.matches('-').count() >= 2 || text.matches(':').count() >= 2);
    dated.then(|| match number % (SUFFIXES.len() + OTHERS.len()) {
        suffix if suffix < SUFFIXES.len() => format!("{text}{}", SUFFIXES[suffix]),
        other => OTHERS[other - SUFFIXES.len()].to_owned(),
    })
}

fn digit_changed(text: &str, number: usize) -> Option<String> {
    let digits: Vec<usize> =
        text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = *digits.get(number % digits.len().max(1))?;
    Some(format!("{}{}{}", &text[..at], number / 64 % 10, &text[at + 1..]))
}

fn case_changed(text: &str, number: usize) -> Option<String> {
    let changed = match number % 3 {
        0 => text.to_uppercase(),
        1 => text.to_lowercase(),
        _ => text
            .chars()
            .map(|it| if it.is_lowercase() { it.to_ascii_uppercase() } else { it.to_ascii_lowercase() })
            .collect(),
    };
    (changed != text).then_some(changed)
}

/// A character stands in place of another (`instead` is 1) or beside it (0).
fn character(text: &str, number: usize, instead: usize) -> Option<String> {
    const CHARACTERS: &[&str] = &[
        " ",
        "\t",
        "\n",
        "a",
        "Z",
        "0",
        "9",
        "-",
        "+",
        ".",
        ":",
        "@",
        "%",
        "*",
        "#",
        "/",
        "\\",
        "\"",
        "'",
        "(",
        "[",
        "^",
        "$",
        "|",
        "?",
        "_",
        "~",
        ",",
        ";",
        "=",
        "\u{e9}",
        "\u{df}",
        "\u{a0}",
        "&#x20ac;",
        "&#x10ffff;",
        "&#x85;",
        "&#x2028;",
        "&#x661;",
        "&lt;",
        "&amp;",
        "&#13;",
    ];
    let characters: Vec<char> = text.chars().collect();
    let at = number / 64 % (characters.len() + 1 - instead);
    let before: String = characters[..at].iter().collect();
    let after: String = characters[at + instead..].iter().collect();
    Some(format!("{before}{}{after}", CHARACTERS[number % CHARACTERS.len()]))
}

fn of_another_element(it: &mut Mutation<'_>) -> Option<()> {
    let text = it.any(has_text)?.text()?;
    it.any(has_text)?.set_text(&text);
    Some(())
}

fn of_another_document(it: &mut Mutation<'_>) -> Option<()> {
    let mut other = it.other().clone();
    let mut paths = other.paths();
    paths.retain(|path| has_text(other.at(path)));
    let path = it.random.pick(&paths)?;
    let text = other.at(path).text()?;
    it.any(has_text)?.set_text(&text);
    Some(())
}
