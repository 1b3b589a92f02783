//! What can be said of a code that the table does not have, or while there is no table.
//!
//! A client treats a code that it does not know as the x00 of its class (RFC 9110 §15).

use super::StatusNote;
use crate::explain::Source;
use crate::locale::tr;

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

pub(super) fn without_table(code: u16) -> StatusNote {
    let (name, meaning, _, next) = class(code);
    let reason = REASONS.iter().find(|(known, _)| *known == code).map_or(name, |(_, reason)| reason);
    note(reason, meaning, next)
}

pub(super) fn unregistered(code: u16) -> StatusNote {
    let (name, _, unregistered, next) = class(code);
    note(name, unregistered, next)
}

fn note(reason: &'static str, meaning: &'static str, next: Option<&'static str>) -> StatusNote {
    StatusNote { reason, meaning, next, source: Source::rfc(9110, "15") }
}

/// A class of codes: its name, what it means, what a code means that nobody registered in it, and what to do now.
fn class(code: u16) -> (&'static str, &'static str, &'static str, Option<&'static str>) {
    match code / 100 {
        1 => (tr("class-1"), tr("class-1-means"), tr("class-1-unregistered"), None),
        2 => (tr("class-2"), tr("class-2-means"), tr("class-2-unregistered"), None),
        3 => (tr("class-3"), tr("class-3-means"), tr("class-3-unregistered"), Some(tr("class-3-next"))),
        4 => (tr("class-4"), tr("class-4-means"), tr("class-4-unregistered"), Some(tr("class-4-next"))),
        5 => (tr("class-5"), tr("class-5-means"), tr("class-5-unregistered"), Some(tr("class-5-next"))),
        _ => (tr("class-none"), tr("class-none-means"), tr("class-none-means"), Some(tr("class-none-next"))),
    }
}
