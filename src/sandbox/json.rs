//! JSON that is passed on exactly as it came, and JSON documents as responses.
//!
//! Numbers and strings stay the text they were, so nothing goes through `f64` and no escape is rewritten. serde_json can
//! do that too, but brings its number tables and a serializer for each type of answer: a sixth of the worker's budget.

use super::{
    json_reader::{Unreadable, read},
    response,
};
use axum::{body::Body, response::Response};
use http::{HeaderValue, header};
use std::fmt;

/// How long most documents are, in bytes.
const USUAL: usize = 512;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    /// A number, a string, `true`, `false` or `null`, as written.
    Leaf(String),
    /// An array.
    List(Vec<Json>),
    /// An object: names and values in order.
    Map(Vec<(String, Json)>),
}

impl Json {
    /// Reads a JSON text (RFC 8259); members keep their order and duplicates.
    pub(super) fn parse(text: &str) -> Result<Self, Unreadable> {
        read(text)
    }

    /// Members sorted by name, of equal names the last: what `json.loads` and Flask's `dumps` make of an object.
    pub(super) fn sorted(self) -> Self {
        match self {
            Self::Leaf(_) => self,
            Self::List(items) => Self::List(items.into_iter().map(Self::sorted).collect()),
            Self::Map(members) => {
                let members = members.into_iter().map(|(name, value)| (name, value.sorted()));
                Self::Map(merged(members.collect(), |earlier, later| *earlier = later))
            }
        }
    }

    /// `null`.
    pub(super) fn null() -> Self {
        Self::Leaf("null".to_owned())
    }

    /// A string.
    pub(super) fn text(text: &str) -> Self {
        let mut out = String::with_capacity(text.len() + 2);
        quote(&mut out, text);
        Self::Leaf(out)
    }

    /// A whole number.
    pub(super) fn number(number: u64) -> Self {
        Self::Leaf(number.to_string())
    }

    /// An object whose members stand in this order.
    pub(super) fn object(members: Vec<(&str, Json)>) -> Self {
        Self::Map(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// Pairs as httpbin shows them: sorted by name, and a name that occurs more than once has the list of its values.
    pub(super) fn pairs(pairs: Vec<(String, String)>) -> Self {
        let texts = pairs.into_iter().map(|(name, value)| (name, Self::text(&value))).collect();
        Self::Map(merged(texts, |earlier, later| {
            // Texts are leaves, so a list is one that was made here.
            let mut values = std::mem::replace(earlier, Self::null()).into_list();
            values.extend(later.into_list());
            *earlier = Self::List(values);
        }))
    }

    /// The items of a list; of anything else, itself.
    fn into_list(self) -> Vec<Json> {
        match self {
            Self::List(items) => items,
            single => vec![single],
        }
    }

    /// Writes the value, each level indented by two spaces.
    fn write(&self, out: &mut String, level: usize) {
        let (open, close, size) = match self {
            Self::Leaf(text) => return out.push_str(text),
            Self::List(items) => ('[', ']', items.len()),
            Self::Map(members) => ('{', '}', members.len()),
        };
        out.push(open);
        for index in 0..size {
            out.push_str(if index == 0 { "\n" } else { ",\n" });
            indent(out, level + 1);
            match self {
                Self::Leaf(_) => {}
                Self::List(items) => items[index].write(out, level + 1),
                Self::Map(members) => {
                    let (name, value) = &members[index];
                    quote(out, name);
                    out.push_str(": ");
                    value.write(out, level + 1);
                }
            }
        }
        if size > 0 {
            out.push('\n');
            indent(out, level);
        }
        out.push(close);
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text, 0);
        f.write_str(&text)
    }
}

fn indent(out: &mut String, level: usize) {
    for _ in 0..level {
        out.push_str("  ");
    }
}

/// Writes a JSON string, quotes included (RFC 8259 §7).
fn quote(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    // What is special is one byte each, and everything between is copied as it is.
    while let Some(place) = rest.bytes().position(|byte| byte < b' ' || matches!(byte, b'"' | b'\\' | 0x7F)) {
        out.push_str(&rest[..place]);
        match rest.as_bytes()[place] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            byte => out.push_str(&format!("\\u{byte:04x}")),
        }
        rest = &rest[place + 1..];
    }
    out.push_str(rest);
    out.push('"');
}

/// Sorts by name and lets `merge` make one value of each two under the same name, the later one second.
///
/// A merge sort of its own: `slice::sort_by` is tuned for speed with fifty times the code.
fn merged(mut members: Vec<(String, Json)>, merge: fn(&mut Json, Json)) -> Vec<(String, Json)> {
    if members.len() < 2 {
        return members;
    }
    let right = members.split_off(members.len() / 2);
    let mut sorted: Vec<(String, Json)> = Vec::with_capacity(members.len() + right.len());
    let mut left = merged(members, merge).into_iter().peekable();
    let mut right = merged(right, merge).into_iter().peekable();
    loop {
        let is_left_next = match (left.peek(), right.peek()) {
            (Some((a, _)), Some((b, _))) => a <= b,
            (left, _) => left.is_some(),
        };
        let Some((name, value)) = (if is_left_next { left.next() } else { right.next() }) else {
            return sorted;
        };
        match sorted.last_mut() {
            Some((last, earlier)) if *last == name => merge(earlier, value),
            _ => sorted.push((name, value)),
        }
    }
}

/// The value as a text with a line feed at its end, as Flask puts one.
pub(super) fn text(value: &Json) -> String {
    let mut text = String::with_capacity(USUAL);
    value.write(&mut text, 0);
    text.push('\n');
    text
}

/// A 200 with this document.
pub(super) fn document(value: &Json) -> Response {
    response::typed("application/json", Body::from(text(value)))
}

/// A document that is out of date as soon as it has been read.
pub(super) fn passing(value: &Json) -> Response {
    let mut response = document(value);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn numbers_keep_their_text_and_names_are_sorted() {
        let json = Json::parse(r#" {"b": 1.0, "a": [12345678901234567890123, 1E2, {}, []], "b": null} "#);
        let expected =
            "{\n  \"a\": [\n    12345678901234567890123,\n    1E2,\n    {},\n    []\n  ],\n  \"b\": null\n}";
        assert_eq!(json.unwrap().sorted().to_string(), expected);
    }

    #[test]
    fn repeated_names_become_lists_in_order() {
        let pairs = [("b", "1"), ("a", "x\"y\\\n\u{1}é"), ("b", "2"), ("b", "3")];
        let json = Json::pairs(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        let value: serde_json::Value = serde_json::from_str(&json.to_string()).unwrap();
        assert_eq!(value, serde_json::json!({"a": "x\"y\\\n\u{1}é", "b": ["1", "2", "3"]}));
    }
}
