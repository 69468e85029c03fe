//! Content models: particles with ids for names, named groups expanded where they are referred to.
//!
//! Expanded groups share their parts, so that expansion takes no memory; what walks over them would
//! take time, so their size and depth are limited here.

use std::sync::Arc;

use super::order::topological;
use super::resolver::{MAX_PARTICLES, Resolver, Scope, Size, Valued};
use super::{elements, wildcard};
use crate::diagnostics::{Diagnostic, Place, SchemaProblem};
use crate::model::{Builtin, ElementUse, Group, GroupId, Owner, Particle, Role, Str, Term, TypeRef};
use crate::xsd::{self, Form, Named, QName};

/// The greatest depth of a content once its groups are expanded.
const MAX_CONTENT_DEPTH: u32 = 512;

impl Size {
    /// That of parts in a particle.
    fn around(self) -> Self {
        Self { particles: self.particles.saturating_add(1), depth: self.depth.saturating_add(1) }
    }

    fn and(self, other: Self) -> Self {
        Self { particles: self.particles.saturating_add(other.particles), depth: self.depth.max(other.depth) }
    }
}

/// Where a particle stands, which decides whether `all` can.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// It is the whole content of a type or a group.
    Whole,
    /// It is a part of another.
    Part,
}

/// Reads the named groups, each after those that it refers to.
pub(super) fn groups(resolver: &mut Resolver<'_>) {
    for declared in &resolver.groups {
        let instance = &resolver.instances[declared.instance];
        resolver.model.groups.push(Group {
            name: declared.xsd.name.clone(),
            namespace: instance.namespace.clone(),
            file: instance.file,
            place: declared.xsd.place.clone(),
            docs: declared.xsd.docs.clone(),
            particle: None,
        });
    }
    resolver.group_sizes = vec![Size::default(); resolver.groups.len()];
    let dependencies: Vec<Vec<usize>> = (0..resolver.groups.len())
        .map(|index| {
            let mut found = Vec::new();
            references(resolver, index, &resolver.groups[index].xsd.particle, &mut found);
            found
        })
        .collect();
    let (order, cycles) = topological(&dependencies);
    for (from, to) in cycles {
        circular(resolver, "group", from, to);
    }
    for index in order {
        let declared = &resolver.groups[index];
        let (xsd, instance) = (declared.xsd.clone(), declared.instance);
        let Some(id) = GroupId::new(index) else { continue };
        let scope = Scope { instance, owner: Owner::Group(id) };
        once_in_itself(resolver, id);
        let built = particle(resolver, scope, &xsd.particle, Level::Whole);
        let size = built.as_ref().map(|(_, size)| *size).unwrap_or_default();
        if is_small(resolver, size, &xsd.place) {
            resolver.group_sizes[index] = size;
            resolver.model.groups[index].particle = built.map(|(particle, _)| particle);
        }
    }
}

/// A redefined group has itself in it once, if at all (XSD part 1, section 4.2.2, 6.1).
fn once_in_itself(resolver: &mut Resolver<'_>, id: GroupId) {
    let found = own_references(resolver, id);
    let several = found.iter().find(|particle| (particle.min, particle.max) != (1, Some(1)));
    if let Some(particle) = several.or_else(|| found.get(1)) {
        let (name, place) = (resolver.groups[id.index()].xsd.name.to_string(), particle.place().clone());
        resolver.error(SchemaProblem::RedefineOnce { name }, &place);
    }
}

/// Where a redefined group has itself in it.
pub(super) fn own_references<'r>(resolver: &'r Resolver<'_>, id: GroupId) -> Vec<&'r xsd::Particle> {
    let declared = &resolver.groups[id.index()];
    if declared.redefines.is_none() {
        return Vec::new();
    }
    let (mut found, mut next) = (Vec::new(), vec![&declared.xsd.particle]);
    while let Some(particle) = next.pop() {
        match &particle.term {
            xsd::Term::Group(name) => {
                if resolver.is_own(declared.instance, &declared.xsd.name, name) {
                    found.push(particle);
                }
            }
            xsd::Term::Sequence(parts) | xsd::Term::Choice(parts) | xsd::Term::All(parts) => next.extend(parts.iter()),
            xsd::Term::Element(_) | xsd::Term::Any(_) => {}
        }
    }
    found
}

