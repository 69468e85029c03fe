//! The Rust that is another one, and what to write instead.

use super::schema;
use crate::config::{Config, Module, Without};
use crate::diff::{DiffOptions, diff, rust_changes};
use crate::generate::generate;
use crate::set::SchemaSet;

/// What is told of a schema that becomes another one, a line each.
#[track_caller]
fn told(old: &str, new: &str) -> Vec<String> {
    told_with(old, new, |module| module)
}

/// The same with options of the module.
#[track_caller]
fn told_with(old: &str, new: &str, options: impl Fn(Module) -> Module) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    let release = |name: &str, body: &str| {
        let path = dir.path().join(name).join("a.xsd");
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, schema(body)).unwrap();
        let set = SchemaSet::load(&path).unwrap();
        (set, generate(&Config::new().module(options(Module::new("a").schema(path)))).unwrap())
    };
    let (old, new) = (release("old", old), release("new", new));
    let report = diff(&old.0, &new.0, &DiffOptions::new()).unwrap();
    rust_changes(&old.1, &new.1, &report).iter().map(ToString::to_string).collect()
}

#[track_caller]
fn fields(old: &str, new: &str, expected: &[&str]) {
    let body = |fields: &str| {
        format!(
            "<xs:complexType name='T'><xs:sequence><xs:element name='o' type='xs:int' minOccurs='0'/>{fields}</xs:sequence></xs:complexType>"
        )
    };
    assert_eq!(told(&body(old), &body(new)), expected, "{old} -> {new}");
}

#[test]
fn fields_of_other_types() {
    let a = |more: &str| format!("<xs:element name='a' type='xs:int'{more}/>");
    let optional = a(" minOccurs='0'");
    let can_clear = a(" minOccurs='0' nillable='true'");
    fields(&optional, &optional, &[]);
    fields(
        &optional,
        &can_clear,
        &["a::T a: Option<i32> → Tri<i32>: `Some(x)` becomes `Tri::Value(x)`, `None` becomes `Tri::Absent`, which \
           leaves it; `Tri::Nil` clears it"],
    );
    fields(
        &can_clear,
        &optional,
        &["a::T a: Tri<i32> → Option<i32>: `Tri::Value(x)` becomes `Some(x)`, `Tri::Absent` becomes `None`; there is \
           nothing in place of `Tri::Nil`"],
    );
    fields(
        &optional,
        &a(""),
        &[
            "a::T a: Option<i32> → i32: `Some(x)` becomes `x`; decide what to send where it was `None`",
            "a::T new() is new: `T::new(a: i32)` in place of `T::default()`",
        ],
    );
    fields(
        &a(""),
        &a("").replace("xs:int", "xs:token"),
        &["a::T a: i32 → types::Token: make the value of `types::Token`", "a::T new(): `T::new(a: types::Token)`"],
    );
    fields(&optional, "", &["a::T a is gone: take it out"]);
    // No code has to do with it yet.
    fields("", &optional, &[]);
}

/// A struct is made by a literal, `new` or `default`, and each may take the place of each.
#[test]
fn ways_to_make_a_struct() {
    let of = |fields: &str| {
        let field = |name: &str| match name.strip_suffix('?') {
            Some(name) => format!("<xs:element name='{name}' type='xs:int' minOccurs='0'/>"),
            None => match name.strip_suffix('+') {
                Some(name) => format!("<xs:element name='{name}' type='xs:int' maxOccurs='3'/>"),
                None => format!("<xs:element name='{name}' type='xs:int'/>"),
            },
        };
        let fields: String = fields.split_whitespace().map(field).collect();
        format!("<xs:complexType name='T'><xs:sequence>{fields}</xs:sequence></xs:complexType>")
    };
    let [a_gone, o_gone] = ["a::T a is gone: take it out", "a::T o is gone: take it out"];
    for (old, new, expected) in [
        ("a o?", "a", &["a::T new() is gone: a literal of `T`: `T { a: i32 }`", o_gone] as &[_]),
        ("o?", "", &["a::T default() is gone: a literal of `T`: `T {}`", o_gone]),
        ("", "o?", &["a::T default() is new: `T::default()` in place of a literal of `T`, and set what is needed"]),
        ("a", "a o?", &["a::T new() is new: `T::new(a: i32)` in place of a literal of `T`"]),
        ("o?", "p?", &[o_gone]),
        (
            "o?",
            "a o?",
            &[
                "a::T a is new: `new` of `T` asks for it: decide what to send",
                "a::T new() is new: `T::new(a: i32)` in place of `T::default()`",
            ],
        ),
        ("a o?", "o?", &[a_gone, "a::T new() is gone: `T::default()`, and set what is needed"]),
        ("", "a", &["a::T a is new: a literal of `T` asks for it: decide what to send"]),
        ("a", "", &[a_gone]),
        ("a", "a b", &["a::T b is new: a literal of `T` asks for it: decide what to send"]),
        ("a b", "b a", &[]),
        // A list that must not be empty is required as well.
        ("a", "a l+", &["a::T l is new: a literal of `T` asks for it: decide what to send"]),
        // A field is called as the constructor is.
        (
            "new o?",
            "o?",
            &["a::T new is gone: take it out", "a::T new() is gone: `T::default()`, and set what is needed"],
        ),
        ("new o?", "new o? p?", &[]),
        (
            "o?",
            "o? new",
            &[
                "a::T new is new: `new` of `T` asks for it: decide what to send",
                "a::T new() is new: `T::new(new: i32)` in place of `T::default()`",
            ],
        ),
    ] {
        assert_eq!(told(&of(old), &of(new)), expected, "{old} -> {new}");
    }
}

