//! Text can be read in light and in dark.

use crate::harness::{Page, Serve, journey};
use serde_json::json;

async fn expect_readable(page: &Page, state: &str) {
    for theme in ["light", "dark"] {
        page.choose("Theme", theme).await;
        // Colours that still change would be measured half-way.
        page.settle().await;
        let found = page.script(include_str!("contrast.js"), json!([])).await;
        assert!(found[0].as_u64() > Some(30), "{state}, {theme}: {found}");
        let faint: Vec<_> = found[1].as_array().into_iter().flatten().map(ToString::to_string).collect();
        assert!(faint.is_empty(), "{state}, {theme}:\n{}", faint.join("\n"));
    }
}

#[test]
fn every_text_stands_out_in_light_and_dark() {
    let server = Serve::start();
    journey("contrast", async |page| {
        page.expect_console("the server responded with a status of");
        page.open(&server.url).await;
        page.unfold("Query parameters").await;
        page.unfold("Request headers").await;
        page.unfold("Options").await;
        page.press("button", "Add header").await;
        expect_readable(page, "empty").await;
        page.fill("Key 1", "a ü").await;
        page.press("button", "Add field").await;
        page.fill("Key 2", "off").await;
        page.press("checkbox", "Send field 2").await;
        page.fill("Header name 1", "Cookie").await;
        page.fill("Header value 1", "a=b").await;
        for status in ["200", "404", "503"] {
            page.fill("URL", &format!("{}status/{status}", server.sandbox())).await;
            page.send("PUT").await;
        }
        page.unfold("History").await;
        expect_readable(page, "answered").await;
        page.press("tab", "Bytes").await;
        page.press_in("Response", "tab", "Sent").await;
        expect_readable(page, "bytes").await;
        page.press_in("Request", "tab", "Code").await;
        page.fill("Python program", "import requests # c\nr = requests.put('x', data={'a': 1}").await;
        page.reads("Request", "column").await;
        page.press("button", "Run").await;
        page.reads("Request", "It sent 0 requests.").await;
        page.press_in("Response", "tab", "Python").await;
        page.reads("Response", "print(response.headers)").await;
        expect_readable(page, "code").await;
        page.press("tab", "Fields").await;
        page.fill("URL", "").await;
        page.fill("Header name 1", "Bad Name").await;
        page.press("radio", "JSON").await;
        page.fill("JSON body", "{oops").await;
        page.press("button", "Send PUT").await;
        page.reads("Request", "Not sent").await;
        expect_readable(page, "refused").await;
        for _ in 1..put_playground::lesson::CHAPTERS.len() {
            page.press("button", "Next chapter").await;
            expect_readable(page, "another chapter").await;
        }
    });
}
