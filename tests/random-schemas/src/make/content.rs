//! Random contents: particles, and elements in them.

use super::{Maker, blank_element, once};
use crate::schema::{Content, Derivation, Element, Particle, SimpleRef, Term, TypeRef};

/// Names of local elements.
pub(super) const NAMES: &[&str] = &["p", "q", "r", "s", "t", "u", "v", "w", "x", "y"];

/// The names of elements in a content, groups aside.
pub(super) fn names(particle: &Particle) -> Vec<String> {
    match &particle.term {
        Term::Element(element) => vec![element.name.clone()],
        Term::Ref(at) => vec![format!("e{at}")],
        Term::Any(_) => Vec::new(),
        Term::Group(at) => vec![format!("G{at}")],
        Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => parts.iter().flat_map(names).collect(),
    }
}

impl Maker {
    pub(super) fn content(&mut self, file: usize, names: &mut Vec<String>) -> Particle {
        if !self.random.percent(12) {
            return self.content_without_all(file, names);
        }
        let count = 1 + self.random.below(3);
        let mut parts: Vec<Particle> = (0..count).map(|_| self.leaf(file, names, false)).collect();
        for part in &mut parts {
            part.least = u32::from(self.random.percent(60));
            part.most = Some(1);
        }
        let least = u32::from(self.random.percent(80));
        Particle { least, most: Some(1), term: Term::All(parts) }
    }

    pub(super) fn content_without_all(&mut self, file: usize, names: &mut Vec<String>) -> Particle {
        if !self.schema.groups.is_empty() && self.random.percent(10) {
            return self.group_reference(names);
        }
        self.model_group(file, names, 2)
    }

    fn group_reference(&mut self, names: &mut Vec<String>) -> Particle {
        let at = self.random.below(self.schema.groups.len());
        names.push(format!("G{at}"));
        let mut particle = once(Term::Group(at));
        if !self.is_all(at) {
            self.occurs(&mut particle, 25);
        }
        particle
    }

    fn is_all(&self, group: usize) -> bool {
        matches!(self.schema.groups[group].particle.term, Term::All(_))
    }

    /// What a global group holds: names of their own, so that few are ambiguous where they are used.
    pub(super) fn group_particle(&mut self, file: usize, at: usize) -> Particle {
        let mut particle = if self.random.percent(10) {
            let mut all = self.content(file, &mut Vec::new());
            all.least = 1;
            all
        } else {
            self.model_group(file, &mut Vec::new(), 1)
        };
        particle.least = 1;
        particle.most = Some(1);
        rename(&mut particle, at);
        particle
    }

    fn model_group(&mut self, file: usize, names: &mut Vec<String>, depth: usize) -> Particle {
        let count = 1 + self.random.below(4);
        let choice = self.random.percent(40);
        let mut parts = Vec::new();
        for _ in 0..count {
            parts.push(match self.random.below(10) {
                0 | 1 if depth > 0 => self.model_group(file, names, depth - 1),
                2 if depth > 0 && !self.schema.groups.is_empty() => self.group_reference(names),
                _ => self.leaf(file, names, true),
            });
        }
        // An `all` stands alone.
        parts.retain(|part| !matches!(&part.term, Term::Group(at) if self.is_all(*at)));
        let mut particle = once(if choice { Term::Choice(parts) } else { Term::Sequence(parts) });
        self.occurs(&mut particle, 20);
        particle
    }

    fn leaf(&mut self, file: usize, names: &mut Vec<String>, wildcards: bool) -> Particle {
        let mut particle = match self.random.below(20) {
            0 if wildcards => once(Term::Any(self.content_wildcard())),
            2..=5 => {
                let at = self.random.below(self.planned);
                let name = format!("e{at}");
                if names.contains(&name) {
                    self.local(file, names)
                } else {
                    names.push(name);
                    once(Term::Ref(at))
                }
            }
            _ => self.local(file, names),
        };
        self.occurs(&mut particle, 45);
        particle
    }

    /// Mostly one that is not ambiguous beside elements.
    fn content_wildcard(&mut self) -> crate::schema::Wildcard {
        let mut wildcard = self.wildcard();
        if self.random.percent(75) {
            wildcard.namespaces = *self.random.pick(&["##other", "urn:x"]);
        }
        wildcard
    }

    fn local(&mut self, file: usize, names: &mut Vec<String>) -> Particle {
        let free: Vec<&str> = NAMES.iter().copied().filter(|name| !names.iter().any(|it| it == name)).collect();
        let again = names.iter().filter(|name| NAMES.contains(&name.as_str())).cloned().collect::<Vec<_>>();
        if !again.is_empty() && (free.is_empty() || self.random.percent(1)) {
            // Elements of one name must be of one type.
            let name = self.random.pick(&again).clone();
            let mut element = blank_element(file, name);
            element.ty = TypeRef::Simple(SimpleRef::Builtin("string"));
            return once(Term::Element(Box::new(element)));
        }
        let name = (*self.random.pick(&free)).to_owned();
        names.push(name.clone());
        once(Term::Element(Box::new(self.element(file, name))))
    }

