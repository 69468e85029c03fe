//! Unique particle attribution: what is ambiguous, what is not, and what is but does no harm.

use super::{check, problems, schema};

/// A schema with a type `T` of this content.
fn of(content: &str) -> String {
    let before =
        "<xs:element name='head' type='xs:int'/><xs:element name='member' type='xs:int' substitutionGroup='t:head'/>
        <xs:element name='closed' type='xs:int' block='restriction'/>
        <xs:element name='narrow' type='xs:short' substitutionGroup='t:closed'/>
        <xs:element name='same' type='xs:int' substitutionGroup='t:closed'/>
        <xs:element name='global'/><xs:group name='G'><xs:sequence><xs:element name='g'/></xs:sequence></xs:group>";
    let content = short(content);
    schema("urn:t", &format!("{before}\n<xs:complexType name='T'>{content}</xs:complexType>"))
}

/// `a?`, `a*`, `a+`, `a{2,3}`: elements; `any`, `other`, `local`: wildcards; `t:x`, references; `s(..)`, `c(..)`,
/// `all(..)` with bounds behind: groups.
fn short(text: &str) -> String {
    let mut found = String::new();
    let mut open: Vec<(&str, String)> = vec![("", String::new())];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first == ',' || first == ' ' {
            rest = &rest[1..];
            continue;
        }
        let closing = first == ')';
        let at = rest.find(|c: char| !c.is_alphanumeric() && c != ':').unwrap_or(rest.len());
        let word = if closing { "" } else { &rest[..at] };
        rest = &rest[if closing { 1 } else { at }..];
        if let Some(inner) = rest.strip_prefix('(').filter(|_| !closing) {
            open.push((word, String::new()));
            rest = inner;
            continue;
        }
        let (bounds, after) = bounds(rest);
        rest = after;
        let made = if closing {
            let (kind, inner) = open.pop().unwrap();
            let kind = match kind {
                "s" => "sequence",
                "c" => "choice",
                other => other,
            };
            format!("<xs:{kind} {bounds}>{inner}</xs:{kind}>")
        } else {
            match word {
                "any" => format!("<xs:any {bounds}/>"),
                "other" => format!("<xs:any namespace='##other' {bounds}/>"),
                "local" => format!("<xs:any namespace='##local' {bounds}/>"),
                "G" => format!("<xs:group ref='t:G' {bounds}/>"),
                word if word.contains(':') => format!("<xs:element ref='{word}' {bounds}/>"),
                word => format!("<xs:element name='{word}' type='xs:int' {bounds}/>"),
            }
        };
        match open.last_mut() {
            Some((_, inner)) => inner.push_str(&made),
            None => found.push_str(&made),
        }
    }
    open.pop().unwrap().1
}

fn bounds(text: &str) -> (String, &str) {
    let make = |min: &str, max: &str| format!("minOccurs='{min}' maxOccurs='{max}'");
    match text.chars().next() {
        Some('?') => (make("0", "1"), &text[1..]),
        Some('*') => (make("0", "unbounded"), &text[1..]),
        Some('+') => (make("1", "unbounded"), &text[1..]),
        Some('{') => {
            let (inner, rest) = text[1..].split_once('}').unwrap();
            let (min, max) = inner.split_once('-').unwrap();
            (make(min, max), rest)
        }
        _ => (String::new(), text),
    }
}

#[track_caller]
fn clear(content: &str) {
    let model = check(&[("a.xsd", &of(content))]);
    assert!(model.warnings.is_empty(), "{content}: {}", model.warnings);
}

#[track_caller]
fn ambiguous(content: &str) {
    let found = problems(&[("a.xsd", &of(content))]);
    assert!(found.contains("the content is ambiguous"), "{content}: {found}");
}

#[track_caller]
fn harmless(content: &str) {
    let model = check(&[("a.xsd", &of(content))]);
    assert!(model.warnings.to_string().contains("the content is ambiguous"), "{content}: {}", model.warnings);
}

#[test]
fn one_name_for_one_part() {
    clear("s(a, b?, c*, a)");
    clear("s(a, a, a)");
    clear("c(a, b, s(c, a))");
    clear("s(a*, b*)*");
    clear("s(a, b?)*");
    clear("c(s(a, b?), s(c, b?))");
    clear("s(a{2-2}, a)");
    clear("s(a{2-2}, a{3-3}, a*)");
    clear("s(s(a, b){2-2}, a)");
    clear("all(a, b?, c)");
    clear("s(a?, other*)");
    clear("s(local*, t:global)");
    clear("s(G, b, G)");
    clear("s(G, G)");
    clear("c(t:member, t:global)");
    clear("s(t:head, t:member)");
}

#[test]
fn two_parts_for_one_name() {
    ambiguous("s(a?, a)");
    ambiguous("s(a*, b?, a)");
    ambiguous("s(a{1-2}, a)");
    ambiguous("c(s(a, b), s(a, c))");
    ambiguous("c(a, s(a, b))");
    ambiguous("s(a, b?, a?)*");
    ambiguous("s(any*, a)");
    ambiguous("s(any*, a?)");
    ambiguous("c(any, a)");
    ambiguous("s(s(a, b){1-2}, a)");
    ambiguous("s(s(a{1-2}){2-2}, a)");
    ambiguous("s(s(a?){2-2}, a)");
    ambiguous("s(G?, G)");
    ambiguous("c(s(t:head, a), s(t:member, b))");
    ambiguous("c(s(t:closed, a), s(t:same, b))");
    // It is no member: the head blocks the derivation of its type.
    clear("c(s(t:closed, a), s(t:narrow, b))");
    ambiguous("s(c(s(a, b?), s(c, b?)), b)");
    ambiguous("all(a, a)");
    ambiguous("s(other?, any)");
}

#[test]
fn the_first_part_can_have_it() {
    harmless("s(a?, a?)");
    harmless("s(a*, b?, a*)");
    harmless("s(a?, any*)");
    harmless("s(a, b?, any?)");
    harmless("s(a, b*, any*)");
    harmless("s(c(a, b)*, a?)");
    harmless("c(a, a)");
    harmless("c(a, any)*");
    harmless("s(other*, any*)");
    harmless("s(c(t:head, a)*, t:member?)");
}

#[test]
fn places_and_message() {
    let body = "<xs:complexType name='T'><xs:choice><xs:sequence>\n<xs:element name='a'/>\n<xs:element name='b'/></xs:sequence>\n<xs:sequence>\n<xs:element name='a'/><xs:element name='c'/></xs:sequence></xs:choice></xs:complexType>";
    assert_eq!(
        problems(&[("a.xsd", &schema("urn:t", body))]),
        "a.xsd:6:1: the content is ambiguous: `a` can belong to two parts of it\n  \
         a.xsd:3:1: the other part\n  \
         note: an element's name must say which part of the content it is: XSD part 1, section 3.8.6, unique particle attribution"
    );
}

#[test]
fn large_sets_are_as_small_ones() {
    let names = (0..40).map(|number| format!("e{number}?, ")).collect::<Vec<_>>().concat();
    clear(&format!("s({names} x)"));
    ambiguous(&format!("s({names} e7)"));
    harmless(&format!("s({names} any*)"));
    clear(&format!("s({names} other*)"));
    let branches = (0..40).map(|number| format!("s(e{number}, f?), ")).collect::<Vec<_>>().concat();
    clear(&format!("c({branches} s(x, f))"));
    clear(&format!("s(c({branches} x), g)*"));
    ambiguous(&format!("c({branches} s(e39, y))"));
    ambiguous(&format!("s(c({branches} x), f)"));
    ambiguous(&format!("s(c({branches} f))*"));
}
