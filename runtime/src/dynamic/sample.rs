//! Documents made from a schema: the smallest, one with everything, one with everything cleared, one for each branch, and
//! random ones.
//!
//! In come tables and what is wanted; out go documents. A walk of its own goes along the tables, as that of random values
//! does: it fills slots in, and what was made is checked by writing and reading it before it gets out.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use super::place::Field;
use super::tables::{Document, Tables};
use crate::arbitrary::Unstructured;
use crate::arbitrary::{can_be_written, look_of, means_default, type_with_text};
use crate::content_model::emptiable;
use crate::document::Roots;
use crate::enumeration;
use crate::error::{Error, ErrorKind, Result};
use crate::open::{ExpandedName, OpenElement, OpenNode};
use crate::prefixes::Expanded;
use crate::simple::choose::{Choose, next_number};
use crate::simple::facets::Facets;
use crate::simple::{Identity, SimpleValue};
use crate::slot::{Mut, NOT_CHOSEN, Occurs, Slot, TEXT, ValueKind, Variants, visitor_mut};
use crate::table::{Item, Kind, Model, More, Order, Process, Table, Wildcard};
use crate::{ReadOptions, write};

/// Nothing is nested deeper.
const DEEPEST: usize = 60;
/// From here on, only what has to be there is made.
const DEEP: usize = 12;
/// How many texts are tried for a value.
const TRIES: usize = 200;
/// At most so many documents show branches.
const MOST: usize = 1000;
/// How many values a document has at most.
const MOST_VALUES: usize = 100_000;
/// And an example, which is to be read by people.
const MOST_VALUES_SHOWN: usize = 2_000;

/// What is in a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// What must be there.
    Smallest,
    /// All that can be there.
    Full,
    /// The same, but for the first field that can be nil, which is.
    Example,
    /// All that can be is nil.
    Cleared,
    /// As many documents as show each branch of each choice.
    Branches,
    /// So many random ones, from this seed.
    Random(usize, u64),
}

/// Which tables lead to which, by their addresses: known once for all documents of some tables.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The tables that have one in them, each with the line that does.
    leads_here: HashMap<usize, Vec<(usize, usize)>>,
    /// The tables of a type, by its name, and the sets that it is in; each with the namespace of that.
    by_name: HashMap<&'static str, Vec<(&'static str, usize)>>,
    /// The first root of each table.
    roots: HashMap<usize, usize>,
}

/// The way to the wanted type: how far each table is from one that is it, or has it, and by which line one gets nearer.
#[derive(Default)]
struct Way(HashMap<usize, (usize, Option<usize>)>);

/// Makes documents. `name` is that of a root element or of a type in one, with its namespace if that matters.
pub(super) fn samples(
    tables: &'static Tables,
    namespace: Option<&str>,
    name: &str,
    sample: Sample,
) -> Result<Vec<Document>> {
    let links = tables.links();
    let (root, way) = if let Some(root) = tables.root(namespace, name) {
        (root, Way::default())
    } else {
        links.way(namespace, name).ok_or_else(|| {
            Error::new(ErrorKind::Type, format!("no element `{name}` and no type of an element in one of them"))
        })?
    };
    let make = |seed, shown: &mut HashSet<(usize, usize)>| -> Result<(Document, bool)> {
        let mut walk = Walk {
            sample,
            seed,
            count: 0,
            values: 0,
            depth: 0,
            way: &way,
            wanted: (namespace, name),
            around: Vec::new(),
            ids: BTreeSet::new(),
            shown,
            is_new: false,
            stated: More::NOTHING,
            is_wanted: way.0.is_empty(),
            has_cleared: false,
        };
        let document = Roots::read(&tables, root, &mut |item, slot| walk.root(item, slot))?;
        check(tables, &document)?;
        Ok((document, walk.is_new))
    };
    let mut shown = HashSet::new();
    match sample {
        Sample::Smallest | Sample::Full | Sample::Example | Sample::Cleared => Ok(vec![make(0, &mut shown)?.0]),
        Sample::Branches => {
            let mut all = Vec::new();
            while all.len() < MOST {
                let (document, is_new) = make(0, &mut shown)?;
                if !is_new && !all.is_empty() {
                    break;
                }
                all.push(document);
            }
            Ok(all)
        }
        Sample::Random(count, seed) => {
            // Seeds that follow on each other have no documents in common.
            let first = seed.wrapping_mul(0xd134_2543_de82_ef95);
            (0..count).map(|number| Ok(make(first.wrapping_add(number as u64), &mut shown)?.0)).collect()
        }
    }
}

