//! The face Server shows what arrived and what is stored, and follows what others send.

use crate::harness::{Origin, Page, Policy, Serve, StaticHost, journey};
use serde_json::json;

const JSON: &str = "application/json";

/// Somebody else's PUT.
async fn put(page: &Page, body: &str) {
    let options = json!({ "method": "PUT", "headers": { "content-type": JSON }, "body": body });
    page.fetch("sandbox/things/1", options).await;
}

/// What the log has.
async fn logged(page: &Page) -> usize {
    page.fetch("sandbox/log", json!({})).await.json().as_array().map_or(0, Vec::len)
}

/// Waits until these are the lines that are marked.
async fn marks(page: &Page, expected: &[&str]) {
    let script = "return [...document.querySelectorAll('.witness del, .witness ins')].map(line => line.textContent.trim())";
    crate::harness::eventually(&format!("the marks {expected:?}"), async || {
        let found = page.script(script, json!([])).await;
        (found == json!(expected)).then_some(())
    })
    .await;
}

/// The same in each home.
async fn see(page: &Page, line: &str) {
    page.fill("Key 1", "key").await;
    page.fill("Value 1", "first").await;
    assert_eq!(page.send("PUT").await.status, 201);
    page.press_in("Response", "tab", "Server").await;
    let text = page.reads("Response", "this exchange").await;
    assert!(text.contains(line) && text.contains("What is stored now"), "{text}");
    marks(page, &["+ key=first"]).await;
    let before = logged(page).await;

    // Live: nothing is pressed in the page.
    put(page, "{\"name\":\"Ada\",\n\"age\":36}").await;
    marks(page, &["− key=first", "+ {\"name\":\"Ada\",", "+ \"age\":36}"]).await;
    put(page, "{\"name\":\"Ada\",\n\"age\":37}").await;
    marks(page, &["−   \"age\": 36", "+   \"age\": 37"]).await;
    // What the page looked up is not in the log.
    assert_eq!(logged(page).await, before + 2);

    // The next exchange is shown in its turn.
    page.fill("Value 1", "second").await;
    assert_eq!(page.send("PUT").await.status, 200);
    marks(page, &["− {\"name\":\"Ada\",", "− \"age\":37}", "+ key=second"]).await;
}

#[test]
fn on_serve_it_follows_the_stream() {
    let server = Serve::start();
    let foreign = Origin::start(Policy::Some);
    journey("server-view", async |page| {
        page.open(&server.url).await;
        see(page, "PUT /sandbox/things/1 HTTP/1.1").await;
        page.fill("URL", &format!("{}echo", foreign.url)).await;
        page.send("PUT").await;
        page.reads("Response", "a page cannot look into other people’s servers").await;
    });
}

#[test]
fn in_the_worker_it_follows_the_channel() {
    let host = StaticHost::start();
    journey("server-view-worker", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        page.open(&host.url).await;
        see(page, "sandbox/things/1").await;
    });
}
