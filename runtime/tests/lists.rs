//! Lists of texts, whose elements are read by what those before them look like.

use xsdbind::types::Text;
use xsdbind::{Limits, Nillable, ReadOptions, from_str};

pub struct Table {
    pub row: Vec<Row>,
}
xsdbind::record! { Table (name = "Table") { row: "row", } }
xsdbind::root! { Table = "table" }

pub struct Row {
    pub col: Vec<String>,
    pub note: Vec<Nillable<Text>>,
}
xsdbind::record! { Row (name = "Row") { col: "col" (min = 0, max = 5), note: "note", } }

fn columns(text: &str) -> Vec<String> {
    let table: Table = from_str(text).unwrap();
    table.row.into_iter().flat_map(|row| row.col).collect()
}

/// What is wrong, which is the same where all errors are collected, element by element.
fn message(options: ReadOptions, text: &str) -> String {
    let error = options.from_str::<Table>(text).map(drop).unwrap_err();
    let all = options.all_errors().from_str::<Table>(text).map(drop).unwrap_err();
    assert_eq!(Some(error.to_string()), all.iter().next().map(ToString::to_string));
    error.to_string()
}

#[test]
fn elements_are_read_however_they_are_written() {
    let text =
        "<table><row><col>a</col><col/> <col></col>\n<col>b &amp; &#x63;</col><col ><![CDATA[d]]></col ></row></table>";
    assert_eq!(columns(text), ["a", "", "", "b & c", "d"]);
    let text = "<table><row><col>a</col><col xmlns='' >b<!-- --></col><col>c\r\nd</col></row></table>";
    assert_eq!(columns(text), ["a", "b", "c\nd"]);
    let wrong = [
        ("<col>a</col><colx/>", "1:25: /table/row[1]: element `colx` is not allowed here"),
        ("<col>a</col><col>&lt;&unknown;</col>", "1:34: /table/row[1]/col[2]: the entity `unknown` is not defined"),
        ("<col>a</col><col>&lt;&#0;</col>", "1:34: /table/row[1]/col[2]: `&#0` is not a reference to a character"),
        ("<col>a</col><col>b</co>", "1:31: /table/row[1]/col[2]: expected `</col>`, found `</co>`"),
        ("<col>a</col><col>b]]></col>", "1:30: /table/row[1]/col[2]: `]]>` is not allowed in text"),
        (
            "<col>a</col><col xmlns='urn:other'>c</col>",
            "1:25: /table/row[1]: element `col` of namespace `urn:other` is not allowed here",
        ),
    ];
    let found = wrong.map(|(row, _)| message(ReadOptions::new(), &format!("<table><row>{row}</row></table>")));
    assert_eq!(found, wrong.map(|(_, message)| message.to_owned()));
}

#[test]
fn bounds_and_limits_hold_for_them() {
    let few = ReadOptions::new().limits(Limits::default().items(2));
    let short = ReadOptions::new().limits(Limits::default().text(8));
    let wrong = [
        (ReadOptions::new(), "<col>a</col>".repeat(6), "1:73: /table/row[1]: element `col` occurs more than 5 times"),
        (few, "<col/>".repeat(3), "1:25: /table/row[1]: a list has more than 2 items"),
        (
            short,
            "<col>a</col><col>abcdefghi</col>".to_owned(),
            "1:30: /table/row[1]/col[2]: a text is longer than 8 bytes",
        ),
        (
            short,
            "<col>a</col><col>abcde&amp;fgh</col>".to_owned(),
            "1:30: /table/row[1]/col[2]: a text is longer than 8 bytes",
        ),
        (
            short,
            format!("<col>a</col><col>{}</col>", "&lt;".repeat(9)),
            "1:30: /table/row[1]/col[2]: a text is longer than 8 bytes",
        ),
    ];
    let found =
        wrong.each_ref().map(|(options, row, _)| message(*options, &format!("<table><row>{row}</row></table>")));
    assert_eq!(found, wrong.map(|(_, _, message)| message.to_owned()));
}

#[test]
fn nil_stands_among_values() {
    let text = "<table xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><row><note>a</note><note xsi:nil=\"true\"/>\
                <note/><note xsi:nil='1'></note></row></table>";
    let table: Table = from_str(text).unwrap();
    let notes: Vec<_> = table.row[0].note.iter().map(|note| note.value().map(|text| &**text)).collect();
    assert_eq!(notes, [Some("a"), None, Some(""), None]);
}

#[test]
fn a_list_has_room_for_what_it_has() {
    let row = |columns| format!("<row>{}</row>", "<col>a</col>".repeat(columns));
    let text = format!("<table>{}{}{}{}{}</table>", row(5), row(5), row(1), row(1), row(3));
    let table: Table = from_str(&text).unwrap();
    let rooms: Vec<_> = table.row.iter().skip(1).map(|row| row.col.capacity()).collect();
    // As many as the list before it, or as others where it has more.
    assert_eq!(rooms, [5, 5, 1, 4]);
}

#[test]
fn a_reference_ends_with_its_semicolon() {
    for col in ["&#65&#66;", "&#65&amp;", "a&#65</col><col>;", "&amp&lt;"] {
        let text = format!("<table><row><col>x</col><col>{col}</col></row></table>");
        let message = message(ReadOptions::new(), &text);
        assert!(message.contains("begins no reference"), "{col}: {message}");
    }
}
