//! `kinds.toml`: the kinds of types, and what elements of them hold.

use std::fs;

use toml::{Table, Value};

/// A kind of type that the generator makes something of its own of.
#[expect(clippy::struct_excessive_bools, reason = "as the file has them")]
pub(crate) struct Kind {
    pub(crate) name: String,
    pub(crate) says: String,
    pub(crate) ty: String,
    pub(crate) types: String,
    /// The attribute `xsi:type` that each element needs, or nothing.
    pub(crate) chosen: String,
    /// The attributes that each element needs, but for that.
    pub(crate) attributes: String,
    /// A content that is valid.
    pub(crate) content: String,
    pub(crate) fixed: Option<Fixed>,
    pub(crate) simple: bool,
    pub(crate) list: bool,
    pub(crate) open: bool,
    /// The clause that an attribute breaks which is not declared; none if any may stand.
    pub(crate) unknown: Option<String>,
    /// Any type is derived from it.
    pub(crate) related: bool,
    pub(crate) bodies: Vec<Body>,
}

/// A value that elements have fixed, or by default.
pub(crate) struct Fixed {
    pub(crate) value: String,
    pub(crate) same: Vec<String>,
    pub(crate) other: String,
    /// A type derived from that of the element, which does not have the value.
    pub(crate) narrow: Option<String>,
}

/// What an element holds.
#[derive(Clone)]
pub(crate) struct Body {
    pub(crate) name: String,
    pub(crate) attributes: String,
    pub(crate) content: String,
    pub(crate) breaks: Option<String>,
    pub(crate) shows: Option<String>,
    /// The type that `xsi:type` names is derived from that of the element.
    pub(crate) derived: bool,
}

impl Kind {
    /// All attributes that an element needs.
    pub(crate) fn needed(&self) -> String {
        joined(&self.chosen, &self.attributes)
    }

    pub(crate) fn case(&self) -> String {
        format!("matrix_{}", self.name)
    }
}

/// Attributes, with a blank between.
pub(crate) fn joined(first: &str, second: &str) -> String {
    let parts = [first, second];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// All kinds, in the order of the file.
pub(crate) fn kinds() -> Vec<Kind> {
    let file: Table = fs::read_to_string("tests/matrix/kinds.toml").unwrap().parse().unwrap();
    file["kind"].as_array().unwrap().iter().map(|value| kind(value.as_table().unwrap())).collect()
}

fn kind(table: &Table) -> Kind {
    let simple = flag(table, "simple");
    let usual = if simple { "cvc-type.3.1.1" } else { "cvc-complex-type.3.2.1" };
    let unknown = optional(table, "unknown").unwrap_or_else(|| usual.to_owned());
    let needed = joined(&text(table, "chosen"), &text(table, "attributes"));
    let fixed = optional(table, "fixed").map(|value| Fixed {
        value,
        same: table["same"].as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect(),
        other: optional(table, "other").unwrap(),
        narrow: optional(table, "narrow"),
    });
    Kind {
        name: optional(table, "name").unwrap(),
        says: optional(table, "says").unwrap(),
        ty: optional(table, "type").unwrap_or_else(|| "T".to_owned()),
        types: text(table, "types"),
        chosen: text(table, "chosen"),
        attributes: text(table, "attributes"),
        content: optional(table, "content").unwrap(),
        fixed,
        simple,
        list: flag(table, "list"),
        open: flag(table, "open"),
        unknown: Some(unknown).filter(|unknown| !unknown.is_empty()),
        related: flag(table, "related"),
        bodies: table["bodies"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| body(value.as_table().unwrap(), &needed))
            .collect(),
    }
}

fn body(table: &Table, needed: &str) -> Body {
    Body {
        name: optional(table, "name").unwrap(),
        attributes: optional(table, "attributes").unwrap_or_else(|| needed.to_owned()),
        content: optional(table, "content").unwrap(),
        breaks: optional(table, "breaks"),
        shows: optional(table, "shows"),
        derived: table.contains_key("step"),
    }
}

fn optional(table: &Table, key: &str) -> Option<String> {
    table.get(key).map(|value| value.as_str().unwrap().to_owned())
}

fn text(table: &Table, key: &str) -> String {
    optional(table, key).unwrap_or_default()
}

fn flag(table: &Table, key: &str) -> bool {
    table.get(key).and_then(Value::as_bool).unwrap_or_default()
}
