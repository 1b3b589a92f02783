//! Values of headers are read as the examples say, whatever arrives gets an answer, and the rules that do this are whole.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod languages;

use languages::in_each_language;
use proptest::prelude::*;
use put_playground::explain::{Moment, Reader, Turn, header, headers, parse_headers, readers, value};
use put_playground::locale::Locale;
use std::collections::BTreeSet;

/// 15 November 1994, 15:04:05 GMT; an hour later on the clock on the wall.
const MOMENT: Moment = Moment { now: 784_911_845, offset: |_| 60 };

/// A header line and what it says, of `fixtures/header_values.txt`.
fn examples() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let text = include_str!("fixtures/header_values.txt");
    let lines: Vec<_> = text.lines().filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
    let pairs: Vec<_> = lines.chunks(2).map(|pair| <[&str; 2]>::try_from(pair).unwrap()).collect();
    pairs.into_iter().map(|[line, says]| {
        let (name, value) = line.split_once(": ").unwrap();
        (name, value, says.strip_prefix("    ").unwrap())
    })
}

fn of_headers() -> impl Iterator<Item = &'static Reader> {
    readers().iter().filter(|reader| !reader.name.starts_with('@'))
}

#[test]
fn every_example_says_what_it_should() {
    for (name, text, says) in examples() {
        assert_eq!(value(name, text, &MOMENT).as_deref(), Some(says), "{name}: {text}");
        let shouted = value(&name.to_ascii_uppercase(), &format!("{text} \t"), &MOMENT);
        assert_eq!(shouted.as_deref(), Some(says), "{name}: {text}");
    }
}

#[test]
fn every_header_that_is_read_has_an_example() {
    in_each_language(|_| {
        let shown: BTreeSet<_> = examples().map(|(name, _, _)| name).collect();
        let read: BTreeSet<_> = of_headers().map(|reader| reader.name).collect();
        assert_eq!(shown, read);
        assert!(read.len() >= 60, "{}", read.len());
        assert!(read.iter().all(|name| header(name).name == Some(*name)));
    });
}

#[test]
fn a_malformed_value_is_said_to_be_so_and_where() {
    for (name, text, at) in [
        ("Cache-Control", "private, max-age=soon", 18),
        ("Cache-Control", "max-age", 8),
        ("Content-Length", "12a", 3),
        ("ETag", "5d1f", 1),
        ("ETag", "\"5d1f", 6),
        ("Content-Type", "json", 5),
        ("Link", "</a>; rel=next, b", 17),
        ("Access-Control-Allow-Origin", "https://a.test, https://b.test", 15),
        ("Set-Cookie", "é=1; Max-Age=é", 14),
        ("Content-Disposition", "attachment; filename=\"é.txt", 28),
        ("Date", "today", 1),
        ("Strict-Transport-Security", "max-age=1 year", 10),
    ] {
        let says = value(name, text, &MOMENT).unwrap();
        assert!(
            says.starts_with(&format!("Malformed at character {at}: expected ")),
            "{name}: {text}: {says}"
        );
    }
}

#[test]
fn a_date_is_told_from_now_and_on_the_local_clock() {
    let date = |at: u64, now, offset| {
        let at = std::time::UNIX_EPOCH + std::time::Duration::from_secs(at);
        value("Last-Modified", &httpdate::fmt_http_date(at), &Moment { now, offset }).unwrap()
    };
    let noon = 784_900_800; // 12:00:00 GMT
    assert_eq!(date(noon, noon + 180, |_| 0), "Last changed 3 minutes ago, local 12:00.");
    assert_eq!(date(noon, noon + 1, |_| 330), "Last changed 1 second ago, local 17:30.");
    assert_eq!(date(noon, noon + 1, |_| -300), "Last changed 1 second ago, local 07:00.");
    assert_eq!(date(noon, noon, |_| 0), "Last changed this very second, local 12:00.");
    assert_eq!(date(noon, noon + 86_400, |_| 0), "Last changed 1 day ago, local 1994-11-15 12:00.");
    // The day is that of the local clock: three hours ago can be yesterday.
    assert_eq!(date(noon, noon + 3 * 3600, |_| 600), "Last changed 3 hours ago, local 1994-11-15 22:00.");
    // Winter time for the one, summer time for the other.
    let summer = |at: u64| if at < 790_000_000 { 60 } else { 120 };
    assert_eq!(date(noon, noon + 200 * 86_400, summer), "Last changed 200 days ago, local 1994-11-15 13:00.");
    // A clock in front of 1970 cannot be.
    assert_eq!(date(0, 60, |_| -300), "Last changed 1 minute ago, local 00:00.");
}

