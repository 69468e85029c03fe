//! The documents of a kind: each body at each place, and what can be said of elements beside their content.

use std::fmt::Write as _;

use super::kinds::{Body, Fixed, Kind, joined};
use super::schema::NAMESPACE;

/// A document, and the one clause that it breaks, or that it shows to hold.
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) breaks: Option<String>,
    pub(crate) shows: Option<String>,
    pub(crate) text: String,
}

/// Places at which each body stands. The others have every third of them.
const PLACES: [&str; 8] = ["root", "element", "repeated", "branch", "substitute", "strict", "lax", "open"];
const OTHER_PLACES: [&str; 3] = ["reference", "unordered", "among-text"];

/// The documents, in the order of what they are about.
pub(crate) fn documents(kind: &Kind) -> Vec<Document> {
    let mut documents = Vec::new();
    for (index, body) in kind.bodies.iter().enumerate() {
        for place in PLACES.into_iter().chain([OTHER_PLACES[index % 3]]) {
            documents.push(at_place(kind, place, "plain", body));
        }
        documents.extend(elsewhere(kind, body));
    }
    let stated = [
        ("plain", of_any(kind)),
        ("nillable", nil(kind)),
        ("blocked", blocked(kind)),
        ("fixed", kind.fixed.as_ref().map(|fixed| of_fixed(kind, fixed)).unwrap_or_default()),
        ("fixed-nillable", kind.fixed.as_ref().map(|fixed| nil_of_fixed(kind, fixed)).unwrap_or_default()),
        ("default", kind.fixed.as_ref().map(|fixed| of_default(kind, fixed)).unwrap_or_default()),
    ];
    let others: Vec<&str> = PLACES[1..].iter().chain(&OTHER_PLACES).copied().collect();
    // Not each of these at each place: they move on by one from body to body, and begin elsewhere for each kind.
    let mut next = kind.name.bytes().map(usize::from).sum::<usize>();
    for (flavour, bodies) in stated {
        for body in bodies {
            documents.push(at_place(kind, "root", flavour, &body));
            for step in [0, 4, 7] {
                documents.push(at_place(kind, others[(next + step) % others.len()], flavour, &body));
            }
            next += 1;
        }
    }
    for place in ["root", "reference", "strict", "lax", "open"] {
        let body = Body { breaks: Some("cvc-elt.2".to_owned()), ..of(kind, "abstract-element", &kind.content) };
        documents.push(at_place(kind, place, "abstract", &body));
    }
    let body = Body { shows: Some("cvc-elt.2".to_owned()), ..of(kind, "instead-of-abstract", &kind.content) };
    documents.push(at_place(kind, "substitute", "abstract", &body));
    if kind.simple {
        documents.extend(texts(kind));
    }
    documents
}

/// A valid element with that content.
fn of(kind: &Kind, name: &str, content: &str) -> Body {
    Body {
        name: name.to_owned(),
        attributes: kind.needed(),
        content: content.to_owned(),
        breaks: None,
        shows: None,
        derived: false,
    }
}

