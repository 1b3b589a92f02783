//! What the page says is hidden is what the server sent and the browser kept back.

use crate::harness::{Page, Serve, journey};
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;

/// The header names of an answer as they are on the wire.
fn on_the_wire(url: &str, origin: &str) -> Vec<String> {
    let (host, path) = url.trim_start_matches("http://").split_once('/').expect("a path");
    let mut stream = TcpStream::connect(host).expect("the server");
    write!(stream, "PUT /{path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        .expect("a request");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    head.lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name.to_lowercase())
        .collect()
}

/// The names in the table of hidden headers, lower-case, each with the text beside it.
async fn hidden(page: &Page) -> Vec<(String, String)> {
    page.find_in("Response", "table", "Hidden headers").await;
    let script = "return [...document.querySelectorAll('table[aria-label=\"Hidden headers\"] tbody tr')]
        .map(row => [row.querySelector('th').innerText.toLowerCase(), row.querySelector('td').innerText])";
    serde_json::from_value(page.script(script, json!([])).await).expect("names and texts")
}

#[test]
fn every_header_that_was_sent_is_shown_or_named_as_hidden() {
    let server = Serve::start();
    journey("hidden_headers", async |page| {
        page.open(&server.url).await;
        let index = page.fetch("sandbox/", json!({})).await.json();
        let second = index["second_origin"].as_str().expect("the index names the second origin").to_owned();
        let origin = server.url.trim_end_matches('/');
        let url = format!("{second}/sandbox/cors/simple/tutorial");
        page.fill("URL", &url).await;
        assert_eq!(page.send("PUT").await.status, 200);
        let shown: Vec<String> = page.headers().await.into_iter().map(|row| row.name).collect();
        let rows = hidden(page).await;
        let named: Vec<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
        let sent = on_the_wire(&url, origin);
        assert!(sent.len() > 10, "{sent:?}");
        for name in &sent {
            assert!(
                shown.contains(name) != named.contains(&name.as_str()),
                "{name}: shown or hidden, not both"
            );
        }
        for (name, text) in &rows {
            let mark = "hidden by the browser unless the server sends Access-Control-Expose-Headers";
            assert_eq!(text.starts_with(mark), name != "set-cookie", "{name}: {text}");
        }
        page.reads("Response", "The list is not complete").await;

        // A star exposes all, and so leaves only what no page ever sees; so does the page's own origin.
        for url in [format!("{second}/sandbox/cors/open/tutorial"), format!("{}tutorial", server.sandbox())] {
            page.fill("URL", &url).await;
            assert_eq!(page.send("PUT").await.status, 200);
            let names: Vec<String> = hidden(page).await.into_iter().map(|(name, _)| name).collect();
            assert_eq!(names, ["set-cookie"], "{url}");
        }
    });
}
