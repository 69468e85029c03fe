//! What of the Rust that users write against is another one with a new release.
//!
//! In comes code generated from both; out go the lines that differ: fields, variants, constructors, types and constants, with
//! what to write instead. Most of them are errors of the compiler; those with which code compiles and means something else
//! are marked.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use serde::Serialize;

use super::report::{Entry, Report, Status};
use crate::output::Output;

/// A part of a type that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RustChange {
    /// The module: `ocip`, `ocip::base`.
    pub module: String,
    /// The type.
    pub ty: String,
    /// The field, variant, constant, or `new`; empty for the type itself.
    pub member: String,
    /// As it was; `null` for what is new.
    pub old: Option<String>,
    /// As it is.
    pub new: Option<String>,
    /// What to write instead.
    pub instead: String,
    /// Whether code may compile as before and mean something else.
    pub is_silent: bool,
}

/// What a part of a type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Type,
    Field,
    Variant,
    /// A variant with a text in XML.
    Value,
    New,
    Constant,
}

type Parts = BTreeMap<(String, String, String), (Kind, String)>;

/// Compares generated code: what is another one for those who use it. New types and new optional fields are not told, since
/// no code has to do with them yet, and neither are messages more in the set of all of them, nor documents in `AnyDocument`:
/// by what `report` says of the two releases, these break nothing.
#[must_use]
pub fn rust_changes(old: &Output, new: &Output, report: &Report) -> Vec<RustChange> {
    let is_safe = |entry: &&Entry| entry.status == Status::Added && !entry.breaks.compilation;
    let messages: BTreeSet<String> = report.entries.iter().filter(is_safe).map(|entry| letters(&entry.name)).collect();
    let (old, new) = (parts(old), parts(new));
    let types = |parts: &Parts| -> BTreeSet<(String, String)> {
        parts.keys().map(|(module, ty, _)| (module.clone(), ty.clone())).collect()
    };
    let (old_types, new_types) = (types(&old), types(&new));
    let mut found = Vec::new();
    for key in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
        let (module, ty, member) = key;
        let of = (module.clone(), ty.clone());
        // Of a type that is gone, that alone is told; of one that is new, nothing.
        if !new_types.contains(&of) && !member.is_empty() || !old_types.contains(&of) {
            continue;
        }
        let (before, after) = (old.get(key), new.get(key));
        // A variant that is a type; a value of an enumeration may be called as one.
        let is_message =
            || after.is_some_and(|(kind, _)| *kind == Kind::Variant) && messages.contains(&letters(member));
        let grows = before.is_none() && (ty == "AnyDocument" || is_message());
        if before == after || grows {
            continue;
        }
        let Some((instead, is_silent)) = instead((ty, member), before, after) else { continue };
        found.push(RustChange {
            module: module.clone(),
            ty: ty.clone(),
            member: member.clone(),
            old: before.map(|(_, text)| text.clone()),
            new: after.map(|(_, text)| text.clone()),
            instead,
            is_silent,
        });
    }
    found
}

