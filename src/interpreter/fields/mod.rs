//! Answers what is asked about the text of a program, without running it to its end.

use crate::model::dialogue::{Answer, Question};
use crate::python::requests::Surroundings;
use std::time::Duration;

/// Answers a question that is not about a run.
pub(super) fn answer(
    _question: Question,
    _surroundings: &mut dyn Surroundings,
    _clock: &dyn Fn() -> Duration,
) -> Option<Answer> {
    None
}
