//! Reading JSON (RFC 8259) without interpreting numbers and strings.

use super::json::Json;
use crate::encode::json::{Malformed, Tokens, scan, string};

/// Deeper nesting is refused: a value is read and written by recursion, and a stack is finite.
const MAX_DEPTH: usize = 128;

/// Why a text is no JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unreadable {
    /// It is not JSON.
    #[error("{0}")]
    Malformed(#[from] Malformed),
    /// It is nested too deeply.
    #[error("it is nested more than {MAX_DEPTH} levels deep")]
    TooDeep,
}

/// The value that the whole of `text` is.
pub(super) fn read(text: &str) -> Result<Json, Unreadable> {
    scan(text)?;
    let mut tokens = Tokens(text);
    let first = tokens.next().unwrap_or_default();
    value(first, &mut tokens, 0)
}

/// The value that begins with this token. The text is JSON, so nothing is missing and nothing stands where it must not.
fn value(first: &str, tokens: &mut Tokens<'_>, depth: usize) -> Result<Json, Unreadable> {
    let is_map = first == "{";
    if !is_map && first != "[" {
        return Ok(Json::Leaf(first.to_owned()));
    }
    if depth == MAX_DEPTH {
        return Err(Unreadable::TooDeep);
    }
    let (mut members, mut items) = (Vec::new(), Vec::new());
    while let Some(token) = tokens.next() {
        match token {
            "}" | "]" => break,
            "," => {}
            name if is_map => {
                tokens.next();
                let first = tokens.next().unwrap_or_default();
                members.push((string(name).unwrap_or_default(), value(first, tokens, depth + 1)?));
            }
            first => items.push(value(first, tokens, depth + 1)?),
        }
    }
    Ok(if is_map { Json::Map(members) } else { Json::List(items) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXTS: &[&str] = &[
        "",
        " ",
        "0",
        "-0",
        "01",
        "-",
        "1.",
        ".5",
        "1.5e",
        "1e+5",
        "1E-05",
        "+1",
        "nul",
        "null",
        "nulll",
        "True",
        "\"\"",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u00e9\"",
        "\"\t\"",
        "\"é\u{7f}\"",
        "[",
        "[]",
        "[1,]",
        "[1 2]",
        "[,]",
        "{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":1}x",
        " [ 1 , {\"a\" : [ ] } ] \n",
        "\u{feff}1",
        "\"\\ud83d\\ude00\"",
        "NaN",
        "Infinity",
        "'a'",
        "1 ",
        "\u{a0}1",
        "[1]]",
        "é",
        "\"\\é\"",
    ];

    #[test]
    fn it_accepts_what_serde_json_accepts() {
        for text in TEXTS {
            let serde = serde_json::from_str::<serde_json::Value>(text);
            assert_eq!(read(text).is_ok(), serde.is_ok(), "{text:?} {serde:?} {:?}", read(text));
        }
    }

    #[test]
    fn depth_is_bounded() {
        assert!(read(&format!("{}{}", "[".repeat(128), "]".repeat(128))).is_ok());
        assert!(read(&format!("{}{}", "[".repeat(129), "]".repeat(129))).is_err());
        assert!(read(&"[".repeat(1_000_000)).is_err());
        assert!(read(&"{\"\":".repeat(1_000_000)).is_err());
    }

    #[test]
    fn names_are_decoded() {
        let name = |text: &str| match read(text) {
            Ok(Json::Map(members)) => members.into_iter().next().map(|(name, _)| name),
            _ => None,
        };
        assert_eq!(name(r#"{"\u00e9\ud83d\ude00\n\/\"":1}"#).as_deref(), Some("é😀\n/\""));
        assert_eq!(name(r#"{"\ud83d\u0041":1}"#).as_deref(), Some("\u{FFFD}A"));
        assert_eq!(name(r#"{"\ud83d":1}"#).as_deref(), Some("\u{FFFD}"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_as_serde_json_does(text in r#"[ \[\]{},:"\\a-fnrtu0-9.eE+\-é]{0,24}"#) {
            let serde = serde_json::from_str::<serde::de::IgnoredAny>(&text);
            prop_assert_eq!(read(&text).is_ok(), serde.is_ok(), "{:?}", text);
        }

        #[test]
        fn what_it_writes_means_the_same(value in any_json()) {
            let again = read(&value.to_string()).map(|json| json.to_string());
            let again: serde_json::Value = serde_json::from_str(&again.unwrap_or_default()).unwrap_or_default();
            prop_assert_eq!(again, value);
        }
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            ".*".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                prop::collection::btree_map(".*", inner, 0..4)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        })
    }
}
