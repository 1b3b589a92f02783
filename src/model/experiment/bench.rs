//! The experiment that is open, and what happens to it.

use super::{Action, Followed, Snapshot, Trial};
use crate::http::Exchange;
use crate::model::dialogue::Question;
use std::rc::Rc;

/// The experiment that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Bench {
    /// Its place in the list.
    pub at: usize,
    /// The experiment.
    pub trial: Trial,
    /// The exchange that has ended, and what the program is told of it as soon as the things are counted.
    pub held: Option<(Rc<Exchange>, Question)>,
}

/// What happens to an experiment.
#[derive(Clone, Debug, PartialEq)]
pub enum ExperimentMsg {
    /// The learner opens it: its place in the list.
    Open(usize),
    /// Its words are there, or are known not to come, and so is what the sandbox says of itself.
    Opened {
        /// Its place in the list.
        at: usize,
        /// The same sandbox in another origin; empty where there is none.
        second: String,
        /// The largest body that the sandbox accepts, in bytes.
        max_body: u64,
    },
    /// The learner does something.
    Act(Action),
    /// The store was looked at.
    Looked(Snapshot),
    /// The things were counted; `None` where that failed.
    Counted(Option<u32>),
    /// The interpreter said what `requests` sends after a redirect.
    Followed(Followed),
}
