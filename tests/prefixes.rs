//! Prefixes that are chosen for writing: by a module, and by `WriteOptions`.

use std::fs;

use xsdbind::WriteOptions;

use crate::cases::prefixes_of_ones_own::AnyDocument;

fn document(name: &str) -> AnyDocument {
    let text = fs::read_to_string(format!("tests/cases/prefixes_of_ones_own/{name}.xml")).unwrap();
    xsdbind::from_str(&text).unwrap()
}

/// The text, which must be read as the same document.
fn written(options: WriteOptions, name: &str) -> String {
    let document = document(name);
    let text = options.declaration(false).to_string(&document).unwrap();
    assert_eq!(xsdbind::from_str::<AnyDocument>(&text).unwrap(), document, "{text}");
    text
}

#[test]
fn of_the_module() {
    insta::assert_snapshot!(written(WriteOptions::new().indent(2), "ok-1"));
    // `p:q` means nothing there, and would if the root declared `p`.
    insta::assert_snapshot!(written(WriteOptions::new().indent(2), "ok-text_like_a_prefix"));
}

#[test]
fn of_the_options() {
    let options = WriteOptions::new().indent(2);
    insta::assert_snapshot!(written(options.prefixes(&[("z", "urn:prices")]), "ok-1"));
    let xsi = "http://www.w3.org/2001/XMLSchema-instance";
    insta::assert_snapshot!(written(options.prefixes(&[("i", "http://www.w3.org/2001/XMLSchema-instance")]), "ok-1"));
    assert!(written(options.prefixes(&[("xsi", "http://www.w3.org/2001/XMLSchema-instance")]), "ok-1").contains(xsi));
    // A prefix for what is nowhere in the document is declared all the same: the root is written first.
    let text = written(WriteOptions::new().prefixes(&[("n1", "urn:nowhere")]), "ok-1");
    assert!(text.contains(" xmlns:n1=\"urn:nowhere\" xmlns=\"urn:shop\" xmlns:n2=\"urn:prices\""), "{text}");
}

#[test]
fn what_cannot_be_chosen() {
    for (prefixes, message) in [
        ([("a b", "urn:a")].as_slice(), "`a b` cannot be chosen as a prefix"),
        (&[("", "urn:a")], "`` cannot be chosen as a prefix"),
        (&[("xmlns", "urn:a")], "`xmlns` cannot be chosen as a prefix"),
        (&[("xsi", "urn:a")], "`xsi` cannot be chosen as a prefix"),
        (&[("a", "")], "the prefix `a` cannot be chosen for the namespace ``"),
        (&[("a", "urn:a"), ("a", "urn:b")], "the prefix `a` or its namespace is chosen twice"),
        (&[("a", "urn:a"), ("b", "urn:a")], "the prefix `b` or its namespace is chosen twice"),
    ] {
        let error = WriteOptions::new().prefixes(prefixes).to_string(&document("ok-1")).unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
    }
}

/// An element of open content that gives a chosen prefix another meaning keeps that, and its own name.
#[test]
fn prefixes_that_open_content_rebinds() {
    let item = r#"<item><price xmlns="urn:prices">1</price><kind xmlns:k="urn:kinds">k:a</kind></item>"#;
    for thing in [
        r#"<x:thing xmlns:x="urn:prices" xmlns:p="urn:kinds" a="p:q"/>"#,
        r#"<x:thing xmlns:x="urn:prices" xmlns:p="urn:kinds"><x:in>p:q</x:in></x:thing>"#,
    ] {
        let xml = format!(r#"<order xmlns="urn:shop">{item}{thing}</order>"#);
        let document: AnyDocument = xsdbind::from_str(&xml).unwrap();
        let written = xsdbind::to_string(&document).unwrap();
        assert_eq!(xsdbind::from_str::<AnyDocument>(&written).unwrap(), document, "{written}");
        xsdbind::testing::xml::compare(&xml, &written, xsdbind::testing::xml::by_value).unwrap();
    }
}
