//! Laying JSON out changes white space and nothing else, and reading it apart loses nothing.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use put_playground::encode::{json, paste};

/// JSON text with every spelling that a parser would lose: digits, escapes, order, duplicate names, white space.
fn json_text() -> impl Strategy<Value = String> {
    let string = prop_oneof![
        Just(r#""""#.to_owned()),
        Just(r#""a{,:\"b\\""#.to_owned()),
        Just(r#""\u00e9\/""#.to_owned()),
        "[a-z{}\\[\\],: ]{0,6}".prop_map(|text| format!("\"{text}\"")),
    ];
    let scalar = prop_oneof![
        Just("12345678901234567890123".to_owned()),
        Just("1.0".to_owned()),
        Just("-0e+7".to_owned()),
        Just("true".to_owned()),
        Just("null".to_owned()),
        string.clone(),
    ];
    let space = prop_oneof![Just(""), Just(" "), Just("\n\t")];
    scalar.prop_recursive(4, 32, 4, move |inner| {
        let member = (string.clone(), space.clone(), inner.clone());
        prop_oneof![
            (prop::collection::vec(inner, 0..4), space.clone())
                .prop_map(|(items, space)| format!("[{space}{}{space}]", items.join(&format!("{space},")))),
            prop::collection::vec(member, 0..4).prop_map(|members| {
                let members: Vec<String> = members
                    .into_iter()
                    .map(|(name, space, value)| format!("{name}{space}:{space}{value}"))
                    .collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

/// The text without white space outside strings.
fn squeezed(text: &str) -> String {
    let (mut out, mut in_string, mut escaped) = (String::new(), false, false);
    for c in text.chars() {
        if in_string || !c.is_ascii_whitespace() {
            out.push(c);
        }
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            _ => {}
        }
    }
    out
}

proptest! {
    #[test]
    fn only_white_space_changes(text in json_text()) {
        let pretty = json::pretty(&text).unwrap();
        prop_assert_eq!(squeezed(&pretty), squeezed(&text));
        prop_assert_eq!(json::pretty(&pretty).unwrap(), pretty);
    }

    #[test]
    fn what_serde_json_refuses_is_not_laid_out(text in any::<String>()) {
        let is_json = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
        prop_assert_eq!(json::pretty(&text).is_some(), is_json);
    }

    #[test]
    fn members_and_items_put_together_again_are_the_text(text in json_text()) {
        if let Some(items) = json::items(&text) {
            prop_assert_eq!(squeezed(&format!("[{}]", items.join(","))), squeezed(&text));
        }
        if let Some(members) = json::members(&text) {
            let names_match = members.iter().all(|(_, value)| json::check(value).is_ok());
            prop_assert!(names_match);
            let commas = members.iter().map(|(_, value)| squeezed(value)).collect::<Vec<_>>();
            prop_assert!(commas.iter().all(|value| squeezed(&text).contains(value.as_str())));
        }
    }

    #[test]
    fn blanking_nothing_changes_nothing(text in any::<String>()) {
        prop_assert_eq!(json::blank(&text, |_| false), text);
    }

    #[test]
    fn blanked_json_is_still_json(text in json_text()) {
        prop_assert!(json::check(&json::blank(&text, |_| true)).is_ok());
    }

    #[test]
    fn pasting_never_panics(text in any::<String>()) {
        let _ = paste::pairs(&text);
    }
}
