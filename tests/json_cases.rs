//! JSON of what the bundled interfaces do not have: its form, what JSON Schema says of it, and what both refuse.
//!
//! `case_documents.rs` shows of every case that its documents come back, and are valid by their schema.

use std::fs;

use serde_json::{Value, json};
use xsdbind::Document;
use xsdbind::json::{self as xsd_json, document_schema};

use crate::cases::{
    any_attribute_of_listed_namespaces, default_and_fixed_without_text, facets_of_bounds, facets_of_lists,
    facets_of_texts, list_of_an_enumeration, mixed_content, number_with_bounds, number_with_digits,
    substitution_groups, types_of_names, unions, wildcards_checked,
};

/// A document of a case as JSON.
#[track_caller]
fn written<D: Document>(path: &str) -> Value {
    let xml = fs::read_to_string(format!("tests/cases/{path}.xml")).unwrap();
    let document: D = xsdbind::from_str(&xml).unwrap();
    serde_json::from_str(&xsd_json::to_string(&document).unwrap()).unwrap()
}

#[test]
fn mixed_content_is_a_list_of_texts_and_elements() {
    let article = &written::<mixed_content::AnyDocument>("mixed_content/ok-all")["article"];
    assert_eq!(
        article["paragraph"],
        json!([
            {
                "$": [
                    "Dear ", {"bold": {"$": ["Bob ", {"code": "x"}]}}, " and ", {"url": "http://a"}, ", ", {"count": 2},
                    {"mail": "b"}
                ],
                "@style": "s",
                "@content": "c"
            },
            {},
            {"$": ["text"]},
            {"$": [{"code": "c"}]}
        ])
    );
    assert_eq!(article["sign"], json!({"$": " Yours  ", "@of": "me"}));
    assert_eq!(
        article["open"]["$"],
        json!(["a", {"*": {"name": "b", "namespace": "urn:o", "content": ["c", {"name": "d", "namespace": "urn:o"}]}}, " e"])
    );
}

