//! The request headers that the page calls forbidden are those that the browser drops, no more and no fewer.

use crate::harness::{Serve, eventually, journey};
use put_playground::explain::{Direction, FORBIDDEN_NAMES, forbidden, headers};
use serde_json::{Value, json};

#[test]
fn the_browser_drops_what_the_page_says() {
    let server = Serve::start();
    journey("forbidden_headers", async |page| {
        page.open(&server.url).await;
        let listed = FORBIDDEN_NAMES.iter().copied();
        let in_glossary =
            headers().iter().filter(|row| row.direction != Direction::Response).map(|row| row.name);
        let odd = ["sec-", "SEC-x", "Proxy-", "proxy-authorization", "secx", "proxy", "X-Sec-A"];
        let mut pairs: Vec<(&str, &str)> =
            listed.chain(in_glossary).chain(odd).map(|name| (name, "x")).collect();
        for name in ["X-HTTP-Method", "x-http-method-override", "X-Method-Override", "X-Other"] {
            for value in [
                "TRACE",
                "put",
                "connect",
                " track ",
                "PUT, TRACE",
                "PUT,\tTRACK ",
                "\"TRACE\"",
                "TRACED",
                "",
            ] {
                pairs.push((name, value));
            }
        }
        let script = "return arguments[0].map(([name, value]) =>
            new Request('./', { headers: [[name, value]] }).headers.has(name))";
        let kept = page.script(script, json!([pairs])).await;
        let kept: Vec<bool> = kept.as_array().into_iter().flatten().filter_map(Value::as_bool).collect();
        assert_eq!(kept.len(), pairs.len());
        for ((name, value), kept) in pairs.into_iter().zip(kept) {
            // The standard lets a page set it, and Chromium does not: the page asks its browser, see below.
            if name != "User-Agent" {
                assert_eq!(forbidden(name, value.trim()).is_none(), kept, "{name}: {value:?}");
            }
        }

        page.unfold("Request headers").await;
        page.press("button", "Add header").await;
        page.fill("Header name 1", "User-Agent").await;
        page.fill("Header value 1", "me/1").await;
        page.reads("Request", "The browser drops User-Agent. The standard lets a page set it").await;
        page.fill("Header name 1", "X-HTTP-Method-Override").await;
        page.fill("Header value 1", "put").await;
        eventually("no warning", async || {
            Some(page.text("Request").await).filter(|text| !text.contains("The browser drops"))
        })
        .await;
        page.fill("Header value 1", "trace").await;
        page.reads(
            "Request",
            "The browser drops X-HTTP-Method-Override. It asks for CONNECT, TRACE or TRACK",
        )
        .await;
    });
}
