//! A program that runs.

use crate::model::dialogue::{Answer, Question};
use crate::python::requests::Surroundings;
use std::time::Duration;

/// The program that runs, if one does.
#[derive(Debug, Default)]
pub(super) struct Run {}

impl Run {
    /// Takes a question about a run.
    pub(super) fn ask(
        &mut self,
        _question: Question,
        _surroundings: &mut dyn Surroundings,
        _clock: &dyn Fn() -> Duration,
    ) -> Vec<Answer> {
        Vec::new()
    }
}
