//! The glossary's rows. To add a header, add a row at its place in the alphabet.

use super::Direction::{self, Both, Response};
use super::HeaderRow;
use crate::explain::Source;

const fn rfc(
    name: &'static str,
    direction: Direction,
    says: &'static str,
    number: u16,
    section: &'static str,
) -> HeaderRow {
    row(name, direction, says, Some(Source::rfc(number, section)))
}

const fn row(
    name: &'static str,
    direction: Direction,
    says: &'static str,
    source: Option<Source>,
) -> HeaderRow {
    HeaderRow {
        name,
        direction,
        says,
        source,
    }
}

/// Every header that the glossary knows, sorted by lower-cased name.
pub const HEADERS: &[HeaderRow] = &[
    rfc(
        "Content-Type",
        Both,
        "What kind of data the body is.",
        9110,
        "8.3",
    ),
    rfc(
        "ETag",
        Response,
        "A strong name for exactly this version. Send it back in If-Match to replace only this one.",
        9110,
        "8.8.3",
    ),
];
