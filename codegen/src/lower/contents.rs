//! The contents of types. Of a model that is handed over, each goes once its type has its item, so that contents and items
//! are not in memory together.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{ComplexType, Content, Model, Particle, Term, TypeDefinition, TypeId};

/// The contents that are still there.
pub(super) struct Contents {
    /// By type, the contents of elements that go; empty where the model keeps its own.
    own: Vec<Option<Arc<Particle>>>,
    /// The groups that types share. Whether one is shared is asked when it is met, so that all count to the end.
    shared: Vec<Arc<Particle>>,
}

impl Contents {
    /// Those of a model, taken out of one that is handed over. Paths of identity constraints are looked for in all
    /// contents, whenever one is met: where there are any, all stay.
    pub(super) fn of(model: &mut Cow<'_, Model>) -> Self {
        let own = match model {
            Cow::Owned(model) if !model.has_constraints => {
                model.types.iter_mut().map(|ty| elements_out_of(&mut ty.definition)).collect()
            }
            Cow::Owned(_) | Cow::Borrowed(_) => Vec::new(),
        };
        Self { own, shared: Vec::new() }
    }

    /// The content of a type, which is taken once.
    pub(super) fn take<'m>(&mut self, id: TypeId, complex: &'m ComplexType) -> Cow<'m, Content> {
        match self.own.get_mut(id.index()).and_then(Option::take) {
            Some(particle) => Cow::Owned(Content::Particle(particle)),
            None => Cow::Borrowed(&complex.content),
        }
    }

    /// Lets go of a content that was taken.
    pub(super) fn let_go(&mut self, content: Cow<'_, Content>) {
        if let Cow::Owned(Content::Particle(particle)) = content {
            self.let_go_of_particle(particle);
        }
    }

    fn let_go_of_particle(&mut self, particle: Arc<Particle>) {
        match Arc::try_unwrap(particle).map(|particle| particle.term) {
            Ok(Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts)) => {
                for part in parts {
                    self.let_go_of_particle(part);
                }
            }
            Err(shared) if !matches!(shared.term, Term::Element(_) | Term::Any(_)) => self.shared.push(shared),
            Ok(Term::Element(_) | Term::Any(_)) | Err(_) => {}
        }
    }
}

/// Takes the elements out of a complex type. What text is in it is asked of other types, too.
fn elements_out_of(definition: &mut TypeDefinition) -> Option<Arc<Particle>> {
    let TypeDefinition::Complex(ComplexType { content, .. }) = definition else { return None };
    match std::mem::take(content) {
        Content::Particle(particle) => Some(particle),
        other => {
            *content = other;
            None
        }
    }
}
