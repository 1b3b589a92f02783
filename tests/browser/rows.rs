//! Rows: what is typed is sent, in order, byte for byte.

use crate::harness::{Page, Serve, eventually, journey, paste};
use serde_json::{Value, json};

/// The last request as the practice server saw it arrive.
async fn logged(page: &Page) -> Value {
    let script = "return fetch('sandbox/log').then(answer => answer.json()).then(log => log[0])";
    page.script(script, json!([])).await
}

async fn expect_preview(page: &Page, bytes: &str) {
    eventually(&format!("the preview {bytes:?}"), async || {
        Some(page.preview().await).filter(|(shown, _)| shown == bytes)
    })
    .await;
}

async fn pair(page: &Page, number: usize, key: &str, value: &str) {
    page.fill(&format!("Key {number}"), key).await;
    page.fill(&format!("Value {number}"), value).await;
}

/// Adds a row, which then has the focus.
async fn add_field(page: &Page, number: usize) {
    page.press("button", "Add field").await;
    eventually("the focus on the new row", async || {
        (page.focused().await == format!("Key {number}")).then_some(())
    })
    .await;
}

#[test]
fn rows_are_added_moved_switched_off_and_removed_and_their_bytes_are_those_sent() {
    let server = Serve::start();
    journey("rows", async |page| {
        page.open(&server.url).await;
        pair(page, 1, "b", "2").await;
        add_field(page, 2).await;
        pair(page, 2, "a", "1").await;
        add_field(page, 3).await;
        pair(page, 3, "b", "3").await;
        expect_preview(page, "b=2&a=1&b=3").await;
        page.press("button", "Move field 3 up").await;
        expect_preview(page, "b=2&b=3&a=1").await;
        page.press("button", "Move field 1 down").await;
        expect_preview(page, "b=3&b=2&a=1").await;
        page.press("checkbox", "Send field 1").await;
        expect_preview(page, "b=2&a=1").await;
        assert_eq!(page.value("Value 1").await, "3", "a row that is off keeps its text");
        page.press("button", "Remove field 3").await;
        expect_preview(page, "b=2").await;
        page.press("checkbox", "Send field 1").await;
        add_field(page, 3).await;
        pair(page, 3, " Ü&=+~* ", "http://a:1/?x y").await;
        let bytes = "b=3&b=2&+%C3%9C%26%3D%2B%7E*+=http%3A%2F%2Fa%3A1%2F%3Fx+y";
        expect_preview(page, bytes).await;
        let (_, below) = page.preview().await;
        assert_eq!(below, format!("{} bytes · application/x-www-form-urlencoded", bytes.len()));

        assert_eq!(page.send("PUT").await.status, 201);
        let arrived = logged(page).await;
        assert_eq!(arrived["body"]["text"], bytes, "{arrived}");
        page.press_in("Response", "tab", "Sent").await;
        assert_eq!(page.block("Request body").await, bytes);
        page.press("tab", "Bytes").await;
        let head = page.block("Request head").await;
        assert!(head.starts_with("PUT /sandbox/things/1 HTTP/1.1\n"), "{head}");
        assert!(head.contains(&format!("Content-Length: {}\n", bytes.len())), "{head}");
    });
}

#[test]
fn parameters_headers_and_every_method_reach_the_server_as_typed() {
    let server = Serve::start();
    journey("parameters_headers_methods", async |page| {
        page.open(&server.url).await;
        page.fill("URL", &format!("{}anything?first=1", server.sandbox())).await;
        pair(page, 1, "key", "value").await;
        page.unfold("Query parameters").await;
        page.press("button", "Add parameter").await;
        page.fill("Parameter name 1", "q").await;
        page.fill("Parameter value 1", "a b").await;
        page.press("button", "Add parameter").await;
        page.fill("Parameter name 2", "q").await;
        page.fill("Parameter value 2", "ü").await;
        page.unfold("Request headers").await;
        page.press("button", "Add header").await;
        page.fill("Header name 1", "X-Lesson").await;
        page.fill("Header value 1", "one: two").await;
        for method in ["POST", "PATCH", "DELETE", "GET", "HEAD", "OPTIONS", "PUT"] {
            page.choose("Method", method).await;
            let exchange = page.send(method).await;
            assert!((200..300).contains(&exchange.status), "{method}: {exchange:?}");
            let arrived = logged(page).await;
            let line = arrived["line"].as_str().unwrap_or_default();
            let expected = format!("{method} /sandbox/anything?first=1&q=a+b&q=%C3%BC HTTP/1.1");
            assert_eq!(line, expected);
            let headers = arrived["headers"].to_string();
            assert!(headers.contains("one: two"), "{headers}");
            let body = if ["GET", "HEAD"].contains(&method) { "" } else { "key=value" };
            assert_eq!(arrived["body"]["text"], body, "{method}");
        }
    });
}

#[test]
fn pasted_pairs_fill_rows_and_undo_takes_them_back() {
    let server = Serve::start();
    journey("paste", async |page| {
        page.open(&server.url).await;
        let texts = [
            ("a=1&b=2&a=%C3%BC+x", "a=1&b=2&a=%C3%BC+x"),
            ("key: value\nX-At: 12:30\n", "key=value&X-At=12%3A30"),
            (
                r#"{"n": 12345678901234567890, "s": "t&u", "l": [1, 2]}"#,
                "n=12345678901234567890&s=t%26u&l=1&l=2",
            ),
        ];
        for (text, bytes) in texts {
            paste(page, "Key 1", text).await;
            page.reads("Request", "from what you pasted.").await;
            expect_preview(page, bytes).await;
            page.press("button", "Undo").await;
            expect_preview(page, "").await;
            assert_eq!(page.value("Key 1").await, "");
        }
        // A row that holds something is kept, and the pairs follow it.
        pair(page, 1, "kept", "1").await;
        paste(page, "Key 1", "a=1&b=2").await;
        expect_preview(page, "kept=1&a=1&b=2").await;
        page.press("button", "Undo").await;
        expect_preview(page, "kept=1").await;
        // Plain words stay where they are pasted.
        pair(page, 1, "", "").await;
        paste(page, "Key 1", "just words").await;
        expect_preview(page, "just+words=").await;
    });
}
