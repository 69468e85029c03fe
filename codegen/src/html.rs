//! What the pages have in common: texts as HTML, and the styles that all share.

use std::fmt::Write;

use crate::escape::is_hidden;

/// Colours, texts, and tables of changes.
pub(crate) const BASE: &str = include_str!("html/base.css");

/// As text in HTML, with what stands between backticks as code.
pub(crate) fn with_code(text: &str) -> String {
    let part = |(index, part): (usize, &str)| match index % 2 {
        0 => escaped(part),
        _ => format!("<code>{}</code>", escaped(part)),
    };
    text.split('`').enumerate().map(part).collect::<Vec<_>>().concat()
}

/// As text in HTML and in its attributes, without what would turn the direction of what is around it.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '>' => out.push_str("&gt;"),
            other => push(other, &mut out),
        }
    }
    out
}

/// As text in HTML between tags, where only what begins one says anything: half as long for code.
#[cfg(feature = "dynamic")]
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|letter| push(letter, &mut out));
    out
}

fn push(letter: char, out: &mut String) {
    match letter {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        other if is_hidden(other) && !matches!(other, '\n' | '\t') => {}
        other => out.push(other),
    }
}

/// 12,345
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A path as a relative URI reference.
pub(crate) fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
