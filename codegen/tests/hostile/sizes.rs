//! A great deal of something: wide, long, deep, and what grows when it is expanded.

use xsdbind_codegen::{Config, Limits, Module, generate};

use crate::{bad_body, body, each, folder, many, schema, survives};

fn element(name: &str) -> String {
    format!("<xs:element name='{name}' type='xs:int'/>")
}

fn ty(name: &str, content: &str) -> String {
    format!("<xs:complexType name='{name}'>{content}</xs:complexType>")
}

#[test]
fn a_choice_of_a_hundred_thousand() {
    let branches = each(0..many(100_000), |at| element(&format!("e{at}")));
    body(&ty("T", &format!("<xs:choice>{branches}</xs:choice>")));
}

#[test]
fn a_sequence_of_a_hundred_thousand() {
    let parts = each(0..many(100_000), |at| element(&format!("e{at}")));
    body(&ty("T", &format!("<xs:sequence>{parts}</xs:sequence>")));
}

#[test]
fn a_sequence_of_one_name() {
    let parts = each(0..many(50_000), |_| element("e"));
    body(&ty("T", &format!("<xs:sequence>{parts}</xs:sequence>")));
}

#[test]
fn a_hundred_thousand_values() {
    let values = each(0..many(100_000), |at| format!("<xs:enumeration value='v {at}'/>"));
    body(&format!(
        "<xs:simpleType name='T'><xs:restriction base='xs:string'>{values}</xs:restriction></xs:simpleType>"
    ));
}

#[test]
fn a_hundred_thousand_values_of_one_name() {
    let values = each(0..many(100_000), |at| format!("<xs:enumeration value='{:b}'/>", at + 1))
        .replace('0', "-")
        .replace('1', ".");
    body(&format!(
        "<xs:simpleType name='T'><xs:restriction base='xs:string'>{values}</xs:restriction></xs:simpleType>"
    ));
}

#[test]
fn a_hundred_thousand_numbers() {
    let values = each(0..many(100_000), |at| format!("<xs:enumeration value='{at}'/>"));
    body(&format!("<xs:simpleType name='T'><xs:restriction base='xs:int'>{values}</xs:restriction></xs:simpleType>"));
}

#[test]
fn fifty_thousand_types() {
    body(&each(0..many(50_000), |at| ty(&format!("T{at}"), "")));
}

#[test]
fn fifty_thousand_global_elements() {
    body(&each(0..many(50_000), |at| element(&format!("e{at}"))));
}

#[test]
fn ten_thousand_attributes() {
    let attributes = each(0..10_000, |at| format!("<xs:attribute name='a{at}' type='xs:int'/>"));
    body(&ty("T", &attributes));
    let derived = format!(
        "<xs:complexContent><xs:extension base='t:T'>{}</xs:extension></xs:complexContent>",
        attributes.replace("'a", "'b")
    );
    body(&(ty("T", &attributes) + &ty("U", &derived)));
}

fn chain(length: usize, derivation: &str, content: impl Fn(usize) -> String) -> String {
    let next = |at: usize| {
        let content = content(at);
        ty(
            &format!("T{at}"),
            &format!(
                "<xs:complexContent><xs:{derivation} base='t:T{}'>{content}</xs:{derivation}></xs:complexContent>",
                at - 1
            ),
        )
    };
    ty("T0", &content(0)) + &each(1..length, next)
}

#[test]
fn a_chain_of_two_thousand_extensions() {
    body(&chain(2000, "extension", |_| String::new()));
    let one_each = |at: usize| format!("<xs:sequence>{}</xs:sequence>", element(&format!("e{at}")));
    bad_body(&chain(2000, "extension", one_each), &["a.xsd:", "with this there are more than 2000000 elements"]);
    body(&chain(500, "extension", one_each));
}

#[test]
fn a_chain_of_two_thousand_restrictions() {
    body(&chain(2000, "restriction", |_| String::new()));
}

/// An element of each type holds any type derived from it.
#[test]
fn a_chain_of_two_thousand_types_all_in_use() {
    let used = each(0..2000, |at| format!("<xs:element name='e{at}' type='t:T{at}'/>"));
    survives(&[("a.xsd", &schema(&(chain(2000, "extension", |_| String::new()) + &used)))]);
}

