//! Mixed content: a list of texts and elements, and where no list of elements would do, the order they must stand in.
//!
//! The elements are an enum of their own, each once wherever it may stand. A content model that is any number of them in
//! any order says nothing more; any other is kept for the runtime to check. XSD part 1, section 3.4.4.

use std::sync::Arc;

use super::content::any;
use super::substitutes::Reference;
use super::{Lower, types};
use crate::ir::{Block, Choice, Field, FieldKind, Identity, Item, ItemId, ItemKind, Model, Origin, Ty, Wrapper, words};
use crate::model::normal::ONCE;
use crate::model::{Builtin, Content, Docs, Particle, Term};

impl Lower<'_> {
    /// The field for a mixed content.
    pub(super) fn mixed(&mut self, content: &Content, item: ItemId) -> Field {
        let mut elements = Vec::new();
        self.nesting += 1;
        let model = match content {
            Content::Particle(particle) => self.content_model(particle, &mut elements),
            Content::Empty | Content::Simple(_) => None,
        };
        self.nesting -= 1;
        let text = Field {
            kind: FieldKind::Text,
            wrapper: Wrapper::One,
            beside_nil: None,
            boxed: false,
            ty: Ty::Builtin(Builtin::String),
            optional: false,
            value: None,
            identity: None,
            block: Block::default(),
            docs: Docs::default(),
        };
        if elements.is_empty() {
            // A text that is no simple content: none that a field of an identity constraint may lead to.
            return Field { identity: Some(Box::new(Identity { mixed: true, ..Identity::default() })), ..text };
        }
        let of = self.push(Item {
            module: self.ir[item].module,
            file: self.ir[item].file,
            place: self.ir[item].place.clone(),
            docs: Docs::default(),
            origin: Origin::Part { of: item, words: words::CONTENT.to_owned() },
            kind: ItemKind::Choice(Choice {
                name: None,
                elements: types::common_namespace(&elements),
                variants: elements,
                blank: 0,
            }),
        });
        Field {
            kind: FieldKind::Mixed(model.filter(|model| !is_anything(model)).map(Box::new)),
            wrapper: Wrapper::many(0, None, false),
            beside_nil: None,
            ty: Ty::Mixed(of),
            optional: true,
            ..text
        }
    }

    /// The content model of a particle; `None` where nothing can stand. Its elements are added to those known.
    fn content_model(&mut self, particle: &Particle, elements: &mut Vec<Field>) -> Option<Model> {
        if !self.can_stand(particle) || self.leaves_nothing(particle) {
            self.part_left_out(particle);
            return None;
        }
        let part = match &particle.term {
            Term::Element(element) => {
                if particle.min == 0 && matches!(self.reference(element, &particle.place), Reference::Impossible) {
                    return None;
                }
                Model::One(place(elements, self.element(element, &particle.place, ONCE)?))
            }
            Term::Any(wildcard) => Model::One(place(elements, any(wildcard, ONCE, particle))),
            Term::Sequence(parts) => joined(Model::Sequence, self.models(parts, elements))?,
            Term::Choice(parts) => {
                let (mut branches, mut may_be_empty) = (Vec::new(), false);
                for part in parts {
                    match self.content_model(part, elements) {
                        Some(branch) => branches.push(branch),
                        // Nothing is left of it.
                        None => may_be_empty |= part.min == 0 || self.can_stand(part),
                    }
                }
                let choice = joined(Model::Choice, branches)?;
                if may_be_empty { Model::Times(0, Some(1), Box::new(choice)) } else { choice }
            }
            Term::All(parts) => joined(Model::All, self.models(parts, elements))?,
        };
        let once = particle.min == 1 && particle.max == Some(1);
        Some(if once { part } else { Model::Times(particle.min, particle.max, Box::new(part)) })
    }

    fn models(&mut self, parts: &[Arc<Particle>], elements: &mut Vec<Field>) -> Vec<Model> {
        parts.iter().filter_map(|part| self.content_model(part, elements)).collect()
    }
}

/// Where a field is among those known, or has been added. Those of one name have one type (XSD part 1, section 3.8.6,
/// "Element Declarations Consistent"), and may be nil if any of them may.
fn place(elements: &mut Vec<Field>, field: Field) -> usize {
    let is_it = |known: &Field| match (&known.kind, &field.kind) {
        (FieldKind::Element(one), FieldKind::Element(other)) => one == other,
        (FieldKind::Any(one), FieldKind::Any(other)) => one == other,
        (FieldKind::Group(_), FieldKind::Group(_)) => known.ty == field.ty,
        _ => false,
    };
    if let Some(at) = elements.iter().position(is_it) {
        if field.wrapper == Wrapper::Nillable {
            elements[at].wrapper = Wrapper::Nillable;
            elements[at].beside_nil = field.beside_nil;
        }
        return at;
    }
    elements.push(field);
    elements.len() - 1
}

/// Several parts as one; a single one is that one.
fn joined(how: fn(Vec<Model>) -> Model, mut parts: Vec<Model>) -> Option<Model> {
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(how(parts)),
    }
}

/// Whether a model is any number of elements in any order.
fn is_anything(model: &Model) -> bool {
    matches!(model, Model::Times(0, None, part) if is_any_one(part))
}

/// Whether a model, repeated without end, is any of its elements in any order.
fn is_any_one(model: &Model) -> bool {
    match model {
        Model::One(_) => true,
        Model::Times(0 | 1, _, part) => is_any_one(part),
        Model::Choice(parts) => parts.iter().all(is_any_one),
        Model::Times(..) | Model::Sequence(_) | Model::All(_) => false,
    }
}
