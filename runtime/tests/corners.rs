//! Corners of reading: nil, prefixes and namespaces, fixed values, and values of enumerations with blanks.

use xsdbind::types::{Decimal, QName, Token};
use xsdbind::{ErrorKind, Nillable, Tri, from_str, to_string};

pub type Collapsed = xsdbind::Restricted<CollapsedRules>;
xsdbind::restriction! { CollapsedRules "Collapsed" (String) {
    white_space: Some(xsdbind::simple::WhiteSpace::Collapse),
} }

pub type Level = xsdbind::Restricted<LevelRules>;
xsdbind::restriction! { LevelRules "Level" (i32) { enumeration: &["1", "10"], } }

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    OnHold,
    Off,
}
xsdbind::enumeration! { Mode { OnHold = "on hold", Off = "off", } }

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Exact {
    Blank,
    Word,
}
xsdbind::enumeration! { Exact[Preserve] { Blank = " ", Word = "a  b", } }

pub struct Item {
    pub key: Nillable<Token>,
    pub text: Tri<String>,
    pub part: Tri<ItemPart>,
    pub price: Option<Decimal>,
    pub words: Option<Collapsed>,
    pub name: Option<QName>,
    pub mode: Option<Mode>,
    pub exact: Option<Exact>,
    pub level: Option<Level>,
}
xsdbind::record! { Item (name = "Item", namespace = "urn:i", elements = "urn:i") {
    key: "key",
    text: "text",
    part: "part",
    price: "price" (fixed = Some("1.50")),
    words: "words" (fixed = Some(" two  words ")),
    name: "name",
    mode: "mode",
    exact: "exact",
    level: "level",
} }
xsdbind::root! { Item = "item" (namespace = Some("urn:i")) }

pub struct ItemPart {
    pub id: Option<i32>,
}
xsdbind::record! { ItemPart (name = "ItemPart") { id: "id", } }

pub struct Holder {
    pub target: Tri<Target>,
    pub any: Option<AnyTarget>,
}
xsdbind::record! { Holder (name = "Holder") { target: "target", any: "any", } }
xsdbind::root! { Holder = "holder" }

pub enum Target {
    Number(Number),
    Name(String),
}
xsdbind::choice! { Target[Number] (name = "Target") { Number: "number", Name: "name", } }

pub enum AnyTarget {
    Target(Target),
}
xsdbind::types! { AnyTarget[Target] (name = "Target") { Target: "Target", } }

pub struct Number {
    pub value: i32,
    pub kind: Option<String>,
}
xsdbind::record! { Number (name = "Number") { value: "text()", kind: "@kind", } }

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

fn read(content: &str) -> xsdbind::Result<Item> {
    from_str(&format!("<item xmlns=\"urn:i\" xmlns:xsi=\"{XSI}\">{content}</item>"))
}

#[test]
fn nil_is_true_in_each_spelling() {
    for nil in ["1", "true", " true ", "\n1\t", "&#x20;true", "t&#114;ue"] {
        let item = read(&format!("<key xsi:nil=\"{nil}\"/><text xsi:nil='{nil}'></text>")).unwrap();
        assert_eq!((item.key, item.text), (Nillable::Nil, Tri::Nil), "{nil}");
    }
}

#[test]
fn nil_that_is_false_stands_beside_an_ordinary_value() {
    for nil in ["0", "false", " false\n"] {
        let item = read(&format!("<key xsi:nil=\"{nil}\">a</key><text xsi:nil='{nil}'/>")).unwrap();
        assert_eq!(item.key, Nillable::Value("a".into()), "{nil}");
        assert_eq!(item.text, Tri::Value(String::new()), "{nil}");
    }
}

#[test]
fn nil_is_nothing_else() {
    for nil in ["", " ", "TRUE", "True", "yes", "00", "nil", "true false", "\u{a0}true"] {
        let error = read(&format!("<key xsi:nil=\"{nil}\"/>")).unwrap_err();
        assert_eq!((error.kind(), error.path().as_str()), (ErrorKind::Nil, "/item/key"), "{nil}");
    }
}

/// XSD Part 1, section 3.3.4: no character or element may stand in it; comments and instructions are neither.
#[test]
fn nil_has_no_characters_and_no_elements() {
    for nothing in ["", "<!-- c -->", "<?p i?>", "<!----><?p?><!-- -->", "<![CDATA[]]>", "<!--a--><![CDATA[]]><!--b-->"]
    {
        let item = read(&format!("<key xsi:nil=\"true\">{nothing}</key><part xsi:nil=\"1\">{nothing}</part>")).unwrap();
        assert_eq!((item.key, item.part), (Nillable::Nil, Tri::Nil), "{nothing}");
    }
    for content in
        ["a", " ", "\n", "&#32;", "<![CDATA[ ]]>", "<!-- c --> ", "<![CDATA[]]> ", "<id xmlns=\"\">1</id>", "<b/>"]
    {
        for name in ["text", "part"] {
            let error = read(&format!("<key>a</key><{name} xsi:nil=\"true\">{content}</{name}>")).unwrap_err();
            assert_eq!((error.kind(), error.path()), (ErrorKind::Nil, format!("/item/{name}")), "{content}");
        }
    }
}

