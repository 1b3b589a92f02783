//! An embed in a page of another site, from a static host: the browser keeps its practice server and its files apart from
//! those of the playground's own page, and they work all the same, also with the network cut. And the code that the page
//! offers for platforms without scripts.

use super::host::{Host, enter, ready, take, told, visit};
use crate::harness::{Serve, StaticHost, eventually, journey};
use serde_json::json;
use std::cell::RefCell;

/// The same server under a name that is another site.
fn other_site(url: &str) -> String {
    url.replace("127.0.0.1", "localhost")
}

#[test]
fn on_another_site_the_practice_server_runs_in_the_browser() {
    let playground = StaticHost::at("put/");
    let body = "<put-playground id=one method=PUT url='sandbox/things/1' data='key=value'></put-playground>";
    let host = Host::start(&playground.url, body);
    journey("embed_other_site", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        visit(page, &other_site(&host.url)).await;
        enter(page, "one").await;
        assert_eq!(page.home().await, "practice server: in this browser");
        page.press("button", "Send PUT").await;
        page.reads("Response", "201").await;
        page.leave().await;
        let told = told(page, 1).await;
        assert_eq!(told[0]["detail"]["status"], json!(201));
    });
}

#[test]
fn with_the_network_cut_an_embed_opens_and_answers() {
    let mut playground = StaticHost::start();
    let body = "<iframe id=one width=900 height=700 src='{playground}embed.html#url=sandbox/things/1&data=a%3Db'></iframe>";
    let host =
        Host::with(&playground.url, "", body, "default-src 'none'; frame-src {playground}; img-src data:");
    journey("embed_offline", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        let open = async || {
            page.driver().goto(&host.url).await.expect("the host's page");
            let frame = page.driver().find(thirtyfour::By::Id("one")).await.expect("the frame");
            page.enter(frame).await;
            ready(page).await;
        };
        open().await;
        page.press("button", "Send PUT").await;
        page.reads("Response", "201").await;
        // The worker keeps the page's files beside this.
        let kept = "return caches.keys().then(async names => {
            for (const name of names) if (await (await caches.open(name)).match('embed.html')) return true;
            return false;
        })";
        eventually("the files to be kept", async || {
            page.script(kept, json!([])).await.as_bool().filter(|kept| *kept)
        })
        .await;
        page.leave().await;
        playground.stop();
        open().await;
        assert_eq!(page.value("Value 1").await, "b");
        page.press("button", "Send PUT").await;
        page.reads("Response", "200").await;
        page.press("tab", "Code").await;
        page.reads("Request", "requests.put").await;
        page.leave().await;
    });
}

#[test]
fn the_code_that_the_page_offers_works_where_there_are_no_scripts() {
    let server = Serve::start();
    let code = RefCell::new(String::new());
    journey("embed_code_copied", async |page| {
        page.open(&server.url).await;
        page.fill("Key 1", "a\"<b>&").await;
        page.fill("Value 1", "ü = 1").await;
        page.press("button", "Share").await;
        page.press("button", "Copy embed code").await;
        eventually("the announcement", async || (page.announcement().await == "Copied.").then_some(())).await;
        page.script("document.getElementById('share').scrollIntoView({ block: 'center' })", json!([])).await;
        take(page, "code-wide").await;
        page.resize(390, 844).await;
        page.script("document.getElementById('share').scrollIntoView({ block: 'center' })", json!([])).await;
        take(page, "code-phone").await;
        page.set_permission("clipboard-read", "granted").await;
        let text = page.script("return navigator.clipboard.readText()", json!([])).await;
        code.replace(text.as_str().unwrap_or_default().to_owned());
    });
    let code = code.into_inner();
    assert!(
        code.starts_with(&format!("<iframe src=\"{}embed.html#method=PUT&amp;url=", server.url)),
        "{code}"
    );
    // A platform that runs no script of its authors.
    let host = Host::with(
        &server.url,
        "",
        &code,
        "default-src 'none'; frame-src {playground}; style-src 'unsafe-inline'; img-src data:",
    );
    journey("embed_code_pasted", async |page| {
        page.driver().goto(&host.url).await.expect("the host's page");
        let frame = page.driver().find(thirtyfour::By::Css("iframe")).await.expect("the frame");
        page.enter(frame).await;
        ready(page).await;
        assert_eq!(
            (page.value("Key 1").await, page.value("Value 1").await),
            ("a\"<b>&".into(), "ü = 1".into())
        );
        page.press("button", "Send PUT").await;
        page.reads("Response", "201").await;
        page.press("tab", "Code").await;
        page.reads("Request", "requests.put").await;
        page.press("button", "Run").await;
        page.reads("Request", "It sent one request.").await;
        let store = "localStorage.setItem('x', '1'); return [self.origin, localStorage.getItem('x')]";
        let expected = json!([server.url.trim_end_matches('/'), "1"]);
        assert_eq!(page.script(store, json!([])).await, expected);
        // The way to the full page leads out of the frame's sandbox.
        let before = page.driver().windows().await.expect("windows");
        page.press("link", "Open in the playground").await;
        let opened = eventually("another window", async || {
            page.driver().windows().await.ok()?.into_iter().find(|window| !before.contains(window))
        })
        .await;
        page.leave().await;
        page.driver().switch_to_window(opened).await.expect("the other window");
        page.home().await;
        page.reads("Request", "This came with a link.").await;
        page.press("tab", "Fields").await;
        assert_eq!(page.value("URL").await, format!("{}sandbox/things/1", server.url));
        assert_eq!(
            page.script("return [self.origin, top === self]", json!([])).await,
            json!([expected[0], true])
        );
    });
}
