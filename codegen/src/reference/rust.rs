//! A document as the code that makes it, by the types and names of generated code.
//!
//! In comes a document; out go statements that end in one called `document`. What the schema leaves open, mixed content and
//! types that are not generated are not written: of a document with any of these there is no code.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use xsdbind::Document;
use xsdbind::dynamic;
use xsdbind::slot::{Fields, Presence, Ref, Slot};
use xsdbind::table::Order;

use super::book::Book;
use crate::dynamic::each;
use crate::emit::context::{Context, literal};
use crate::emit::pretty;
use crate::ident::identifier;
use crate::ir::{Constructor, Field, FieldKind, ItemId, ItemKind, Record, Ty, Wrapper};
use crate::model::Builtin;

/// No more values stand in each other in one expression, which is read and printed in depth: the next is a variable.
const NESTED: usize = 8;

/// The statements that make a document.
pub(super) fn statements(book: &Book<'_>, document: &dynamic::Document) -> Option<String> {
    let cx = book.cx;
    // What the statements end in is called so.
    let (variables, numbers) = (BTreeSet::from(["document".to_owned()]), BTreeMap::new());
    let (lines, hint, uses) = (Vec::new(), String::new(), BTreeSet::new());
    let mut code = Code { cx, book, lines, variables, numbers, hint, uses, depth: 0 };
    let root = document.root();
    let item = book.document(root.more.namespace.unwrap_or_default(), root.name)?;
    let mut made = None;
    document.content(&mut |_, slot| {
        made = match &cx.ir[item].kind {
            ItemKind::Document { content } => {
                code.field(content, slot).map(|inner| format!("{}({inner})", code.path(item)))
            }
            _ => code.value(Ty::Item(item), slot.get(0)),
        };
    });
    let made = made?;
    code.line(format!("let document = {made};"));
    let uses: Vec<&str> = code.uses.into_iter().collect();
    let uses = match uses.as_slice() {
        [] => String::new(),
        [one] => format!("use xsdbind::{one};\n\n"),
        all => format!("use xsdbind::{{{}}};\n\n", all.join(", ")),
    };
    Some(uses + &code.lines.join("\n") + "\n")
}

struct Code<'c, 'm> {
    cx: &'c Context<'m>,
    book: &'c Book<'m>,
    lines: Vec<String>,
    variables: BTreeSet<String>,
    /// How many variables were to have a name.
    numbers: BTreeMap<String, usize>,
    /// What the next variable may be called: as the field for its value.
    hint: String,
    /// What is used of the runtime.
    uses: BTreeSet<&'static str>,
    /// How many values stand around what is made.
    depth: usize,
}

impl Code<'_, '_> {
    fn line(&mut self, statement: String) {
        self.lines.push(pretty::statement(self.cx, statement));
    }

    /// `ocip::base::OCIMessage`
    fn path(&self, id: ItemId) -> String {
        format!("{}{}", self.module_path(id), self.cx.item_name(id))
    }

    fn module_path(&self, id: ItemId) -> String {
        self.book.module_of(id) + "::"
    }

    /// What stands in a field.
    fn field(&mut self, field: &Field, slot: &dyn Slot) -> Option<String> {
        match field.wrapper {
            Wrapper::One => self.boxed(field, slot.get(0)),
            Wrapper::Nillable => self.nillable(field, "Nillable", slot.get(0)),
            Wrapper::Optional => match slot.get(0) {
                Presence::Absent => Some("None".to_owned()),
                got => Some(format!("Some({})", self.boxed(field, got)?)),
            },
            Wrapper::Tri if field.beside_nil.is_some() => match slot.get(0) {
                Presence::Absent => Some("None".to_owned()),
                got => Some(format!("Some({})", self.nillable(field, "Nillable", got)?)),
            },
            Wrapper::Tri => match slot.get(0) {
                Presence::Absent => Some(format!("{}::Absent", self.runtime("Tri"))),
                got => self.nillable(field, "Tri", got),
            },
            Wrapper::Many { nillable, .. } => {
                let mut values = Vec::new();
                for index in 0.. {
                    match slot.get(index) {
                        Presence::Absent => break,
                        got if nillable => values.push(self.nillable(field, "Nillable", got)?),
                        got => values.push(self.boxed(field, got)?),
                    }
                }
                Some(format!("vec![{}]", values.join(", ")))
            }
        }
    }

    /// A value that may be nil.
    fn nillable(&mut self, field: &Field, of: &'static str, got: Presence<'_>) -> Option<String> {
        let of = self.runtime(if field.beside_nil.is_some() { "NillableWith" } else { of });
        match (got, field.beside_nil) {
            (Presence::Nil(Some(attributes)), Some(ty)) => {
                Some(format!("{of}::Nil({})", self.value(ty, Presence::Value(attributes))?))
            }
            (Presence::Nil(None), None) => Some(format!("{of}::Nil")),
            (got @ Presence::Value(_), _) => Some(format!("{of}::Value({})", self.boxed(field, got)?)),
            _ => None,
        }
    }

    fn boxed(&mut self, field: &Field, got: Presence<'_>) -> Option<String> {
        let value = self.value(field.ty, got)?;
        Some(if field.boxed { self.in_box(&value) } else { value })
    }

    fn value(&mut self, ty: Ty, got: Presence<'_>) -> Option<String> {
        self.depth += 1;
        let made = self.made(ty, got);
        self.depth -= 1;
        made
    }

