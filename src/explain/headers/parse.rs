//! Reads `headers.txt`: `name | request, response or both | source | what it says`, where `-` is no source.

use super::{Direction, HeaderRow};
use crate::explain::Source;
use crate::explain::glossary::{Expected, GlossaryError, Parsed, fields, lines};

/// The rows of the glossary of headers. They point into the text.
///
/// ```
/// use put_playground::explain::parse_headers;
/// let parsed = parse_headers("ETag | response | RFC 9110 §8.8.3 | Names this version.\nAllow | sideways | - | No.\n");
/// assert_eq!(parsed.rows[0].name, "ETag");
/// assert_eq!(parsed.errors[0].to_string(), "line 2: expected `request`, `response` or `both` as the second field");
/// ```
pub fn parse_headers(text: &'static str) -> Parsed<HeaderRow> {
    let mut parsed = Parsed { rows: Vec::new(), errors: Vec::new() };
    for (line, content) in lines(text) {
        let (fields, more) = fields(content);
        let result = row(fields).map(|row| parsed.rows.push(row));
        if let Some(expected) = result.err().or(more.then_some(Expected::End)) {
            parsed.errors.push(GlossaryError { line, expected });
        }
    }
    parsed
}

fn row([name, direction, source, says]: [&'static str; 4]) -> Result<HeaderRow, Expected> {
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
    Ok(HeaderRow { name, direction, says, source })
}
