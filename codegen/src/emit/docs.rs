//! Documentation from the schema as documentation in Rust, line for line.

use crate::diagnostics::is_hidden;
use crate::model::Docs;

/// Lines further in than this would be code, which rustdoc compiles.
const DEEPEST_INDENT: usize = 3;

/// `/// Changes a user.`, a line each, indented by `indent`; `otherwise` where the schema says nothing.
pub(super) fn comments(docs: &Docs, otherwise: &str, indent: &str) -> String {
    let mut text = String::new();
    let mut comment = |line: &dyn Fn(&mut String)| {
        text.push_str(indent);
        text.push_str("/// ");
        line(&mut text);
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    };
    if docs.iter().all(|line| line.trim().is_empty()) {
        comment(&|text| push_all_visible(otherwise, text));
    } else {
        docs.iter().for_each(|line| comment(&|text| escape(line, text)));
    }
    text
}

/// A line with what Markdown would take for markup shown as it is.
fn escape(line: &str, out: &mut String) {
    let text = line.trim_start();
    let indent = (line.len() - text.len()).min(DEEPEST_INDENT);
    out.extend(std::iter::repeat_n(' ', indent));
    for word in text.trim_end().split_inclusive(' ') {
        let bare = word.trim_end();
        if bare.starts_with("http://") || bare.starts_with("https://") {
            url(bare, out);
            out.push_str(&word[bare.len()..]);
        } else {
            escape_word(word, out);
        }
    }
}

/// `<http://example.com>.`
fn url(word: &str, out: &mut String) {
    let end = word.trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '\'', '"']).len();
    let safe = |character: &char| !matches!(character, '<' | '>') && !is_hidden(*character);
    let safe: String = word[..end].chars().filter(safe).collect();
    out.push('<');
    out.push_str(&safe);
    out.push('>');
    escape_word(&word[end..], out);
}

/// A line without characters that end it, or change the direction of text, which rustc refuses in comments.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_all_visible(text, &mut out);
    out
}

fn push_all_visible(text: &str, out: &mut String) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        out.push_str(text);
    } else {
        text.chars().for_each(|character| push_visible(character, out));
    }
}

fn push_visible(character: char, out: &mut String) {
    if character.is_control() {
        out.push(' ');
    } else if !is_hidden(character) {
        out.push(character);
    }
}

fn escape_word(word: &str, out: &mut String) {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" .,:;'\"()-_/=".contains(&byte);
    if word.bytes().all(is_plain) {
        out.push_str(word);
        return;
    }
    for character in word.chars() {
        if matches!(character, '[' | ']' | '<' | '>' | '`' | '*' | '\\' | '~') {
            out.push('\\');
        }
        push_visible(character, out);
    }
}