#[test]
fn a_chain_of_two_thousand_simple_types() {
    let next = |facet: &str, at: usize| {
        let base = if at == 0 { "xs:token".to_owned() } else { format!("t:S{}", at - 1) };
        format!("<xs:simpleType name='S{at}'><xs:restriction base='{base}'>{facet}</xs:restriction></xs:simpleType>")
    };
    body(&each(0..2000, |at| next("", at)));
    body(&each(0..500, |at| next(&format!("<xs:pattern value='a*{at}?'/>"), at)));
    bad_body(
        &each(0..2000, |at| next(&format!("<xs:pattern value='a*{at}?'/>"), at)),
        &["with this there are more than 2000000"],
    );
    let values = each(0..10_000, |at| format!("<xs:enumeration value='v{at}'/>"));
    let all = next(&values, 0) + &each(1..2000, |at| next("", at));
    bad_body(&all, &["with this there are more than 2000000"]);
}

#[test]
fn two_thousand_nested_sequences() {
    let deep = "<xs:sequence>".repeat(2000) + &element("e") + &"</xs:sequence>".repeat(2000);
    bad_body(&ty("T", &deep), &["elements are nested more than 256 deep"]);
    let deep =
        "<xs:sequence><xs:choice maxOccurs='2'>".repeat(40) + &element("e") + &"</xs:choice></xs:sequence>".repeat(40);
    body(&ty("T", &deep));
}

fn group(name: &str, content: &str) -> String {
    format!("<xs:group name='{name}'><xs:sequence>{content}</xs:sequence></xs:group>")
}

fn group_chain(length: usize, last: &str, next: impl Fn(usize) -> String) -> String {
    let use_ = ty("T", &format!("<xs:group ref='t:G{}'/>", length - 1));
    group("G0", last) + &each(1..length, |at| group(&format!("G{at}"), &next(at - 1))) + &use_
}

#[test]
fn two_thousand_nested_groups() {
    bad_body(
        &group_chain(2000, &element("e"), |at| format!("<xs:group ref='t:G{at}'/>")),
        &["a.xsd:", "the content is nested more than 512 deep"],
    );
    body(&group_chain(250, &element("e"), |at| format!("<xs:group ref='t:G{at}'/>")));
    body(&group_chain(250, &element("e"), |at| {
        format!("<xs:group ref='t:G{at}' minOccurs='0' maxOccurs='3'/>{}", element(&format!("x{at}")))
    }));
}

/// Each group is in the type of an element of the next: neither deep as XML nor as content.
#[test]
fn two_thousand_groups_in_anonymous_types() {
    let next = |at: usize| {
        format!("<xs:element name='e{at}'><xs:complexType><xs:group ref='t:G{at}'/></xs:complexType></xs:element>")
    };
    body(&group_chain(2000, &element("e"), next));
}

#[test]
fn anonymous_types_in_anonymous_types() {
    let name = "n".repeat(1000);
    let open = format!("<xs:element name='{name}'><xs:complexType><xs:sequence>");
    let close = "</xs:sequence></xs:complexType></xs:element>";
    body(&(open.repeat(80) + &close.repeat(80)));
}

#[test]
fn two_thousand_types_each_in_the_next() {
    let next = |at: usize| {
        ty(&format!("T{at}"), &format!("<xs:sequence><xs:element name='e' type='t:T{}'/></xs:sequence>", at + 1))
    };
    body(&(each(0..2000, next) + &ty("T2000", "")));
}

/// Forty times twice as much.
#[test]
fn groups_that_double() {
    let twice = |at: usize| format!("<xs:group ref='t:G{at}'/><xs:group ref='t:G{at}'/>");
    bad_body(
        &group_chain(40, &element("e"), twice),
        &["a.xsd:", "the content has more than 1000000 parts once its groups are expanded"],
    );
    // As large as may be.
    survives(&[("a.xsd", &schema(&group_chain(17, &element("e"), twice)))]);
}

#[test]
fn attribute_groups_that_double() {
    let group = |name: &str, content: &str| format!("<xs:attributeGroup name='{name}'>{content}</xs:attributeGroup>");
    let twice = |at: usize| {
        group(&format!("A{at}"), &format!("<xs:attributeGroup ref='t:A{0}'/><xs:attributeGroup ref='t:A{0}'/>", at - 1))
    };
    let all = group("A0", "<xs:attribute name='a' type='xs:int'/>")
        + &each(1..40, twice)
        + &ty("T", "<xs:attributeGroup ref='t:A39'/>");
    // One declaration, by whatever ways it comes.
    body(&all);
}

#[test]
fn extensions_that_double() {
    // Every type extends the one before by all that is in it: choices, so that names do not have to differ.
    let twice = |at: usize| format!("<xs:sequence maxOccurs='2'><xs:group ref='t:G{at}'/></xs:sequence>");
    let groups = group("G0", &element("e"))
        + &each(1..40, |at| {
            group(&format!("G{at}"), &format!("<xs:group ref='t:G{0}'/><xs:group ref='t:G{0}'/>", at - 1))
        });
    bad_body(&(groups + &chain(40, "extension", twice)), &["a.xsd:", "the content has more than 1000000 parts"]);
}