fn circular(resolver: &mut Resolver<'_>, kind: &'static str, from: usize, to: usize) {
    let (from, to) = (&resolver.model.groups[from], &resolver.model.groups[to]);
    let key = QName { namespace: from.namespace.clone(), local: from.name.clone() };
    let problem = SchemaProblem::Circular { kind, name: key.shown() };
    let problem = Diagnostic::error(problem, Some(from.place.clone()));
    let problem = problem.also(to.place.clone(), format!("by way of `{}`", to.name));
    resolver.problems.push(problem);
}

/// Reports a content that is too large once expanded.
pub(super) fn is_small(resolver: &mut Resolver<'_>, size: Size, place: &Place) -> bool {
    if size.particles > MAX_PARTICLES {
        resolver.error(SchemaProblem::TooLarge { limit: MAX_PARTICLES }, place);
    } else if size.depth > MAX_CONTENT_DEPTH {
        resolver.error(SchemaProblem::TooDeep { limit: MAX_CONTENT_DEPTH }, place);
    } else {
        return true;
    }
    false
}

/// The groups that a particle of the group `index` refers to, as far as they are known.
fn references(resolver: &Resolver<'_>, index: usize, particle: &xsd::Particle, found: &mut Vec<usize>) {
    match &particle.term {
        xsd::Term::Group(name) => {
            let key = resolver.key(resolver.groups[index].instance, name);
            let id = resolver.symbols.groups.get(&key).copied();
            found.extend(id.map(|id| unredefined(resolver, index, name, id).index()));
        }
        xsd::Term::Sequence(parts) | xsd::Term::Choice(parts) | xsd::Term::All(parts) => {
            for part in parts.iter() {
                references(resolver, index, part, found);
            }
        }
        xsd::Term::Element(_) | xsd::Term::Any(_) => {}
    }
}

/// In a redefined group, its own name is the group it redefines (XSD part 1, section 4.2.2).
fn unredefined(resolver: &Resolver<'_>, index: usize, name: &QName, id: GroupId) -> GroupId {
    let group = &resolver.groups[index];
    match group.redefines {
        Some(old) if resolver.is_own(group.instance, &group.xsd.name, name) => old,
        _ => id,
    }
}

/// A particle with its size; `None` where it cannot stand even once, or was reported.
pub(super) fn particle(
    resolver: &mut Resolver<'_>,
    scope: Scope,
    xsd: &xsd::Particle,
    level: Level,
) -> Option<(Arc<Particle>, Size)> {
    if let Some(max) = xsd.max.filter(|max| *max < xsd.min) {
        let (low, high) = (xsd.min.to_string(), max.to_string());
        let problem = SchemaProblem::Range { low_name: "minOccurs", low, high_name: "maxOccurs", high };
        resolver.error(problem, xsd.place());
    }
    if xsd.max == Some(0) {
        if matches!(xsd.term, xsd::Term::All(_)) {
            // Its content is right all the same: there is none.
            resolver.problems.push(Diagnostic::warning(SchemaProblem::MisplacedAll, Some(xsd.place().clone())));
        }
        return None;
    }
    let mut found = Particle {
        min: xsd.min,
        max: xsd.max,
        term: Term::Sequence(Vec::new()),
        place: xsd.place().clone(),
        group: None,
        origin: scope.owner,
        docs: xsd.docs(),
    };
    let size;
    (found.term, size) = match &xsd.term {
        xsd::Term::Element(element) => {
            let element = element_use(resolver, scope, element)?;
            (Term::Element(element), Size::default())
        }
        xsd::Term::Any(wildcard) => {
            let wildcard = wildcard::here(&resolver.instances[scope.instance], wildcard);
            (Term::Any(wildcard), Size::default())
        }
        xsd::Term::Group(name) => {
            let id = group_reference(resolver, scope, name, &name.place)?;
            let term = resolver.model[id].particle.as_ref()?.term.clone();
            if matches!(term, Term::All(_)) && (level == Level::Part || xsd.max != Some(1)) {
                resolver.error(SchemaProblem::MisplacedAll, &name.place);
            }
            found.group = Some(id);
            found.docs = resolver.model[id].docs.clone();
            let inner = resolver.group_sizes[id.index()];
            (term, Size { particles: inner.particles.saturating_sub(1), ..inner })
        }
        xsd::Term::Sequence(xsd) => {
            let (parts, size) = parts(resolver, scope, xsd);
            (Term::Sequence(parts), size)
        }
        xsd::Term::Choice(xsd) => {
            let (parts, size) = parts(resolver, scope, xsd);
            // Validators agree that branches which may stand no times leave nothing, where one without any refuses all.
            let is_nothing = parts.is_empty() && !xsd.is_empty();
            (if is_nothing { Term::Sequence(parts) } else { Term::Choice(parts) }, size)
        }
        xsd::Term::All(all) => {
            // XSD part 1, section 3.8.6, "All Group Limited".
            let repeats = all.iter().find(|part| part.max.is_none_or(|max| max > 1));
            if level == Level::Part || xsd.max != Some(1) || repeats.is_some() {
                let place = repeats.map_or(&all.place, |part| part.place());
                resolver.error(SchemaProblem::MisplacedAll, place);
            }
            let (parts, size) = parts(resolver, scope, all);
            (Term::All(parts), size)
        }
    };
    Some((Arc::new(found), size.around()))
}

