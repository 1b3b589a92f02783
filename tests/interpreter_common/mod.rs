//! What the tests of the interpreter share: asking it.
#![allow(dead_code, clippy::unwrap_used)]

pub mod figure;

use put_playground::interpreter::Interpreter;
use put_playground::model::Draft;
use put_playground::model::dialogue::{Answer, CodeFault, Fields, Question};
use put_playground::python::requests::Surroundings;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Chance that is none, and a clock that stands.
pub struct Fixed;

impl Surroundings for Fixed {
    fn boundary(&mut self) -> String {
        "fedcba9876543210fedcba9876543210".into()
    }

    fn now(&mut self) -> i64 {
        1_767_225_600
    }
}

/// The one answer to a question.
pub fn ask(question: Question) -> Answer {
    let start = Instant::now();
    let clock = || -> Duration { start.elapsed() };
    let mut answers = Interpreter::default().ask(question, &mut Fixed, &clock);
    assert_eq!(answers.len(), 1, "{answers:?}");
    answers.remove(0)
}

/// The fields of a program.
pub fn fields(code: &str, draft: &Draft) -> Result<Fields, CodeFault> {
    let question = Question::Read { revision: 7, code: code.to_owned(), draft: Rc::new(draft.clone()) };
    match ask(question) {
        Answer::Read { revision: 7, fields, .. } => fields.map(|fields| *fields),
        other => panic!("{other:?}"),
    }
}

/// The program of these fields, and the notes.
pub fn written(code: &str, draft: &Draft) -> Result<(String, Vec<String>), CodeFault> {
    let question = Question::Write { revision: 8, code: code.to_owned(), draft: Rc::new(draft.clone()) };
    match ask(question) {
        Answer::Written { revision: 8, code, notes, .. } => code.map(|code| (code, notes)),
        other => panic!("{other:?}"),
    }
}
