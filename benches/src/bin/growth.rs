//! Time and memory of reading one table: of about as many megabytes as the argument says, in a process of its own.

use provisioning_api::ocip::{BroadsoftDocument, OCICommand, base::OCITable};
use speed::documents;

fn main() {
    let megabytes: usize = std::env::args().nth(1).and_then(|text| text.parse().ok()).expect("a number of megabytes");
    let text = documents::table(documents::rows_of(megabytes * 1_000_000));
    let before = memory("VmRSS");
    // Making the text may have taken more than it does.
    std::fs::write("/proc/self/clear_refs", "5").expect("a reset of the peak");
    let document: BroadsoftDocument = xsdbind::from_str(&text).expect("a document");
    let added = memory("VmHWM").saturating_sub(before);
    let values = size(&document);
    drop(document);
    let best = (0..5).map(|_| timed(&text)).min().expect("five times");
    println!(
        "{:>7.1} MB: {:>8.2} ms, {:.2} ms/MB; memory added {:>7.1} MB, {:.2} times the values' {:.1} MB",
        mega(text.len()),
        best as f64 / 1e6,
        best as f64 / 1e6 / mega(text.len()),
        mega(added),
        added as f64 / values as f64,
        mega(values),
    );
}

fn timed(text: &str) -> u64 {
    let began = processor_time();
    let document: BroadsoftDocument = xsdbind::from_str(text).expect("a document");
    let took = processor_time() - began;
    drop(document);
    took
}

/// How long this process has had a processor, in nanoseconds: what others do on the machine matters less to it.
fn processor_time() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").expect("Linux");
    stat.split_whitespace().next().and_then(|number| number.parse().ok()).expect("a number")
}

fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// A line of `/proc/self/status`, in bytes.
fn memory(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with(name)).expect("the line");
    let number = line.split_whitespace().nth(1).expect("a number");
    number.parse::<usize>().expect("a number") * 1024
}

/// What the values themselves take: every row, every text and their bytes, without what an allocator adds.
fn size(document: &BroadsoftDocument) -> usize {
    let [OCICommand::UserGetListInGroupResponse(response)] = document.0.command.as_slice() else {
        return 0;
    };
    let OCITable { row, .. } = &response.user_table;
    let texts = |row: &Vec<String>| row.iter().map(|text| size_of::<String>() + text.len()).sum::<usize>();
    row.iter().map(|row| size_of_val(row) + texts(&row.col)).sum()
}