fn parts(resolver: &mut Resolver<'_>, scope: Scope, xsd: &[xsd::Particle]) -> (Vec<Arc<Particle>>, Size) {
    let mut size = Size::default();
    let mut found = Vec::with_capacity(xsd.len());
    for part in xsd {
        if let Some((part, part_size)) = particle(resolver, scope, part, Level::Part) {
            size = size.and(part_size);
            found.push(part);
        }
    }
    (found, size)
}

fn group_reference(resolver: &mut Resolver<'_>, scope: Scope, name: &QName, place: &Place) -> Option<GroupId> {
    let id = resolver.group_id(scope.instance, name, place)?;
    match scope.owner {
        Owner::Group(group) => Some(unredefined(resolver, group.index(), name, id)),
        _ => Some(id),
    }
}

fn element_use(resolver: &mut Resolver<'_>, scope: Scope, xsd: &xsd::Element) -> Option<ElementUse> {
    let name = match &xsd.name {
        Named::Name(name) => name,
        Named::Reference(name) => {
            let id = resolver.element_id(scope.instance, name, &xsd.place)?;
            let global = &resolver.model[id];
            return Some(ElementUse {
                name: global.name.clone(),
                namespace: global.namespace.clone(),
                type_ref: global.type_ref,
                nillable: global.nillable,
                value: global.value.clone().map(Box::new),
                block: global.block,
                docs: if xsd.docs.is_empty() { global.docs.clone() } else { xsd.docs.clone() },
                global: Some(id),
                constraints: global.constraints.clone(),
            });
        }
    };
    let role = || Role::Element(name.clone());
    let type_ref = elements::declared_type(resolver, scope, xsd.type_use.as_ref(), role())
        .unwrap_or(TypeRef::Builtin(Builtin::AnyType));
    if xsd.value.is_some() {
        resolver.valued.push(Valued::element(type_ref, name, xsd.value.as_deref(), &xsd.place));
    }
    Some(ElementUse {
        name: name.clone(),
        namespace: local_namespace(resolver, scope, xsd.form),
        type_ref,
        nillable: xsd.nillable,
        value: xsd.value.clone(),
        block: elements::block(resolver, scope, xsd),
        docs: xsd.docs.clone(),
        global: None,
        constraints: elements::constraints(resolver, scope, &xsd.constraints),
    })
}

/// The namespace of a local element, XSD part 1, section 3.3.2.
fn local_namespace(resolver: &Resolver<'_>, scope: Scope, form: Option<Form>) -> Option<Str> {
    let instance = &resolver.instances[scope.instance];
    match form.unwrap_or(instance.schema.element_form) {
        Form::Qualified => instance.namespace.clone(),
        Form::Unqualified => None,
    }
}
