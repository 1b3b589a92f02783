//! The rows of the IANA HTTP Status Code registry, in order. To add a code, add a row.

use super::StatusRow;
use crate::explain::Source;

const fn row(
    code: u16,
    reason: &'static str,
    meaning: &'static str,
    next: Option<&'static str>,
    source: Source,
) -> StatusRow {
    StatusRow {
        code,
        reason,
        meaning,
        next,
        source,
    }
}

/// A section of RFC 9110.
const fn http(section: &'static str) -> Source {
    Source::rfc(9110, section)
}

/// Every registered code, in order.
pub const STATUSES: &[StatusRow] = &[row(
    201,
    "Created",
    "Something new exists because of this request.",
    None,
    http("15.3.2"),
)];
