//! Time and memory of reading one table and of forgetting it, in a process of its own: a row of a Markdown table.
//!
//! Usage: `growth HOW MEGABYTES [kept]`, with `HOW` one of `xsdbind`, `in_place`, `from_reader`, `serde`, `strings`, `raw_tokens`.
//!
//! With `kept`, the allocator gives no memory back to the system, so that pages come once and for all: glibc's does so if
//! the environment has `KEPT` in the variable `GLIBC_TUNABLES` from the start, so it is told in a process of its own.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use provisioning_api::ocip::BroadsoftDocument;
use speed::documents;
use speed::in_place::BroadsoftDocument as InPlace;
use speed::serde_types::{Message, TableResponse};

/// Never to shrink the heap, and to take all from it.
const KEPT: &str = "glibc.malloc.trim_threshold=8589934592:glibc.malloc.mmap_max=0";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (how, megabytes) = match &arguments[..] {
        [how, megabytes] => (how, megabytes),
        [how, megabytes, kept] if kept == "kept" => return keep(how, megabytes),
        _ => panic!("growth HOW MEGABYTES [kept]"),
    };
    let megabytes: usize = megabytes.parse().expect("a number of megabytes");
    let path = std::env::temp_dir().join(format!("growth-{}.xml", std::process::id()));
    let row = row(how, megabytes, &path);
    // There only where it was written.
    let _ = fs::remove_file(path);
    println!("{row}");
}

/// The row with pages kept; without memory, which is what it was before.
fn keep(how: &str, megabytes: &str) {
    let program = std::env::current_exe().expect("its own path");
    let output = Command::new(program).args([how, megabytes]).env("GLIBC_TUNABLES", KEPT).output().expect("a row");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let row = String::from_utf8(output.stdout).expect("text");
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    println!("| {}, pages kept | {} | | |", cells[1], cells[2..6].join(" | "));
}

fn row(how: &str, megabytes: usize, path: &Path) -> String {
    let text = documents::table(documents::rows_of(megabytes * 1_000_000));
    let length = text.len();
    let measured = match how {
        "xsdbind" => measure(megabytes, || xsdbind::from_str::<BroadsoftDocument>(&text).expect("a document")),
        "in_place" => measure(megabytes, || xsdbind::from_str::<InPlace>(&text).expect("a document")),
        "from_reader" => {
            fs::write(path, &text).expect("a file");
            drop(text);
            let path = PathBuf::from(path);
            let read = || xsdbind::from_reader::<BroadsoftDocument, _>(File::open(&path).expect("the file"));
            measure(megabytes, || read().expect("a document"))
        }
        "serde" => measure(megabytes, || speed::serde_read::<Message<TableResponse>>(&text)),
        "strings" => measure(megabytes, || strings(&text)),
        "raw_tokens" => measure(megabytes, || speed::raw_tokens(&text)),
        _ => panic!("`{how}` is not known"),
    };
    let text = documents::table(documents::rows_of(megabytes * 1_000_000));
    let values: usize = strings(&text).iter().map(|row| size_of_val(row) + size_of_texts(row)).sum();
    let mega = |bytes: usize| bytes as f64 / 1e6;
    format!(
        "| {how} | {:.1} MB | {:.1} ms | {:.2} ms | {:.0} | {:.1} MB | {:.2} |",
        mega(length),
        measured.nanoseconds as f64 / 1e6,
        measured.nanoseconds as f64 / 1e6 / mega(length),
        measured.faults as f64 / mega(length),
        mega(measured.memory),
        measured.memory as f64 / values as f64,
    )
}

/// The values of a table without anything that reads XML: what the allocator and the memory take at least.
fn strings(text: &str) -> Vec<Vec<String>> {
    let values =
        |row: &str| row.split("</col>").map(|col| col.rsplit('>').next().unwrap_or_default().to_owned()).collect();
    text.split("</row>").map(values).collect()
}

fn size_of_texts(row: &[String]) -> usize {
    row.iter().map(|text| size_of_val(text) + text.len()).sum()
}

struct Measured {
    nanoseconds: u64,
    /// Pages that the system had to give while reading.
    faults: u64,
    memory: usize,
}

/// Reads once for the memory; then 100 MB of documents, five times, of which the fastest counts: the time of a process
/// is known by the tick only.
fn measure<T>(megabytes: usize, read: impl Fn() -> T) -> Measured {
    let before = memory("VmRSS");
    // Making the text may have taken more than it does.
    fs::write("/proc/self/clear_refs", "5").expect("a reset of the peak");
    let document = read();
    let memory = memory("VmHWM").saturating_sub(before);
    drop(document);
    let times = (100 / megabytes).max(1);
    let timed = |_| {
        let (began, faults_before) = (processor_time(), faults());
        for _ in 0..times {
            drop(read());
        }
        let times = times as u64;
        ((processor_time() - began) / times, (faults() - faults_before) / times)
    };
    let (nanoseconds, faults) = (0..5).map(timed).min().expect("five times");
    Measured { nanoseconds, faults, memory }
}

/// How long this process has had a processor: what others do on the machine matters less to it.
fn processor_time() -> u64 {
    let stat = fs::read_to_string("/proc/self/schedstat").expect("Linux");
    stat.split_whitespace().next().and_then(|number| number.parse().ok()).expect("a number")
}

/// How many pages the system has had to give so far (proc(5), `minflt`).
fn faults() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux");
    let behind_name = stat.rsplit(')').next().expect("a name");
    behind_name.split_whitespace().nth(7).and_then(|number| number.parse().ok()).expect("a number")
}

/// A line of `/proc/self/status`, in bytes.
fn memory(name: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with(name)).expect("the line");
    let number = line.split_whitespace().nth(1).expect("a number");
    number.parse::<usize>().expect("a number") * 1024
}
