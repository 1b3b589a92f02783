//! Whatever goes wrong has a message of its own, and what was typed stays.

mod before_sending;
mod by_the_browser;
mod forbidden_headers;
mod hidden_headers;
mod hosts;
mod preflights;
mod while_sending;

use crate::harness::{Exchange, Origin, Page, Policy, Serve, eventually, journey, to_json};
use serde_json::json;

/// What the page said, by what was wrong.
pub struct Told(Vec<(&'static str, String)>);

impl Told {
    fn add(&mut self, wrong: &'static str, message: String) {
        assert!(message.len() > 30, "{wrong}: only {message:?}");
        self.0.push((wrong, message));
    }

    fn expect_all_different(&self) {
        for (at, (wrong, message)) in self.0.iter().enumerate() {
            for (other, same) in &self.0[..at] {
                assert_ne!(message, same, "{wrong} and {other} have the same message");
            }
        }
    }
}

/// The text beside a field that says what is wrong with it.
async fn problem(page: &Page, field: &str) -> String {
    let script = "
        const field = arguments[0];
        if (field.getAttribute('aria-invalid') !== 'true') return '';
        return document.getElementById(field.getAttribute('aria-describedby'))?.innerText ?? '';
    ";
    eventually(&format!("a problem of the field “{field}”"), async || {
        let element = page.find("textbox", field).await;
        let text = page.script(script, json!([to_json(&element)])).await;
        text.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
    })
    .await
}

/// Sends a PUT to a URL; what was typed stays.
async fn send(page: &Page, url: &str) -> Exchange {
    page.fill("URL", url).await;
    let exchange = page.send("PUT").await;
    assert_eq!(page.value("URL").await, url);
    expect_pair(page).await;
    exchange
}

/// The failure that is shown under this heading; the live region says it, too.
async fn failure(page: &Page, heading: &str) -> String {
    let text = page.reads("Response", heading).await;
    let said = eventually("the live region to say the failure", async || {
        Some(page.announcement().await).filter(|said| said.contains(heading))
    })
    .await;
    assert!(said.starts_with("No answer to show."), "{said}");
    assert!(!text.contains("Failed to fetch"), "{text}");
    text.split("History").next().unwrap_or_default().to_owned()
}

/// Opens the page and types the pair that every failure has to keep.
async fn open(page: &Page, url: &str) {
    page.open(url).await;
    page.fill("Key 1", "key").await;
    page.fill("Value 1", "value").await;
}

/// The pair that is typed at first is still there.
async fn expect_pair(page: &Page) {
    assert_eq!((page.value("Key 1").await, page.value("Value 1").await), ("key".into(), "value".into()));
}

#[test]
fn each_failure_has_its_own_message_and_nothing_typed_is_lost() {
    let mut server = Serve::start();
    let allowing = Origin::start(Policy::Some);
    let closed = Origin::start(Policy::Closed);
    journey("each_failure_has_its_own_message", async |page| {
        open(page, &server.url).await;
        let mut told = Told(Vec::new());
        before_sending::urls(page, &mut told).await;
        before_sending::headers(page, &server, &mut told).await;
        before_sending::json(page, &mut told).await;
        assert_eq!(page.shown().await, None, "none of these was sent");
        while_sending::statuses(page, &server, &mut told).await;
        while_sending::dropped_header(page, &server, &mut told).await;
        while_sending::no_whole_answer(page, &allowing, &mut told).await;
        while_sending::redirects_without_end(page, &server, &allowing, &mut told).await;
        while_sending::cors_or_network(page, &closed, &mut told).await;
        by_the_browser::addresses(page, &mut told).await;
        while_sending::offline(page, &mut told).await;
        while_sending::own_server_down(page, &mut server, &mut told).await;
        told.expect_all_different();
    });
}