/// There are more messages in every release.
#[test]
fn messages_and_documents_more() {
    let types = |names: &[&str]| {
        let derived = |name: &&str| {
            format!(
                "<xs:complexType name='{name}'><xs:complexContent><xs:extension base='C'/></xs:complexContent></xs:complexType>\
                 <xs:element name='of{name}' type='C'/>"
            )
        };
        let derived: Vec<String> = names.iter().map(derived).collect();
        format!("<xs:complexType name='C' abstract='true'/>{}", derived.concat())
    };
    assert_eq!(told(&types(&["AddRequest", "Key"]), &types(&["AddRequest", "Key", "GetRequest"])), [""; 0]);
    assert_eq!(
        told(&types(&["AddRequest", "Key"]), &types(&["AddRequest", "Key", "Id"])),
        ["a::C Id is new: an arm more, `C::Id`: decide what it means"]
    );
}

#[test]
fn values_and_variants() {
    let level = |values: &[&str]| {
        let values: Vec<String> = values.iter().map(|value| format!("<xs:enumeration value='{value}'/>")).collect();
        format!(
            "<xs:simpleType name='Level'><xs:restriction base='xs:token'>{}</xs:restriction></xs:simpleType>",
            values.concat()
        )
    };
    assert_eq!(
        told(&level(&["low", "mid"]), &level(&["low", "high"])),
        [
            "a::Level High is new: an arm more, `Level::High`: decide what it means",
            "a::Level Mid is gone: take it out: decide what takes its place"
        ]
    );
    // The name is that of another value now.
    assert_eq!(
        told(&level(&["low"]), &level(&["LOW"])),
        [
            "a::Level Low: \"low\" → \"LOW\" (no error of the compiler): it is \"LOW\" now and was \"low\": look at every use"
        ]
    );
    let default = |text: &str| {
        format!("<xs:complexType name='T'><xs:attribute name='i' type='xs:token' default='{text}'/></xs:complexType>")
    };
    assert_eq!(
        told(&default("x"), &default("y")),
        [
            "a::T I_DEFAULT: \"x\" → \"y\" (no error of the compiler): it is \"y\" now: what is left out means something else"
        ]
    );
    assert_eq!(told(&level(&["low"]), ""), ["a::Level is gone: the report names none in its place"]);
}

/// A branch of a choice is told though a type of its name is new, too, and breaks nothing by itself.
#[test]
fn branches_of_new_types() {
    let of = |branch: &str, ty: &str| {
        format!(
            "<xs:complexType name='T'><xs:choice><xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:int'/>{branch}</xs:choice></xs:complexType>{ty}"
        )
    };
    let branch = "<xs:element name='more' type='More'/>";
    let ty =
        "<xs:complexType name='More'><xs:sequence><xs:element name='b' type='xs:int'/></xs:sequence></xs:complexType>";
    assert_eq!(told(&of("", ""), &of(branch, ty)), ["a::T More is new: an arm more, `T::More`: decide what it means"]);
}

