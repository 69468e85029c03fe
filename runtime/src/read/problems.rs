//! What is wrong with a document, as far as reading goes on after it.
//!
//! In comes an error where it is noticed; out goes the same error, which ends reading, or it is noted here and reading
//! goes on. What is noted gets the steps of its path as errors do: one at each element that is left.

use crate::error::Found;
use crate::error::{Error, ErrorKind, Result};
use crate::limits::Limits;

/// What happens after a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Reading ends.
    Strict,
    /// Reading goes on to find others; no value comes of it.
    All,
    /// What can be passed over or kept is, and reading goes on.
    Lenient,
}

/// The problems noted so far.
pub(crate) struct Problems {
    pub(super) mode: Mode,
    limit: usize,
    pub(super) list: Vec<Problem>,
    /// Whether there are more than the limit allows to note.
    pub(super) cut: bool,
    /// Elements that were passed over, of which is not yet known what was expected in their place; those of the innermost
    /// content last.
    pub(super) unmatched: Vec<Unmatched>,
    /// What ends reading, once these are settled.
    pub(super) stopped: Option<Error>,
    /// Where the last element begins that was found to be known to its content, which each line asks again.
    pub(super) known_at: usize,
    /// How much was added to the XML of what was passed over, in bytes.
    pub(super) declared: usize,
}

/// A problem, and what was made of it when reading leniently.
pub(crate) struct Problem {
    pub(crate) error: Error,
    pub(crate) found: Option<Found>,
    /// Whether what came after shows that it is none.
    retracted: bool,
}

/// An element that is not known, or out of place, in a content that goes on.
pub(crate) struct Unmatched {
    /// The number of the problem.
    pub(super) problem: usize,
    /// How many elements are open where it stands.
    pub(super) depth: usize,
    pub(super) namespace: String,
    pub(super) local: String,
}

impl Problems {
    pub(crate) fn new(mode: Mode, limits: &Limits) -> Self {
        let limit = if mode == Mode::All { limits.errors } else { limits.deviations };
        Self {
            mode,
            limit,
            list: Vec::new(),
            cut: false,
            unmatched: Vec::new(),
            stopped: None,
            known_at: usize::MAX,
            declared: 0,
        }
    }

    #[inline]
    pub(crate) fn have_unmatched(&self) -> bool {
        !self.unmatched.is_empty()
    }

    pub(crate) fn take_unmatched(&mut self) -> Vec<Unmatched> {
        std::mem::take(&mut self.unmatched)
    }

    pub(crate) fn give_unmatched(&mut self, mut before: Vec<Unmatched>) {
        before.append(&mut self.unmatched);
        self.unmatched = before;
    }

    /// Forgets those noted since there were so many problems: their content is at its end.
    pub(crate) fn forget_unmatched(&mut self, before: usize) {
        while self.unmatched.pop_if(|unmatched| unmatched.problem >= before).is_some() {}
    }

    /// Has another mode from here on. Returns the one before.
    pub(crate) fn set_mode(&mut self, mode: Mode) -> Mode {
        std::mem::replace(&mut self.mode, mode)
    }

    #[inline]
    pub(crate) fn is(&self, mode: Mode) -> bool {
        self.mode == mode
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// All that was noted, and whether there was more.
    pub(crate) fn take(&mut self) -> (Vec<Problem>, bool) {
        self.list.retain(|problem| !problem.retracted);
        (std::mem::take(&mut self.list), self.cut)
    }

    /// Takes the values out of what was noted since there were `before`: they are secret.
    pub(crate) fn conceal(&mut self, before: usize) {
        for problem in self.list.iter_mut().skip(before) {
            problem.error.conceal();
            if let Some(Found::Value(text)) = &mut problem.found {
                "***".clone_into(text);
            }
        }
    }

    /// Takes back a problem, by its number. Others remain, so that the document stays one that has some.
    pub(crate) fn retract(&mut self, problem: usize) {
        if let Some(problem) = self.list.get_mut(problem) {
            problem.retracted = true;
        }
    }

    /// What ended reading in a content that is at its end.
    pub(crate) fn take_stopped(&mut self) -> Option<Error> {
        self.stopped.take()
    }

    pub(super) fn note(&mut self, error: Error, found: Option<Found>) -> Result<()> {
        if self.stopped.is_some() {
            return Ok(());
        }
        if self.list.len() < self.limit {
            self.list.push(Problem { error, found, retracted: false });
            return Ok(());
        }
        self.cut = true;
        Err(match self.mode {
            Mode::Lenient => {
                let message = format!("the document deviates from the schema in more than {} places", self.limit);
                error.replaced(ErrorKind::Limit, message)
            }
            Mode::Strict | Mode::All => error,
        })
    }
}
