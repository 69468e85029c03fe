//! Setters and getters of the fields of structs: `with_name`, `clear_name`, `name_or_default`.

use std::collections::BTreeSet;

use crate::ir::{Field, Ir, Item, ItemKind, Setter};

/// The methods of a field.
#[derive(Debug, Default)]
pub(crate) struct Methods {
    /// Sets it.
    pub(crate) set: Option<String>,
    /// Makes it nil.
    pub(crate) clear: Option<String>,
    /// What it stands for.
    pub(crate) get: Option<String>,
}

/// For each field of an item, which have these names.
pub(super) fn of_item(ir: &Ir, item: &Item, names: &[String]) -> Vec<Methods> {
    let wanted = ir.accessors;
    let ItemKind::Record(record) = &item.kind else { return Vec::new() };
    if !wanted.is_any() {
        return Vec::new();
    }
    let mut taken = BTreeSet::new();
    let mut methods = |(field, name): (&Field, &String)| {
        let name = name.trim_start_matches("r#");
        // A field may be called as a method of another.
        let mut free = |name: String| {
            let numbered = (2..).map(|number| format!("{name}_{number}"));
            std::iter::once(name.clone()).chain(numbered).find(|name| taken.insert(name.clone()))
        };
        let setter = if wanted.setters { ir.setter(field) } else { None };
        Methods {
            set: setter.and_then(|_| free(format!("with_{name}"))),
            clear: match setter {
                Some(Setter::Tri | Setter::Beside) => free(format!("clear_{name}")),
                _ => None,
            },
            get: field.default().filter(|_| wanted.default_getters).and_then(|_| free(format!("{name}_or_default"))),
        }
    };
    record.fields.iter().zip(names).map(&mut methods).collect()
}
