//! What does not fit into a line, broken by prettyplease: items of Rust, and values in calls of our macros.
//!
//! Most fields and variants fit into their lines, and stay as they are: to parse and print all of them takes longer than
//! all else. What then holds, and a test shows: each item is what prettyplease makes of it.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;

/// The greatest length of a line that prettyplease leaves as it is, in bytes.
const MOST: usize = 89;

/// An item as prettyplease has it.
pub(super) fn item(cx: &Context<'_>, text: String) -> String {
    let fits = |line: &str| line.len() <= MOST || line.trim_start().starts_with("///");
    if text.lines().all(fits) {
        return text;
    }
    match syn::parse_file(&text) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => cx.internal(format!("an item is no Rust: {error}"), None),
    }
}

/// A statement, in one line if it fits within a function.
#[cfg(all(feature = "dynamic", feature = "explore"))]
pub(crate) fn statement(cx: &Context<'_>, text: String) -> String {
    const HEAD: &str = "fn a() {\n";
    const INDENT: &str = "    ";
    if text.len() + INDENT.len() <= MOST {
        return text;
    }
    let printed = syn::parse_file(&format!("{HEAD}{text}\n}}")).map(|file| prettyplease::unparse(&file));
    match printed.as_ref().map(|printed| printed.strip_prefix(HEAD).and_then(|text| text.strip_suffix("\n}\n"))) {
        Ok(Some(lines)) => {
            let lines = lines.lines().map(|line| line.strip_prefix(INDENT).unwrap_or(line));
            lines.collect::<Vec<_>>().join("\n")
        }
        _ => cx.internal(format!("a statement is no Rust: {text}"), None),
    }
}

/// The line of a field of a `struct`, or of a variant of an `enum`, as prettyplease has it.
pub(super) fn member(cx: &Context<'_>, of: &str, line: String) -> String {
    let may_be_broken = line.contains(if of == "enum" { '(' } else { '<' });
    if line.len() <= MOST + 1 || !may_be_broken {
        return line;
    }
    let head = format!("{of} A {{\n");
    let printed = syn::parse_str(&format!("{head}{line}}}")).map(|file| prettyplease::unparse(&file));
    match printed.as_ref().map(|text| text.strip_prefix(&head).and_then(|text| text.strip_suffix("}\n"))) {
        Ok(Some(text)) => text.to_owned(),
        _ => cx.internal(format!("a member is no Rust: {line}"), None),
    }
}

/// An attribute of an item, or of a `member` of one, in lines of its own.
pub(super) fn attribute(cx: &Context<'_>, text: &str, member: bool) -> String {
    let (head, tail) = if member { ("struct A {\n", "    a: A,\n}\n") } else { ("", "struct A;\n") };
    let printed = syn::parse_file(&format!("{head}{text}\n{tail}")).map(|file| prettyplease::unparse(&file));
    match printed.as_ref().map(|printed| printed.strip_prefix(head).and_then(|text| text.strip_suffix(tail))) {
        Ok(Some(text)) => text.to_owned(),
        _ => cx.internal(format!("an attribute is no Rust: {text}"), None),
    }
}

/// An expression, in one line if it fits.
pub(super) fn expression(cx: &Context<'_>, tokens: &TokenStream) -> String {
    const HEAD: &str = "const _: () = ";
    let printed = syn::parse2(quote! { const _: () = #tokens; }).map(|file| prettyplease::unparse(&file));
    match printed.as_ref().map(|text| text.strip_prefix(HEAD).and_then(|text| text.strip_suffix(";\n"))) {
        Ok(Some(text)) => text.to_owned(),
        _ => cx.internal("an expression is no Rust", None),
    }
}
