//! Documents that are read in parts: the same values and the same errors as reading them whole, however their text is cut.

use std::fmt::Debug;
use std::io::Read;

use xsdbind::slot::Make;
use xsdbind::types::{Text, Token};
use xsdbind::{ErrorKind, Limits, Nillable, ReadOptions};

pub struct Archive {
    pub owner: Token,
    pub tag: Vec<String>,
    pub table: Vec<Table>,
    pub log: Option<Log>,
    pub end: Nillable<i32>,
    pub version: Option<u8>,
}
xsdbind::record! { Archive (name = "Archive", elements = "urn:a") {
    owner: "owner",
    tag: "tag" (max = 4),
    table: "table",
    log: "log" (namespace = Some("")),
    end: "end",
    version: "@version",
} }
xsdbind::root! { Archive = "archive" (namespace = Some("urn:a")) }

pub struct Table {
    pub row: Vec<Row>,
    pub total: Option<u32>,
    pub name: String,
}
xsdbind::record! { Table (name = "Table", elements = "urn:a") {
    row: "row" (min = 1, max = 5),
    total: "total",
    name: "@name",
} }

pub struct Row {
    pub cell: Vec<Nillable<Text>>,
    pub of: Option<Kind>,
    pub id: Option<u32>,
}
xsdbind::record! { Row (name = "Row", elements = "urn:a") { cell: "cell", of: "of", id: "@id", } }

pub enum Kind {
    Plain(Plain),
    Other(Plain),
}
xsdbind::types! { Kind[Plain] (name = "Kind", namespace = "urn:a") {
    Plain: "Plain" (namespace = Some("urn:a")),
    Other: "Other" (namespace = Some("urn:a")),
} }

pub struct Plain {
    pub number: i32,
}
xsdbind::record! { Plain (name = "Plain") { number: "number", } }

pub struct Log {
    pub event: Vec<Event>,
    pub mark: Vec<String>,
}
xsdbind::record! { Log (name = "Log") {
    event: "(event)" (table = xsdbind::group::<Event>(), min = 1, max = 6),
    mark: "mark" (min = 2),
} }

pub enum Event {
    Login(String),
    Logout(Boolean),
}
xsdbind::choice! { Event[Login] () { Login: "login", Logout: "logout", } }

pub struct Boolean {
    pub value: bool,
}
xsdbind::record! { Boolean () { value: "@value", } }

/// A reader that gives some bytes at a time.
struct Few<'b>(&'b [u8], usize);

impl Read for Few<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(self.0.len()).min(into.len());
        into[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}

type Outcome<T> = Result<(Vec<T>, Archive), (Vec<T>, String)>;

/// The items at a path and the rest, or those before an error.
fn in_parts<T: Make>(options: ReadOptions, bytes: &[u8], path: &str, (few, window): (usize, usize)) -> Outcome<T> {
    let mut parts = options.in_parts::<Archive, _>(Few(bytes, few)).window(window);
    let (mut items, mut told) = (Vec::new(), None);
    for item in parts.items::<T>(path).unwrap() {
        assert!(told.is_none(), "nothing follows on an error");
        match item {
            Ok(item) => items.push(item),
            Err(error) => told = Some(error.to_string()),
        }
    }
    match parts.rest() {
        Ok(rest) if told.is_none() => Ok((items, rest)),
        Ok(_) => panic!("an error of an item is one of the rest"),
        Err(error) => {
            assert!(told.is_none_or(|told| told == error.to_string()));
            Err((items, error.to_string()))
        }
    }
}

/// Compares with reading the whole document, of which `take` takes the items.
#[track_caller]
fn check<T: Make + Debug + PartialEq>(
    bytes: &[u8],
    limits: Limits,
    path: &str,
    cuts: &[(usize, usize)],
    take: fn(&mut Archive) -> Vec<T>,
) {
    let options = ReadOptions::new().limits(limits);
    let whole = options.from_slice::<Archive>(bytes);
    for cut in cuts {
        let parts = in_parts::<T>(options, bytes, path, *cut);
        let shown = || format!("{path} {cut:?} {}", String::from_utf8_lossy(bytes));
        match (&whole, parts) {
            (Ok(document), parts) => {
                let mut rest = document.clone();
                let items = take(&mut rest);
                assert_eq!(parts, Ok((items, rest)), "{}", shown());
            }
            (Err(error), Ok(read)) => panic!("{error}, {read:?}: {}", shown()),
            // What is no text is told first when the whole is read, and else where it stands.
            (Err(error), Err(_)) if matches!(error.kind(), ErrorKind::Character | ErrorKind::Encoding) => {}
            (Err(error), Err((_, found))) => assert_eq!(found, error.to_string(), "{}", shown()),
        }
    }
}

