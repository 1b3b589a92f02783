//! Answers what is asked about the text of a program, without running it to its end.
//!
//! Fields and program are two faces of one draft: `take` brings what a call says into the fields, `describe` says what
//! the fields hold as a call. Where taking a call leaves the fields as they are, the call says them already, and its text
//! stays; so reading a program and writing it back never changes it.

mod body;
mod colour;
mod compare;
mod curl;
mod describe;
mod fault;
mod headers;
mod hidden;
mod own_headers;
mod parts;
mod prepare;
mod present;
mod redact;
mod rows;
mod said;
mod scan;
mod take;
mod translate;
mod write;

use crate::model::dialogue::{Answer, Question};
use crate::python::requests::Surroundings;
pub(super) use curl::read as read_command;
pub(super) use fault::without_place;
pub(super) use redact::redact;
use std::time::Duration;

/// Answers a question that is not about a run.
pub(super) fn answer(
    question: Question,
    surroundings: &mut dyn Surroundings,
    clock: &dyn Fn() -> Duration,
) -> Option<Answer> {
    Some(match question {
        Question::Read { revision, code, draft } => {
            let fields = take::read(&code, &draft).map(Box::new);
            Answer::Read { revision, colours: colour::colours(&code), fields }
        }
        Question::Write { revision, code, draft } => {
            let (written, notes) = match write::write(&code, &draft) {
                Ok((written, notes)) => (Ok(written), notes),
                Err(fault) => (Err(fault), Vec::new()),
            };
            let colours = colour::colours(written.as_ref().unwrap_or(&code));
            Answer::Written { revision, code: written, colours, notes }
        }
        Question::Prepare { revision, code, draft, origin, boundary } => {
            let page = prepare::Page { draft: &draft, origin: &origin, boundary: &boundary };
            let request = prepare::prepare(&code, &page, surroundings, clock).map(Box::new);
            Answer::Prepared { revision, request }
        }
        Question::Present { exchange, draft } => {
            let printout = present::present(&exchange, &draft, surroundings);
            Answer::Presented { exchange: exchange.id, printout }
        }
        Question::Translate { revision, language, draft, boundary } => {
            Answer::Translated { revision, translation: translate::translate(language, &draft, &boundary) }
        }
        Question::Curl { command, draft } => {
            Answer::Curl { fields: curl::read(&command, &draft).map(Box::new) }
        }
        Question::Redact { revision, code } => Answer::Redacted { revision, code: redact(&code) },
        _ => return None,
    })
}
