//! Reads or writes a document so often, for `instructions.sh` to count instructions.
//!
//! Usage: `once WHO DIRECTION DOCUMENT TIMES`, with `WHO` one of `raw_tokens`, `xsdbind`, `in_place`, `serde`, `DIRECTION`
//! `read` or `write`, and `DOCUMENT` `modify` or `table`, of 1,000 rows; `once text DOCUMENT` prints the document.

use std::hint::black_box;

use serde::{Serialize, de::DeserializeOwned};
use speed::documents;
use speed::serde_types::{Message, TableResponse, UserModify};
use xsdbind::Document;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (who, direction, document, times) = match arguments.as_slice() {
        ["text", document] => return print!("{}", text_of(document)),
        [who, direction, document, times] => (*who, *direction, *document, times.parse().expect("a number")),
        _ => panic!("once WHO DIRECTION DOCUMENT TIMES"),
    };
    let text = text_of(document);
    let is_read = match direction {
        "read" => true,
        "write" => false,
        other => panic!("`{other}` is no direction"),
    };
    match (who, document) {
        ("raw_tokens", _) if is_read => repeat(times, || speed::raw_tokens(black_box(&text))),
        ("xsdbind", _) => own::<provisioning_api::ocip::BroadsoftDocument>(&text, is_read, times),
        ("in_place", _) => own::<speed::in_place::BroadsoftDocument>(&text, is_read, times),
        ("serde", "modify") => serde::<Message<UserModify>>(&text, is_read, times),
        ("serde", "table") => serde::<Message<TableResponse>>(&text, is_read, times),
        _ => panic!("`{who}` is not known"),
    }
}

fn text_of(document: &str) -> String {
    match document {
        "modify" => documents::modify(),
        "table" => documents::table(1000),
        other => panic!("`{other}` is no document"),
    }
}

fn repeat<T>(times: usize, mut run: impl FnMut() -> T) {
    for _ in 0..times {
        black_box(run());
    }
}

fn own<D: Document>(text: &str, is_read: bool, times: usize) {
    let read = || xsdbind::from_str::<D>(black_box(text)).expect("a document");
    if is_read {
        return repeat(times, read);
    }
    let value = read();
    repeat(times, || xsdbind::to_string(black_box(&value)).expect("text"));
}

fn serde<T: Serialize + DeserializeOwned>(text: &str, is_read: bool, times: usize) {
    let read = || speed::serde_read::<T>(black_box(text));
    if is_read {
        return repeat(times, read);
    }
    let value = read();
    repeat(times, || speed::serde_write(black_box(&value)));
}
