//! What load, parse and resolve say about schemas that are wrong.

use std::fmt::Write;

use super::{check, problems, schema};
use crate::model::{NameTest, Step};

/// What the body of a schema with the prefix `t` for its namespace `urn:t` is told.
#[track_caller]
fn told(body: &str, expected: &[&str]) {
    let found = problems(&[("a.xsd", &schema("urn:t", body))]);
    for expected in expected {
        assert!(found.contains(expected), "expected `{expected}` in:\n{found}");
    }
}

#[test]
fn documents_that_are_not_schemas() {
    assert!(problems(&[("a.xsd", "<a><b></a>")]).starts_with("a.xsd:1:"));
    assert!(problems(&[("a.xsd", "<a/>")]).contains("a.xsd:1:1: the root element is `a`, expected `schema`"));
    let deep = format!("{}{}", "<xs:sequence>".repeat(100_000), "</xs:sequence>".repeat(100_000));
    let deep = schema("urn:t", &format!("<xs:complexType name='T'>{deep}</xs:complexType>"));
    assert!(problems(&[("a.xsd", &deep)]).contains("nested more than 256 deep"));
    assert!(problems(&[("a.xsd", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")]).contains("the root element is `a`"));
}

#[test]
fn what_cannot_be_written() {
    told("<xs:element/>", &["a.xsd:2:1: `element` has no `name`"]);
    told("<xs:element name='a b'/>", &["a.xsd:2:13: `name` is `a b`, expected a name"]);
    told("<xs:elment name='a'/>", &["`elment` is not allowed here in `schema`"]);
    told("<xs:element name='a' typ='xs:int'/>", &["`element` has no attribute `typ`"]);
    told("<xs:element name='a' nillable='yes'/>", &["`nillable` is `yes`, expected `true`"]);
    told("<xs:element name='a' type='q:b'/>", &["the prefix `q` is not declared"]);
    told("<xs:element name='a' default='1' fixed='1'/>", &["both `default` and `fixed`"]);
    told(
        "<xs:complexType name='T'><xs:attribute name='a'/><xs:sequence/></xs:complexType>",
        &["`sequence` is not allowed here in `complexType`"],
    );
    told("<xs:simpleType name='T'/>", &["`simpleType` has no `restriction`, `list` or `union`"]);
    for attribute in ["xmlns:u=''", "name='a' xmlns:u = \"\""] {
        told(&format!("<xs:element {attribute}/>"), &["a.xsd:2:", "the prefix `u` is bound to no namespace"]);
    }
    told("<a xmlns=''/>text", &["is not of the XML Schema namespace", "text is not allowed"]);
}

/// The constraints of an element, and what is told of them.
#[track_caller]
fn told_of_constraints(constraints: &str, expected: &[&str]) {
    told(&format!("<xs:element name='a'><xs:complexType/>{constraints}</xs:element>"), expected);
}

/// A selector and a field.
fn paths(selector: &str, field: &str) -> String {
    format!("<xs:selector xpath='{selector}'/><xs:field xpath='{field}'/>")
}

#[test]
fn paths_of_identity_constraints() {
    for (selector, expected) in [
        ("", "a.xsd:2:69: `` is no path of a `selector`: a name, `*` or `.` is missing (XSD part 1, section 3.11.6)"),
        ("b/@c", "`b/@c` is no path of a `selector`: it cannot lead to an attribute"),
        ("//b", "`//b` is no path of a `selector`: a name, `*` or `.` is missing"),
        ("b//c", "`b//c` is no path of a `selector`: `//` is only allowed after a `.` at the beginning of a path"),
        ("/b", "a name, `*` or `.` is missing"),
        ("b/", "a name, `*` or `.` is missing"),
        ("b|", "a name, `*` or `.` is missing"),
        ("..", "only names, `*`, `.`, `/`, `|`, `.//` and `@` can be in it, one step after the other"),
        ("b c", "only names"),
        ("b[1]", "only names"),
        ("descendant::b", "the prefix `descendant` is not declared"),
        ("t:b:c", "only names"),
        ("t:+", "a name, `*` or `.` is missing"),
        ("q:b", "a.xsd:2:69: the prefix `q` is not declared"),
    ] {
        told_of_constraints(&format!("<xs:key name='k'>{}</xs:key>", paths(selector, ".")), &[expected]);
    }
    for (field, expected) in
        [("@b/c", "only names"), ("@b/@c", "only names"), ("@", "is missing"), (".//", "is missing")]
    {
        told_of_constraints(&format!("<xs:key name='k'>{}</xs:key>", paths(".", field)), &["`field`", expected]);
    }
    let all = "<xs:element name='a'><xs:complexType/>
        <xs:key name='k'><xs:selector xpath=' . // b / child:: * | t:b-c.d/t:*|.'/><xs:field xpath='.//b/@xml:*|@ t:b|attribute ::c'/>
        </xs:key></xs:element>";
    let model = check(&[("a.xsd", &schema("urn:t", all))]);
    let found = &model.elements[0].constraints[0];
    let child = |namespace: &str, name: &str| Step::Child(name_test(namespace, name));
    let attribute = |namespace: &str, name: &str| Step::Attribute(name_test(namespace, name));
    let selector = [
        vec![Step::Descendants, child("", "b"), child("", "*")],
        vec![child("urn:t", "b-c.d"), child("urn:t", "*")],
        vec![],
    ];
    assert_eq!(found.selector.paths, selector);
    let xml = "http://www.w3.org/XML/1998/namespace";
    let field = [
        vec![Step::Descendants, child("", "b"), attribute(xml, "*")],
        vec![attribute("urn:t", "b")],
        vec![attribute("", "c")],
    ];
    assert_eq!(found.fields[0].paths, field);
}

fn name_test(namespace: &str, name: &str) -> NameTest {
    match (namespace, name) {
        ("", "*") => NameTest::Any,
        (namespace, "*") => NameTest::Namespace(namespace.into()),
        ("", name) => NameTest::Name(None, name.into()),
        (namespace, name) => NameTest::Name(Some(namespace.into()), name.into()),
    }
}

#[test]
fn identity_constraints_that_do_not_fit() {
    let key = format!("<xs:key name='k'>{}</xs:key>", paths("b", "."));
    told_of_constraints(&format!("{key}{key}"), &["identity constraint `{urn:t}k` is defined more than once"]);
    let reference =
        |name: &str, refer: &str| format!("<xs:keyref name='{name}' refer='{refer}'>{}</xs:keyref>", paths("b", "."));
    told_of_constraints(&reference("r", "t:k"), &["there is no key `{urn:t}k`"]);
    told_of_constraints(
        &(key + &reference("r", "t:k") + &reference("s", "t:r")),
        &["`{urn:t}r` is not a `key` or `unique`, which a `keyref` refers to", "the other reference"],
    );
    let wide = format!("<xs:unique name='k'>{}<xs:field xpath='@c'/></xs:unique>", paths("b", "."));
    told_of_constraints(&(wide + &reference("r", "t:k")), &["`r` has another number of fields than the key"]);
}

#[test]
fn all_problems_are_told_at_once() {
    let found =
        problems(&[("a.xsd", &schema("urn:t", "<xs:element/>\n<xs:element name='b' type='t:No'/>\n<xs:attribute/>"))]);
    // What means nothing is told beside what is not as XSD has it.
    assert_eq!(found.lines().count(), 3, "{found}");
}

#[test]
fn names_that_mean_nothing() {
    told("<xs:element name='a' type='t:No'/>", &["a.xsd:2:22: there is no type `{urn:t}No`"]);
    told("<xs:element name='a' type='xs:strin'/>", &["there is no type `xs:strin`"]);
    told(
        "<xs:simpleType name='Colour'><xs:restriction base='xs:token'/></xs:simpleType>
         <xs:element name='a' type='t:Color'/>",
        &["note: there is `{urn:t}Colour`"],
    );
    told("<xs:element name='a' type='b'/>", &["there is no type `b`"]);
}

#[test]
fn missing_files_matter_where_something_of_them_is_used() {
    let include = "<xs:include schemaLocation='b.xsd'/>";
    let fine = schema("urn:t", &format!("{include}<xs:element name='a'/>"));
    let model = check(&[("a.xsd", &fine)]);
    let warnings = model.warnings.to_string();
    assert_eq!(warnings, "a.xsd:2:1: warning: the include of `b.xsd` cannot be read: there is no such file");
    told(
        &format!("{include}<xs:element name='a' type='t:B'/>"),
        &["there is no type `{urn:t}B`", "note: `b.xsd`, named at a.xsd:2:1, could not be read"],
    );
    let url = "<xs:import namespace='urn:u' schemaLocation='http://example.com/u.xsd'/>";
    told(url, &["the import of `http://example.com/u.xsd` is not fetched", "`[locations]`"]);
}

#[test]
fn two_of_one_name() {
    let ty = "<xs:simpleType name='T'><xs:restriction base='xs:token'/></xs:simpleType>";
    told(
        &format!("{ty}\n{ty}"),
        &["a.xsd:3:1: the type `{urn:t}T` is defined more than once\n  a.xsd:2:1: first defined here"],
    );
}

#[test]
fn circles() {
    let extend = |name: &str, base: &str| {
        format!(
            "<xs:complexType name='{name}'><xs:complexContent><xs:extension base='t:{base}'/></xs:complexContent></xs:complexType>\n"
        )
    };
    told(&(extend("A", "B") + &extend("B", "A")), &["the type `{urn:t}B` is defined by itself"]);
    told("<xs:simpleType name='S'><xs:union memberTypes='t:S'/></xs:simpleType>", &["the type `{urn:t}S`"]);
    told("<xs:group name='G'><xs:sequence><xs:group ref='t:G'/></xs:sequence></xs:group>", &["the group `{urn:t}G`"]);
    told(
        "<xs:attributeGroup name='G'><xs:attributeGroup ref='t:G'/></xs:attributeGroup>",
        &["the attribute group `{urn:t}G`"],
    );
    told("<xs:element name='a' substitutionGroup='t:a'/>", &["the substitution group `{urn:t}a`"]);
}

#[test]
fn groups_that_expand_too_far() {
    let mut body = "<xs:group name='G0'><xs:sequence><xs:element name='a'/></xs:sequence></xs:group>".to_owned();
    for level in 1..60 {
        let part = format!("<xs:group ref='t:G{}'/>", level - 1);
        write!(body, "<xs:group name='G{level}'><xs:sequence>{part}{part}</xs:sequence></xs:group>").unwrap();
    }
    told(&body, &["more than 1000000 parts"]);
}

#[test]
fn contents_that_are_wrong() {
    let ty = |content: &str| format!("<xs:complexType name='T'>{content}</xs:complexType>");
    let sequence = |parts: &str| ty(&format!("<xs:sequence>{parts}</xs:sequence>"));
    told(&sequence("<xs:element name='a' minOccurs='2'/>"), &["`minOccurs` is 2, which is not within `maxOccurs`, 1"]);
    told(
        &sequence("<xs:element name='a' type='xs:int'/><xs:element name='a' type='xs:token'/>"),
        &["the element `a` occurs in this content with different types"],
    );
    told(&ty("<xs:attribute name='a'/><xs:attribute name='a'/>"), &["the attribute `a` is declared twice"]);
    told(
        "<xs:group name='G'><xs:all><xs:element name='a'/></xs:all></xs:group>
         <xs:complexType name='T'><xs:sequence><xs:group ref='t:G'/></xs:sequence></xs:complexType>",
        &["`all` can only be the whole content"],
    );
    told(
        "<xs:complexType name='B' final='extension'/>
         <xs:complexType name='T'><xs:complexContent><xs:extension base='t:B'/></xs:complexContent></xs:complexType>",
        &["`{urn:t}B` is final for extension"],
    );
    told(
        "<xs:element name='a' default='1'><xs:complexType><xs:sequence><xs:element name='b'/></xs:sequence></xs:complexType></xs:element>",
        &["`a` has a default or fixed value"],
    );
    // White space is that of the member that takes it.
    let union = |value: &str| {
        format!(
            "<xs:element name='a' default='{value}'><xs:simpleType><xs:restriction>
             <xs:simpleType><xs:union memberTypes='xs:int xs:NMTOKENS xs:string'/></xs:simpleType>
             <xs:pattern value='[a-z0-9!]+'/></xs:restriction></xs:simpleType></xs:element>"
        )
    };
    for value in [" x ", " 1 ", "!"] {
        assert!(check(&[("a.xsd", &schema("urn:t", &union(value)))]).warnings.is_empty());
    }
    told(&union(" ! "), &["the default or fixed value ` ! `"]);
    // The type is that of the head.
    told(
        "<xs:element name='head' type='xs:int'/>
         <xs:element name='a' fixed='x' substitutionGroup='t:head'/>
         <xs:element name='b' default='1' substitutionGroup='t:a'/>
         <xs:element name='c' default='1.5' substitutionGroup='t:b'/>",
        &["a.xsd:3:", "the default or fixed value `x` is not one of `xs:int`", "a.xsd:5:", "fixed value `1.5`"],
    );
}

#[test]
fn names_that_are_not_listed() {
    let names = |values: &str, rest: &str| {
        format!(
            "<xs:simpleType name='Base'><xs:restriction base='xs:QName'>
               <xs:enumeration value='t:a'/><xs:enumeration value='xs:int'/>
             </xs:restriction></xs:simpleType>
             <xs:simpleType name='T'><xs:restriction base='t:Base'>{values}</xs:restriction></xs:simpleType>{rest}"
        )
    };
    let listed = "<xs:enumeration xmlns:other='urn:t' value='other:a'/>";
    let default = |value: &str| format!("<xs:element name='e' type='t:T' default='{value}'/>");
    for rest in ["", &default("t:a")] {
        assert!(check(&[("a.xsd", &schema("urn:t", &names(listed, rest)))]).warnings.is_empty());
    }
    told(
        &names("<xs:enumeration value='t:int'/>", ""),
        &["the value `t:int` of the facet `enumeration` is not one of"],
    );
    told(&names(listed, &default("xs:int")), &["the default or fixed value `xs:int` is not one of `{urn:t}T`"]);
    told(&names("<xs:enumeration value='xs:int'/><xs:enumeration value='xs:long'/>", ""), &["`xs:long`"]);
}

#[test]
fn facets_that_are_wrong() {
    let ty = |base: &str, facets: &str| {
        format!("<xs:simpleType name='T'><xs:restriction base='{base}'>{facets}</xs:restriction></xs:simpleType>")
    };
    told(&ty("xs:int", "<xs:maxLength value='1'/>"), &["the facet `maxLength` does not apply to `xs:int`"]);
    told(&ty("xs:token", "<xs:maxLength value='x'/>"), &["the value `x` of the facet `maxLength`"]);
    told(
        &ty("xs:byte", "<xs:maxInclusive value='200'/>"),
        &["the value `200` of the facet `maxInclusive` is not one of `xs:byte`"],
    );
    told(
        &ty("xs:token", "<xs:minLength value='3'/><xs:maxLength value='2'/>"),
        &["`minLength` is 3, which is not within `maxLength`, 2"],
    );
    told(&ty("xs:int", "<xs:enumeration value='x'/>"), &["the value `x` of the facet `enumeration`"]);
    let base = "<xs:simpleType name='B'><xs:restriction base='xs:token'><xs:maxLength value='3' fixed='true'/></xs:restriction></xs:simpleType>";
    told(&(base.to_owned() + &ty("t:B", "<xs:maxLength value='2'/>")), &["the base fixes it to 3"]);
    let model = check(&[(
        "a.xsd",
        &schema("urn:t", &ty("xs:token", "<xs:enumeration value='x'/><xs:enumeration value=' x'/>")),
    )]);
    assert!(model.warnings.to_string().contains("the enumeration value `x` occurs twice"));
}

#[test]
fn a_redefined_group_has_itself_in_it_once() {
    let b = schema("urn:t", "<xs:group name='G'><xs:sequence><xs:element name='g'/></xs:sequence></xs:group>");
    let redefined = |content: &str| {
        let body = format!("<xs:group name='G'><xs:sequence>{content}</xs:sequence></xs:group>");
        let a = schema("urn:t", &format!("<xs:redefine schemaLocation='b.xsd'>{body}</xs:redefine>"));
        problems(&[("a.xsd", &a), ("b.xsd", &b)])
    };
    let told = "the redefined group `G` can have itself in it once only, with no other number of times";
    assert!(redefined("<xs:group ref='t:G' maxOccurs='2'/>").contains(told));
    assert!(redefined("<xs:group ref='t:G' minOccurs='0'/>").contains(told));
    assert!(redefined("<xs:choice><xs:group ref='t:G'/><xs:group ref='t:G'/></xs:choice>").contains("once only"));
}

/// XSD part 1, section 4.2.2: what is redefined is in the file that is redefined, and is so once.
#[test]
fn a_redefinition_is_of_what_the_file_has() {
    let group =
        |name: &str, content: &str| format!("<xs:group name='{name}'><xs:sequence>{content}</xs:sequence></xs:group>");
    let redefine = |body: &str| format!("<xs:redefine schemaLocation='b.xsd'>{body}</xs:redefine>");
    let again = group("G", "<xs:group ref='t:G'/>");
    let b = schema("urn:t", &group("G", "<xs:element name='g'/>"));
    let own =
        schema("urn:t", &(redefine(&group("H", "<xs:element name='h'/>")) + &group("H", "<xs:element name='h'/>")));
    let told = problems(&[("a.xsd", &own), ("b.xsd", &b)]);
    assert!(told.contains("there is no group `{urn:t}H` in the file that is redefined"), "{told}");
    let twice = schema("urn:t", &(redefine(&again) + &redefine(&again)));
    assert!(problems(&[("a.xsd", &twice), ("b.xsd", &b)]).contains("the group `{urn:t}G` is defined more than once"));
    let c = schema("urn:t", &redefine(&again));
    let both = schema("urn:t", "<xs:include schemaLocation='c.xsd'/><xs:include schemaLocation='d.xsd'/>");
    let told = problems(&[
        ("a.xsd", &both),
        ("b.xsd", &b),
        ("c.xsd", &c),
        ("d.xsd", &c.replace("<xs:redefine", " <xs:redefine")),
    ]);
    assert!(told.contains("the group `{urn:t}G` is defined more than once"), "{told}");
    let elsewhere = schema(
        "urn:t",
        "<xs:include schemaLocation='b.xsd'/><xs:redefine schemaLocation='c.xsd'><xs:complexType name='T'><xs:complexContent><xs:extension base='t:T'/></xs:complexContent></xs:complexType></xs:redefine>",
    );
    let told = problems(&[
        ("a.xsd", &elsewhere),
        ("b.xsd", &schema("urn:t", "<xs:complexType name='T'/>")),
        ("c.xsd", &schema("urn:t", "")),
    ]);
    assert!(told.contains("there is no type `{urn:t}T` in the file that is redefined"), "{told}");
}

/// XSD part 1, section 4.2.3, src-import 1: wherever it leads, or nowhere.
#[test]
fn an_import_is_of_another_namespace() {
    let import = |attributes: &str| format!("<xs:import {attributes}/>");
    let b = ("b.xsd", &*schema("urn:t", ""));
    let own = "a.xsd:2:1: a document cannot import its own target namespace `urn:t`";
    for location in ["", "schemaLocation='b.xsd'", "schemaLocation='none.xsd'"] {
        let a = schema("urn:t", &import(&format!("namespace=' urn:t ' {location}")));
        let told = problems(&[("a.xsd", &a), b]);
        assert!(told.contains(own), "{told}");
        assert_eq!(told.matches("cannot import").count(), 1, "{told}");
    }
    let bare = |body: &str| format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n{body}</xs:schema>");
    let none = "a.xsd:2:1: a document without a target namespace cannot import without a `namespace`";
    for location in ["", "schemaLocation='c.xsd'"] {
        let told = problems(&[("a.xsd", &bare(&import(location))), ("c.xsd", &bare(""))]);
        assert!(told.contains(none), "{told}");
    }
    // What includes a document gives it its namespace (section 4.2.1).
    let a = schema("urn:t", "<xs:include schemaLocation='c.xsd'/>");
    let told = problems(&[("a.xsd", &a), ("c.xsd", &bare(&import("namespace='urn:t'")))]);
    assert!(told.contains("c.xsd:2:1: a document cannot import its own target namespace `urn:t`"), "{told}");
    check(&[("a.xsd", &a), ("c.xsd", &bare(&import("")))]);
    check(&[("a.xsd", &schema("urn:t", &import("")))]);
}

/// XSD part 1, section 3.14.6, cos-st-restricts 1.1.
#[test]
fn any_simple_type_is_not_restricted() {
    let restricted =
        "<xs:simpleType NAME><xs:restriction base='xs:anySimpleType'>FACET</xs:restriction></xs:simpleType>";
    let plain = restricted.replace("FACET", "");
    let named = plain.replace("NAME", "name='T'");
    let anonymous = plain.replace("NAME", "");
    let expected = "`xs:anySimpleType` cannot be restricted (XSD part 1, section 3.14.6)";
    told(&named, &[&format!("a.xsd:2:41: {expected}")]);
    told(&restricted.replace("NAME", "name='T'").replace("FACET", "<xs:enumeration value='1'/>"), &[expected]);
    told(&format!("<xs:element name='e'>{anonymous}</xs:element>"), &[expected]);
    told(
        &format!("<xs:complexType name='C'><xs:attribute name='a'>{anonymous}</xs:attribute></xs:complexType>"),
        &[expected],
    );
    told(&format!("<xs:simpleType name='L'><xs:list>{anonymous}</xs:list></xs:simpleType>"), &[expected]);
    let text = "<xs:complexType name='B'><xs:simpleContent><xs:extension base='xs:anySimpleType'/></xs:simpleContent></xs:complexType>
        <xs:complexType name='R'><xs:simpleContent><xs:restriction base='t:B'>INNER</xs:restriction></xs:simpleContent></xs:complexType>";
    told(&text.replace("INNER", &anonymous), &[expected]);
    check(&[("a.xsd", &schema("urn:t", &text.replace("INNER", &anonymous.replace("anySimpleType", "int"))))]);
    for (body, part) in [
        ("<xs:list itemType='xs:anySimpleType'/>", "item of a list"),
        ("<xs:union memberTypes='xs:int xs:anySimpleType'/>", "member of a union"),
    ] {
        let model = check(&[("a.xsd", &schema("urn:t", &format!("<xs:simpleType name='T'>{body}</xs:simpleType>")))]);
        let warnings = model.warnings.to_string();
        assert!(warnings.contains(&format!("warning: `xs:anySimpleType` cannot be the {part}")), "{warnings}");
    }
}

/// XSD part 1, appendix A: an `id` is an ID of its document.
#[test]
fn ids_of_schema_documents() {
    let warnings = |files: &[(&str, &str)]| check(files).warnings.to_string();
    let body = "<xs:element name='a' id=' x ' type='xs:int'/>
<xs:element name='b' id='x'><xs:simpleType><xs:restriction base='xs:int' id='y'><xs:minInclusive value='1' id='y'/></xs:restriction></xs:simpleType></xs:element>
<xs:group name='g'><xs:sequence id='s'><xs:any id='a:b'/></xs:sequence></xs:group>
<xs:annotation id='x'><xs:appinfo><xs:element id='x'/></xs:appinfo></xs:annotation>
<xs:attribute name='c' id='' xml:id='x'/>";
    let told = warnings(&[("a.xsd", &schema("urn:t", body))]);
    let of_another = |at: &str, id: &str, first: &str| {
        format!(
            "a.xsd:{at}: warning: `id` is `{id}`, which is that of another element of this document\n  a.xsd:{first}: where it occurs first"
        )
    };
    let expected = [
        of_another("3:22", "x", "2:22"),
        of_another("3:108", "y", "3:74"),
        "a.xsd:4:48: warning: `id` is `a:b`, expected a name without a colon".to_owned(),
        of_another("5:16", "x", "2:22"),
        "a.xsd:6:24: warning: `id` is ``, expected a name without a colon".to_owned(),
    ];
    assert_eq!(told, expected.join("\n"));
    let included = schema("urn:t", "<xs:include schemaLocation='b.xsd' id='x'/>");
    assert_eq!(
        warnings(&[("a.xsd", &included), ("b.xsd", &schema("urn:t", "<xs:notation name='n' id='x' public='p'/>"))]),
        ""
    );
}

/// XSD part 2, appendix F: what is no escape there, and means its character to all who take it.
#[test]
fn escapes_that_others_take() {
    let pattern = |value: &str| {
        format!(
            "<xs:simpleType name='T'><xs:restriction base='xs:string'>\n<xs:pattern value='{value}'/></xs:restriction></xs:simpleType>"
        )
    };
    let warnings = |value: &str| check(&[("a.xsd", &schema("urn:t", &pattern(value)))]).warnings.to_string();
    assert_eq!(
        warnings(r"é\.[\/\$]\/\\"),
        r"a.xsd:3:1: warning: the pattern `é\.[\/\$]\/\\` has escapes that XML Schema does not have, from its character 5 on: `\$`, `\/`, taken for the characters themselves"
    );
    assert_eq!(warnings(r"\.\-\^\\\|\[\]\{\}\(\)\?\*\+\n\r\t\s\S\i\I\c\C\d\D\w\W\p{L}\P{L}"), "");
    for value in [r"\b", r"\B", r"\1", r"\0", r"\e", r"\x41", r"\u0041", r"\A", r"\Z", r"\h", r"\&lt;", r"\>", r"\é"] {
        told(&pattern(value), &["a.xsd:3:1: the pattern", "is not an escape of XML Schema"]);
    }
}

/// XSD part 1, sections 3.3.6, e-props-correct 4, and 3.14.6, cos-st-derived-ok 2.2.4.
#[test]
fn a_substitute_of_a_union_has_the_type_of_a_member() {
    let types = "<xs:simpleType name='Size'><xs:restriction base='xs:int'/></xs:simpleType>
        <xs:simpleType name='U'><xs:union memberTypes='t:Size xs:date'/></xs:simpleType>
        <xs:simpleType name='UU'><xs:union memberTypes='xs:boolean t:U'/></xs:simpleType>
        <xs:simpleType name='RU'><xs:restriction base='t:U'><xs:pattern value='1'/></xs:restriction></xs:simpleType>";
    let both = |head: &str, member: &str| {
        let elements =
            format!("<xs:element name='h' {head}/><xs:element name='m' type='{member}' substitutionGroup='t:h'/>");
        schema("urn:t", &(types.to_owned() + &elements))
    };
    for (head, member) in
        [("U", "t:Size"), ("UU", "t:Size"), ("UU", "xs:date"), ("UU", "xs:boolean"), ("RU", "t:Size"), ("U", "t:RU")]
    {
        check(&[("a.xsd", &both(&format!("type='t:{head}'"), member))]);
    }
    // The members of a member stand in its place (section 3.14.2): a union is no member.
    for (head, member) in [
        ("type='t:U'", "xs:int"),
        ("type='t:UU'", "t:U"),
        ("type='t:UU'", "t:RU"),
        ("type='t:U' final='restriction'", "t:Size"),
    ] {
        let told = problems(&[("a.xsd", &both(head, member))]);
        assert!(told.contains("the type of `m` is not derived from that of `h`, whose place it takes"), "{told}");
    }
}
