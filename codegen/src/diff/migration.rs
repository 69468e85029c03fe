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
    /// The field, variant or constant, `new()` or `default()`; empty for the type itself.
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
    Constant,
}

/// How users make a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Constructor {
    /// With its fields.
    Literal(String),
    Default,
    /// With its arguments.
    New(String),
}

type Parts = BTreeMap<(String, String, String), (Kind, String)>;

/// What code generated from a set has for those who use it.
#[derive(Default)]
struct Rust {
    /// By module, type and member.
    parts: Parts,
    /// Of each struct, by module and type.
    constructors: BTreeMap<(String, String), Constructor>,
    /// The enums whose variants are types that may stand in for one, by module and name.
    type_sets: BTreeSet<(String, String)>,
}

/// Compares generated code: what is another one for those who use it. New types and new optional fields are not told, since
/// no code has to do with them yet, and neither are messages more in the set of all of them, nor documents in `AnyDocument`:
/// by what `report` says of the two releases, these break nothing. It may leave out what nobody uses.
#[must_use]
pub fn rust_changes(old: &Output, new: &Output, report: &Report) -> Vec<RustChange> {
    let breaks = |entry: &&Entry| entry.status == Status::Added && entry.breaks.compilation;
    let arms: BTreeSet<String> = report.entries.iter().filter(breaks).map(|entry| letters(&entry.name)).collect();
    let (old, new) = (Rust::of(old), Rust::of(new));
    let (old_types, new_types) = (old.types(), new.types());
    let gone: BTreeSet<String> = old_types.difference(&new_types).map(|(_, ty)| letters(ty)).collect();
    let mut found = Vec::new();
    for key in old.parts.keys().chain(new.parts.keys()).collect::<BTreeSet<_>>() {
        let (module, ty, member) = key;
        let of = (module.clone(), ty.clone());
        // Of a type that is gone, that alone is told; of one that is new, nothing.
        if !new_types.contains(&of) && !member.is_empty() || !old_types.contains(&of) {
            continue;
        }
        let (before, after) = (old.parts.get(key), new.parts.get(key));
        if before == after {
            continue;
        }
        // Each variant is a type: one that is new is a message, unless the report says what it breaks; one that is gone is
        // told as a type.
        let is_type = old.type_sets.contains(&of) && new.type_sets.contains(&of);
        let is_told = match (before, after) {
            (None, Some(_)) => !(ty == "AnyDocument" || is_type && !arms.contains(&letters(member))),
            (Some(_), None) => !(is_type && gone.contains(&letters(member))),
            _ => true,
        };
        if !is_told {
            continue;
        }
        if member.is_empty() && after.is_none() {
            found.push(gone_type(of, report));
            continue;
        }
        let Some((instead, is_silent)) = instead((ty, member), before, after, new.constructors.get(&of)) else {
            continue;
        };
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
    for (of, before) in &old.constructors {
        let made = new.constructors.get(of).and_then(|after| made_instead(of, before, after));
        found.extend(made);
    }
    // Whether it is a field or a way to make the struct: by name.
    found.sort_by(|one, other| (&one.module, &one.ty, &one.member).cmp(&(&other.module, &other.ty, &other.member)));
    found
}

/// A type that is gone, with the one that the report names in its place.
fn gone_type((module, ty): (String, String), report: &Report) -> RustChange {
    let is_it = |name: &String| letters(name.rsplit('}').next().unwrap_or_default()) == letters(&ty);
    let in_place = report.entries.iter().find_map(|entry| match entry.status {
        Status::Renamed if entry.old_name.as_ref().is_some_and(is_it) => Some(&entry.name),
        // One that is deprecated may be read no more, though the release has it.
        _ if is_it(&entry.name) => entry.replaced_by.as_ref(),
        _ => None,
    });
    let instead =
        in_place.map_or_else(|| "the report names none in its place".to_owned(), |other| format!("use `{other}`"));
    let old = Some("a type".to_owned());
    RustChange { module, ty, member: String::new(), old, new: None, instead, is_silent: false }
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
    constructor: Option<&Constructor>,
) -> Option<(String, bool)> {
    let kind = old.or(new)?.0;
    let (old, new) = (old.map(|(_, text)| text.as_str()), new.map(|(_, text)| text.as_str()));
    let text = match (kind, old, new) {
        (Kind::Field, None, Some(_)) => match constructor {
            Some(Constructor::Literal(_)) => format!("a literal of `{ty}` asks for it: decide what to send"),
            Some(Constructor::New(arguments)) if has_argument(arguments, member) => {
                format!("`new` of `{ty}` asks for it: decide what to send")
            }
            _ => return None,
        },
        (Kind::Field, Some(_), None) => "take it out".to_owned(),
        (Kind::Field | Kind::Variant, Some(was), Some(is)) => between(was, is),
        (Kind::Variant | Kind::Value, None, Some(_)) => {
            format!("an arm more, `{ty}::{member}`: decide what it means")
        }
        (Kind::Variant | Kind::Value, Some(_), None) => "take it out: decide what takes its place".to_owned(),
        (Kind::Value, Some(was), Some(is)) => {
            return Some((format!("it is {is} now and was {was}: look at every use"), true));
        }
        (Kind::Constant, Some(_), Some(is)) => {
            return Some((format!("it is {is} now: what is left out means something else"), true));
        }
        (Kind::Constant, Some(_), None) => "there is no default any more: write the value".to_owned(),
        (Kind::Type, Some(was), Some(is)) => format!("it is {is} now and was {was}: make the value anew"),
        _ => return None,
    };
    Some((text, false))
}

/// Whether a field is among the arguments of a constructor, which are `a: A, b: B` or `TRequired { a: A, b: B }`.
fn has_argument(arguments: &str, field: &str) -> bool {
    let mut names = arguments.match_indices(": ").map(|(at, _)| &arguments[..at]);
    names.any(|before| before.rsplit([' ', '(']).next() == Some(field))
}

/// How to make a struct now; `None` where that is as before.
fn made_instead((module, ty): &(String, String), old: &Constructor, new: &Constructor) -> Option<RustChange> {
    let (member, instead) = match (old, new) {
        // What its fields are now is told of them.
        (Constructor::Literal(_), Constructor::Literal(_)) => return None,
        _ if old == new => return None,
        (Constructor::New(_), Constructor::New(is)) => ("new()", format!("`{ty}::new({is})`")),
        (Constructor::Default, Constructor::New(is)) => {
            ("new()", format!("`{ty}::new({is})` in place of `{ty}::default()`"))
        }
        (Constructor::Literal(_), Constructor::New(is)) => {
            ("new()", format!("`{ty}::new({is})` in place of a literal of `{ty}`"))
        }
        (Constructor::New(_), Constructor::Default) => ("new()", format!("`{ty}::default()`, and set what is needed")),
        (Constructor::Literal(_), Constructor::Default) => {
            ("default()", format!("`{ty}::default()` in place of a literal of `{ty}`, and set what is needed"))
        }
        (Constructor::New(_), Constructor::Literal(is)) => ("new()", format!("a literal of `{ty}`: `{is}`")),
        (Constructor::Default, Constructor::Literal(is)) => ("default()", format!("a literal of `{ty}`: `{is}`")),
        // Both are as they were.
        (Constructor::Default, Constructor::Default) => return None,
    };
    let text = |constructor: &Constructor| match constructor {
        Constructor::New(arguments) if member == "new()" => Some(format!("new({arguments})")),
        Constructor::Default if member == "default()" => Some(member.to_owned()),
        _ => None,
    };
    Some(RustChange {
        module: module.clone(),
        ty: ty.clone(),
        member: member.to_owned(),
        old: text(old),
        new: text(new),
        instead,
        is_silent: false,
    })
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

impl Rust {
    fn of(output: &Output) -> Self {
        let mut found = Self::default();
        for (path, text) in &output.files {
            // What is generated is valid; what is not is none of its types.
            if let Ok(file) = syn::parse_file(text) {
                let module = module(path);
                for item in &file.items {
                    found.add(item, &module);
                }
            }
        }
        found
    }

    fn types(&self) -> BTreeSet<(String, String)> {
        self.parts.keys().map(|(module, ty, _)| (module.clone(), ty.clone())).collect()
    }
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

impl Rust {
    fn part(&mut self, module: &str, ty: &str, member: &str, kind: Kind, text: String) {
        self.parts.insert((module.to_owned(), ty.to_owned(), member.to_owned()), (kind, text));
    }

    fn add(&mut self, item: &syn::Item, module: &str) {
        match item {
            syn::Item::Struct(item) => {
                let ty = item.ident.to_string();
                self.part(module, &ty, "", Kind::Type, "a struct".to_owned());
                for (at, field) in item.fields.iter().enumerate() {
                    let name = field.ident.as_ref().map_or_else(|| at.to_string(), ToString::to_string);
                    self.part(module, &ty, &name, Kind::Field, text_of(&field.ty));
                }
                let field = |field: &syn::Field| Some(format!("{}: {}", field.ident.as_ref()?, text_of(&field.ty)));
                let fields: Vec<String> = item.fields.iter().filter_map(field).collect();
                let literal =
                    if fields.is_empty() { format!("{ty} {{}}") } else { format!("{ty} {{ {} }}", fields.join(", ")) };
                // One that has a constructor says so in a call of a macro.
                if matches!(item.fields, syn::Fields::Named(_)) {
                    self.constructors.entry((module.to_owned(), ty)).or_insert(Constructor::Literal(literal));
                }
            }
            syn::Item::Enum(item) => {
                let ty = item.ident.to_string();
                self.part(module, &ty, "", Kind::Type, "an enum".to_owned());
                for variant in &item.variants {
                    let fields: Vec<String> = variant.fields.iter().map(|field| text_of(&field.ty)).collect();
                    self.part(module, &ty, &variant.ident.to_string(), Kind::Variant, fields.join(", "));
                }
            }
            // What it restricts is in its rules: the name is what users write.
            syn::Item::Type(item) => {
                self.part(module, &item.ident.to_string(), "", Kind::Type, "a type of text".to_owned());
            }
            syn::Item::Impl(item) if item.trait_.is_none() => {
                let ty = text_of(&item.self_ty);
                for inner in &item.items {
                    if let syn::ImplItem::Const(constant) = inner {
                        let value = constant.expr.to_token_stream().to_string();
                        self.part(module, &ty, &constant.ident.to_string(), Kind::Constant, value);
                    }
                }
            }
            syn::Item::Macro(item) => {
                let name = item.mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
                self.of_macro(&name, item.mac.tokens.clone(), module);
            }
            _ => {}
        }
    }

    /// What one of our macros declares.
    fn of_macro(&mut self, name: &str, tokens: TokenStream, module: &str) {
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
                self.constructors.insert((module.to_owned(), ty.clone()), Constructor::New(arguments));
            }
            // `OCICommand[AddRequest] () { AddRequest: "AddRequest" }`
            "types" => {
                self.type_sets.insert((module.to_owned(), ty.clone()));
            }
            // `User`
            "default" => {
                self.constructors.insert((module.to_owned(), ty.clone()), Constructor::Default);
            }
            // `NameRules "Name" (types::Token) { max_length: Some(30) }`; where it has no name, that is left out.
            "restriction" => {
                let base = compact(&group(Delimiter::Parenthesis).unwrap_or_default().to_string());
                self.part(
                    module,
                    ty.strip_suffix("Rules").unwrap_or(ty),
                    "",
                    Kind::Type,
                    format!("a restriction of {base}"),
                );
            }
            // `Size (name = "Size") { UnsignedInt: u32, SizeName: SizeName }`
            "union" => {
                self.part(module, ty, "", Kind::Type, "a union".to_owned());
                let body: Vec<TokenTree> = group(Delimiter::Brace).unwrap_or_default().into_iter().collect();
                for member in body.split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',')) {
                    let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ':');
                    if let Some(at) = member.iter().position(is_colon)
                        && let Some(name) = member[..at].last().and_then(ident)
                    {
                        let of: TokenStream = member[at + 1..].iter().cloned().collect();
                        self.part(module, ty, &name, Kind::Variant, compact(&of.to_string()));
                    }
                }
            }
            "enumeration" => {
                self.part(module, ty, "", Kind::Type, "an enumeration".to_owned());
                let mut name = String::new();
                for token in group(Delimiter::Brace).unwrap_or_default() {
                    match token {
                        TokenTree::Ident(ident) => name = ident.to_string(),
                        TokenTree::Literal(text) if !name.is_empty() => {
                            self.part(module, ty, &std::mem::take(&mut name), Kind::Value, text.to_string());
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
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
            (Some(old), Some(new)) if self.member != "new()" => format!(": {old} → {new}"),
            (None, Some(_)) => " is new".to_owned(),
            (Some(_), None) => " is gone".to_owned(),
            _ => String::new(),
        };
        let silent = if self.is_silent { " (no error of the compiler)" } else { "" };
        write!(f, "{line}{values}{silent}: {}", self.instead)
    }
}
