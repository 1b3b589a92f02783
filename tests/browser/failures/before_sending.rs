//! What keeps a request from being sent.

use super::{Told, expect_pair, problem};
use crate::harness::{Page, Serve, eventually};

/// Sends, and expects the field to say why not; the live region says the same, and the field has the focus.
async fn refused(page: &Page, field: &str, expected: &str) -> String {
    page.press("button", "Send PUT").await;
    let text = eventually(&format!("“{expected}” at “{field}”"), async || {
        Some(problem(page, field).await).filter(|text| text.contains(expected))
    })
    .await;
    let said = page.announcement().await;
    assert!(said.starts_with("Not sent.") && said.contains(expected), "{said}");
    eventually(&format!("the focus on “{field}”"), async || {
        Some(page.focused().await).filter(|name| name == field)
    })
    .await;
    text
}

pub async fn urls(page: &Page, told: &mut Told) {
    let urls = [
        ("an empty URL", "", "The URL is empty."),
        ("a URL without a scheme", "example.test/things/1", "no scheme"),
        ("a malformed host", "http://exa mple.test/", "is not allowed in a host name"),
        ("a URL without a host", "https:///things", "names no host"),
        ("a malformed port", "http://example.test:80a/", "is not a port number"),
        ("a URL with a password", "http://me:secret@example.test/", "user name or password"),
        ("another scheme", "ftp://example.test/file", "The scheme ftp:"),
        ("a scheme without a host", "mailto:me@example.test", "The scheme mailto:"),
    ];
    for (wrong, url, expected) in urls {
        page.fill("URL", url).await;
        told.add(wrong, refused(page, "URL", expected).await);
        assert_eq!(page.value("URL").await, url);
        expect_pair(page).await;
    }
}

/// Headers are checked while they are typed, too.
pub async fn headers(page: &Page, server: &Serve, told: &mut Told) {
    let url = format!("{}anything", server.sandbox());
    page.fill("URL", &url).await;
    page.unfold("Request headers").await;
    page.press("button", "Add header").await;
    for (wrong, name, value, field, expected) in [
        ("a header name", "Bad Name", "1", "Header name 1", "Header name"),
        ("a header value", "X-Good", "5 €", "Header value 1", "Latin-1"),
    ] {
        page.fill("Header name 1", name).await;
        page.fill("Header value 1", value).await;
        let typing = problem(page, field).await;
        page.press("button", "Send PUT").await;
        let said = eventually("the live region to say that nothing was sent", async || {
            Some(page.announcement().await)
                .filter(|said| said.starts_with("Not sent.") && said.contains(expected))
        })
        .await;
        assert!(said.contains(field), "{said}");
        told.add(wrong, typing);
        assert_eq!(page.value("Header name 1").await, name);
        assert_eq!(page.value("Header value 1").await, value);
        expect_pair(page).await;
    }
    page.press("button", "Remove header 1").await;
}

pub async fn json(page: &Page, told: &mut Told) {
    let text = "{\n  \"a\": 1,\n  oops\n}";
    page.press("radio", "JSON").await;
    page.fill("JSON body", text).await;
    let typing = problem(page, "JSON body").await;
    assert!(typing.contains("Line 3, column 3"), "{typing}");
    told.add("JSON that does not parse", refused(page, "JSON body", "Line 3, column 3").await);
    assert_eq!(page.value("JSON body").await, text);
    page.press("radio", "form").await;
    expect_pair(page).await;
}
