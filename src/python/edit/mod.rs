//! The fields of a request, read from a program and written back with as little change as possible: names, comments,
//! spacing and order stay as the user wrote them.
//!
//! A value may stand in the call itself or behind a variable (`payload = {...}`, then `data=payload`): it is read, and
//! changed, where it stands. What only a run of the program can tell is [`Part::Computed`] and left alone.

mod find;
mod fold;
mod literal;
mod program;
mod read;
mod rewrite;

use crate::locale::tr;

pub use literal::{json_to_python, python_number, python_str};
pub use program::program;
pub use read::{count, read};
pub use rewrite::{rewrite, same_json};

/// Names and values in order, as the fields of the page hold them.
pub type Pairs = Vec<(String, String)>;

/// Which of a program's calls is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The first in the text.
    #[default]
    First,
    /// The last in the text.
    Last,
}

/// One argument of the call.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Part<T> {
    /// It is not given, or `None`.
    #[default]
    Absent,
    /// It is this.
    Known(T),
    /// It is given, and only a run tells what it is.
    Computed,
}

impl<T> Part<T> {
    /// What it is, where that is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Part::Known(value) => Some(value),
            _ => None,
        }
    }
}

/// What `data=` gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// A dict, or a list of pairs: form fields.
    Form(Pairs),
    /// Text as it is.
    Text(String),
    /// Bytes as they are.
    Bytes(Vec<u8>),
    /// The content of the file of this name: `open(…, 'rb')`.
    File(String),
}

/// One entry of `files=`.
#[derive(Clone, Debug, PartialEq)]
pub struct FilePart {
    /// The name of the field.
    pub name: String,
    /// The file's name; `None` where the part has none: `(None, 'text')`.
    pub filename: Option<String>,
    /// The content.
    pub content: Data,
    /// The media type, where one is given.
    pub media_type: Option<String>,
}

/// A call of `requests`, as far as the text of the program tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Description {
    /// The method, upper case.
    pub method: Part<String>,
    /// The URL.
    pub url: Part<String>,
    /// `params=`.
    pub params: Part<Pairs>,
    /// `headers=`.
    pub headers: Part<Pairs>,
    /// `cookies=`.
    pub cookies: Part<Pairs>,
    /// `data=`.
    pub data: Part<Data>,
    /// `json=` as JSON text.
    pub json: Part<String>,
    /// `files=`.
    pub files: Part<Vec<FilePart>>,
    /// `auth=`: name and password.
    pub auth: Part<(String, String)>,
    /// `timeout=` in seconds, as Python writes it.
    pub timeout: Part<String>,
    /// `allow_redirects=`.
    pub allow_redirects: Part<bool>,
}

/// Why a program cannot be changed so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The program does not parse.
    #[error(transparent)]
    Program(#[from] super::ProgramError),
    /// It has no call of `requests`.
    #[error("{}", tr("edit-no-call"))]
    NoCall,
    /// The JSON text is not JSON.
    #[error("{}", tr("edit-not-json"))]
    NotJson,
    /// The call gets its arguments in a way that hides them: `**options`, say.
    #[error("{}", tr("edit-hidden"))]
    Hidden,
}
