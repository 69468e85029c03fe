//! Facets and bounds that are huge, absurd or wrong.

use xsdbind_codegen::{Config, Module};

use crate::{bad_body, body, each, folder, run, schema};

fn simple(base: &str, facets: &str) -> String {
    format!("<xs:simpleType name='T'><xs:restriction base='xs:{base}'>{facets}</xs:restriction></xs:simpleType>")
}

#[track_caller]
fn bad(base: &str, facets: &str, expected: &str) {
    let message = bad_body(&simple(base, facets), &["a.xsd:2:", expected]);
    assert!(message.len() < 2000, "a long message: {message}");
}

#[test]
fn lengths() {
    let huge = "<xs:maxLength value='1000000000000000000000000000000'/>";
    bad("string", huge, "the value `1000000000000000000000000000000` of the facet `maxLength` is not one of");
    bad("string", "<xs:maxLength value='-1'/>", "the value `-1` of the facet `maxLength`");
    bad(
        "string",
        "<xs:minLength value='5'/><xs:maxLength value='4'/>",
        "`minLength` is 5, which is not within `maxLength`, 4",
    );
    bad(
        "string",
        "<xs:length value='5'/><xs:minLength value='6'/>",
        "`minLength` is 6, which is not within `length`, 5",
    );
    bad("string", "<xs:length value='5'/><xs:length value='5'/>", "the facet `length` occurs twice");
    bad("int", "<xs:length value='5'/>", "the facet `length` does not apply to `xs:int`");
    bad("string", "<xs:maxLength value='five'/>", "the value `five`");
    bad("string", "<xs:maxLength/>", "`maxLength` has no `value`");
    body(&simple("string", "<xs:maxLength value='18446744073709551615'/>"));
    body(&simple("string", "<xs:length value='5'/><xs:minLength value='5'/>"));
}

#[test]
fn digits() {
    bad(
        "decimal",
        "<xs:totalDigits value='0'/>",
        "the value `0` of the facet `totalDigits` is not one of `xs:positiveInteger`",
    );
    bad(
        "decimal",
        "<xs:totalDigits value='2'/><xs:fractionDigits value='3'/>",
        "`fractionDigits` is 3, which is not within `totalDigits`, 2",
    );
    bad("string", "<xs:totalDigits value='2'/>", "does not apply");
    bad("decimal", &format!("<xs:totalDigits value='{}'/>", "9".repeat(100_000)), "of the facet `totalDigits`");
}

#[test]
fn bounds() {
    bad(
        "int",
        "<xs:minInclusive value='2'/><xs:maxInclusive value='1'/>",
        "`minInclusive` is 2, which is not within `maxInclusive`, 1",
    );
    bad(
        "int",
        "<xs:maxInclusive value='99999999999'/>",
        "the value `99999999999` of the facet `maxInclusive` is not one of `xs:int`",
    );
    bad(
        "date",
        "<xs:minInclusive value='soon'/>",
        "the value `soon` of the facet `minInclusive` is not one of `xs:date`",
    );
    bad("date", "<xs:minInclusive value='2001-02-29'/>", "the value `2001-02-29`");
    bad(
        "date",
        "<xs:minInclusive value='2002-01-01'/><xs:maxInclusive value='2001-01-01'/>",
        "`minInclusive` is 2002-01-01",
    );
    bad("string", "<xs:maxInclusive value='z'/>", "does not apply");
    bad("float", "<xs:maxInclusive value='1e'/>", "the value `1e`");
    body(&simple("decimal", &format!("<xs:maxInclusive value='{}'/>", "9".repeat(1_000_000))));
    body(&simple("integer", &format!("<xs:minExclusive value='-{}'/>", "9".repeat(1_000_000))));
}

#[test]
fn patterns() {
    for (pattern, expected) in [
        ("[", "the pattern `[` is wrong at its character "),
        ("(", "is wrong at its character 1: `(` without `)`"),
        ("a)", "is wrong at its character 2: `)` without `(`"),
        ("é*?", "is wrong at its character 3: a quantifier cannot follow another one"),
        ("a{2,1}", "is wrong at its character 2: more at least than at most"),
        ("a{99999999999}", "too many repetitions"),
        (r"\p{IsNothing}", "is wrong at its character"),
        (r"\b", "is wrong at its character"),
        ("(?i)a", "is wrong at its character"),
        ("[z-a]", "is wrong at its character"),
        ("((a{1000}){1000}){1000}", "takes more than 16777216 bytes when compiled"),
        (r"\p{L}{10000}", "takes more than 16777216 bytes when compiled"),
    ] {
        bad("string", &format!("<xs:pattern value='{pattern}'/>"), expected);
    }
    bad("string", &format!("<xs:pattern value='{}'/>", "(".repeat(100_000)), "nested deeper than 64 levels");
    bad("string", &format!("<xs:pattern value='{}'/>", "[a-[".repeat(100_000)), "is wrong at its character");
}

#[test]
fn patterns_of_a_megabyte() {
    bad(
        "string",
        &format!("<xs:pattern value='{}'/>", "ab?".repeat(350_000)),
        "takes more than 16777216 bytes when compiled",
    );
    body(&simple("string", &format!("<xs:pattern value='{}'/>", "ab?".repeat(20_000))));
    bad(
        "string",
        &format!("<xs:pattern value='{}'/>", "a|".repeat(500_000)),
        "takes more than 16777216 bytes when compiled",
    );
    bad("string", &format!("<xs:pattern value='{}{{'/>", "a".repeat(1_000_000)), "is wrong at its character 1000002");
}

