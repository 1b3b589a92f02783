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
            name: tr("class-1"),
            meaning: tr("class-1-means"),
            unregistered: tr("class-1-unregistered"),
            next: None,
        },
        2 => Class {
            name: tr("class-2"),
            meaning: tr("class-2-means"),
            unregistered: tr("class-2-unregistered"),
            next: None,
        },
        3 => Class {
            name: tr("class-3"),
            meaning: tr("class-3-means"),
            unregistered: tr("class-3-unregistered"),
            next: Some(tr("class-3-next")),
        },
        4 => Class {
            name: tr("class-4"),
            meaning: tr("class-4-means"),
            unregistered: tr("class-4-unregistered"),
            next: Some(tr("class-4-next")),
        },
        5 => Class {
            name: tr("class-5"),
            meaning: tr("class-5-means"),
            unregistered: tr("class-5-unregistered"),
            next: Some(tr("class-5-next")),
        },
        _ => Class {
            name: tr("class-none"),
            meaning: tr("class-none-means"),
            unregistered: tr("class-none-means"),
            next: Some(tr("class-none-next")),
        },
    }
}
