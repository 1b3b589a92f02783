//! Answers the page's questions about Python and the other languages, and draws the pictures of an exchange.
//!
//! Pure like the rooms below: what it needs from outside (chance, time) is handed in, and what it wants done (a request, a
//! file) it says. In a browser it is a program of its own, `bin/interpreter`.

mod diff;
pub mod experiment;
mod fields;
mod files;
mod follow;
mod run;
mod server;
mod share;
mod timing;

pub use follow::follow;

use crate::locale::install;
use crate::model::dialogue::{Answer, Picture, Question};
use crate::python::requests::Surroundings;
pub use diff::{Line, diff};
use experiment::{Laboratory, Trial};
use run::Run;
use server::Looks;
use std::time::Duration;

/// Answers questions, and runs one program at a time.
#[derive(Debug, Default)]
pub struct Interpreter {
    run: Run,
    laboratory: Laboratory,
    looks: Looks,
}

impl Interpreter {
    /// Answers a question: with one answer, or, where a program runs, with all that it says until it waits.
    ///
    /// `clock` tells a time that only grows.
    pub fn ask(
        &mut self,
        question: Question,
        surroundings: &mut dyn Surroundings,
        clock: &dyn Fn() -> Duration,
    ) -> Vec<Answer> {
        let question = match self.laboratory.ask(question, &mut self.run, surroundings, clock) {
            Ok(answers) => return answers,
            Err(question) => question,
        };
        match question {
            Question::Run { .. }
            | Question::Reply(_)
            | Question::File { .. }
            | Question::GoOn { .. }
            | Question::Stop { .. } => self.run.ask(question, surroundings, clock),
            Question::Time(timed) => {
                let figure = timing::draw(&timed);
                vec![Answer::Drawn { picture: Picture::Timing, about: timed.exchange, figure }]
            }
            Question::Witness(witnessed) => {
                let figure = server::draw(&witnessed, &mut self.looks);
                vec![Answer::Drawn { picture: Picture::Server, about: witnessed.exchange, figure }]
            }
            Question::Save(saved) => vec![files::save(&saved)],
            Question::Open(opened) => vec![Answer::Found(files::open(&opened))],
            Question::Share(shared) => vec![share::write(&shared)],
            Question::Speak { locale, text } => {
                install(locale, &text);
                Vec::new()
            }
            question => fields::answer(question, surroundings, clock).into_iter().collect(),
        }
    }

    /// The experiment that is open, for those who look at its evidence as data.
    pub fn trial(&self) -> Option<&Trial> {
        self.laboratory.trial()
    }
}
