//! What the interpreter answers.

use crate::formats::Language;
use crate::http::Request;
use crate::model::Draft;
use bytes::Bytes;

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

/// What is wrong with a program or a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeFault {
    /// The line, counted from 1; 0 where the fault has no place.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
    /// The first byte to underline.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
    /// What is wrong and what to do, for a beginner.
    pub words: String,
}

/// Fields taken from a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    /// The fields.
    pub draft: Draft,
    /// What the text says and the fields do not hold, one sentence each.
    pub notes: Vec<String>,
}

/// What a stretch of a program is, for its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// White space, operators, brackets, names.
    #[default]
    Plain,
    /// A word that belongs to Python.
    Keyword,
    /// A string or bytes literal.
    Text,
    /// A number.
    Number,
    /// A comment.
    Comment,
    /// A name that is called.
    Call,
    /// The name of an argument: `data=`.
    Argument,
}

/// A stretch of a program that has one colour; the stretches of a program follow each other without a gap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colour {
    /// What it is.
    pub kind: Kind,
    /// How many bytes it has.
    pub length: u32,
}

/// What `requests` sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PythonRequest {
    /// The request line and the header lines, in order.
    pub head: Vec<String>,
    /// For each line of `head`, whether the browser's request has no such line.
    pub marks: Vec<bool>,
    /// The body, with the frames of its chunks.
    pub body: Bytes,
    /// Its `Content-Type`.
    pub media_type: Option<String>,
    /// Where the two requests differ, and why.
    pub differences: Vec<Difference>,
}

/// Where the request of `requests` and that of the browser differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs: a header's name, "Body", "Target".
    pub what: String,
    /// Who sends it.
    pub side: Side,
    /// Why, in a sentence.
    pub why: String,
}

/// Who sends something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// `requests` alone.
    Python,
    /// The browser alone.
    Browser,
    /// Both, in other words.
    #[default]
    Both,
}

/// What Python prints of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printout {
    /// The lines.
    pub lines: Vec<PrintedLine>,
    /// What the browser hid or re-ordered, one sentence each.
    pub notes: Vec<String>,
}

/// A statement, and what it prints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedLine {
    /// The statement: `print(response.headers)`.
    pub code: String,
    /// What it prints, or the last line of its traceback.
    pub output: String,
    /// Whether it raises.
    pub raised: bool,
    /// What a beginner should know about it, if anything.
    pub note: String,
}

/// The fields in another language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translation {
    /// The language.
    pub language: Language,
    /// The text.
    pub text: String,
    /// The content of a file that holds it, where that is not the text.
    pub bytes: Option<Bytes>,
    /// What a reader should know.
    pub remarks: Vec<String>,
}
