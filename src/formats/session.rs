//! A session as a JSON file: the request, the program, and the last exchanges.
//!
//! ```json
//! {
//!   "format": "put-playground-session",
//!   "version": 1,
//!   "request": [["method", "PUT"], ["url", "http://localhost:8080/sandbox/things/1"], ["f.key", "value"]],
//!   "program": "import requests\n",
//!   "history": [{ "request": [["method", "PUT"]], "exchange": [["id", "1"], ["status", "201"]] }]
//! }
//! ```
//!
//! A request is a list of names and values, as in a link: a name may occur again, and order counts. What a reader does not
//! know it leaves out.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Says what the file is.
const FORMAT: &str = "put-playground-session";

/// The version that is written.
const VERSION: u32 = 1;

/// Names and values, in order.
pub type Pairs = Vec<(String, String)>;

/// A session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    format: String,
    version: u32,
    /// The request.
    pub request: Option<Pairs>,
    /// The program; empty where the request says all.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub program: String,
    /// The last exchanges, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Past>,
}

/// An exchange of the history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Past {
    /// The request.
    pub request: Pairs,
    /// What became of it.
    pub exchange: Pairs,
}

/// Why a file is no session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SessionError {
    /// It is no JSON, or a member is not what it should be; line and column are counted from 1.
    #[error("line {line}, column {column}: no JSON of a session")]
    Json {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// It is JSON of something else.
    #[error("no session")]
    Other,
}

impl Session {
    /// A session of this version.
    pub fn new(request: Pairs, program: String, history: Vec<Past>) -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION, request: Some(request), program, history }
    }

    /// Whether the file is of a newer version, which may say more than is read.
    pub fn is_newer(&self) -> bool {
        self.version > VERSION
    }
}

/// Writes a session.
pub fn write(session: &Session) -> String {
    // Texts and lists of texts have no failing case.
    serde_json::to_string_pretty(session).unwrap_or_default() + "\n"
}

/// Reads a session.
///
/// # Errors
///
/// The text is no JSON, or no session.
pub fn read(text: &str) -> Result<Session, SessionError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let session: Session = serde_json::from_str(text)
        .map_err(|error| SessionError::Json { line: error.line(), column: error.column() })?;
    if session.format == FORMAT { Ok(session) } else { Err(SessionError::Other) }
}
