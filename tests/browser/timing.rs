//! The face Timing shows where the time went, and why some of it is not known.

use crate::harness::{Origin, Page, Policy, Serve, StaticHost, journey};
use serde_json::json;

/// The bars of the picture: how wide they are, and whether they are drawn at all.
async fn bars(page: &Page) -> Vec<(String, bool)> {
    let script = "
        return [...document.querySelectorAll('svg.waterfall rect.bar')].map(bar =>
            [bar.className.baseVal, bar instanceof SVGRectElement && bar.getBoundingClientRect().width >= 1]);
    ";
    serde_json::from_value(page.script(script, json!([])).await).unwrap_or_default()
}

async fn has_bar(page: &Page, class: &str) {
    let bars = bars(page).await;
    let class = format!("bar {class}");
    assert!(bars.iter().any(|(own, _)| *own == class), "{class}: {bars:?}");
    assert!(bars.iter().all(|(_, is_drawn)| *is_drawn), "{bars:?}");
}

/// The practice server's answer with `Server-Timing`.
async fn ask_for_metrics(page: &Page, base: &str) {
    page.choose("Method", "GET").await;
    page.fill("URL", &format!("{base}sandbox/response-headers?Server-Timing=db%3Bdur%3D2.5%3Bdesc%3DQuery"))
        .await;
    assert_eq!(page.send("GET").await.status, 200);
    page.reads("Response", "db: Query").await;
    has_bar(page, "server").await;
}

#[test]
fn the_waterfall_of_serve_has_its_phases_and_what_the_server_measured() {
    let server = Serve::start();
    let foreign = Origin::start(Policy::Some);
    journey("timing", async |page| {
        page.open(&server.url).await;
        assert_eq!(page.send("PUT").await.status, 201);
        page.press_in("Response", "tab", "Timing").await;
        // By the browser's account, and not by the page's clock.
        let text = page.reads("Response", "Request and waiting").await;
        assert!(text.contains("transferSize") && text.contains("http/1.1"), "{text}");
        has_bar(page, "waiting").await;
        ask_for_metrics(page, &server.url).await;

        page.fill("URL", &format!("{}echo", foreign.url)).await;
        assert_eq!(page.send("GET").await.status, 200);
        page.reads("Response", "Timing-Allow-Origin").await;
        has_bar(page, "waiting").await;

        // What is kept has no account of the browser.
        page.reload().await;
        page.script("document.querySelector('.history .entry').click()", json!([])).await;
        page.press_in("Response", "tab", "Timing").await;
        page.reads("Response", "before the page was loaded").await;
    });
}

#[test]
fn many_exchanges_do_not_fill_the_browser_up() {
    let server = Serve::start();
    journey("timing-many", async |page| {
        page.open(&server.url).await;
        // The browser keeps 250 accounts.
        let script = "for (let i = 0; i < 300; i += 1) await fetch('sandbox/get?' + i); return performance.getEntriesByType('resource').length";
        assert_eq!(page.script(script, json!([])).await, json!(250));
        page.send("PUT").await;
        page.press_in("Response", "tab", "Timing").await;
        page.reads("Response", "Request and waiting").await;
    });
}

#[test]
fn the_waterfall_of_the_worker_says_that_no_network_was_used() {
    let host = StaticHost::start();
    journey("timing-worker", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        page.open(&host.url).await;
        assert_eq!(page.send("PUT").await.status, 201);
        page.press_in("Response", "tab", "Timing").await;
        page.reads("Response", "a Service Worker. Nothing went over a network").await;
        assert!(!bars(page).await.is_empty());
        ask_for_metrics(page, &host.url).await;
    });
}