/// The forms of a pattern, and whether its braces are whole.
fn forms(pattern: &str) -> Vec<&str> {
    let forms: Vec<_> =
        pattern.split('{').skip(1).map(|part| part.split_once('}').expect(pattern).0).collect();
    assert_eq!(pattern.matches('}').count(), forms.len(), "{pattern}");
    forms
}

#[test]
fn every_rule_is_whole() {
    in_each_language(|_| {
        let groups: BTreeSet<_> = readers().iter().map(|reader| reader.name).collect();
        assert_eq!(groups.len(), readers().len(), "two readers have one name");
        for reader in readers().iter().filter(|reader| reader.name != "@terms") {
            let name = reader.name;
            for rule in reader.rules.iter().filter(|rule| rule.turn != Turn::Absent) {
                let forms = forms(rule.pattern);
                for form in &forms {
                    let is_group =
                        form.starts_with('@') && (groups.contains(form) || groups.contains(&form[1..]));
                    let is_form = form.len() == 1 && "NFSBDPUTQVELKXA".contains(form);
                    assert!(is_group || is_form, "{name}: {form}");
                }
                for gap in self::forms(rule.says) {
                    let index = gap.split(':').next().unwrap();
                    let index: usize = if index.is_empty() { 0 } else { index.parse().unwrap() };
                    assert!(index <= forms.len(), "{name}: {}", rule.says);
                    assert!(!gap.contains(':') || gap.matches('/').count() == 1, "{name}: {gap}");
                }
            }
        }
    });
}

#[test]
fn every_sentence_is_short_and_finished() {
    in_each_language(|_| {
        for reader in of_headers() {
            let name = reader.name;
            assert_eq!(forms(reader.frame).len(), 1, "{name}: {}", reader.frame);
            if reader.separator.is_some() {
                assert!(reader.frame.ends_with('.'), "{name}: {}", reader.frame);
            }
            for rule in &reader.rules {
                let says = rule.says;
                assert!(says.chars().count() <= 200 && !says.contains("  "), "{name}: {says}");
                assert!(reader.separator.is_none() || !says.ends_with('.'), "{name}: {says}");
                // What a group says of the whole value is a sentence of its own.
                let is_sentence = says.ends_with('.')
                    || says == "{1}"
                    || ["On trial: {1}", "A prueba: {1}"].contains(&says);
                assert!(reader.separator.is_some() || is_sentence, "{name}: {says}");
            }
        }
    });
}

/// A word that another rule reads first would never be explained.
#[test]
fn no_rule_without_forms_is_hidden_by_another() {
    in_each_language(|_| {
        for reader in of_headers().filter(|reader| reader.separator.is_none()) {
            for rule in reader.rules.iter().filter(|rule| forms(rule.pattern).is_empty()) {
                assert_eq!(
                    value(reader.name, rule.pattern, &MOMENT).as_deref(),
                    Some(rule.says),
                    "{}",
                    reader.name
                );
            }
        }
    });
}

#[test]
fn a_value_without_anything_says_that() {
    in_each_language(|locale| {
        for reader in of_headers() {
            let empty = if locale == Locale::English { "It is empty" } else { "Está vacía" };
            assert!(value(reader.name, " ", &MOMENT).unwrap().starts_with(empty), "{}", reader.name);
        }
        assert_eq!(value("X-Unknown", "", &MOMENT), None);
    });
}

