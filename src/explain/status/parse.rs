//! Reads `statuses.txt`: `code | reason phrase | source | what it means | what to do now`, and indented below it, for
//! methods that have a meaning of their own, `METHOD, METHOD | what it means | what to do now`.

use super::{MethodNote, StatusRow};
use crate::explain::Source;
use crate::explain::glossary::{Expected, GlossaryError, Parsed, fields, lines};
use crate::http::Method;

/// The rows of the table of status codes. They point into the text.
///
/// ```
/// use put_playground::explain::parse_statuses;
/// let text = "200 | OK | RFC 9110 §15.3.1 | It worked.\n    GET, HEAD | Here it is.\n    get | Small letters.\n";
/// let parsed = parse_statuses(text);
/// assert_eq!(parsed.rows[0].by_method[0].meaning, "Here it is.");
/// assert_eq!(
///     parsed.errors[0].to_string(),
///     "line 3: expected methods in capitals, separated by commas, as the first field"
/// );
/// ```
pub fn parse_statuses(text: &'static str) -> Parsed<StatusRow> {
    let mut parsed: Parsed<StatusRow> = Parsed { rows: Vec::new(), errors: Vec::new() };
    // An indented line below a code that does not parse must not end up with the code before it.
    let mut has_code = false;
    for (line, content) in lines(text) {
        let (result, more) = if content.starts_with([' ', '\t']) {
            let (fields, more) = fields(content);
            let above = parsed.rows.last_mut().filter(|_| has_code).ok_or(Expected::CodeAbove);
            let note = above.and_then(|above| Ok((above, method_note(fields)?)));
            (note.map(|(above, note)| above.by_method.push(note)), more)
        } else {
            let (fields, more) = fields(content);
            let row = row(fields);
            has_code = row.is_ok();
            (row.map(|row| parsed.rows.push(row)), more)
        };
        if let Some(expected) = result.err().or(more.then_some(Expected::End)) {
            parsed.errors.push(GlossaryError { line, expected });
        }
    }
    parsed
}

fn row([code, reason, source, meaning, next]: [&'static str; 5]) -> Result<StatusRow, Expected> {
    let code = code.parse().ok().filter(|code| (100..600).contains(code)).ok_or(Expected::Code)?;
    if reason.is_empty() || meaning.is_empty() {
        return Err(Expected::StatusFields);
    }
    let source = Source::parse(source)?;
    Ok(StatusRow { code, reason, meaning, next: some(next), source, by_method: Vec::new() })
}

fn method_note([methods, meaning, next]: [&'static str; 3]) -> Result<MethodNote, Expected> {
    let methods: Result<Vec<Method>, _> = methods.split(',').map(|method| method.trim().parse()).collect();
    let methods = methods.map_err(|_| Expected::Methods)?;
    if meaning.is_empty() {
        return Err(Expected::MethodFields);
    }
    Ok(MethodNote { methods, meaning, next: some(next) })
}

fn some(field: &'static str) -> Option<&'static str> {
    (!field.is_empty()).then_some(field)
}
