//! JSON that is passed on exactly as it came, and JSON documents as responses.

use axum::{body::Body, response::Response};
use http::{HeaderValue, header};
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use std::collections::BTreeMap;

/// A JSON value whose numbers are kept as text, never as `f64`, and whose members are sorted as httpbin sorts them.
#[derive(Clone, Debug)]
pub(super) enum Json {
    /// A number, a string, `true`, `false` or `null`, as written.
    Leaf(Box<RawValue>),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Map(BTreeMap<String, Json>),
}

impl Json {
    /// Reads a JSON text; of equal names the last counts, as in Python.
    pub(super) fn parse(text: &str) -> serde_json::Result<Self> {
        // The whole text first: its depth is then known to be bounded.
        Self::read(serde_json::from_str::<&RawValue>(text)?)
    }

    fn read(raw: &RawValue) -> serde_json::Result<Self> {
        match raw.get().as_bytes().first() {
            Some(b'{') => {
                let members: BTreeMap<String, &RawValue> = serde_json::from_str(raw.get())?;
                let members = members.into_iter().map(|(name, value)| Ok((name, Self::read(value)?)));
                members.collect::<serde_json::Result<_>>().map(Self::Map)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(raw.get())?;
                items.into_iter().map(Self::read).collect::<serde_json::Result<_>>().map(Self::List)
            }
            _ => Ok(Self::Leaf(raw.to_owned())),
        }
    }

    /// `null`.
    pub(super) fn null() -> Self {
        Self::Leaf(RawValue::NULL.to_owned())
    }

    /// A string.
    pub(super) fn text(text: &str) -> Self {
        to_raw_value(text).map_or_else(|_| Self::null(), Self::Leaf)
    }

    /// Pairs as httpbin shows them: a name that occurs more than once has the list of its values.
    pub(super) fn pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut values: BTreeMap<String, Vec<Json>> = BTreeMap::new();
        for (name, value) in pairs {
            values.entry(name).or_default().push(Self::text(&value));
        }
        let single_or_list = |mut values: Vec<Json>| match values.len() {
            1 => values.remove(0),
            _ => Self::List(values),
        };
        Self::Map(values.into_iter().map(|(name, values)| (name, single_or_list(values))).collect())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Leaf(raw) => raw.serialize(serializer),
            Self::List(items) => items.serialize(serializer),
            Self::Map(members) => members.serialize(serializer),
        }
    }
}

/// A 200 with this document, indented by two spaces, with a line feed at the end as Flask puts one.
pub(super) fn document(value: &impl Serialize) -> Response {
    let mut text = serde_json::to_vec_pretty(value).unwrap_or_default();
    text.push(b'\n');
    let mut response = Response::new(Body::from(text));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn numbers_keep_their_text_and_names_are_sorted() {
        let json =
            Json::parse(r#" {"b": 1.0, "a": [12345678901234567890123, 1E2, {}], "b": null} "#).unwrap();
        let text = serde_json::to_string(&json).unwrap();
        assert_eq!(text, r#"{"a":[12345678901234567890123,1E2,{}],"b":null}"#);
        assert!(Json::parse("{").is_err());
        assert!(Json::parse(&"[".repeat(100_000)).is_err());
    }
}
