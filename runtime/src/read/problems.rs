//! What is wrong with a document, as far as reading goes on after it.
//!
//! In comes an error where it is noticed; out goes the same error, which ends reading, or it is noted here and reading
//! goes on. What is noted gets the steps of its path as errors do: one at each element that is left.

use super::fragment;
use super::input::Input;
use super::lenient::Found;
use super::limits::Limits;
use crate::error::{Error, ErrorKind, Result};

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
    mode: Mode,
    limit: usize,
    list: Vec<Problem>,
    /// Whether there are more than the limit allows to note.
    cut: bool,
    /// Elements that were passed over, of which is not yet known what was expected in their place; those of the innermost
    /// content last.
    unsettled: Vec<Unsettled>,
    /// What ends reading, once these are settled.
    stopped: Option<Error>,
    /// How much was added to the XML of what was passed over, in bytes.
    declared: usize,
}

/// A problem, and what was made of it when reading leniently.
pub(crate) struct Problem {
    pub(crate) error: Error,
    pub(crate) found: Option<Found>,
    /// Whether what came after shows that it is none.
    retracted: bool,
}

/// An element that is not known, or out of place, in a content that goes on.
pub(crate) struct Unsettled {
    /// The number of the problem.
    problem: usize,
    /// How many elements are open where it stands.
    depth: usize,
    namespace: String,
    local: String,
}

impl Problems {
    pub(crate) fn new(mode: Mode, limits: &Limits) -> Self {
        let limit = if mode == Mode::All { limits.errors } else { limits.deviations };
        Self { mode, limit, list: Vec::new(), cut: false, unsettled: Vec::new(), stopped: None, declared: 0 }
    }

    #[inline]
    pub(crate) fn have_unsettled(&self) -> bool {
        !self.unsettled.is_empty()
    }

    pub(crate) fn take_unsettled(&mut self) -> Vec<Unsettled> {
        std::mem::take(&mut self.unsettled)
    }

    pub(crate) fn give_unsettled(&mut self, mut before: Vec<Unsettled>) {
        before.append(&mut self.unsettled);
        self.unsettled = before;
    }

    /// Forgets those noted since there were so many problems: their content is at its end.
    pub(crate) fn forget_unsettled(&mut self, before: usize) {
        while self.unsettled.pop_if(|unsettled| unsettled.problem >= before).is_some() {}
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

    fn note(&mut self, error: Error, found: Option<Found>) -> Result<()> {
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

impl Input<'_> {
    /// Ends reading with the error; where all errors are collected, notes it, to go on. It is at the token read last
    /// unless it has a place.
    #[cold]
    pub(crate) fn report(&mut self, error: Error) -> Result<()> {
        let error = error.at(|| self.place(self.at()));
        if self.problems.is(Mode::All) { self.problems.note(error, None) } else { Err(error) }
    }

    /// The same of the element ahead, which is then passed over: what was expected in its place may be known later.
    #[cold]
    pub(crate) fn report_unsettled(&mut self, error: Error) -> Result<()> {
        let (problem, depth) = (self.problems.len(), self.depth());
        self.report(error)?;
        if let Some((namespace, local)) = self.ahead() {
            let (namespace, local) = (namespace.to_owned(), local.to_owned());
            self.problems.unsettled.push(Unsettled { problem, depth, namespace, local });
        }
        Ok(())
    }

    /// Ends reading with an error; where elements of the content at this depth are unsettled, only once it was gone along as
    /// if it ended here.
    pub(crate) fn stop(&mut self, error: Error, depth: usize) -> Result<()> {
        if self.problems.unsettled.last().is_none_or(|last| last.depth != depth) {
            return Err(error);
        }
        self.problems.stopped.get_or_insert(error);
        self.end_here(depth);
        Ok(())
    }

    /// Says of the elements that were passed over in this content, given their names, what was expected in their place.
    #[cold]
    pub(crate) fn settle(&mut self, error: impl Fn((&str, &str)) -> (ErrorKind, String)) {
        let depth = self.depth();
        let Problems { unsettled, list, .. } = &mut self.problems;
        while let Some(Unsettled { problem, namespace, local, .. }) = unsettled.pop_if(|last| last.depth == depth) {
            if let Some(problem) = list.get_mut(problem) {
                let (kind, message) = error((&namespace, &local));
                problem.error.reword(kind, message);
            }
        }
    }

    /// The same; when reading leniently, notes what was `found` there, to go on: with the number of bytes added to it.
    #[cold]
    pub(crate) fn report_found(
        &mut self,
        error: Error,
        found: impl FnOnce(&mut Self) -> Result<(Found, usize)>,
    ) -> Result<()> {
        if !self.problems.is(Mode::Lenient) {
            return self.report(error);
        }
        let (found, added) = found(self)?;
        self.problems.declared += added;
        if self.problems.declared > fragment::MOST_ADDED {
            let message = format!("what deviates needs more than {} bytes of namespaces", fragment::MOST_ADDED);
            return Err(error.replaced(ErrorKind::Limit, message));
        }
        self.problems.note(error, Some(found))
    }

    /// Adds a step to the paths of what was noted since there were `before`; it is at `at` unless it has a place.
    #[cold]
    pub(crate) fn within(&mut self, before: usize, at: usize, name: &str, index: Option<usize>) {
        let mut list = std::mem::take(&mut self.problems.list);
        for problem in list.iter_mut().skip(before) {
            problem.error.add_position(|| self.place(at));
            problem.error.add_step(name, index);
        }
        self.problems.list = list;
    }

    /// Goes on behind the element in which an error was met, where all errors are collected and it allows that.
    #[cold]
    pub(crate) fn recover(&mut self, error: Error, depth: usize) -> Result<()> {
        if let Some(stopped) = self.problems.take_stopped() {
            return Err(stopped);
        }
        if !self.problems.is(Mode::All) || self.problems.cut || error.is_fatal() {
            return Err(error);
        }
        self.problems.note(error, None)?;
        self.plans.retain(|plan| plan.depth <= depth);
        self.skip_to(depth)
    }
}
