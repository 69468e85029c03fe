//! How long the stages take.

use std::time::{Duration, Instant};

/// The stages in order, with the time of each, added up over modules.
#[derive(Default)]
pub(crate) struct Timings(Vec<(&'static str, Duration)>);

impl Timings {
    /// Runs a stage.
    pub(crate) fn time<T>(&mut self, stage: &'static str, run: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let result = run();
        let took = began.elapsed();
        match self.0.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, sum)) => *sum += took,
            None => self.0.push((stage, took)),
        }
        result
    }

    /// All stages.
    pub(crate) fn stages(self) -> Vec<(&'static str, Duration)> {
        self.0
    }
}
