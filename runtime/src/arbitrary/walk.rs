//! The walk along a type's table that fills in a value.

use super::{open, simple};
use crate::attributes::{DynamicType, OpenAttributes};
use crate::content_model::emptiable;
use crate::enumeration;
use crate::enumeration::EnumValue;
use crate::error::{Error, ErrorKind, Result};
use crate::known::Known;
use crate::named_types;
use crate::names::{NcName, QName};
use crate::open::{OpenElement, OpenNode};
use crate::prefixes::Expanded;
use crate::simple::SimpleValue;
use crate::simple::choose::Choose;
use crate::simple::facets::Facets;
use crate::simple::sample::free_text;
use crate::slot::{Fields, Info, Mut, NOT_CHOSEN, Occurs, Presence, Slot, TEXT, ValueKind, Variants, visitor_mut};
use crate::table::{Item, Kind, Model, More, Order, Process, Table};
use crate::write;

/// From here on, only what has to be there is made, and of a choice the branch that ends soonest.
const DEEP: usize = 12;
/// Nothing that has to be there is nested this deep; less than what reading allows.
const TOO_DEEP: usize = 100;

/// Of several types the one that surely has the text that is stated for the element: derived ones may have none.
pub(crate) fn type_with_text(item: &Item, of: ValueKind) -> Option<usize> {
    match of {
        ValueKind::Types(types) if item.kind == Kind::Element && item.more.default_or_fixed().is_some() => {
            types.declared_type()
        }
        _ => None,
    }
}

/// A value being made.
pub(super) struct Walk<'w, 's, 'a> {
    choose: &'w mut Choose<'s, 'a>,
    depth: usize,
    /// Restrictions of which no value was found.
    without: &'w [&'static Facets],
    /// What the element says of its text, where that is in a record.
    stated: &'static More,
    /// One more of them.
    stuck: Option<&'static Facets>,
}

impl<'w, 's, 'a> Walk<'w, 's, 'a> {
    pub(super) fn new(choose: &'w mut Choose<'s, 'a>, without: &'w [&'static Facets]) -> Self {
        Self { choose, depth: 0, without, stated: &More::NEW, stuck: None }
    }

    /// The restriction of which no value was found, unless known before.
    pub(super) fn stuck(&self) -> Option<&'static Facets> {
        self.stuck
    }

    /// The root element.
    pub(super) fn root(&mut self, item: &Item, slot: &mut dyn Slot) -> Result<()> {
        self.part(Table::EMPTY, item, slot, true)
    }

    /// One line of a table; with `must`, something has to stand there.
    fn part(&mut self, table: &Table, item: &Item, slot: &mut dyn Slot, must: bool) -> Result<()> {
        if item.kind == Kind::Mixed {
            return self.mixed(item, slot);
        }
        let stated = Item { more: self.stated, ..*item };
        let item = if item.kind == Kind::Text { &stated } else { item };
        let info = slot.info();
        let must_show = must || info.occurs != Occurs::One;
        for index in 0..self.count(item, info, must) {
            let index = (info.occurs == Occurs::Many).then_some(index);
            self.depth += 1;
            let result = self.one(table, item, slot, must_show);
            self.depth -= 1;
            result.map_err(|error| match item.kind {
                Kind::Element => error.within(item.name, index),
                Kind::Attribute => error.within(&format!("@{}", item.name), None),
                Kind::Group | Kind::Any | Kind::AnyAttribute | Kind::Text | Kind::Mixed => error,
            })?;
        }
        Ok(())
    }

    /// How many times a line stands.
    fn count(&mut self, item: &Item, info: &Info, must: bool) -> usize {
        let least = match info.occurs {
            Occurs::One => return 1,
            Occurs::Optional => usize::from(must),
            Occurs::Many => item.more.min.max(usize::from(must)),
        };
        let has_none = || matches!(item.more.process, Process::Strict(_)) && allowed(item).next().is_none();
        if self.is_tight() || self.is_without(info) || has_none() {
            return least;
        }
        match info.occurs {
            Occurs::Many => (least + self.choose.below(4)).min(item.more.max.max(least)),
            _ => least.max(self.choose.below(2)),
        }
    }

    fn is_tight(&self) -> bool {
        self.depth >= DEEP || self.choose.is_empty()
    }