/// What can be said of any element.
fn of_any(kind: &Kind) -> Vec<Body> {
    let content = kind.content.as_str();
    let said = |name: &str, attributes: &str, content: &str, breaks: &str| Body {
        attributes: joined(attributes, &kind.needed()),
        breaks: Some(breaks.to_owned()),
        ..of(kind, name, content)
    };
    let typed = |name: &str, attributes: &str, breaks: &str| Body {
        attributes: joined(attributes, &kind.attributes),
        ..said(name, "", content, breaks)
    };
    let mut bodies = vec![
        said("nil-that-may-not", "xsi:nil=\"true\"", "", "cvc-elt.3.1"),
        said("not-nil-that-may-not", "xsi:nil=\"false\"", content, "cvc-elt.3.1"),
        typed("type-of-no-text", "xsi:type=\"\"", "cvc-elt.4.1"),
        typed("type-of-two-colons", "xsi:type=\"m:T:T\"", "cvc-elt.4.1"),
        typed("type-of-unknown-prefix", "xsi:type=\"q:T\"", "cvc-elt.4.1"),
        typed("type-unknown", "xsi:type=\"Nowhere\"", "cvc-elt.4.2"),
    ];
    if !kind.related {
        let attributes = "xsi:type=\"Unrelated\"".to_owned();
        bodies.push(Body { attributes, ..said("type-unrelated", "", "", "cvc-elt.4.3") });
    }
    let hints = "xsi:schemaLocation=\"urn:example:none none.xsd\" xsi:noNamespaceSchemaLocation=\"none.xsd\"";
    let attributes = joined(hints, &kind.needed());
    bodies.push(Body { attributes, shows: kind.unknown.clone(), ..of(kind, "hints", content) });
    let unknown = |name: &str, attribute: &str| Body {
        attributes: joined(attribute, &kind.needed()),
        breaks: kind.unknown.clone(),
        ..of(kind, name, content)
    };
    bodies.push(unknown("attribute-of-another-namespace", "xsi:unknown=\"1\""));
    if kind.simple {
        bodies.push(unknown("attribute", "id=\"1\""));
        let with_element = format!("{content}<plain/>");
        bodies.push(said("element-in-it", "", &with_element, "cvc-type.3.1.2"));
        bodies.push(said("element-before-it", "", &format!("<o:u/>{content}"), "cvc-type.3.1.2"));
    }
    bodies
}

/// Of an element that may be nil.
fn nil(kind: &Kind) -> Vec<Body> {
    let said = |name: &str, attributes: &str, content: &str, breaks: &str| Body {
        attributes: joined(&kind.needed(), attributes),
        breaks: Some(breaks.to_owned()).filter(|breaks| !breaks.is_empty()),
        ..of(kind, name, content)
    };
    let shown = |name: &str, attributes: &str, content: &str, shows: &str| Body {
        shows: Some(shows.to_owned()),
        ..said(name, attributes, content, "")
    };
    let content = kind.content.as_str();
    let mut bodies = vec![
        shown("nil", "xsi:nil=\"true\"", "", "cvc-elt.3.2.1"),
        shown("nil-in-other-words", "xsi:nil=\" 1 \"", "<!-- a --><?a b?>", "cvc-elt.3.2.1"),
        shown("not-nil", "xsi:nil=\"false\"", content, "cvc-elt.3.1"),
        shown("not-nil-in-other-words", "xsi:nil=\"0\"", content, "cvc-elt.3.1"),
        said("nil-with-blank", "xsi:nil=\"true\"", " ", "cvc-elt.3.2.1"),
        said("nil-with-text", "xsi:nil=\"1\"", "t", "cvc-elt.3.2.1"),
        said("nil-with-section", "xsi:nil=\"true\"", "<![CDATA[t]]>", "cvc-elt.3.2.1"),
        said("nil-with-element", "xsi:nil=\"true\"", "<plain/>", "cvc-elt.3.2.1"),
        said("nil-of-no-boolean", "xsi:nil=\"TRUE\"", "", "cvc-attribute.3"),
        said("nil-of-no-text", "xsi:nil=\"\"", content, "cvc-attribute.3"),
        Body {
            attributes: joined("xsi:nil=\"true\" xsi:type=\"Nowhere\"", &kind.attributes),
            ..said("nil-of-type-unknown", "", "", "cvc-elt.4.2")
        },
    ];
    if !content.is_empty() {
        bodies.push(said("nil-with-content", "xsi:nil=\"true\"", content, "cvc-elt.3.2.1"));
    }
    let unknown =
        Body { breaks: kind.unknown.clone(), ..said("nil-with-attribute", "unknown=\"1\" xsi:nil=\"true\"", "", "") };
    bodies.push(unknown);
    if !kind.attributes.is_empty() {
        let attributes = joined(&kind.chosen, "xsi:nil=\"true\"");
        bodies.push(Body { attributes, ..said("nil-without-attribute", "", "", "cvc-complex-type.4") });
    }
    if !kind.chosen.is_empty() {
        let attributes = joined(&kind.attributes, "xsi:nil=\"true\"");
        bodies.push(Body { attributes, ..said("nil-without-type", "", "", "cvc-type.2") });
    }
    if !kind.related {
        let attributes = "xsi:type=\"Unrelated\" xsi:nil=\"true\"".to_owned();
        bodies.push(Body { attributes, ..said("nil-of-type-unrelated", "", "", "cvc-elt.4.3") });
    }
    bodies
}

