//! What is said of the text of a program or a command: its colours, its fields, its fault.

use crate::locale::{Argument, tr_with};
use crate::model::Draft;

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

impl CodeFault {
    /// Where it is, as the beginning of a sentence; `None` where it has no place.
    pub fn place_in_words(&self) -> Option<String> {
        let places =
            [("line", Argument::Number(self.line.into())), ("column", Argument::Number(self.column.into()))];
        (self.line > 0).then(|| tr_with("at-place", &places))
    }
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
