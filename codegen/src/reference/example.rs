//! One document in four forms: as code, by names, as JSON, as XML.
//!
//! In comes a document; out go texts that all make it. What a form cannot say is left out of it, and then there is none.

use xsdbind::dynamic;
use xsdbind::raw::{Builder, Object, Value};

use super::book::{Book, Page};
use super::rust;
use crate::emit::context::{Context, literal};
use crate::emit::pretty;

/// A longer document is no example.
const LONGEST: usize = 64 << 10;

/// A document in four forms.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Example {
    /// Statements that make it with generated types, where there are some.
    pub rust: Option<String>,
    /// An expression that makes it by names, where there is one.
    pub by_name: Option<String>,
    /// As JSON.
    pub json: String,
    /// As XML.
    pub xml: String,
}

impl Example {
    /// Of a document with what a page is about.
    pub(super) fn of(
        book: &Book<'_>,
        page: &Page<'_>,
        tables: &'static dynamic::Tables,
        document: &dynamic::Document,
    ) -> Option<Self> {
        let xml = xsdbind::WriteOptions::new().declaration(false).indent(2).to_string(document).ok()?;
        if xml.len() > LONGEST {
            return None;
        }
        let value = document.to_value().ok()?;
        Some(Self {
            rust: rust::statements(book, document),
            by_name: command_by_name(book, page, &value).or_else(|| by_name(book, &value, tables, document)),
            json: serde_json::to_string_pretty(&value).ok()?,
            xml: xml.trim_end().to_owned(),
        })
    }
}

/// The calls of a builder for a type that is named in a document, if they make the same value.
fn command_by_name(book: &Book<'_>, page: &Page<'_>, value: &Value) -> Option<String> {
    let set = *book.sets.get(&page.item)?.first()?;
    let command = of_type(value, &page.name.local)?;
    let mut fields = command.clone();
    let Some(Value::Text(name)) = fields.remove(TYPE) else { return None };
    let mut calls = Calls { texts: Vec::new(), builder: Builder::of_type(&name) };
    calls.add("", &Value::Object(fields));
    let begin = format!("xsdbind::raw::Builder::of_type({})", literal(&name));
    let variable = format!("command: {}::{}", book.module_of(set), book.cx.item_name(set));
    let text = calls.statements(book.cx, begin, &variable, "build");
    (calls.builder.into_value().ok()? == Value::Object(command.clone())).then_some(text)
}

/// The key that names a type.
const TYPE: &str = "@xsi:type";

/// The object of a type of this name in a value.
fn of_type<'v>(value: &'v Value, name: &str) -> Option<&'v Object> {
    match value {
        Value::Object(object) if matches!(object.get(TYPE), Some(Value::Text(text)) if text == name) => Some(object),
        Value::Object(object) => object.iter().find_map(|(_, value)| of_type(value, name)),
        Value::List(items) => items.iter().find_map(|value| of_type(value, name)),
        _ => None,
    }
}

/// The calls of a builder for all of a document, if they make the same one.
fn by_name(
    book: &Book<'_>,
    value: &Value,
    tables: &'static dynamic::Tables,
    document: &dynamic::Document,
) -> Option<String> {
    let mut calls = Calls { texts: Vec::new(), builder: Builder::new() };
    calls.add("", value);
    let text = calls.statements(book.cx, "xsdbind::raw::Builder::new()".to_owned(), "value", "into_value");
    if tables.build(&calls.builder.into_value().ok()?).ok()? != *document {
        return None;
    }
    let made = format!("let document: {}::AnyDocument = value.build_document()?;", book.name);
    Some(text + &pretty::statement(book.cx, made) + "\n")
}

/// No more calls are one statement: each is an expression around the one before, and such are read and printed in depth.
const MOST_CALLS: usize = 100;

struct Calls {
    texts: Vec<String>,
    builder: Builder,
}

impl Calls {
    fn add(&mut self, path: &str, value: &Value) {
        let builder = std::mem::take(&mut self.builder);
        match value {
            Value::Object(object) if !object.is_empty() => {
                self.builder = builder;
                for (key, value) in object.iter() {
                    self.add(&if path.is_empty() { key.to_owned() } else { format!("{path}/{key}") }, value);
                }
            }
            Value::List(items) if !items.is_empty() => {
                self.builder = builder;
                for (index, value) in items.iter().enumerate() {
                    self.add(&format!("{path}[{}]", index + 1), value);
                }
            }
            Value::Nil => {
                self.texts.push(format!(".clear({})", literal(path)));
                self.builder = builder.clear(path);
            }
            value => {
                self.texts.push(format!(".set({}, {})", literal(path), said(value)));
                self.builder = builder.set(path, value.clone());
            }
        }
    }

    /// What begins with a builder, and ends in a call that makes a variable.
    fn statements(&self, cx: &Context<'_>, begin: String, variable: &str, end: &str) -> String {
        let (before, last) = self.texts.split_at(self.texts.len().saturating_sub(1) / MOST_CALLS * MOST_CALLS);
        let (mut of, mut lines) = (begin, String::new());
        let mut add = |line: String| lines += &(pretty::statement(cx, line) + "\n");
        for calls in before.chunks(MOST_CALLS) {
            add(format!("let builder = {of}{};", calls.concat()));
            "builder".clone_into(&mut of);
        }
        add(format!("let {variable} = {of}{}.{end}()?;", last.concat()));
        lines
    }
}

/// A value in code.
fn said(value: &Value) -> String {
    match value {
        Value::Nil => "xsdbind::raw::Value::Nil".to_owned(),
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) if i32::try_from(*value).is_ok() => value.to_string(),
        Value::Integer(value) => format!("xsdbind::raw::Value::Integer({value})"),
        Value::Float(value) => format!("xsdbind::raw::Value::Float({value:?}_f64)"),
        Value::Text(text) => literal(text),
        Value::List(_) => "Vec::new()".to_owned(),
        Value::Object(_) => "xsdbind::raw::Object::new()".to_owned(),
    }
}
