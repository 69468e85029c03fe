//! The tokens of texts that are hardly documents, beside those that quick-xml finds.

use proptest::prelude::*;
use quick_xml::events::Event;

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

/// A token in words, the same for both.
fn ours(token: &Token<'_>) -> String {
    match token {
        Token::Start(start) => format!("start {} {}", start.empty, start.text),
        Token::End(name) => format!("end {name}"),
        Token::Text(text) => format!("text {}", text.text),
        Token::Section(text) => format!("section {text}"),
        Token::Reference(name) => format!("reference {name}"),
        Token::Instruction(text) => format!("instruction {text}"),
        Token::Comment => "comment".to_owned(),
        Token::DocumentType => "document type".to_owned(),
        Token::Nothing => "nothing".to_owned(),
    }
}

fn theirs(event: &Event<'_>) -> String {
    match event {
        Event::Start(tag) => format!("start false {}", &**tag),
        Event::Empty(tag) => format!("start true {}", &**tag),
        Event::End(tag) => format!("end {}", &**tag),
        Event::Text(text) => format!("text {}", &**text),
        Event::CData(text) => format!("section {}", &**text),
        Event::GeneralRef(name) => format!("reference {}", &**name),
        Event::PI(text) => format!("instruction {}", &**text),
        Event::Decl(text) => format!("instruction {}", &**text),
        Event::Comment(_) => "comment".to_owned(),
        Event::DocType(_) => "document type".to_owned(),
        Event::Eof => "nothing".to_owned(),
    }
}

proptest! {
    /// Up to the first that one of them refuses, tokens are the same; what quick-xml refuses is never accepted.
    #[test]
    fn tokens_are_those_of_another_reader(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12)) {
        let text = pieces.concat();
        let mut tokens = Tokens::new(&text);
        let mut reader = quick_xml::Reader::from_str(&text);
        let config = reader.config_mut();
        config.check_comments = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.trim_markup_names_in_closing_tags = false;
        loop {
            let from = tokens.at();
            let Ok(token) = tokens.next() else { break };
            match token {
                Token::DocumentType => break,
                // quick-xml looks for the other one before it compares the name, which has none.
                Token::End(name) if name.contains(['"', '\'']) => break,
                // Refused by quick-xml at once, here for its name.
                Token::Instruction(text) if text.starts_with('>') => break,
                _ => {}
            }
            let event = reader.read_event();
            prop_assert!(event.is_ok(), "{text:?}: {} and {event:?}", ours(&token));
            let event = event.map(|event| theirs(&event)).unwrap_or_default();
            prop_assert_eq!(ours(&token), event, "{:?}", text);
            if matches!(token, Token::Nothing) {
                prop_assert_eq!(tokens.at(), text.len());
                break;
            }
            prop_assert!(tokens.at() > from, "{:?}", text);
            prop_assert_eq!(u64::try_from(tokens.at()).ok(), Some(reader.buffer_position()), "{:?}", text);
        }
    }

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
