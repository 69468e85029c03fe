//! What the comparison takes for the same, and that it finds every difference that matters.

#![cfg(feature = "testing")]

use xsdbind::testing::xml::{by_collapsed_value, by_schema_value, by_value, compare, compare_any_order, decode, exact};

const XSI: &str = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";

#[track_caller]
fn same(expected: &str, found: &str) {
    compare(expected, found, by_value).unwrap();
}

/// The two differ, whichever of them comes first.
#[track_caller]
fn differ(expected: &str, found: &str, message: &str) {
    assert_eq!(compare(expected, found, by_value).unwrap_err().to_string(), message);
    compare(found, expected, by_value).unwrap_err();
}

#[track_caller]
fn same_text(expected: &str, found: &str) {
    same(&format!("<a>{expected}</a>"), &format!("<a>{found}</a>"));
    same(&format!("<a b='{expected}'/>"), &format!("<a b='{found}'/>"));
}

#[track_caller]
fn different_text(expected: &str, found: &str) {
    compare(&format!("<a>{expected}</a>"), &format!("<a>{found}</a>"), by_value).unwrap_err();
    compare(&format!("<a b='{expected}'/>"), &format!("<a b='{found}'/>"), by_value).unwrap_err();
}

#[test]
fn what_does_not_count() {
    same("<?xml version='1.0'?><a><b/>\n</a>", "<a>\n  <!-- c --><b></b><?d e?></a>");
    same("<a b='1' c='2'/>", "<a c='2' b='1'/>");
    same("<a xmlns='N'><b xmlns=''/></a>", "<p:a xmlns:p='N'><b/></p:a>");
    same("<a>1<!-- c -->2</a>", "<a><![CDATA[12]]></a>");
    same("<a>&#65;</a>", "<a>A</a>");
    same(&format!("<a {XSI} xsi:noNamespaceSchemaLocation='x' xsi:nil='false'/>"), "<a/>");
    same(&format!("<a {XSI} xsi:nil='1'/>"), &format!("<a {XSI} xsi:nil='true'/>"));
    same(&format!("<a {XSI} xmlns:p='N' xsi:type=' p:t '/>"), &format!("<a {XSI} xmlns:q='N' xsi:type='q:t'/>"));
    same(&format!("<p:a {XSI} xmlns:p='N' xsi:type='p:t'/>"), &format!("<a {XSI} xmlns='N' xsi:type='t'/>"));
}

#[test]
fn elements_count() {
    differ("<a><b/></a>", "<a><c/></a>", "/a/b: expected element `b`, found `c`");
    differ("<a><b/></a>", "<a><b xmlns='N'/></a>", "/a/b: expected element `b`, found `{N}b`");
    differ("<a><b/><c/></a>", "<a><c/><b/></a>", "/a/b: expected element `b`, found `c`");
    differ("<a><b/><b/></a>", "<a><b/></a>", "/a: expected element `b`, found the end of the element");
    differ("<a><b/></a>", "<a/>", "/a: expected element `b`, found no content");
    differ("<a><b/><b>x</b></a>", "<a><b/><b>y</b></a>", "/a/b[2]: expected text \"x\", found text \"y\"");
    differ("<a>x<b/></a>", "<a><b/>x</a>", "/a: expected text \"x\", found element `b`");
}

#[test]
fn attributes_count() {
    differ("<a b='x'/>", "<a/>", "/a: expected attribute `b` = \"x\", found none");
    differ("<a b='x'/>", "<a b='y'/>", "/a: expected attribute `b` = \"x\", found \"y\"");
    differ("<a b='x'/>", "<a p:b='x' xmlns:p='N'/>", "/a: expected attribute `b` = \"x\", found none");
    differ(
        &format!("<a {XSI} xsi:nil='true'/>"),
        "<a/>",
        "/a: expected attribute `{http://www.w3.org/2001/XMLSchema-instance}nil` = \"true\", found none",
    );
    differ("<a nil='true'/>", "<a/>", "/a: expected attribute `nil` = \"true\", found none");
    differ(
        &format!("<a {XSI} xmlns='N' xsi:type='t'/>"),
        &format!("<p:a {XSI} xmlns:p='N' xsi:type='t'/>"),
        "/a: expected attribute `{http://www.w3.org/2001/XMLSchema-instance}type` = \"`{N}t`\", found \"`t`\"",
    );
}

#[test]
fn text_counts() {
    differ("<a>x</a>", "<a> x</a>", "/a: expected text \"x\", found text \" x\"");
    differ("<a> </a>", "<a/>", "/a: expected text \" \", found no content");
    differ("<a>&#13;</a>", "<a>&#10;</a>", "/a: expected text \"\\r\", found text \"\\n\"");
    different_text("a:b", "c:b");
    different_text("-1", "1");
    different_text("1.5", "1.05");
    different_text("10", "1");
    different_text("0.10", "0.01");
    different_text("1.5E3", "1.5E2");
    different_text(".", "");
    different_text("true", "false");
    different_text("2024-01-02T03:04:05", "2024-01-02T03:04:05Z");
    different_text("2024-01-02T03:04:05.01Z", "2024-01-02T03:04:05.1Z");
    different_text("2024-01-02T03:04:50Z", "2024-01-02T03:04:05Z");
    different_text("version 1.0.0", "version 1.0");
}

#[test]
fn values_may_be_spelled_in_several_ways() {
    same_text("1", "true");
    same_text("0", "false");
    same_text("+01.50", "1.5");
    same_text("-0", "0");
    same_text("0.0", "0.0E0");
    same_text("1500", "1.5E3");
    same_text("0.0015", "1.5e-3");
    same_text("2024-01-02T03:04:05.000Z", "2024-01-02T03:04:05Z");
    same_text("2024-01-02T03:04:05.250+01:00", "2024-01-02T03:04:05.25+01:00");
    same_text("03:04:05+00:00", "03:04:05Z");
    same("<a xmlns:p='N'>p:b</a>", "<a xmlns:q='N'>q:b</a>");
}

