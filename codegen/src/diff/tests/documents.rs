//! What becomes of documents, and the documents that show what changes break.

use std::fmt::Write;

use xsdbind::ReadOptions;

use super::{diff, set};
use crate::config::{Config, Enums, Module};
use crate::diff::meaning;
use crate::diff::trace::Declared;
use crate::diff::{DiffOptions, Judge, Policy, Report, Severity, diff_all};
use crate::dynamic::{Sample, Schemas, WriteOptions};
use crate::set::SchemaSet;

struct Pair {
    old: (SchemaSet, Schemas),
    new: (SchemaSet, Schemas),
    report: Report,
}

impl Pair {
    fn of(old: &str, new: &str) -> Self {
        let made = |body: &str| {
            let set = set(body);
            let tables = Schemas::of_set(&set, &Config::new()).unwrap();
            (set, tables)
        };
        let (old, new) = (made(old), made(new));
        let report = diff(&old.0, &new.0, &DiffOptions::new().both_ways(true)).unwrap();
        Self { old, new, report }
    }

    fn judged(&self, documents: &[&str]) -> Report {
        let judge = Judge::new(&self.report, (&self.old.0, &self.old.1), (&self.new.0, &self.new.1));
        let judged = documents
            .iter()
            .enumerate()
            .map(|(at, text)| judge.judge(&at.to_string(), None, text.as_bytes(), ReadOptions::new()));
        let mut report = self.report.clone();
        report.set_documents(judge.count(judged.collect::<Vec<_>>()));
        report
    }

    fn witnesses(&self) -> Report {
        let mut report = self.report.clone();
        report.find_witnesses((&self.old.0, &self.old.1), (&self.new.0, &self.new.1));
        report
    }
}

/// A root element of type `T`, with a few types beside it.
fn body(content: &str) -> String {
    format!(
        "<xs:element name='t' type='T'/>
         <xs:simpleType name='S'><xs:restriction base='xs:string'><xs:maxLength value='3'/></xs:restriction></xs:simpleType>
         <xs:complexType name='T'>{content}</xs:complexType>"
    )
}