    fn made(&mut self, ty: Ty, got: Presence<'_>) -> Option<String> {
        match got {
            Presence::Value(Ref::Simple(leaf, _)) => {
                let mut text = String::new();
                leaf.write(&mut text);
                Some(self.text(ty, &text))
            }
            Presence::Value(Ref::Enum(listed)) => Some(self.listed(ty, listed.text())),
            Presence::Value(Ref::Record(fields, _)) => {
                let Ty::Item(id) = ty else { return None };
                let cx = self.cx;
                let ItemKind::Record(record) = &cx.ir[id].kind else { return None };
                self.record(id, record, fields)
            }
            Presence::Value(Ref::Choice(choice, table)) => {
                let Ty::Item(id) = ty else { return None };
                let (index, slot) = choice.get();
                let variant = self.cx.names.fields[id.index()].as_slice().get(index)?.clone();
                let cx = self.cx;
                let hint = std::mem::replace(&mut self.hint, variant.clone());
                let value = match &cx.ir[id].kind {
                    ItemKind::Types(types) if table.order == Order::Types => {
                        let member = types.members.as_slice().get(index)?;
                        let value = self.value(Ty::Item(member.item), slot.get(0))?;
                        if member.boxed { self.in_box(&value) } else { value }
                    }
                    ItemKind::Choice(choice) => self.field(choice.variants.as_slice().get(index)?, slot)?,
                    _ => return None,
                };
                let made = format!("{}::{variant}({value})", self.path(id));
                if !self.is_deep() {
                    return Some(made);
                }
                let variable = self.variable(id, &hint);
                self.line(format!("let {variable} = {made};"));
                Some(variable)
            }
            _ => None,
        }
    }

    /// A value of a simple type.
    fn text(&self, ty: Ty, text: &str) -> String {
        let quoted = literal(text);
        let Ty::Builtin(builtin) = ty else { return format!("{quoted}.parse()?") };
        if self.cx.ir.own.contains_key(&builtin) {
            return format!("{quoted}.parse()?");
        }
        match builtin.rust_type() {
            "bool" => if matches!(text, "true" | "1") { "true" } else { "false" }.to_owned(),
            "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" if text.parse::<i128>().is_ok() => {
                text.trim_start_matches('+').to_owned()
            }
            "String" if builtin == Builtin::String => format!("{quoted}.into()"),
            _ => format!("{quoted}.parse()?"),
        }
    }

    /// A value of an enumeration.
    fn listed(&self, ty: Ty, text: &str) -> String {
        if let Ty::Item(id) = ty
            && let ItemKind::Enumeration(enumeration) = &self.cx.ir[id].kind
            && let Some(index) = enumeration.values.iter().position(|value| &*value.text == text)
            && let Some(name) = self.cx.names.fields[id.index()].as_slice().get(index)
        {
            return format!("{}::{name}", self.path(id));
        }
        format!("{}.parse()?", literal(text))
    }

    fn record(&mut self, id: ItemId, record: &Record, fields: &dyn Fields) -> Option<String> {
        let (cx, hint) = (self.cx, std::mem::take(&mut self.hint));
        let names = cx.names.fields[id.index()].as_slice();
        let (mut required, mut optional, mut complete) = (Vec::new(), Vec::new(), true);
        let constructor = record.constructor(self.cx.ir.non_exhaustive);
        each(fields, &mut |index, slot| {
            let (Some(field), Some(name)) = (record.fields.as_slice().get(index), names.get(index)) else { return };
            let is_required = field.is_required() || constructor == Constructor::Literal;
            // What is left says nothing.
            if !is_required
                && (matches!(slot.get(0), Presence::Absent) || matches!(field.kind, FieldKind::AnyAttribute(_)))
            {
                return;
            }
            self.hint.clone_from(name);
            match self.field(field, slot) {
                Some(value) if is_required => required.push((name, value)),
                Some(value) => optional.push((name, value)),
                None => complete = false,
            }
        });
        if !complete {
            return None;
        }
        let path = self.path(id);
        let values = |with_names: bool| {
            let one = |(name, value): &(&String, String)| {
                if with_names { format!("{name}: {value}") } else { value.clone() }
            };
            required.iter().map(one).collect::<Vec<_>>().join(", ")
        };
        let made = match constructor {
            Constructor::Literal => format!("{path} {{ {} }}", values(true)),
            Constructor::Default => format!("{path}::default()"),
            Constructor::Arguments => format!("{path}::new({})", values(false)),
            Constructor::Struct => {
                let companion = self.cx.names.companions[id.index()].as_ref()?;
                format!("{path}::new({}{companion} {{ {} }})", self.module_path(id), values(true))
            }
        };
        if optional.is_empty() && !self.is_deep() {
            return Some(made);
        }
        let variable = self.variable(id, &hint);
        let mutable = if optional.is_empty() { "" } else { "mut " };
        self.line(format!("let {mutable}{variable} = {made};"));
        for (name, value) in optional {
            self.line(format!("{variable}.{name} = {value};"));
        }
        self.lines.push(String::new());
        Some(variable)
    }

    /// Notes that something of the runtime is used.
    fn runtime(&mut self, name: &'static str) -> &'static str {
        self.uses.insert(name);
        name
    }

    fn in_box(&mut self, value: &str) -> String {
        format!("{}::new({value})", self.runtime("Boxed"))
    }

    fn is_deep(&self) -> bool {
        self.depth.is_multiple_of(NESTED)
    }

    /// A variable for a value of a type.
    fn variable(&mut self, id: ItemId, hint: &str) -> String {
        let name = match (self.book.requests.contains_key(&id), hint) {
            (true, _) => "request".to_owned(),
            (false, "") => self.cx.item_name(id).to_snake_case(),
            (false, hint) => hint.trim_start_matches("r#").to_snake_case(),
        };
        let mut free = identifier(name.clone());
        let number = self.numbers.entry(name.clone()).or_insert(1);
        while !self.variables.insert(free.clone()) {
            *number += 1;
            free = format!("{name}_{number}");
        }
        free
    }
}
