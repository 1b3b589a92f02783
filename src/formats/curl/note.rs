//! What reading a command line has to say: notes where something was left out, an error where it could not go on.

use super::options::long_of_glued;
use crate::locale::Argument::Text;
use crate::locale::{at_place, key, tr, tr_with};
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
        let key = match self.kind {
            NoteKind::NoEffect => key!("curl-no-effect"),
            NoteKind::NotSupported => key!("curl-not-supported"),
            NoteKind::Unknown => key!("curl-unknown"),
            NoteKind::Expansion => key!("curl-expansion"),
            NoteKind::Rest => key!("curl-rest"),
            NoteKind::SecondUrl => key!("curl-second-url"),
            NoteKind::File => key!("curl-file"),
            NoteKind::Reencoded => key!("curl-reencoded"),
            NoteKind::Scheme => key!("curl-scheme"),
            NoteKind::BodyLeftOut => key!("curl-body-left-out"),
        };
        f.write_str(&tr_with(key, &[("what", Text(&self.what))]))
    }
}

/// Why a text could not be read as a curl command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// What is wrong.
    pub fault: Fault,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&at_place(key!("text-place"), self.line, self.column, &self.fault.to_string()))
    }
}

impl std::error::Error for ReadError {}

/// What is wrong with a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was pasted.
    Empty,
    /// Another program is called.
    NotCurl(String),
    /// A quotation mark that never closes.
    OpenQuote(char),
    /// An option at the end that needs a value.
    NoValue(String),
    /// A value joined by `=`, which curl does not read.
    Glued(String),
    /// No URL.
    NoUrl,
    /// A method that the playground cannot send.
    Method(String),
    /// A file among other data.
    FileAmongData(String),
    /// A form part without a name.
    NoEquals(String),
    /// Two kinds of body.
    TwoBodies(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; 4];
        let words = match self {
            Fault::Empty => tr("curl-empty").to_owned(),
            Fault::NotCurl(program) => tr_with("curl-not-curl", &[("program", Text(program))]),
            Fault::OpenQuote(quote) => {
                tr_with("curl-open-quote", &[("quote", Text(quote.encode_utf8(&mut buffer)))])
            }
            Fault::NoValue(option) => tr_with("curl-no-value", &[("option", Text(option))]),
            Fault::Glued(word) => tr_with("curl-glued", &[("word", Text(word))]),
            Fault::NoUrl => tr("curl-no-url").to_owned(),
            Fault::Method(method) => tr_with("curl-method", &[("method", Text(method))]),
            Fault::FileAmongData(name) => tr_with("curl-file-among-data", &[("name", Text(name))]),
            Fault::NoEquals(text) => tr_with("curl-no-equals", &[("text", Text(text))]),
            Fault::TwoBodies(option) => tr_with("curl-two-bodies", &[("option", Text(option))]),
        };
        f.write_str(&words)
    }
}

impl std::error::Error for Fault {}

impl Fault {
    /// What the user can do about it.
    pub fn remedy(&self) -> String {
        let mut buffer = [0; 4];
        match self {
            Fault::Empty => tr("curl-empty-remedy").to_owned(),
            Fault::NotCurl(_) => tr("curl-not-curl-remedy").to_owned(),
            Fault::OpenQuote(quote) => {
                tr_with("curl-open-quote-remedy", &[("quote", Text(quote.encode_utf8(&mut buffer)))])
            }
            Fault::NoValue(option) => tr_with("curl-no-value-remedy", &[("option", Text(option))]),
            Fault::Glued(word) => {
                let (option, value) = long_of_glued(word).unwrap_or((word, ""));
                tr_with("curl-glued-remedy", &[("option", Text(option)), ("value", Text(value))])
            }
            Fault::NoUrl => tr("curl-no-url-remedy").to_owned(),
            Fault::Method(_) => tr("curl-method-remedy").to_owned(),
            Fault::FileAmongData(_) => tr("curl-file-among-data-remedy").to_owned(),
            Fault::NoEquals(_) => tr("curl-no-equals-remedy").to_owned(),
            Fault::TwoBodies(_) => tr("curl-two-bodies-remedy").to_owned(),
        }
    }
}