    fn is_without(&self, info: &Info) -> bool {
        matches!(info.of, ValueKind::Simple(facets) if self.is_known(facets))
    }

    fn is_known(&self, facets: &Facets) -> bool {
        // By what they say: a constant may have more than one address.
        self.without.contains(&facets)
    }

    /// One value of a line; a group `must_show` itself by an element where it could as well be absent.
    fn one(&mut self, table: &Table, item: &Item, slot: &mut dyn Slot, must_show: bool) -> Result<()> {
        if self.depth > TOO_DEEP {
            return Err(Error::new(ErrorKind::Limit, "no value was found that is nested less deep"));
        }
        let info = slot.info();
        let can_be_nil = info.nillable && item.kind == Kind::Element && item.more.fixed.is_none();
        if can_be_nil && (self.choose.one_in(4) || self.is_without(info)) {
            let variant = self.variant(info.of);
            return slot.put(true, variant).map_or(Ok(()), |value| self.nil_attributes(value));
        }
        let variant = type_with_text(item, info.of).unwrap_or_else(|| self.variant(info.of));
        match slot.put(false, variant) {
            Some(Mut::Record(fields, inner)) if item.kind == Kind::Group => self.record(fields, inner, must_show),
            Some(Mut::OpenAttributes(attributes)) => {
                open::attributes(self.choose, item.more, table, attributes);
                Ok(())
            }
            Some(value) => self.value(item, value),
            None => Ok(()),
        }
    }

    /// A branch or type; when deep, the one that stands in as the blank, which is finite.
    fn variant(&mut self, of: ValueKind) -> usize {
        match of {
            ValueKind::Choice(table) | ValueKind::Types(table) if !self.is_tight() => {
                let count = table.names.len();
                let first = self.choose.below(count);
                // One in which more must stand than there are bytes leaves its turn to others.
                let is_small = |at: &usize| table.item(*at).is_none_or(|line| line.more.min <= self.choose.left());
                (first..count).chain(0..first).find(is_small).unwrap_or(first)
            }
            // What stands in for a value that is not known may have to hold another one: then each has its turn.
            ValueKind::Choice(table) | ValueKind::Types(table) if self.depth > 2 * DEEP => {
                let number = table.names.len().max(1);
                (self.depth + self.depth / number) % number
            }
            _ => NOT_CHOSEN,
        }
    }

    /// Attributes of an element that is nil.
    fn nil_attributes(&mut self, value: Mut<'_>) -> Result<()> {
        match value {
            Mut::Record(fields, table) => self.record(fields, table, false),
            Mut::Choice(types, _) => types.get_mut().put(false, 0).map_or(Ok(()), |value| self.nil_attributes(value)),
            Mut::OpenContent(content) => {
                open::attributes(self.choose, &More::NEW, Table::EMPTY, &mut content.attributes);
                Ok(())
            }
            Mut::OpenType(into) => {
                open::of_type(self.choose, 0, into);
                into.content.children.clear();
                into.content.prefixes.clear();
                Ok(())
            }
            Mut::Simple(..) | Mut::Enum(_) | Mut::OpenElement(_) | Mut::OpenAttributes(_) => Ok(()),
        }
    }

    fn value(&mut self, item: &Item, value: Mut<'_>) -> Result<()> {
        match value {
            Mut::Simple(leaf, facets) => {
                simple::leaf(self.choose, item, leaf, facets).inspect_err(|_| {
                    self.stuck = (!self.is_known(facets)).then_some(facets);
                })?;
                if leaf.keeps_type() && item.more.fixed.is_none() && !item.more.block && self.choose.one_in(2) {
                    self.typed(item, leaf, facets);
                }
                Ok(())
            }
            Mut::Enum(listed) => self.listed(item, listed),
            Mut::Record(fields, table) => {
                self.stated = item.more;
                self.record(fields, table, false)
            }
            Mut::Choice(choice, table) => self.chosen(item, choice, table),
            Mut::OpenContent(content) => {
                let levels = self.open_levels();
                if let Some(text) = item.more.default_or_fixed() {
                    if !text.is_empty() {
                        content.children.push(OpenNode::Text(text.to_owned()));
                    }
                } else {
                    open::content(self.choose, levels, content);
                }
                Ok(())
            }
            Mut::OpenElement(element) if matches!(item.more.process, Process::Strict(_)) => {
                *element = self.declared(item)?;
                Ok(())
            }
            Mut::OpenElement(element) => {
                let levels = self.open_levels();
                open::element(self.choose, levels, item.more.wildcard, element);
                Ok(())
            }
            Mut::OpenType(into) => {
                let levels = self.open_levels();
                open::of_type(self.choose, levels, into);
                Ok(())
            }
            Mut::OpenAttributes(_) => Ok(()),
        }
    }

