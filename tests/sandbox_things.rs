//! `things/{id}` against RFC 9110: each row names the section that it proves.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sandbox_common;

use sandbox_common::{Sandbox, arrival};

const NOW: &str = "Tue, 15 Nov 1994 08:12:31 GMT";
const BEFORE: &str = "Tue, 15 Nov 1994 08:12:30 GMT";
const AFTER: &str = "Tue, 15 Nov 1994 08:12:32 GMT";
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const MERGE: (&str, &str) = ("content-type", "application/merge-patch+json");

/// One row of the table: `{tag}` in a header value stands for the stored thing's entity tag.
struct Row {
    section: &'static str,
    method: &'static str,
    /// `old` is stored already, `new` is not.
    path: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
    status: u16,
    /// Header fields of the answer; an empty value says that the field is absent.
    expected: &'static [(&'static str, &'static str)],
}

macro_rules! rows {
    ($($section:literal: $method:literal $path:literal $headers:expr, $body:literal => $status:literal $expected:expr;)*) => {
        &[$(Row {
            section: $section, method: $method, path: $path, headers: &$headers, body: $body, status: $status,
            expected: &$expected,
        }),*]
    };
}

const ROWS: &[Row] = rows! {
    // Create and replace.
    "9.3.4, created": "PUT" "things/new" [FORM], "key=value" => 201 [("location", "/app/sandbox/things/new"), ("last-modified", NOW)];
    "9.3.4, replaced": "PUT" "things/old" [FORM], "key=other" => 200 [("location", "")];
    "9.3.4, unchanged": "PUT" "things/old" [FORM], "key=value" => 200 [("etag", "{tag}")];
    "9.3.4, empty content": "PUT" "things/new" [], "" => 201 [];
    "14.5, no partial PUT": "PUT" "things/old" [("content-range", "bytes 0-1/9")], "ke" => 400 [];
    "8.3, one Content-Type": "PUT" "things/old" [FORM, ("content-type", "text/plain")], "x" => 400 [];
    "RFC 7240 4.2, minimal": "PUT" "things/old" [("prefer", "return=minimal")], "x" => 204 [("preference-applied", "return=minimal"), ("content-length", ""), ("content-type", "")];
    "RFC 7240 4.2, minimal, created": "PUT" "things/new" [("prefer", "return=minimal")], "x" => 201 [("location", "/app/sandbox/things/new"), ("content-length", "0")];
    "RFC 7240 4.2, representation": "PUT" "things/new" [FORM, ("prefer", "return=representation")], "x=y" => 201 [("content-location", "/app/sandbox/things/new"), ("content-type", "application/x-www-form-urlencoded"), ("content-length", "3")];
    "RFC 7240 2, a comma in quotes": "PUT" "things/old" [("prefer", "x=\"a, return=minimal\"")], "x" => 200 [("preference-applied", "")];
    // Read.
    "9.3.1": "GET" "things/old" [], "" => 200 [("content-type", "application/x-www-form-urlencoded"), ("etag", "{tag}"), ("last-modified", NOW), ("content-length", "9")];
    "9.3.1, nothing there": "GET" "things/new" [], "" => 404 [("etag", "")];
    "9.3.2": "HEAD" "things/old" [], "" => 200 [("content-type", "application/x-www-form-urlencoded"), ("etag", "{tag}"), ("content-length", "9")];
    "9.3.2, nothing there": "HEAD" "things/new" [], "" => 404 [];
    "RFC 9111 5.2.2.4, not unless asked for": "GET" "things/old" [], "" => 200 [("cache-control", "no-cache")];
    "RFC 9111 5.2.2.1, asked for": "GET" "things/old?max-age=60" [], "" => 200 [("cache-control", "max-age=60"), ("etag", "{tag}")];
    "RFC 9110 15.4.5, asked for": "GET" "things/old?max-age=60" [("if-none-match", "{tag}")], "" => 304 [("cache-control", "max-age=60")];
    "RFC 9111 1.2.2, no number": "GET" "things/old?max-age=soon" [], "" => 400 [];
    // Delete.
    "9.3.5": "DELETE" "things/old" [], "" => 204 [("content-length", "")];
    "9.3.5, nothing there": "DELETE" "things/new" [], "" => 404 [];
    // If-Match.
    "13.1.1, current": "PUT" "things/old" [("if-match", "{tag}")], "x" => 200 [];
    "13.1.1, in a list": "PUT" "things/old" [("if-match", "\"a\", {tag}")], "x" => 200 [];
    "13.1.1, in two lines": "PUT" "things/old" [("if-match", "\"a\""), ("if-match", "{tag}")], "x" => 200 [];
    "13.1.1, another": "PUT" "things/old" [("if-match", "\"a\"")], "x" => 412 [("etag", "{tag}")];
    "13.1.1, strong comparison": "PUT" "things/old" [("if-match", "W/{tag}")], "x" => 412 [];
    "13.1.1, any": "PUT" "things/old" [("if-match", "*")], "x" => 200 [];
    "13.1.1, any, nothing there": "PUT" "things/new" [("if-match", "*")], "x" => 412 [("etag", "")];
    "13.1.1, tag, nothing there": "PUT" "things/new" [("if-match", "\"a\"")], "x" => 412 [];
    "13.1.1, DELETE": "DELETE" "things/old" [("if-match", "\"a\"")], "" => 412 [];
    "13.1.1, GET": "GET" "things/old" [("if-match", "\"a\"")], "" => 412 [];
    "8.8.3, tags have quotes": "PUT" "things/old" [("if-match", "a")], "x" => 400 [];
    // If-None-Match.
    "13.1.2, create only": "PUT" "things/new" [("if-none-match", "*")], "x" => 201 [];
    "13.1.2, create only, exists": "PUT" "things/old" [("if-none-match", "*")], "x" => 412 [("etag", "{tag}")];
    "13.1.2, another": "PUT" "things/old" [("if-none-match", "\"a\"")], "x" => 200 [];
    "13.1.2, current": "PUT" "things/old" [("if-none-match", "{tag}")], "x" => 412 [];
    "13.1.2, GET": "GET" "things/old" [("if-none-match", "{tag}")], "" => 304 [("etag", "{tag}"), ("content-type", ""), ("content-length", "")];
    "13.1.2, weak comparison": "GET" "things/old" [("if-none-match", "W/{tag}")], "" => 304 [];
    "13.1.2, HEAD": "HEAD" "things/old" [("if-none-match", "\"a\", {tag}")], "" => 304 [];
    "13.1.2, GET, another": "GET" "things/old" [("if-none-match", "\"a\"")], "" => 200 [];
    // If-Modified-Since.
    "13.1.3, same second": "GET" "things/old" [("if-modified-since", NOW)], "" => 304 [];
    "13.1.3, changed since": "GET" "things/old" [("if-modified-since", BEFORE)], "" => 200 [];
    "13.1.3, obsolete date": "GET" "things/old" [("if-modified-since", "Tuesday, 15-Nov-94 08:12:31 GMT")], "" => 304 [];
    "13.1.3, no date": "GET" "things/old" [("if-modified-since", "yesterday")], "" => 200 [];
    "13.1.3, two dates": "GET" "things/old" [("if-modified-since", NOW), ("if-modified-since", NOW)], "" => 200 [];
    "13.1.3, not for PUT": "PUT" "things/old" [("if-modified-since", AFTER)], "x" => 200 [];
    // If-Unmodified-Since.
    "13.1.4, same second": "PUT" "things/old" [("if-unmodified-since", NOW)], "x" => 200 [];
    "13.1.4, changed since": "PUT" "things/old" [("if-unmodified-since", BEFORE)], "x" => 412 [];
    "13.1.4, changed since, DELETE": "DELETE" "things/old" [("if-unmodified-since", BEFORE)], "" => 412 [];
    "13.1.4, no date": "PUT" "things/old" [("if-unmodified-since", "yesterday")], "x" => 200 [];
    "13.1.4, nothing there": "PUT" "things/new" [("if-unmodified-since", BEFORE)], "x" => 201 [];
    // Precedence.
    "13.2.2, 1 before 2": "PUT" "things/old" [("if-match", "{tag}"), ("if-unmodified-since", BEFORE)], "x" => 200 [];
    "13.2.2, 1 then 3": "PUT" "things/old" [("if-match", "{tag}"), ("if-none-match", "*")], "x" => 412 [];
    "13.2.2, 2 then 3": "GET" "things/old" [("if-unmodified-since", NOW), ("if-none-match", "{tag}")], "" => 304 [];
    "13.2.2, 1 before 3": "GET" "things/old" [("if-match", "\"a\""), ("if-none-match", "{tag}")], "" => 412 [];
    "13.2.2, 3 before 4": "GET" "things/old" [("if-none-match", "\"a\""), ("if-modified-since", NOW)], "" => 200 [];
    "13.2.1, 404 without the condition": "DELETE" "things/new" [("if-match", "\"a\"")], "" => 404 [];
    "13.2.1, 404 without the condition, GET": "GET" "things/new" [("if-none-match", "*")], "" => 404 [];
    "13.2.1, 400 without the condition": "PUT" "things/old" [("content-range", "bytes 0-1/9"), ("if-match", "\"a\"")], "ke" => 400 [];
    "13.2.1, not for OPTIONS": "OPTIONS" "things/old" [("if-match", "\"a\"")], "" => 204 [];
    // 428.
    "RFC 6585 3": "PUT" "things/old?require=if-match" [], "x" => 428 [];
    "RFC 6585 3, DELETE": "DELETE" "things/old?require=if-match" [], "" => 428 [];
    "RFC 6585 3, met": "PUT" "things/old?require=if-match" [("if-match", "{tag}")], "x" => 200 [];
    "RFC 6585 3, met, create": "PUT" "things/new?require=if-match" [("if-none-match", "*")], "x" => 201 [];
    "RFC 6585 3, GET": "GET" "things/old?require=if-match" [], "" => 200 [];
    // 411.
    "15.5.12": "PUT" "things/old?require=content-length" [], "x" => 411 [];
    "15.5.12, POST": "POST" "things?require=content-length" [], "x" => 411 [];
    "15.5.12, PATCH": "PATCH" "things/json?require=content-length" [MERGE], "{}" => 411 [];
    "15.5.12, met": "PUT" "things/new?require=content-length" [("content-length", "1")], "x" => 201 [];
    "15.5.12, 411 before 428": "PUT" "things/old?require=if-match&require=content-length" [], "x" => 411 [];
    "15.5.12, no content": "DELETE" "things/old?require=content-length" [], "" => 204 [];
    // PATCH.
    "RFC 7396": "PATCH" "things/json" [MERGE], "{\"a\":null,\"c\":[1]}" => 200 [("content-type", "application/json")];
    "RFC 7396, parameters": "PATCH" "things/json" [("content-type", "Application/Merge-Patch+JSON; x=y")], "{}" => 200 [];
    "RFC 5789 2.2, unsupported": "PATCH" "things/json" [("content-type", "application/json")], "{}" => 415 [("accept-patch", "application/merge-patch+json")];
    "RFC 5789 2.2, no type": "PATCH" "things/json" [], "{}" => 415 [];
    "RFC 5789 2.2, malformed": "PATCH" "things/json" [MERGE], "{" => 400 [];
    "RFC 5789 2.2, conflicting state": "PATCH" "things/old" [MERGE], "{}" => 409 [];
    "RFC 5789 2.2, nothing there": "PATCH" "things/new" [MERGE], "{}" => 404 [];
    "RFC 5789 2, conditional": "PATCH" "things/json" [MERGE, ("if-match", "\"a\"")], "{\"a\":1}" => 412 [];
    // Methods.
    "15.5.6": "POST" "things/old" [], "x" => 405 [("allow", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS")];
    "15.5.6, unknown": "BREW" "things/old" [], "" => 405 [("allow", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS")];
    "9.3.7": "OPTIONS" "things/old" [], "" => 204 [("allow", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"), ("accept-patch", "application/merge-patch+json")];
    // The collection.
    "9.3.3, created": "POST" "things" [FORM], "key=value" => 201 [("location", "/app/sandbox/things/101")];
    "9.3.1, list": "GET" "things" [], "" => 200 [("content-type", "application/json")];
    "13.1.1, list": "DELETE" "things" [("if-match", "\"a\"")], "" => 412 [];
    "15.5.6, list": "PUT" "things" [], "x" => 405 [("allow", "GET, HEAD, POST, DELETE, OPTIONS")];
    "15.5.5": "PUT" "thing/1" [], "x" => 404 [];
};

#[tokio::test]
async fn every_row_answers_as_the_rfc_says() {
    for row in ROWS {
        let sandbox = Sandbox::new();
        let old = sandbox.send("PUT", "things/old", &[FORM], "key=value").await;
        let json = [("content-type", "application/json")];
        sandbox.send("PUT", "things/json", &json, r#"{"a": 1, "b": 2.0}"#).await;
        let tag = old.header("etag").to_owned();
        let headers: Vec<(&str, String)> =
            row.headers.iter().map(|(name, value)| (*name, value.replace("{tag}", &tag))).collect();
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let before = sandbox.get("things").await;
        let answer = sandbox.send(row.method, row.path, &headers, row.body).await;
        assert_eq!(answer.status, row.status, "{}: {answer:?}", row.section);
        for (name, value) in row.expected {
            assert_eq!(answer.header(name), value.replace("{tag}", &tag), "{}: {name}", row.section);
        }
        assert!(!answer.header("date").is_empty() && answer.header("server").starts_with("put-playground/"));
        if row.method == "HEAD" {
            assert!(answer.body.is_empty(), "{}", row.section);
        } else if answer.status.is_client_error() {
            answer.assert_problem(row.status);
        }
        if !answer.status.is_success() {
            assert_eq!(before.body, sandbox.get("things").await.body, "{}: something changed", row.section);
        }
    }
}

#[tokio::test]
async fn a_write_says_what_is_stored_now() {
    let sandbox = Sandbox::new();
    let created = sandbox.send("PUT", "things/1", &[FORM], "key=value").await;
    let document = created.json();
    assert_eq!(document["did"], "created");
    assert_eq!(document["stored"]["id"], "1");
    assert_eq!(document["stored"]["path"], "/app/sandbox/things/1");
    assert_eq!(document["stored"]["size"], 9);
    assert_eq!(document["stored"]["type"], FORM.1);
    assert_eq!(document["stored"]["etag"], created.header("etag"));
    assert_eq!(document["stored"]["modified"], NOW);
    // The content is an account of the write, not the thing (RFC 9110 §8.7).
    assert_eq!(created.header("content-location"), "");

    sandbox.clock.pass(1);
    let again = sandbox.send("PUT", "things/1", &[FORM], "key=value").await;
    assert_eq!(again.json()["did"], "unchanged");
    assert_eq!((again.header("etag"), again.header("last-modified")), (created.header("etag"), NOW));

    let other_type = sandbox.send("PUT", "things/1", &[("content-type", "text/plain")], "key=value").await;
    assert_eq!(other_type.json()["did"], "replaced");
    assert_ne!(other_type.header("etag"), created.header("etag"));
    assert_eq!(other_type.header("last-modified"), AFTER);
}

#[tokio::test]
async fn nothing_has_a_tag_like_any_content() {
    let sandbox = Sandbox::new();
    let tag = sandbox.put("things/1", "").await.header("etag").to_owned();
    assert!(tag.len() == 18 && tag.chars().filter(|digit| *digit == '0').count() < 12, "{tag}");
}

/// RFC 9110 §8.8.1: a strong validator changes whenever the content does, and the list has dates in it.
#[tokio::test]
async fn lists_that_differ_have_tags_that_differ() {
    let sandbox = Sandbox::new();
    sandbox.put("things/1", "same").await;
    let before = sandbox.get("things").await;
    sandbox.send("DELETE", "things/1", &[], "").await;
    sandbox.clock.pass(1);
    sandbox.put("things/1", "same").await;
    let after = sandbox.get("things").await;
    assert_ne!(before.body, after.body);
    assert_ne!(before.header("etag"), after.header("etag"));
    let again = sandbox.send("GET", "things", &[("if-none-match", after.header("etag"))], "").await;
    assert_eq!(again.status, 304);
}

#[tokio::test]
async fn a_patch_keeps_what_it_does_not_name() {
    let sandbox = Sandbox::new();
    let json = [("content-type", "application/json; charset=utf-8")];
    sandbox.send("PUT", "things/1", &json, r#"{"z": 12345678901234567890, "a": 1.0}"#).await;
    sandbox.send("PATCH", "things/1", &[MERGE], r#"{"a": null, "n": "é"}"#).await;
    let thing = sandbox.get("things/1").await;
    assert_eq!(
        thing.text(),
        "{
  \"z\": 12345678901234567890,
  \"n\": \"é\"
}"
    );
    assert_eq!(thing.header("content-type"), json[0].1);
}

#[tokio::test]
async fn a_stored_page_cannot_run() {
    let sandbox = Sandbox::new();
    sandbox.send("PUT", "things/1", &[("content-type", "text/html")], "<script>alert(1)</script>").await;
    let thing = sandbox.get("things/1").await;
    assert_eq!(thing.header("content-security-policy"), "sandbox");
    assert_eq!(thing.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn post_never_takes_an_id_in_use() {
    let sandbox = Sandbox::new();
    sandbox.put("things/102", "mine").await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        let answer = sandbox.send("POST", "things", &[], "x").await;
        ids.push(answer.header("location").rsplit('/').next().unwrap().to_owned());
    }
    assert_eq!(ids, ["101", "103", "104"]);
    assert_eq!(sandbox.get("things/102").await.text(), "mine");
    let removed = sandbox.send("DELETE", "things", &[], "").await;
    assert_eq!(removed.json()["removed"], 4);
    assert_eq!(sandbox.get("things").await.json(), serde_json::json!([]));
}

#[tokio::test]
async fn the_limit_on_bodies_is_413_and_exact() {
    let sandbox = Sandbox::with_max_body(10);
    assert_eq!(sandbox.put("things/1", "0123456789").await.status, 201);
    sandbox.put("things/1", "0123456789a").await.assert_problem(413);
    let logged = &sandbox.get("log").await.json()[0]["body"];
    assert_eq!(logged["size"], 11, "what was refused arrived, too");
    assert_eq!(logged["text"], "0123456789a");
    assert_eq!(sandbox.get("things/1").await.text(), "0123456789");
}

/// RFC 9110 §15.5.12: HTTP/1.0 has no other way to say where a body ends.
#[tokio::test]
async fn http_1_0_must_say_the_length() {
    use axum::body::Body;
    use http::{Request, Version};
    let sandbox = Sandbox::new();
    let request = |method: &str, path: &str, length: Option<&str>| {
        let mut request = Request::builder().method(method).uri(path).version(Version::HTTP_10);
        if let Some(length) = length {
            request = request.header("content-length", length);
        }
        request.body(Body::from("x")).unwrap()
    };
    for (method, path) in [("PUT", "/things/1"), ("POST", "/things")] {
        sandbox.request(arrival(), request(method, path, None)).await.assert_problem(411);
        assert_eq!(
            sandbox.request(arrival(), request(method, path, Some("1"))).await.status,
            201,
            "{method}"
        );
    }
    assert_eq!(sandbox.request(arrival(), request("GET", "/things/1", None)).await.status, 200);
    assert_eq!(sandbox.request(arrival(), request("DELETE", "/things/1", None)).await.status, 204);
}
