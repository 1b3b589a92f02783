//! The glossary's tables are well-formed, know what they must, and answer whatever they are asked.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use proptest::prelude::*;
use put_playground::explain::{
    Direction, FORBIDDEN_NAMES, ForbiddenNote, VALUE_READERS, forbidden, header, headers, is_secret_field,
    is_secret_header, status, statuses, value,
};
use put_playground::http::{Method, check_name};

/// A sentence that can stand beside a header: plain, short, and finished.
fn assert_sentence(text: &str) {
    assert!(!text.trim().is_empty());
    assert!(text.chars().count() <= 200, "{} characters: {text}", text.chars().count());
    assert!(text.ends_with('.'), "{text}");
    assert!(!text.contains(['`', '<', '\n']) && !text.contains("  "), "{text}");
}

#[test]
fn headers_are_sorted_and_unique() {
    for pair in headers().windows(2) {
        assert!(
            pair[0].name.to_ascii_lowercase() < pair[1].name.to_ascii_lowercase(),
            "{} before {}",
            pair[0].name,
            pair[1].name
        );
    }
    assert!(headers().len() >= 110, "{}", headers().len());
}

#[test]
fn header_rows_are_well_formed() {
    for row in headers() {
        assert_eq!(check_name(row.name), Ok(()));
        assert_sentence(row.says);
        assert_eq!(header(row.name).name, Some(row.name));
        assert_eq!(header(&row.name.to_lowercase()).says, row.says);
        assert_eq!(header(&row.name.to_uppercase()).says, row.says);
        if let Some(source) = row.source {
            assert!(!source.label().is_empty());
            assert!(source.url().starts_with("https://"), "{}", source.url());
        }
    }
}

#[test]
fn source_links_lead_to_the_section() {
    let url = |name| header(name).source.unwrap().url();
    assert_eq!(url("etag"), "https://www.rfc-editor.org/rfc/rfc9110.html#section-8.8.3");
    assert_eq!(url("mime-version"), "https://www.rfc-editor.org/rfc/rfc9112.html#appendix-B.1");
    assert_eq!(url("tcn"), "https://www.rfc-editor.org/rfc/rfc2295.html");
    assert_eq!(url("origin"), "https://fetch.spec.whatwg.org/#origin-header");
    assert_eq!(url("server-timing"), "https://www.w3.org/TR/server-timing/");
}

#[test]
fn the_headers_of_common_servers_are_known() {
    let lists = [
        (
            "the tutorial",
            "Date Content-Type Content-Length Connection Keep-Alive Server X-Powered-By Link Vary \
             Content-Encoding Referrer-Policy",
        ),
        (
            "the sandbox",
            "ETag Last-Modified Location Content-Location Preference-Applied Allow Accept-Patch Vary Cache-Control \
             Retry-After Date Server Content-Length Content-Type WWW-Authenticate Content-Range Accept-Ranges \
             Set-Cookie Access-Control-Allow-Origin Access-Control-Expose-Headers",
        ),
        (
            "Apache",
            "Date Server Last-Modified ETag Accept-Ranges Content-Length Vary Content-Encoding Keep-Alive Connection \
             Content-Type Content-Location TCN Upgrade Allow Location Cache-Control Expires Transfer-Encoding",
        ),
        (
            "nginx",
            "Server Date Content-Type Content-Length Last-Modified Connection ETag Accept-Ranges Transfer-Encoding \
             Location Content-Encoding Vary Expires Cache-Control Keep-Alive Allow Retry-After DAV",
        ),
        (
            "httpbin",
            "Date Content-Type Content-Length Connection Server Access-Control-Allow-Origin \
             Access-Control-Allow-Credentials Access-Control-Allow-Methods Access-Control-Max-Age \
             Access-Control-Allow-Headers Allow Location WWW-Authenticate X-More-Info Set-Cookie",
        ),
        (
            "GitHub Pages, Cloudflare, S3",
            "Server Age Via X-Cache X-Cache-Hits X-Served-By X-Timer X-Fastly-Request-ID X-GitHub-Request-Id \
             X-Proxy-Cache X-Origin-Cache CF-RAY CF-Cache-Status Alt-Svc NEL Report-To x-amz-id-2 x-amz-request-id \
             x-amz-version-id x-amz-server-side-encryption Expect-CT",
        ),
        (
            "security",
            "Strict-Transport-Security Content-Security-Policy X-Frame-Options X-Content-Type-Options \
             X-XSS-Protection Permissions-Policy Cross-Origin-Opener-Policy Cross-Origin-Embedder-Policy \
             Cross-Origin-Resource-Policy Origin-Agent-Cluster Clear-Site-Data X-Permitted-Cross-Domain-Policies",
        ),
        (
            "requests",
            "Accept Accept-Encoding Accept-Language Authorization Cookie Host If-Match If-None-Match \
             If-Modified-Since If-Unmodified-Since Prefer Origin Referer User-Agent Content-Type Range Expect \
             Sec-Fetch-Dest Sec-Fetch-Mode Sec-Fetch-Site Sec-CH-UA X-Requested-With",
        ),
    ];
    for (server, names) in lists {
        for name in names.split_whitespace() {
            assert!(header(name).name.is_some(), "{server} sends {name}");
        }
    }
}

