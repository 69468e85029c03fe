//! Lists of a document, by the names of the elements around them, as errors show them: `/users/user`.
//!
//! In comes a path; what then holds: the tables of the document lead to a list there, and its items are of the type asked for.

use crate::document::Roots;
use crate::error::{Error, ErrorKind, Result};
use crate::slot::{Info, Make, Mut, Occurs, Slot, ValueKind, visitor_mut};
use crate::table::{Item, Kind, Order, Table};

/// So many lists are named where a path leads to none.
const SHOWN: usize = 8;
/// So many lines are looked at to find them, and so deep.
const LOOKED_AT: usize = 50_000;
const DEEPEST: usize = 6;

/// A list of a document.
#[derive(Clone, Debug)]
pub(crate) struct ListPath {
    steps: Vec<String>,
    /// What its slot can hold.
    info: &'static Info,
    /// How many of the elements on the path, from the root on, there is but one of: so many that the list is in, or no end of
    /// them where there is but one list.
    once: usize,
}

impl ListPath {
    /// The list at this path, whose items are `T`.
    pub(crate) fn of<T: Make>(roots: &impl Roots, path: &str) -> Result<Self> {
        let steps: Vec<String> = path.trim_start_matches('/').split('/').map(str::to_owned).collect();
        let mut search = Search { steps: Some(&steps), length: steps.len(), left: usize::MAX, ..Search::default() };
        search.documents(roots);
        let found = search.found;
        let once = found.iter().map(|found| found.once).min().unwrap_or_default();
        let list = Self { steps: steps.clone(), info: const { &<Vec<T> as Make>::INFO }, once };
        // Other open parts have no element of their own.
        let is_element =
            || !matches!(T::INFO.of, ValueKind::Open) || matches!(T::make(0).put(false, 0), Some(Mut::OpenContent(_)));
        if found.iter().any(|found| list.holds(found.info)) && is_element() {
            return Ok(list);
        }
        Err(match found.first() {
            Some(found) => {
                let message = format!("the items of `{list}` are {}, not {}", shown(found.info), shown(list.info));
                Error::new(ErrorKind::Type, message)
            }
            None => list.leads_nowhere(roots),
        })
    }

    /// The list of such items at a path that is known to lead there.
    #[cfg(feature = "dynamic")]
    pub(crate) fn known(steps: &[&str], info: &'static Info, once: usize) -> Self {
        Self { steps: steps.iter().map(|step| (*step).to_owned()).collect(), info, once }
    }

    fn leads_nowhere(&self, roots: &impl Roots) -> Error {
        let mut search = Search { left: LOOKED_AT, ..Search::default() };
        for length in 2..=DEEPEST {
            search.length = length;
            search.documents(roots);
        }
        let mut paths: Vec<String> = Vec::new();
        for Found { path, .. } in search.found {
            let path = format!("`/{path}`");
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        let message = match paths.len() {
            0 => format!("`{self}` leads to no list, and the schema has none"),
            1..=SHOWN => format!("`{self}` leads to no list; there are {}", paths.join(", ")),
            _ => format!("`{self}` leads to no list; there are {}, ..", paths[..SHOWN].join(", ")),
        };
        Error::new(ErrorKind::UnexpectedElement, message)
    }

    /// What the slot of the list can hold.
    pub(crate) fn info(&self) -> &'static Info {
        self.info
    }

    /// Whether there may be several in a document.
    pub(crate) fn is_repeated(&self) -> bool {
        self.once != ALL
    }

