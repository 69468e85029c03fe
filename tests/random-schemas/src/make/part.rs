//! A part of the first file in a file of its own, which it includes or redefines.

use super::Maker;
use crate::schema::{
    AttributeTerm, Attributes, Complex, Content, Element, Part, Particle, Redefined, Schema, Simple, SimpleRef, Term,
    TypeRef,
};

impl Maker {
    pub(super) fn part(&mut self) {
        if !self.random.percent(25) {
            return;
        }
        let mut pairs = pairs(&self.schema);
        pairs.push(Redefined::Nothing);
        let redefined = *self.random.pick(&pairs);
        redirect(&mut self.schema, redefined);
        self.schema.part = Some(Part { chameleon: self.random.percent(40), redefined });
    }
}

/// What can be a redefinition: both in the first file, and nothing else derived from the one that is redefined.
fn pairs(schema: &Schema) -> Vec<Redefined> {
    let mut pairs = Vec::new();
    for (at, (file, simple, _)) in schema.simples.iter().enumerate() {
        if let Simple::Restriction { base: SimpleRef::Named(base), .. } = simple
            && *file == 0
            && schema.simples[*base].0 == 0
        {
            pairs.push(Redefined::Simple(*base, at));
        }
    }
    for (at, complex) in schema.complexes.iter().enumerate() {
        if let Some(base) = complex.base
            && complex.file == 0
            && schema.complexes[base].file == 0
            && schema.complexes.iter().filter(|it| it.base == Some(base)).count() == 1
        {
            pairs.push(Redefined::Complex(base, at));
        }
    }
    for (at, group) in schema.groups.iter().enumerate().filter(|(_, it)| it.file == 0) {
        let mut within = Vec::new();
        groups_in(&group.particle, &mut within);
        if let [(base, true)] = within[..]
            && schema.groups[base].file == 0
        {
            pairs.push(Redefined::Group(base, at));
        }
    }
    for (at, group) in schema.attribute_groups.iter().enumerate().filter(|(_, it)| it.file == 0) {
        if let [base] = group.attributes.groups[..]
            && schema.attribute_groups[base].file == 0
        {
            pairs.push(Redefined::Attributes(base, at));
        }
    }
    pairs
}

/// The groups that a particle refers to, and whether they stand once.
fn groups_in(particle: &Particle, out: &mut Vec<(usize, bool)>) {
    match &particle.term {
        Term::Group(at) => out.push((*at, particle.least == 1 && particle.most == Some(1))),
        Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => {
            parts.iter().for_each(|part| groups_in(part, out));
        }
        _ => {}
    }
}

/// Whatever else referred to what is redefined refers to what redefines it.
fn redirect(schema: &mut Schema, how: Redefined) {
    for (at, (_, simple, _)) in schema.simples.iter_mut().enumerate() {
        if !matches!(how, Redefined::Simple(_, to) if to == at) {
            self::simple(simple, how);
        }
    }
    schema.complexes.iter_mut().for_each(|it| complex(it, how));
    schema.elements.iter_mut().for_each(|it| element(it, how));
    schema.attributes.iter_mut().for_each(|it| simple_ref(&mut it.ty, how));
    for (at, group) in schema.groups.iter_mut().enumerate() {
        if !matches!(how, Redefined::Group(_, to) if to == at) {
            particle(&mut group.particle, how);
        }
    }
    for (at, group) in schema.attribute_groups.iter_mut().enumerate() {
        if !matches!(how, Redefined::Attributes(_, to) if to == at) {
            attributes(&mut group.attributes, how);
        }
    }
}

fn simple(it: &mut Simple, how: Redefined) {
    match it {
        Simple::Restriction { base: it, .. } | Simple::List(it) => simple_ref(it, how),
        Simple::Union(members) => members.iter_mut().for_each(|it| simple_ref(it, how)),
    }
}

fn simple_ref(it: &mut SimpleRef, how: Redefined) {
    match (it, how) {
        (SimpleRef::Named(at), Redefined::Simple(from, to)) if *at == from => *at = to,
        (SimpleRef::Anonymous(it), _) => simple(it, how),
        _ => {}
    }
}

fn complex(it: &mut Complex, how: Redefined) {
    match &mut it.content {
        Content::Text(it) => simple_ref(it, how),
        Content::Elements(it) => it.iter_mut().for_each(|it| particle(it, how)),
    }
    attributes(&mut it.attributes, how);
}

fn attributes(it: &mut Attributes, how: Redefined) {
    for each in &mut it.uses {
        if let AttributeTerm::Local(it) = &mut each.what {
            simple_ref(&mut it.ty, how);
        }
    }
    if let Redefined::Attributes(from, to) = how {
        it.groups.iter_mut().filter(|it| **it == from).for_each(|it| *it = to);
    }
}

fn element(it: &mut Element, how: Redefined) {
    match (&mut it.ty, how) {
        (TypeRef::Simple(it), _) => simple_ref(it, how),
        (TypeRef::Anonymous(it), _) => {
            if let Redefined::Complex(from, to) = how {
                it.base = it.base.map(|base| if base == from { to } else { base });
            }
            complex(it, how);
        }
        (TypeRef::Complex(at), Redefined::Complex(from, to)) if *at == from => *at = to,
        _ => {}
    }
}

fn particle(it: &mut Particle, how: Redefined) {
    match (&mut it.term, how) {
        (Term::Element(it), _) => element(it, how),
        (Term::Group(at), Redefined::Group(from, to)) if *at == from => *at = to,
        (Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts), _) => {
            parts.iter_mut().for_each(|it| particle(it, how));
        }
        _ => {}
    }
}
