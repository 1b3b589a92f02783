//! What the page asks the interpreter.

use crate::formats::Language;
use crate::http::{Exchange, Outcome, Timing};
use crate::model::Draft;
use bytes::Bytes;
use std::rc::Rc;

/// What the page asks the interpreter. `revision` names the state of program and fields that is asked about; the answer
/// repeats it, so that an answer that came too late can be told.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Take the fields from this program: [`Answer::Read`](super::Answer::Read).
    Read {
        /// What is asked about.
        revision: u32,
        /// The program.
        code: String,
        /// The fields as they are: what the program does not say stays.
        draft: Rc<Draft>,
    },
    /// Change this program as little as possible, so that it sends what the fields say; an empty program is written anew:
    /// [`Answer::Written`](super::Answer::Written).
    Write {
        /// What is asked about.
        revision: u32,
        /// The program.
        code: String,
        /// The fields.
        draft: Rc<Draft>,
    },
    /// What this program sends first, beside what the browser sends for the fields:
    /// [`Answer::Prepared`](super::Answer::Prepared).
    Prepare {
        /// What is asked about.
        revision: u32,
        /// The program.
        code: String,
        /// The fields.
        draft: Rc<Draft>,
        /// The page's origin, such as `http://localhost:8080`.
        origin: String,
        /// Separates the parts of multipart bodies.
        boundary: String,
    },
    /// What Python prints of this answer: [`Answer::Presented`](super::Answer::Presented).
    Present {
        /// The exchange, which was answered.
        exchange: Rc<Exchange>,
        /// The draft it was made from.
        draft: Rc<Draft>,
    },
    /// The fields in another language: [`Answer::Translated`](super::Answer::Translated).
    Translate {
        /// What is asked about.
        revision: u32,
        /// The language.
        language: Language,
        /// The fields.
        draft: Rc<Draft>,
        /// Separates the parts of multipart bodies.
        boundary: String,
    },
    /// Take the fields from a curl command: [`Answer::Curl`](super::Answer::Curl).
    Curl {
        /// The command line.
        command: String,
        /// The fields as they are.
        draft: Rc<Draft>,
    },
    /// The program without the secrets in it, for storage: [`Answer::Redacted`](super::Answer::Redacted).
    Redact {
        /// What is asked about.
        revision: u32,
        /// The program.
        code: String,
    },
    /// Run this program; it answers with [`Printed`](super::Answer::Printed), [`Send`](super::Answer::Send),
    /// [`Open`](super::Answer::Open), [`Paused`](super::Answer::Paused) and at last [`Ended`](super::Answer::Ended).
    /// A program that runs already is given up.
    Run {
        /// Names the run.
        run: u32,
        /// The program.
        code: String,
    },
    /// What became of the request that the program sent.
    Reply(Reply),
    /// The content of the file that the program opens; `None` where there is none.
    File {
        /// Names the run.
        run: u32,
        /// The content.
        content: Option<Bytes>,
    },
    /// Compute on after [`Paused`](super::Answer::Paused).
    GoOn {
        /// Names the run.
        run: u32,
    },
    /// Give the program up; there is no answer.
    Stop {
        /// Names the run.
        run: u32,
    },
}

/// What became of a request that a program sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// Names the run.
    pub run: u32,
    /// What became of it.
    pub outcome: Outcome,
    /// How long it took.
    pub timing: Timing,
    /// The time limit that it had, in milliseconds.
    pub timeout_ms: Option<u32>,
}
