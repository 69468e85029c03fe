//! Emitted items as the text of files.
//!
//! In come files as lists of items, each made when its turn comes; out goes the text of each, with its header,
//! formatted, one blank line between items. Pure: the same items make the same text.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;

use proc_macro2::TokenStream;

use crate::output::MARK;

/// The second line of every file.
const DO_NOT_EDIT: &str = "// Do not edit: run `xsdbind generate`.";

/// A file to print.
#[derive(Debug)]
pub(crate) struct EmittedFile {
    /// Its path in the output folder.
    pub(crate) path: PathBuf,
    /// The schema file that it is made from, as it is shown; none if it is made from several.
    pub(crate) source: Option<String>,
    /// What is in it, in order.
    pub(crate) items: Vec<Item>,
}

/// Something in a file, with a blank line before and after.
#[derive(Debug)]
pub(crate) enum Item {
    /// Any number of Rust items, or the inner attributes of the file.
    Tokens(TokenStream),
    /// Lines that are as they should be: calls of macros, which no formatter knows, and comments.
    Text(String),
}

/// Emits and prints files, on as many threads as the machine has cores: tokens cannot change threads, so that each
/// file is both on one. The result does not depend on how many there are.
pub(crate) fn print<P: Send>(plans: Vec<P>, emit: impl Fn(P) -> EmittedFile + Sync) -> BTreeMap<PathBuf, String> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(plans.len());
    let queue = Mutex::new(plans);
    // A function, so that the queue is free again before the plan is worked on. Nobody panics while holding it: a poisoned
    // queue is as good.
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let work = || {
        let mut printed = Vec::new();
        while let Some(plan) = next() {
            let file = emit(plan);
            printed.push((file.path, text(file.source.as_deref(), file.items)));
        }
        printed
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut printed = work();
        for other in others {
            match other.join() {
                Ok(files) => printed.extend(files),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        printed.into_iter().collect()
    })
}

/// The text of one file.
fn text(source: Option<&str>, items: Vec<Item>) -> String {
    let mut text = match source {
        Some(source) => format!("{MARK} from {source}.\n{DO_NOT_EDIT}\n"),
        None => format!("{MARK}.\n{DO_NOT_EDIT}\n"),
    };
    for item in items {
        match item {
            Item::Tokens(tokens) => print_tokens(&tokens, &mut text),
            Item::Text(lines) => add(&lines, &mut text),
        }
    }
    text
}

/// Prints items one by one, since prettyplease puts no blank line between them.
fn print_tokens(tokens: &TokenStream, text: &mut String) {
    // A copy of tokens is a copy of a reference.
    let Ok(file) = syn::parse2::<syn::File>(tokens.clone()) else {
        // Emission never makes such a thing; should it, rustc shows where.
        return add(&tokens.to_string(), text);
    };
    if !file.attrs.is_empty() {
        add(&unparse(file.attrs, Vec::new()), text);
    }
    let mut together = Vec::new();
    let mut items = file.items.into_iter().peekable();
    while let Some(item) = items.next() {
        let joined = items.peek().is_some_and(|next| stand_together(&item, next));
        together.push(item);
        if !joined {
            add(&unparse(Vec::new(), std::mem::take(&mut together)), text);
        }
    }
}

/// Whether no blank line belongs between these: `use` after `use`, `mod` after `mod`.
fn stand_together(item: &syn::Item, next: &syn::Item) -> bool {
    match (item, next) {
        (syn::Item::Use(_), syn::Item::Use(_)) => true,
        (syn::Item::Mod(item), syn::Item::Mod(next)) => item.content.is_none() && next.content.is_none(),
        _ => false,
    }
}

fn unparse(attrs: Vec<syn::Attribute>, items: Vec<syn::Item>) -> String {
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs, items })
}

/// Adds lines after a blank line.
fn add(lines: &str, text: &mut String) {
    let lines = lines.trim_matches('\n');
    if !lines.is_empty() {
        text.push('\n');
        text.push_str(lines);
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{Item, text};

    fn printed(source: Option<&str>, items: Vec<Item>) -> String {
        text(source, items)
    }

    #[test]
    fn items_are_separated_and_headed() {
        let items = vec![
            Item::Tokens(quote! {
                #![doc = " The module."]
                #![allow(dead_code)]
                use xsdbind::Tri; use xsdbind::Nillable;
                pub mod base; pub mod types;
            }),
            Item::Tokens(quote! {
                #[doc = " A user."]
                pub struct User { #[doc = " Its name."] pub name: Tri<String> }
                impl User { pub fn new() -> Self { Self { name: Tri::Absent } } }
            }),
            Item::Text("xsdbind::record! {\n    User { name: \"name\" }\n}".to_owned()),
        ];
        insta::assert_snapshot!(printed(Some("schemas/a.xsd"), items), @r#"
        // @generated by xsdbind from schemas/a.xsd.
        // Do not edit: run `xsdbind generate`.

        //! The module.
        #![allow(dead_code)]

        use xsdbind::Tri;
        use xsdbind::Nillable;

        pub mod base;
        pub mod types;

        /// A user.
        pub struct User {
            /// Its name.
            pub name: Tri<String>,
        }

        impl User {
            pub fn new() -> Self {
                Self { name: Tri::Absent }
            }
        }

        xsdbind::record! {
            User { name: "name" }
        }
        "#);
    }

    #[test]
    fn what_does_not_parse_is_left_to_the_compiler() {
        let text = printed(None, vec![Item::Tokens(quote! { pub strct User; })]);
        assert!(text.ends_with("\n\npub strct User ;\n"), "{text}");
    }
}