    /// How often it may stand, in so many of a hundred cases other than once.
    fn occurs(&mut self, particle: &mut Particle, percent: usize) {
        if !self.random.percent(percent) {
            return;
        }
        (particle.least, particle.most) = match self.random.below(40) {
            0 => (0, Some(0)),
            1 => (3, Some(5)),
            2 => (0, Some(12)),
            _ => self.often(),
        };
    }

    fn often(&mut self) -> (u32, Option<u32>) {
        match self.random.below(9) {
            0..=2 => (0, Some(1)),
            3 => (0, None),
            4 => (1, None),
            5 => (2, Some(2)),
            6 => (0, Some(2)),
            7 => (1, Some(3)),
            _ => (2, Some(4)),
        }
    }

    pub(super) fn element(&mut self, file: usize, name: String) -> Element {
        let mut element = blank_element(file, name);
        element.ty = self.type_ref();
        element.nillable = self.random.percent(15);
        element.qualified = self.random.percent(8).then(|| self.random.percent(50));
        element.block = self.random.percent(4).then(|| *self.random.pick(super::BLOCKS));
        if self.random.percent(18) {
            element.value = self.element_value(&element.ty);
        }
        if !matches!(element.ty, TypeRef::Simple(_)) && self.random.percent(10) {
            for _ in 0..1 + self.random.below(2) {
                let constraint = self.constraint(&element.constraints);
                element.constraints.push(constraint);
            }
        }
        element
    }

    pub(super) fn element_value(&mut self, ty: &TypeRef) -> Option<crate::schema::Value> {
        match ty {
            TypeRef::Simple(simple) => self.value(simple),
            TypeRef::Complex(at) => match &self.schema.complexes[*at].content.clone() {
                Content::Text(text) => self.value(text),
                Content::Elements(_) => self.schema.complexes[*at].mixed.then(|| ("default", "some text".to_owned())),
            },
            TypeRef::None => Some(("fixed", "ab".to_owned())),
            TypeRef::Anonymous(_) => None,
        }
    }

    fn type_ref(&mut self) -> TypeRef {
        let count = self.schema.complexes.len();
        match self.random.below(20) {
            0 => TypeRef::None,
            1 if self.schema.elements.len() == self.planned => TypeRef::Anonymous(Box::new(self.complex(false))),
            2..=9 if count > 0 => TypeRef::Complex(self.random.below(count)),
            10 => TypeRef::Simple(SimpleRef::Builtin("anySimpleType")),
            _ => {
                let simple = self.simple_ref(1);
                TypeRef::Simple(simple)
            }
        }
    }

    /// A content that allows less: most of what is made is a valid restriction.
    pub(super) fn narrowed(&mut self, particle: &Particle) -> Particle {
        let mut narrow = particle.clone();
        if self.random.percent(25) {
            match narrow.most {
                Some(most) if most > narrow.least && self.random.percent(50) => narrow.most = Some(most - 1),
                None => narrow.most = Some(narrow.least.max(1) + 2),
                most if most.is_none_or(|most| narrow.least < most) => narrow.least += 1,
                _ => {}
            }
        }
        match &mut narrow.term {
            Term::Element(element) => self.narrow_element(element),
            Term::Sequence(parts) | Term::All(parts) => self.narrow_parts(parts, false),
            Term::Choice(parts) => self.narrow_parts(parts, true),
            _ => {}
        }
        narrow
    }

    fn narrow_parts(&mut self, parts: &mut Vec<Particle>, choice: bool) {
        let mut narrow = Vec::new();
        for part in &*parts {
            let may_go = if choice { narrow.len() + 1 < parts.len() } else { part.least == 0 };
            if may_go && self.random.percent(25) {
                continue;
            }
            narrow.push(self.narrowed(part));
        }
        if !narrow.is_empty() || !choice {
            *parts = narrow;
        }
    }

    fn narrow_element(&mut self, element: &mut Element) {
        if self.random.percent(20) {
            element.nillable = false;
        }
        if !self.random.percent(25) {
            return;
        }
        match &element.ty {
            TypeRef::Simple(simple) if element.value.is_none() => {
                let facets = self.facets(simple);
                let simple = crate::schema::Simple::Restriction { base: simple.clone(), facets };
                element.ty = TypeRef::Simple(SimpleRef::Anonymous(Box::new(simple)));
            }
            TypeRef::Complex(base) => {
                let base = *base;
                let derived: Vec<usize> = (0..self.schema.complexes.len())
                    .filter(|at| self.schema.complexes[*at].base == Some(base))
                    .filter(|at| self.schema.complexes[*at].derivation == Derivation::Restriction)
                    .collect();
                if let Some(at) = self.random.any(&derived) {
                    element.ty = TypeRef::Complex(at);
                }
            }
            _ => {}
        }
    }
}

/// Local elements of a group have its number.
fn rename(particle: &mut Particle, at: usize) {
    match &mut particle.term {
        Term::Element(element) => element.name = format!("{}{at}", element.name),
        Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => {
            parts.iter_mut().for_each(|part| rename(part, at));
        }
        _ => {}
    }
}