/// What XML refuses of types without text in an element with a default or fixed one, JSON refuses, too.
#[test]
fn stated_texts_of_types_without_text() {
    use default_and_fixed_without_text::AnyDocument;
    let read = |text: &str| xsd_json::from_str::<AnyDocument>(text).map_err(|error| error.to_string());
    let refused = |path: &str, text: &str| {
        Err(format!("{path}: the element has the default or fixed value `{text}`, but its type has no text"))
    };
    assert_eq!(read(r#"{"note": {"@xsi:type": "Nothing"}}"#).map(drop), refused("/note", "none"));
    assert_eq!(read(r#"{"remark": {"@xsi:type": "Signed", "by": "ada"}}"#).map(drop), refused("/remark", "none"));
    for of_elements in [r#"{"note": {"@xsi:type": "Signed"}}"#, r#"{"note": {"@xsi:type": "Signed", "by": "ada"}}"#] {
        let read = read(of_elements).unwrap();
        assert_eq!(
            xsd_json::to_string(&read).unwrap().split_whitespace().collect::<String>(),
            of_elements.replace(' ', "")
        );
    }
}

/// A member of a substitution group has its key in place, as a branch of a choice has.
#[test]
fn substitutes_unions_and_wildcards() {
    assert_eq!(
        written::<substitution_groups::AnyDocument>("substitution_groups/ok-most")["drawing"],
        json!({
            "(shape)": {"group": {"group": {"square": {"@colour": "red"}}}},
            "comment": "c",
            "kind": "a",
            "(shape)#2": [
                {"round": {"radius": "1"}}, {"group": {"@colour": "blue"}}, {"ring": {"radius": "2", "inner": "1"}}
            ]
        })
    );
    assert_eq!(
        written::<unions::AnyDocument>("unions/ok-numbers_and_names")["sizes"],
        json!({"size": ["12", "small", "large"], "least": "0", "bound": "unbounded", "when": "2024-02-29"})
    );
    assert_eq!(
        written::<wildcards_checked::AnyDocument>("wildcards_checked/ok-all")["message"]["anything"],
        json!({
            "attributes": [{"name": "a", "value": "b"}],
            "content": ["x", {"name": "number", "namespace": "urn:case:checked:parts", "content": ["5"]}]
        })
    );
}

/// The schema of a document, of which a path names a part.
fn schema<D: Document>() -> Value {
    serde_json::to_value(document_schema::<D>().unwrap()).unwrap()
}

#[test]
fn facets_are_keywords_or_are_named() {
    let all = schema::<facets_of_texts::AnyDocument>();
    let texts = &all["$defs"]["Values"]["properties"];
    assert_eq!(texts["either"], json!({"type": "string", "pattern": "^a+$|^b+$"}));
    assert_eq!(texts["both"]["allOf"], json!([{"pattern": "^a+$|^b+$"}, {"pattern": r"^[^\n\r]{2}$"}]));
    assert_eq!(texts["kept"], json!({"enum": [" a ", "b"]}));
    assert_eq!(texts["number"], json!({"enum": ["1.5", "2"]}));

    let all = schema::<facets_of_bounds::AnyDocument>();
    let bounds = &all["$defs"]["Values"]["properties"];
    assert_eq!(bounds["from"], json!({"type": "integer", "minimum": -5, "maximum": 2_147_483_647}));
    assert_eq!(bounds["float"], json!({"anyOf": [{"type": "number", "exclusiveMaximum": 1500.0}, {"enum": ["-INF"]}]}));
    let day = "As XML Schema has it: minInclusive 2024-02-29, maxExclusive 2025-01-01";
    assert_eq!(bounds["day"], json!({"type": "string", "description": day}));

    let all = schema::<facets_of_lists::AnyDocument>();
    let branches = &all["$defs"]["ValuesIntsChoice"]["allOf"][0]["oneOf"];
    assert_eq!(branches[1]["properties"]["exactly"]["minItems"], 3);
    assert_eq!(branches[4]["properties"]["some"], json!({"enum": [[1, 2], [3]]}));
    assert_eq!(
        branches[5]["properties"]["names"],
        json!({"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 2})
    );

    let all = schema::<unions::AnyDocument>();
    let bound = &all["$defs"]["Sizes"]["properties"]["bound"];
    assert_eq!(
        *bound,
        json!({"type": "string", "anyOf": [{"type": "string", "pattern": "^-?[0-9]+$"}, {"enum": ["unbounded"]}]})
    );
}

/// JSON that reading refuses, and whether its schema does, too.
#[track_caller]
fn refused<D: Document>(texts: &[(&str, bool)]) {
    let schema = jsonschema::validator_for(&schema::<D>()).unwrap();
    for (text, by_schema) in texts {
        let error = xsd_json::from_str::<D>(text).err();
        assert!(error.is_some(), "read: {text}");
        assert_eq!(!schema.is_valid(&serde_json::from_str(text).unwrap()), *by_schema, "{text}");
    }
}

#[test]
fn what_reading_refuses_and_what_a_schema_does() {
    refused::<facets_of_texts::AnyDocument>(&[
        (r#"{"values": {"either": "ab"}}"#, true),
        (r#"{"values": {"both": "aaa"}}"#, true),
        (r#"{"values": {"word": "on"}}"#, true),
        (r#"{"values": {"number": "3"}}"#, true),
        (r#"{"values": {"unknown": "b"}}"#, true),
        (r#"{"values": {"whole": null}}"#, true),
        (r#"{"value": {}}"#, true),
    ]);
    refused::<number_with_bounds::AnyDocument>(&[
        (r#"{"reading": {"percent": 101, "half": 1}}"#, true),
        (r#"{"reading": {"percent": -1, "half": 1}}"#, true),
        (r#"{"reading": {"percent": 100, "half": 50}}"#, true),
        (r#"{"reading": {"percent": 1, "half": 1, "kelvin": 0}}"#, true),
        (r#"{"reading": {"percent": 1, "half": 1, "kelvin": "NaN"}}"#, true),
        (r#"{"reading": {"percent": 1.5, "half": 1}}"#, true),
        (r#"{"reading": {"percent": 1}}"#, true),
    ]);
    // Digits and bounds of decimals, which are texts, are named in the description alone.
    refused::<number_with_digits::AnyDocument>(&[
        (r#"{"amount": "one"}"#, true),
        (r#"{"amount": "1.234"}"#, false),
        (r#"{"amount": "-1"}"#, false),
    ]);
    refused::<list_of_an_enumeration::AnyDocument>(&[
        (r#"{"rights": ["read", "execute"]}"#, true),
        (r#"{"rights": []}"#, true),
        (r#"{"rights": ["read", "read", "read", "read"]}"#, true),
    ]);
    refused::<unions::AnyDocument>(&[
        (r#"{"sizes": {"size": ["medium"]}}"#, true),
        (r#"{"sizes": {"size": []}}"#, true),
        (r#"{"sizes": {"size": ["1"], "bound": null}}"#, true),
    ]);
    refused::<mixed_content::AnyDocument>(&[
        (r#"{"article": {"paragraph": [{"$": ["text", 1]}]}}"#, true),
        (r#"{"article": {"paragraph": [{"$": [{"italic": {}}]}]}}"#, true),
        (r#"{"article": {"paragraph": [{"$": [{"code": "a", "url": "b"}]}]}}"#, true),
        (r#"{"article": {"paragraph": [{"$": "text"}]}}"#, true),
        (r#"{"article": {"paragraph": []}}"#, true),
    ]);
    refused::<substitution_groups::AnyDocument>(&[
        (r#"{"drawing": {"(shape)": {"round": {"radius": "1"}, "ring": {"radius": "1", "inner": "1"}}}}"#, true),
        (r#"{"drawing": {"(shape)": {"shape": {}}}}"#, true),
        (r#"{"drawing": {"(shape)": {"round": {"radius": "x"}}}}"#, true),
    ]);
    // Of names, and of what the schema leaves open, it says no more than that it is text, a list, or an object.
    refused::<types_of_names::AnyDocument>(&[
        (r#"{"values": {"(NameChoice)": [{"IDREFS": []}]}}"#, true),
        (r#"{"values": {"(NameChoice)": [{"IDREFS": "a"}, {"ID": 1}]}}"#, true),
        (r#"{"values": {"(NameChoice)": [{"ID": "1"}]}}"#, false),
    ]);
    refused::<wildcards_checked::AnyDocument>(&[
        (r#"{"message": {"strict": {"*": [{"name": "unknown"}]}}}"#, false),
        (r#"{"message": {"strict": {"*": [{"namespace": "urn:a"}]}}}"#, true),
        (r#"{"message": {"anything": {"content": [1]}}}"#, true),
        (r#"{"message": {"anything": {"text": "a"}}}"#, true),
        (r#"{"message": {"anything": {"attributes": [{"name": "a"}]}}}"#, true),
    ]);
    refused::<any_attribute_of_listed_namespaces::AnyDocument>(&[
        (r#"{"listed": {"@*": {"name": "a", "namespace": "urn:one", "value": "b"}}}"#, true),
        (r#"{"listed": {"@*": [{"name": "a", "namespace": "urn:three", "value": "b"}]}}"#, false),
    ]);
}
