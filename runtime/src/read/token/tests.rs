//! What tokens are, in texts that are hardly documents. That documents are read as by another reader:
//! `runtime/tests/well_formed.rs`.

use proptest::prelude::*;

use super::*;

/// What tokens are made of, so that most of them have an end.
const PIECES: [&str; 30] = [
    "<a>",
    "</a>",
    "<b/>",
    "<p:c ",
    "</",
    "<",
    ">",
    "/>",
    "/",
    " x=\"",
    "\"",
    "'",
    "=",
    " xsi:nil=\"true\"",
    "text",
    " ",
    "<!--",
    "-->",
    "-",
    "<![CDATA[",
    "]]>",
    "]",
    "<?",
    "?>",
    "<!",
    "<!DOCTYPE d",
    "&",
    "amp;",
    ";",
    "é\r\n",
];

proptest! {
    /// The short way for end tags is no other way.
    #[test]
    fn an_end_tag_is_found_by_its_name(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..6)) {
        let text = pieces.concat();
        for name in ["a", "p:c", ""] {
            let mut short = Tokens::new(&text);
            if short.end_of(name) {
                let mut long = Tokens::new(&text);
                let found = matches!(long.next(), Ok(Token::End(found)) if found == name);
                prop_assert!(found && long.at() == short.at(), "{text:?}");
            }
        }
    }
}

/// What start tags are, and what is none.
#[test]
fn start_tags_end_where_quotes_let_them() {
    let is = |text: &str, expected: Option<(bool, &str)>| {
        let found = match Tokens::new(text).next() {
            Ok(Token::Start(start)) => Some((start.empty, start.text)),
            _ => None,
        };
        assert_eq!(found, expected, "{text}");
    };
    is("<a>", Some((false, "a")));
    is("<a1/>", Some((true, "a1")));
    is("<a xsi:nil=\"true\" b=\"/>\"/>", Some((true, "a xsi:nil=\"true\" b=\"/>\"")));
    is("<p:a b='>'/>", Some((true, "p:a b='>'")));
    is("<é>", Some((false, "é")));
    is("<>", Some((false, "")));
    is("<a", None);
    is("<a b='>", None);
    is("<a/", None);
}
