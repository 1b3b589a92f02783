//! `serve` on its second port is another origin: which answers, and which of their headers, each policy lets a page see.

use crate::harness::{Page, Serve, journey};
use serde_json::json;
use std::collections::BTreeSet;

/// What a page may always read (Fetch Standard, "CORS-safelisted response-header name").
const SAFE: [&str; 7] = [
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// Fields that are about CORS itself.
fn is_about_cors(name: &str) -> bool {
    name.starts_with("access-control-") || name == "vary"
}

/// The names in the table of the response, but for those about CORS.
async fn shown(page: &Page) -> BTreeSet<String> {
    let rows = page.headers().await;
    rows.into_iter().map(|row| row.name).filter(|name| !is_about_cors(name)).collect()
}

#[test]
fn each_policy_shows_what_it_says_and_no_more() {
    let server = Serve::start();
    journey("cors_lab", async |page| {
        page.expect_console("blocked by CORS policy");
        page.expect_console("net::ERR_FAILED");
        page.expect_console(
            "/cors/closed/things/closed - Failed to load resource: the server responded with a status of 404",
        );
        page.open(&server.url).await;
        let index = page.fetch("sandbox/", json!({})).await.json();
        let second = index["second_origin"].as_str().expect("the index names the second origin").to_owned();
        assert_ne!(format!("{second}/"), server.url);
        let url = |policy: &str, path: &str| format!("{second}/sandbox/cors/{policy}/{path}");
        page.fill("Key 1", "key").await;
        page.fill("Value 1", "value").await;

        // In the page's own origin everything is visible.
        page.fill("URL", &format!("{}things/own", server.sandbox())).await;
        assert_eq!(page.send("PUT").await.status, 201);
        let all_of_put = shown(page).await;
        page.choose("Method", "GET").await;
        assert_eq!(page.send("GET").await.status, 200);
        let all_of_get = shown(page).await;
        assert!(
            all_of_put.contains("location") && all_of_put.contains("etag") && all_of_get.contains("etag")
        );
        let safe = |all: &BTreeSet<String>| -> BTreeSet<String> {
            all.iter().filter(|name| SAFE.contains(&name.as_str())).cloned().collect()
        };

        // Closed: the preflight of a PUT is refused, so that nothing is stored; the page says what it can know.
        page.choose("Method", "PUT").await;
        page.fill("URL", &url("closed", "things/closed")).await;
        assert_eq!(page.send("PUT").await.status, 0);
        page.reads("Response", "CORS or network: the browser does not say which").await;
        page.press("button", "Find out which: send a plain GET").await;
        page.reads("Response", "The server answers, but forbids this page to read it").await;
        let list = page.fetch("sandbox/things", json!({})).await.json();
        assert_eq!(list.as_array().map(Vec::len), Some(1), "only things/own is stored: {list}");

        for (policy, credentials, put, get) in [
            ("simple", "omit", safe(&all_of_put), safe(&all_of_get)),
            ("open", "omit", all_of_put.clone(), all_of_get.clone()),
            ("credentials", "include", all_of_put.clone(), all_of_get.clone()),
        ] {
            page.unfold("Options").await;
            page.choose("Credentials", credentials).await;
            page.fill("URL", &url(policy, &format!("things/{policy}"))).await;
            page.choose("Method", "PUT").await;
            assert_eq!(page.send("PUT").await.status, 201, "{policy}");
            assert_eq!(shown(page).await, put, "{policy}, PUT");
            if policy == "simple" {
                page.reads("Response", "Access-Control-Expose-Headers").await;
            }
            page.choose("Method", "GET").await;
            assert_eq!(page.send("GET").await.status, 200, "{policy}");
            assert_eq!(shown(page).await, get, "{policy}, GET");
            let stored = page.fetch(&format!("sandbox/things/{policy}"), json!({})).await;
            assert_eq!(stored.body, "key=value", "both origins have one sandbox");
        }
    });
}

#[test]
fn with_credentials_a_star_is_not_enough() {
    let server = Serve::start();
    journey("cors_credentials", async |page| {
        page.expect_console("blocked by CORS policy");
        page.expect_console("net::ERR_FAILED");
        page.open(&server.url).await;
        let index = page.fetch("sandbox/", json!({})).await.json();
        let second = index["second_origin"].as_str().expect("the index names the second origin").to_owned();
        // A port makes another origin, and the same cookies (RFC 6265 §8.5).
        page.script("document.cookie = 'crumb=1; path=/'", json!([])).await;
        for (policy, credentials, is_readable, has_cookie) in [
            ("closed", "omit", false, false),
            ("closed", "include", false, false),
            ("simple", "omit", true, false),
            ("simple", "include", false, false),
            ("open", "omit", true, false),
            ("open", "include", false, false),
            ("credentials", "omit", true, false),
            ("credentials", "include", true, true),
        ] {
            let url = format!("{second}/sandbox/cors/{policy}/headers");
            for (method, path) in [("GET", "headers"), ("PUT", "put")] {
                let url = url.replace("headers", path);
                let answer = page.fetch(&url, json!({ "method": method, "credentials": credentials })).await;
                let case = format!("{policy}, {credentials}, {method}: {answer:?}");
                assert_eq!(answer.status, if is_readable { 200 } else { 0 }, "{case}");
                assert_eq!(
                    answer.error,
                    if is_readable { "" } else { "TypeError: Failed to fetch" },
                    "{case}"
                );
                if is_readable {
                    assert_eq!(answer.json()["headers"]["Cookie"] == "crumb=1", has_cookie, "{case}");
                    assert_eq!(answer.header("x-request-id").is_empty(), policy == "simple", "{case}");
                }
            }
        }
    });
}
