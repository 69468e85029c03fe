//! Values of simple types that are made at run time.
//!
//! A value of a built-in type is one as in generated code. What generated code makes of such types by generic ones, lists,
//! unions, values with a text of their own or with the name of a type, is one type here, [`Value`], which has its type
//! beside it and does what those do: `types::List`, `union!`, `Spelled`, `Typed`, and `Restricted` where it is a part of one
//! of these.

use std::any::Any;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::Hasher;

use super::leaf::{AnyValue, Leaf};
use super::listed::EnumText;
use super::simple::{Of, Simple};
use crate::attributes::DynamicType;
use crate::enumeration::EnumValue;
use crate::error::{self, ValueError};
use crate::facets::{self, Facets};
use crate::pattern;
use crate::prefixes::{AsIn, Expanded, ReadNames, WriteNames};
use crate::simple::facets::Faceted;
use crate::simple::{self, Base, Each, Form, KeyValue, Parts, SimpleValue};
#[cfg(feature = "arbitrary")]
use crate::simple::{choose::Choose, sample};
use crate::white_space::items;
use crate::{spelled, union};

impl Simple {
    /// A value of an enumeration to be filled in, if it is one.
    pub(super) fn blank_text(&'static self) -> Option<EnumText> {
        match &self.of {
            Of::Enum { .. } if !self.typed => Some(EnumText::blank(self)),
            _ => None,
        }
    }

    /// A value to be filled in, as a slot has it.
    pub(super) fn blank_in_slot(&'static self) -> Box<dyn AnyValue> {
        let held = self.held.unwrap_or(self);
        match &held.of {
            Of::Leaf(make) if !held.spelled && !held.typed => make(),
            _ => Box::new(Value::blank(held)),
        }
    }

    /// The value of the base that a text stands for.
    fn base(&'static self, text: &str, names: &dyn ReadNames) -> Result<Value, ValueError> {
        let content = match &self.of {
            Of::Leaf(make) => Held::Leaf(make().of_text(text, names)?),
            Of::Enum { .. } => {
                let mut found = EnumText::blank(self);
                if !found.set(text) {
                    return Err(ValueError::not_one_of(text, found.texts().0));
                }
                crate::enumeration::check(&found)?;
                Held::Text(found)
            }
            Of::List(item) => Held::List(items(text).map(|text| item.value(text, names)).collect::<Result<_, _>>()?),
            Of::Union(members) => {
                let start = union::Members::new(text, names);
                let all = members.iter().enumerate().fold(start, |all, (index, member)| {
                    all.or_by(|text, names| {
                        let value = member.value(&member.white_space.apply(text), names)?;
                        Ok((SimpleValue::is_listed(&value), Held::Member(index, Box::new(value))))
                    })
                });
                all.value()?
            }
        };
        Ok(Value::new(self, content))
    }

    /// The value that a text stands for, white space processed.
    pub(super) fn value(&'static self, text: &str, names: &dyn ReadNames) -> Result<Value, ValueError> {
        match self.restricts {
            None => self.base(text, names),
            Some(facets) => simple::allowed(self.base(text, names), text, facets, names, self.spelled),
        }
    }

    /// The value of a text that need not be one that patterns take.
    fn value_of_value_text(&'static self, text: &str) -> Result<Value, ValueError> {
        let held = match &self.of {
            Of::Leaf(make) => make().of_value_text(text).map(Held::Leaf),
            Of::List(item) => {
                items(text).map(|text| item.value_of_value_text(text)).collect::<Result<_, _>>().map(Held::List)
            }
            Of::Enum { .. } | Of::Union(_) => self.base(text, &Expanded).map(|value| value.held),
        };
        let value = held.map(|held| Value::new(self, held));
        match self.restricts {
            None => value,
            Some(facets) => restrict(value.map_err(|error| error.of_type(facets.name))?, facets, self.spelled),
        }
    }
}

/// A value, if the facets allow it, with a text that the patterns take where there is a place for one.
fn restrict(value: Value, facets: &Facets, spelled: bool) -> Result<Value, ValueError> {
    let of = value.of;
    simple::restrict_by(value, facets, of.white_space, spelled, |text| of.value(text, &Expanded))
}