/// The attributes are those of the element of the choice, not those of the branch in it.
#[test]
fn attributes_of_a_choice_and_of_its_branch() {
    for name in ["target", "any"] {
        let read = |own: &str, branch: &str| {
            from_str::<Holder>(&format!("<holder><{name} {own}><number {branch}>1</number></{name}></holder>"))
        };
        assert_ne!(read("", "kind=\"a\"").unwrap(), read("", "").unwrap());
        assert_eq!(read("kind=\"a\"", "").unwrap_err().path(), format!("/holder/{name}"));
        assert_eq!(read("kind=\"a\"", "kind=\"a\"").unwrap_err().path(), format!("/holder/{name}"));
        assert_eq!(read("", "other=\"a\"").unwrap_err().path(), format!("/holder/{name}/number"));
    }
}

#[test]
fn so_many_prefixes_may_be_declared_as_the_limit_says() {
    let options = xsdbind::ReadOptions::new().limits(xsdbind::Limits::default().prefixes(2));
    let read = |declarations: &str| options.from_str::<Item>(&format!("<item {declarations}><key>a</key></item>"));
    assert!(read("xmlns='urn:i' xmlns:a='urn:a'").is_ok());
    let error = read("xmlns='urn:i' xmlns:a='urn:a' xmlns:b='urn:b'").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
}

#[test]
fn prefixes_can_be_bound_again() {
    let text = format!(
        "<p:item xmlns:p=\"urn:i\" xmlns:q=\"urn:1\"><q:key xmlns:q=\"urn:i\" xmlns:p=\"{XSI}\" p:nil=\"true\"/>\
         <p:text>a</p:text><p:part><id>1</id></p:part><p:name xmlns:q=\"urn:2\">q:n</p:name></p:item>"
    );
    let item: Item = from_str(&text).unwrap();
    assert_eq!((item.key, item.text), (Nillable::Nil, Tri::Value("a".to_owned())));
    assert_eq!(item.name.unwrap().namespace(), Some("urn:2"));
    // Behind the element the outer binding counts again.
    let error = from_str::<Item>("<p:item xmlns:p=\"urn:i\"><key xmlns=\"urn:i\"/><key/></p:item>").unwrap_err();
    assert_eq!(error.to_string(), "1:45: /item: element `key` is not allowed here");
    let error = from_str::<Item>("<p:item xmlns:p=\"urn:i\"><p:key xmlns:p=\"urn:j\"/></p:item>").unwrap_err();
    assert_eq!(
        error.message(),
        "expected element `key` of namespace `urn:i`, found element `key` of namespace `urn:j`"
    );
}

#[test]
fn the_default_namespace_can_be_undeclared() {
    let item = read("<key>a</key><part><id xmlns=\"\">7</id></part><mode>off</mode>").unwrap();
    assert_eq!(item.part.into_value().and_then(|part| part.id), Some(7));
    assert_eq!(item.mode, Some(Mode::Off));
    let error = read("<key>a</key><part><id>7</id></part>").unwrap_err();
    assert_eq!(error.message(), "element `id` of namespace `urn:i` is not allowed here");
    let error = read("<key xmlns=\"\">a</key>").unwrap_err();
    assert_eq!(error.message(), "expected element `key` of namespace `urn:i`, found element `key` of no namespace");
    // A prefix cannot be undeclared (Namespaces in XML 1.0, section 5).
    assert_eq!(read("<key xmlns:p=\"\">a</key>").unwrap_err().kind(), ErrorKind::Syntax);
    // Names in texts follow the default namespace.
    assert_eq!(read("<key>a</key><name>n</name>").unwrap().name.unwrap().namespace(), Some("urn:i"));
    assert_eq!(
        read("<key>a</key><i:name xmlns:i=\"urn:i\" xmlns=\"\">n</i:name>").unwrap().name.unwrap().namespace(),
        None
    );
}

#[test]
fn fixed_values_are_compared_as_values() {
    for price in ["1.5", "1.50", " +01.500\n", ""] {
        let item = read(&format!("<key>a</key><price>{price}</price>")).unwrap();
        assert_eq!(item.price, Some("1.5".parse().unwrap()), "{price}");
    }
    for words in ["two words", " two\n words", " two  words ", ""] {
        let item = read(&format!("<key>a</key><words>{words}</words>")).unwrap();
        assert_eq!(item.words.as_ref().map(Collapsed::as_str), Some("two words"), "{words}");
        assert!(to_string(&item).unwrap().contains("<words>two words</words>"));
    }
    for wrong in ["<price>1.51</price>", "<price>-1.5</price>", "<words>twowords</words>", "<words> </words>"] {
        assert_eq!(read(&format!("<key>a</key>{wrong}")).unwrap_err().kind(), ErrorKind::Fixed, "{wrong}");
    }
}

#[test]
fn enumerations_are_looked_up_after_white_space() {
    let item = read("<key>a</key><mode>\n on \t hold </mode><level> +010 </level>").unwrap();
    assert_eq!((item.mode, item.level.map(Level::into_value)), (Some(Mode::OnHold), Some(10)));
    assert_eq!(read("<key>a</key><exact> </exact>").unwrap().exact, Some(Exact::Blank));
    assert_eq!(read("<key>a</key><exact>a  b</exact>").unwrap().exact, Some(Exact::Word));
    for wrong in
        ["<mode>onhold</mode>", "<mode>On hold</mode>", "<mode/>", "<exact>a b</exact>", "<exact/>", "<level>2</level>"]
    {
        assert_eq!(read(&format!("<key>a</key>{wrong}")).unwrap_err().kind(), ErrorKind::Value, "{wrong}");
    }
}

/// Between elements, too, white space is what XML takes for it.
#[test]
fn other_white_space_is_text() {
    let message = read("\u{a0}").unwrap_err().to_string();
    assert!(message.contains(r"text `\u{a0}` is not allowed here"), "{message}");
}
