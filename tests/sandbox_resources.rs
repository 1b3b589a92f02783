//! The resources beside things: echo, status, delay, tutorial, log.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sandbox_common;

use put_playground::sandbox::Entry;
use sandbox_common::Sandbox;
use serde_json::json;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn a_form_is_echoed_as_httpbin_does() {
    let sandbox = Sandbox::new();
    let answer = sandbox.send("PUT", "put?x=1&x=2&y=", &[FORM], "key=value&a=1&a=%C3%A9+b&empty=&bare").await;
    assert_eq!(answer.status, 200);
    let expected = json!({
        "args": {"x": ["1", "2"], "y": ""},
        "data": "",
        "files": {},
        "form": {"key": "value", "a": ["1", "é b"], "empty": "", "bare": ""},
        "headers": {"Content-Type": FORM.1},
        "json": null,
        "origin": "192.0.2.1",
        "url": "http://example.com/app/sandbox/put?x=1&x=2&y=",
    });
    assert_eq!(answer.json(), expected);
    assert!(answer.text().starts_with("{\n  \"args\": {\n    \"x\": [\n      \"1\",\n"), "{}", answer.text());
    assert!(answer.text().ends_with("}\n"));
}

#[tokio::test]
async fn json_is_echoed_without_touching_its_numbers() {
    let sandbox = Sandbox::new();
    let body = r#"{"z": 12345678901234567890, "a": {"y": 1.0, "b": [1e400]}}"#;
    let answer = sandbox.send("POST", "post", &[("content-type", "application/json")], body).await;
    assert!(answer.text().contains("\"z\": 12345678901234567890"), "{}", answer.text());
    assert!(answer.text().contains("\"y\": 1.0") && answer.text().contains("1e400"));
    assert!(answer.text().contains(r#""data": "{\"z\": 12345678901234567890"#));
}

#[tokio::test]
async fn binary_data_becomes_a_data_url() {
    let sandbox = Sandbox::new();
    let answer = sandbox.send("PATCH", "patch", &[("content-type", "image/png")], vec![0xFF, 0]).await;
    assert_eq!(answer.json()["data"], "data:application/octet-stream;base64,/wA=");
    assert_eq!(answer.json()["json"], json!(null));
}

#[tokio::test]
async fn files_are_told_from_fields() {
    let sandbox = Sandbox::new();
    let body = "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--X\r\nContent-Disposition: form-data; \
                name=\"f\"; filename=\"t.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--X--\r\n";
    let kind = [("content-type", "multipart/form-data; boundary=X")];
    let document = sandbox.send("PUT", "anything/below?q=1", &kind, body).await.json();
    assert_eq!(document["form"], json!({"a": "1"}));
    assert_eq!(document["files"], json!({"f": "hello"}));
    assert_eq!((&document["data"], &document["method"]), (&json!(""), &json!("PUT")));
    // What can't be read does not vanish.
    let document = sandbox.send("PUT", "put", &kind, "--X\r\nbroken").await.json();
    assert_eq!(document["data"], "--X\r\nbroken");
}

#[tokio::test]
async fn each_echo_shows_its_members() {
    let sandbox = Sandbox::new();
    for (method, path, members) in [
        ("GET", "get", "args headers origin url"),
        ("DELETE", "delete", "args data files form headers json origin url"),
        ("GET", "anything", "args data files form headers json method origin url"),
        ("GET", "headers", "headers"),
        ("GET", "ip", "origin"),
        ("GET", "user-agent", "user-agent"),
        ("PUT", "delay/0", "args data files form headers origin url"),
    ] {
        let document = sandbox.send(method, path, &[], "").await.json();
        let names: Vec<&str> = document.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names.join(" "), members, "{path}");
    }
}

#[tokio::test]
async fn equal_header_names_are_joined() {
    let sandbox = Sandbox::new();
    let headers = [("x-b", "1"), ("X-A", "é"), ("x-b", "2")];
    let document = sandbox.send("GET", "headers", &headers, "").await.json();
    // The é went out as two bytes of UTF-8, and a field's bytes are Latin-1.
    assert_eq!(document["headers"], json!({"X-A": "Ã©", "X-B": "1,2"}));
}

#[tokio::test]
async fn a_status_is_answered_with_what_belongs_to_it() {
    let sandbox = Sandbox::new();
    for (codes, status, name, value) in [
        ("200", 200, "content-length", "0"),
        ("204", 204, "content-length", ""),
        ("304", 304, "content-length", ""),
        ("302", 302, "location", "/app/sandbox/redirect/1"),
        ("401", 401, "www-authenticate", "Basic realm=\"Fake Realm\""),
        ("406", 406, "content-type", "application/json"),
        ("418", 418, "x-more-info", "http://tools.ietf.org/html/rfc2324"),
        ("503", 503, "content-type", "text/html; charset=utf-8"),
        ("404:1,500:0", 404, "content-length", "0"),
    ] {
        for method in ["GET", "PUT", "DELETE"] {
            let answer = sandbox.send(method, &format!("status/{codes}"), &[], "").await;
            assert_eq!((answer.status.as_u16(), answer.header(name)), (status, value), "{codes}");
        }
    }
    for codes in ["abc", "99", "101", "600", "200,", "-1"] {
        sandbox.get(&format!("status/{codes}")).await.assert_problem(400);
    }
}

#[tokio::test]
async fn a_delay_takes_its_time_and_ten_seconds_at_most() {
    for (seconds, expected) in [("2", "08:12:33"), ("0.5", "08:12:31"), ("99", "08:12:41")] {
        let sandbox = Sandbox::new();
        let answer = sandbox.get(&format!("delay/{seconds}")).await;
        assert!(answer.header("date").contains(expected), "{seconds}: {}", answer.header("date"));
    }
    for seconds in ["-1", "nan", "1e3", "soon"] {
        Sandbox::new().get(&format!("delay/{seconds}")).await.assert_problem(400);
    }
}

#[tokio::test]
async fn a_chain_of_redirects_ends_at_get() {
    let sandbox = Sandbox::new();
    let answer = sandbox.get("redirect/2").await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (302, "/app/sandbox/relative-redirect/1")
    );
    assert_eq!(sandbox.get("relative-redirect/1").await.header("location"), "/app/sandbox/get");
    sandbox.get("redirect/0").await.assert_problem(400);
}

