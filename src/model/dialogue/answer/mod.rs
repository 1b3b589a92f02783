//! What the interpreter answers.

mod code;
mod crossing;
mod shown;

pub use code::{CodeFault, Colour, Fields, Kind};
pub use shown::{Difference, PrintedLine, Printout, PythonRequest, Side, Translation};

use super::figure::Figure;
use super::{Found, Paper};
use crate::http::Request;
use crate::model::Draft;

/// What the interpreter answers, or says of a program that runs.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// To [`Question::Read`](super::Question::Read).
    Read {
        /// What was asked about.
        revision: u32,
        /// The program's colours.
        colours: Vec<Colour>,
        /// The fields, or why there are none.
        fields: Result<Box<Fields>, CodeFault>,
    },
    /// To [`Question::Write`](super::Question::Write).
    Written {
        /// What was asked about.
        revision: u32,
        /// The program, or why it cannot be changed so. The fault may lie in the program or in what the fields want.
        code: Result<String, CodeFault>,
        /// Its colours.
        colours: Vec<Colour>,
        /// What the fields hold and the program does not say, one sentence each.
        notes: Vec<String>,
    },
    /// To [`Question::Prepare`](super::Question::Prepare).
    Prepared {
        /// What was asked about.
        revision: u32,
        /// The request of `requests`, or the traceback or fault in its place.
        request: Result<Box<PythonRequest>, String>,
    },
    /// To [`Question::Present`](super::Question::Present).
    Presented {
        /// The exchange's number.
        exchange: u32,
        /// What is printed.
        printout: Printout,
    },
    /// To [`Question::Translate`](super::Question::Translate).
    Translated {
        /// What was asked about.
        revision: u32,
        /// The translation.
        translation: Translation,
    },
    /// To [`Question::Curl`](super::Question::Curl).
    Curl {
        /// The fields, or what is wrong with the command.
        fields: Result<Box<Fields>, CodeFault>,
    },
    /// To [`Question::Redact`](super::Question::Redact).
    Redacted {
        /// What was asked about.
        revision: u32,
        /// The program without secrets.
        code: String,
    },
    /// To [`Question::Share`](super::Question::Share).
    Shared {
        /// The number of the link.
        number: u32,
        /// What stands behind the `#`.
        text: String,
        /// Whether there are secrets, which were left out or not.
        has_secrets: bool,
    },
    /// To [`Question::Save`](super::Question::Save).
    File {
        /// The file's name.
        name: String,
        /// What is in it.
        text: String,
        /// What is said about it; mostly nothing.
        words: String,
    },
    /// To [`Question::Open`](super::Question::Open): what the file gave, or what is wrong with it.
    Found(Result<Box<Found>, CodeFault>),
    /// To [`Act::Open`](super::Act::Open): the experiment before it runs, also where it was cancelled before anything was
    /// sent; `None` where its text is no experiment.
    Experiment(Option<Box<Paper>>),
    /// To [`Act::Program`](super::Act::Program): the program.
    Program(String),
    /// An experiment wants texts of the page's own host, and waits for [`Question::Fetched`](super::Question::Fetched).
    Fetch {
        /// Names what is wanted.
        number: u32,
        /// Where they are, from the page's folder on.
        paths: Vec<String>,
        /// Whether what is there is to be deleted.
        delete: bool,
    },
    /// What came of an experiment.
    Evidence {
        /// What was seen, in words and pictures.
        figure: Figure,
        /// The words alone, to be read out.
        told: String,
        /// A URL for the learner to open.
        link: Option<String>,
    },
    /// A picture.
    Drawn {
        /// What it shows.
        picture: Picture,
        /// The number of what was asked about: an exchange's.
        about: u32,
        /// The picture itself.
        figure: Figure,
    },
    /// The program printed this.
    Printed {
        /// Names the run.
        run: u32,
        /// The text.
        text: String,
    },
    /// The program sends this, and waits for [`Question::Reply`](super::Question::Reply).
    Send {
        /// Names the run.
        run: u32,
        /// The request as the browser can send it.
        request: Box<Request>,
        /// The same as fields, for the history.
        draft: Box<Draft>,
        /// `timeout=` in milliseconds.
        timeout_ms: Option<u32>,
        /// Whether redirects are followed.
        follows_redirects: bool,
        /// What a browser does otherwise than `requests` here, one sentence each.
        notes: Vec<String>,
    },
    /// The program opens the file of this name, and waits for [`Question::File`](super::Question::File).
    Open {
        /// Names the run.
        run: u32,
        /// The name.
        name: String,
    },
    /// The program has computed for a while, and waits for [`Question::GoOn`](super::Question::GoOn).
    Paused {
        /// Names the run.
        run: u32,
    },
    /// Where the browser made a difference that the program can see, one sentence each.
    Remarked {
        /// Names the run.
        run: u32,
        /// A sentence.
        note: String,
    },
    /// The program has ended.
    Ended {
        /// Names the run.
        run: u32,
        /// How.
        ending: Ending,
    },
}

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Where an exchange's time went.
    Timing,
    /// What the server saw.
    Server,
}

impl Picture {
    /// Every picture, each at its own number.
    pub const ALL: [Self; 2] = [Self::Timing, Self::Server];
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// At its last line.
    Done,
    /// With an exception; this is the traceback.
    Raised(String),
    /// The playground ended it; this is why.
    Limited(String),
    /// It was refused before anything was sent.
    Refused(CodeFault),
}