    /// Whether a line is the list, in elements of these names, as they are written.
    pub(crate) fn leads_to<'n>(&self, around: impl ExactSizeIterator<Item = &'n str>, item: &Item) -> bool {
        let Some((last, steps)) = self.steps.split_last() else { return false };
        around.len() == steps.len() && around.zip(steps).all(|(name, step)| local(name) == step) && begins(item, last)
    }

    /// Whether no such list can follow, given the elements around, with what may stand in them, and the one ahead: where they
    /// leave the path, they are of a line that stands behind all that lead on.
    pub(crate) fn is_behind<'n>(
        &self,
        around: impl Iterator<Item = (&'n str, &'static Table)>,
        ahead: &'n str,
    ) -> bool {
        let mut inside: Option<&Table> = None;
        let all = around.map(|(name, content)| (local(name), content)).chain([(ahead, Table::EMPTY)]);
        for ((name, content), (number, step)) in all.zip(self.steps.iter().enumerate()) {
            if name == step && number + 1 < self.steps.len() {
                inside = Some(content);
            } else {
                return name != step
                    && number <= self.once
                    && inside.is_none_or(|table| stands_behind(table, name, step));
            }
        }
        false
    }

    /// Whether what such a slot holds are the items.
    pub(crate) fn holds(&self, info: &Info) -> bool {
        info.occurs == Occurs::Many
            && (info.nillable, info.nil_attributes) == (self.info.nillable, self.info.nil_attributes)
            && match (info.of, self.info.of) {
                (ValueKind::Simple(one), ValueKind::Simple(other)) | (ValueKind::Enum(one), ValueKind::Enum(other)) => {
                    std::ptr::eq(one, other) || one == other
                }
                (ValueKind::Record(one), ValueKind::Record(other))
                | (ValueKind::Choice(one), ValueKind::Choice(other))
                | (ValueKind::Types(one), ValueKind::Types(other)) => is_same(one, other),
                (ValueKind::Open, ValueKind::Open) => true,
                _ => false,
            }
    }
}

impl std::fmt::Display for ListPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "/{}", self.steps.join("/").escape_debug())
    }
}

/// No end of elements.
pub(crate) const ALL: usize = usize::MAX;

/// The local part of a name as it is written.
pub(crate) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// Whether an element of one name, in the content that a table is, stands behind all that can have the other, or instead.
fn stands_behind(table: &Table, name: &str, other: &str) -> bool {
    let may_be = |item: &Item| begins(item, name) || !matches!(item.kind, Kind::Element | Kind::Group);
    let Some(first) = table.items().position(|item| item.is_content() && may_be(&item)) else { return false };
    let mut others = table.items().enumerate().filter(|(_, item)| begins(item, other));
    match table.order {
        Order::Sequence => others.all(|(at, _)| at < first),
        Order::Choice => others.all(|(_, item)| !may_be(&item)),
        Order::All | Order::Types => false,
    }
}

/// Whether two tables are those of one type, which may have several addresses.
pub(crate) fn is_same(one: &Table, other: &Table) -> bool {
    std::ptr::eq(one, other)
        || (one.rust, one.name, one.namespace, one.names) == (other.rust, other.name, other.namespace, other.names)
}

/// What the items of a list are, as messages show it.
fn shown(info: &Info) -> String {
    let name = match info.of {
        ValueKind::Record(table) | ValueKind::Choice(table) | ValueKind::Types(table) => table.rust_name(),
        ValueKind::Simple(facets) | ValueKind::Enum(facets) => facets.name,
        ValueKind::Open => "anyType",
    };
    let name = if name.is_empty() { "an anonymous type".to_owned() } else { format!("`{name}`") };
    if info.nillable { format!("{name} or nil") } else { name }
}

/// Whether an element of this name can be the first of what a line stands for, or be in it.
fn begins(item: &Item, name: &str) -> bool {
    match item.kind {
        Kind::Element => item.name == name,
        Kind::Group => item.more.table.is_some_and(|group| group.items().any(|item| begins(&item, name))),
        _ => false,
    }
}

/// Whether any line that an element of this name can be of is such a one.
#[cfg(feature = "dynamic")]
pub(crate) fn any_element(table: &Table, name: &str, is: &dyn Fn(&Item) -> bool) -> bool {
    table.items().any(|item| match item.kind {
        Kind::Element => item.name == name && is(&item),
        Kind::Group => item.more.table.is_some_and(|group| any_element(group, name, is)),
        _ => false,
    })
}

