//! The main job: type a pair, press Send, read a real answer, wherever the page lives.

use crate::harness::{Page, Serve, StaticHost, journey};
use put_playground::lesson::CHAPTERS;
use serde_json::json;

/// Types `key`/`value`, sends it twice, and reads the answers.
async fn creates_then_replaces(page: &Page, answered_by: &str) {
    assert!(page.value("URL").await.ends_with("/sandbox/things/1"), "the URL of a first visit");
    page.fill("Key 1", "key").await;
    page.fill("Value 1", "value").await;
    assert_eq!(page.preview().await.0, "key=value");

    let first = page.send("PUT").await;
    assert_eq!(first.status, 201, "{first:?}");
    assert!(first.announcement.starts_with("Answered 201 Created after "), "{first:?}");
    let response = page.text("Response").await;
    for text in ["201", "Created", answered_by] {
        assert!(response.contains(text), "{text:?} in {response}");
    }
    expect_explained_headers(page).await;
    let body = page.body("JSON body").await;
    assert!(body.contains(r#""id": "1""#), "{body}");

    let second = page.send("PUT").await;
    assert_eq!(second.status, 200, "{second:?}");
    assert!(second.announcement.starts_with("Answered 200 OK after "), "{second:?}");
}

/// The header table, with text beside every header.
async fn expect_explained_headers(page: &Page) {
    let headers = page.headers().await;
    for name in ["content-type", "content-length", "date", "etag", "location", "server"] {
        assert!(headers.iter().any(|row| row.name == name), "{name} in {headers:?}");
    }
    for row in &headers {
        assert!(row.explanation.len() > 20 && !row.value.is_empty(), "{row:?}");
        for excuse in ["could not be loaded", "Unknown to this glossary"] {
            assert!(!row.explanation.contains(excuse), "{row:?}");
        }
    }
}

/// What a preload brings is used, and not brought again. The icon is left out: the browser takes it for the tab, and again for
/// the manifest.
async fn expect_loaded_once(page: &Page) {
    let script = "return performance.getEntriesByType('resource')
        .filter(entry => !/\\/sandbox\\/|icon\\.svg$/.test(entry.name) && entry.transferSize > 0).map(entry => entry.name)";
    let names = page.script(script, json!([])).await;
    let names: Vec<_> = names.as_array().into_iter().flatten().map(ToString::to_string).collect();
    assert!(names.len() >= 6, "{names:?}");
    for (at, name) in names.iter().enumerate() {
        assert!(!names[..at].contains(name), "{name} came twice: {names:?}");
    }
}

#[test]
fn on_serve_a_put_creates_then_replaces() {
    let server = Serve::start();
    journey("on_serve_a_put_creates_then_replaces", async |page| {
        let home = page.open(&server.url).await;
        let host = server.url.trim_start_matches("http://").trim_end_matches('/');
        assert_eq!(home, format!("practice server: {host}"));
        // Before anything is sent: the page empties the browser's account to find its own exchange there.
        expect_loaded_once(page).await;
        creates_then_replaces(page, &format!("answered by the practice server at {host}")).await;
    });
}

#[test]
fn on_a_static_host_too_and_without_a_network() {
    let mut host = StaticHost::start();
    journey("on_a_static_host_too_and_without_a_network", async |page| {
        // The page asks a host that it does not know yet; this one has nothing there.
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        let home = page.open(&host.url).await;
        assert_eq!(home, "practice server: in this browser");
        creates_then_replaces(page, "answered by the practice server in this browser").await;

        host.stop();
        let home = page.reload().await;
        assert_eq!(home, "practice server: in this browser");
        assert_eq!(page.value("Key 1").await, "key", "the draft survives");
        let third = page.send("PUT").await;
        assert_eq!(third.status, 200, "what was stored survives: {third:?}");
        page.fill("URL", &format!("{}sandbox/things/2", host.url)).await;
        let fourth = page.send("PUT").await;
        assert_eq!(fourth.status, 201, "{fourth:?}");
        expect_explained_headers(page).await;
        for chapter in &CHAPTERS[1..] {
            page.press("button", "Next chapter").await;
            page.reads("Lesson", chapter.title()).await;
            page.reads("Lesson", "Sources:").await;
        }
    });
}
