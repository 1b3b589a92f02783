//! Every row of the table: what the index says of it is so, and nothing that a path or a query asks for goes wrong.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sandbox_common;

use put_playground::sandbox::{Home, Place};
use sandbox_common::{Answer, Sandbox};

/// What stands in a path for a variable segment.
const SEGMENTS: &[(&str, &str)] = &[
    ("{algorithm}", "MD5"),
    ("{codes}", "200"),
    ("{etag}", "abc"),
    ("{format}", "png"),
    ("{id}", "1"),
    ("{n}", "1"),
    ("{name}", "a"),
    ("{passwd}", "p"),
    ("{policy}", "open"),
    ("{qop}", "auth"),
    ("{rest}", "anything"),
    ("{seconds}", "0"),
    ("{stale_after}", "never"),
    ("{text}", "a2V5"),
    ("{user}", "u"),
    ("{value}", "b"),
];

/// Answers without an end.
const ENDLESS: &[&str] = &["log/events"];

/// Whether a row is tested elsewhere: an answer without an end, or that of another row under a policy (`sandbox_cors.rs`).
fn is_other(path: &str) -> bool {
    ENDLESS.contains(&path) || path.starts_with("cors/")
}

const METHODS: &[&str] = &["GET", "HEAD", "PUT", "POST", "PATCH", "DELETE"];

/// The rows of the index: path, methods.
async fn rows(place: Place) -> Vec<(String, String)> {
    let index = Sandbox::in_place(place).get("").await;
    assert_eq!(Home::of_index(index.text()), Some(Home::from(place)));
    let document = index.json();
    let text = |row: &serde_json::Value, member: &str| row[member].as_str().unwrap().to_owned();
    let rows = document["resources"].as_array().unwrap().iter();
    rows.map(|row| (text(row, "path"), text(row, "methods"))).collect()
}

fn filled(path: &str, with: impl Fn(&str) -> String) -> String {
    let fill = |path: String, (name, value): &(&str, &str)| path.replace(name, &with(value));
    let path = SEGMENTS.iter().fold(path.to_owned(), fill);
    assert!(!path.contains('{'), "SEGMENTS has nothing for {path}");
    path
}

/// An answer of a sandbox of its own, so that chance and time are the same for each.
async fn fresh(place: Place, method: &str, path: &str) -> Answer {
    let sandbox = Sandbox::in_place(place);
    sandbox.put("things/1", "x").await;
    sandbox.send(method, path, &[], "").await
}

#[tokio::test]
async fn every_row_answers_the_methods_that_it_names() {
    for place in [Place::Test, Place::Worker] {
        let rows = rows(place).await;
        assert!(rows.len() > 50, "{}", rows.len());
        for (path, allow) in rows.iter().filter(|(path, _)| !is_other(path)) {
            let path = filled(path, str::to_owned);
            let options = fresh(place, "OPTIONS", &path).await;
            assert_eq!((options.status.as_u16(), options.header("allow")), (204, allow.as_str()), "{path}");
            for method in METHODS {
                let answer = fresh(place, method, &path).await;
                let is_allowed = allow.split(", ").any(|allowed| allowed == *method);
                assert_eq!(answer.status != 405, is_allowed, "{method} {path}");
                assert!(answer.status.as_u16() < 500, "{method} {path}: {answer:?}");
                if !is_allowed {
                    assert_eq!(answer.header("allow"), allow, "{method} {path}");
                }
            }
        }
    }
}

#[tokio::test]
async fn head_is_get_without_the_content() {
    let mut paths: Vec<String> = rows(Place::Test).await.iter().map(|(path, _)| path.clone()).collect();
    paths.retain(|path| !is_other(path));
    let more = [
        "nothing",
        "things/2",
        "status/404",
        "drip?numbytes=300&code=503",
        "range/9?duration=1",
        "image/gif",
    ];
    paths.extend(more.map(str::to_owned));
    for path in paths {
        let path = filled(&path, str::to_owned);
        let (get, head) = (fresh(Place::Test, "GET", &path).await, fresh(Place::Test, "HEAD", &path).await);
        if path == "digest-auth/auth/u/p" {
            assert!(get.header("www-authenticate").starts_with("Digest realm="));
        }
        assert!(head.body.is_empty(), "{path}");
        let described = |answer: &Answer| {
            let mut headers = answer.headers.clone();
            // An answer with several methods echoes which one it was.
            if answer.status == 405
                || path.starts_with("anything")
                || matches!(path.as_str(), "gzip" | "deflate" | "brotli")
            {
                headers.remove("content-length");
            }
            // The date of an answer that took its time.
            headers.remove("date");
            (answer.status, headers)
        };
        assert_eq!(described(&get), described(&head), "{path}");
    }
}

#[tokio::test]
async fn no_segment_and_no_option_breaks_a_row() {
    let odd = [
        "",
        "0",
        "-1",
        "1e9",
        "99999999999999999999999999",
        "0.0000001",
        "NaN",
        "%FF",
        "%00",
        "%0D%0Ax:%20y",
        "%2F",
        "..",
        "%F0%9F%98%80",
        "%22",
        "a%20b;c=d,e",
        "W%2F%22x%22",
        "bytes",
        "====",
    ];
    let options = [
        "seed",
        "chunk_size",
        "numbytes",
        "duration",
        "delay",
        "code",
        "url",
        "status_code",
        "absolute",
        "require-cookie",
        "a%20b",
        "content-type",
        "transfer-encoding",
        "set-cookie",
    ];
    let sandbox = Sandbox::new();
    for (path, _) in rows(Place::Test).await {
        if ENDLESS.contains(&path.as_str()) {
            continue;
        }
        for text in odd {
            let mut asked = vec![filled(&path, |_| text.to_owned())];
            asked.extend(options.map(|name| format!("{}?{name}={text}", filled(&path, str::to_owned))));
            for asked in asked {
                let headers = [
                    ("range", text),
                    ("if-none-match", text),
                    ("if-range", text),
                    ("cookie", text),
                    ("authorization", text),
                    ("accept", text),
                ];
                for headers in [&headers[..], &[]] {
                    let answer = sandbox.send("GET", &asked, headers, "").await;
                    assert!(answer.status.as_u16() < 500, "{asked}: {answer:?}");
                    assert!(answer.body.len() <= 10 * 1024 * 1024, "{asked}");
                }
            }
        }
    }
}