#[test]
fn names_in_texts_need_their_prefix() {
    differ("<a xmlns:p='N'>p:b</a>", "<a>p:b</a>", "/a: expected text \"p:b\", found text \"p:b\"");
    compare("<a xmlns:p='N' b='p:b'/>", "<a xmlns:p='M' b='p:b'/>", by_collapsed_value).unwrap_err();
    same("<a xmlns:p='N'>p:1</a>", "<a>p:1</a>");
}

#[test]
fn stricter_and_milder_rules() {
    compare("<a>1</a>", "<a>true</a>", exact).unwrap_err();
    compare("<a>x</a>", "<a>x</a>", exact).unwrap();
    compare("<a> x  y </a>", "<a>x y</a>", by_collapsed_value).unwrap();
    compare("<a>x y</a>", "<a>xy</a>", by_collapsed_value).unwrap_err();
    let octets = |text: &str| format!("<a>{text}</a>");
    let (broken, whole) = (octets("MDEyMzQ1Njc4\n OTAxMjM0NQ=="), octets("MDEyMzQ1Njc4OTAxMjM0NQ=="));
    compare(&broken, &whole, by_collapsed_value).unwrap();
    compare(&broken, &whole, by_value).unwrap_err();
    compare(&whole, &broken, by_collapsed_value).unwrap_err();
}

#[test]
fn names_mean_the_same_by_any_prefix() {
    let lists = ["<a xmlns:p='N' b='p:b p:c'/>", "<a xmlns:q='N' b='q:b  q:c'/>"];
    compare(lists[0], lists[1], by_collapsed_value).unwrap();
    compare(lists[0], &lists[1].replace("q='N'", "q='M'"), by_collapsed_value).unwrap_err();
    compare(lists[0], &lists[1].replace("q:c", "q:d"), by_collapsed_value).unwrap_err();
    let unprefixed = "<a xmlns='N' b='b'/>";
    compare(unprefixed, "<a xmlns='N' xmlns:n='N' b='n:b'/>", by_collapsed_value).unwrap();
    compare(unprefixed, "<a xmlns='N' xmlns:n='M' b='n:b'/>", by_collapsed_value).unwrap_err();
    compare("<a b='b'/>", "<a xmlns:n='M' b='n:b'/>", by_collapsed_value).unwrap_err();
}

#[test]
fn documents_that_are_not_well_formed_differ_from_all() {
    for (expected, found, which) in [("<a>", "<a/>", "expected"), ("<a/>", "<a></b>", "found")] {
        let difference = compare(expected, found, by_value).unwrap_err().to_string();
        assert!(difference.starts_with(&format!(": the {which} document is not well-formed: ")), "{difference}");
    }
}

#[test]
fn encodings() {
    let latin_1 = b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9</a>";
    assert!(decode(latin_1).unwrap().ends_with("<a>é</a>"));
    // Which is no `…`, as in windows-1252.
    assert!(decode(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\x85</a>").unwrap().ends_with("<a>\u{85}</a>"));
    assert_eq!(decode("\u{feff}<a>é</a>".as_bytes()).unwrap(), "<a>é</a>");
    assert_eq!(decode(b"\xff\xfe<\0a\0/\0>\0").unwrap(), "<a/>");
    assert_eq!(decode(b"\xfe\xff\0<\0a\0/\0>").unwrap(), "<a/>");
    assert!(decode(b"<a>\xe9</a>").is_err());
    assert!(decode(b"<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>").unwrap().ends_with("<a>\u{20ac}</a>"));
    assert!(decode(b"<?xml version='1.0' encoding='none'?><a/>").is_err());
}

#[test]
fn values_of_a_schema() {
    let same = |expected: &str, found: &str| {
        compare(&format!("<a>{expected}</a>"), &format!("<a>{found}</a>"), by_schema_value).is_ok()
    };
    for (expected, found) in [
        ("P0Y1347M", "P1347M"),
        ("P112Y3M", "P1347M"),
        ("P1DT0.50S", "PT86400.5S"),
        ("-P0D", "PT0S"),
        ("1 01 1.50", "1 1 1.5"),
        ("1 true P1Y", "true true P12M"),
        ("1.278656273654", "1.2786562"),
        ("adf789", "ADF789"),
        ("", "stated"),
        ("\n\t", ""),
    ] {
        assert!(same(expected, found), "{expected:?} is {found:?}");
    }
    for (expected, found) in [
        ("P1Y", "P1M"),
        ("P1\u{e9}", "P1M"),
        ("P1D", "-P1D"),
        ("PT1M", "P1M"),
        ("1 2", "2 1"),
        ("1 2", "1"),
        ("1.278", "1.279"),
        ("adf78", "ADF78"),
        ("stated", ""),
        ("P", "PT0"),
    ] {
        assert!(!same(expected, found), "{expected:?} is not {found:?}");
    }
}

#[test]
fn any_order_is_that_of_names_alone() {
    let (one, other) = ("<a><b>1</b><c/><b>2</b></a>", "<a><c/><b>1</b><b>2</b></a>");
    compare(one, other, exact).unwrap_err();
    compare_any_order(one, other, exact).unwrap();
    compare_any_order(one, "<a><c/><b>2</b><b>1</b></a>", exact).unwrap_err();
    compare_any_order(one, "<a><b>1</b><c/></a>", exact).unwrap_err();
}
