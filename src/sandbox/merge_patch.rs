//! JSON Merge Patch (RFC 7396) on JSON text.
//!
//! It works on the text of each value, not on numbers, so that whatever the patch does not name keeps its very bytes: big
//! integers, `1.0`, member order.

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;
use std::fmt;

/// The members of a JSON object in order.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry::<String, &RawValue>()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// Applies `patch` to `target`; both are JSON texts.
///
/// # Errors
///
/// One of the two is no JSON. The recursion is bounded, since serde_json refuses to read deeper than 128 levels.
pub(super) fn merge_patch(target: &str, patch: &str) -> serde_json::Result<String> {
    let target: &RawValue = serde_json::from_str(target)?;
    let patch: &RawValue = serde_json::from_str(patch)?;
    merge(Some(target.get()), patch.get())
}

/// `MergePatch(Target, Patch)` of RFC 7396 §2.
fn merge(target: Option<&str>, patch: &str) -> serde_json::Result<String> {
    if !patch.starts_with('{') {
        return Ok(patch.to_owned());
    }
    let Members(changes) = serde_json::from_str(patch)?;
    let mut members: Vec<(String, String)> = match target {
        Some(object) if object.starts_with('{') => {
            let Members(members) = serde_json::from_str(object)?;
            members.into_iter().map(|(name, value)| (name, value.get().to_owned())).collect()
        }
        _ => Vec::new(),
    };
    for (name, change) in changes {
        let place = members.iter().position(|(known, _)| *known == name);
        match (change.get(), place) {
            ("null", _) => members.retain(|(known, _)| *known != name),
            (change, Some(place)) => members[place].1 = merge(Some(&members[place].1), change)?,
            (change, None) => members.push((name, merge(None, change)?)),
        }
    }
    let mut text = String::from("{");
    for (index, (name, value)) in members.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&serde_json::to_string(name)?);
        text.push(':');
        text.push_str(value);
    }
    text.push('}');
    Ok(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn the_test_cases_of_rfc_7396_appendix_a() {
        for (target, patch, expected) in [
            (r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"a":null}"#, r#"{}"#),
            (r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#),
            (r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#),
            (r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d","c":null}}"#, r#"{"a":{"b":"d"}}"#),
            (r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#),
            (r#"["a","b"]"#, r#"["c","d"]"#, r#"["c","d"]"#),
            (r#"{"a":"b"}"#, r#"["c"]"#, r#"["c"]"#),
            (r#"{"a":"foo"}"#, "null", "null"),
            (r#"{"a":"foo"}"#, r#""bar""#, r#""bar""#),
            (r#"{"e":null}"#, r#"{"a":1}"#, r#"{"e":null,"a":1}"#),
            (r#"[1,2]"#, r#"{"a":"b","c":null}"#, r#"{"a":"b"}"#),
            (r#"{}"#, r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#),
        ] {
            assert_eq!(merge_patch(target, patch).unwrap(), expected, "{target} {patch}");
        }
    }

    #[test]
    fn untouched_values_keep_their_bytes() {
        let target = r#"{"z": 12345678901234567890123, "a": 1.0, "m": [1,  2]}"#;
        let patched = merge_patch(target, r#"{"b": 1e2}"#).unwrap();
        assert_eq!(patched, r#"{"z":12345678901234567890123,"a":1.0,"m":[1,  2],"b":1e2}"#);
    }

    #[test]
    fn too_deep_is_an_error() {
        let deep = "[".repeat(5000);
        assert!(merge_patch("{}", &deep).is_err());
    }
}
