//! What can be said of a code that the table does not have, or while there is no table.
//!
//! A client treats a code that it does not know as the x00 of its class (RFC 9110 §15).

use super::StatusNote;
use crate::explain::Source;

/// The reason phrases of the codes that a PUT meets: HTTP/2 carries none, and the page is to name a status at once.
pub(super) const REASONS: &[(u16, &str)] = &[
    (200, "OK"),
    (201, "Created"),
    (202, "Accepted"),
    (204, "No Content"),
    (301, "Moved Permanently"),
    (302, "Found"),
    (303, "See Other"),
    (304, "Not Modified"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (409, "Conflict"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (414, "URI Too Long"),
    (415, "Unsupported Media Type"),
    (422, "Unprocessable Content"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
    (507, "Insufficient Storage"),
];

/// A class of codes, as a code without a row of its own is read.
struct Class {
    name: &'static str,
    meaning: &'static str,
    /// The same, of a code that nobody registered.
    unregistered: &'static str,
    next: Option<&'static str>,
}

/// What a code of this class means, while nothing more is known of it.
pub(super) fn without_table(code: u16) -> StatusNote {
    let class = class(code);
    let reason = REASONS.iter().find(|(known, _)| *known == code).map_or(class.name, |(_, reason)| reason);
    note(reason, class.meaning, class.next)
}

/// What a code means that nobody registered.
pub(super) fn unregistered(code: u16) -> StatusNote {
    let class = class(code);
    note(class.name, class.unregistered, class.next)
}

fn note(reason: &'static str, meaning: &'static str, next: Option<&'static str>) -> StatusNote {
    StatusNote { reason, meaning, next, source: Source::rfc(9110, "15") }
}

fn class(code: u16) -> Class {
    match code / 100 {
        1 => Class {
            name: "Informational",
            meaning: "Word in between, before the real answer.",
            unregistered: "An unregistered code of the class 1xx: word in between, before the real answer.",
            next: None,
        },
        2 => Class {
            name: "Successful",
            meaning: "The server accepted the request.",
            unregistered: "An unregistered code of the class 2xx: read it like 200. The server accepted the request.",
            next: None,
        },
        3 => Class {
            name: "Redirection",
            meaning: "Something is left for the client to do before it is done.",
            unregistered: "An unregistered code of the class 3xx: something is left for the client to do before it is done.",
            next: Some("Look for a Location header, and read what the body says."),
        },
        4 => Class {
            name: "Client error",
            meaning: "The server finds fault with the request.",
            unregistered: "An unregistered code of the class 4xx: read it like 400. The server finds fault with the request.",
            next: Some("Read the body: it usually says what the server wants to be different."),
        },
        5 => Class {
            name: "Server error",
            meaning: "The server failed at a request that may be fine.",
            unregistered: "An unregistered code of the class 5xx: read it like 500. The server failed at a request that may be fine.",
            next: Some("Try again later, or tell whoever runs the server."),
        },
        _ => Class {
            name: "No valid status",
            meaning: "Status codes run from 100 to 599. A client treats one outside of them like a server error.",
            unregistered: "Status codes run from 100 to 599. A client treats one outside of them like a server error.",
            next: Some("Tell whoever runs the server."),
        },
    }
}
