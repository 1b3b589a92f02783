//! JSON text: checked, read apart and laid out without touching a single token.

mod scan;
mod tokens;

pub use scan::{Expected, Malformed, scan, string};

use crate::locale::{key, tr, tr_text};
pub(crate) use tokens::Tokens;

/// The media type of a JSON body (RFC 8259 §11).
pub const MEDIA_TYPE: &str = "application/json";

/// Where and why a text is not JSON.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct JsonError {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
    /// What is wrong there.
    pub message: String,
}

/// Checks that a text is one JSON value (RFC 8259).
pub fn check(text: &str) -> Result<(), JsonError> {
    scan(text).map_err(|fault| {
        let before = &text[..fault.offset];
        let line = before.rsplit('\n').next().unwrap_or_default();
        JsonError {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            message: explain(text, fault),
        }
    })
}

fn explain(text: &str, fault: Malformed) -> String {
    let is_control = || text.as_bytes().get(fault.offset).is_some_and(|byte| *byte < b' ');
    let key = match fault.expected {
        _ if text.trim().is_empty() => key!("json-no-text"),
        Expected::Quote if is_control() => key!("json-control"),
        _ if fault.offset == text.len() => key!("json-ends-early"),
        Expected::Comma(close) => return tr_text("json-separator", "close", &close.to_string()),
        Expected::Value => key!("json-value"),
        Expected::Name => key!("json-name"),
        Expected::Colon => key!("json-colon"),
        Expected::Another => key!("json-comma"),
        Expected::Digit => key!("json-digit"),
        Expected::Quote => key!("json-ends-early"),
        Expected::Escape | Expected::Hex => key!("json-escape"),
        Expected::End => key!("json-more"),
    };
    tr(key).to_owned()
}

/// Lays JSON text out over lines; `None` when it is not JSON.
///
/// Only white space between tokens changes. Numbers keep their digits, strings their escapes, objects their order and
/// their duplicate keys: none of them passes through a value that could alter it.
///
/// ```
/// use put_playground::encode::json;
/// let big = r#"{"b":12345678901234567890123,"a":[1.0,{}]}"#;
/// let laid_out = "{\n  \"b\": 12345678901234567890123,\n  \"a\": [\n    1.0,\n    {}\n  ]\n}";
/// assert_eq!(json::pretty(big).as_deref(), Some(laid_out));
/// ```
pub fn pretty(text: &str) -> Option<String> {
    check(text).ok()?;
    let mut out = String::with_capacity(text.len() * 2);
    let mut depth = 0_usize;
    let mut tokens = Tokens(text).peekable();
    while let Some(token) = tokens.next() {
        match token {
            "{" | "[" => {
                out.push_str(token);
                if let Some(close) = tokens.next_if(|next| matches!(*next, "}" | "]")) {
                    out.push_str(close);
                } else {
                    depth += 1;
                    new_line(&mut out, depth);
                }
            }
            "}" | "]" => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, depth);
                out.push_str(token);
            }
            "," => {
                out.push(',');
                new_line(&mut out, depth);
            }
            ":" => out.push_str(": "),
            scalar => out.push_str(scalar),
        }
    }
    Some(out)
}

/// The members of a JSON object in order, duplicates included, their values as they are written; `None` when the text
/// is no object.
///
/// ```
/// use put_playground::encode::json;
/// let members = json::members(r#"{"n": 1.0, "n": [2, {}]}"#).unwrap();
/// assert_eq!(members, [("n".to_owned(), "1.0"), ("n".to_owned(), "[2, {}]")]);
/// ```
pub fn members(text: &str) -> Option<Vec<(String, &str)>> {
    let values = values(text, '{')?;
    // Between the values of an object, every second one is a name.
    values.chunks(2).map(|pair| Some((string(pair.first()?)?, *pair.get(1)?))).collect()
}

/// The items of a JSON array as they are written; `None` when the text is no array.
pub fn items(text: &str) -> Option<Vec<&str>> {
    values(text, '[')
}

/// The texts between the commas and colons of the outermost object or array.
fn values(text: &str, open: char) -> Option<Vec<&str>> {
    let text = text.trim();
    check(text).ok()?;
    let inner = text.strip_prefix(open)?.strip_suffix(['}', ']'])?;
    let (mut values, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    let mut tokens = Tokens(inner);
    while let Some(token) = tokens.next() {
        let end = inner.len() - tokens.0.len();
        match token {
            "{" | "[" => depth += 1,
            "}" | "]" => depth = depth.saturating_sub(1),
            "," | ":" if depth == 0 => {
                values.push(inner[start..end - 1].trim());
                start = end;
            }
            _ => {}
        }
    }
    let last = inner[start..].trim();
    values.extend((!last.is_empty()).then_some(last));
    Some(values)
}

/// The text with the values of the named members emptied: a string becomes `""`, any other scalar `null`.
///
/// Works on text that is still being typed: what is no JSON yet keeps its place.
///
/// ```
/// use put_playground::encode::json;
/// let blanked = json::blank(r#"{"user": "ann", "pw": "x"}"#, |name| name == "pw");
/// assert_eq!(blanked, r#"{"user": "ann", "pw": ""}"#);
/// ```
pub fn blank(text: &str, is_named: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ["", ""];
    let mut tokens = Tokens(text);
    while let Some(token) = tokens.next() {
        let start = rest.len() - rest.trim_ascii_start().len();
        out.push_str(&rest[..start]);
        rest = tokens.0;
        let named = || string(before[0]).is_some_and(|name| is_named(&name));
        let is_scalar = !matches!(token, "{" | "[" | "}" | "]" | "," | ":");
        let is_secret = before[1] == ":" && is_scalar && named();
        out.push_str(match token {
            _ if !is_secret => token,
            string if string.starts_with('"') => "\"\"",
            _ => "null",
        });
        before = [before[1], token];
    }
    out.push_str(rest);
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_line_and_column() {
        let error = check("{\n  \"é\": 1,\n  \"b\" 2\n}").unwrap_err();
        assert_eq!((error.line, error.column), (3, 7), "{error}");
        assert_eq!(error.message, "a colon must follow the name");
        assert_eq!(check("").unwrap_err().line, 1);
        assert!(check("1 2").is_err());
    }

    #[test]
    fn strings_that_look_like_structure_stay_whole() {
        let text = r#"{"a{,:\"b":"x\\"}"#;
        assert_eq!(pretty(text).unwrap(), "{\n  \"a{,:\\\"b\": \"x\\\\\"\n}");
    }

    #[test]
    fn scalars_and_nothing_at_all() {
        assert_eq!(pretty(" 1E400 ").unwrap(), "1E400");
        assert_eq!(pretty("{} []"), None);
        assert_eq!(pretty(""), None);
    }
}
