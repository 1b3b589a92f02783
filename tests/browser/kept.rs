//! What a reload keeps, and what it must not keep.

use crate::harness::{Origin, Page, Policy, Serve, eventually, journey};
use serde_json::json;

/// All that the page has stored.
async fn stored(page: &Page) -> String {
    page.script("return JSON.stringify(localStorage)", json!([])).await.to_string()
}

/// The numbers of the exchanges in the history, newest first.
async fn history(page: &Page) -> Vec<u64> {
    let script = "return [...document.querySelectorAll('button[aria-label^=\"Show exchange \"]')].map(b => b.ariaLabel)";
    let labels = page.script(script, json!([])).await;
    let number = |label: &str| label.split([' ', ':']).nth(2)?.parse().ok();
    labels.as_array().into_iter().flatten().filter_map(|label| number(label.as_str()?)).collect()
}

#[test]
fn the_last_fifty_exchanges_are_kept_and_open_again_after_a_reload() {
    let server = Serve::start();
    journey("history", async |page| {
        page.open(&server.url).await;
        page.fill("Key 1", "key").await;
        for number in 1..=52 {
            if number == 52 {
                page.fill("URL", &format!("{}things/last", server.sandbox())).await;
            }
            assert_eq!(page.send("PUT").await.id, number);
        }
        let kept: Vec<u64> = (3..=52).rev().collect();
        assert_eq!(history(page).await, kept);
        page.reload().await;
        assert_eq!(history(page).await, kept);
        page.unfold("History").await;
        page.press("button", "Show exchange 52: PUT /sandbox/things/last, 201").await;
        page.reads("Response", "Created").await;
        assert!(page.headers().await.iter().any(|row| row.name == "etag"), "headers are kept");
        assert!(page.body("JSON body").await.contains("last"), "bodies are kept");
        page.press("button", "Use the request of exchange 3 again").await;
        eventually("the draft of exchange 3", async || {
            (page.value("URL").await == format!("{}things/1", server.sandbox())).then_some(())
        })
        .await;
        assert_eq!(page.send("PUT").await.id, 53);
        page.unfold("History").await;
        page.press("button", "Empty the history").await;
        page.reload().await;
        assert!(history(page).await.is_empty());
    });
}

#[test]
fn the_draft_and_the_settings_survive_a_reload() {
    let server = Serve::start();
    journey("draft", async |page| {
        page.open(&server.url).await;
        page.choose("Method", "PATCH").await;
        page.fill("URL", "http://example.test/half typed?").await;
        page.fill("Key 1", "a&b=\u{fc}%20").await;
        page.fill("Value 1", " 1 ").await;
        page.press("button", "Add field").await;
        page.fill("Key 2", "off").await;
        page.press("checkbox", "Send field 2").await;
        page.press("radio", "JSON").await;
        page.fill("JSON body", "{\"half\": ").await;
        page.unfold("Query parameters").await;
        page.press("button", "Add parameter").await;
        page.fill("Parameter name 1", "q").await;
        page.unfold("Request headers").await;
        page.press("button", "Add header").await;
        page.fill("Header name 1", "X-A").await;
        page.fill("Header value 1", "b").await;
        page.unfold("Options").await;
        page.fill("Timeout in seconds", "7.5").await;
        page.choose("Credentials", "omit").await;
        page.choose("Cache mode", "reload").await;
        page.press("checkbox", "Follow redirects").await;
        page.choose("Theme", "dark").await;
        page.press("button", "Next chapter").await;
        page.press("button", "Next chapter").await;

        page.reload().await;
        page.unfold("Options").await;
        for (field, text) in [
            ("URL", "http://example.test/half typed?"),
            ("JSON body", "{\"half\": "),
            ("Parameter name 1", "q"),
            ("Header name 1", "X-A"),
            ("Header value 1", "b"),
            ("Timeout in seconds", "7.5"),
        ] {
            assert_eq!(page.value(field).await, text, "{field}");
        }
        for (list, choice) in
            [("Method", "PATCH"), ("Credentials", "omit"), ("Cache mode", "reload"), ("Theme", "dark")]
        {
            assert_eq!(page.chosen(list).await, choice);
        }
        assert!(page.chosen("Chapter").await.starts_with("3 · "));
        assert!(!page.is_ticked("Follow redirects").await);
        page.press("radio", "form").await;
        assert_eq!(page.value("Key 1").await, "a&b=\u{fc}%20");
        assert_eq!(page.value("Value 1").await, " 1 ");
        assert_eq!(page.value("Key 2").await, "off");
        assert!(!page.is_ticked("Send field 2").await);
        let theme = page.script("return document.documentElement.dataset.theme", json!([])).await;
        assert_eq!(theme, json!("dark"));
    });
}

#[test]
fn secrets_are_sent_and_not_kept_unless_ticked() {
    let server = Serve::start();
    let origin = Origin::start(Policy::Some);
    journey("secrets", async |page| {
        let secrets = ["Bearer s3cr3t", "pa55w0rd"];
        page.open(&server.url).await;
        page.fill("URL", &format!("{}echo", origin.url)).await;
        page.fill("Key 1", "password").await;
        page.fill("Value 1", secrets[1]).await;
        page.unfold("Request headers").await;
        page.press("button", "Add header").await;
        page.fill("Header name 1", "Authorization").await;
        page.fill("Header value 1", secrets[0]).await;
        assert_eq!(page.send("PUT").await.status, 200);
        assert_eq!(origin.last().header("authorization"), secrets[0]);
        assert_eq!(origin.last().body, "password=pa55w0rd");
        let kept = stored(page).await;
        assert!(kept.contains("Authorization"), "{kept}");
        for secret in secrets.map(|secret| secret.rsplit(' ').next().unwrap_or_default()) {
            assert!(!kept.contains(secret), "{secret} in {kept}");
        }
        page.reload().await;
        page.reads("Request", "A secret: its value was not kept. Type it again.").await;
        assert_eq!(page.value("Header value 1").await, "");

        page.unfold("Options").await;
        page.press("checkbox", "Keep secrets in this browser (Authorization, Cookie, passwords)").await;
        page.fill("Header value 1", secrets[0]).await;
        page.reload().await;
        assert_eq!(page.value("Header value 1").await, secrets[0]);
        // Unticked, what was kept goes at once.
        page.unfold("Options").await;
        page.press("checkbox", "Keep secrets in this browser (Authorization, Cookie, passwords)").await;
        eventually("the secret to leave the storage", async || {
            (!stored(page).await.contains("s3cr3t")).then_some(())
        })
        .await;
        assert_eq!(page.value("Header value 1").await, secrets[0], "it stays on the page");
    });
}