    /// A value of some type that is derived from the declared one, and that type, of a complex one with attributes.
    fn typed(&mut self, item: &Item, leaf: &mut dyn SimpleValue, facets: &'static Facets) {
        let types = named_types::types_derived_from(item.more.types, facets);
        let Some(known) = types.get(self.choose.below(types.len())) else { return };
        if let (Ok(local), Some(text)) = (NcName::new(known.name), open::value_of(self.choose, known))
            && !(text.is_empty() && item.more.default.is_some())
        {
            if leaf.read(&text, facets, &Expanded).is_err() {
                return;
            }
            let mut canonical = String::new();
            leaf.write(&mut canonical);
            let name = QName::new(Some(known.namespace.to_owned()), local);
            if known.check(&canonical, &Expanded).is_ok()
                && named_types::find_nameable(item.more.types, item, facets, &name).is_ok()
                && let Ok(attributes) = self.attributes_of_type(known)
            {
                leaf.set_dynamic_type(DynamicType { name, attributes });
            }
        }
    }

    fn attributes_of_type(&mut self, known: &Known) -> Result<OpenAttributes> {
        let made = known.in_record(|table, slots| {
            for (line, item) in table.attributes() {
                if let Some(slot) = slots.get_mut(line) {
                    self.part(table, &item, *slot, false)?;
                }
            }
            named_types::attributes_of(table, slots)
        });
        made.unwrap_or_else(|| Ok(OpenAttributes::default()))
    }

    /// An element that a strict wildcard allows: a document.
    fn declared(&mut self, item: &Item) -> Result<OpenElement> {
        let mut element =
            Err(Error::new(ErrorKind::UnexpectedElement, "no element is declared that the wildcard allows"));
        let Some(documents) = item.more.process.documents() else { return element };
        let allowed: Vec<usize> = allowed(item).collect();
        if let Some(&root) = allowed.get(self.choose.below(allowed.len())) {
            documents.read(root, &mut |item, slot| {
                self.part(Table::EMPTY, item, slot, true)?;
                element = write::open::element_of_slot(item, slot);
                Ok(())
            })?;
        }
        element
    }

    fn open_levels(&self) -> usize {
        if self.is_tight() { 0 } else { 3 }
    }

