//! Reads and writes a document of any size in parts: see `scripts/measure-large.sh`.
//!
//! `cargo run -p xsdbind --release --example large -- 1000 16` reads a document of 1,000 MB, a table of one long list, which is
//! made as it is read, and writes one of that size from an iterator. For each it prints the seconds on the processor for each
//! megabyte, and the most memory of the process so far; where that is above 16 MB, it fails. Both are from `/proc`, so on
//! Linux only.

#![allow(missing_docs, clippy::print_stdout, clippy::cast_precision_loss, reason = "prints what it measures")]

use std::io::{Read, Write};
use std::process::ExitCode;

use xsdbind::{Limits, ReadOptions, WriteOptions};

pub struct Table {
    pub heading: Vec<String>,
    pub row: Vec<Row>,
    pub count: u64,
}
xsdbind::record! { Table (name = "Table") { heading: "heading", row: "row", count: "count", } }
xsdbind::root! { Table = "table" }

pub struct Row {
    pub col: Vec<String>,
}
xsdbind::record! { Row (name = "Row") { col: "col", } }

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let (Some(Ok(size)), Some(Ok(most))) = (arguments.next(), arguments.next()) else {
        println!("usage: large MEGABYTES MOST_MEGABYTES_OF_MEMORY");
        return ExitCode::FAILURE;
    };
    let done = read(size * 1_000_000).and_then(|()| write(size * 1_000_000));
    match (done, peak()) {
        (Err(error), _) => {
            println!("{error}");
            ExitCode::FAILURE
        }
        (Ok(()), None) => {
            println!("how much memory that took is not known");
            ExitCode::FAILURE
        }
        (Ok(()), Some(peak)) if peak > most as f64 => {
            println!("which is more than {most} MB");
            ExitCode::FAILURE
        }
        (Ok(()), Some(_)) => ExitCode::SUCCESS,
    }
}

/// Reads a document of so many bytes.
fn read(size: u64) -> xsdbind::Result<()> {
    let document = Document::new(size);
    let rows = document.rows;
    let start = seconds();
    let limits = Limits::default().document(usize::MAX);
    let mut parts = ReadOptions::new().limits(limits).in_parts::<Table, _>(document);
    let mut count = 0;
    for row in parts.items::<Row>("/table/row")? {
        assert_eq!(row?.col.len(), 13, "columns");
        count += 1;
    }
    assert_eq!((count, parts.rest()?.count), (rows, rows), "rows");
    tell("read", size, start);
    Ok(())
}

/// Writes one of so many bytes.
fn write(size: u64) -> xsdbind::Result<()> {
    let row = row();
    let rows = Document::new(size).rows;
    let around = Table { heading: headings(), row: Vec::new(), count: rows };
    let mut written = Counter(0);
    let start = seconds();
    let items = (0..rows).map(|_| row.clone());
    WriteOptions::new().in_parts(&around).items("/table/row", items)?.to_writer(&mut written)?;
    tell("written", written.0, start);
    Ok(())
}

fn tell(what: &str, bytes: u64, start: Option<f64>) {
    let size = bytes as f64 / 1e6;
    let each = seconds().zip(start).map_or(0.0, |(end, start)| (end - start) * 1e3 / size);
    println!("{what:<8} {size:>8.0} MB  {each:>7.2} ms for each MB  peak {:>6.1} MB", peak().unwrap_or_default());
}

fn headings() -> Vec<String> {
    (1..=13).map(|number| format!("Heading {number}")).collect()
}

fn row() -> Row {
    Row {
        col: (1..=13)
            .map(|number| if number == 7 { String::new() } else { format!("a text of column {number}") })
            .collect(),
    }
}

fn elements(name: &str, texts: &[String]) -> String {
    let mut out = String::new();
    for text in texts {
        out.extend(["<", name, ">", text, "</", name, ">"]);
    }
    out
}

/// A document that is made as it is read.
struct Document {
    rows: u64,
    left: u64,
    before: Vec<u8>,
    row: Vec<u8>,
    /// What is being read, and from where.
    piece: Vec<u8>,
    at: usize,
}

impl Document {
    fn new(size: u64) -> Self {
        let heading = elements("heading", &headings());
        let row = format!("<row>{}</row>\n", elements("col", &row().col)).into_bytes();
        let before = format!("<table>{heading}").into_bytes();
        let rows = size / row.len() as u64;
        Self { rows, left: rows + 1, piece: before.clone(), before, row, at: 0 }
    }
}

impl Read for Document {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let mut count = 0;
        while count < into.len() {
            let piece = &self.piece[self.at..];
            if piece.is_empty() {
                if self.left == 0 {
                    break;
                }
                self.at = 0;
                self.piece = match self.left {
                    1 => format!("<count>{}</count></table>", self.rows).into_bytes(),
                    _ if self.piece == self.before => self.row.clone(),
                    _ => std::mem::take(&mut self.piece),
                };
                self.left -= 1;
                continue;
            }
            let length = piece.len().min(into.len() - count);
            into[count..count + length].copy_from_slice(&piece[..length]);
            self.at += length;
            count += length;
        }
        Ok(count)
    }
}

/// Counts what is written.
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The most memory so far, in MB.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1000.0)
}

/// The time on the processor so far.
fn seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The program's name, which may have blanks in it, is in parentheses; ticks are hundredths.
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}