#[tokio::test]
async fn random_bytes_can_be_repeated() {
    let sandbox = Sandbox::new();
    let once = sandbox.get("bytes/32?seed=7").await;
    assert_eq!((once.body.len(), once.header("content-type")), (32, "application/octet-stream"));
    assert_eq!(once.body, sandbox.get("bytes/32?seed=7").await.body);
    assert_ne!(once.body, sandbox.get("bytes/32").await.body);
    assert_eq!(sandbox.get("bytes/9999999999").await.body.len(), 100 * 1024);
    sandbox.get("bytes/-1").await.assert_problem(400);
}

#[tokio::test]
async fn the_tutorial_answers_with_its_eleven_headers() {
    let sandbox = Sandbox::new();
    let answer =
        sandbox.send("PUT", "tutorial", &[FORM, ("accept-encoding", "gzip, deflate")], "key1=value1").await;
    let mut names: Vec<&str> = answer.headers.keys().map(|name| name.as_str()).collect();
    names.sort_unstable();
    let expected = "connection content-encoding content-length content-type date keep-alive link referrer-policy server \
                    vary x-powered-by";
    assert_eq!(names.join(" "), expected);
    assert_eq!(answer.header("keep-alive"), "timeout=30");
    assert_eq!(answer.header("content-length"), answer.body.len().to_string());
    assert_eq!(answer.body[..2], [0x1F, 0x8B]);
    for refused in ["", "br", "gzip;q=0", "gzip; q=0.0"] {
        let plain = sandbox.send("PUT", "tutorial", &[("accept-encoding", refused)], "").await;
        assert_eq!(plain.header("content-encoding"), "", "{refused}");
        assert!(plain.text().starts_with("<!DOCTYPE html>"));
    }
    sandbox.get("tutorial").await.assert_problem(405);
}

#[tokio::test]
async fn the_log_shows_requests_as_they_arrived_without_secrets() {
    let sandbox = Sandbox::new();
    let headers = [("x-z", "1"), ("authorization", "Bearer s3cret"), ("cookie", "s3cret=1"), FORM];
    let put = sandbox.send("PUT", "things/1?a=b", &headers, "key=value").await;
    sandbox.send("POST", "nowhere", &[], vec![0xFF]).await;
    sandbox.get("log").await;
    let answer = sandbox.get("log").await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(!answer.text().contains("s3cret"));
    let entries: Vec<Entry> = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(entries.len(), 2, "newest first, and the log's own requests are not in it");
    assert_eq!(entries[0].line, "POST /app/sandbox/nowhere HTTP/1.1");
    assert_eq!(entries[0].body.base64.as_deref(), Some("/w=="));
    let entry = &entries[1];
    assert_eq!(entry.id, put.header("x-request-id"));
    assert_eq!(entry.at_ms, 784_887_151_000);
    assert_eq!(entry.line, "PUT /app/sandbox/things/1?a=b HTTP/1.1");
    let shown: Vec<(&str, &str)> =
        entry.headers.iter().map(|header| (header.name.as_str(), header.value.as_str())).collect();
    assert_eq!(shown, [("x-z", "1"), ("authorization", "Bearer (hidden)"), ("cookie", "(hidden)"), FORM]);
    assert_eq!(entry.body.text.as_deref(), Some("key=value"));
    assert_eq!(sandbox.send("DELETE", "log", &[], "").await.status, 204);
    assert_eq!(sandbox.get("log").await.json(), json!([]));
}

#[tokio::test]
async fn the_log_keeps_the_last_200() {
    let sandbox = Sandbox::new();
    for n in 0..250 {
        sandbox.get(&format!("get?n={n}")).await;
    }
    let entries: Vec<Entry> = serde_json::from_slice(&sandbox.get("log").await.body).unwrap();
    assert_eq!(entries.len(), 200);
    assert!(entries[0].line.contains("n=249") && entries[199].line.contains("n=50"));
}
