//! The glossary's tables are well-formed, know what they must, and answer whatever they are asked.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod languages;

use languages::in_each_language;
use proptest::prelude::*;
use put_playground::explain::{
    Direction, FORBIDDEN_NAMES, ForbiddenNote, Moment, Spec, forbidden, header, headers, is_secret_field,
    is_secret_header, status, statuses, value,
};
use put_playground::http::{Method, check_name};
use put_playground::locale::{Locale, tr};
use std::collections::BTreeSet;

/// A sentence that can stand beside a header: plain, short, and finished.
fn assert_sentence(text: &str) {
    assert!(!text.trim().is_empty());
    assert!(text.chars().count() <= 200, "{} characters: {text}", text.chars().count());
    assert!(text.ends_with('.'), "{text}");
    assert!(!text.contains(['`', '<', '\n']) && !text.contains("  "), "{text}");
}

#[test]
fn headers_are_sorted_and_unique() {
    in_each_language(|_| {
        for pair in headers().windows(2) {
            assert!(
                pair[0].name.to_ascii_lowercase() < pair[1].name.to_ascii_lowercase(),
                "{} before {}",
                pair[0].name,
                pair[1].name
            );
        }
        assert!(headers().len() >= 180, "{}", headers().len());
    });
}

#[test]
fn header_rows_are_well_formed() {
    in_each_language(|_| {
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
    });
}

/// `8.8.3` or an appendix, `B.1`.
fn is_section(text: &str) -> bool {
    let is_part =
        |part: &str| !part.is_empty() && part.len() <= 2 && part.chars().all(|c| c.is_ascii_digit());
    let (first, rest) = text.split_once('.').map_or((text, None), |(first, rest)| (first, Some(rest)));
    let is_appendix = first.len() == 1 && first.starts_with(|c: char| c.is_ascii_uppercase());
    (is_appendix || is_part(first)) && rest.is_none_or(|rest| rest.split('.').all(is_part))
}

#[test]
fn every_source_is_well_formed() {
    in_each_language(|_| {
        let sources =
            headers().iter().filter_map(|row| row.source).chain(statuses().iter().map(|row| row.source));
        for source in sources {
            let section = source.section;
            match source.spec {
                // From HTTP/1.0 to those that are still to come: since 2026 a number may have five digits.
                Spec::Rfc(number) => {
                    assert!((1945..=19_999).contains(&number), "{number}");
                    assert!(section.is_empty() || is_section(section), "{number} {section}");
                }
                Spec::Fetch | Spec::Html => {
                    let is_fragment = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                    assert!(!section.is_empty() && section.chars().all(is_fragment), "{section}");
                }
                Spec::W3c(short, label) => {
                    assert!(!short.contains([' ', '/']) && !label.is_empty(), "{short}")
                }
                Spec::Page(label, address) => {
                    let host =
                        address.strip_prefix("https://").and_then(|rest| rest.split('/').next()).unwrap();
                    assert!(host.contains('.') && !address.contains([' ', '|']), "{label} {address}");
                }
            }
            assert!(!source.label().is_empty());
        }
    });
}

/// Words begin with a capital letter or a digit.
#[test]
fn names_are_in_canonical_case() {
    in_each_language(|_| {
        for row in headers() {
            let begins =
                |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
            assert!(row.name.split('-').all(begins), "{}", row.name);
        }
    });
}

/// The list leaves out what nobody meets in ordinary use: coffee pots, calendars' and push services' own, and `*`.
#[test]
fn every_permanent_field_of_ordinary_use_is_known() {
    in_each_language(|_| {
        let names = include_str!("fixtures/registered_headers.txt");
        let names = names.lines().filter(|line| !line.starts_with("//")).flat_map(str::split_whitespace);
        let missing: Vec<_> = names.filter(|name| header(name).name.is_none()).collect();
        assert_eq!(missing, Vec::<&str>::new());
    });
}

#[test]
fn every_header_of_mdn_is_known_and_links_there() {
    in_each_language(|_| {
        let names = include_str!("fixtures/mdn_headers.txt");
        let names = names.lines().filter(|line| !line.starts_with("//")).flat_map(str::split_whitespace);
        let on_mdn = headers().iter().filter(|row| row.on_mdn).map(|row| row.name);
        assert_eq!(names.collect::<BTreeSet<_>>(), on_mdn.collect());
        for row in headers().iter().filter(|row| row.on_mdn) {
            let start = "https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/";
            assert_eq!(row.mdn().unwrap(), format!("{start}{}", row.name));
        }
    });
}

