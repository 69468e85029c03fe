//! What is printed: documents and responses, without what is secret, and tables.

use std::fmt::Write as _;
use std::io::Write;

use provisioning_api::oci::{Interface, Message};
use xsdbind::raw::{Object, Value};

use super::Failed;
use crate::secret::masked;

/// The document of commands, which can be built, as it would be sent, with what is secret masked.
pub(super) fn document<I: Interface>(values: &[Value]) -> Result<String, Failed> {
    let mut message = Message::<I>::of_session("session");
    let shown: Vec<Value> = values.iter().cloned().map(masked).collect();
    // The types stay; a mask may be none of the values that a field takes.
    let Ok(commands) = shown.iter().map(Value::build::<I::Command>).collect::<Result<Vec<_>, _>>() else {
        return shown.iter().map(|shown| Ok(format!("{}\n", serde_json::to_string(shown)?))).collect();
    };
    for command in commands {
        message.push_command(command)?;
    }
    let bytes = message.to_vec()?;
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    Ok(format!("{}\n", text.trim_end()))
}

/// A response as JSON.
pub(super) fn json<I: Interface>(response: &I::Command) -> Result<String, Failed> {
    Ok(format!("{}\n", serde_json::to_string_pretty(&masked(Value::of(response)?))?))
}

/// The first table in a response.
pub(super) fn table<I: Interface>(response: &I::Command, csv: bool, out: &mut impl Write) -> Result<(), Failed> {
    let value = Value::of(response)?;
    let (headings, rows) = find(&value).ok_or("there is no table in the response; use `provision get` for it")?;
    if csv {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(&headings)?;
        for row in rows {
            writer.write_record(row)?;
        }
        return Ok(writer.flush()?);
    }
    let width_of = |column: usize| {
        let cells = rows.iter().chain([&headings]).filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..headings.len()).map(width_of).collect();
    for row in [&headings].into_iter().chain(&rows) {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let cell: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            write!(line, "{cell:width$}  ")?;
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

type Rows = Vec<Vec<String>>;

fn find(value: &Value) -> Option<(Vec<String>, Rows)> {
    let Value::Object(object) = value else { return None };
    if object.get("colHeading").is_none() {
        return object.iter().find_map(|(_, value)| find(value));
    }
    let texts = |object: &Object, key: &str| -> Vec<String> {
        list(object.get(key))
            .iter()
            .map(|value| if let Value::Text(text) = value { text.clone() } else { String::new() })
            .collect()
    };
    let rows = list(object.get("row"));
    let rows = rows.iter().filter_map(|row| if let Value::Object(row) = row { Some(texts(row, "col")) } else { None });
    Some((texts(object, "colHeading"), rows.collect()))
}

/// A list that may be there as a single value.
fn list(value: Option<&Value>) -> &[Value] {
    match value {
        None => &[],
        Some(Value::List(values)) => values,
        Some(value) => std::slice::from_ref(value),
    }
}
