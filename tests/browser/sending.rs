//! While a request is on its way.

use crate::harness::{COMMAND, Origin, Page, Policy, Serve, eventually, journey, press_keys, to_json};
use serde_json::json;
use thirtyfour::Key;

/// The requests that have arrived, once there are this many.
async fn arrived(origin: &Origin, count: usize) {
    eventually(&format!("{count} requests at the server"), async || {
        (origin.arrived().len() == count).then_some(())
    })
    .await;
}

/// Presses a button several times within one turn of the page.
async fn press_at_once(page: &Page, name: &str, times: usize) {
    let button = page.find("button", name).await;
    let script = "for (let i = 0; i < arguments[1]; i++) arguments[0].click()";
    page.script(script, json!([to_json(&button), times])).await;
}

#[test]
fn one_press_or_many_send_once_and_cancel_works_while_the_server_delays() {
    let server = Serve::start();
    let origin = Origin::start(Policy::Some);
    journey("sending", async |page| {
        page.open(&server.url).await;
        page.fill("Key 1", "key").await;
        page.fill("URL", &format!("{}hold", origin.url)).await;

        press_at_once(page, "Send PUT", 3).await;
        arrived(&origin, 1).await;
        // The button keeps its place and the focus, and says that it does nothing now.
        let send = page.find("button", "Send PUT").await;
        assert_eq!(send.attr("aria-disabled").await.expect("a page").as_deref(), Some("true"));
        press_at_once(page, "Send PUT", 2).await;
        press_keys(page, &[COMMAND, Key::Enter], None).await;
        let response = page.find("region", "Response").await;
        assert_eq!(response.attr("aria-busy").await.expect("a page").as_deref(), Some("true"));
        eventually("the elapsed time", async || {
            let text = page.text("Request").await;
            let seconds = text.lines().find_map(|line| line.strip_suffix(" s")?.parse::<f64>().ok());
            seconds.filter(|seconds| *seconds >= 0.3)
        })
        .await;
        page.press("button", "Cancel").await;
        page.reads("Response", "You cancelled this request").await;
        assert!(!page.has("button", "Cancel").await, "nothing is left to cancel");
        assert_eq!(origin.arrived().len(), 1, "sent once");

        // The keys send from within a field, once.
        page.fill("URL", &format!("{}echo", origin.url)).await;
        let before = page.shown().await.unwrap_or_default();
        press_keys(page, &[COMMAND, Key::Enter], None).await;
        assert_eq!(page.exchange_after(before).await.status, 200);
        assert_eq!(origin.arrived().len(), 2);
    });
}
