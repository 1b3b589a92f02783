//! JSON Merge Patch (RFC 7396).

use super::json::Json;

/// `MergePatch(Target, Patch)` of RFC 7396 §2. What the patch does not name keeps its place and its text: big integers,
/// `1.0`. The recursion is as deep as the patch, which the reader has bounded.
pub(super) fn merge_patch(target: Json, patch: Json) -> Json {
    let Json::Map(changes) = patch else {
        return patch;
    };
    let mut members = match target {
        Json::Map(members) => members,
        _ => Vec::new(),
    };
    for (name, change) in changes {
        let place = members.iter().position(|(known, _)| *known == name);
        if change == Json::null() {
            members.retain(|(known, _)| *known != name);
        } else if let Some(place) = place {
            let old = std::mem::replace(&mut members[place].1, Json::null());
            members[place].1 = merge_patch(old, change);
        } else {
            members.push((name, merge_patch(Json::null(), change)));
        }
    }
    Json::Map(members)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn merged(target: &str, patch: &str) -> String {
        merge_patch(Json::parse(target).unwrap(), Json::parse(patch).unwrap()).to_string()
    }

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
            assert_eq!(merged(target, patch), Json::parse(expected).unwrap().to_string(), "{target} {patch}");
        }
    }

    #[test]
    fn untouched_values_keep_their_text_and_place() {
        let target = r#"{"z": 12345678901234567890123, "a": 1.0, "m": "\u00e9"}"#;
        let expected =
            "{\n  \"z\": 12345678901234567890123,\n  \"a\": 1.0,\n  \"m\": \"\\u00e9\",\n  \"b\": 1e2\n}";
        assert_eq!(merged(target, r#"{"b": 1e2}"#), expected);
    }
}
