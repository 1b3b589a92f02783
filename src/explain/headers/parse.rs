//! Reads `headers.txt`: `name | request, response or both | source | mdn or - | what it says`, where `-` is no source,
//! and indented below it, how its value is read: see `explain::value`. A line `@name` begins a group of such rules for
//! parts that several values have.

use super::{Direction, HeaderRow};
use crate::explain::glossary::{Expected, GlossaryError, fields, lines};
use crate::explain::{Reader, Source};

/// What `headers.txt` says, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedHeaders {
    /// The headers of all lines that parse.
    pub rows: Vec<HeaderRow>,
    /// How values are read: those of headers under their names, groups under theirs, with `@`.
    pub readers: Vec<Reader>,
    /// The other lines.
    pub errors: Vec<GlossaryError>,
}

/// The glossary of headers. It points into the text.
///
/// ```
/// use put_playground::explain::parse_headers;
/// let etag = "ETag | response | RFC 9110 §8.8.3 | mdn | Names this version.\n    {E} | A strong one.\n";
/// let parsed = parse_headers(etag);
/// assert_eq!((parsed.rows[0].name, parsed.readers[0].rules[0].pattern), ("ETag", "{E}"));
/// let error = parse_headers("Allow | sideways | - | - | No.\n").errors[0];
/// assert_eq!(error.to_string(), "line 1: expected `request`, `response` or `both` as the second field");
/// ```
pub fn parse_headers(text: &'static str) -> ParsedHeaders {
    let mut parsed = ParsedHeaders { rows: Vec::new(), readers: Vec::new(), errors: Vec::new() };
    // A reader without rules is not kept, and rules below a line that does not parse must not go to the one before it.
    let mut reader: Option<Reader> = None;
    for (line, content) in lines(text) {
        let (result, more) = if content.starts_with([' ', '\t']) {
            let (fields, more) = fields(content);
            (reader.as_mut().ok_or(Expected::HeaderAbove).and_then(|reader| reader.take(fields)), more)
        } else {
            let (fields, more) = fields(content);
            keep(reader.take(), &mut parsed.readers);
            let result =
                if content.starts_with('@') { Ok(fields[0]) } else { name(fields, &mut parsed.rows) };
            (result.map(|name| reader = Some(Reader::new(name))), more)
        };
        if let Some(expected) = result.err().or(more.then_some(Expected::End)) {
            parsed.errors.push(GlossaryError { line, expected });
        }
    }
    keep(reader, &mut parsed.readers);
    parsed
}

fn keep(reader: Option<Reader>, readers: &mut Vec<Reader>) {
    readers.extend(reader.filter(|reader| !reader.rules.is_empty()));
}

/// Takes in a header's row and gives its name.
fn name(
    [name, direction, source, mdn, says]: [&'static str; 5],
    rows: &mut Vec<HeaderRow>,
) -> Result<&'static str, Expected> {
    if name.is_empty() || says.is_empty() {
        return Err(Expected::HeaderFields);
    }
    let direction = match direction {
        "request" => Direction::Request,
        "response" => Direction::Response,
        "both" => Direction::Both,
        _ => return Err(Expected::Direction),
    };
    let source = if source == "-" { None } else { Some(Source::parse(source)?) };
    let on_mdn = match mdn {
        "mdn" => true,
        "-" => false,
        _ => return Err(Expected::Mdn),
    };
    rows.push(HeaderRow { name, direction, says, source, on_mdn });
    Ok(name)
}
