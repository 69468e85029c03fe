//! The tables of docs/performance.md, in Markdown, and its picture: from what the benchmarks printed.
//!
//! Usage: `report TIMES ALLOCATIONS PICTURE`: two files with the output of divan, and where the picture goes.

use std::{env, fs};

use speed::documents;
use speed::figures::{Figure, Figures, shown};
use speed::picture::{Bar, Group, svg};

/// The documents: the name, what it is, how many bytes it has.
fn measured() -> Vec<(&'static str, &'static str, usize)> {
    let corpus = documents::corpus().iter().map(String::len).sum();
    vec![
        ("modify", "2 values set, 8 nil", documents::modify().len()),
        ("command", "its command alone", speed::bound_command(&documents::modify()).len()),
        ("table", "10,000 rows, 13 columns", documents::table(10_000).len()),
        ("consolidated", "every field, lists, choices", documents::CONSOLIDATED.len()),
        ("user_update", "every group", documents::USER_UPDATE.len()),
        ("corpus", "one document after the other", corpus),
    ]
}

/// Whom xsdbind is compared with, by the name of its benchmark and its own.
const READERS: [(&str, &str); 4] =
    [("raw_tokens", "raw tokens"), ("xsdbind", "xsdbind"), ("serde", "serde"), ("xsd_parser", "xsd-parser")];
const WRITERS: [(&str, &str); 4] =
    [("copy", "copy"), ("xsdbind", "xsdbind"), ("serde", "serde"), ("xsd_parser", "xsd-parser")];

fn main() {
    let files: Vec<String> = env::args().skip(1).collect();
    let [times, allocations, picture] = files.as_slice() else { panic!("three files") };
    let figures = |path| Figures::parse(&fs::read_to_string(path).expect("the output of divan"));
    let (times, allocations) = (figures(times), figures(allocations));
    println!(
        "| reading | bytes | raw tokens | xsdbind | of the limit | serde | xsd-parser | xsd-parser's time by xsdbind's |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    table(&times, "read", READERS, "raw_tokens", "xsd_parser");
    println!(
        "\n| writing | bytes | copy | xsdbind | serde's time by xsdbind's | serde | xsd-parser | xsd-parser's time by xsdbind's |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    table(&times, "write", WRITERS, "serde", "xsd_parser");
    println!("\n| allocations, and those that grow | xsdbind | in place | serde | xsd-parser |\n|---|---|---|---|---|");
    for (document, ..) in measured() {
        for direction in ["read", "write"] {
            let cells =
                ["xsdbind", "in_place", "serde", "xsd_parser"].map(|who| counted(allocations.get(document, direction, who)));
            if cells.iter().any(|cell| !cell.is_empty()) {
                println!("| `{document}`, {direction} | {} |", cells.join(" | "));
            }
        }
    }
    fs::write(picture, svg(&groups(&times))).expect("the picture");
}

/// The rows of a table: times, with two ratios of `one` and `other` to xsdbind.
fn table(times: &Figures, direction: &str, who: [(&str, &str); 4], one: &str, other: &str) {
    for (document, what, bytes) in measured() {
        let time = |who| times.get(document, direction, who).map(|figure| figure.time);
        let Some(own) = time("xsdbind") else { continue };
        let ratio = |who| time(who).map_or(String::new(), |time| format!("{:.2}", time / own));
        let [limit, _, serde, xsd_parser] = who.map(|(name, _)| time(name).map(shown).unwrap_or_default());
        let (own, one, other) = (shown(own), ratio(one), ratio(other));
        println!("| `{document}`: {what} | {bytes} | {limit} | {own} | {one} | {serde} | {xsd_parser} | {other} |");
    }
}

fn counted(figure: Option<Figure>) -> String {
    figure.and_then(|figure| figure.allocations).map_or(String::new(), |allocations| {
        let grown = figure.and_then(|figure| figure.grown).unwrap_or_default();
        format!("{allocations:.0}, {grown:.0}")
    })
}

/// What the picture shows: those that were measured of each document. Beside a copy, no bar of writing could be seen.
fn groups(times: &Figures) -> Vec<Group> {
    let mut groups = Vec::new();
    for (direction, title, who) in [("read", "reading", &READERS[..]), ("write", "writing", &WRITERS[1..])] {
        for (document, what, _) in measured() {
            let bar = |&(name, shown_as): &(&str, &'static str)| {
                let time = times.get(document, direction, name)?.time;
                Some(Bar { name: shown_as, speed: 1.0 / time, text: shown(time) })
            };
            let bars: Vec<Bar> = who.iter().filter_map(bar).collect();
            if bars.len() > 1 {
                groups.push(Group { title: format!("{title} {document}: {what}"), bars });
            }
        }
    }
    groups
}