/// Of an element that no derived type may stand for.
fn blocked(kind: &Kind) -> Vec<Body> {
    let mut bodies = Vec::new();
    // An abstract type has no value that is not of a derived one.
    if kind.chosen.is_empty() {
        bodies.push(Body { shows: Some("cvc-elt.4.3".to_owned()), ..of(kind, "not-derived", &kind.content) });
    }
    for body in kind.bodies.iter().filter(|body| body.derived) {
        let name = format!("blocked-{}", body.name);
        bodies.push(Body { name, breaks: Some("cvc-elt.4.3".to_owned()), shows: None, ..body.clone() });
    }
    bodies
}

/// Of an element that has one value.
fn of_fixed(kind: &Kind, fixed: &Fixed) -> Vec<Body> {
    let clause = if is_mixed(kind) { "cvc-elt.5.2.2.2.1" } else { "cvc-elt.5.2.2.2.2" };
    let shown =
        |name: &str, content: &str, shows: &str| Body { shows: Some(shows.to_owned()), ..of(kind, name, content) };
    let mut bodies = vec![
        shown("fixed", &fixed.value, clause),
        shown("fixed-empty", "", "cvc-elt.5.1.2"),
        shown("fixed-comment", "<!-- a -->", "cvc-elt.5.1.2"),
        Body { breaks: Some(clause.to_owned()), ..of(kind, "fixed-other", &fixed.other) },
    ];
    for (index, same) in fixed.same.iter().enumerate() {
        bodies.push(shown(&format!("fixed-in-other-words-{}", index + 1), same, clause));
    }
    if is_mixed(kind) {
        let content = format!("{}<o:u/>", fixed.value);
        let content = if kind.related { content } else { content.replace("<o:u/>", "<a>1</a>") };
        bodies.push(Body { breaks: Some("cvc-elt.5.2.2.1".to_owned()), ..of(kind, "fixed-with-element", &content) });
    }
    bodies.extend(narrow(kind, fixed, "fixed-of-narrower-type"));
    bodies
}

/// An empty element of a type that does not have the value which it would have.
fn narrow(kind: &Kind, fixed: &Fixed, name: &str) -> Option<Body> {
    let attributes = format!("xsi:type=\"{}\"", fixed.narrow.as_deref()?);
    let attributes = joined(&attributes, &kind.attributes);
    Some(Body { attributes, breaks: Some("cvc-elt.5.1.1".to_owned()), ..of(kind, name, "") })
}

fn nil_of_fixed(kind: &Kind, fixed: &Fixed) -> Vec<Body> {
    let with = |attributes: &str| joined(&kind.needed(), attributes);
    let (nil, not_nil) = (with("xsi:nil=\"true\""), with("xsi:nil=\"false\""));
    vec![
        Body { attributes: nil, breaks: Some("cvc-elt.3.2.2".to_owned()), ..of(kind, "nil-of-fixed", "") },
        Body { attributes: not_nil, ..of(kind, "not-nil-of-fixed", &fixed.value) },
    ]
}

