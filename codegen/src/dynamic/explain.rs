//! What a document does, in words: what it clears, sets and leaves, by the states of the schema.
//!
//! In comes a document; out go its commands: the elements of its root that may be of several types, or else the root itself.
//! What is absent is left as it is where the schema knows of clearing; elsewhere it is just not given.

use std::fmt::{self, Write as _};

use xsdbind::Document;
use xsdbind::open::OpenAttributes;
use xsdbind::slot::{FieldVisitor, Fields, Occurs, Presence, Ref, Slot, ValueKind};
use xsdbind::table::{Item, Kind, Order, Table};

use crate::escape::is_hidden;

/// How many characters of a value are shown.
const SHOWN: usize = 60;
/// How many items of a list.
const ITEMS: usize = 8;
/// How many names a headline has of each kind.
const NAMED: usize = 6;

/// What a document does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    commands: Vec<Command>,
}

/// What one command does. Fields are named by their paths in it: `phoneNumber`, `endpoint/linePort`, `alias[2]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    /// The name of its type, or of its element where the type has none.
    pub name: String,
    /// Which fields are cleared.
    pub clears: Vec<String>,
    /// Which are set, and to what.
    pub sets: Vec<(String, String)>,
    /// What it has to say, and says: such as whom it is about.
    pub says: Vec<(String, String)>,
    /// Which are absent.
    pub leaves: Vec<String>,
    /// Whether any of its fields can be cleared.
    pub can_clear: bool,
}

impl Explanation {
    /// Of a document.
    pub(super) fn of(document: &xsdbind::dynamic::Document) -> Self {
        let mut explanation = Self::default();
        document.content(&mut |item, slot| explanation.root(item, slot));
        explanation
    }

    fn root(&mut self, item: &Item, slot: &dyn Slot) {
        let got = slot.get(0);
        // What is in the root beside its commands: where it can be cleared, that matters as much.
        let mut beside = Command { name: item.name.to_owned(), ..Command::default() };
        if let Presence::Value(Ref::Record(fields, table)) = got {
            each(fields, &mut |index, slot| {
                let Some(line) = table.item(index) else { return };
                if matches!(slot.info().of, ValueKind::Types(_)) {
                    self.commands_of(&line, slot);
                } else {
                    beside.line(&line, slot, "");
                }
            });
        }
        if self.commands.is_empty() {
            self.commands.push(Command::of(item, &got));
        } else if beside.can_clear && !(beside.clears.is_empty() && beside.sets.is_empty()) {
            self.commands.insert(0, beside);
        }
    }

    /// The commands of a line of the root, whose elements may be of several types.
    fn commands_of(&mut self, line: &Item, slot: &dyn Slot) {
        for index in 0.. {
            match slot.get(index) {
                Presence::Absent => break,
                got => self.commands.push(Command::of(line, &got)),
            }
            if slot.info().occurs != Occurs::Many {
                break;
            }
        }
    }

    /// The commands, in the order of the document.
    #[must_use]
    pub fn commands(&self) -> &[Command] {
        &self.commands
    }

    /// Whether anything is cleared.
    #[must_use]
    pub fn clears(&self) -> bool {
        self.commands.iter().any(|command| !command.clears.is_empty())
    }
}

impl Command {
    fn of(item: &Item, got: &Presence<'_>) -> Self {
        let mut command = Self { name: item.name.to_owned(), ..Self::default() };
        match got {
            Presence::Value(value) => command.value(item, String::new(), *value, true),
            Presence::Nil(_) => command.clears.push(item.name.to_owned()),
            Presence::Absent => {}
        }
        command
    }

