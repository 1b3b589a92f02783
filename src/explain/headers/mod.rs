//! The glossary of header fields. Its rows are in `headers.txt`.

mod parse;

use super::{Reader, Source};
use crate::locale::{Locale, Shelf, Shelved, tr};
pub use parse::{ParsedHeaders, parse_headers};

thread_local! {
    static FILE: Shelf<ParsedHeaders> = const { Shelf::new() };
}

/// Takes in the text of `headers.txt` in a language, or that it could not be loaded, and says whether there are rows now.
pub fn install_headers(locale: Locale, text: Option<String>) -> bool {
    let read = || {
        let file = parse_headers(text?.leak());
        // A host may answer with a page of its own for a file that is missing.
        (!file.rows.is_empty()).then(|| &*Box::leak(Box::new(file)))
    };
    FILE.with(|shelf| shelf.put(locale, read))
}

/// Every header that the glossary knows, sorted by lower-cased name; none before it is there.
pub fn headers() -> &'static [HeaderRow] {
    if let Shelved::Here(file) = file() { &file.rows } else { &[] }
}

/// How values are read, of headers and, with `@` in front of their names, of parts that many have; none before the
/// glossary is there.
pub fn readers() -> &'static [Reader] {
    if let Shelved::Here(file) = file() { &file.readers } else { &[] }
}

#[cfg(target_arch = "wasm32")]
fn file() -> Shelved<ParsedHeaders> {
    FILE.with(Shelf::get)
}

#[cfg(not(target_arch = "wasm32"))]
fn file() -> Shelved<ParsedHeaders> {
    let read = || &*Box::leak(Box::new(parse_headers(crate::locale::built_in!("headers.txt"))));
    FILE.with(|shelf| shelf.get_or_read(read))
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
    /// Whether MDN has a page about it.
    pub on_mdn: bool,
}

impl HeaderRow {
    /// MDN's page about it, where there is one.
    ///
    /// ```
    /// let headers = put_playground::explain::headers();
    /// let row = headers.iter().find(|row| row.name == "ETag");
    /// let url = row.and_then(|row| row.mdn());
    /// assert_eq!(url.as_deref(), Some("https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/ETag"));
    /// ```
    pub fn mdn(&self) -> Option<String> {
        self.on_mdn
            .then(|| format!("https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/{}", self.name))
    }
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
    /// The glossary's row.
    pub row: Option<&'static HeaderRow>,
}

/// What a header says. Case does not matter (RFC 9110 §5.1); every name gets an answer, even while the glossary is not
/// there.
///
/// ```
/// use put_playground::explain::header;
/// assert_eq!(header("etag").name, Some("ETag"));
/// assert!(header("My-Own").says.contains("may invent any name"));
/// ```
pub fn header(name: &str) -> HeaderNote {
    match file() {
        Shelved::Awaited => unknown(tr("header-loading"), None),
        Shelved::Missing => unknown(tr("headers-failed"), None),
        Shelved::Here(file) => find(&file.rows, name.trim()),
    }
}

fn find(rows: &'static [HeaderRow], name: &str) -> HeaderNote {
    match rows.iter().find(|row| row.name.eq_ignore_ascii_case(name)) {
        Some(row) => HeaderNote {
            name: Some(row.name),
            direction: row.direction,
            says: row.says,
            source: row.source,
            row: Some(row),
        },
        None if name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-")) => {
            unknown(tr("header-unknown-x"), Some(Source::rfc(6648, "2")))
        }
        None => unknown(tr("header-unknown"), Some(Source::rfc(9110, "16.3"))),
    }
}

fn unknown(says: &'static str, source: Option<Source>) -> HeaderNote {
    HeaderNote { name: None, direction: Direction::Both, says, source, row: None }
}
