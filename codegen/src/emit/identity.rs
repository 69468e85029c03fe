//! Identity constraints, among the facts of an element's line.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::pretty;
use crate::ir::ModuleId;
use crate::model::{IdentityConstraint, IdentityKind, NameTest, Step, Str, XPath};

/// ```ignore
/// identity = {
///     use xsdbind::identity::{Constraint, Kind::*, Step::*};
///     &[
///         Constraint { kind: Key, name: ("", "lines"), selector: &[&[Child("", "line")]], fields: &[&[&[Attribute("", "id")]]] },
///     ]
/// }
/// ```
pub(super) fn constraints(cx: &Context<'_>, from: ModuleId, constraints: &[IdentityConstraint]) -> Option<String> {
    if constraints.is_empty() {
        return None;
    }
    let all = constraints.iter().map(|one| constraint(cx, from, one));
    let value = quote! {{
        use xsdbind::identity::{Constraint, Kind::*, Step::*};
        &[#(#all),*]
    }};
    Some(format!("identity = {}", pretty::expression(cx, &value)))
}

fn constraint(cx: &Context<'_>, from: ModuleId, constraint: &IdentityConstraint) -> TokenStream {
    let pair = |namespace: Option<&Str>, local: &str| pair(cx, from, namespace, local);
    let kind = match &constraint.kind {
        IdentityKind::Key => quote! { Key },
        IdentityKind::Unique => quote! { Unique },
        IdentityKind::KeyRef { namespace, name } => {
            let name = pair(namespace.as_ref(), name);
            quote! { KeyRef((#name)) }
        }
    };
    let name = pair(constraint.namespace.as_ref(), &constraint.name);
    let selector = paths(cx, from, &constraint.selector);
    let fields = constraint.fields.iter().map(|field| paths(cx, from, field));
    quote! { Constraint { kind: #kind, name: (#name), selector: #selector, fields: &[#(#fields),*] } }
}

/// `&[&[Descendants, Child("", "line")], &[Child("", "page")]]`
fn paths(cx: &Context<'_>, from: ModuleId, xpath: &XPath) -> TokenStream {
    let paths = xpath.paths.iter().map(|path| {
        let steps = path.iter().map(|step| self::step(cx, from, step));
        quote! { &[#(#steps),*] }
    });
    quote! { &[#(#paths),*] }
}

fn step(cx: &Context<'_>, from: ModuleId, step: &Step) -> TokenStream {
    let (is_child, test) = match step {
        Step::Descendants => return quote! { Descendants },
        Step::Child(test) => (true, test),
        Step::Attribute(test) => (false, test),
    };
    match test {
        NameTest::Any if is_child => quote! { Children },
        NameTest::Any => quote! { Attributes },
        NameTest::Namespace(namespace) => {
            let namespace = cx.namespace_tokens(from, namespace);
            if is_child {
                quote! { ChildrenIn(#namespace) }
            } else {
                quote! { AttributesIn(#namespace) }
            }
        }
        NameTest::Name(namespace, local) => {
            let name = pair(cx, from, namespace.as_ref(), local);
            if is_child {
                quote! { Child(#name) }
            } else {
                quote! { Attribute(#name) }
            }
        }
    }
}

/// `TARGET_NS, "line"`
fn pair(cx: &Context<'_>, from: ModuleId, namespace: Option<&Str>, local: &str) -> TokenStream {
    let namespace = cx.namespace_tokens(from, namespace.map_or("", |namespace| namespace));
    quote! { #namespace, #local }
}
