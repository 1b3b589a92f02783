//! Bad input: a clear problem, never a panic, never another thing touched.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sandbox_common;

use sandbox_common::Sandbox;

#[tokio::test]
async fn odd_ids_are_kept_apart_or_refused() {
    let sandbox = Sandbox::new();
    let long = "x".repeat(4096);
    for (id, status, location) in [
        ("a%2Fb", 201, "a%2Fb"),
        ("a.b", 201, "a.b"),
        ("...", 201, "..."),
        ("%F0%9F%98%80", 201, "%F0%9F%98%80"),
        ("a%20b", 201, "a%20b"),
        ("a+b", 201, "a%2Bb"),
        ("~a", 201, "~a"),
        (long.as_str(), 201, long.as_str()),
        (".", 400, ""),
        ("%2E%2e", 400, ""),
        ("%00", 400, ""),
        ("a%0Ab", 400, ""),
        ("%FF", 400, ""),
        ("%C3%28", 400, ""),
        ("a/b", 404, ""),
        ("", 404, ""),
    ] {
        let before = sandbox.get("things").await.json().as_array().unwrap().len();
        let answer = sandbox.put(&format!("things/{id}"), "x").await;
        let after = sandbox.get("things").await.json().as_array().unwrap().len();
        if status == 201 {
            assert_eq!(answer.status, 201, "{id}");
            assert_eq!(answer.header("location"), format!("/app/sandbox/things/{location}"));
            assert_eq!(after, before + 1);
        } else {
            answer.assert_problem(status);
            assert_eq!(after, before, "{id}");
        }
    }
    // Two ways to write one id name one thing (RFC 3986 §6.2.2.2).
    sandbox.put("things/same", "1").await;
    assert_eq!(sandbox.put("things/s%61me", "2").await.status, 200);
    assert_eq!(sandbox.get("things/same").await.text(), "2");
}

#[tokio::test]
async fn a_url_may_be_long_but_not_endless() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.get(&format!("get?q={}", "x".repeat(8000))).await.status, 200);
    sandbox.get(&format!("get?q={}", "x".repeat(20_000))).await.assert_problem(414);
}

#[tokio::test]
async fn broken_patches_change_nothing() {
    let sandbox = Sandbox::new();
    sandbox.put("things/1", "{\"a\": 1}").await;
    let merge = [("content-type", "application/merge-patch+json")];
    for patch in ["", "{", "{\"a\":}", "nul", "[1,]", "{\"a\":1} x", "\u{feff}{}"] {
        sandbox.send("PATCH", "things/1", &merge, patch).await.assert_problem(400);
    }
    sandbox.send("PATCH", "things/1", &merge, vec![b'"', 0xFF, b'"']).await.assert_problem(400);
    sandbox.send("PATCH", "things/1", &merge, "[".repeat(100_000)).await.assert_problem(400);
    assert_eq!(sandbox.get("things/1").await.text(), "{\"a\": 1}");
}

#[tokio::test]
async fn a_body_that_breaks_off_stores_nothing() {
    use axum::body::Body;
    use futures_util::stream;
    let sandbox = Sandbox::new();
    let broken = Body::from_stream(stream::iter([Ok("begin"), Err(std::io::Error::other("gone"))]));
    sandbox.send("PUT", "things/1", &[], broken).await.assert_problem(400);
    assert_eq!(sandbox.get("things/1").await.status, 404);
}
