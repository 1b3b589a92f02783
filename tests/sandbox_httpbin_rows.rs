//! What httpbin can't show of the rows that it has too: limits, safety, streams, and what a Service Worker can't do.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sandbox_common;

use put_playground::sandbox::Place;
use sandbox_common::Sandbox;
use serde_json::json;

#[tokio::test]
async fn what_a_query_asks_for_has_a_limit() {
    for (path, size) in [
        ("bytes/9999999999999999999999", 102_400),
        ("stream-bytes/9999999999999999999999?chunk_size=1", 102_400),
        ("drip?numbytes=999999999999&duration=0", 10 * 1024 * 1024),
        ("range/102400", 102_400),
    ] {
        assert_eq!(Sandbox::new().get(path).await.body.len(), size, "{path}");
    }
    assert_eq!(Sandbox::new().get("stream/99999999999999999999").await.text().lines().count(), 100);
    for path in [
        "redirect/101",
        "relative-redirect/0",
        "absolute-redirect/x",
        "cache/2147483649",
        "drip?numbytes=0",
        "drip?code=199",
        "drip?duration=-1",
        "stream/x",
        "stream-bytes/1?chunk_size=0",
        "bytes/1?seed=x",
        "redirect-to",
        "redirect-to?url=x&status_code=x",
        "etag/a%20b",
        "cookies/set?a%20b=c",
        "base64/abc",
        "response-headers?a%20b=c",
        "response-headers?a=%E2%82%AC",
        "response-headers?Transfer-Encoding=chunked",
        "response-headers?Clear-Site-Data=*",
    ] {
        Sandbox::new().get(path).await.assert_problem(400);
    }
    Sandbox::new().get("range/0").await.assert_problem(404);
}

#[tokio::test]
async fn a_drip_takes_as_long_as_it_was_told() {
    // The date is set when the first byte goes out, after the delay; the clock of the test then goes on with every drop.
    let sandbox = Sandbox::new();
    let answer = sandbox.get("drip?numbytes=5&duration=10&delay=3").await;
    assert_eq!((answer.text(), answer.header("content-length")), ("*****", "5"));
    assert_eq!(answer.header("date"), "Tue, 15 Nov 1994 08:12:34 GMT");
    assert_eq!(sandbox.get("get").await.header("date"), "Tue, 15 Nov 1994 08:12:42 GMT");
    let long = Sandbox::new();
    long.get("drip?numbytes=2&duration=9999&delay=9999").await;
    assert_eq!(long.get("get").await.header("date"), "Tue, 15 Nov 1994 08:12:46 GMT");
}

#[tokio::test]
async fn content_of_a_clients_choice_cannot_run() {
    let sandbox = Sandbox::new();
    for path in [
        "base64/PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "response-headers?Content-Type=text/html&x=%3Cscript%3E&Content-Security-Policy=script-src+*",
    ] {
        let answer = sandbox.get(path).await;
        let policies: Vec<_> = answer.headers.get_all("content-security-policy").iter().collect();
        assert_eq!(policies[0], "sandbox", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn a_worker_says_what_it_leaves_out() {
    let (worker, tcp) = (Sandbox::in_place(Place::Worker), Sandbox::in_place(Place::Tcp));
    for path in [
        "cookies/set?a=1",
        "cookies/set/a/1",
        "cookies/delete?a",
        "digest-auth/auth/u/p",
        "response-headers?Set-Cookie=a",
    ] {
        let (left, full) = (worker.get(path).await, tcp.get(path).await);
        assert_eq!((left.status, left.header("location")), (full.status, full.header("location")), "{path}");
        assert!(
            left.header("set-cookie").is_empty() && left.header("sandbox-note").contains("Set-Cookie"),
            "{path}"
        );
        assert!(!full.header("set-cookie").is_empty() && full.header("sandbox-note").is_empty(), "{path}");
    }
    assert_eq!(tcp.get("cookies").await.json(), json!({"cookies": {}}));
    assert!(worker.get("cookies").await.json()["note"].as_str().unwrap().contains("Service Worker"));
    assert_eq!(worker.get("get").await.header("sandbox-note"), "");
}

#[tokio::test]
async fn a_worker_names_the_coding_and_gives_the_content_decoded() {
    let (worker, tcp) = (Sandbox::in_place(Place::Worker), Sandbox::in_place(Place::Tcp));
    for (path, coding, mark) in
        [("gzip", "gzip", "gzipped"), ("deflate", "deflate", "deflated"), ("brotli", "br", "brotli")]
    {
        let (decoded, coded) = (worker.get(path).await, tcp.get(path).await);
        assert_eq!((decoded.header("content-encoding"), coded.header("content-encoding")), (coding, coding));
        assert_eq!(decoded.header("content-length"), coded.header("content-length"));
        assert_eq!(decoded.json()[mark], true);
        assert_eq!(coded.header("content-length"), coded.body.len().to_string());
        assert_ne!(coded.body, decoded.body);
    }
}

#[tokio::test]
async fn a_length_is_not_asked_for_where_it_is_never_shown() {
    let worker = Sandbox::in_place(Place::Worker);
    assert_eq!(worker.put("things/1?require=content-length", "x").await.status, 201);
}

#[tokio::test]
async fn if_range_asks_for_the_whole_of_another_version() {
    let sandbox = Sandbox::new();
    for (version, status) in [("\"range9\"", 206), ("\"range8\"", 200), ("W/\"range9\"", 200)] {
        let answer =
            sandbox.send("GET", "range/9", &[("range", "bytes=2-3"), ("if-range", version)], "").await;
        assert_eq!(answer.status, status, "{version}");
    }
    let refused = sandbox.send("GET", "range/9", &[("range", "bytes=9-")], "").await;
    refused.assert_problem(416);
    assert_eq!(refused.header("content-range"), "bytes */9");
}