    /// A value at a path; of the whole command, that is empty.
    fn value(&mut self, item: &Item, path: String, value: Ref<'_>, required: bool) {
        match value {
            Ref::Record(fields, table) => {
                if path.is_empty() && !table.name.is_empty() {
                    table.name.clone_into(&mut self.name);
                }
                self.lines(fields, table, &path);
            }
            Ref::Choice(choice, table) => {
                let (variant, slot) = choice.get();
                let Some(line) = table.item(variant) else { return };
                if table.order == Order::Types {
                    // The content says which type it is; of one that is not selected, its name does.
                    if path.is_empty() && line.kind == Kind::Element {
                        line.name.clone_into(&mut self.name);
                    }
                    if let Presence::Value(value) = slot.get(0) {
                        self.value(item, path, value, required);
                    }
                } else {
                    self.line(&line, slot, &path);
                }
            }
            Ref::OpenType(open) if path.is_empty() => {
                open.name.local.clone_into(&mut self.name);
                self.add(required, "content".to_owned(), "XML that is not looked into".to_owned());
            }
            Ref::Simple(leaf, _) => {
                let mut text = String::new();
                leaf.write(&mut text);
                let name = named(path, item);
                self.add(required, name.clone(), shown(item, &text));
                if let Some(dynamic) = leaf.dynamic_type() {
                    self.attributes(item, &name, &dynamic.attributes);
                }
            }
            Ref::Enum(listed) => self.add(required, named(path, item), shown(item, listed.text())),
            Ref::OpenAttributes(open) => self.attributes(item, &path, open),
            Ref::OpenContent(_) | Ref::OpenElement(_) | Ref::OpenType(_) => {
                self.add(required, named(path, item), "XML that is not looked into".to_owned());
            }
        }
    }

    /// Attributes that are kept by their names and texts.
    fn attributes(&mut self, item: &Item, around: &str, attributes: &OpenAttributes) {
        for attribute in &attributes.0 {
            let name = joined(around, &format!("@{}", attribute.name.local));
            self.add(false, name, shown(item, &attribute.value));
        }
    }

    /// How much there is to tell.
    fn told(&self) -> usize {
        self.clears.len() + self.sets.len() + self.says.len()
    }

    fn add(&mut self, required: bool, name: String, value: String) {
        if required { self.says.push((name, value)) } else { self.sets.push((name, value)) }
    }

    fn lines(&mut self, fields: &dyn Fields, table: &'static Table, path: &str) {
        each(fields, &mut |index, slot| {
            if let Some(line) = table.item(index) {
                self.line(&line, slot, path);
            }
        });
    }

    fn line(&mut self, line: &Item, slot: &dyn Slot, around: &str) {
        let info = slot.info();
        self.can_clear |= info.nillable;
        let path = match line.kind {
            Kind::Element => joined(around, line.name),
            Kind::Attribute => joined(around, &format!("@{}", line.name)),
            Kind::Text => joined(around, "$"),
            Kind::Group | Kind::Any | Kind::AnyAttribute | Kind::Mixed => around.to_owned(),
        };
        let has_name = matches!(line.kind, Kind::Element | Kind::Attribute | Kind::Text);
        let many = info.occurs == Occurs::Many;
        // What must stand is said; so is a text, whose element is.
        let required = info.occurs == Occurs::One && around.is_empty();
        for index in 0.. {
            let path = if many && has_name { format!("{path}[{}]", index + 1) } else { path.clone() };
            match slot.get(index) {
                Presence::Absent => {
                    if index == 0 && has_name {
                        self.leaves.push(joined(around, line.name));
                    } else if index == 0 {
                        self.leave_group(line, around);
                    }
                    break;
                }
                Presence::Nil(_) => self.clears.push(path),
                // Whatever is in it is secret as well.
                Presence::Value(_) if line.more.secret => self.add(required, path, "***".to_owned()),
                Presence::Value(value) => {
                    let before = self.told();
                    self.value(line, path.clone(), value, required);
                    // It is there, and sets nothing.
                    if line.kind == Kind::Element && self.told() == before {
                        self.says.push((path, "(empty)".to_owned()));
                    }
                }
            }
            if !many {
                break;
            }
        }
    }

