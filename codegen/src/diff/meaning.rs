//! What two sets read in one document, in comparison.
//!
//! In come two values of one document; out goes the first place where they are not the same: another value, or absent, nil
//! and value in another one's place. How often something may stand, and how elements are grouped, does not matter: what is
//! compared are the elements and attributes that are there, with what they mean. Of several things at one place, such as the
//! texts between elements, each is compared with the one of its number.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::rc::Rc;

use xsdbind::Document as _;
use xsdbind::slot::{Fields, Occurs, Presence, Ref, Slot};
use xsdbind::table::{Item, Kind, Order, Table};

use crate::dynamic::{Document, each, in_quotes};

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    /// An element with others in it, or with nothing.
    There,
    Nil,
    Value(String),
    /// A value of an enumeration that does not list it.
    Unlisted(String),
    /// An attribute that is absent and has a default.
    Default(String),
    /// What the schema leaves open, as it is kept.
    Open(String),
}

/// A path, with what stands there in the order of the document.
struct Place {
    /// The path, and behind a NUL the namespace of an attribute that has one, which paths do not have.
    key: Rc<str>,
    states: Vec<State>,
    /// Whether nothing that stands there is to be shown.
    is_secret: bool,
}

impl Place {
    fn path(&self) -> &str {
        self.key.split('\0').next().unwrap_or_default()
    }
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
    let has_open = |states: &[State]| states.iter().any(|state| matches!(state, State::Open(_)));
    // What one of them keeps as XML is the same XML, with all that is in it.
    let mut open: BTreeSet<&str> = BTreeSet::new();
    for place in &old.places {
        let other = new.place(&place.key);
        let (before, after) = (&*place.states, other.map_or(&[][..], |other| &other.states));
        if is_below(&open, place.path()) {
            continue;
        }
        if other.is_some() && has_open(before) != has_open(after) {
            open.insert(place.path());
        } else if before != after {
            return Some(otherwise(place, before, after, other));
        }
    }
    let is_new = |place: &&Place| {
        let is_open = open.contains(place.path()) || is_below(&open, place.path());
        old.place(&place.key).is_none() && !is_open
    };
    let place = new.places.iter().find(is_new)?;
    Some(otherwise(place, &[], &place.states, None))
}

fn is_below(around: &BTreeSet<&str>, path: &str) -> bool {
    !around.is_empty() && path.match_indices('/').any(|(at, _)| around.contains(&path[..at]))
}

/// The first that is another one of what stands at a place.
fn otherwise(place: &Place, before: &[State], after: &[State], other: Option<&Place>) -> Otherwise {
    let at = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let is_secret = place.is_secret || other.is_some_and(|other| other.is_secret);
    let [before, after] = [before, after].map(|states| words(states.get(at), is_secret));
    Otherwise { path: place.path().to_owned(), message: format!("{before} before, {after} now") }
}

fn words(state: Option<&State>, is_secret: bool) -> String {
    let shown = |text: &str| if is_secret { "***".to_owned() } else { in_quotes(text) };
    match state {
        None => "absent".to_owned(),
        Some(State::There) => "elements".to_owned(),
        Some(State::Nil) => "nil".to_owned(),
        Some(State::Default(text)) => format!("absent, which is {}", shown(text)),
        Some(State::Unlisted(text)) => format!("{}, which is not listed,", shown(text)),
        Some(State::Value(text) | State::Open(text)) => shown(text),
    }
}

/// A document by paths, in its order.
#[derive(Default)]
struct Meaning {
    places: Vec<Place>,
    /// Where each is among them.
    by_key: HashMap<Rc<str>, usize>,
    /// How many elements of each path there were.
    counts: HashMap<String, usize>,
    /// Whether what is looked at is in something secret.
    is_secret: bool,
}

impl Meaning {
    fn of(document: &Document) -> Self {
        let mut meaning = Self::default();
        document.as_document().content(&mut |item, slot| meaning.line(item, slot, ""));
        meaning
    }

    fn place(&self, key: &str) -> Option<&Place> {
        self.by_key.get(key).map(|at| &self.places[*at])
    }

    /// What stands at a path, of an attribute in a namespace.
    fn at(&mut self, path: &str, namespace: &str) -> &mut Vec<State> {
        let key: Rc<str> = if namespace.is_empty() { path.into() } else { format!("{path}\0{namespace}").into() };
        let next = self.places.len();
        let at = *self.by_key.entry(key.clone()).or_insert(next);
        if at == next {
            self.places.push(Place { key, states: Vec::new(), is_secret: false });
        }
        let place = &mut self.places[at];
        place.is_secret |= self.is_secret;
        &mut place.states
    }

    fn line(&mut self, line: &Item, slot: &dyn Slot, around: &str) {
        let around_is_secret = self.is_secret;
        // Whatever is in it is secret as well.
        self.is_secret |= line.more.secret;
        let many = slot.info().occurs == Occurs::Many;
        for index in 0.. {
            let got = slot.get(index);
            let is_absent = matches!(got, Presence::Absent);
            if is_absent {
                if let (0, Kind::Attribute, Some(default)) = (index, line.kind, line.more.default) {
                    let path = self.path(line, around);
                    self.text(line, &path, State::Default(default.to_owned()));
                }
                break;
            }
            let path = self.path(line, around);
            match got {
                Presence::Nil(beside) => {
                    self.at(&path, "").push(State::Nil);
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
        self.is_secret = around_is_secret;
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
        match value {
            Ref::Record(fields, table) => {
                if line.kind == Kind::Element {
                    self.at(path, "").push(State::There);
                }
                self.fields(fields, table, path);
            }
            Ref::Choice(choice, table) => {
                let (variant, slot) = choice.get();
                let Some(inner) = table.item(variant) else { return };
                if table.order != Order::Types {
                    if line.kind == Kind::Element {
                        self.at(path, "").push(State::There);
                    }
                    self.line(&inner, slot, path);
                } else if let Presence::Value(value) = slot.get(0) {
                    self.value(line, path, value);
                }
            }
            Ref::Simple(leaf, _) => {
                let mut written = String::new();
                leaf.write(&mut written);
                self.text(line, path, State::Value(written));
            }
            Ref::Enum(listed) => {
                let text = listed.text().to_owned();
                let is_listed = listed.texts().0.contains(&listed.text());
                self.text(line, path, if is_listed { State::Value(text) } else { State::Unlisted(text) });
            }
            Ref::OpenContent(open) => self.text(line, path, State::Open(format!("{open:?}"))),
            Ref::OpenElement(open) => {
                let path = self.numbered(path, &open.name.local);
                self.at(&path, "").push(State::Open(format!("{open:?}")));
            }
            Ref::OpenAttributes(open) => {
                for attribute in &open.0 {
                    let path = format!("{path}/@{}", attribute.name.local);
                    self.at(&path, &attribute.name.namespace).push(State::Open(attribute.value.clone()));
                }
            }
            Ref::OpenType(open) => self.text(line, path, State::Open(format!("{open:?}"))),
        }
    }

    /// The text of an element with attributes is the element's.
    fn text(&mut self, line: &Item, path: &str, state: State) {
        let namespace = if line.kind == Kind::Attribute { line.more.namespace.unwrap_or_default() } else { "" };
        let states = self.at(path, namespace);
        match states.last_mut() {
            Some(before @ State::There) if line.kind == Kind::Text => *before = state,
            _ => states.push(state),
        }
    }

    fn fields(&mut self, fields: &dyn Fields, table: &'static Table, path: &str) {
        each(fields, &mut |index, slot| {
            if let Some(line) = table.item(index) {
                self.line(&line, slot, path);
            }
        });
    }
}