fn of_default(kind: &Kind, fixed: &Fixed) -> Vec<Body> {
    let shown = |name: &str, content: &str| Body { shows: Some("cvc-elt.5.1.2".to_owned()), ..of(kind, name, content) };
    let mut bodies = vec![
        shown("default-empty", ""),
        shown("default-comment", "<!-- a -->"),
        shown("default-section", "<![CDATA[]]>"),
        shown("default-other", &fixed.other),
    ];
    bodies.extend(narrow(kind, fixed, "default-of-narrower-type"));
    bodies
}

/// Whether a fixed value is one of mixed content.
fn is_mixed(kind: &Kind) -> bool {
    matches!(kind.name.as_str(), "mixed" | "any_type")
}

/// An element with the body, at the place.
fn at_place(kind: &Kind, place: &str, flavour: &str, body: &Body) -> Document {
    let instead = format!("{flavour}-instead");
    let name = if place == "substitute" { &instead } else { flavour };
    let one = element(name, &body.attributes, &body.content);
    let valid = || {
        let content = kind.fixed.as_ref().filter(|_| flavour.starts_with("fixed")).map(|fixed| &fixed.value);
        element(flavour, &kind.needed(), content.unwrap_or(&kind.content))
    };
    let inner = match place {
        "root" => return document(place, body, &one),
        // An abstract type of a blocked element has no value.
        "repeated" if flavour == "blocked" && !kind.chosen.is_empty() => one,
        "repeated" => format!("{}{one}", valid()),
        "among-text" => format!("some {one} text"),
        _ => one,
    };
    document(place, body, &element(if place == "substitute" { "reference" } else { place }, "", &inner))
}

/// The body in an element that is not declared, and where it is not looked at.
fn elsewhere(kind: &Kind, body: &Body) -> Vec<Document> {
    let mut documents = Vec::new();
    let about_types = body.breaks.as_deref().is_some_and(|clause| clause.starts_with("cvc-elt.4"));
    // Without a type, an element that is not declared is one of any type.
    let typed = body.attributes.contains("xsi:type");
    if !about_types && (typed || kind.chosen.is_empty()) {
        let ty = format!("xsi:type=\"{}\"", kind.ty);
        let attributes = if typed { body.attributes.clone() } else { joined(&ty, &body.attributes) };
        let inner = element("o:undeclared", &attributes, &body.content);
        documents.push(document("undeclared", body, &element("lax", "", &inner)));
        documents.push(document("undeclared-strict", body, &element("strict", "", &inner)));
    }
    if body.breaks.is_some() {
        let inner = element("plain", &body.attributes, &body.content);
        let kept = Body { breaks: None, shows: Some("cvc-wildcard".to_owned()), ..body.clone() };
        documents.push(document("skip", &kept, &element("skip", "", &inner)));
    }
    documents
}

