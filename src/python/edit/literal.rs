//! Python literals for what the fields hold.

use super::{Data, FilePart, Pairs};
use crate::python::eval::constant;
use crate::python::syntax::ast::{Statement, StatementKind};
use crate::python::{Str, Value, bytes_repr, json, parse, str_repr};

/// A text as a Python literal.
///
/// ```
/// assert_eq!(put_playground::python::edit::python_str("it's"), "\"it's\"");
/// ```
pub fn python_str(text: &str) -> String {
    str_repr(&Str::from(text))
}

/// A text as a literal with the quotes that another literal has, if that needs no more escapes.
pub(super) fn str_like(text: &str, other: &str) -> String {
    let plain = python_str(text);
    let prefers_double = other.trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('"');
    match plain.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        Some(inner) if prefers_double && !inner.contains('"') && !inner.contains("\\'") => {
            format!("\"{inner}\"")
        }
        _ => plain,
    }
}

/// JSON text as a Python literal; `None` where it is not JSON.
///
/// ```
/// let python = put_playground::python::edit::json_to_python(r#"{"a": [true, null, 1.5]}"#);
/// assert_eq!(python.as_deref(), Some("{'a': [True, None, 1.5]}"));
/// ```
pub fn json_to_python(text: &str) -> Option<String> {
    json::loads(&Str::from(text)).ok()?.repr().ok()
}

/// A decimal number as Python writes it; `None` where it is none.
///
/// ```
/// use put_playground::python::edit::python_number;
/// assert_eq!(python_number("0.50").as_deref(), Some("0.5"));
/// assert_eq!(python_number("007").as_deref(), Some("7"));
/// assert_eq!(python_number("x"), None);
/// ```
pub fn python_number(text: &str) -> Option<String> {
    let bare = text.trim().trim_start_matches('0');
    let digits = if bare.is_empty() && text.contains('0') { "0" } else { bare };
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let program = parse(digits).ok()?;
    match program.body.as_slice() {
        [Statement { kind: StatementKind::Expression(number), .. }] => {
            match constant::of_literal(digits, number)? {
                number @ (Value::Int(_) | Value::Float(_)) => text_of(&number),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A dict of pairs, or a list of tuples where a name comes twice.
pub(super) fn pairs(pairs: &Pairs) -> String {
    let is_twice =
        pairs.iter().enumerate().any(|(at, (name, _))| pairs[..at].iter().any(|(own, _)| own == name));
    let joined = |items: Vec<String>| items.join(", ");
    if is_twice {
        let item =
            |(name, value): &(String, String)| format!("({}, {})", python_str(name), python_str(value));
        return format!("[{}]", joined(pairs.iter().map(item).collect()));
    }
    format!("{{{}}}", joined(pairs.iter().map(|(name, value)| pair(name, value)).collect()))
}

/// An item of a dict.
pub(super) fn pair(name: &str, value: &str) -> String {
    format!("{}: {}", python_str(name), python_str(value))
}

/// What `data=` gives.
pub(super) fn data(data: &Data) -> String {
    match data {
        Data::Form(form) => pairs(form),
        Data::Text(text) => python_str(text),
        Data::Bytes(bytes) => bytes_repr(bytes),
        Data::File(name) => format!("open({}, 'rb')", python_str(name)),
    }
}

/// What `files=` gives.
pub(super) fn files(parts: &[FilePart]) -> String {
    let item = |part: &FilePart| {
        let content = data(&part.content);
        let is_plain = match (&part.content, &part.filename, &part.media_type) {
            // `requests` finds no name in a path, and none in `<stdin>` and the like.
            (Data::File(name), Some(filename), None) => {
                name == filename && !name.contains('/') && !name.starts_with('<')
            }
            _ => false,
        };
        let value = match (&part.filename, &part.media_type) {
            _ if is_plain => content,
            (Some(name), None) => format!("({}, {content})", python_str(name)),
            (None, None) => format!("(None, {content})"),
            (Some(name), Some(kind)) => format!("({}, {content}, {})", python_str(name), python_str(kind)),
            (None, Some(kind)) => format!("(None, {content}, {})", python_str(kind)),
        };
        (python_str(&part.name), value)
    };
    let items: Vec<(String, String)> = parts.iter().map(item).collect();
    let is_twice =
        items.iter().enumerate().any(|(at, (name, _))| items[..at].iter().any(|(own, _)| own == name));
    let shown = |(name, value): &(String, String)| {
        if is_twice { format!("({name}, {value})") } else { format!("{name}: {value}") }
    };
    let inner = items.iter().map(shown).collect::<Vec<_>>().join(", ");
    if is_twice { format!("[{inner}]") } else { format!("{{{inner}}}") }
}

/// A value as form fields, query parameters or headers show it.
pub(super) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Bytes(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        Value::Str(text) => text.as_str().map(str::to_owned),
        Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Date(_) => {
            Some(value.to_str().ok()?.to_lossy())
        }
        _ => None,
    }
}