/// Whether an element of this name can be of several lines.
pub(crate) fn has_several(table: &Table, name: &str) -> bool {
    table.items().filter(|item| begins(item, name)).nth(1).is_some()
}

/// The name of an element that a line stands for.
pub(crate) fn first_name(item: &Item) -> Option<&'static str> {
    match item.kind {
        Kind::Element => Some(item.name),
        Kind::Group => item.more.table?.items().find_map(|item| first_name(&item)),
        _ => None,
    }
}

/// Goes through the tables of a schema, by way of values that are nothing but blanks.
#[derive(Default)]
struct Search<'s> {
    /// The path, or any.
    steps: Option<&'s [String]>,
    /// How many elements there are on it.
    length: usize,
    path: Vec<&'static str>,
    found: Vec<Found>,
    /// How many lines may still be looked at.
    left: usize,
}

struct Found {
    path: String,
    info: &'static Info,
    /// As that of the list.
    once: usize,
}

impl Search<'_> {
    fn documents(&mut self, roots: &impl Roots) {
        for (index, root) in roots.roots().iter().enumerate() {
            if self.is_step(root.name) && self.length > 1 {
                self.path.push(root.name);
                // Which is not read: looking at it is all.
                let _ = roots.read(index, &mut |_, slot| {
                    self.content(slot, ALL);
                    Err(Error::pause())
                });
                self.path.pop();
            }
        }
    }

    /// Whether a name is the next on the path.
    fn is_step(&self, name: &str) -> bool {
        self.steps.is_none_or(|steps| steps.get(self.path.len()).is_some_and(|step| step == name))
    }

    /// What is in an element or a group.
    fn content(&mut self, slot: &mut dyn Slot, once: usize) {
        match slot.info().of {
            ValueKind::Record(_) => {
                if let Some(Mut::Record(fields, table)) = slot.put(false, 0) {
                    // Of several lines of one name each may be there, while of branches and types there is one.
                    let step = self.steps.and_then(|steps| steps.get(self.path.len()));
                    let once = if step.is_some_and(|step| has_several(table, step)) {
                        once.min(self.path.len())
                    } else {
                        once
                    };
                    fields.slots_mut(&mut visitor_mut(|slots| {
                        for (item, slot) in table.items().zip(slots) {
                            self.line(&item, *slot, once);
                        }
                    }));
                }
            }
            ValueKind::Choice(table) | ValueKind::Types(table) => {
                for variant in 0..table.names.len() {
                    let Some(Mut::Choice(choice, table)) = slot.put(false, variant) else { continue };
                    if table.order == Order::Types {
                        self.content(choice.get_mut(), once);
                    } else if let Some(item) = table.item(variant) {
                        self.line(&item, choice.get_mut(), once);
                    }
                }
            }
            ValueKind::Simple(_) | ValueKind::Enum(_) | ValueKind::Open => {}
        }
    }

    fn line(&mut self, item: &Item, slot: &mut dyn Slot, once: usize) {
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        let info = slot.info();
        let many = info.occurs == Occurs::Many;
        let is_last = self.path.len() + 1 == self.length;
        if is_last && many {
            let last = self.steps.and_then(|steps| steps.last());
            let name = match last {
                Some(last) => begins(item, last).then_some(last.as_str()),
                None => first_name(item),
            };
            if let Some(name) = name {
                let path = format!("{}/{name}", self.path.join("/"));
                self.found.push(Found { path, info, once });
            }
            return;
        }
        let once = if many { once.min(self.path.len()) } else { once };
        match item.kind {
            Kind::Element if !is_last && self.is_step(item.name) => {
                self.path.push(item.name);
                self.content(slot, once);
                self.path.pop();
            }
            Kind::Group => self.content(slot, once),
            _ => {}
        }
    }
}
