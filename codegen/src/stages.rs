//! What the stages of a run share: one place for warnings, and how long each stage takes.

use std::time::{Duration, Instant};

use crate::diagnostics::Diagnostics;

/// The stages so far.
#[derive(Default)]
pub(crate) struct Stages {
    /// The warnings of all of them.
    pub(crate) warnings: Diagnostics,
    /// Whether they take little memory, at the cost of one core, and leave documentation out.
    pub(crate) saves_memory: bool,
    /// In order, with the time of each, added up over modules.
    pub(crate) times: Vec<(&'static str, Duration)>,
}

impl Stages {
    /// Runs a stage, which may warn.
    pub(crate) fn run<T>(&mut self, stage: &'static str, run: impl FnOnce(&mut Diagnostics) -> T) -> T {
        let began = Instant::now();
        let result = run(&mut self.warnings);
        let took = began.elapsed();
        match self.times.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, sum)) => *sum += took,
            None => self.times.push((stage, took)),
        }
        result
    }
}