#[test]
fn an_unknown_header_says_so() {
    for name in ["My-Own", "X-My-Own", "", "é", "x-"] {
        let note = header(name);
        assert_eq!(note.name, None);
        assert_eq!(note.direction, Direction::Both);
        assert_sentence(note.says);
        assert!(note.says.starts_with("Unknown") && note.says.contains("may invent a"), "{}", note.says);
    }
    assert!(header("X-My-Own").says.contains("no official meaning"));
    assert!(header("My-Own").says.contains("may invent any name"));
}

#[test]
fn every_status_answers_for_every_method() {
    for code in 0..=u16::MAX {
        for method in Method::ALL {
            let note = status(code, method);
            assert!(!note.reason.is_empty());
            if !(100..=599).contains(&code) {
                assert!(note.reason == "No valid status");
                continue;
            }
            assert_sentence(note.meaning);
            note.next.into_iter().for_each(assert_sentence);
            assert!(note.source.url().starts_with("https://"));
        }
    }
}

#[test]
fn all_registered_codes_in_order() {
    let registered = (100..=104)
        .chain(200..=208)
        .chain([226])
        .chain(300..=308)
        .chain(400..=418)
        .chain(421..=426)
        .chain([428, 429, 431, 451])
        .chain(500..=508)
        .chain([510, 511]);
    assert!(statuses().iter().map(|row| row.code).eq(registered));
}

#[test]
fn a_put_has_meanings_of_its_own() {
    for code in [200, 201, 204, 301, 302, 303, 307, 308, 404, 405, 409, 411, 412, 413, 414, 415, 428] {
        let general = statuses().iter().find(|row| row.code == code).unwrap();
        assert_ne!(status(code, Method::Put).meaning, general.meaning, "{code}");
    }
    let says = |code| status(code, Method::Put).meaning;
    assert!(says(200).contains("replaced") && says(204).contains("replaced") && says(201).contains("new"));
    assert!(says(301).contains("without") && says(308).contains("unchanged"));
}

#[test]
fn an_unregistered_status_is_read_by_its_class() {
    for (code, class) in [(199, "1xx"), (299, "2xx"), (399, "3xx"), (499, "4xx"), (599, "5xx")] {
        assert!(status(code, Method::Put).meaning.contains(class), "{code}");
    }
}

#[test]
fn forbidden_headers_have_reasons() {
    for pair in FORBIDDEN_NAMES.windows(2) {
        assert!(pair[0].to_ascii_lowercase() < pair[1].to_ascii_lowercase());
    }
    for name in FORBIDDEN_NAMES {
        let ForbiddenNote { why, python, .. } = forbidden(name, "").unwrap();
        assert_sentence(why);
        assert_sentence(python);
        assert!(python.contains("Python"), "{name}");
    }
    for (name, value) in [("Sec-Fetch-Mode", ""), ("Proxy-X", ""), ("X-HTTP-Method", "TRACE")] {
        assert_sentence(forbidden(name, value).unwrap().why);
    }
    assert_eq!(forbidden("User-Agent", "me"), None);
}

#[test]
fn value_readers_are_sorted_and_of_known_headers() {
    for pair in VALUE_READERS.windows(2) {
        assert!(pair[0] < pair[1]);
    }
    for (name, _) in VALUE_READERS {
        assert!(header(name).name.is_some(), "{name}");
        assert_eq!(*name, name.to_ascii_lowercase());
    }
}

#[test]
fn values_of_the_tutorials_answer() {
    for (name, text, says) in [
        ("Keep-Alive", "timeout=30", "The idle connection stays open for 30 seconds."),
        ("Content-Type", "text/html; charset=UTF-8", "The body is a web page in HTML, written in UTF-8."),
        ("Content-Encoding", "gzip", "The body travelled compressed with gzip."),
    ] {
        assert_eq!(value(name, text).as_deref(), Some(says));
    }
}

/// Text that looks like header values more often than chance would have it.
fn value_like() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ -~]{0,40}",
        "(W/)?\"?[a-z0-9]{0,4}\"?",
        "(max-age|timeout|max|s-maxage|rel|charset|private)[=;, ]{0,2}\"?[0-9]{0,25}\"?",
        "(<[a-z:/?,;]{0,9}>|[;, \"=\\\\]|rel|next|é){0,12}",
        "(text|image|application|é)/?[a-z+]{0,6};?charset=?\"?[a-z]{0,3}",
    ]
}

proptest! {
    #[test]
    fn no_value_panics_or_yields_an_empty_sentence(text in value_like()) {
        for (name, _) in VALUE_READERS {
            if let Some(says) = value(name, &text) {
                prop_assert!(says.len() > 1 && says.ends_with('.'), "{name}: {text:?} gave {says:?}");
            }
        }
    }

    #[test]
    fn no_name_panics(name in any::<String>(), text in any::<String>()) {
        prop_assert!(!header(&name).says.is_empty());
        if let Some(note) = forbidden(&name, &text) {
            prop_assert!(!note.why.is_empty() && !note.python.is_empty());
        }
        prop_assert_eq!(is_secret_header(&name), is_secret_header(&name.to_ascii_uppercase()));
        prop_assert_eq!(is_secret_field(&name), is_secret_field(&name.replace('-', "_")));
        let _ = value(&name, &text);
    }
}