/// A thousand types with a large documentation that all inherit.
#[test]
fn documentation_inherited_often() {
    let docs = "x ".repeat(1_000_000);
    let content = format!(
        "<xs:sequence><xs:element name='e' type='xs:int'><xs:annotation><xs:documentation>{docs}</xs:documentation></xs:annotation></xs:element></xs:sequence>"
    );
    let derived =
        each(0..1000, |at| ty(&format!("D{at}"), "<xs:complexContent><xs:extension base='t:T'/></xs:complexContent>"));
    bad_body(&(ty("T", &content) + &derived), &["a.xsd:", "the code would have more than 268435456 bytes"]);
}

#[test]
fn a_union_of_many_members() {
    let members = "xs:int ".repeat(100_000);
    let restricted =
        each(0..200, |at| format!("<xs:simpleType name='R{at}'><xs:restriction base='t:U'/></xs:simpleType>"));
    let lists = each(0..200, |at| format!("<xs:simpleType name='L{at}'><xs:list itemType='t:U'/></xs:simpleType>"));
    bad_body(
        &format!("<xs:simpleType name='U'><xs:union memberTypes='{members}'/></xs:simpleType>{restricted}{lists}"),
        &["a.xsd:"],
    );
}

#[test]
fn very_many_problems() {
    let message = bad_body(
        &each(0..many(200_000), |at| format!("<xs:element name='e{at}' type='t:T{at}'/>")),
        &["there are more problems than these 1000"],
    );
    assert!(message.lines().count() < 3000, "{}", message.lines().count());
    // Backwards: nearly every problem is put before those that are there.
    let names = "abcdefghij".repeat(9);
    bad_body(
        &each(0..many(50_000), |at| format!("<xs:element name='{names}{at}' type='t:{names}x{at}'/>")),
        &["there is no type"],
    );
}

#[test]
fn very_many_duplicates() {
    // Those that say the same are one.
    body(&each(0..many(50_000), |_| element("e")));
    let other = |at: usize| format!("<xs:element name='e' type='xs:int' block='#all' id='e{at}' default='{at}'/>");
    bad_body(&each(0..many(50_000), other), &["the element `{urn:t}e` is defined more than once"]);
    let content = |at: usize| format!("<xs:attribute name='a{at}'/>");
    bad_body(&each(0..20_000, |at| ty(&format!("T-{}", ".".repeat(at % 500)), &content(at))), &["a.xsd:"]);
}

#[test]
fn very_many_key_constraints() {
    let key = |at: usize| format!("<xs:key name='k{at}'><xs:selector xpath='a'/><xs:field xpath='b'/></xs:key>");
    let content = format!("<xs:element name='e'><xs:complexType/>{}</xs:element>", each(0..20_000, key));
    let output = body(&content);
    assert!(output.warnings.to_string().contains("there are more problems than these 1000"));
}

/// The size that is refused grows as the code does.
#[test]
fn methods_count() {
    let name = |at: usize| format!("{}{at}", "n".repeat(100));
    let attribute = |at: usize| format!("<xs:attribute name='{}' type='t:{}' default='a'/>", name(at), name(0));
    let list = format!("<xs:simpleType name='{}'><xs:restriction base='xs:token'/></xs:simpleType>", name(0));
    let text = schema(&(list + &ty("T", &each(0..100, attribute))));
    let dir = folder(&[("a.xsd", &text)]);
    let config = |with: bool, bytes: u64| {
        let module = Module::new("a").schema(dir.path().join("a.xsd")).setters(with).default_getters(with);
        Config::new().module(module).limits(Limits::default().output_bytes(bytes))
    };
    let [(without, code), (with, code_with)] = [false, true].map(|with| {
        let (mut refused, mut accepted) = (0, 1 << 20);
        while accepted - refused > 1 {
            let bytes = u64::midpoint(refused, accepted);
            let is_accepted = generate(&config(with, bytes)).is_ok();
            *if is_accepted { &mut accepted } else { &mut refused } = bytes;
        }
        let code = generate(&config(with, accepted)).unwrap().files.values().map(|text| text.len() as u64).sum::<u64>();
        (accepted, code)
    });
    let (counted, written) = (with - without, code_with - code);
    assert!((written * 3 / 4..written * 3 / 2).contains(&counted), "{counted} counted, {written} written");
}