/// Of a report that leaves out the messages which nobody uses yet, these are no arms either; and of a message that is gone,
/// its arm is not told once more.
#[test]
fn messages_that_are_not_in_the_report() {
    let derived = |names: &[&str]| {
        let ty = |name: &&str| {
            format!(
                "<xs:complexType name='{name}'><xs:complexContent><xs:extension base='C'/></xs:complexContent></xs:complexType>"
            )
        };
        [
            "<xs:element name='c' type='C'/><xs:complexType name='C' abstract='true'/>",
            &*names.iter().map(ty).collect::<String>(),
        ]
        .concat()
    };
    let (old, new) = (
        derived(&["AddRequest", "GetRequest", "GetRequest2", "KeyA"]),
        derived(&["AddRequest", "GetRequest2", "SetRequest", "KeyA", "KeyB"]),
    );
    let dir = tempfile::tempdir().unwrap();
    let release = |name: &str, body: &str| {
        let path = dir.path().join(name).join("a.xsd");
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, schema(body)).unwrap();
        let config = Config::new().module(Module::new("a").schema(&path).root("*Request*").root("c").root("Key*"));
        (SchemaSet::load(&path).unwrap(), generate(&config).unwrap(), config)
    };
    let (old, new) = (release("old", &old), release("new", &new));
    let report = diff(&old.0, &new.0, &DiffOptions::new().used_by(old.2)).unwrap();
    assert!(report.entries.iter().all(|entry| entry.name != "SetRequest"), "nothing is left out of the report");
    let told: Vec<String> = rust_changes(&old.1, &new.1, &report).iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["a::C KeyB is new: an arm more, `C::KeyB`: decide what it means", "a::GetRequest is gone: use `GetRequest2`"]
    );
}

/// A value of an enumeration is told though a type of its name is new; a message is none though it is written otherwise.
#[test]
fn values_and_messages_of_one_name() {
    let level = |values: &[&str]| {
        let values: Vec<String> = values.iter().map(|value| format!("<xs:enumeration value='{value}'/>")).collect();
        let values = values.concat();
        format!("<xs:simpleType name='Level'><xs:restriction base='xs:token'>{values}</xs:restriction></xs:simpleType>")
    };
    let more = "<xs:complexType name='High'><xs:sequence/></xs:complexType>";
    assert_eq!(
        told(&level(&["low"]), &[&level(&["low", "high"]), more].concat()),
        ["a::Level High is new: an arm more, `Level::High`: decide what it means"]
    );
    let types = |names: &[&str]| {
        let derived = |name: &&str| {
            format!(
                "<xs:complexType name='{name}'><xs:complexContent><xs:extension base='C'/></xs:complexContent></xs:complexType>"
            )
        };
        [
            "<xs:element name='c' type='C'/><xs:complexType name='C' abstract='true'/>",
            &*names.iter().map(derived).collect::<String>(),
        ]
        .concat()
    };
    assert_eq!(told(&types(&["addRequest"]), &types(&["addRequest", "getRequest"])), [""; 0]);
}

/// Defaults are compared as they are, with the blanks in them.
#[test]
fn defaults_with_blanks() {
    let of = |default: &str| {
        format!(
            "<xs:complexType name='T'><xs:attribute name='a' type='xs:string' default='{default}'/></xs:complexType>"
        )
    };
    let told = told(&of("a &lt; b"), &of("a&lt;b"));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("a::T A_DEFAULT: \"a < b\" → \"a<b\" (no error of the compiler)"), "{told:?}");
}

/// Members of unions are arms, and what is restricted is what a value is of.
#[test]
fn unions_and_restrictions() {
    let union = |members: &str| format!("<xs:simpleType name='U'><xs:union memberTypes='{members}'/></xs:simpleType>");
    let told_of = told(&union("xs:int xs:token"), &union("xs:int xs:date xs:token"));
    assert_eq!(told_of, ["a::U Date is new: an arm more, `U::Date`: decide what it means"]);
    let text = |base: &str| {
        format!(
            "<xs:simpleType name='N'><xs:restriction base='{base}'><xs:pattern value='[0-9]+'/></xs:restriction></xs:simpleType>"
        )
    };
    assert_eq!(
        told(&text("xs:token"), &text("xs:int")),
        [
            "a::N: a restriction of types::Token → a restriction of i32: it is a restriction of i32 now and was a restriction of \
          types::Token: make the value anew"
        ]
    );
}

/// What is said besides of constructors is no argument.
#[test]
fn constructors_with_traits_left_out() {
    let of = |names: &[&str]| {
        let field = |name: &&str| format!("<xs:element name='{name}' type='xs:int'/>");
        let fields: String = names.iter().map(field).collect();
        format!(
            "<xs:complexType name='T'><xs:sequence><xs:element name='o' type='xs:int' minOccurs='0'/>{fields}</xs:sequence></xs:complexType>"
        )
    };
    let (old, new) = (of(&["a", "b", "c", "d", "e", "f"]), of(&["a", "b", "c", "d", "e", "f", "g"]));
    let told = told_with(&old, &new, |module| module.without(Without::PartialEq));
    let arguments = "a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32,";
    assert!(told.contains(&format!("a::T new(): `T::new(TRequired {{ {arguments} }})`")), "{told:?}");
}
