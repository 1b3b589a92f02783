//! What reading a command line has to say: notes where something was left out, an error where it could not go on.

use super::options::long_of_glued;
use std::fmt;

/// Something in the command that the request does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What about it.
    pub kind: NoteKind,
    /// The option or text as it was typed.
    pub what: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
}

/// Why something in the command is not in the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// It is about curl's output, its connection or its trust, which are the browser's own business.
    NoEffect,
    /// A browser has no way to do it.
    NotSupported,
    /// Curl has no option of this name, as far as this playground knows.
    Unknown,
    /// The shell would put something else in its place; here it stays as text.
    Expansion,
    /// It stands behind the end of the command.
    Rest,
    /// A second URL; one request is sent.
    SecondUrl,
    /// A file that must be chosen in the page.
    File,
    /// The fields mean the same, and a browser escapes other characters.
    Reencoded,
    /// A scheme was missing, and curl takes http.
    Scheme,
    /// The browser sends no body with this method.
    BodyLeftOut,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = &self.what;
        match self.kind {
            NoteKind::NoEffect => write!(f, "{what} has no effect in a browser."),
            NoteKind::NotSupported => write!(f, "{what} is left out: a browser has no way to do it."),
            NoteKind::Unknown => write!(f, "{what} is left out: curl has no such option."),
            NoteKind::Expansion => {
                write!(f, "{what} stays as it is: a shell would put something in its place.")
            }
            NoteKind::Rest => write!(
                f,
                "{what} is left out: the command ends before it. If it belongs to the URL or to a value, put that in \
                 quotes."
            ),
            NoteKind::SecondUrl => {
                write!(f, "{what} is left out: the playground sends one request at a time.")
            }
            NoteKind::File => write!(f, "Choose the file {what}: a page cannot open it by its name."),
            NoteKind::Reencoded => {
                write!(
                    f,
                    "The fields of {what} mean the same, with other characters escaped than curl would send."
                )
            }
            NoteKind::Scheme => write!(f, "{what} has no scheme; like curl, the playground takes http://."),
            NoteKind::BodyLeftOut => {
                write!(f, "{what} is left out: a browser sends no body with GET or HEAD.")
            }
        }
    }
}

/// Why a text could not be read as a curl command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {fault}")]
pub struct ReadError {
    /// What is wrong.
    pub fault: Fault,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
}

/// What is wrong with a command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing was pasted.
    #[error("there is no command")]
    Empty,
    /// Another program is called.
    #[error("`{0}` is not curl")]
    NotCurl(String),
    /// A quotation mark that never closes.
    #[error("the quotation mark {0} is never closed")]
    OpenQuote(char),
    /// An option at the end that needs a value.
    #[error("{0} needs a value after it")]
    NoValue(String),
    /// A value joined by `=`, which curl does not read.
    #[error("curl does not read {0}")]
    Glued(String),
    /// No URL.
    #[error("the command names no URL")]
    NoUrl,
    /// A method that the playground cannot send.
    #[error("{0} is not a method that this playground can send")]
    Method(String),
    /// A file among other data.
    #[error("the content of the file {0} would be only a part of the body")]
    FileAmongData(String),
    /// A form part without a name.
    #[error("{0} has no = between name and content")]
    NoEquals(String),
    /// Two kinds of body.
    #[error("{0} and the body before it exclude each other")]
    TwoBodies(String),
}

impl Fault {
    /// What the user can do about it.
    pub fn remedy(&self) -> String {
        match self {
            Fault::Empty => "Paste a command that begins with curl.".to_owned(),
            Fault::NotCurl(_) => "Begin with the word curl.".to_owned(),
            Fault::OpenQuote(quote) => format!("Add {quote} where the text ends."),
            Fault::NoValue(option) => format!("Write the value after {option}, or take {option} out."),
            Fault::Glued(word) => {
                let (option, value) = long_of_glued(word).unwrap_or((word, ""));
                format!("Write a space in place of the equals sign: {option} {value}")
            }
            Fault::NoUrl => "Add an address such as https://example.com/.".to_owned(),
            Fault::Method(_) => "Use PUT, POST, PATCH, DELETE, GET, HEAD or OPTIONS, in capitals.".to_owned(),
            Fault::FileAmongData(_) => "Put the file's text in its place, or send the file alone.".to_owned(),
            Fault::NoEquals(_) => "Write name=value, or name=@file.".to_owned(),
            Fault::TwoBodies(_) => "Keep one of -d, -F and -T.".to_owned(),
        }
    }
}