/// What the name of a type has in common in schemas and in Rust.
fn letters(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What to write in place of a part, and whether the compiler says nothing; `None` where there is nothing to do.
fn instead(
    (ty, member): (&str, &str),
    old: Option<&(Kind, String)>,
    new: Option<&(Kind, String)>,
) -> Option<(String, bool)> {
    let kind = old.or(new)?.0;
    let (old, new) = (old.map(|(_, text)| text.as_str()), new.map(|(_, text)| text.as_str()));
    let text = match (kind, old, new) {
        (Kind::Field, None, Some(is)) if is_optional(is) => return None,
        (Kind::Field, None, Some(_)) => format!("`new` of `{ty}` asks for it: decide what to send"),
        (Kind::Field, Some(_), None) => "take it out".to_owned(),
        (Kind::Field | Kind::Variant, Some(was), Some(is)) => between(was, is),
        (Kind::Variant | Kind::Value, None, Some(_)) => {
            format!("an arm more, `{ty}::{member}`: decide what it means")
        }
        (Kind::Variant | Kind::Value, Some(_), None) => "take it out: decide what takes its place".to_owned(),
        (Kind::Value, Some(was), Some(is)) => {
            return Some((format!("it is {is} now and was {was}: look at every use"), true));
        }
        (Kind::New, Some(_), Some(is)) => format!("`{ty}::{is}`"),
        (Kind::New, Some(_), None) => format!("`{ty}::default()`, and set what is needed"),
        (Kind::New, None, Some(is)) => format!("`{ty}::{is}` in place of a literal or `default()`"),
        (Kind::Constant, Some(_), Some(is)) => {
            return Some((format!("it is {is} now: what is left out means something else"), true));
        }
        (Kind::Constant, Some(_), None) => "there is no default any more: write the value".to_owned(),
        (Kind::Type, Some(_), None) => "use the type that the report names".to_owned(),
        (Kind::Type, Some(was), Some(is)) => format!("it is {is} now and was {was}: make the value anew"),
        _ => return None,
    };
    Some((text, false))
}

fn is_optional(ty: &str) -> bool {
    ["Option<", "Vec<", "Tri<", "xsdbind::Tri<"].iter().any(|wrapper| ty.starts_with(wrapper))
}

/// The wrapper around a type, and the type.
fn wrapped(ty: &str) -> (&str, &str) {
    let ty = ty.strip_prefix("xsdbind::").unwrap_or(ty);
    match ty.split_once('<').and_then(|(wrapper, rest)| Some((wrapper, rest.strip_suffix('>')?))) {
        Some((wrapper @ ("Option" | "Tri" | "Nillable" | "Vec"), inner)) => (wrapper, inner),
        _ => ("", ty),
    }
}

/// What becomes of a value that has another type.
fn between(old: &str, new: &str) -> String {
    let ((was, old_inner), (is, new_inner)) = (wrapped(old), wrapped(new));
    let how = match (was, is) {
        ("Option", "Tri") => {
            "`Some(x)` becomes `Tri::Value(x)`, `None` becomes `Tri::Absent`, which leaves it; `Tri::Nil` clears it"
        }
        ("Tri", "Option") => {
            "`Tri::Value(x)` becomes `Some(x)`, `Tri::Absent` becomes `None`; there is nothing in place of `Tri::Nil`"
        }
        ("", "Option") => "`x` becomes `Some(x)`; decide what it means where it is absent",
        ("Option", "") => "`Some(x)` becomes `x`; decide what to send where it was `None`",
        ("", "Nillable") => "`x` becomes `Nillable::Value(x)`; decide what nil means",
        ("Nillable", "") => "`Nillable::Value(x)` becomes `x`; there is nothing in place of `Nillable::Nil`",
        ("Tri", "Nillable") => "`Tri::Value(x)` becomes `Nillable::Value(x)`; it cannot be left out any more",
        ("Nillable", "Tri") => "`Nillable::Value(x)` becomes `Tri::Value(x)`; decide what it means where it is absent",
        ("", "Tri") => "`x` becomes `Tri::Value(x)`; decide what it means where it is absent or nil",
        ("Tri", "") => "`Tri::Value(x)` becomes `x`; it can neither be left out nor cleared any more",
        ("Option", "Vec") => "`Some(x)` becomes `vec![x]`, `None` becomes `Vec::new()`; read all of them",
        ("Vec", "Option") => "only the first can be sent: `it.into_iter().next()`",
        ("", "Vec") => "`x` becomes `vec![x]`; read all of them",
        ("Vec", "") => "exactly one can be sent",
        _ => "",
    };
    if old_inner == new_inner && !how.is_empty() {
        return how.to_owned();
    }
    let type_of = format!("make the value of `{new_inner}`");
    if how.is_empty() { type_of } else { format!("{how}; {type_of}") }
}

/// All parts of all types.
fn parts(output: &Output) -> Parts {
    let mut found = Parts::new();
    for (path, text) in &output.files {
        // What is generated is valid; what is not is none of its types.
        if let Ok(file) = syn::parse_file(text) {
            let module = module(path);
            for item in &file.items {
                add(item, &module, &mut found);
            }
        }
    }
    found
}

/// `ocip::base` of `ocip/base/ocip_base.rs`: a path in Rust does not depend on the file.
fn module(path: &Path) -> String {
    let folder = path.parent().unwrap_or(Path::new(""));
    folder.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("::")
}

fn text_of(tokens: &impl ToTokens) -> String {
    compact(&tokens.to_token_stream().to_string())
}

/// Tokens without the blanks that `TokenStream` has between them.
fn compact(tokens: &str) -> String {
    let mut out = tokens.to_owned();
    for (wide, narrow) in
        [(" :: ", "::"), (" < ", "<"), (" <", "<"), (" >", ">"), (" ,", ","), ("& ", "&"), ("< ", "<")]
    {
        out = out.replace(wide, narrow);
    }
    out.replace(",>", ">")
}

fn add(item: &syn::Item, module: &str, found: &mut Parts) {
    let mut part = |ty: &str, member: &str, kind: Kind, text: String| {
        found.insert((module.to_owned(), ty.to_owned(), member.to_owned()), (kind, text));
    };
    match item {
        syn::Item::Struct(item) => {
            let ty = item.ident.to_string();
            part(&ty, "", Kind::Type, "a struct".to_owned());
            for (at, field) in item.fields.iter().enumerate() {
                let name = field.ident.as_ref().map_or_else(|| at.to_string(), ToString::to_string);
                part(&ty, &name, Kind::Field, text_of(&field.ty));
            }
        }
        syn::Item::Enum(item) => {
            let ty = item.ident.to_string();
            part(&ty, "", Kind::Type, "an enum".to_owned());
            for variant in &item.variants {
                let fields: Vec<String> = variant.fields.iter().map(|field| text_of(&field.ty)).collect();
                part(&ty, &variant.ident.to_string(), Kind::Variant, fields.join(", "));
            }
        }
        // What it restricts is in its rules: the name is what users write.
        syn::Item::Type(item) => part(&item.ident.to_string(), "", Kind::Type, "a type of text".to_owned()),
        syn::Item::Impl(item) if item.trait_.is_none() => {
            let ty = text_of(&item.self_ty);
            for inner in &item.items {
                if let syn::ImplItem::Const(constant) = inner {
                    part(&ty, &constant.ident.to_string(), Kind::Constant, constant.expr.to_token_stream().to_string());
                }
            }
        }
        syn::Item::Macro(item) => {
            let name = item.mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            of_macro(&name, item.mac.tokens.clone(), &mut part);
        }
        _ => {}
    }
}

/// What one of our macros declares.
fn of_macro(name: &str, tokens: TokenStream, part: &mut dyn FnMut(&str, &str, Kind, String)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let group = |wanted: Delimiter| {
        tokens.iter().find_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == wanted => Some(group.stream()),
            _ => None,
        })
    };
    let idents: Vec<String> = tokens.iter().filter_map(ident).collect();
    // `pub enum Level (name = "Level") { System = "System", }`; all others begin with the type.
    let ty = match name {
        "enumeration" => idents.iter().skip_while(|word| *word != "enum").nth(1),
        _ => idents.first(),
    };
    let Some(ty) = ty else { return };
    match name {
        // `User(id: Id, name: Name)`, and what else there is to say.
        "new" => {
            let arguments = compact(&group(Delimiter::Parenthesis).unwrap_or_default().to_string());
            let arguments = arguments.trim().trim_end_matches(',').replace(" : ", ": ");
            part(ty, "new", Kind::New, format!("new({arguments})"));
        }
        // `NameRules "Name" (types::Token) { max_length: Some(30) }`; where it has no name, that is left out.
        "restriction" => {
            let base = compact(&group(Delimiter::Parenthesis).unwrap_or_default().to_string());
            part(ty.strip_suffix("Rules").unwrap_or(ty), "", Kind::Type, format!("a restriction of {base}"));
        }
        // `Size (name = "Size") { UnsignedInt: u32, SizeName: SizeName }`
        "union" => {
            part(ty, "", Kind::Type, "a union".to_owned());
            let body: Vec<TokenTree> = group(Delimiter::Brace).unwrap_or_default().into_iter().collect();
            for member in body.split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',')) {
                let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ':');
                if let Some(at) = member.iter().position(is_colon)
                    && let Some(name) = member[..at].last().and_then(ident)
                {
                    let of: TokenStream = member[at + 1..].iter().cloned().collect();
                    part(ty, &name, Kind::Variant, compact(&of.to_string()));
                }
            }
        }
        "enumeration" => {
            part(ty, "", Kind::Type, "an enumeration".to_owned());
            let mut name = String::new();
            for token in group(Delimiter::Brace).unwrap_or_default() {
                match token {
                    TokenTree::Ident(ident) => name = ident.to_string(),
                    TokenTree::Literal(text) if !name.is_empty() => {
                        part(ty, &std::mem::take(&mut name), Kind::Value, text.to_string());
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn ident(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    }
}

impl RustChange {
    /// The words by which a line of code may be about it: all of them stand in it, or in its file.
    #[must_use]
    pub fn words(&self) -> (&str, &str) {
        (&self.ty, &self.member)
    }
}

impl std::fmt::Display for RustChange {
    /// `ocip::User phone: Option<DN> → Tri<DN>: ..`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut line = format!("{}::{}", self.module, self.ty);
        if !self.member.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(line, " {}", self.member);
        }
        let values = match (&self.old, &self.new) {
            (Some(old), Some(new)) if self.member != "new" => format!(": {old} → {new}"),
            (None, Some(_)) => " is new".to_owned(),
            (Some(_), None) => " is gone".to_owned(),
            _ => String::new(),
        };
        let silent = if self.is_silent { " (no error of the compiler)" } else { "" };
        write!(f, "{line}{values}{silent}: {}", self.instead)
    }
}
