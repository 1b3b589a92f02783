//! Something for the learner to do, which the page can see for itself that they did.

use super::condition::Condition;
use super::error::{ChapterError, Expected};
use super::lines::joined;

/// A step of a chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Names the step within its chapter; lower-case letters and hyphens. Progress is kept under it, so it stays when
    /// the text changes.
    pub id: &'static str,
    /// What to do.
    pub text: &'static str,
    /// When it is done.
    pub when: Condition,
}

/// The step of this id whose block begins in this line and has these lines inside: a text, and one line `when:`.
pub(super) fn step(
    id: &'static str,
    number: usize,
    inside: &[&'static str],
    errors: &mut Vec<ChapterError>,
) -> Option<Step> {
    let mut text = Vec::new();
    let mut when = None;
    for (line, content) in (number + 1..).zip(inside) {
        match content.strip_prefix("when:") {
            Some(words) if when.is_none() => {
                when = Condition::parse(words);
                if when.is_none() {
                    errors.push(ChapterError { line, expected: Expected::When });
                    return None;
                }
            }
            _ => text.push(*content),
        }
    }
    let text = joined(text);
    match when {
        Some(when) if !text.is_empty() => Some(Step { id, text, when }),
        _ => {
            errors.push(ChapterError { line: number, expected: Expected::Step });
            None
        }
    }
}
