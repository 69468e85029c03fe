//! The walk along a type's table that fills in a value.

use super::choose::Choose;
use super::{open, simple};
use crate::error::{Error, ErrorKind, Result};
use crate::facets::Facets;
use crate::slot::{Fields, Info, Listed, Mut, NOT_CHOSEN, Occurs, Of, Slot, Variants, fill};
use crate::table::{Item, Kind, More, Order, Table};

/// From here on, only what has to be there is made, and of a choice the branch that ends soonest.
const DEEP: usize = 12;
/// Nothing that has to be there is nested this deep; less than what reading allows.
const TOO_DEEP: usize = 100;

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
        let stated = Item { more: self.stated, ..*item };
        let item = if item.kind == Kind::Text { &stated } else { item };
        let info = slot.info();
        let must_show = must || info.occurs != Occurs::One;
        for index in 0..self.count(item, &info, must) {
            let index = (info.occurs == Occurs::Many).then_some(index);
            self.depth += 1;
            let result = self.one(table, item, slot, must_show);
            self.depth -= 1;
            result.map_err(|error| match item.kind {
                Kind::Element => error.within(item.name, index),
                Kind::Attribute => error.within(&format!("@{}", item.name), None),
                Kind::Group | Kind::Any | Kind::AnyAttribute | Kind::Text => error,
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
        if self.is_tight() || self.is_without(info) {
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
        matches!(info.of, Of::Leaf(facets) if self.is_known(facets))
    }

    fn is_known(&self, facets: &Facets) -> bool {
        self.without.iter().any(|without| std::ptr::eq(*without, facets))
    }

    /// One value of a line; a group `must_show` itself by an element where it could as well be absent.
    fn one(&mut self, table: &Table, item: &Item, slot: &mut dyn Slot, must_show: bool) -> Result<()> {
        if self.depth > TOO_DEEP {
            return Err(Error::new(ErrorKind::Limit, "no value was found that is nested less deep"));
        }
        let info = slot.info();
        if info.nillable && item.kind == Kind::Element && (self.choose.one_in(4) || self.is_without(&info)) {
            let _ = slot.put(true, 0);
            return Ok(());
        }
        let variant = self.variant(info.of);
        match slot.put(false, variant) {
            Some(Mut::Record(fields, inner)) if item.kind == Kind::Group => self.record(fields, inner, must_show),
            Some(Mut::OpenAttributes(attributes)) => {
                open::attributes(self.choose, item.more.wildcard, table, attributes);
                Ok(())
            }
            Some(value) => self.value(item, value),
            None => Ok(()),
        }
    }

    /// A branch or type; when deep, the one that stands in as the blank, which is finite.
    fn variant(&mut self, of: Of) -> usize {
        match of {
            Of::Choice(table) | Of::Types(table) if !self.is_tight() => self.choose.below(table.names.len()),
            _ => NOT_CHOSEN,
        }
    }

    fn value(&mut self, item: &Item, value: Mut<'_>) -> Result<()> {
        match value {
            Mut::Leaf(leaf, facets) => simple::leaf(self.choose, item, leaf, facets).inspect_err(|_| {
                self.stuck = (!self.is_known(facets)).then_some(facets);
            }),
            Mut::Listed(listed) => self.listed(item, listed),
            Mut::Record(fields, table) => {
                self.stated = item.more;
                self.record(fields, table, false)
            }
            Mut::Choice(choice, table) => self.chosen(item, choice, table),
            Mut::OpenContent(content) => {
                let levels = self.open_levels();
                open::content(self.choose, levels, content);
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

    fn open_levels(&self) -> usize {
        if self.is_tight() { 0 } else { 3 }
    }

    fn listed(&mut self, item: &Item, listed: &mut dyn Listed) -> Result<()> {
        let (texts, rule) = listed.texts();
        if let Some(fixed) = item.more.fixed {
            listed.set(&rule.apply(fixed));
            return Ok(());
        }
        // Where other values are kept, one of them.
        let other = simple::free_text(self.choose, &Facets::NONE);
        if self.choose.one_in(8) && listed.set(&rule.apply(&other)) && !simple::means_default(item, listed.text()) {
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
            return slot.put(false, variant).map_or(Ok(()), |value| self.value(item, value));
        }
        match table.item(choice.get().0) {
            Some(line) => self.part(table, &line, choice.get_mut(), true),
            None => Ok(()),
        }
    }

    fn record(&mut self, fields: &mut dyn Fields, table: &Table, must_show: bool) -> Result<()> {
        let mut result = Ok(());
        fields.slots_mut(&mut fill(|slots| {
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