/// Whether a document is written and read again, as one that is valid in all.
fn check(tables: &'static Tables, document: &Document) -> Result<()> {
    let text = crate::to_string(document)?;
    tables.check(ReadOptions::new(), text.as_bytes()).map(drop).map_err(|errors| {
        let first = errors.into_iter().next();
        first.unwrap_or_else(|| Error::new(ErrorKind::Value, "what was made is not valid"))
    })
}

fn address(table: &'static Table) -> usize {
    std::ptr::from_ref(table).addr()
}

fn table_of(kind: ValueKind) -> Option<&'static Table> {
    match kind {
        ValueKind::Record(table) | ValueKind::Choice(table) | ValueKind::Types(table) => Some(table),
        ValueKind::Simple(_) | ValueKind::Enum(_) | ValueKind::Open => None,
    }
}

impl Links {
    /// Of all tables that the fields of roots lead to.
    pub(super) fn of(fields: impl Iterator<Item = &'static Field>) -> Self {
        let (mut links, mut seen) = (Self::default(), HashSet::new());
        let mut queue: VecDeque<_> = fields.collect();
        for (number, field) in queue.iter().enumerate() {
            if let Some(table) = table_of(field.kind()) {
                links.roots.entry(address(table)).or_insert(number);
            }
        }
        while let Some(field) = queue.pop_front() {
            let Some(table) = table_of(field.kind()) else { continue };
            let at = address(table);
            if !seen.insert(at) {
                continue;
            }
            let mut named = |namespace, name| links.by_name.entry(name).or_default().push((namespace, at));
            match table.order {
                Order::Types => {
                    let members = table.items().filter(|item| item.kind == Kind::Element);
                    members.for_each(|item| named(item.namespace(), item.name));
                }
                _ => named(table.namespace, table.name),
            }
            for (line, inner) in field.inner().iter().enumerate() {
                if let Some(to) = table_of(inner.kind()) {
                    links.leads_here.entry(address(to)).or_default().push((at, line));
                }
            }
            queue.extend(field.inner());
        }
        links
    }

    /// The way to a type from the nearest root, the first of several. It is looked for no farther than that.
    fn way(&self, namespace: Option<&str>, name: &str) -> Option<(usize, Way)> {
        let named = self.by_name.get(name).into_iter().flatten();
        let wanted = named.filter(|(of, _)| namespace.is_none_or(|namespace| namespace == *of));
        let mut way = Way::default();
        let mut nearest: Option<(usize, usize)> = None;
        let mut queue: VecDeque<_> = wanted.map(|(_, at)| (*at, 0, None)).collect();
        while let Some((at, distance, line)) = queue.pop_front() {
            if nearest.is_some_and(|(found, _)| found < distance) {
                break;
            }
            match way.0.entry(at) {
                // Of several lines the first.
                Entry::Occupied(mut known) => {
                    let (nearest, first) = known.get_mut();
                    if *nearest == distance {
                        *first = line.min(*first);
                    }
                    continue;
                }
                Entry::Vacant(new) => new.insert((distance, line)),
            };
            if let Some(root) = self.roots.get(&at) {
                nearest = Some(nearest.map_or((distance, *root), |found| found.min((distance, *root))));
            }
            let before = self.leads_here.get(&at).into_iter().flatten();
            queue.extend(before.map(|(before, line)| (*before, distance + 1, Some(*line))));
        }
        nearest.map(|(_, root)| (root, way))
    }
}