#[test]
fn source_links_lead_to_the_section() {
    let url = |name| header(name).source.unwrap().url();
    assert_eq!(url("etag"), "https://www.rfc-editor.org/rfc/rfc9110.html#section-8.8.3");
    assert_eq!(url("mime-version"), "https://www.rfc-editor.org/rfc/rfc9112.html#appendix-B.1");
    assert_eq!(url("tcn"), "https://www.rfc-editor.org/rfc/rfc2295.html#section-8.5");
    assert_eq!(url("content-md5"), "https://www.rfc-editor.org/rfc/rfc2616.html#section-14.15");
    assert_eq!(url("accept-query"), "https://www.rfc-editor.org/rfc/rfc10008.html#section-3");
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
    in_each_language(|_| {
        for name in ["My-Own", "X-My-Own", "", "é", "x-"] {
            let note = header(name);
            assert_eq!(note.name, None);
            assert_eq!(note.direction, Direction::Both);
            assert_sentence(note.says);
        }
        assert_eq!(header("X-My-Own").says, tr("header-unknown-x"));
        assert_eq!(header("My-Own").says, tr("header-unknown"));
    });
}

#[test]
fn every_status_answers_for_every_method() {
    in_each_language(|_| {
        for code in 0..=u16::MAX {
            for method in Method::ALL {
                let note = status(code, method);
                assert!(!note.reason.is_empty());
                if !(100..=599).contains(&code) {
                    assert_eq!(note.reason, tr("class-none"));
                    continue;
                }
                assert_sentence(note.meaning);
                note.next.into_iter().for_each(assert_sentence);
                assert!(note.source.url().starts_with("https://"));
            }
        }
    });
}

/// The codes that nobody registered and that a learner meets all the same.
const UNOFFICIAL: [u16; 32] = [
    218, 419, 420, 430, 440, 444, 449, 450, 460, 463, 464, 494, 495, 496, 497, 498, 499, 509, 520, 521, 522,
    523, 524, 525, 526, 527, 529, 530, 540, 561, 598, 599,
];

#[test]
fn all_registered_codes_and_the_common_unofficial_ones_in_order() {
    in_each_language(|locale| {
        let registered = (100..=104)
            .chain(200..=208)
            .chain([226])
            .chain(300..=308)
            .chain(400..=418)
            .chain(421..=426)
            .chain([428, 429, 431, 451])
            .chain(500..=508)
            .chain([510, 511]);
        let codes: BTreeSet<_> = registered.chain(UNOFFICIAL).collect();
        assert!(statuses().iter().map(|row| row.code).eq(codes));
        for row in statuses() {
            let notes = row.by_method.iter().map(|note| note.meaning).chain([row.meaning]);
            for says in notes {
                let unofficial = if locale == Locale::English { "Unofficial" } else { "No oficial" };
                assert_eq!(says.starts_with(unofficial), UNOFFICIAL.contains(&row.code), "{}", row.code);
            }
        }
    });
}

#[test]
fn a_put_has_meanings_of_its_own() {
    let codes = [
        200, 201, 202, 204, 207, 300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 406, 408, 409, 410,
        411, 412, 413, 414, 415, 422, 423, 428, 429, 431, 500, 501, 502, 503, 504, 507,
    ];
    for code in codes {
        let general = statuses().iter().find(|row| row.code == code).unwrap();
        assert_ne!(status(code, Method::Put).meaning, general.meaning, "{code}");
    }
    let says = |code| status(code, Method::Put).meaning;
    assert!(says(200).contains("replaced") && says(204).contains("replaced") && says(201).contains("new"));
    assert!(says(301).contains("without") && says(308).contains("unchanged"));
}

#[test]
fn an_unregistered_status_is_read_by_its_class() {
    for (code, class) in [(199, "1xx"), (299, "2xx"), (399, "3xx"), (489, "4xx"), (589, "5xx")] {
        assert!(status(code, Method::Put).meaning.contains(class), "{code}");
    }
}

#[test]
fn forbidden_headers_have_reasons() {
    in_each_language(|_| {
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
    });
}

proptest! {
    #[test]
    fn no_name_panics(name in any::<String>(), text in any::<String>()) {
        prop_assert!(!header(&name).says.is_empty());
        if let Some(note) = forbidden(&name, &text) {
            prop_assert!(!note.why.is_empty() && !note.python.is_empty());
        }
        prop_assert_eq!(is_secret_header(&name), is_secret_header(&name.to_ascii_uppercase()));
        prop_assert_eq!(is_secret_field(&name), is_secret_field(&name.replace('-', "_")));
        let _ = value(&name, &text, &Moment { now: 0, offset: |_| 0 });
    }
}
