//! Documentation from the schema as documentation in Rust, line for line.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Docs;

/// Lines further in than this would be code, which rustdoc compiles.
const DEEPEST_INDENT: usize = 3;

/// `/// Changes a user.`, a line each; `otherwise` where the schema says nothing.
pub(super) fn attributes(docs: &Docs, otherwise: &str) -> TokenStream {
    let mut out = TokenStream::new();
    for line in lines(docs, otherwise) {
        let line = if line.is_empty() { line } else { format!(" {line}") };
        out.extend(quote! { #[doc = #line] });
    }
    out
}

/// The same as text, each line indented by `indent`.
pub(super) fn comments(docs: &Docs, otherwise: &str, indent: &str) -> String {
    let comment = |line: String| match line.as_str() {
        "" => format!("{indent}///\n"),
        line => format!("{indent}/// {line}\n"),
    };
    lines(docs, otherwise).into_iter().map(comment).collect()
}

fn lines(docs: &Docs, otherwise: &str) -> Vec<String> {
    if docs.iter().all(|line| line.trim().is_empty()) {
        return vec![otherwise.to_owned()];
    }
    docs.iter().map(|line| escaped(line)).collect()
}

/// A line with what Markdown would take for markup shown as it is.
fn escaped(line: &str) -> String {
    let text = line.trim_start();
    let indent = (line.len() - text.len()).min(DEEPEST_INDENT);
    let mut out = " ".repeat(indent);
    for word in text.trim_end().split_inclusive(' ') {
        let bare = word.trim_end();
        if bare.starts_with("http://") || bare.starts_with("https://") {
            url(bare, &mut out);
            out.push_str(&word[bare.len()..]);
        } else {
            escape_word(word, &mut out);
        }
    }
    out
}

/// `<http://example.com>.`
fn url(word: &str, out: &mut String) {
    let end = word.trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '\'', '"']).len();
    let safe: String = word[..end].chars().filter(|character| !matches!(character, '<' | '>')).collect();
    out.push('<');
    out.push_str(&safe);
    out.push('>');
    escape_word(&word[end..], out);
}

fn escape_word(word: &str, out: &mut String) {
    for character in word.chars() {
        if matches!(character, '[' | ']' | '<' | '>' | '`' | '*' | '\\' | '~') {
            out.push('\\');
        }
        out.push(if character.is_control() { ' ' } else { character });
    }
}
