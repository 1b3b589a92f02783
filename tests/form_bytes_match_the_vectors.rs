//! Form bytes are those of the URL Standard, and differ from Python's in exactly the two bytes that the lesson names.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use put_playground::encode::form;
use serde_json::Value;

fn vectors() -> Vec<Value> {
    let lines = include_str!("vectors/urlencode_bytes.jsonl");
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_ascii_byte_is_encoded_as_the_vectors_say() {
    let rows = vectors();
    assert_eq!(rows.len(), 256);
    let mut compared = 0;
    for row in &rows {
        let byte = u8::try_from(row["byte"].as_u64().unwrap()).unwrap();
        if byte.is_ascii() {
            let text = char::from(byte).to_string();
            let encoded = form::encode([("", text.as_str())]);
            assert_eq!(encoded, format!("={}", row["whatwg_urlencoded"].as_str().unwrap()), "byte {byte}");
            compared += 1;
        }
    }
    assert_eq!(compared, 128);
}

#[test]
fn python_differs_in_exactly_two_bytes() {
    let differing: Vec<u64> = vectors()
        .iter()
        .filter(|row| row["python_quote_plus"] != row["whatwg_urlencoded"])
        .map(|row| row["byte"].as_u64().unwrap())
        .collect();
    assert_eq!(differing, [u64::from(b'*'), u64::from(b'~')]);
}

fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec((any::<String>(), any::<String>()), 0..8)
}

proptest! {
    #[test]
    fn what_is_encoded_comes_back(pairs in pairs()) {
        let borrowed = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        prop_assert_eq!(form::decode(&form::encode(borrowed)), pairs);
    }

    #[test]
    fn the_runs_of_a_text_are_the_text(text in any::<String>()) {
        let joined: String = form::runs(&text)
            .into_iter()
            .map(|run| match run {
                form::Run::Plain(text) | form::Run::Encoded(text) => text,
            })
            .collect();
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn any_text_decodes_to_something(text in any::<String>()) {
        let _ = form::decode(&text);
    }
}