/// A group in a line: what happens, where, why, which documents.
fn groups(report: &Report) -> String {
    let documents = report.documents.as_ref().unwrap();
    let line = |group: &crate::diff::Group| {
        let names: Vec<&str> = group.documents.iter().map(|seen| seen.document.as_str()).collect();
        let cause = group.cause.as_ref().map_or("-", |cause| cause.rule.id());
        format!("{} {}: {cause} {}", group.verdict.rule, group.subject(), names.join(","))
    };
    documents.groups.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// The content of `T` before and after, a document that the old set takes, and what is said of it.
#[track_caller]
fn one(old: &str, new: &str, document: &str, expected: &str) {
    let report = Pair::of(&body(old), &body(new)).judged(&[&format!("<t{document}</t>")]);
    let documents = report.documents.as_ref().unwrap();
    assert_eq!(documents.refused_by_old, 0, "{document}: {:?}", documents.not_old);
    assert_eq!(groups(&report), expected, "{old} -> {new}");
}

const A: &str = "<xs:element name='a' type='S'/>";
const B: &str = "<xs:element name='b' type='S' minOccurs='0'/>";

#[track_caller]
fn sequence(old: &str, new: &str, document: &str, expected: &str) {
    let within = |content: &str| format!("<xs:sequence>{content}</xs:sequence>");
    one(&within(old), &within(new), &format!(">{document}"), expected);
}

#[test]
fn what_is_refused_is_refused_for_a_change() {
    let a = "<a>x</a>";
    sequence(&[A, B].concat(), A, "<a>x</a><b>y</b>", "document-refused T b: optional-field-removed 0");
    sequence(&[A, B].concat(), A, a, "");
    sequence(A, &[A, B, A].concat().replacen("'a'", "'c'", 1), a, "document-refused T c: required-field-added 0");
    sequence(B, &B.replace(" minOccurs='0'", ""), "", "document-refused T b: field-now-required 0");
    let many = "<xs:element name='a' type='S' maxOccurs='3'/>";
    sequence(many, A, "<a>x</a><a>y</a>", "document-refused T a: fewer-occurrences 0");
    let nil = "<xs:element name='a' type='S' nillable='true'/>";
    let xsi = "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>";
    sequence(nil, A, xsi, "document-refused T a: nil-no-longer-allowed 0");
    sequence(A, "<xs:element name='a' type='xs:int'/>", a, "document-refused T a: field-type-changed 0");
    sequence(A, "<xs:element name='a' type='S' fixed='y'/>", a, "document-refused T a: fixed-value-added 0");
    let c = "<xs:element name='c' type='S'/>";
    sequence(&[A, c].concat(), &[c, A].concat(), "<a>x</a><c>y</c>", "document-refused T a: field-reordered 0");
    let choice = |branches: &str| format!("<xs:choice>{branches}</xs:choice>");
    let d = "<xs:element name='d' type='S'/>";
    let (two, three) = (choice(&[A, c].concat()), choice(&[A, c, d].concat()));
    sequence(&three, &two, "<d>y</d>", "document-refused T d: branch-removed 0");
    // A sequence in place of a choice.
    sequence(&two, &[A, c].concat(), a, "document-refused T c: field-regrouped 0");
    let attribute = |more: &str| format!("<xs:attribute name='i' type='S'{more}/>");
    one(&attribute(""), "", " i='x'>", "document-refused T @i: optional-field-removed 0");
    one("", &attribute(" use='required'"), ">", "document-refused T @i: required-field-added 0");
    one(&attribute(""), &attribute(" use='required'"), ">", "document-refused T @i: field-now-required 0");
    one(
        "<xs:sequence/>",
        "<xs:attribute name='i' type='S' use='required'/>",
        ">",
        "document-refused T @i: required-field-added 0",
    );
    let mixed = format!(" mixed='true'><xs:sequence>{A}</xs:sequence>");
    let type_of =
        |content: &str| body("").replace("<xs:complexType name='T'>", &format!("<xs:complexType name='T'{content}"));
    let plain = format!("><xs:sequence>{A}</xs:sequence>");
    let report = Pair::of(&type_of(&mixed), &type_of(&plain)).judged(&["<t>text<a>x</a></t>"]);
    assert_eq!(groups(&report), "document-refused T: mixed-changed 0");
}

/// Values are refused by their types, inherited fields where they are declared, and what stands deep within by its path.
#[test]
fn reasons_are_where_they_are_declared() {
    let longer = |most: &str, content: &str| {
        format!(
            "<xs:simpleType name='S'><xs:restriction base='xs:string'/></xs:simpleType>\
             <xs:simpleType name='V'><xs:restriction base='xs:token'><xs:maxLength value='{most}'/></xs:restriction></xs:simpleType>\
             <xs:simpleType name='W'><xs:restriction base='V'/></xs:simpleType>\
             <xs:complexType name='Base'><xs:sequence>{content}</xs:sequence></xs:complexType>\
             <xs:element name='t'><xs:complexType><xs:sequence>\
             <xs:element name='in'><xs:complexType><xs:sequence><xs:element name='v' type='W' maxOccurs='9'/></xs:sequence></xs:complexType></xs:element>\
             <xs:element name='base' type='Base' minOccurs='0'/>\
             </xs:sequence></xs:complexType></xs:element>\
             <xs:complexType name='Derived'><xs:complexContent><xs:extension base='Base'><xs:sequence/></xs:extension></xs:complexContent></xs:complexType>"
        )
    };
    let pair = Pair::of(&longer("5", B), &longer("3", ""));
    let xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";
    let report = pair.judged(&[
        "<t><in><v>1</v><v>12345</v></in></t>",
        &format!("<t {xsi}><in><v>1</v></in><base xsi:type='Derived'><b>x</b></base></t>"),
        "<t><in><v>1234</v></in><base><b>x</b></base></t>",
        "<t><in><v>123</v></in></t>",
        "<t><in><v>123456</v></in></t>",
    ]);
    assert_eq!(
        groups(&report),
        "document-refused Base b: optional-field-removed 1,2; document-refused W: facet-narrowed 0,2"
    );
    let documents = report.documents.as_ref().unwrap();
    assert_eq!((documents.read, documents.same, documents.refused, documents.refused_by_old), (5, 1, 3, 1));
    let first = &documents.groups[1].documents[0];
    assert_eq!(first.to_string(), "0:1:16: /t/in/v[2]: value is longer than 3 characters");
}

#[test]
fn types_that_xsi_type_names() {
    let types = |names: &[&str], more: &str| {
        let mut all = "<xs:element name='m' type='C'/><xs:complexType name='C' abstract='true'/>".to_owned();
        for name in names {
            let _ = write!(
                all,
                "<xs:complexType name='{name}'{more}><xs:complexContent><xs:extension base='C'/></xs:complexContent></xs:complexType>"
            );
        }
        all
    };
    let m = "<m xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='AddRequest'/>";
    let removed = Pair::of(&types(&["AddRequest", "B"], ""), &types(&["B"], "")).judged(&[m]);
    assert_eq!(groups(&removed), "document-refused AddRequest: type-removed 0");
    let more = types(&["AddRequest", "B"], "").replace("name='AddRequest'", "name='AddRequest' abstract='true'");
    let pair = Pair::of(&types(&["AddRequest", "B"], ""), &more);
    assert_eq!(groups(&pair.judged(&[m])), "document-refused AddRequest: now-abstract 0");
    let gone = Pair::of(
        "<xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:int'/>",
        "<xs:element name='b' type='xs:int'/>",
    );
    assert_eq!(groups(&gone.judged(&["<a>1</a>", "<b>1</b>"])), "document-refused a: element-removed 0");
}

#[test]
fn what_is_read_as_something_else() {
    let attribute = |default: &str| format!("<xs:attribute name='i' type='xs:string' default='{default}'/>");
    let differs = "document-differs T @i: default-value-changed 0";
    one(&attribute("x"), &attribute("y"), ">", differs);
    one(&attribute("x"), &attribute("y"), " i='x'>", "");
    one(&attribute("x"), "<xs:attribute name='i' type='xs:string'/>", ">", differs);
    let element = |more: &str| format!("<xs:element name='a' type='xs:string'{more}/>");
    let (x, y) = (element(" default='x'"), element(" default='y'"));
    sequence(&x, &y, "<a/>", "document-differs T a: default-value-changed 0");
    sequence(&x, &y, "<a>z</a>", "");
    // White space is part of the one value and not of the other.
    let number = "<xs:element name='a' type='xs:int'/>";
    sequence(number, &element(""), "<a>01</a>", "document-differs T a: field-type-changed 0");
    sequence(number, &element(""), "<a>1</a>", "");
    // How often something may stand does not matter, nor whether it is in a group.
    let many = "<xs:element name='a' type='xs:int' maxOccurs='5'/>";
    sequence(number, many, "<a>1</a>", "");
    let choice = format!("<xs:choice>{number}{B}</xs:choice>");
    sequence(number, &choice, "<a>1</a>", "");
    // What any element could be and is declared now is the same element.
    sequence("<xs:any processContents='lax'/>", number, "<a>1</a>", "");
    let nil = " nillable='true'";
    let xsi = "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>";
    sequence(&element(nil), &[&element(nil), B].concat(), xsi, "");
    let pair = Pair::of(&body(&attribute("x")), &body(&attribute("y")));
    let report = pair.judged(&["<t/>"]);
    let seen = &report.documents.as_ref().unwrap().groups[0].documents[0];
    assert_eq!(seen.to_string(), "0:1:1: /t/@i: absent, which is `x` before, absent, which is `y` now");
}

/// What is accepted of the schemas is accepted of documents.
#[test]
fn policies_are_about_documents_too() {
    let old = body(&format!("<xs:sequence>{A}{B}</xs:sequence>"));
    let pair = Pair::of(&old, &body(&format!("<xs:sequence>{A}</xs:sequence>")));
    let report = pair.judged(&["<t><a>x</a><b>y</b></t>", "<t><a>x</a></t>"]);
    assert_eq!(report.denied_documents(Severity::Error).count(), 1);
    let fingerprint = report.documents.as_ref().unwrap().groups[0].verdict.fingerprint.clone();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("policy.toml");
    for (exception, left, unused) in [
        ("rule = 'optional-field-removed'", 0, 0),
        ("rule = 'document-refused'\ntype = 'T'\nfield = 'b'", 0, 0),
        (&format!("fingerprint = '{fingerprint}'"), 0, 0),
        ("type = 'T'\nuntil = 2027-01-31", 1, 1),
        ("rule = 'document-differs'", 1, 1),
    ] {
        std::fs::write(&path, format!("[[exception]]\n{exception}\nreason = 'why'\n")).unwrap();
        let mut report = report.clone();
        let warnings = report.apply(&Policy::from_file(&path).unwrap(), "2027-02-01");
        assert_eq!(report.denied_documents(Severity::Error).count(), left, "{exception}");
        assert_eq!(warnings.len(), unused, "{exception}: {warnings}");
    }
    std::fs::write(&path, "[severity]\ndocument-refused = 'note'\n").unwrap();
    let mut report = report;
    report.apply(&Policy::from_file(&path).unwrap(), "2027-02-01");
    assert_eq!(report.denied_documents(Severity::Warning).count(), 0);
}

/// A schema of the tests of what breaks compilation, a type for each rule, with a root element that leads to all of them.
fn of_rules(release: &str) -> String {
    let path = format!("{}/../cli/tests/upgrade/{release}.xsd", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let inner = text.split_once(">\n").unwrap().1.rsplit_once("</xs:schema>").unwrap().0.to_owned();
    let document = roxmltree::Document::parse(&text).unwrap();
    let types =
        document.root_element().children().filter(|node| node.is_element() && node.tag_name().name().ends_with("Type"));
    let branches: Vec<String> =
        types.map(|ty| format!("<xs:element name='in{0}' type='{0}'/>", ty.attribute("name").unwrap())).collect();
    let branches = branches.concat();
    let root = format!(
        "<xs:element name='all'><xs:complexType><xs:choice>{branches}</xs:choice></xs:complexType></xs:element>"
    );
    [inner, root].concat()
}

/// Each is taken by the one set and not by the other, or read otherwise; and nothing can be left out of what is refused.
#[track_caller]
fn check(pair: &Pair, report: &Report) {
    for (entry, verdict, witness) in report.witnesses() {
        assert_eq!(witness.document.is_some(), witness.breaks.is_some(), "{} {}", entry.name, verdict.rule);
        let Some(document) = &witness.document else { continue };
        let (old, new) = (
            pair.old.1.check(document.as_bytes(), ReadOptions::new()),
            pair.new.1.check(document.as_bytes(), ReadOptions::new()),
        );
        let (takes, refuses) = if witness.breaks.as_deref() == Some("reading") { (new, old) } else { (old, new) };
        assert!(takes.is_ok(), "{} {}: {document}", entry.name, verdict.rule);
        let message = witness.message.as_deref().unwrap();
        // What is read by both is read as something else.
        assert_eq!(refuses.is_ok(), message.contains(" before, "), "{} {}: {document}", entry.name, verdict.rule);
        if refuses.is_err() {
            let sides = [&pair.old.1, &pair.new.1];
            let [takes, refuses] =
                if witness.breaks.as_deref() == Some("reading") { [sides[1], sides[0]] } else { sides };
            nothing_can_be_left_out(takes, refuses, document, message);
        }
    }
}

/// Without any of its elements and attributes, a document is not taken by the one set, or the other says something else.
#[track_caller]
fn nothing_can_be_left_out(takes: &Schemas, refuses: &Schemas, document: &str, message: &str) {
    // Without the place, since that moves.
    let said = |message: &str| message.split_once(": ").unwrap().1.to_owned();
    let read = roxmltree::Document::parse(document).unwrap();
    let all = read.root_element().descendants().filter(roxmltree::Node::is_element);
    let ranges = all.flat_map(|node| {
        let own = (node != read.root_element()).then(|| node.range());
        own.into_iter().chain(node.attributes().map(|attribute| attribute.range()))
    });
    for range in ranges {
        let shorter = [&document[..range.start], &document[range.end..]].concat();
        if takes.check(shorter.as_bytes(), ReadOptions::new()).is_err() {
            continue;
        }
        let Err(errors) = refuses.check(shorter.as_bytes(), ReadOptions::new()) else { continue };
        let is_same = errors.iter().any(|error| said(&error.to_string()) == said(message));
        assert!(!is_same, "`{}` could be left out of {document}: {message}", &document[range]);
    }
}

#[test]
fn every_rule_has_a_witness() {
    let pair = Pair::of(&of_rules("old"), &of_rules("new"));
    let report = pair.witnesses();
    check(&pair, &report);
    let mut lines = String::new();
    for (entry, verdict, witness) in report.witnesses() {
        let shown = witness.document.as_deref().or(witness.none.as_deref()).unwrap();
        let breaks = witness.breaks.as_deref().unwrap_or("compilation");
        writeln!(lines, "{} {} {breaks}: {shown}", entry.name, verdict.rule).unwrap();
    }
    insta::assert_snapshot!(lines);
}

/// What is made larger than the largest document that is looked at is not looked at.
#[test]
fn no_witness_is_too_large() {
    let large = "x".repeat(360_000);
    let of = |most: &str| {
        let large = format!("<xs:element name='l' type='xs:string' fixed='{large}'/>");
        let content = format!("<xs:sequence>{large}<xs:element name='e' type='Text'/></xs:sequence>");
        let text = format!(
            "<xs:simpleType name='Text'><xs:restriction base='xs:string'><xs:maxLength value='{most}'/></xs:restriction></xs:simpleType>"
        );
        [body(&content), text].concat()
    };
    for (most, is_found) in [("30000", true), ("50000", false)] {
        let report = Pair::of(&of("60000"), &of(most)).witnesses();
        let (_, _, witness) = report.witnesses().next().unwrap();
        assert_eq!(witness.document.is_some(), is_found, "{most}: {:?}", witness.none);
        assert!(witness.document.as_ref().is_none_or(|document| document.len() <= 400_000));
    }
}

/// A bar ends a cell of a table, and nothing else.
#[test]
fn bars_in_markdown() {
    let of = |pattern: &str| {
        let text = format!(
            "<xs:simpleType><xs:restriction base='xs:token'><xs:pattern value='{pattern}'/></xs:restriction></xs:simpleType>"
        );
        body(&format!("<xs:sequence><xs:element name='a'>{text}</xs:element></xs:sequence>"))
    };
    let report = Pair::of(&of("x|y"), &of(r"x|\|")).judged(&["<t><a>y</a></t>"]).to_markdown();
    let (row, list) = (
        report.lines().find(|line| line.starts_with("| facet")).unwrap(),
        report.split_once("## Documents").unwrap().1,
    );
    let cells = [r#"| `"x\|y"` |"#, "| <code>&#34;x&#124;&#92;&#92;&#124;&#34;</code> |"];
    assert!(cells.iter().all(|cell| row.contains(cell)), "{row}");
    assert!(list.contains(r#""x|y" → "x|\\|""#) && !list.contains(r"x\|y"), "{list}");
}

/// What all schemas read is the same as what they read: of mixed content, nil with attributes, wildcards, unions and lists.
#[test]
fn every_document_means_what_it_means() {
    let types = "<xs:simpleType name='E'><xs:restriction base='xs:token'><xs:enumeration value='x'/><xs:enumeration value='y'/></xs:restriction></xs:simpleType>
        <xs:simpleType name='U'><xs:union memberTypes='xs:int E'/></xs:simpleType>
        <xs:complexType name='Text'><xs:simpleContent><xs:extension base='xs:string'><xs:attribute name='a' default='d'/></xs:extension></xs:simpleContent></xs:complexType>
        <xs:complexType name='More'><xs:simpleContent><xs:extension base='Text'><xs:attribute name='b'/></xs:extension></xs:simpleContent></xs:complexType>";
    let nil = "<xs:element name='n' type='Text' nillable='true' minOccurs='0' maxOccurs='3'/>";
    let contents = [
        " mixed='true'><xs:choice minOccurs='0' maxOccurs='unbounded'><xs:element name='a' type='E'/><xs:element name='b' type='Text'/></xs:choice>".to_owned(),
        format!("><xs:sequence>{nil}<xs:element name='l' minOccurs='0'><xs:simpleType><xs:list itemType='U'/></xs:simpleType></xs:element></xs:sequence>"),
        "><xs:sequence><xs:any processContents='lax' minOccurs='0' maxOccurs='3'/></xs:sequence><xs:attribute name='a'/><xs:anyAttribute processContents='lax'/>".to_owned(),
        format!("><xs:choice minOccurs='0' maxOccurs='2'><xs:sequence>{nil}<xs:element name='u' type='U'/></xs:sequence><xs:element name='any'/></xs:choice>"),
    ];
    let (mut count, mut differ) = (0, 0);
    for content in contents {
        let schema =
            format!("<xs:element name='t' type='T'/>{types}<xs:complexType name='T'{content}</xs:complexType>");
        let (set, other) = (set(&schema), set(&schema));
        for config in [Config::new(), Config::new().module(Module::new("m").enums(Enums::Open).secret("n"))] {
            let [one, other] = [&set, &other].map(|set| Schemas::of_set(set, &config).unwrap());
            for kind in [Sample::Full, Sample::Cleared, Sample::Branches, Sample::Random(300, 7)] {
                for document in one.samples("t", kind).unwrap() {
                    let xml = document.to_xml(WriteOptions::new()).unwrap();
                    let read = other.read(xml.as_bytes()).unwrap();
                    assert_eq!(meaning::compare(&document, &document), None, "{xml}");
                    assert_eq!(meaning::compare(&one.read(xml.as_bytes()).unwrap(), &read), None, "{xml}");
                    count += 1;
                    for (path, changed) in changed(&xml) {
                        // What it may not be is told already.
                        let Ok(read) = other.read(changed.as_bytes()) else { continue };
                        let found = meaning::compare(&document, &read);
                        let found = found.unwrap_or_else(|| panic!("the same: {xml}\n{changed}"));
                        assert!(path.starts_with(&found.path), "{} of {path}: {xml}\n{changed}", found.path);
                        differ += 1;
                    }
                }
            }
        }
    }
    assert!(count > 2000 && differ > 2000, "{count}, {differ}");
}

/// A document with one text or attribute changed, or one element left out, each with the path of that.
fn changed(xml: &str) -> Vec<(String, String)> {
    let document = roxmltree::Document::parse(xml).unwrap();
    let mut found = Vec::new();
    let mut replaced = |path: String, range: std::ops::Range<usize>, with: &str| {
        found.push((path, [&xml[..range.start], with, &xml[range.end..]].concat()));
    };
    for node in document.root_element().descendants() {
        let path = path_of(node);
        for attribute in node.attributes().filter(|attribute| attribute.namespace().is_none()) {
            let path = format!("{path}/@{}", attribute.name());
            for with in ["x", "y", "7"].iter().filter(|with| **with != attribute.value()) {
                replaced(path.clone(), attribute.range_value(), with);
            }
        }
        if node.is_text() {
            for with in ["x", "y", "7"].iter().filter(|with| Some(**with) != node.text()) {
                replaced(path.clone(), node.range(), with);
            }
        } else if node.parent_element().is_some()
            && node.next_siblings().skip(1).all(|next| next.tag_name() != node.tag_name())
        {
            // The last of its name: those behind another one would be other ones without it.
            replaced(path, node.range(), "");
        }
    }
    found
}

/// `/t/a[2]`; of a text that of what it is in.
fn path_of(node: roxmltree::Node<'_, '_>) -> String {
    let elements: Vec<_> = node.ancestors().filter(roxmltree::Node::is_element).collect();
    let part = |node: &roxmltree::Node<'_, '_>| {
        let name = node.tag_name().name();
        let before = node.prev_siblings().filter(|other| other.tag_name().name() == name).count();
        if before > 1 { format!("/{name}[{before}]") } else { format!("/{name}") }
    };
    elements.iter().rev().map(part).collect()
}

const XSI: &str = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";

/// Several things at one place are not taken for each other.
#[test]
fn several_things_at_one_place() {
    let of = |content: &str| format!("<xs:element name='t'><xs:complexType{content}</xs:complexType></xs:element>");
    let mixed = of(
        " mixed='true'><xs:sequence><xs:element name='a' type='xs:string' minOccurs='0' maxOccurs='9'/></xs:sequence>",
    );
    let pair = Pair::of(&mixed, &[&mixed, "<xs:element name='more'/>"].concat());
    assert_eq!(groups(&pair.judged(&["<t>one<a>x</a>two<a/>three</t>", "<t>one</t>"])), "");
    let text = "<xs:element name='a' nillable='true' maxOccurs='9'><xs:complexType><xs:simpleContent><xs:extension base='xs:string'><xs:attribute name='i'/></xs:extension></xs:simpleContent></xs:complexType></xs:element>";
    let nil = of(&format!("><xs:sequence>{text}</xs:sequence>"));
    let pair = Pair::of(&nil, &[&nil, "<xs:element name='more'/>"].concat());
    let document = format!("<t {XSI}><a i='1' xsi:nil='true'/><a i='2'>x</a><a xsi:nil='true'/></t>");
    assert_eq!(groups(&pair.judged(&[&document])), "");
    let open = "><xs:anyAttribute processContents='lax'/>";
    let pair = Pair::of(&of(open), &of(&["><xs:attribute name='i'/>", &open[1..]].concat()));
    let document = "<t xmlns:p='p' xmlns:q='q' i='1' p:i='2' q:i='3'/>";
    assert_eq!(groups(&pair.judged(&[document])), "");
    let pair = Pair::of(&of(open), &of(&["><xs:attribute name='i' type='xs:int'/>", &open[1..]].concat()));
    assert_eq!(groups(&pair.judged(&[document])), "");
}

/// A document is one document of a reason, whatever kinds of errors it has for it; and what only the old set refuses is not
/// said to be refused by both.
#[test]
fn each_document_counts_once() {
    let content = |text: &str| body(&format!("<xs:sequence>{text}</xs:sequence>"));
    let a = |ty: &str| content(&format!("<xs:element name='a' type='{ty}' maxOccurs='3'/>"));
    let more = "<xs:complexType name='X'><xs:attribute name='i' type='xs:int' use='required'/></xs:complexType>";
    let pair = Pair::of(&[&a("S"), more].concat(), &[&a("X"), more].concat());
    let report = pair.judged(&["<t><a>x</a><a/></t>", "<t><a i='1'/></t>", "<t><b/></t>"]);
    let documents = report.documents.as_ref().unwrap();
    assert_eq!((documents.groups.len(), documents.groups[0].count), (1, 1), "{}", groups(&report));
    assert_eq!((documents.refused_by_old, documents.refused_by_both), (2, 1));
    assert!(report.to_text().contains("2 documents are refused by the old set, 1 of them by the new one, too"));
    let report = pair.judged(&["<t><a i='1'/></t>"]);
    assert!(report.to_text().contains("1 document is refused by the old set alone"), "{}", report.to_text());
}

/// What the configuration has as secret is not shown, and open enumerations take what they take.
#[test]
fn values_are_those_of_the_configuration() {
    let schema = |default: &str, values: &str| {
        format!(
            "<xs:element name='t'><xs:complexType><xs:sequence><xs:element name='e' type='E' minOccurs='0'/>\
             <xs:element name='pin' type='xs:{default}' minOccurs='0'/></xs:sequence></xs:complexType></xs:element>\
             <xs:simpleType name='E'><xs:restriction base='xs:token'>{values}</xs:restriction></xs:simpleType>"
        )
    };
    let [x, y] = ["<xs:enumeration value='x'/>", "<xs:enumeration value='y'/>"];
    let (old, new) = (set(&schema("string", &[x, y].concat())), set(&schema("int", x)));
    let report = diff(&old, &new, &DiffOptions::new().both_ways(true)).unwrap();
    let judged = |config: Config, document: &str| {
        let (one, other) = (Schemas::of_set(&old, &config).unwrap(), Schemas::of_set(&new, &config).unwrap());
        let judge = Judge::new(&report, (&old, &one), (&new, &other));
        let mut report = report.clone();
        report.set_documents(judge.count([judge.judge("d", None, document.as_bytes(), ReadOptions::new())]));
        report
    };
    let secret = || Config::new().module(Module::new("m").secret("pin"));
    for document in ["<t><pin>01234</pin></t>", "<t><pin>s3cret</pin></t>"] {
        let shown = judged(Config::new(), document).to_text();
        let hidden = judged(secret(), document).to_text();
        assert!(shown.contains("1234") || shown.contains("s3cret"), "{shown}");
        assert!(hidden.contains("/t/pin") && !hidden.contains("1234") && !hidden.contains("s3cret"), "{hidden}");
    }
    let document = "<t><e>y</e></t>";
    assert_eq!(groups(&judged(secret(), document)), "document-refused E: value-removed 0".replace('0', "d"));
    let open = Config::new().module(Module::new("m").enums(Enums::Open));
    let report = judged(open.clone(), document);
    assert_eq!(groups(&report), "document-differs E: value-removed d");
    assert!(report.to_text().contains("`y` before, `y`, which is not listed, now"), "{}", report.to_text());
    // Where one module is closed, the document is refused there.
    assert_eq!(groups(&judged(open.module(Module::new("n")), document)), "document-refused E: value-removed d");
}

/// A type is looked at once, however many ways lead to it.
#[test]
fn unions_of_unions() {
    let mut types = String::from(
        "<xs:simpleType name='U0'><xs:restriction base='xs:token'><xs:maxLength value='5'/></xs:restriction></xs:simpleType>",
    );
    for at in 1..9 {
        let members = vec![format!("U{}", at - 1); 8].join(" ");
        let _ = write!(types, "<xs:simpleType name='U{at}'><xs:union memberTypes='{members}'/></xs:simpleType>");
    }
    let set = set(&["<xs:element name='t' type='U8'/>", &types].concat());
    let document = roxmltree::Document::parse("<t/>").unwrap();
    let spot = Declared::of(&set.model).root(document.root_element()).unwrap();
    let names: Vec<&str> = spot.within.iter().map(|((_, key), _)| &*key.name).collect();
    assert_eq!(names, ["U8", "U7", "U6", "U5", "U4", "U3", "U2", "U1", "U0"]);
}

/// The page has a line for each step, of documents or not.
#[test]
fn steps_with_documents() {
    let content = |text: &str| body(&format!("<xs:sequence>{text}</xs:sequence>"));
    let sets = [content(&[A, B].concat()), content(A), content(&A.replace("'a'", "'c'"))].map(|body| set(&body));
    let mut report = diff_all(&sets, &DiffOptions::new()).unwrap();
    let [old, _, new] = &sets;
    let [one, other] = [old, new].map(|set| Schemas::of_set(set, &Config::new()).unwrap());
    let judge = Judge::new(&report, (old, &one), (new, &other));
    let documents = judge.count([judge.judge("d", None, b"<t><a>x</a></t>", ReadOptions::new())]);
    report.set_documents(documents);
    let page = report.to_html();
    let notices: Vec<&str> = page.split("<p class=\"notice\">").skip(1).collect();
    assert_eq!(notices.len(), 2, "{notices:?}");
    assert!(notices.iter().all(|notice| notice.split('<').next().unwrap().contains(" break reading, ")), "{notices:?}");
}
