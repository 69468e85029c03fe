//! Documents that are read in parts: the same values and the same errors as reading them whole, however their text is cut.

use std::fmt::Debug;
use std::io::Read;

use xsdbind::slot::Make;
use xsdbind::types::{Text, Token};
use xsdbind::{Document, ErrorKind, Limits, Nillable, OutputEncoding, ReadOptions, WriteOptions};

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
    pub pair: Vec<Pair>,
}
xsdbind::record! { Log (name = "Log") {
    event: "(event)" (table = xsdbind::group::<Event>(), min = 1, max = 6),
    mark: "mark" (min = 2),
    pair: "(pair)" (table = xsdbind::group::<Pair>()),
} }

pub struct Pair {
    pub from: i32,
    pub to: Option<i32>,
}
xsdbind::record! { Pair () { from: "from", to: "to" (optional = true), } }

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
pub struct Few<'b>(pub &'b [u8], pub usize);

impl Read for Few<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(self.0.len()).min(into.len());
        into[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}

pub type Outcome<D, T> = Result<(Vec<T>, D), (Vec<T>, String)>;

/// The items at a path and the rest, or those before an error.
pub fn in_parts<D: Document, T: Make>(
    options: ReadOptions,
    bytes: &[u8],
    path: &str,
    (few, window): (usize, usize),
) -> Outcome<D, T> {
    let mut parts = options.in_parts::<D, _>(Few(bytes, few)).window(window);
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

/// Compares with reading the whole document, of which `take` takes the items. Where it is wrong, the items before the error are
/// the same however the text is cut.
#[track_caller]
pub fn check<D: Document + Clone + Debug + PartialEq, T: Make + Debug + PartialEq>(
    bytes: &[u8],
    limits: Limits,
    path: &str,
    cuts: &[(usize, usize)],
    take: fn(&mut D) -> Vec<T>,
) {
    let options = ReadOptions::new().limits(limits);
    let whole = options.from_slice::<D>(bytes);
    let mut before: Option<Vec<T>> = None;
    for cut in cuts {
        let parts = in_parts::<D, T>(options, bytes, path, *cut);
        let shown = || format!("{path} {cut:?} {}", String::from_utf8_lossy(bytes));
        match (&whole, parts) {
            (Ok(document), parts) => {
                let mut rest = document.clone();
                let items = take(&mut rest);
                assert_eq!(parts, Ok((items, rest)), "{}", shown());
            }
            (Err(error), Ok(read)) => panic!("{error}, {read:?}: {}", shown()),
            (Err(error), Err((items, found))) => {
                // What is no text is told first when the whole is read, and else where it stands.
                if !matches!(error.kind(), ErrorKind::Character | ErrorKind::Encoding) {
                    assert_eq!(found, error.to_string(), "{}", shown());
                }
                match &before {
                    Some(before) => assert_eq!(&items, before, "{}", shown()),
                    None => before = Some(items),
                }
            }
        }
    }
}

/// Compares the items of all lists.
#[track_caller]
fn check_all(bytes: &[u8], limits: Limits, cuts: &[(usize, usize)]) {
    check(bytes, limits, "/archive/tag", cuts, |archive: &mut Archive| std::mem::take(&mut archive.tag));
    check(bytes, limits, "/archive/table", cuts, |archive: &mut Archive| std::mem::take(&mut archive.table));
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
    // Whether a pair is at its end, what follows on it says.
    let pairs = |archive: &mut Archive| archive.log.as_mut().map_or_else(Vec::new, |log| std::mem::take(&mut log.pair));
    check(bytes, limits, "/archive/log/from", cuts, pairs);
}

/// So many bytes are looked at as a whole, for the encoding, however the text is cut.
pub const HEAD: usize = 517;

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
    let log = "<log xmlns=\"\">\r\n<login>ü€😀</login><logout value=\"true\"/><login/>\n<mark>1</mark>\n<mark >2</mark>\n\
               <from>1</from> <to>2</to><from>3</from>\n<from>4</from><to>5</to></log>";
    DOCUMENT.replace("<l:log xmlns:l=\"\"></l:log>", log)
}

/// The same with something before the root, so that all of it can be cut.
fn document_behind_head() -> String {
    document().replace("<!-- <table/> -->", &format!("<!--{}-->", "x".repeat(HEAD)))
}

