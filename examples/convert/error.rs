//! What is said of an input that cannot be converted.

use put_playground::formats::curl::ReadError;
use put_playground::http::UnknownMethod;
use put_playground::python::syntax::Position;
use put_playground::python::{Exception, ProgramError};
use serde_json::{Value, json};

/// Why there is no output.
#[derive(Debug)]
pub struct Refused {
    kind: String,
    message: String,
    place: Option<(usize, usize)>,
}

impl Refused {
    /// Of something without a place in the input.
    pub fn new(kind: &str, message: impl Into<String>) -> Self {
        Self { kind: kind.into(), message: message.into(), place: None }
    }

    /// Of an exception that nothing catches.
    pub fn raised(exception: &Exception, position: Option<Position>) -> Self {
        Self {
            kind: exception.class.qualified_name(),
            message: exception.message().to_lossy(),
            place: position.map(|position| (position.line, position.column)),
        }
    }

    /// `{"error": {"type", "message", "line", "column"}}`, where line and column, counted from 1, may be null.
    pub fn json(&self) -> Value {
        let (line, column) = self.place.unzip();
        json!({ "error": { "type": self.kind, "message": self.message, "line": line, "column": column } })
    }
}

impl From<ProgramError> for Refused {
    fn from(error: ProgramError) -> Self {
        let place = Some((error.position.line, error.position.column));
        Self { kind: error.kind().into(), message: error.fault.to_string(), place }
    }
}

impl From<UnknownMethod> for Refused {
    fn from(error: UnknownMethod) -> Self {
        Self::new("Unavailable", error.to_string())
    }
}

impl From<ReadError> for Refused {
    fn from(error: ReadError) -> Self {
        let place = Some((error.line, error.column));
        Self { kind: "CurlError".into(), message: error.fault.to_string(), place }
    }
}
