//! Looking at schemas: which types there are, and what is in one.
//!
//! In come [`SchemaSet`]s and names; out go texts for people.

mod list;
mod names;
mod show;
#[cfg(test)]
mod tests;

pub use self::list::{Listed, Listing, list, operations};
pub use self::show::{ShowOptions, Shown, show};

#[cfg(doc)]
use crate::SchemaSet;

/// Escape sequences; all empty without colours.
#[derive(Clone, Copy, Default)]
struct Palette {
    bold: &'static str,
    cyan: &'static str,
    yellow: &'static str,
    dim: &'static str,
    reset: &'static str,
}

const COLOURS: Palette =
    Palette { bold: "\u{1b}[1m", cyan: "\u{1b}[36m", yellow: "\u{1b}[33m", dim: "\u{1b}[2m", reset: "\u{1b}[0m" };

/// A text in columns: each as wide as its widest cell, the last one open. Cells come with their colours.
fn columns(rows: &[Vec<(String, &'static str)>], reset: &str) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        for (index, (cell, _)) in row.iter().enumerate() {
            let width = cell.chars().count();
            match widths.get_mut(index) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    let mut out = String::new();
    for row in rows {
        let last = row.iter().rposition(|(cell, _)| !cell.is_empty()).unwrap_or(0);
        for (index, (cell, colour)) in row.iter().enumerate().take(last + 1) {
            let blanks = if index == last { 0 } else { widths[index] - cell.chars().count() + 2 };
            let reset = if colour.is_empty() { "" } else { reset };
            out.extend([colour, cell.as_str(), reset]);
            out.extend(std::iter::repeat_n(' ', blanks));
        }
        out.push('\n');
    }
    out
}
