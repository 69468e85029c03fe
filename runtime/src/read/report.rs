//! What becomes of an error: it ends reading, or it is noted, and reading goes on.

use super::input::Input;
use super::problems::{Mode, Problems, Unmatched};
use crate::error::{Error, ErrorKind, Found, Result};

/// How many bytes of namespace declarations may be added to all fragments of a document: what stands once in the
/// document is repeated in each of them.
const MOST_ADDED: usize = 16 << 20;

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
    pub(crate) fn report_unmatched(&mut self, error: Error) -> Result<()> {
        let (problem, depth) = (self.problems.len(), self.depth());
        self.report(error)?;
        if let Some((namespace, local)) = self.ahead() {
            let (namespace, local) = (namespace.to_owned(), local.to_owned());
            self.problems.unmatched.push(Unmatched { problem, depth, namespace, local });
        }
        Ok(())
    }

    /// Ends reading with an error; where elements of the content at this depth are unmatched, only once it was gone along as
    /// if it ended here.
    pub(crate) fn stop(&mut self, error: Error, depth: usize) -> Result<()> {
        if self.problems.unmatched.last().is_none_or(|last| last.depth != depth) {
            return Err(error);
        }
        self.problems.stopped.get_or_insert(error);
        self.end_here(depth);
        Ok(())
    }

    /// Says of the elements that were passed over in this content, given their names, what was expected in their place.
    #[cold]
    pub(crate) fn reword_unmatched(&mut self, error: impl Fn((&str, &str)) -> (ErrorKind, String)) {
        let depth = self.depth();
        let Problems { unmatched, list, .. } = &mut self.problems;
        while let Some(Unmatched { problem, namespace, local, .. }) = unmatched.pop_if(|last| last.depth == depth) {
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
        if self.problems.declared > MOST_ADDED {
            let message = format!("what deviates needs more than {MOST_ADDED} bytes of namespaces");
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
