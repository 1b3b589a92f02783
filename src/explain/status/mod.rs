//! What a status code means, for the method that was sent (RFC 9110 §15).

mod by_method;
mod table;

use super::Source;
use crate::http::Method;
use by_method::BY_METHOD;
pub use table::STATUSES;

/// A row of the table of status codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusRow {
    /// The code.
    pub code: u16,
    /// The reason phrase of the registry.
    pub reason: &'static str,
    /// One plain sentence or two, whatever the method.
    pub meaning: &'static str,
    /// What to do now.
    pub next: Option<&'static str>,
    /// The specification.
    pub source: Source,
}

/// What a status code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusNote {
    /// The usual reason phrase; for a code that nobody registered, the name of its class.
    pub reason: &'static str,
    /// Plain text.
    pub meaning: &'static str,
    /// What to do now, where there is something to do.
    pub next: Option<&'static str>,
    /// Where to read on.
    pub source: Source,
}

/// What a status code means for a request of this method; every code gets an answer.
///
/// ```
/// use put_playground::{explain::status, http::Method};
/// assert_eq!(status(201, Method::Put).reason, "Created");
/// assert_ne!(status(201, Method::Put).meaning, status(201, Method::Post).meaning);
/// ```
pub fn status(code: u16, method: Method) -> StatusNote {
    let Some(row) = STATUSES.iter().find(|row| row.code == code) else {
        return by_class(code);
    };
    let special = BY_METHOD.iter().find(|special| special.code == code && special.methods.contains(&method));
    let (meaning, next) = special.map_or((row.meaning, row.next), |special| (special.meaning, special.next));
    StatusNote { reason: row.reason, meaning, next, source: row.source }
}

/// A client treats a code that it does not know as the x00 of its class (RFC 9110 §15).
fn by_class(code: u16) -> StatusNote {
    let (reason, meaning, next) = match code / 100 {
        1 => (
            "Informational",
            "An unregistered code of the class 1xx: word in between, before the real answer.",
            None,
        ),
        2 => (
            "Successful",
            "An unregistered code of the class 2xx: read it like 200. The server accepted the request.",
            None,
        ),
        3 => (
            "Redirection",
            "An unregistered code of the class 3xx: something is left for the client to do before it is done.",
            Some("Look for a Location header, and read what the body says."),
        ),
        4 => (
            "Client error",
            "An unregistered code of the class 4xx: read it like 400. The server finds fault with the request.",
            Some("Read the body: it usually says what the server wants to be different."),
        ),
        5 => (
            "Server error",
            "An unregistered code of the class 5xx: read it like 500. The server failed at a request that may be fine.",
            Some("Try again later, or tell whoever runs the server."),
        ),
        _ => (
            "No valid status",
            "Status codes run from 100 to 599. A client treats one outside of them like a server error.",
            Some("Tell whoever runs the server."),
        ),
    };
    StatusNote { reason, meaning, next, source: Source::rfc(9110, "15") }
}
