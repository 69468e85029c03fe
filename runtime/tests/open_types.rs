//! Elements of types that were not generated: kept, looked at, written, and what is refused in them.

use xsdbind::open::{ExpandedName, OpenAttribute, OpenType};
use xsdbind::{ErrorKind, ReadOptions};

pub struct Message {
    pub command: Vec<Command>,
}
xsdbind::record! { Message () { command: "command" (min = 1), } }
xsdbind::root! { Message = "message" }

pub enum Command {
    Rename(Rename),
    Unselected(OpenType),
}
xsdbind::types! { Command[Rename] (name = "Command", namespace = "C") {
    Rename: "Rename",
    Unselected: "*",
} }

pub struct Rename {
    pub name: String,
}
xsdbind::record! { Rename (name = "Rename") { name: "name", } }

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

fn message(commands: &str) -> String {
    format!("<message xmlns:xsi='{XSI}' xmlns:c='C'>{commands}</message>")
}

#[test]
fn kept_looked_at_and_written() {
    let text = message("<command xsi:type='c:Move'><to>a</to></command><command xsi:type='Rename'><name/></command>");
    let read: Message = xsdbind::from_str(&text).unwrap();
    let [Command::Unselected(moved), Command::Rename(_)] = read.command.as_slice() else { panic!("{read:?}") };
    assert_eq!(moved.name, ExpandedName::new("C", "Move"));
    assert_eq!(moved.content.elements().next().unwrap().content.as_text().as_deref(), Some("a"));
    assert_eq!(read.clone(), read);

    let mut other = read.clone();
    if let Command::Unselected(moved) = &mut other.command[0] {
        moved.name.local = "Remove".to_owned();
    }
    assert_ne!(other, read);
    let written = xsdbind::to_string(&other).unwrap();
    assert!(written.contains(r#"<command xmlns:n1="C" xsi:type="n1:Remove"><to>a</to></command>"#), "{written}");
}

#[test]
fn what_would_be_read_as_something_else_is_not_written() {
    let kind = |content: OpenType| {
        let message = Message { command: vec![Command::Unselected(content)] };
        xsdbind::to_string(&message).map_err(|error| error.kind())
    };
    let named =
        |namespace: &str, local: &str| OpenType { name: ExpandedName::new(namespace, local), ..OpenType::default() };
    assert!(kind(named("", "Move")).is_ok());
    assert!(kind(named("urn:other", "Rename")).is_ok());
    for (namespace, local) in [("", "Rename"), ("C", "Command"), ("http://www.w3.org/2001/XMLSchema", "string")] {
        assert_eq!(kind(named(namespace, local)), Err(ErrorKind::Type), "{local}");
    }
    assert_eq!(kind(OpenType::default()), Err(ErrorKind::Character));
    assert_eq!(kind(named("", "two words")), Err(ErrorKind::Character));
    let mut typed = named("", "Move");
    typed.content.attributes.0.push(OpenAttribute { name: ExpandedName::new(XSI, "type"), value: "Rename".to_owned() });
    assert_eq!(kind(typed), Err(ErrorKind::UnexpectedAttribute));
}

#[test]
fn leniently_and_with_all_errors_too() {
    let text = message("<command xsi:type='Move' a='1'><to/></command><command xsi:type='c:Command'/><other/>");
    let errors = ReadOptions::new().all_errors().from_str::<Message>(&text).unwrap_err();
    let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(errors[0].contains("/message/command[2]: type `Command` of namespace `C` is abstract"), "{errors:?}");
    assert!(errors[1].contains("element `other` is not allowed here"), "{errors:?}");

    let text = message("<command xsi:type='Move' a='1'><unknown/></command><other/>");
    let read = ReadOptions::new().lenient().from_str::<Message>(&text).unwrap();
    assert_eq!(read.deviations().len(), 1, "{:?}", read.deviations());
    let Command::Unselected(moved) = &read.document().command[0] else { panic!("not kept") };
    assert_eq!((moved.content.attributes.0.len(), moved.content.elements().count()), (1, 1));
}
