//! Variants for what several namespaces have: types, documents, substitutes.
//!
//! Of those that share a name, the ones that are not of the enum's own namespace say which they are of; what still is
//! shared has a number. So names depend on what is there, never on the order of it, nor on a file.

use std::collections::{BTreeMap, BTreeSet};

use crate::ident::{identifier, upper_camel};
use crate::ir::{Ir, ModuleId};

/// What a variant is for.
pub(super) struct Variant<'a> {
    /// The name that it would have alone.
    pub(super) name: String,
    /// What it is called in the schema.
    pub(super) spelled: &'a str,
    /// Its namespace; `None` for one that is no module.
    pub(super) module: Option<ModuleId>,
}

/// A name for each of these variants of an enum in the module `own`.
pub(super) fn names(ir: &Ir, own: ModuleId, variants: &[Variant<'_>]) -> Vec<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for variant in variants {
        *count.entry(&variant.name).or_default() += 1;
    }
    let qualifier = |variant: &Variant<'_>| match variant.module {
        Some(module) if module != own && count[variant.name.as_str()] > 1 => {
            upper_camel(ir.modules[module.0].name.as_deref().unwrap_or("own"))
        }
        _ => String::new(),
    };
    let qualifiers: Vec<String> = variants.iter().map(qualifier).collect();
    // Who is first where names are still shared: what is not qualified, what is spelled like that, by its text; at last by namespaces, whose modules are in their order.
    let mut order: Vec<usize> = (0..variants.len()).collect();
    order.sort_by_key(|&at| {
        let Variant { name, spelled, module } = &variants[at];
        (!qualifiers[at].is_empty(), *spelled != name, *spelled, &qualifiers[at], *module)
    });
    let mut names = vec![String::new(); variants.len()];
    let mut taken = BTreeSet::new();
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for at in order {
        let plain = format!("{}{}", qualifiers[at], variants[at].name);
        let mut name = identifier(plain.clone());
        while !taken.insert(name.clone()) {
            // Goes on where the last one of this name ended.
            let number = last.entry(plain.clone()).or_insert(1);
            *number += 1;
            name = identifier(format!("{plain}{number}"));
        }
        names[at] = name;
    }
    names
}
