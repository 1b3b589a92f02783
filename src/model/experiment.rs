//! The experiment that is open, as far as the page is concerned: what the learner decides, and what came of it. What it
//! does and what follows is the interpreter's; see `crate::interpreter::experiment`.

use super::dialogue::figure::Figure;
use super::dialogue::{Paper, Setup};
use crate::lesson::experiment::MOST;
use crate::locale::Locale;
use std::rc::Rc;

/// The experiment that is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bench {
    /// Its name.
    pub slug: &'static str,
    /// What the interpreter is told of it.
    pub setup: Rc<Setup>,
    /// The language that it was asked for in.
    pub locale: Option<Locale>,
    /// What it says; `None` until it is loaded.
    pub paper: Option<Rc<Paper>>,
    /// The place of the predicted answer.
    pub prediction: Option<u32>,
    /// How many requests of a kind, as typed.
    pub typed: String,
    /// Names its last run.
    pub run: u32,
    /// Whether it is under way.
    pub is_busy: bool,
    /// What was seen.
    pub evidence: Option<Rc<Figure>>,
    /// A URL for the learner to open.
    pub link: Option<String>,
}

impl Bench {
    /// How many requests of a kind will be sent; `None` where what is typed is no number from 1 to [`MOST`].
    pub fn count(&self) -> Option<u32> {
        match self.paper.as_ref()?.count {
            None => Some(1),
            Some(_) => self.typed.trim().parse().ok().filter(|count| (1..=MOST).contains(count)),
        }
    }

    /// How many requests will have been sent at the end.
    pub fn requests(&self) -> u32 {
        self.paper.as_ref().map_or(0, |paper| paper.fixed + paper.times * self.count().unwrap_or(1))
    }
}

/// What happens to an experiment.
#[derive(Clone, Debug, PartialEq)]
pub enum ExperimentMsg {
    /// The learner opens the one of this name.
    Open(&'static str),
    /// The learner predicts: the place of the answer.
    Predict(u32),
    /// The learner types how many requests of a kind to send.
    Count(String),
    /// The learner starts it, or starts it again; or cancels it, where it is under way.
    Start,
    /// The learner wants the log looked at once more.
    Look,
    /// The learner wants a program in the editor, counted from 0.
    Program(u32),
    /// What was to be fetched has come, or not.
    Fetched {
        /// Names what was wanted; 0 is the experiment's own text.
        number: u32,
        /// The texts; `None` where one did not come.
        texts: Vec<Option<String>>,
        /// `history.length`.
        history: u32,
    },
}
