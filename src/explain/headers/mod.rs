//! The glossary of header fields. Its rows are in `static/words/headers.txt`.

mod parse;

use super::Source;
pub use parse::parse_headers;
use std::sync::OnceLock;

/// The rows once they are there; `None` inside when they could not be loaded.
static ROWS: OnceLock<Option<Vec<HeaderRow>>> = OnceLock::new();

/// Takes in the text of `headers.txt`, or that it could not be loaded, and says whether there are rows now. Only the
/// first call counts, so what it leaks is one file at most: its words are needed as long as the page lives.
pub fn install_headers(text: Option<String>) -> bool {
    let rows = ROWS.get_or_init(|| {
        let rows = parse_headers(text?.leak()).rows;
        // A host may answer with a page of its own for a file that is missing.
        (!rows.is_empty()).then_some(rows)
    });
    rows.is_some()
}

/// Every header that the glossary knows, sorted by lower-cased name; none before it is there.
pub fn headers() -> &'static [HeaderRow] {
    rows().and_then(Option::as_deref).unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
fn rows() -> Option<&'static Option<Vec<HeaderRow>>> {
    ROWS.get()
}

/// Natively the file is part of the program: tests and examples have the words without asking for them.
#[cfg(not(target_arch = "wasm32"))]
fn rows() -> Option<&'static Option<Vec<HeaderRow>>> {
    Some(ROWS.get_or_init(|| Some(parse_headers(include_str!("../../../static/words/headers.txt")).rows)))
}

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

const LOADING: &str = "The explanation is still loading.";

const FAILED: &str = "The explanations could not be loaded; reload the page to try again.";

/// What a header says. Case does not matter (RFC 9110 §5.1); every name gets an answer, even while the glossary is not
/// there.
///
/// ```
/// use put_playground::explain::header;
/// assert_eq!(header("etag").name, Some("ETag"));
/// assert!(header("My-Own").says.contains("may invent any name"));
/// ```
pub fn header(name: &str) -> HeaderNote {
    match rows() {
        None => unknown(LOADING, None),
        Some(None) => unknown(FAILED, None),
        Some(Some(rows)) => find(rows, name.trim()),
    }
}

fn find(rows: &[HeaderRow], name: &str) -> HeaderNote {
    match rows.iter().find(|row| row.name.eq_ignore_ascii_case(name)) {
        Some(row) => {
            HeaderNote { name: Some(row.name), direction: row.direction, says: row.says, source: row.source }
        }
        None if name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-")) => {
            unknown(UNKNOWN_X, Some(Source::rfc(6648, "2")))
        }
        None => unknown(UNKNOWN, Some(Source::rfc(9110, "16.3"))),
    }
}

fn unknown(says: &'static str, source: Option<Source>) -> HeaderNote {
    HeaderNote { name: None, direction: Direction::Both, says, source }
}