#[test]
fn every_list_is_read_wherever_the_text_is_cut() {
    let document = document_behind_head();
    ReadOptions::new().from_str::<Archive>(&document).unwrap();
    let few = (1..9).chain(HEAD..document.len() + 2);
    let all: Vec<(usize, usize)> = few.map(|few| (few, 1)).chain((1..99).map(|window| (1, window))).collect();
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
    let document = document_behind_head();
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
    let places: Vec<usize> = document.char_indices().map(|(at, _)| at).filter(|at| !(30..HEAD).contains(at)).collect();
    // Each of them by turns, in both ways of cutting.
    for (number, at) in places.iter().enumerate().filter(|(number, _)| number % 2 == 0 || number % 7 == 0) {
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
            let cuts = if number % 8 == 0 { &cuts } else { &cuts[number % 3 % 2..=number % 3 % 2] };
            check_all(altered.as_bytes(), Limits::default(), cuts);
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
    let parts = in_parts::<Archive, Row>(options, document.as_bytes(), "/archive/table/row", (9, 9));
    let (_, error) = parts.unwrap_err();
    assert_eq!(error, format!("the document is longer than {} bytes", document.len() - 1));
    // Of the items of a list that is read in parts there may be any number: they are not held.
    let options = |items: usize| ReadOptions::new().limits(Limits::default().items(items));
    for cut in cuts {
        let tags = |items: usize| in_parts::<Archive, String>(options(items), document.as_bytes(), "/archive/tag", cut);
        assert_eq!(tags(3).unwrap().0.len(), 3);
        let (items, error) = tags(2).unwrap_err();
        assert_eq!((items.len(), &*error), (3, "5:1: /archive/table[1]/row[1]: a list has more than 2 items"));
    }
}

/// Writes a document with the items of a list apart. The same as writing the whole, in all that options change.
#[track_caller]
fn check_written<T: Make + Clone>(document: &Archive, path: &str, take: fn(&mut Archive) -> Vec<T>) {
    let mut around = document.clone();
    let items = take(&mut around);
    for encoding in [OutputEncoding::Utf8, OutputEncoding::Latin1, OutputEncoding::Ascii, OutputEncoding::Utf16] {
        let plain = WriteOptions::new().encoding(encoding);
        for options in [plain, plain.indent(2), plain.declaration(false), plain.prefixes(&[("a", "urn:a")])] {
            let mut out = Vec::new();
            let written = options.in_parts(&around).items(path, items.clone()).unwrap().to_writer(&mut out);
            match options.to_vec(document) {
                Ok(whole) => {
                    written.unwrap();
                    assert_eq!(String::from_utf8_lossy(&out), String::from_utf8_lossy(&whole), "{path}");
                }
                Err(error) => assert_eq!(written.unwrap_err().to_string(), error.to_string()),
            }
        }
    }
}

/// Of documents with one table at most.
#[track_caller]
fn check_all_written(document: &Archive) {
    check_written(document, "/archive/tag", |archive| std::mem::take(&mut archive.tag));
    check_written(document, "/archive/table", |archive| std::mem::take(&mut archive.table));
    check_written(document, "/archive/table/row", |archive| std::mem::take(&mut archive.table[0].row));
    let events =
        |archive: &mut Archive| archive.log.as_mut().map_or_else(Vec::new, |log| std::mem::take(&mut log.event));
    check_written(document, "/archive/log/login", events);
    let marks = |archive: &mut Archive| archive.log.as_mut().map_or_else(Vec::new, |log| std::mem::take(&mut log.mark));
    check_written(document, "/archive/log/mark", marks);
    let pairs = |archive: &mut Archive| archive.log.as_mut().map_or_else(Vec::new, |log| std::mem::take(&mut log.pair));
    check_written(document, "/archive/log/to", pairs);
}

fn archive() -> Archive {
    let mut archive = ReadOptions::new().from_str::<Archive>(&document()).unwrap();
    archive.table.truncate(1);
    archive
}

#[test]
fn what_is_written_in_parts_is_what_is_written_as_a_whole() {
    let mut archive = archive();
    check_all_written(&archive);
    archive.log = None;
    check_all_written(&archive);
    archive.table[0].row[0].cell = vec![Nillable::Value("x".into())];
    archive.table[0].row[2].of = None;
    check_all_written(&archive);
    archive.tag.clear();
    check_all_written(&archive);
}

#[test]
fn errors_on_writing_are_those_of_the_whole_document() {
    let good = archive();
    let mut all = Vec::new();
    let mut alter = |change: fn(&mut Archive)| {
        let mut archive = good.clone();
        change(&mut archive);
        all.push(archive);
    };
    alter(|archive| archive.tag = vec![String::new(); 5]);
    alter(|archive| archive.tag.push("\u{1}".to_owned()));
    alter(|archive| archive.table[0].row.clear());
    alter(|archive| archive.table[0].row[2].cell = vec![Nillable::Value("a\u{0}".into())]);
    alter(|archive| archive.table[0].row = vec![archive.table[0].row[0].clone(); 6]);
    alter(|archive| archive.table[0].name.push('\u{0}'));
    alter(|archive| archive.log.as_mut().unwrap().mark.truncate(1));
    alter(|archive| archive.log.as_mut().unwrap().event.clear());
    for archive in &all {
        check_all_written(archive);
    }
    let (mut around, mut out) = (good.clone(), Vec::new());
    around.tag = vec!["a\u{0}".to_owned()];
    let rows = std::mem::take(&mut around.table[0].row);
    let write = |around: &Archive, out: &mut Vec<u8>| {
        let rows = rows.iter().cloned().map(Ok).chain([Err(std::io::Error::other("no more"))]);
        let parts = WriteOptions::new().in_parts(around).try_items("/archive/table/row", rows).unwrap();
        parts.to_writer(out).unwrap_err().to_string()
    };
    let error = write(&around, &mut out);
    assert_eq!(error, "/archive/tag[1]: the character \\u{0} is not allowed in XML");
    assert!(out.is_empty(), "what is around is checked first");
    around.tag.clear();
    assert_eq!(write(&around, &mut out), "no more");
    around.table.clear();
    assert_eq!(write(&around, &mut out), "`/archive/table/row` has items, and the document no place for them");
    around.table = vec![good.table[0].clone(); 2];
    let error = write(&around, &mut out);
    assert_eq!(error, "/archive/table[2]: `/archive/table/row` is there twice, so that its items have no one place");
}

/// Two lists, more than is held back, and a declaration that comes too late for the root.
#[test]
fn long_lists_are_written_as_they_are_read() {
    let row = |number: usize| Row {
        cell: vec![Nillable::Value(Text::from("ü<".repeat(9))); 9],
        of: None,
        id: u32::try_from(number).ok(),
    };
    let around = Archive { end: Nillable::Value(1), ..archive() };
    let around = Archive { table: Vec::new(), log: None, ..around };
    let tables =
        || (0..500).map(|number| Table { row: vec![row(number); 1 + number % 5], total: None, name: "t".to_owned() });
    let late = |number: usize, mut table: Table| {
        if number > 400 {
            table.row[0].cell[0] = Nillable::Nil;
        }
        table
    };
    for late in [|_: usize, table: Table| table, late] {
        let whole = Archive {
            table: tables().enumerate().map(|(number, table)| late(number, table)).collect(),
            ..around.clone()
        };
        let mut out = Vec::new();
        let items = tables().enumerate().map(|(number, table)| late(number, table));
        WriteOptions::new().in_parts(&around).items("/archive/table", items).unwrap().to_writer(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let declaration = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
        let expected = xsdbind::to_string(&whole).unwrap();
        assert!(text.replace(declaration, "") == expected.replace(declaration, ""));
        assert!(expected.contains(declaration) || text == expected);
        let mut parts = ReadOptions::new().in_parts::<Archive, _>(text.as_bytes());
        let tables: Vec<Table> = parts.items("/archive/table").unwrap().collect::<xsdbind::Result<_>>().unwrap();
        assert!(tables == whole.table);
        assert_eq!(parts.rest().unwrap(), around);
    }
}

#[test]
fn a_path_leads_to_a_list_of_its_items() {
    let parts = || ReadOptions::new().in_parts::<Archive, _>(&b"<never read"[..]);
    let row = |path: &str| parts().items::<Row>(path).map(drop).unwrap_err().to_string();
    let lists = "there are `/archive/tag`, `/archive/table`, `/archive/table/row`, `/archive/log/login`, \
                 `/archive/log/mark`, `/archive/log/from`, `/archive/table/row/cell`";
    assert_eq!(row("/archive/owner"), format!("`/archive/owner` leads to no list; {lists}"));
    assert_eq!(row("row"), format!("`/row` leads to no list; {lists}"));
    assert_eq!(row(""), format!("`/` leads to no list; {lists}"));
    assert_eq!(row("/archive/table"), "the items of `/archive/table` are `Table`, not `Row`");
    assert_eq!(row("/archive/log/logout"), "the items of `/archive/log/logout` are `Event`, not `Row`");
    assert_eq!(row("/archive/table/row/cell"), "the items of `/archive/table/row/cell` are `string` or nil, not `Row`");
    let error = parts().items::<Nillable<Row>>("/archive/table/row").map(drop).unwrap_err().to_string();
    assert_eq!(error, "the items of `/archive/table/row` are `Row`, not `Row` or nil");
    let error = WriteOptions::new().in_parts(&archive()).items("/archive/end", [1]).map(drop).unwrap_err().to_string();
    assert_eq!(error, format!("`/archive/end` leads to no list; {lists}"));
}

#[test]
fn lists_are_read_one_after_the_other() {
    let document = document();
    let whole = ReadOptions::new().from_str::<Archive>(&document).unwrap();
    let parts = || ReadOptions::new().in_parts::<Archive, _>(document.as_bytes()).window(20);

    let mut read = parts();
    let tags: Vec<String> = read.items("/archive/tag").unwrap().collect::<xsdbind::Result<_>>().unwrap();
    // Of others that are taken, the rest is dropped.
    let first = read.items::<Table>("/archive/table").unwrap().next().unwrap().unwrap();
    let marks: Vec<String> = read.items("/archive/log/mark").unwrap().collect::<xsdbind::Result<_>>().unwrap();
    assert!(read.items::<Event>("/archive/log/login").unwrap().next().unwrap().is_err(), "events are passed");
    assert_eq!((tags, &first), (whole.tag.clone(), &whole.table[0]));
    assert_eq!(marks, whole.log.as_ref().unwrap().mark);

    let mut read = parts();
    let mut rows = read.items::<Row>("/archive/table/row").unwrap();
    let mut paths = Vec::new();
    while let Some(row) = rows.next() {
        row.unwrap();
        paths.push(rows.path());
    }
    assert_eq!(paths, ["/archive/table[1]", "/archive/table[1]", "/archive/table[1]", "/archive/table[2]"]);
    assert!(rows.next().is_none());
    let error = read.items::<String>("/archive/tag").unwrap().next().unwrap().unwrap_err().to_string();
    assert_eq!(error, "3:29: `/archive/tag` was passed: the lists of a document are read in its order");
    assert_eq!(read.rest().unwrap_err().to_string(), error);

    // Nothing is asked for.
    assert_eq!(parts().rest().unwrap(), whole);
    // What nobody takes is checked, too.
    let wrong = document.replace("<row/>", "<row><wrong/></row>");
    let mut read = ReadOptions::new().in_parts::<Archive, _>(wrong.as_bytes()).window(20);
    assert_eq!(read.items::<Row>("/archive/table/row").unwrap().next().unwrap().unwrap(), whole.table[0].row[0]);
    let error = read.rest().unwrap_err().to_string();
    assert_eq!(error, "5:58: /archive/table[1]/row[2]: element `wrong` of namespace `urn:a` is not allowed here");
}

#[test]
fn memory_and_time_are_bounded() {
    let endless = "x".repeat(100_000);
    let comment = format!("<!--{endless}-->");
    let document = document();
    for (place, with) in [
        ("<owner>", comment.clone()),
        ("<!-- between -->", comment.clone()),
        ("<cell>1", format!("<cell>{endless}")),
        ("<end>", format!("{comment}<end>")),
        ("<row/>", format!("<row id='{endless}'/>")),
        ("<row/>", format!("<row {}/>", " ".repeat(100_000))),
    ] {
        let document = document.replacen(place, &with, 1);
        let held = ReadOptions::new().limits(Limits::default().held(50_000));
        let outcome = in_parts::<Archive, Row>(held, document.as_bytes(), "/archive/table/row", (1000, 1000));
        let (_, error) = outcome.unwrap_err();
        assert_eq!(error, "more than 50000 bytes of the document would have to be held at a time", "{place}");
    }
    // Tables with a row each, all around them large.
    let table = "<table name=''><row/></table>";
    let document = format!("<archive xmlns='urn:a'><!--{}--><owner/>{}", "x".repeat(400_000), table.repeat(60));
    let read = |document: &str, options: ReadOptions, cut: (usize, usize)| {
        in_parts::<Archive, Row>(options, document.as_bytes(), "/archive/table/row", cut)
    };
    let (rows, error) = read(&document, ReadOptions::new(), (1 << 20, 1 << 20)).unwrap_err();
    assert!(rows.len() > 10, "{}", rows.len());
    assert_eq!(error, "lists begin too often for what is around them to be read again: read a list further out");
    // What is ahead is not around: of small tables there may be many.
    let document = format!("<archive xmlns='urn:a'><owner/>{}<end>1</end></archive>", table.repeat(1000));
    assert_eq!(read(&document, ReadOptions::new(), (1 << 20, 1 << 20)).unwrap().0.len(), 1000);
    // What was read ahead is let go, however little may be held.
    let held = ReadOptions::new().limits(Limits::default().held(2000));
    let rows = "<row><cell>a text</cell></row>".repeat(5);
    let tables = format!("<table name=''>{rows}</table>").repeat(20);
    let comment = "x".repeat(2000);
    let document = format!("<archive xmlns='urn:a'><owner/>{tables}<end>1</end></archive>");
    for window in [1, 100, 1000, 128 << 10] {
        assert_eq!(read(&document, held, (1 << 20, window)).unwrap().0.len(), 100, "{window}");
        let document = document.replace("<end>", &format!("<!--{comment}--><end>"));
        let (rows, error) = read(&document, held, (1 << 20, window)).unwrap_err();
        assert_eq!(
            (rows.len(), &*error),
            (100, "more than 2000 bytes of the document would have to be held at a time")
        );
    }
}