    /// Of a group that is absent, its lines are.
    fn leave_group(&mut self, line: &Item, around: &str) {
        let Some(table) = line.more.table else { return };
        for line in table.items() {
            match line.kind {
                Kind::Element | Kind::Attribute => self.leaves.push(joined(around, line.name)),
                Kind::Group => self.leave_group(&line, around),
                Kind::Any | Kind::AnyAttribute | Kind::Text | Kind::Mixed => {}
            }
        }
    }

    /// `UserModifyRequest: clears phoneNumber; sets lastName; leaves 41 others as they are`
    #[must_use]
    pub fn headline(&self) -> String {
        let mut parts = Vec::new();
        if !self.clears.is_empty() {
            parts.push(format!("CLEARS {}", listed(&self.clears)));
        }
        if !self.sets.is_empty() {
            let names: Vec<String> = self.sets.iter().map(|(name, _)| name.clone()).collect();
            parts.push(format!("sets {}", listed(&names)));
        }
        let others = if parts.is_empty() { "" } else { "other " };
        match (self.leaves.len(), self.can_clear) {
            (0, _) if parts.is_empty() => parts.push("changes nothing by itself".to_owned()),
            (0, _) => {}
            (1, true) => parts.push(format!("leaves 1 {others}field as it is")),
            (count, true) => parts.push(format!("leaves {count} {others}fields as they are")),
            (1, false) => parts.push(format!("1 {others}field is not given")),
            (count, false) => parts.push(format!("{count} {others}fields are not given")),
        }
        format!("{}: {}", self.name, parts.join("; "))
    }
}

/// The name of a value: its path, or that of its element where it is all of a command.
fn named(path: String, item: &Item) -> String {
    if path.is_empty() { item.name.to_owned() } else { path }
}

fn joined(around: &str, name: &str) -> String {
    if around.is_empty() { name.to_owned() } else { format!("{around}/{name}") }
}

/// A value, in one line; not one that is secret.
fn shown(item: &Item, text: &str) -> String {
    if item.more.secret {
        return "***".to_owned();
    }
    in_quotes(text)
}

/// A value, in one line, and not all of a long one.
pub(crate) fn in_quotes(text: &str) -> String {
    let mut out = String::from("`");
    for letter in text.chars().take(SHOWN) {
        if is_hidden(letter) { out.extend(letter.escape_default()) } else { out.push(letter) }
    }
    if text.chars().nth(SHOWN).is_some() {
        out.push('…');
    }
    out.push('`');
    out
}

/// The first names, and how many more there are.
fn listed(names: &[String]) -> String {
    let mut out = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    if let Some(more) = names.len().checked_sub(NAMED).filter(|more| *more > 0) {
        // Writing to a string cannot fail, here and below.
        let _ = write!(out, " and {more} more");
    }
    out
}

/// Shows the fields of a record, one by one.
pub(crate) fn each(fields: &dyn Fields, with: &mut dyn FnMut(usize, &dyn Slot)) {
    struct Each<'w>(&'w mut dyn FnMut(usize, &dyn Slot));

    impl FieldVisitor for Each<'_> {
        fn visit(&mut self, slots: &[&(dyn Slot + 'static)]) {
            for (index, slot) in slots.iter().enumerate() {
                (self.0)(index, *slot);
            }
        }
    }

    fields.slots(&mut Each(with));
}

impl fmt::Display for Command {
    /// The headline, and a line for each field that is not left.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.headline())?;
        for name in &self.clears {
            writeln!(f, "  clears  {name}")?;
        }
        for (word, fields) in [("sets  ", &self.sets), ("says  ", &self.says)] {
            let mut list = "";
            let mut count = 0;
            for (name, value) in fields {
                // Long lists are cut.
                let of = name.split_once('[').map_or("", |(of, _)| of);
                count = if !of.is_empty() && of == list { count + 1 } else { 0 };
                list = of;
                if count < ITEMS {
                    writeln!(f, "  {word}  {name} = {value}")?;
                } else if count == ITEMS {
                    writeln!(f, "  {word}  {list}[..] and more")?;
                }
            }
        }
        Ok(())
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.commands.iter().try_for_each(|command| command.fmt(f))
    }
}
