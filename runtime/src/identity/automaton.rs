//! All paths of all constraints as one automaton: what selectors and fields lead to, each node looked at once.
//!
//! In come the names of the elements around a node; what then holds: its state says which selectors and fields lead to it
//! (XSD Part 1, section 3.11.6), and from how many elements further out. Each step of a path is one level, so that this
//! number tells the element where it begins, and states need not tell elements of one declaration apart.
//!
//! States are made when a document needs them, and kept: a name that was met before in a state costs one look-up.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Name, Path, Step};
use crate::constraint::Constraint;

/// The number of a constraint.
pub(super) type Id = usize;

/// So many states and moves are kept: paths of many `*` behind a `.//` could lead to any number.
const MANY: usize = 1 << 16;

/// Where an element is in all paths.
#[derive(Debug)]
pub(super) struct State {
    number: usize,
    /// The places in paths that were reached.
    reached: Vec<usize>,
    /// Those at which paths begin at any depth.
    everywhere: Rc<Everywhere>,
    /// The selectors that lead here.
    pub(super) targets: Vec<Target>,
    /// The fields that lead here.
    pub(super) fields: Vec<Field>,
    /// Whether a path goes on to an attribute.
    pub(super) has_attributes: bool,
}

/// A constraint whose selector leads to an element.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) constraint: Id,
    /// How many steps led here, at least, of the paths that begin at any depth.
    pub(super) deep: Option<usize>,
    /// How many steps led here of the others.
    pub(super) exact: Vec<usize>,
}

/// A field that leads to an element or an attribute.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) constraint: Id,
    pub(super) number: usize,
    pub(super) steps: usize,
    /// Whether its path begins at any depth.
    pub(super) is_deep: bool,
}

/// Paths that go on from wherever an element stands, by what their first step leads to.
#[derive(Debug, Default)]
struct Everywhere {
    number: usize,
    places: Vec<usize>,
    named: HashMap<(bool, Symbols), Vec<usize>>,
    /// Those whose first step has no name, and those without one.
    others: Vec<usize>,
}

/// A place in a path: what was taken of it, and the step that is next.
#[derive(Clone, Copy, Debug)]
struct Place {
    of: Owner,
    next: Option<Step>,
    symbols: Symbols,
    steps: usize,
    is_deep: bool,
}

#[derive(Clone, Copy, Debug)]
enum Owner {
    Selector(Id),
    Field(Id, usize),
}

/// A namespace and a local name, as numbers.
type Symbols = (usize, usize);

/// A constraint with the places where its paths begin.
#[derive(Default)]
struct Known {
    constraint: Option<&'static Constraint>,
    selector: Vec<usize>,
    fields: Vec<usize>,
    /// The key that it refers to.
    refers_to: Option<Id>,
    /// What refers to it.
    references: Vec<Id>,
}

/// The paths that were met, and the states that they have led to.
#[derive(Default)]
pub(super) struct Automaton {
    known: Vec<Known>,
    ids: HashMap<Name, Id>,
    /// The constraints of an element, by where they are in memory.
    lists: HashMap<usize, Rc<[Id]>>,
    /// Numbers of names that are in a path.
    symbols: HashMap<&'static str, usize>,
    places: Vec<Place>,
    everywhere: HashMap<Vec<usize>, Rc<Everywhere>>,
    states: HashMap<(usize, Vec<usize>), Rc<State>>,
    moves: HashMap<(usize, Symbols, usize), Rc<State>>,
    attributes: HashMap<(usize, Symbols), Rc<[Field]>>,
    made: usize,
}

impl Automaton {
    /// The state around the root.
    pub(super) fn start(&mut self) -> Rc<State> {
        let everywhere = self.everywhere(Vec::new());
        self.state(everywhere, Vec::new())
    }

    /// The numbers of constraints.
    pub(super) fn constraints(&mut self, constraints: &'static [Constraint]) -> Rc<[Id]> {
        let address = constraints.as_ptr().addr();
        if let Some(known) = self.lists.get(&address) {
            return known.clone();
        }
        let ids: Rc<[Id]> = constraints.iter().map(|constraint| self.add(constraint)).collect();
        self.lists.insert(address, ids.clone());
        ids
    }

    /// The constraint of a number that was given for one.
    pub(super) fn constraint(&self, id: Id) -> &'static Constraint {
        const NONE: &Constraint = &Constraint { kind: super::Kind::Unique, name: ("", ""), selector: &[], fields: &[] };

