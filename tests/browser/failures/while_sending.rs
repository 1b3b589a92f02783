//! What goes wrong once a request is on its way.

use super::{Told, expect_pair, failure, send};
use crate::harness::{Origin, Page, Serve, free_port};

const PROBE: &str = "Find out which: send a plain GET";

pub async fn statuses(page: &Page, server: &Serve, told: &mut Told) {
    page.expect_console("the server responded with a status of 404");
    page.expect_console("the server responded with a status of 503");
    for (wrong, code, reason) in [("a 4xx", 404, "Not Found"), ("a 5xx", 503, "Service Unavailable")] {
        let exchange = send(page, &format!("{}status/{code}", server.sandbox())).await;
        assert_eq!(exchange.status, code);
        let text = page.reads("Response", reason).await;
        assert!(text.contains(&code.to_string()), "{text}");
        told.add(wrong, exchange.announcement);
    }
    let exchange = send(page, &format!("{}status/204", server.sandbox())).await;
    assert_eq!(exchange.status, 204);
    page.reads("Response", "No Content").await;
    page.press("tab", "Body").await;
    page.reads("Response", "The answer has no body.").await;
    page.press("tab", "Headers").await;
    told.add("an empty 204", exchange.announcement);
}

/// The page warns while the header is typed, says so again with the answer, and the server never sees it.
pub async fn dropped_header(page: &Page, server: &Serve, told: &mut Told) {
    page.unfold("Request headers").await;
    if !page.has("textbox", "Header name 1").await {
        page.press("button", "Add header").await;
    }
    page.fill("Header name 1", "Cookie").await;
    page.fill("Header value 1", "crumb=1").await;
    let text = page.reads("Request", "The browser drops Cookie.").await;
    let warning = text.lines().find(|line| line.contains("The browser drops Cookie."));
    told.add("a header that the browser drops", warning.unwrap_or_default().to_owned());
    let exchange = send(page, &format!("{}anything", server.sandbox())).await;
    assert_eq!(exchange.status, 200);
    page.reads("Response", "The browser left Cookie out of the request.").await;
    let echo = page.body("JSON body").await;
    assert!(!echo.contains("crumb=1"), "{echo}");
    page.press("tab", "Headers").await;
    assert_eq!(page.value("Header name 1").await, "Cookie");
    page.press("button", "Remove header 1").await;
}

pub async fn no_whole_answer(page: &Page, open: &Origin, told: &mut Told) {
    page.unfold("Options").await;
    page.fill("Timeout in seconds", "0.3").await;
    send(page, &format!("{}hold", open.url)).await;
    told.add("a timeout", failure(page, "No complete answer within 300 milliseconds").await);
    page.fill("Timeout in seconds", "30").await;

    page.press("button", "Send PUT").await;
    page.press("button", "Cancel").await;
    told.add("a cancel", failure(page, "You cancelled this request").await);
    expect_pair(page).await;

    page.expect_console("net::ERR_INCOMPLETE_CHUNKED_ENCODING");
    send(page, &format!("{}broken", open.url)).await;
    told.add(
        "a body that breaks off",
        failure(page, "Status 200 arrived, but its body could not be read").await,
    );

    page.press("checkbox", "Follow redirects").await;
    send(page, &format!("{}moved", open.url)).await;
    told.add("a hidden redirect", failure(page, "The answer is a redirect, and the browser hides it").await);
    page.press("checkbox", "Follow redirects").await;
}

/// A redirect that comes to no end: in the page's own origin the page finds out, elsewhere the probe does.
pub async fn redirects_without_end(page: &Page, server: &Serve, open: &Origin, told: &mut Told) {
    page.expect_console("net::ERR_TOO_MANY_REDIRECTS");
    // Following nothing is no error, but Chromium says so.
    page.expect_console("net::ERR_FAILED");
    let heading = "The redirect leads nowhere";
    let url = format!("{}redirect/30", server.sandbox());
    page.choose("Method", "GET").await;
    page.fill("URL", &url).await;
    page.send("GET").await;
    let text = failure(page, heading).await;
    assert!(text.contains("After 20 redirects"), "{text}");
    assert_eq!(page.value("URL").await, url);
    told.add("too many redirects", text);
    page.choose("Method", "PUT").await;
    expect_pair(page).await;

    let arrived = open.arrived().len();
    send(page, &format!("{}loop", open.url)).await;
    failure(page, "CORS or network").await;
    assert!(
        open.arrived()[arrived..].iter().all(|request| request.method == "PUT"),
        "no probe without leave"
    );
    page.press("button", PROBE).await;
    failure(page, heading).await;
}

/// The browser does not say which it was; one more request, if the user allows it, tells them apart.
pub async fn cors_or_network(page: &Page, closed: &Origin, told: &mut Told) {
    page.expect_console("blocked by CORS policy");
    page.expect_console("net::ERR_FAILED");
    page.expect_console("net::ERR_CONNECTION_REFUSED");
    let unsure = "CORS or network: the browser does not say which";

    send(page, &format!("{}things/1", closed.url)).await;
    failure(page, unsure).await;
    assert!(closed.arrived().is_empty(), "the preflight was refused");
    page.press("button", PROBE).await;
    told.add("a CORS refusal", failure(page, "The server answers, but forbids this page to read it").await);
    let probe = closed.last();
    assert_eq!((probe.method.as_str(), closed.arrived().len()), ("GET", 1), "one plain GET");

    let port = free_port();
    send(page, &format!("http://127.0.0.1:{port}/things/1")).await;
    told.add("no way to know", failure(page, unsure).await);
    page.press("button", PROBE).await;
    told.add("a foreign server down", failure(page, &format!("Nothing answers at 127.0.0.1:{port}")).await);
}

/// The browser itself says when there is no network.
pub async fn offline(page: &Page, told: &mut Told) {
    page.expect_console("http://example.test/things/1 - Failed to load resource: net::ERR_");
    page.go_offline(true).await;
    send(page, "http://example.test/things/1").await;
    told.add("no network", failure(page, "You are offline").await);
    page.go_offline(false).await;
}

/// In the page's own origin CORS has no say: no probe is needed.
pub async fn own_server_down(page: &Page, server: &mut Serve, told: &mut Told) {
    server.stop();
    send(page, &format!("{}things/1", server.sandbox())).await;
    let host = server.url.trim_start_matches("http://").trim_end_matches('/');
    told.add("the page's own server down", failure(page, &format!("Nothing answers at {host}")).await);
    assert!(!page.has("button", PROBE).await);
}