struct Walk<'w> {
    sample: Sample,
    seed: u64,
    /// How many texts were made.
    count: usize,
    /// How many values.
    values: usize,
    depth: usize,
    way: &'w Way,
    /// The namespace, where it matters, and the name of what is wanted.
    wanted: (Option<&'w str>, &'w str),
    /// The tables around what is made.
    around: Vec<usize>,
    /// The `ID`s so far.
    ids: BTreeSet<String>,
    /// Which branches were shown, by table and number.
    shown: &'w mut HashSet<(usize, usize)>,
    /// Whether one was that had not been before.
    is_new: bool,
    /// What the element says of its text.
    stated: &'static More,
    /// Whether it is in what was wanted.
    is_wanted: bool,
    /// Whether the field of an example that is nil has been.
    has_cleared: bool,
}

impl Walk<'_> {
    fn root(&mut self, item: &Item, slot: &mut dyn Slot) -> Result<()> {
        self.line(Table::EMPTY, item, slot, true)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(next_number(&mut self.seed) % end.max(1) as u64).unwrap_or(0)
    }

    fn is_random(&self) -> bool {
        matches!(self.sample, Sample::Random(..))
    }

    /// How many values a line has; with `must`, at least one.
    fn times(&mut self, item: &Item, slot: &dyn Slot, must: bool) -> usize {
        let info = slot.info();
        let least = match info.occurs {
            Occurs::One => return 1,
            Occurs::Optional => usize::from(must),
            Occurs::Many => item.more.min.max(usize::from(must)),
        };
        let bound = if info.occurs == Occurs::Many { item.more.max.max(least) } else { 1 };
        // Around what is wanted, only what leads there.
        let is_around = !self.is_wanted || self.depth >= DEEP || self.is_recursive(info.of);
        let is_open = matches!(item.kind, Kind::Any | Kind::AnyAttribute);
        let more = match self.sample {
            _ if is_around || is_open => 0,
            Sample::Smallest => 0,
            Sample::Full | Sample::Example | Sample::Branches => 1,
            Sample::Cleared => usize::from(info.nillable && item.kind == Kind::Element && item.more.fixed.is_none()),
            Sample::Random(..) => self.below(if info.occurs == Occurs::Many { 4 } else { 2 }),
        };
        least.max(more).min(bound)
    }

    /// Whether a value would stand in another one of its type.
    fn is_recursive(&self, kind: ValueKind) -> bool {
        table_of(kind).is_some_and(|table| self.around.contains(&address(table)))
    }

    fn line(&mut self, table: &Table, item: &Item, slot: &mut dyn Slot, must: bool) -> Result<()> {
        if item.kind == Kind::Mixed {
            return self.mixed(item, slot);
        }
        let stated = Item { more: self.stated, ..*item };
        let item = if item.kind == Kind::Text { &stated } else { item };
        for index in 0..self.times(item, slot, must) {
            self.depth += 1;
            let result = if self.depth > DEEPEST {
                Err(Error::new(ErrorKind::Limit, "no value was found that is nested less deep"))
            } else {
                self.one(table, item, slot)
            };
            self.depth -= 1;
            let index = (slot.info().occurs == Occurs::Many).then_some(index);
            result.map_err(|error| match item.kind {
                Kind::Element => error.within(item.name, index),
                Kind::Attribute => error.within(&format!("@{}", item.name), None),
                _ => error,
            })?;
        }
        Ok(())
    }

    /// One more value, or step on the way to one.
    fn note_value(&mut self) -> Result<()> {
        self.values += 1;
        let most = if self.sample == Sample::Example { MOST_VALUES_SHOWN } else { MOST_VALUES };
        if self.values > most {
            return Err(Error::new(ErrorKind::Limit, format!("the document would have more than {most} values")));
        }
        Ok(())
    }

    fn one(&mut self, table: &Table, item: &Item, slot: &mut dyn Slot) -> Result<()> {
        self.note_value()?;
        let info = slot.info();
        let can_be_nil = info.nillable && item.kind == Kind::Element && item.more.fixed.is_none() && self.is_wanted;
        let nil = match self.sample {
            Sample::Cleared => true,
            Sample::Example => can_be_nil && !std::mem::replace(&mut self.has_cleared, true),
            Sample::Random(..) => self.below(4) == 0,
            _ => false,
        };
        let was_wanted = self.is_wanted;
        // Not on the way to what is wanted.
        let stated = if self.is_wanted { type_with_text(item, info.of) } else { None };
        let variant = stated.unwrap_or_else(|| self.variant(info.of));
        let result = if can_be_nil && nil {
            slot.put(true, variant).map_or(Ok(()), |value| self.nil_attributes(value))
        } else {
            match slot.put(false, variant) {
                Some(value) => self.value(table, item, value),
                None => Ok(()),
            }
        };
        // What comes behind it in a record is no part of it.
        self.is_wanted = was_wanted;
        result
    }

    /// The branch or type of a value.
    fn variant(&mut self, kind: ValueKind) -> usize {
        let (ValueKind::Choice(table) | ValueKind::Types(table)) = kind else { return NOT_CHOSEN };
        if !self.is_wanted {
            return self.towards(table).unwrap_or(NOT_CHOSEN);
        }
        let count = table.names.len();
        if self.depth >= DEEP || count == 0 {
            return NOT_CHOSEN;
        }
        match self.sample {
            Sample::Random(..) => {
                let known = table.items().position(|item| item.kind == Kind::Any && table.order == Order::Types);
                self.below(known.unwrap_or(count))
            }
            Sample::Branches if table.order == Order::Choice && !self.is_recursive(kind) => {
                let at = address(table);
                match (0..count).find(|branch| !self.shown.contains(&(at, *branch))) {
                    Some(branch) => {
                        self.shown.insert((at, branch));
                        self.is_new = true;
                        branch
                    }
                    None => 0,
                }
            }
            // Of several types the declared one, unless that is abstract.
            _ if table.order == Order::Types => table.declared_type().unwrap_or(0),
            _ => NOT_CHOSEN,
        }
    }

    /// The branch or type that leads to what is wanted.
    fn towards(&mut self, table: &'static Table) -> Option<usize> {
        if table.order == Order::Types {
            let is_type = |item: Item| item.kind == Kind::Element && self.is_it(item.namespace(), item.name);
            if let Some(found) = table.named(self.wanted.1).find(|line| table.item(*line).is_some_and(is_type)) {
                self.is_wanted = true;
                return Some(found);
            }
        }
        self.way.0.get(&address(table)).and_then(|(_, line)| *line)
    }

    /// Whether this is what is wanted.
    fn is_it(&self, of: &str, local: &str) -> bool {
        let (namespace, name) = self.wanted;
        local == name && namespace.is_none_or(|namespace| namespace == of)
    }

    fn value(&mut self, table: &Table, item: &Item, value: Mut<'_>) -> Result<()> {
        match value {
            Mut::Simple(leaf, facets) => self.text(item, leaf, facets),
            Mut::Enum(listed) => {
                let (texts, rule) = listed.texts();
                if let Some(fixed) = item.more.fixed {
                    listed.set(&rule.apply(fixed));
                    return Ok(());
                }
                let first = if self.is_random() { self.below(texts.len()) } else { 0 };
                let mut texts = texts[first..].iter().chain(&texts[..first]);
                match texts.find(|text| !means_default(item, text)) {
                    Some(text) if listed.set(text) && enumeration::check(listed).is_ok() => Ok(()),
                    _ => Err(Error::new(ErrorKind::Value, "no value of the enumeration can be written")),
                }
            }
            Mut::Record(fields, inner) => {
                if item.kind == Kind::Element {
                    self.stated = item.more;
                }
                self.record(fields, inner)
            }
            Mut::Choice(choice, inner) => self.chosen(item, choice, inner),
            Mut::OpenContent(content) => {
                let text = item.more.default_or_fixed().unwrap_or("any content");
                if !text.is_empty() {
                    content.children.push(OpenNode::Text(text.to_owned()));
                }
                Ok(())
            }
            Mut::OpenElement(element) => {
                *element = self.open_element(table, item)?;
                Ok(())
            }
            Mut::OpenAttributes(_) => Ok(()),
            Mut::OpenType(_) => {
                Err(Error::new(ErrorKind::Type, "the type is not selected, and nothing is known of it"))
            }
        }
    }

    fn record(&mut self, fields: &mut dyn crate::slot::Fields, table: &'static Table) -> Result<()> {
        let at = address(table);
        self.is_wanted |= self.is_it(table.namespace, table.name);
        // The line that leads to what is wanted must stand.
        let forced = if self.is_wanted { None } else { self.towards(table) };
        self.around.push(at);
        let mut result = Ok(());
        fields.slots_mut(&mut visitor_mut(|slots| {
            result = table
                .items()
                .zip(slots.iter_mut())
                .enumerate()
                .try_for_each(|(index, (item, slot))| self.line(table, &item, *slot, forced == Some(index)));
        }));
        self.around.pop();
        result
    }

    fn chosen(&mut self, item: &Item, choice: &mut dyn Variants, table: &'static Table) -> Result<()> {
        self.around.push(address(table));
        let result = if table.order == Order::Types {
            let slot = choice.get_mut();
            let variant = self.variant(slot.info().of);
            slot.put(false, variant).map_or(Ok(()), |value| self.value(table, item, value))
        } else {
            match table.item(choice.get().0) {
                Some(line) => self.line(table, &line, choice.get_mut(), true),
                None => Ok(()),
            }
        };
        self.around.pop();
        result
    }

    /// What must stand beside nil.
    fn nil_attributes(&mut self, value: Mut<'_>) -> Result<()> {
        match value {
            Mut::Record(fields, table) => self.record(fields, table),
            Mut::Choice(types, _) => types.get_mut().put(false, 0).map_or(Ok(()), |value| self.nil_attributes(value)),
            _ => Ok(()),
        }
    }

    /// An element that a wildcard allows, where one must stand.
    fn open_element(&mut self, table: &Table, item: &Item) -> Result<OpenElement> {
        let wildcard = item.more.wildcard;
        if let Process::Strict(documents) = item.more.process {
            let root = documents.roots().iter().position(|root| wildcard.allows(root.namespace()));
            let mut made =
                Err(Error::new(ErrorKind::UnexpectedElement, "no element is declared that the wildcard allows"));
            if let Some(root) = root {
                documents.read(root, &mut |item, slot| {
                    self.line(Table::EMPTY, item, slot, true)?;
                    made = write::open::element_of_slot(item, slot);
                    Ok(())
                })?;
            }
            return made;
        }
        let namespace = match wildcard {
            Wildcard::Any => table.elements,
            Wildcard::Other("urn:example:other") => "urn:example:another",
            Wildcard::Other(_) => "urn:example:other",
            Wildcard::OneOf(list) => list.first().copied().unwrap_or_default(),
        };
        Ok(OpenElement::text(ExpandedName::new(namespace, "any-element"), "any content"))
    }

    fn mixed(&mut self, item: &Item, slot: &mut dyn Slot) -> Result<()> {
        let Some(table) = item.more.table else { return Ok(()) };
        let stated = self.stated;
        let text = |slot: &mut dyn Slot, text: &str| {
            if let (false, Some(Mut::Simple(leaf, facets))) = (text.is_empty(), slot.put(false, TEXT)) {
                // Any text is one.
                let _ = leaf.read(text, facets, &Expanded);
            }
        };
        if let Some(stated) = stated.fixed {
            text(slot, stated);
            return Ok(());
        }
        text(slot, "some text ");
        match item.more.model {
            Some(model) => self.model(item, model, table, slot),
            None => Ok(()),
        }
    }

    fn model(&mut self, item: &Item, model: &Model, table: &Table, slot: &mut dyn Slot) -> Result<()> {
        self.note_value()?;
        match model {
            Model::One(name) => {
                let variant = table.names.iter().position(|line| line == name).unwrap_or_default();
                match slot.put(false, variant) {
                    Some(Mut::Choice(choice, table)) => self.chosen(item, choice, table),
                    _ => Ok(()),
                }
            }
            Model::Sequence(parts) | Model::All(parts) => {
                parts.iter().try_for_each(|part| self.model(item, part, table, slot))
            }
            Model::Choice(branches) => match branches.iter().find(|branch| emptiable(branch)).or(branches.first()) {
                Some(branch) => self.model(item, branch, table, slot),
                None => Ok(()),
            },
            Model::Times(least, _, part) => (0..*least).try_for_each(|_| self.model(item, part, table, slot)),
        }
    }

    /// A text that says what it is, where the type allows one.
    fn text(&mut self, item: &Item, leaf: &mut dyn SimpleValue, facets: &'static Facets) -> Result<()> {
        if let Some(fixed) = item.more.fixed {
            return leaf.read(fixed, facets, &Expanded).map_err(Error::value);
        }
        self.count += 1;
        let number = self.count;
        let mut refers = false;
        if !self.is_random() {
            for text in telling(item.name, number, facets) {
                if self.takes(item, leaf, facets, &text, &mut refers) {
                    return Ok(());
                }
            }
        }
        let bytes: Vec<u8> = (0..512).map(|_| u8::try_from(self.below(256)).unwrap_or(0)).collect();
        let mut source = Unstructured::new(&bytes);
        let mut choose = Choose::new(&mut source, look_of);
        let mut ids_were_tried = false;
        for attempt in 0..TRIES {
            if refers && !ids_were_tried {
                ids_were_tried = true;
                let known: Vec<String> = self.ids.iter().take(TRIES).cloned().collect();
                if known.iter().any(|id| self.takes(item, leaf, facets, id, &mut refers)) {
                    return Ok(());
                }
            }
            let text = leaf.candidate(&mut choose, facets, attempt);
            if self.takes(item, leaf, facets, &text, &mut refers) {
                return Ok(());
            }
        }
        Err(Error::new(ErrorKind::Value, "no text was found that the type allows"))
    }

    /// Whether a value takes a text, and is written as one that is read as it again; notes whether it `refers` to an `ID`.
    fn takes(
        &mut self,
        item: &Item,
        leaf: &mut dyn SimpleValue,
        facets: &'static Facets,
        text: &str,
        refers: &mut bool,
    ) -> bool {
        if leaf.read(text, facets, &Expanded).is_err() || !can_be_written(item, leaf, facets) {
            return false;
        }
        // An `ID` stands once, and what an `IDREF` refers to is there.
        let (mut fits, mut ids) = (true, Vec::new());
        let _ = leaf.identities(&mut |identity, id| {
            let is_reference = identity == Identity::IdRef;
            *refers |= is_reference;
            fits &= self.ids.contains(id) == is_reference;
            if !is_reference {
                ids.push(id.to_owned());
            }
            Ok(())
        });
        if fits {
            self.ids.extend(ids);
        }
        fits
    }
}