/// A value of a list or a union, or one with a text or the name of a type beside it; and any that is a part of one.
#[derive(Clone)]
pub(super) struct Value {
    of: &'static Simple,
    held: Held,
    /// A text that is not the canonical one.
    text: Option<Box<str>>,
    /// The type that `xsi:type` names.
    dynamic_type: Option<Box<DynamicType>>,
}

enum Held {
    Leaf(Box<dyn Leaf>),
    Text(EnumText),
    List(Vec<Value>),
    /// Which member of a union, and the value of that.
    Member(usize, Box<Value>),
}

impl Clone for Held {
    fn clone(&self) -> Self {
        match self {
            Self::Leaf(leaf) => Self::Leaf(leaf.copy()),
            Self::Text(text) => Self::Text(text.clone()),
            Self::List(items) => Self::List(items.clone()),
            Self::Member(index, member) => Self::Member(*index, member.clone()),
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.held {
            Held::Leaf(leaf) => leaf.debug().fmt(f),
            Held::Text(text) => text.fmt(f),
            Held::List(items) => f.debug_list().entries(items).finish(),
            Held::Member(_, member) => member.fmt(f),
        }
    }
}

impl Value {
    fn new(of: &'static Simple, held: Held) -> Self {
        Self { of, held, text: None, dynamic_type: None }
    }

    /// One to be filled in.
    pub(super) fn blank(of: &'static Simple) -> Self {
        let held = match &of.of {
            Of::Leaf(make) => Held::Leaf(make()),
            Of::Enum { .. } => Held::Text(EnumText::blank(of)),
            Of::List(_) => Held::List(Vec::new()),
            Of::Union(members) => match members.first() {
                Some(first) => Held::Member(0, Box::new(Self::blank(first))),
                None => Held::List(Vec::new()),
            },
        };
        Self::new(of, held)
    }

    fn is_same(&self, other: &Self) -> bool {
        self.dynamic_type == other.dynamic_type && self.is_same_value(other)
    }

    fn is_same_value(&self, other: &Self) -> bool {
        match (&self.held, &other.held) {
            (Held::Leaf(one), Held::Leaf(other)) => one.same(other.as_any()),
            (Held::Text(one), Held::Text(other)) => one.text == other.text,
            (Held::List(one), Held::List(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is_same(other))
            }
            (Held::Member(at, one), Held::Member(other_at, other)) => at == other_at && one.is_same(other),
            _ => false,
        }
    }

    /// The canonical text, whatever text it has.
    fn write_held(&self, out: &mut String) {
        match &self.held {
            Held::Leaf(leaf) => leaf.write(out),
            Held::Text(text) => out.push_str(&text.text),
            Held::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(' ');
                    }
                    item.write(out);
                }
            }
            Held::Member(index, member) => {
                let is_it = |text: &str| self.of.base(text, &Expanded).is_ok_and(|again| again.is_same_value(self));
                union::write_by(is_it, &**member, *index == 0, out);
            }
        }
    }

    fn write_held_in(&self, out: &mut String, names: &mut dyn WriteNames) -> error::Result<()> {
        match &self.held {
            Held::Leaf(leaf) => leaf.write_in(out, names),
            Held::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(' ');
                    }
                    item.write_in(out, names)?;
                }
                Ok(())
            }
            Held::Member(_, member) if member.is_prefixed() => member.write_in(out, names),
            Held::Text(_) | Held::Member(..) => {
                self.write_held(out);
                Ok(())
            }
        }
    }

    fn held_texts(&self, wide: bool, out: &mut String) {
        match &self.held {
            Held::Leaf(leaf) => leaf.texts(wide, out),
            Held::Text(text) => pattern::literal(&text.text, out),
            Held::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(' ');
                    }
                    out.push('(');
                    item.texts(wide, out);
                    out.push(')');
                }
            }
            Held::Member(_, member) => member.texts(wide, out),
        }
    }
}

impl Base for Value {
    fn of_member<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match &self.held {
            Held::Leaf(leaf) => leaf.processed(text),
            Held::Member(_, member) => SimpleValue::processed(&**member, text),
            Held::Text(_) | Held::List(_) => Cow::Borrowed(text),
        }
    }

    fn keep_text(&mut self, text: &str, facets: &Facets) {
        self.text = spelled::text_to_keep(self, text, facets);
    }

    fn find_text(&mut self, facets: &Facets) -> Result<(), ValueError> {
        self.text = None;
        self.text = spelled::find_text(self, facets)?;
        Ok(())
    }
}

