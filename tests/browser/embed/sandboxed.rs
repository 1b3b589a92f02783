//! A frame that its host gives no origin: `sandbox` without `allow-same-origin`. It has no storage, no Service Worker and no
//! Web Worker; what is left works against `serve`, which lets such a frame read the page's files.

use super::host::{Host, ready, take};
use crate::harness::{Serve, eventually, journey};
use serde_json::json;

#[test]
fn without_an_origin_it_sends_and_says_calmly_what_it_lacks() {
    let server = Serve::start();
    // The second origin's rules are the only ones under which a page without an origin may read.
    let thing = format!("{}cors/open/things/1", server.sandbox());
    let body = format!(
        "<h1>A strict platform</h1><iframe id=frame sandbox='allow-scripts' width=900 height=1100 style='border:0' \
         src='{{playground}}embed.html#method=PUT&url={thing}&data=key%3Dvalue'></iframe>"
    );
    let host = Host::with(
        &server.url,
        "",
        &body,
        "default-src 'none'; frame-src {playground}; style-src 'unsafe-inline'; img-src data:",
    );
    journey("embed_sandboxed", async |page| {
        // The practice server is another origin's here, as all is.
        page.expect_console("/sandbox/' from origin 'null' has been blocked by CORS policy");
        page.expect_console("/sandbox/ - Failed to load resource: net::ERR_FAILED");
        page.resize(960, 1300).await;
        page.driver().goto(&host.url).await.expect("the host's page");
        let frame = page.driver().find(thirtyfour::By::Id("frame")).await.expect("the frame");
        page.enter(frame).await;
        ready(page).await;
        assert_eq!(page.script("return self.origin", json!([])).await, json!("null"));
        assert_eq!(page.home().await, "no practice server");
        assert_eq!(page.value("Value 1").await, "value");

        page.press("button", "Send PUT").await;
        page.reads("Response", "201").await;
        page.fill("Value 1", "another").await;
        page.press("button", "Send PUT").await;
        page.reads("Response", "200").await;

        // Python is a program of its own, in a Web Worker, and a frame without an origin gets none.
        page.press("tab", "Code").await;
        page.reads(
            "Request",
            "A frame without an origin (a sandbox without allow-same-origin) is one such place",
        )
        .await;
        page.press("tab", "Fields").await;
        assert_eq!(page.value("Value 1").await, "another");
        // A notice would be there that nothing can be stored, if an embed stored anything.
        assert!(!page.text("Request").await.contains("storage"));
        eventually("no more to come", async || (page.text("Response").await.contains("200")).then_some(()))
            .await;
        page.leave().await;
        take(page, "sandboxed").await;
    });
}