/// Texts that say what they are: an address, a number, the name of the element, each with a number; then such as types have
/// that are no texts.
fn telling(name: &str, number: usize, facets: &Facets) -> Vec<String> {
    let lower = name.to_ascii_lowercase();
    let mut all = Vec::new();
    let is = |word: &str| lower.contains(word);
    if is("mail") || is("userid") || is("address") {
        all.push(format!("user-{number}@example.com"));
    }
    if is("phone") || is("number") || is("dn") || is("extension") {
        all.extend([format!("+1555010{:04}", number % 10_000), format!("{}", 1000 + number % 9000)]);
    }
    if is("url") || is("uri") {
        all.push(format!("https://example.com/{number}"));
    }
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    all.push(format!("{plain}-{number}"));
    // Cut to what facets allow, with the number in it as far as there is room.
    let most = facets.length.or(facets.max_length).unwrap_or(usize::MAX);
    let least = facets.length.or(facets.min_length).unwrap_or(0).min(10_000);
    let digits = number.to_string();
    let room = most.saturating_sub(digits.len());
    let mut fitting: String = plain.chars().take(room.min(30)).collect();
    fitting.push_str(&digits);
    while fitting.len() < least {
        fitting.push('x');
    }
    all.push(fitting);
    all.push(digits);
    all.extend(facets.enumeration.iter().map(|text| (*text).to_owned()));
    all.extend([facets.min_inclusive, facets.max_inclusive].into_iter().flatten().map(str::to_owned));
    let usual = [
        "1",
        "true",
        "2030-01-31",
        "2030-01-31T12:00:00Z",
        "12:00:00",
        "2030",
        "2030-01",
        "--01-31",
        "--01",
        "---31",
        "P1D",
        "en",
        "user-1@example.com",
        "192.0.2.1",
        "example.com",
        "00",
        "AAAA",
        "-1",
        "0",
        "1.5",
        "name",
    ];
    all.extend(usual.iter().map(|text| (*text).to_owned()));
    all
}