impl Faceted for Value {
    fn own_text(&self) -> Option<&str> {
        self.text()
    }

    fn count(&self) -> Option<usize> {
        match &self.held {
            Held::Leaf(leaf) => leaf.count(),
            Held::List(items) => Some(items.len()),
            Held::Text(_) | Held::Member(..) => None,
        }
    }

    fn unit(&self) -> &'static str {
        self.of.unit
    }

    fn count_digits(&self) -> Option<(usize, usize)> {
        match &self.held {
            Held::Leaf(leaf) => leaf.count_digits(),
            _ => None,
        }
    }

    fn order_to(&self, bound: &str) -> Result<Option<Ordering>, ValueError> {
        match &self.held {
            Held::Leaf(leaf) => leaf.order_to(bound),
            _ => self.of.base(&self.of.white_space.apply(bound), &Expanded).map(|_| None),
        }
    }

    fn has_prefixes(&self) -> bool {
        self.of.is_prefixed
    }

    fn is_value_of(&self, text: &str) -> bool {
        // One of the base: what a restriction allows is what is asked here.
        self.of.base(&self.of.white_space.apply(text), &Expanded).is_ok_and(|allowed| self.is_same_value(&allowed))
    }
}

impl SimpleValue for Value {
    fn read(&mut self, text: &str, facets: &Facets, names: &dyn ReadNames) -> Result<(), ValueError> {
        let text = self.of.white_space.or_stricter(facets.white_space).apply(text);
        *self = simple::allowed(self.of.value(&text, names), &text, facets, names, self.of.is_spelled())?;
        Ok(())
    }

    fn take(&mut self, text: &str, facets: &Facets) -> Result<(), ValueError> {
        let text = self.of.white_space.or_stricter(facets.white_space).apply(text);
        let value = self.of.value_of_value_text(&text).map_err(|error| error.of_type(facets.name))?;
        *self = restrict(value, facets, self.of.is_spelled())?;
        Ok(())
    }

    fn check(&self, text: &str, facets: &'static Facets, names: &dyn ReadNames) -> Result<(), ValueError> {
        if self.of.is_ambiguous && !self.of.value(text, names).is_ok_and(|again| self.is_same_value(&again)) {
            return Err(ValueError::ambiguous(text).of_type(facets.name));
        }
        // Patterns of names are for their prefixes.
        if self.of.is_prefixed && !names.have_prefixes() {
            return facets::check_value(self, text, &Facets { patterns: &[], ..*facets });
        }
        facets::check_value(self, text, facets)
    }

    fn check_own(&self) -> Result<(), ValueError> {
        // Parts are of built-in types, which promise that.
        Ok(())
    }

    fn write(&self, out: &mut String) {
        match &self.text {
            // Expanded, names have no prefixes.
            Some(text) if !self.of.is_prefixed => out.push_str(text),
            _ => self.write_held(out),
        }
    }

    fn write_in(&self, out: &mut String, names: &mut dyn WriteNames) -> error::Result<()> {
        if let Some(dynamic) = &self.dynamic_type {
            // The element says it: the text alone is not all that is written.
            names.name(&dynamic.name, &mut String::new())?;
        }
        match &self.text {
            Some(text) if self.of.is_prefixed => {
                let (mut written, mut names) = (String::new(), AsIn::new(names, text));
                self.write_held_in(&mut written, &mut names)?;
                // What is no name keeps its text, too.
                out.push_str(if names.all { text } else { &written });
                Ok(())
            }
            Some(text) => {
                out.push_str(text);
                Ok(())
            }
            None => self.write_held_in(out, names),
        }
    }

    fn texts(&self, wide: bool, out: &mut String) {
        match &self.text {
            Some(text) if !wide => pattern::literal(text, out),
            _ => self.held_texts(wide, out),
        }
    }

    fn is_prefixed(&self) -> bool {
        self.of.is_prefixed
    }

    fn is_spelled(&self) -> bool {
        self.of.is_spelled()
    }

    fn has_unprefixed(&self) -> bool {
        match &self.held {
            Held::Leaf(leaf) => leaf.has_unprefixed(),
            Held::Text(_) => false,
            Held::List(items) => items.iter().any(Self::has_unprefixed),
            Held::Member(_, member) => member.has_unprefixed(),
        }
    }

