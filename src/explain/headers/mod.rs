//! The glossary of header fields.

mod table;

use super::Source;
pub use table::HEADERS;

/// Which way a header travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
    /// Either way.
    Both,
}

/// A row of the glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderRow {
    /// The name in its canonical case.
    pub name: &'static str,
    /// Which way it travels.
    pub direction: Direction,
    /// One plain sentence or two, 200 characters at most.
    pub says: &'static str,
    /// The specification; `None` when none defines it.
    pub source: Option<Source>,
}

/// What a header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderNote {
    /// The name in its canonical case; `None` when the glossary does not know it.
    pub name: Option<&'static str>,
    /// Which way it travels.
    pub direction: Direction,
    /// Plain text.
    pub says: &'static str,
    /// Where to read on.
    pub source: Option<Source>,
}

const UNKNOWN: &str = "Unknown to this glossary. A server or a client may invent any name it likes; only the two of \
    them need to know what it means.";

const UNKNOWN_X: &str = "Unknown to this glossary. Anyone may invent a name, and many start their own with X-; the \
    prefix itself has no official meaning.";

/// What a header says. Case does not matter (RFC 9110 §5.1); every name gets an answer.
///
/// ```
/// use put_playground::explain::header;
/// assert_eq!(header("etag").name, Some("ETag"));
/// assert!(header("My-Own").says.contains("may invent any name"));
/// ```
pub fn header(name: &str) -> HeaderNote {
    let key = name.trim().to_ascii_lowercase();
    let found = HEADERS
        .binary_search_by(|row| row.name.bytes().map(|byte| byte.to_ascii_lowercase()).cmp(key.bytes()));
    match found.ok().and_then(|index| HEADERS.get(index)) {
        Some(row) => {
            HeaderNote { name: Some(row.name), direction: row.direction, says: row.says, source: row.source }
        }
        None if key.starts_with("x-") => HeaderNote {
            name: None,
            direction: Direction::Both,
            says: UNKNOWN_X,
            source: Some(Source::rfc(6648, "2")),
        },
        None => HeaderNote {
            name: None,
            direction: Direction::Both,
            says: UNKNOWN,
            source: Some(Source::rfc(9110, "16.3")),
        },
    }
}