/// Compares the items of all lists.
#[track_caller]
fn check_all(bytes: &[u8], limits: Limits, cuts: &[(usize, usize)]) {
    check(bytes, limits, "/archive/tag", cuts, |archive| std::mem::take(&mut archive.tag));
    check(bytes, limits, "/archive/table", cuts, |archive| std::mem::take(&mut archive.table));
    let rows =
        |archive: &mut Archive| archive.table.iter_mut().flat_map(|table| std::mem::take(&mut table.row)).collect();
    check(bytes, limits, "/archive/table/row", cuts, rows);
    let cells = |archive: &mut Archive| {
        let rows = archive.table.iter_mut().flat_map(|table| &mut table.row);
        rows.flat_map(|row| std::mem::take(&mut row.cell)).collect()
    };
    check(bytes, limits, "/archive/table/row/cell", cuts, cells);
    let events =
        |archive: &mut Archive| archive.log.as_mut().map_or_else(Vec::new, |log| std::mem::take(&mut log.event));
    check(bytes, limits, "/archive/log/logout", cuts, events);
    let marks = |archive: &mut Archive| archive.log.as_mut().map_or_else(Vec::new, |log| std::mem::take(&mut log.mark));
    check(bytes, limits, "/archive/log/mark", cuts, marks);
}

const DOCUMENT: &str = r#"<?xml version="1.0"?>
<!-- <table/> --><archive xmlns="urn:a" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="2">
<owner> Ada &amp; é </owner><tag>a</tag> <tag/><t:tag xmlns:t="urn:a"><![CDATA[<row>]]>]</t:tag>
<table name='x>'><row id="1"><cell>1</cell><cell xsi:nil="true"/>
<cell>&#x41;&lt;</cell></row><!-- between --><?pi ?><row/>
 <row ><of xsi:type="Other"><number xmlns="">-1</number></of></row></table><table name="&quot;"><row id="7"></row><total>1</total></table>
<l:log xmlns:l=""></l:log>
<end>5</end></archive>
<!-- end -->"#;

fn document() -> String {
    let log = "<log xmlns=\"\">\r\n<login>ü€😀</login><logout value=\"true\"/><login/>\n<mark>1</mark>\n<mark >2</mark></log>";
    DOCUMENT.replace("<l:log xmlns:l=\"\"></l:log>", log)
}

#[test]
fn every_list_is_read_wherever_the_text_is_cut() {
    let document = document();
    ReadOptions::new().from_str::<Archive>(&document).unwrap();
    let all: Vec<(usize, usize)> =
        (1..document.len() + 2).map(|few| (few, 1)).chain((1..99).map(|window| (1, window))).collect();
    check_all(document.as_bytes(), Limits::default(), &all);
    let utf16: Vec<u8> =
        document.replace("<?xml version=\"1.0\"?>", "\u{feff}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_all(&utf16, Limits::default(), &[(1, 1), (3, 1), (7, 100), (4096, 4096)]);
    let text = document.replace("é", "\u{e4}").replace("ü€😀", "").replace("1.0\"", "1.0\" encoding=\"latin1\"");
    let latin1: Vec<u8> = text.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect();
    check_all(&latin1, Limits::default(), &[(1, 1), (3, 1), (7, 100), (4096, 4096)]);
}

#[test]
fn errors_are_those_of_the_whole_document() {
    let document = document();
    let cuts = [(1, 1), (7, 50), (1 << 20, 1 << 20)];
    let inserted = [
        "<",
        ">",
        "&",
        "x",
        "<row/>",
        "</",
        "<!--",
        "]]>",
        "<x:y/>",
        "\"",
        "/",
        "--",
        "<?xml version='1.0'?>",
        "\u{1}",
    ];
    let places: Vec<usize> = document.char_indices().map(|(at, _)| at).collect();
    for (number, at) in places.iter().enumerate() {
        let (before, after) = document.split_at(*at);
        let next = after.chars().next().map_or(0, char::len_utf8);
        let inserted = inserted[number % inserted.len()];
        let end = after.find('>').map_or(after.len(), |end| end + 1);
        for altered in [
            before.to_owned(),
            format!("{before}{}", &after[next..]),
            format!("{before}{inserted}{after}"),
            format!("{before}{}", &after[end..]),
            format!("{before}{}{after}", &after[..end]),
        ] {
            check_all(altered.as_bytes(), Limits::default(), &cuts[number % 2..=number % 2]);
        }
    }
    check_all(&document.as_bytes()[..document.len() - 40], Limits::default(), &cuts);
    check_all(&[document.as_bytes(), b"\xff"].concat(), Limits::default(), &cuts);
}

#[test]
fn limits_hold() {
    let document = document();
    let cuts = [(1, 1), (1, 30), (50, 1), (1 << 20, 1 << 20)];
    for limits in [
        Limits::default().items(2),
        Limits::default().text(5),
        Limits::default().depth(3),
        Limits::default().name(3),
        Limits::default().attributes(1),
        Limits::default().prefixes(2),
        Limits::default().document(document.len()),
    ] {
        check_all(document.as_bytes(), limits, &cuts);
    }
    let options = ReadOptions::new().limits(Limits::default().document(document.len() - 1));
    let (_, error) = in_parts::<Row>(options, document.as_bytes(), "/archive/table/row", (9, 9)).unwrap_err();
    assert_eq!(error, format!("the document is longer than {} bytes", document.len() - 1));
}