        self.known[id].constraint.unwrap_or(NONE)
    }

    /// How many constraints have numbers.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// The key that a constraint refers to.
    pub(super) fn refers_to(&self, id: Id) -> Option<Id> {
        self.known[id].refers_to
    }

    /// What refers to a key, of what was met.
    pub(super) fn references(&self, id: Id) -> &[Id] {
        &self.known[id].references
    }

    /// The number of the constraint of a name, which need not be known yet.
    fn id(&mut self, name: Name) -> Id {
        let next = self.known.len();
        let id = *self.ids.entry(name).or_insert(next);
        if id == next {
            self.known.push(Known::default());
        }
        id
    }

    fn add(&mut self, constraint: &'static Constraint) -> Id {
        let id = self.id(constraint.name);
        if self.known[id].constraint.is_some() {
            return id;
        }
        let selector = constraint.selector.iter().map(|path| self.path(path, Owner::Selector(id))).collect();
        let mut fields = Vec::new();
        for (number, paths) in constraint.fields.iter().enumerate() {
            fields.extend(paths.iter().map(|path| self.path(path, Owner::Field(id, number))));
        }
        let refers_to = constraint.refers_to().map(|key| self.id(key));
        if let Some(key) = refers_to {
            self.known[key].references.push(id);
        }
        let references = std::mem::take(&mut self.known[id].references);
        self.known[id] = Known { constraint: Some(constraint), selector, fields, refers_to, references };
        id
    }

    /// Adds the places of a path, one behind the other. Returns the first.
    fn path(&mut self, path: Path, of: Owner) -> usize {
        let (is_deep, path) = match path {
            [Step::Descendants, rest @ ..] => (true, rest),
            path => (false, path),
        };
        let first = self.places.len();
        for steps in 0..=path.len() {
            let next = path.get(steps).copied();
            let symbols = next.map_or((0, 0), |step| self.symbols_of(step));
            self.places.push(Place { of, next, symbols, steps, is_deep });
        }
        first
    }

    fn symbols_of(&mut self, step: Step) -> Symbols {
        match step {
            Step::Child(namespace, name) | Step::Attribute(namespace, name) => {
                (self.symbol(namespace), self.symbol(name))
            }
            Step::ChildrenIn(namespace) | Step::AttributesIn(namespace) => (self.symbol(namespace), 0),
            Step::Descendants | Step::Children | Step::Attributes => (0, 0),
        }
    }

    fn symbol(&mut self, name: &'static str) -> usize {
        let next = self.symbols.len() + 1;
        *self.symbols.entry(name).or_insert(next)
    }

    /// Names that are in no path are all the same.
    fn found(&self, namespace: &str, name: &str) -> Symbols {
        let symbol = |text| self.symbols.get(text).copied().unwrap_or_default();
        (symbol(namespace), symbol(name))
    }

    /// The state of an element in one of this state, which has constraints of its own.
    pub(super) fn enter(
        &mut self,
        from: &Rc<State>,
        namespace: &str,
        name: &str,
        own: &'static [Constraint],
    ) -> Rc<State> {
        if own.is_empty() && from.is_idle() {
            return from.clone();
        }
        let symbols = self.found(namespace, name);
        let key = (from.number, symbols, if own.is_empty() { 0 } else { own.as_ptr().addr() });
        if let Some(known) = self.moves.get(&key) {
            return known.clone();
        }
        let ids = self.constraints(own);
        let to = self.made(from, symbols, &ids);
        if self.moves.len() >= MANY {
            self.moves.clear();
        }
        self.moves.insert(key, to.clone());
        to
    }

    fn made(&mut self, from: &State, symbols: Symbols, own: &[Id]) -> Rc<State> {
        let mut reached = self.next(from, symbols, false);
        let mut everywhere = from.everywhere.places.clone();
        let begin = |automaton: &Self, begins: &[usize], reached: &mut Vec<usize>, everywhere: &mut Vec<usize>| {
            for &place in begins {
                if automaton.places[place].is_deep { everywhere.push(place) } else { reached.push(place) }
            }
        };
        for &id in own {
            begin(self, &self.known[id].selector, &mut reached, &mut everywhere);
        }
        // Fields begin where a selector ends.
        let ended = reached.iter().chain(&everywhere).copied().filter_map(|place| match self.places[place] {
            Place { of: Owner::Selector(id), next: None, .. } => Some(id),
            _ => None,
        });
        let mut targets: Vec<Id> = ended.collect();
        targets.sort_unstable();
        targets.dedup();
        for id in targets {
            begin(self, &self.known[id].fields, &mut reached, &mut everywhere);
        }
        let everywhere = self.everywhere(everywhere);
        self.state(everywhere, reached)
    }

    /// The places behind the steps that lead from a state to an element or an attribute.
    fn next(&self, from: &State, symbols: Symbols, is_attribute: bool) -> Vec<usize> {
        let everywhere = &from.everywhere;
        let named = everywhere.named.get(&(is_attribute, symbols)).into_iter().flatten();
        let places = from.reached.iter().chain(named).chain(&everywhere.others).copied();
        places.filter(|&place| self.places[place].leads_to(symbols, is_attribute)).map(|place| place + 1).collect()
    }

    fn everywhere(&mut self, mut places: Vec<usize>) -> Rc<Everywhere> {
        places.sort_unstable();
        places.dedup();
        if let Some(known) = self.everywhere.get(&places) {
            return known.clone();
        }
        self.made += 1;
        let mut made = Everywhere { number: self.made, places: places.clone(), ..Everywhere::default() };
        for &place in &places {
            match self.places[place].next {
                Some(Step::Child(..)) => made.named.entry((false, self.places[place].symbols)).or_default().push(place),
                Some(Step::Attribute(..)) => {
                    made.named.entry((true, self.places[place].symbols)).or_default().push(place);
                }
                _ => made.others.push(place),
            }
        }
        let made = Rc::new(made);
        if self.everywhere.len() >= MANY {
            self.everywhere.clear();
        }
        self.everywhere.insert(places, made.clone());
        made
    }

    fn state(&mut self, everywhere: Rc<Everywhere>, mut reached: Vec<usize>) -> Rc<State> {
        reached.sort_unstable();
        reached.dedup();
        let key = (everywhere.number, reached);
        if let Some(known) = self.states.get(&key) {
            return known.clone();
        }
        self.made += 1;
        let here = || key.1.iter().chain(&everywhere.others).map(|&place| self.places[place]);
        let goes_to_attributes = |place: Place| place.next.is_some_and(Step::is_attribute);
        let state = Rc::new(State {
            number: self.made,
            reached: key.1.clone(),
            targets: targets(here()),
            fields: fields(here()),
            has_attributes: here().any(goes_to_attributes) || everywhere.named.keys().any(|(attribute, _)| *attribute),
            everywhere,
        });
        if self.states.len() >= MANY {
            self.states.clear();
        }
        self.states.insert(key, state.clone());
        state
    }

    /// The fields that lead to an attribute of an element of a state.
    pub(super) fn attribute(&mut self, from: &State, namespace: &str, name: &str) -> Rc<[Field]> {
        let key = (from.number, self.found(namespace, name));
        if let Some(known) = self.attributes.get(&key) {
            return known.clone();
        }
        let next = self.next(from, key.1, true);
        let found: Rc<[Field]> = fields(next.into_iter().map(|place| self.places[place])).into();
        if self.attributes.len() >= MANY {
            self.attributes.clear();
        }
        self.attributes.insert(key, found.clone());
        found
    }
}