    fn listed(&mut self, item: &Item, listed: &mut dyn EnumValue) -> Result<()> {
        let (texts, rule) = listed.texts();
        if let Some(fixed) = item.more.fixed {
            listed.set(&rule.apply(fixed));
            return Ok(());
        }
        // Where other values are kept, one of them.
        let other = free_text(self.choose, Facets::none());
        if self.choose.one_in(8)
            && listed.set(&rule.apply(&other))
            && enumeration::check(listed).is_ok()
            && !simple::means_default(item, listed.text())
        {
            return Ok(());
        }
        let first = self.choose.below(texts.len());
        let found = texts[first..].iter().chain(&texts[..first]).find(|text| !simple::means_default(item, text));
        if found.is_some_and(|text| listed.set(text)) {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Value, "no value of the enumeration can be written"))
    }

    fn chosen(&mut self, item: &Item, choice: &mut dyn Variants, table: &Table) -> Result<()> {
        if table.order == Order::Types {
            let slot = choice.get_mut();
            let variant = self.variant(slot.info().of);
            let Some(value) = slot.put(false, variant) else { return Ok(()) };
            // One without text is none where a text is fixed, nor, where nothing may stand in it, where there is a default.
            if let Mut::Record(_, of) | Mut::Choice(_, of) = &value {
                of.check_stated(item.more, of.is_nothing())?;
            }
            return self.value(item, value);
        }
        match table.item(choice.get().0) {
            Some(line) => self.part(table, &line, choice.get_mut(), true),
            None => Ok(()),
        }
    }

    /// Texts and elements, in an order that the model allows.
    fn mixed(&mut self, item: &Item, slot: &mut dyn Slot) -> Result<()> {
        let Some(table) = item.more.table else { return Ok(()) };
        let stated = self.stated;
        if let Some(fixed) = stated.fixed {
            put_text(slot, fixed);
            return Ok(());
        }
        if let Some(model) = item.more.model {
            self.model(item, model, table, slot)?;
        } else {
            let count = if self.is_tight() { 0 } else { self.choose.below(5) };
            for _ in 0..count {
                let name = table.names.get(self.choose.below(table.names.len())).copied().unwrap_or_default();
                self.model(item, &Model::One(name), table, slot)?;
            }
        }
        self.text_between(slot);
        if let (Some(default), Presence::Absent) = (stated.default, slot.get(0)) {
            put_text(slot, default);
        }
        Ok(())
    }

    fn model(&mut self, item: &Item, model: &Model, table: &Table, slot: &mut dyn Slot) -> Result<()> {
        match model {
            Model::One(name) => {
                self.text_between(slot);
                let variant = table.names.iter().position(|line| line == name).unwrap_or_default();
                match slot.put(false, variant) {
                    Some(Mut::Choice(choice, table)) => self.chosen(item, choice, table),
                    _ => Ok(()),
                }
            }
            Model::Sequence(parts) | Model::All(parts) => {
                parts.iter().try_for_each(|part| self.model(item, part, table, slot))
            }
            Model::Choice(_) if self.is_tight() && emptiable(model) => Ok(()),
            Model::Choice(branches) => {
                let branch = &branches[self.choose.below(branches.len())];
                self.model(item, branch, table, slot)
            }
            Model::Times(least, most, part) => {
                let more = if self.is_tight() { 0 } else { self.choose.below(3) };
                (0..(least + more).min(*most)).try_for_each(|_| self.model(item, part, table, slot))
            }
        }
    }

    /// No two texts stand side by side, and none is empty.
    fn text_between(&mut self, slot: &mut dyn Slot) {
        let text = free_text(self.choose, Facets::none());
        if !text.is_empty() && self.choose.one_in(2) {
            put_text(slot, &text);
        }
    }

    fn record(&mut self, fields: &mut dyn Fields, table: &Table, must_show: bool) -> Result<()> {
        let mut result = Ok(());
        fields.slots_mut(&mut visitor_mut(|slots| {
            let forced = if must_show { self.forced(table, slots) } else { None };
            result = (table.items().zip(slots.iter_mut()).enumerate())
                .try_for_each(|(index, (item, slot))| self.part(table, &item, *slot, forced == Some(index)));
        }));
        result
    }

    /// The line that has to stand so that a group is there to be seen: without any, it would be read as absent.
    fn forced(&mut self, table: &Table, slots: &[&mut dyn Slot]) -> Option<usize> {
        let shows = |(item, slot): (Item, &&mut dyn Slot)| match slot.info().occurs {
            Occurs::One => matches!(item.kind, Kind::Element | Kind::Any),
            Occurs::Optional => false,
            Occurs::Many => item.kind != Kind::Group && item.more.min > 0,
        };
        if table.items().zip(slots).any(shows) {
            return None;
        }
        let can = |index: &usize| table.item(*index).is_some_and(|item| item.is_content());
        let lines: Vec<usize> = (0..slots.len()).filter(can).collect();
        lines.get(self.choose.below(lines.len())).copied()
    }
}

/// Adds a text to mixed content, unless it is empty.
fn put_text(slot: &mut dyn Slot, text: &str) {
    if !text.is_empty()
        && let Some(Mut::Simple(leaf, facets)) = slot.put(false, TEXT)
    {
        // Any text is one.
        let _ = leaf.read(text, facets, &crate::prefixes::Expanded);
    }
}

/// The numbers of the documents that a wildcard allows.
fn allowed(item: &Item) -> impl Iterator<Item = usize> {
    let roots = item.more.process.documents().map_or(&[][..], |documents| documents.roots());
    let wildcard = item.more.wildcard;
    roots.iter().enumerate().filter(move |(_, root)| wildcard.allows(root.namespace())).map(|(number, _)| number)
}
