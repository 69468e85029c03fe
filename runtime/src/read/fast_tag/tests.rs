//! The short way is no other way: beside how all start tags are read.

use proptest::prelude::*;

use super::super::token::{Token, Tokens};
use super::*;

/// What start tags are made of, right and wrong.
const PIECES: [&str; 32] = [
    " a=\"1\"",
    " b=\"\"",
    " p:a=\"two words\"",
    " a='1'",
    " a=\"&amp;\"",
    " a=\"&\"",
    " a=\"<\"",
    " a=\"x\ty\"",
    " a=\"\u{e9}\"",
    " xmlns=\"urn:d\"",
    " xmlns=\"\"",
    " xmlns:p=\"urn:p\"",
    " xmlns:q=\"urn:p\"",
    " xmlns:p=\"\"",
    " xmlns:xsi=\"urn:other\"",
    " xmlns:xml=\"urn:other\"",
    " xsi:nil=\"true\"",
    " xsi:type=\"p:T\"",
    " xsi:other=\"\"",
    " xsi:schemaLocation=\"\"",
    " xml:lang=\"en\"",
    " ",
    "\n",
    "c",
    ":",
    "=",
    "\"",
    " very_long_name_of.an-attribute=\"and a long value of it, too, longer than others\"",
    " unbound:a=\"\"",
    "/",
    "\u{e9}",
    "1",
];

/// The tag and the scope, in words.
fn shown(tag: &mut Tag<'_>, scope: &Scope<'_>) -> String {
    let attributes: Vec<_> = tag
        .attributes
        .iter()
        .map(|found| (found.prefix, found.name.local, found.name.namespace, &found.value, found.known))
        .collect();
    let attributes = format!("{attributes:?}");
    let nil = tag.take_nil();
    let prefixes: Vec<_> = scope.prefixes().map(|prefix| scope.lookup(prefix).map(|id| scope.uri(id))).collect();
    format!(
        "{} {:?} {} {attributes} {nil:?} {:?} {prefixes:?} {:?} {}",
        tag.written,
        tag.name.namespace,
        tag.name.local,
        tag.type_name,
        scope.default_namespace(),
        scope.has_xsi(),
    )
}

fn outer() -> Scope<'static> {
    let mut scope = Scope::new();
    scope.bind("xsi", Cow::Borrowed(crate::names::XSI));
    scope.bind("p", Cow::Borrowed("urn:outer"));
    scope
}

proptest! {
    #[test]
    fn a_fast_tag_is_read_as_any_other(
        name in prop::sample::select(&["a", "p:a", "Name1", "q:a", "a:", ""][..]),
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..5),
        end in prop::sample::select(&[">", "/>", ">>", " >", ""][..]),
        before in prop::sample::select(&["z", "z a=\"1\" p:b=\"2\"", "z xsi:type=\"p:T\" xsi:nil=\"true\""][..]),
        limit in prop::sample::select(&[2_usize, 4, 1000][..]),
    ) {
        let text = format!("<{name}{}{end}<next>", pieces.concat());
        let limits = Limits { attributes: limit, prefixes: limit, name: limit * 10, ..Limits::default() };
        let (mut tag, mut scope) = (Tag::default(), outer());
        // Nothing stays of the tag before.
        prop_assert!(tag.read(before, &mut scope, &Limits::default()).is_ok());
        let found = match Usual::at(&text, 0, &scope, &limits) {
            Some(usual) => Some((usual.end, tag.become_usual(&usual, &scope))),
            None => tag.read_fast(&text, 0, &mut scope, &limits),
        };
        let (mut other, mut other_scope, mut tokens) = (Tag::default(), outer(), Tokens::new(&text));
        let Some((end, empty)) = found else {
            scope.truncate(other_scope.len());
            if let Ok(Token::Start(start)) = tokens.next()
                && tag.read(start.text, &mut scope, &limits).is_ok()
            {
                prop_assert!(other.read(start.text, &mut other_scope, &limits).is_ok());
                prop_assert_eq!(shown(&mut tag, &scope), shown(&mut other, &other_scope), "{}", text);
            }
            return Ok(());
        };
        let Ok(Token::Start(start)) = tokens.next() else { return Err(TestCaseError::fail(text)) };
        let read = other.read(start.text, &mut other_scope, &limits);
        prop_assert!(read.is_ok(), "{text}: {read:?}");
        prop_assert_eq!((end, empty), (tokens.at(), start.empty), "{}", &text);
        if tag.shape == Shape::Nil {
            prop_assert_eq!(other.attributes.len(), 1);
            other.attributes.clear();
            tag.take_nil();
            prop_assert_eq!(other.take_nil(), Some(Cow::Borrowed("true")));
        }
        prop_assert_eq!(shown(&mut tag, &scope), shown(&mut other, &other_scope), "{}", text);
    }
}