impl State {
    /// Whether no path goes on or ends here.
    fn is_idle(&self) -> bool {
        self.reached.is_empty() && self.everywhere.places.is_empty()
    }
}

/// The constraints of the selectors that end at these places.
fn targets(places: impl Iterator<Item = Place>) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    let mut at = HashMap::new();
    for place in places.filter(|place| place.next.is_none()) {
        let Owner::Selector(constraint) = place.of else { continue };
        let index = *at.entry(constraint).or_insert_with(|| {
            found.push(Target { constraint, deep: None, exact: Vec::new() });
            found.len() - 1
        });
        let target = &mut found[index];
        if !place.is_deep {
            target.exact.push(place.steps);
        } else if target.deep.is_none_or(|steps| place.steps < steps) {
            target.deep = Some(place.steps);
        }
    }
    found
}

/// The fields that end at these places.
fn fields(places: impl Iterator<Item = Place>) -> Vec<Field> {
    let ended = places.filter(|place| place.next.is_none());
    let field = |place: Place| match place.of {
        Owner::Field(constraint, number) => {
            Some(Field { constraint, number, steps: place.steps, is_deep: place.is_deep })
        }
        Owner::Selector(_) => None,
    };
    ended.filter_map(field).collect()
}

impl Place {
    fn leads_to(&self, (namespace, name): Symbols, is_attribute: bool) -> bool {
        match self.next {
            Some(Step::Child(..)) => !is_attribute && self.symbols == (namespace, name),
            Some(Step::Attribute(..)) => is_attribute && self.symbols == (namespace, name),
            Some(Step::Children) => !is_attribute,
            Some(Step::Attributes) => is_attribute,
            Some(Step::ChildrenIn(_)) => !is_attribute && self.symbols.0 == namespace,
            Some(Step::AttributesIn(_)) => is_attribute && self.symbols.0 == namespace,
            Some(Step::Descendants) | None => false,
        }
    }
}
