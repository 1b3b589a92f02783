//! What a request or an answer is in Python's eyes, or in another language.

use crate::formats::Language;
use bytes::Bytes;

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