/// Bodies of a simple type where there is no element of it.
fn texts(kind: &Kind) -> Vec<Document> {
    let mut documents = Vec::new();
    for body in kind.bodies.iter().filter(|body| body.attributes.is_empty()) {
        let bare = |clause: &str| Body {
            breaks: body.breaks.as_ref().map(|_| clause.to_owned()),
            attributes: String::new(),
            ..body.clone()
        };
        let content = &body.content;
        if !content.contains('<') {
            let in_attribute = bare("cvc-attribute.3");
            for (place, name) in [("attribute", "plain"), ("required", "plain")] {
                let attribute = format!("{name}=\"{content}\"");
                documents.push(document(place, &in_attribute, &element(place, &attribute, "")));
            }
            for (place, name) in [
                ("strict-attribute", "strict-attribute"),
                ("lax-attribute", "lax-attribute"),
                ("open-attribute", "open"),
            ] {
                let attribute = format!("m:plain=\"{content}\"");
                documents.push(document(place, &in_attribute, &element(name, &attribute, "")));
            }
        }
        if !kind.list && !content.is_empty() && !content.contains(['<', ' ', '\n', '&']) {
            let items = format!("{0} {content}\n{0}", kind.content);
            documents.push(document("item", &bare("cvc-datatype-valid.1.2.2"), &element("items", "", &items)));
        }
        documents.push(document("member", &bare("cvc-datatype-valid.1.2.3"), &element("member", "", content)));
        let text = Body { ..body.clone() };
        documents.push(document("text", &text, &element("text", "id=\"1\"", content)));
        let ty = format!("xsi:type=\"{}\"", kind.ty);
        documents.push(document("open-text", &text, &element("open-text", &ty, content)));
    }
    let other = Body { shows: Some("cvc-datatype-valid.1.2.3".to_owned()), ..of(kind, "other-member", "~") };
    documents.push(document("member", &other, &element("member", "", "~")));
    let missing = Body { breaks: Some("cvc-complex-type.4".to_owned()), ..of(kind, "missing", "") };
    documents.push(document("required", &missing, &element("required", "", "")));
    let unknown = Body { breaks: Some("cvc-attribute.1".to_owned()), ..of(kind, "not-declared", "") };
    documents.push(document("strict-attribute", &unknown, &element("strict-attribute", "m:unknown=\"1\"", "")));
    let known = Body { breaks: None, ..unknown };
    documents.push(document("lax-attribute", &known, &element("lax-attribute", "m:unknown=\"1\" unknown=\"\"", "")));
    documents.extend(kind.fixed.iter().flat_map(|fixed| fixed_attributes(kind, fixed)));
    documents
}

/// Attributes with a fixed value, or a default.
fn fixed_attributes(kind: &Kind, fixed: &Fixed) -> Vec<Document> {
    let mut documents = Vec::new();
    let mut add = |name: &str, value: &str, right: bool| {
        for (place, element_name, attribute, clause) in [
            ("attribute", "attribute", "fixed", "cvc-au"),
            ("strict-attribute", "strict-attribute", "m:fixed", "cvc-attribute.4"),
            ("lax-attribute", "lax-attribute", "m:fixed", "cvc-attribute.4"),
            ("open-attribute", "open", "m:fixed", "cvc-attribute.4"),
        ] {
            let clause = Some(clause.to_owned());
            let (breaks, shows) = if right { (None, clause) } else { (clause, None) };
            let body = Body { breaks, shows, ..of(kind, name, "") };
            documents.push(document(place, &body, &element(element_name, &format!("{attribute}=\"{value}\""), "")));
        }
    };
    add("fixed", &fixed.value, true);
    for (index, same) in fixed.same.iter().enumerate().filter(|(_, same)| !same.contains('<')) {
        add(&format!("fixed-in-other-words-{}", index + 1), same, true);
    }
    add("fixed-other", &fixed.other, false);
    let body = of(kind, "default-other", "");
    documents.push(document("attribute", &body, &element("attribute", &format!("default=\"{}\"", fixed.other), "")));
    documents
}

fn element(name: &str, attributes: &str, content: &str) -> String {
    let begin = joined(name, attributes);
    if content.is_empty() { format!("<{begin}/>") } else { format!("<{begin}>{content}</{name}>") }
}

/// The document, with the prefixes that are used in it, in one line.
fn document(place: &str, body: &Body, root: &str) -> Document {
    let mut declared = format!(" xmlns=\"{NAMESPACE}\"");
    for (prefix, namespace) in [
        ("m", NAMESPACE),
        ("o", "urn:example:other"),
        ("xs", "http://www.w3.org/2001/XMLSchema"),
        ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ] {
        if [" ", "\"", "<"].iter().any(|before| root.contains(&format!("{before}{prefix}:"))) {
            let _ = write!(declared, " xmlns:{prefix}=\"{namespace}\"");
        }
    }
    let end = root.find([' ', '>', '/']).unwrap();
    let text = format!("{}{declared}{}", &root[..end], &root[end..]).replace('\n', "&#10;").replace('\t', "&#9;");
    Document { name: format!("{place}/{}", body.name), breaks: body.breaks.clone(), shows: body.shows.clone(), text }
}
