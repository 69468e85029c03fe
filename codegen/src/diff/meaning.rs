//! What two sets read in one document, in comparison.
//!
//! In come two values of one document; out goes the first place where they are not the same: another value, or absent, nil
//! and value in another one's place. How often something may stand, and how elements are grouped, does not matter: what is
//! compared are the elements and attributes that are there, with what they mean.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use xsdbind::Document as _;
use xsdbind::slot::{FieldVisitor, Fields, Occurs, Presence, Ref, Slot};
use xsdbind::table::{Item, Kind, Order, Table};

use crate::dynamic::Document;

/// How many characters of a value are shown.
const SHOWN: usize = 60;

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    /// An element with others in it, or with nothing.
    There,
    Nil,
    Value(String),
    /// One that is secret.
    Secret(String),
    /// An attribute that is absent and has a default.
    Default(String),
    /// What the schema leaves open, as it is kept.
    Open(String),
}

/// A place where two readings differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Otherwise {
    /// `/user/phone[2]`, `/user/@id`
    pub(super) path: String,
    /// What it was, and is read as.
    pub(super) message: String,
}

/// The first place where two readings of a document differ.
pub(super) fn compare(old: &Document, new: &Document) -> Option<Otherwise> {
    let (old, new) = (Meaning::of(old), Meaning::of(new));
    let states: BTreeMap<&str, &State> = new.states.iter().map(|(path, state)| (path.as_str(), state)).collect();
    let mut open: Vec<&str> = Vec::new();
    for (path, before) in &old.states {
        let after = states.get(path.as_str()).copied();
        let is_below = |around: &&str| path.strip_prefix(around).is_some_and(|rest| rest.starts_with('/'));
        if open.iter().any(is_below) {
            continue;
        }
        // What one of them keeps as XML is the same XML.
        if matches!(before, State::Open(_)) != matches!(after, Some(State::Open(_))) {
            open.push(path);
            continue;
        }
        if after != Some(before) {
            return Some(Otherwise { path: path.clone(), message: said(Some(before), after) });
        }
    }
    let known: BTreeSet<&str> = old.states.iter().map(|(path, _)| path.as_str()).collect();
    let is_below = |path: &str| {
        open.iter().any(|around| path.strip_prefix(around).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    };
    let is_new = |(path, state): &&(String, State)| {
        !known.contains(path.as_str()) && !is_below(path) && !matches!(state, State::Open(_))
    };
    let (path, after) = new.states.iter().find(is_new)?;
    Some(Otherwise { path: path.clone(), message: said(None, Some(after)) })
}

fn said(before: Option<&State>, after: Option<&State>) -> String {
    format!("{} before, {} now", words(before), words(after))
}

fn words(state: Option<&State>) -> String {
    match state {
        None => "absent".to_owned(),
        Some(State::There) => "elements".to_owned(),
        Some(State::Nil) => "nil".to_owned(),
        Some(State::Secret(_)) => "***".to_owned(),
        Some(State::Default(text)) => format!("absent, which is {}", shown(text)),
        Some(State::Value(text) | State::Open(text)) => shown(text),
    }
}

fn shown(text: &str) -> String {
    let mut out = String::from("`");
    for letter in text.chars().take(SHOWN) {
        if letter.is_control() { out.extend(letter.escape_default()) } else { out.push(letter) }
    }
    out.push_str(if text.chars().nth(SHOWN).is_some() { "…`" } else { "`" });
    out
}

/// A document by paths, in its order.
#[derive(Default)]
struct Meaning {
    states: Vec<(String, State)>,
    /// How many elements of each path there were.
    counts: BTreeMap<String, usize>,
}

impl Meaning {
    fn of(document: &Document) -> Self {
        let mut meaning = Self::default();
        document.as_document().content(&mut |item, slot| meaning.line(item, slot, ""));
        meaning
    }

    fn line(&mut self, line: &Item, slot: &dyn Slot, around: &str) {
        let many = slot.info().occurs == Occurs::Many;
        for index in 0.. {
            let got = slot.get(index);
            let is_absent = matches!(got, Presence::Absent);
            if is_absent {
                if let (0, Kind::Attribute, Some(default)) = (index, line.kind, line.more.default) {
                    self.states.push((format!("{around}/@{}", line.name), State::Default(default.to_owned())));
                }
                break;
            }
            let path = self.path(line, around);
            match got {
                Presence::Nil(beside) => {
                    self.states.push((path.clone(), State::Nil));
                    if let Some(beside) = beside {
                        self.value(line, &path, beside);
                    }
                }
                Presence::Value(value) => self.value(line, &path, value),
                Presence::Absent => {}
            }
            if !many {
                break;
            }
        }
    }

    fn path(&mut self, line: &Item, around: &str) -> String {
        match line.kind {
            Kind::Attribute => format!("{around}/@{}", line.name),
            Kind::Element => self.numbered(around, line.name),
            Kind::Text | Kind::Group | Kind::Any | Kind::AnyAttribute | Kind::Mixed => around.to_owned(),
        }
    }

    /// `/user/phone`, and for the second one `/user/phone[2]`.
    fn numbered(&mut self, around: &str, name: &str) -> String {
        let mut path = format!("{around}/{name}");
        let count = self.counts.entry(path.clone()).or_default();
        *count += 1;
        if *count > 1 {
            // Writing to a string cannot fail.
            let _ = write!(path, "[{count}]");
        }
        path
    }

    fn value(&mut self, line: &Item, path: &str, value: Ref<'_>) {
        let text = |text: String| if line.more.secret { State::Secret(text) } else { State::Value(text) };
        match value {
            Ref::Record(fields, table) => {
                if line.kind == Kind::Element {
                    self.states.push((path.to_owned(), State::There));
                }
                self.fields(fields, table, path);
            }
            Ref::Choice(choice, table) => {
                let (variant, slot) = choice.get();
                let Some(inner) = table.item(variant) else { return };
                if table.order != Order::Types {
                    if line.kind == Kind::Element {
                        self.states.push((path.to_owned(), State::There));
                    }
                    self.line(&inner, slot, path);
                } else if let Presence::Value(value) = slot.get(0) {
                    self.value(line, path, value);
                }
            }
            Ref::Simple(leaf, _) => {
                let mut written = String::new();
                leaf.write(&mut written);
                self.text(line, path, text(written));
            }
            Ref::Enum(listed) => self.text(line, path, text(listed.text().to_owned())),
            Ref::OpenContent(open) => self.text(line, path, State::Open(format!("{open:?}"))),
            Ref::OpenElement(open) => {
                let path = self.numbered(path, &open.name.local);
                self.states.push((path, State::Open(format!("{open:?}"))));
            }
            Ref::OpenAttributes(open) => {
                for attribute in &open.0 {
                    let path = format!("{path}/@{}", attribute.name.local);
                    self.states.push((path, State::Open(attribute.value.clone())));
                }
            }
            Ref::OpenType(open) => self.text(line, path, State::Open(format!("{open:?}"))),
        }
    }

    /// The text of an element with attributes is the element's.
    fn text(&mut self, line: &Item, path: &str, state: State) {
        let is_same = |(last, before): &&mut (String, State)| last == path && *before == State::There;
        match self.states.iter_mut().rev().find(|(last, _)| last == path).filter(|one| is_same(one)) {
            Some((_, before)) if line.kind == Kind::Text => *before = state,
            _ => self.states.push((path.to_owned(), state)),
        }
    }

    fn fields(&mut self, fields: &dyn Fields, table: &'static Table, path: &str) {
        struct Each<'w>(&'w mut dyn FnMut(usize, &dyn Slot));

        impl FieldVisitor for Each<'_> {
            fn visit(&mut self, slots: &[&(dyn Slot + 'static)]) {
                for (index, slot) in slots.iter().enumerate() {
                    (self.0)(index, *slot);
                }
            }
        }

        fields.slots(&mut Each(&mut |index, slot| {
            if let Some(line) = table.item(index) {
                self.line(&line, slot, path);
            }
        }));
    }
}
