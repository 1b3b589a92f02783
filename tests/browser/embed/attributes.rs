//! Attributes change while the reader is at work.

use super::host::{Host, enter, told, visit};
use crate::harness::{Page, Serve, eventually, free_port, journey};
use serde_json::json;

const BODY: &str =
    r#"<put-playground id="one" method="PUT" url="sandbox/things/1" data="key=value"></put-playground>"#;

/// Sets attributes of the embed; null takes one away.
async fn set(page: &Page, attributes: serde_json::Value) {
    let script = "
        const one = document.getElementById('one');
        for (const [name, value] of Object.entries(arguments[0])) {
            if (value === null) one.removeAttribute(name); else one.setAttribute(name, value);
        }
    ";
    page.script(script, json!([attributes])).await;
}

async fn becomes(page: &Page, script: &str, expected: serde_json::Value) {
    eventually(&format!("{script} to give {expected}"), async || {
        (page.script(script, json!([])).await == expected).then_some(())
    })
    .await;
}

#[test]
fn what_changes_is_shown_and_what_was_typed_stays_unless_it_is_what_changed() {
    let server = Serve::start();
    let host = Host::start(&server.url, BODY);
    journey("embed_attributes", async |page| {
        page.expect_console("net::ERR_CONNECTION_REFUSED");
        visit(page, &host.url).await;
        enter(page, "one").await;
        page.fill("Value 1", "typed").await;
        // A load of the frame would lose this.
        page.script("window.isTheSame = true", json!([])).await;
        page.leave().await;

        set(page, json!({ "theme": "dark" })).await;
        enter(page, "one").await;
        becomes(page, "return document.documentElement.dataset.theme", json!("dark")).await;
        assert_eq!(page.value("Value 1").await, "typed");
        page.leave().await;

        set(page, json!({ "theme": null, "view": "code", "lang": "es" })).await;
        enter(page, "one").await;
        becomes(page, "return document.documentElement.dataset.theme", json!("auto")).await;
        becomes(page, "return document.documentElement.lang", json!("es")).await;
        becomes(page, "return document.getElementById('code')?.value.includes(\"'typed'\")", json!(true))
            .await;
        page.leave().await;

        set(page, json!({ "data": "other=1", "view": "fields", "lang": "en" })).await;
        enter(page, "one").await;
        becomes(page, "return document.documentElement.lang", json!("en")).await;
        becomes(page, "return document.querySelector('#form-name-0')?.value", json!("other")).await;
        // What the reader had typed is one Undo away.
        page.press("button", "Undo").await;
        becomes(page, "return document.querySelector('#form-value-0')?.value", json!("typed")).await;
        assert_eq!(page.script("return window.isTheSame", json!([])).await, json!(true));
        page.leave().await;

        let closed = format!("http://127.0.0.1:{}/things/1", free_port());
        set(page, json!({ "url": closed, "readonly": "" })).await;
        enter(page, "one").await;
        becomes(page, "return document.getElementById('url').value", json!(closed)).await;
        becomes(page, "return document.getElementById('url').readOnly", json!(true)).await;
        page.press("button", "Send PUT").await;
        page.leave().await;
        let told = told(page, 1).await;
        assert_eq!(told[0]["name"], json!("error"));
        let detail = &told[0]["detail"];
        assert_eq!((&detail["url"], &detail["method"]), (&json!(closed), &json!("PUT")));
        assert!(detail["kind"].as_str().is_some_and(|kind| !kind.is_empty()), "{detail}");
        assert!(detail["message"].as_str().is_some_and(|message| message.len() > 10), "{detail}");
        assert!(detail.get("status").is_none(), "{detail}");
    });
}
