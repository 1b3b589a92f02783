//! The status, what it means, and the figures of the exchange.

use crate::explain;
use crate::http::{Exchange, Response};
use crate::model::PageInfo;
use crate::sandbox::Home;
use yew::prelude::*;

/// Draws the status of an answer.
pub fn draw_status(exchange: &Exchange, response: &Response, page: &PageInfo, home: &Home) -> Html {
    let note = explain::status(response.status, exchange.request.method);
    let reason = if response.reason.is_empty() { note.reason } else { &response.reason };
    html! {
        <div id="result">
            <p class={format!("status {}", class_of(response.status))}>
                <b>{ response.status }</b><span>{ reason }</span>
            </p>
            <p class="meaning">
                { note.meaning }
                if let Some(next) = note.next { { " " }{ next } }
                { " " }<a class="source" href={note.source.url()} rel="noreferrer noopener" target="_blank">{ note.source.label() }</a>
            </p>
            <ul class="meta">
                <li>{ format!("{} ms", milliseconds(exchange.timing.total_us)) }</li>
                if let Some(headers_us) = exchange.timing.headers_us {
                    <li>{ format!("headers after {} ms", milliseconds(headers_us)) }</li>
                }
                <li>{ size(response.size) }</li>
                <li>{ count(response.headers.len(), "header") }</li>
                <li>{ who(response, page, home) }</li>
                if response.redirected {
                    <li class="wire">{ format!("redirected to {}", response.url) }</li>
                }
            </ul>
        </div>
    }
}

/// The class that colours a status, and nothing else.
pub fn class_of(status: u16) -> &'static str {
    match status {
        200..=299 => "ok",
        300..=399 => "redirect",
        400..=499 => "client",
        500..=599 => "server",
        _ => "other",
    }
}

/// Microseconds as milliseconds, with as many digits as they are worth.
pub fn milliseconds(us: u64) -> String {
    let tenths = us / 100;
    if tenths < 100 { format!("{}.{}", tenths / 10, tenths % 10) } else { (us / 1000).to_string() }
}

/// A size in bytes, and in a larger unit where that helps.
pub fn size(bytes: u64) -> String {
    match bytes {
        1 => "1 byte".to_owned(),
        0..=1023 => format!("{bytes} bytes"),
        1024..=1_048_575 => format!("{bytes} bytes ({} KiB)", (bytes + 512) / 1024),
        _ => format!("{bytes} bytes ({} MiB)", (bytes + 524_288) / 1_048_576),
    }
}

fn who(response: &Response, page: &PageInfo, home: &Home) -> String {
    let answered_by = response.url.split_once("://").map_or(response.url.as_str(), |(_, rest)| rest);
    let host = answered_by.split('/').next().unwrap_or_default();
    if matches!(home, Home::Absent(_)) || !response.url.starts_with(&page.sandbox()) {
        return format!("answered by {host}");
    }
    // Not by the Server header: `tutorial` answers with that of the tutorial's example.
    if *home == Home::Worker {
        "answered by the practice server in this browser".to_owned()
    } else {
        format!("answered by the practice server at {host}")
    }
}

fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}