#[test]
fn the_rules_of_a_header_are_those_below_it() {
    let parsed =
        parse_headers("A | both | - | - | It.\n    : ; | So {; }.\n    ^?{T} | x {1}\n    ! | none\n@b\n");
    let [reader] = &parsed.readers[..] else { panic!("{:?}", parsed.readers) };
    assert_eq!((reader.name, reader.separator, reader.frame), ("A", Some(';'), "So {; }."));
    let turns: Vec<_> = reader.rules.iter().map(|rule| (rule.turn, rule.pattern, rule.says)).collect();
    assert_eq!(turns, [(Turn::FirstOtherwise, "{T}", "x {1}"), (Turn::Absent, "", "none")]);
    assert_eq!(parsed.errors, []);
}

/// Text that looks like header values more often than chance would have it.
fn value_like() -> impl Strategy<Value = String> {
    let examples: Vec<_> = examples().map(|(_, text, _)| text).collect();
    let damaged = (prop::sample::select(examples), any::<prop::sample::Index>(), "[ -~é]{0,2}", 0_usize..3);
    let damaged = damaged.prop_map(|(text, at, inserted, removed)| {
        let characters: Vec<_> = text.chars().collect();
        let at = at.index(characters.len());
        let rest = characters[at..].iter().skip(removed);
        characters[..at].iter().copied().chain(inserted.chars()).chain(rest.copied()).collect()
    });
    prop_oneof![
        4 => damaged,
        1 => any::<String>(),
        // Any bytes, as browsers turn them into text.
        1 => prop::collection::vec(any::<u8>(), 0..40).prop_map(|bytes| bytes.into_iter().map(char::from).collect()),
        1 => "[ -~]{0,40}",
        1 => "(W/)?\"?[a-z0-9]{0,4}\"?",
        1 => "(max-age|timeout|max|rel|charset|private|<[a-z]{0,3}>|[;, \"=\\\\()]|next|é|[0-9]{1,25}){0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_value_panics_or_yields_an_empty_sentence(text in value_like(), now in any::<u32>(), offset in any::<bool>()) {
        let offset = if offset { |_| -720 } else { |_| 840 };
        for reader in of_headers() {
            let Some(says) = value(reader.name, &text, &Moment { now: u64::from(now), offset }) else {
                continue;
            };
            let name = reader.name;
            prop_assert!(says.len() > 1 && says.ends_with(['.', '…']), "{name}: {text:?} gave {says:?}");
            prop_assert!(!says.contains(['{', '}']) || text.contains(['{', '}']), "{name}: {text:?} gave {says:?}");
            if let Some(rest) = says.strip_prefix("Malformed at character ") {
                let at: usize = rest.split(':').next().unwrap().parse().unwrap();
                prop_assert!((1..=text.chars().count() + 1).contains(&at), "{name}: {text:?} gave {says:?}");
                prop_assert!(!rest.ends_with("expected ."), "{name}: {text:?} gave {says:?}");
            }
        }
    }
}

#[test]
fn headers_that_the_issue_names_are_read() {
    let names = "Cache-Control Keep-Alive Date Expires Last-Modified Vary Content-Encoding Referrer-Policy Link ETag \
        Content-Type Content-Disposition Retry-After Set-Cookie Strict-Transport-Security Content-Security-Policy \
        Access-Control-Allow-Origin Access-Control-Allow-Methods Access-Control-Allow-Headers \
        Access-Control-Allow-Credentials Access-Control-Expose-Headers Access-Control-Max-Age Allow Accept-Ranges \
        Content-Range Server-Timing Alt-Svc Permissions-Policy X-Powered-By";
    for name in names.split_whitespace() {
        assert!(of_headers().any(|reader| reader.name == name), "{name}");
    }
    assert!(headers().len() >= 180, "{}", headers().len());
}