/// Each takes about as much as a pattern may.
#[test]
fn very_many_large_patterns() {
    let one = |at: usize| format!(r"<xs:pattern value='\p{{L}}{{300}}{at}'/>");
    body(&simple("string", &crate::each(0..crate::many(20_000), one)));
}

#[test]
fn values() {
    let value = |value: &str| format!("<xs:enumeration value='{value}'/>");
    bad("int", &value("one"), "the value `one` of the facet `enumeration` is not one of `xs:int`");
    bad("date", &value("one"), "the value `one` of the facet `enumeration` is not one of `xs:date`");
    bad("NCName", &value("a b"), "the value `a b` of the facet `enumeration` is not one of `xs:NCName`");
    bad("language", &value("!"), "the value `!`");
    bad("boolean", &value("true"), "does not apply");
    let base =
        "<xs:simpleType><xs:restriction base='xs:token'><xs:maxLength value='2'/></xs:restriction></xs:simpleType>";
    let ty = |facets: &str| {
        format!("<xs:simpleType name='T'><xs:restriction>{base}{facets}</xs:restriction></xs:simpleType>")
    };
    bad_body(&ty(&value("abc")), &["a.xsd:2:", "the value `abc` of the facet `enumeration`"]);
    bad_body(&ty("<xs:maxLength value='3'/>"), &["`maxLength` is 3, which is wider than the base"]);
    body(&simple("string", &value(&"x".repeat(1_000_000))));
    body(&simple("string", &value("")));
}

/// Every step shows the value of the one before.
#[test]
fn long_values_in_many_messages() {
    let digits = "9".repeat(1_000_000);
    let base = format!(
        "<xs:simpleType name='B'><xs:restriction base='xs:decimal'><xs:maxInclusive value='{digits}'/></xs:restriction></xs:simpleType>"
    );
    let wider = |at: usize| {
        format!(
            "<xs:simpleType name='T{at}'><xs:restriction base='t:B'><xs:maxInclusive value='9{digits}'/></xs:restriction></xs:simpleType>"
        )
    };
    let message = bad_body(&(base + &crate::each(0..20, wider)), &["which is wider than the base's"]);
    assert!(message.len() < 20_000, "{}", message.len());
}

#[test]
fn occurrences() {
    let particle = |occurs: &str| {
        format!(
            "<xs:complexType name='T'><xs:sequence><xs:element name='e' type='xs:int' {occurs}/></xs:sequence></xs:complexType>"
        )
    };
    body(&particle("minOccurs='0' maxOccurs='0'"));
    body(&particle("minOccurs='4294967295' maxOccurs='4294967295'"));
    bad_body(&particle("maxOccurs='0'"), &["a.xsd:2:", "`minOccurs` is 1, which is not within `maxOccurs`, 0"]);
    bad_body(&particle("minOccurs='3' maxOccurs='2'"), &["`minOccurs` is 3, which is not within `maxOccurs`, 2"]);
    // Numbers have no greatest one in XSD; none so large can be told from another.
    body(&particle("maxOccurs='100000000000000000000'"));
    bad_body(&particle("minOccurs='-1'"), &["`minOccurs` is `-1`"]);
    bad_body(&particle("minOccurs='unbounded'"), &["`minOccurs` is `unbounded`"]);
    bad_body(&particle("maxOccurs=''"), &["`maxOccurs` is ``"]);
}

#[test]
fn values_of_declarations() {
    bad_body("<xs:element name='e' type='xs:int' default='one'/>", &["a.xsd:2:", "one"]);
    bad_body("<xs:element name='e' type='xs:int' fixed='1' default='1'/>", &["a.xsd:2:"]);
}

/// Each a union of the one before, twice, and of lists of it: there are very many ways to the type of a value.
#[test]
fn defaults_of_unions_of_unions() {
    let union = |at: usize| {
        let before = at.checked_sub(1).map_or("xs:int xs:date".to_owned(), |before| format!("t:U{before} t:U{before}"));
        format!(
            "<xs:simpleType name='U{at}'><xs:union memberTypes='{before}'/></xs:simpleType>\
             <xs:simpleType name='L{at}'><xs:list itemType='t:U{at}'/></xs:simpleType>"
        )
    };
    for (count, kind) in [(30, "value"), (300, "result")] {
        let attributes =
            ["U", "L"].map(|ty| format!("<xs:attribute name='{ty}' type='t:{ty}{count}' default='2000-01-01'/>"));
        let record = format!("<xs:complexType name='A'>{}</xs:complexType>", attributes.concat());
        let dir = folder(&[("a.xsd", &schema(&(each(0..count + 1, union) + &record)))]);
        let module = Module::new("a").schema(dir.path().join("a.xsd")).default_getters(true);
        let output = run(&Config::new().module(module)).unwrap();
        let code: String = output.files.into_values().collect();
        for name in ["u", "l"] {
            let line = format!("    {name}: {kind} ({}{count}) {}_DEFAULT", name.to_uppercase(), name.to_uppercase());
            assert!(code.contains(&line), "{line} is not in:\n{code}");
        }
    }
}