    fn processed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.of.white_space.apply(text) {
            Cow::Borrowed(text) => self.of_member(text),
            Cow::Owned(text) => Cow::Owned(self.of_member(&text).into_owned()),
        }
    }

    fn is_listed(&self) -> bool {
        match &self.held {
            Held::Leaf(leaf) => leaf.is_listed(),
            Held::Text(text) => text.listed().contains(&&*text.text),
            Held::List(_) => true,
            Held::Member(_, member) => SimpleValue::is_listed(&**member),
        }
    }

    fn is_ambiguous(&self) -> bool {
        self.of.is_ambiguous
    }

    fn identities(&self, with: Each<'_>) -> error::Result<()> {
        match &self.held {
            Held::Leaf(leaf) => leaf.identities(with),
            Held::Text(_) => Ok(()),
            Held::List(items) => items.iter().try_for_each(|item| item.identities(&mut *with)),
            Held::Member(_, member) => member.identities(with),
        }
    }

    fn key_value(&self) -> KeyValue {
        match &self.held {
            Held::Leaf(leaf) => leaf.key_value(),
            Held::Text(text) => KeyValue::text(&text.text),
            Held::List(items) => KeyValue::List(items.iter().map(Self::key_value).collect()),
            Held::Member(_, member) => member.key_value(),
        }
    }

    fn hash_value(&self, state: &mut dyn Hasher) {
        self.key_value().hash_value(state);
    }

    fn text(&self) -> Option<&str> {
        match &self.held {
            _ if self.text.is_some() || self.dynamic_type.is_some() => None,
            Held::Leaf(leaf) => leaf.text(),
            Held::Text(_) | Held::List(_) => None,
            Held::Member(_, member) => SimpleValue::text(&**member),
        }
    }

    fn keeps_type(&self) -> bool {
        self.of.typed
    }

    fn dynamic_type(&self) -> Option<&DynamicType> {
        self.dynamic_type.as_deref()
    }

    fn set_dynamic_type(&mut self, dynamic: DynamicType) {
        if self.of.typed {
            self.dynamic_type = Some(Box::new(dynamic));
        }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn assign(&mut self, other: &dyn Any) -> bool {
        match other.downcast_ref::<Self>() {
            Some(other) if std::ptr::eq(self.of, other.of) => {
                self.clone_from(other);
                true
            }
            _ => false,
        }
    }

    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<Self>().is_some_and(|other| std::ptr::eq(self.of, other.of) && self.is_same(other))
    }

    fn same_as_text(&self, text: &str) -> bool {
        self.of.value(&self.of.white_space.apply(text), &Expanded).is_ok_and(|other| self.is_same_value(&other))
    }

    fn form(&self) -> Form {
        self.of.form
    }

    fn primitive(&self) -> &'static str {
        match &self.held {
            Held::Leaf(leaf) if self.of.restricts.is_none() && !self.of.typed => leaf.primitive(),
            _ => "xs:string",
        }
    }

    fn parts(&self, with: Parts<'_>) {
        match &self.of.of {
            Of::Leaf(make) => make().parts(with),
            Of::Enum { .. } => {}
            Of::List(item) => with(&mut Self::blank(item), item.part_facets()),
            Of::Union(members) => {
                for member in members {
                    with(&mut Self::blank(member), member.part_facets());
                }
            }
        }
    }

    fn debug(&self) -> &dyn fmt::Debug {
        self
    }

    #[cfg(feature = "arbitrary")]
    fn candidate(&self, choose: &mut Choose<'_, '_>, facets: &Facets, attempt: usize) -> String {
        let facets = self.of.restricts.unwrap_or(facets);
        match &self.of.of {
            Of::Leaf(make) => make().candidate(choose, facets, attempt),
            Of::Enum { texts, .. } => choose.one_of(texts).to_owned(),
            Of::List(item) => {
                let read = |text: &str| item.value(text, &Expanded).is_ok();
                let blank = Self::blank(item);
                let candidate = |choose: &mut Choose<'_, '_>, attempt| blank.candidate(choose, Facets::none(), attempt);
                sample::list_of(choose, facets, attempt, candidate, read)
            }
            Of::Union(members) if facets.enumeration.is_empty() && facets.patterns.is_empty() => {
                let member = members.get(choose.below(members.len()));
                member.map_or(String::new(), |member| Self::blank(member).candidate(choose, Facets::none(), attempt))
            }
            Of::Union(_) => sample::candidate::<String>(choose, facets, attempt),
        }
    }
}
