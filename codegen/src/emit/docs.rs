//! Documentation from the schema as documentation in Rust, line for line.

use crate::escape::is_hidden;
use crate::model::Docs;

/// Lines further in than this would be code, which rustdoc compiles.
const DEEPEST_INDENT: usize = 3;

/// The greatest length of a line that is not the schema's own, in bytes.
const LONGEST_LINE: usize = 112;

/// `/// Changes a user.`, a line each, indented by `indent`; `otherwise` where the schema says nothing.
pub(super) fn comments(docs: &Docs, otherwise: &str, indent: &str) -> String {
    with_facts(docs, otherwise, None, indent)
}

/// The same, with `facts` after what the schema says.
pub(super) fn with_facts(docs: &Docs, otherwise: &str, facts: Option<&str>, indent: &str) -> String {
    let mut text = String::new();
    let mut comment = |line: &dyn Fn(&mut String)| {
        text.push_str(indent);
        text.push_str("/// ");
        line(&mut text);
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    };
    if docs.iter().all(|line| line.trim().is_empty()) {
        wrapped(otherwise, |line| comment(&|text| push_all_visible(line, text)));
        return text;
    }
    docs.iter().for_each(|line| comment(&|text| escape(line, text)));
    if let Some(facts) = facts {
        let mut own = |sentence: &str| wrapped(sentence, |line| comment(&|text| push_all_visible(line, text)));
        // A paragraph of its own, unless the schema ends a sentence: then it is one more.
        let last = docs.iter().rev().map(|line| line.trim_end()).find(|line| !line.is_empty()).unwrap_or_default();
        if !last.ends_with(['.', '!', '?']) || docs.last().is_some_and(|line| line.trim().is_empty()) {
            own("");
        }
        own(facts);
    }
    text
}

/// Gives out the lines of a text that is broken at spaces.
fn wrapped(text: &str, mut line: impl FnMut(&str)) {
    let mut rest = text;
    while rest.len() > LONGEST_LINE {
        let end =
            rest.char_indices().take_while(|(at, _)| *at <= LONGEST_LINE).filter(|(_, letter)| *letter == ' ').last();
        let Some((end, _)) = end.or_else(|| rest.char_indices().find(|(_, letter)| *letter == ' ')) else { break };
        line(&rest[..end]);
        rest = &rest[end + 1..];
    }
    line(rest);
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
