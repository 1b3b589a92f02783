//! The status, what it means, and the figures of the exchange.

use super::control::outside;
use super::element::{Element, tag};
use crate::explain;
use crate::http::{Exchange, Response};
use crate::locale::{Argument, tr, tr_count, tr_text, tr_with};
use crate::model::PageInfo;
use crate::sandbox::Home;

/// Draws the status of an answer.
pub fn draw_status(exchange: &Exchange, response: &Response, page: &PageInfo, home: &Home) -> Element {
    let note = explain::status(response.status, exchange.request.method);
    let reason = if response.reason.is_empty() { note.reason } else { &response.reason };
    let status = tag("p").class(&["status ", class_of(response.status)].concat());
    let status = status.add(tag("b").text(&response.status.to_string())).add(tag("span").text(reason));
    let meaning = tag("p").class("meaning").text(note.meaning).text(" ");
    let meaning = match note.next {
        Some(next) => meaning.text(next).text(" "),
        None => meaning,
    };
    let meaning = meaning.add(outside(&note.source.label(), &note.source.url()).class("source"));

    let mut figures = tag("ul").class("meta");
    let mut figure = vec![milliseconds(exchange.timing.total_us) + " ms"];
    if let Some(headers_us) = exchange.timing.headers_us {
        figure.push(tr_text("headers-after", "time", &milliseconds(headers_us)));
    }
    figure.push(size(response.size));
    figure.push(tr_count("count-headers", response.headers.len()));
    figure.push(who(response, page, home));
    for text in figure {
        figures = figures.add(tag("li").text(&text));
    }
    if response.redirected {
        figures = figures.add(tag("li").class("wire").text(&tr_text("redirected-to", "url", &response.url)));
    }
    tag("div").id("result").add(status).add(meaning).add(figures)
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
    if tenths >= 100 {
        return (us / 1000).to_string();
    }
    [(tenths / 10).to_string(), (tenths % 10).to_string()].join(tr("decimal-point"))
}

/// A size in bytes, and in a larger unit where that helps.
pub fn size(bytes: u64) -> String {
    let exact = tr_with("count-bytes", &[("count", Argument::Number(bytes))]);
    let (scale, unit) = match bytes {
        0..=1023 => return exact,
        1024..=1_048_575 => (1024, " KiB)"),
        _ => (1_048_576, " MiB)"),
    };
    [&exact, " (", &((bytes + scale / 2) / scale).to_string(), unit].concat()
}

fn who(response: &Response, page: &PageInfo, home: &Home) -> String {
    let answered_by = response.url.split_once("://").map_or(response.url.as_str(), |(_, rest)| rest);
    let host = answered_by.split('/').next().unwrap_or_default();
    if matches!(home, Home::Absent(_)) || !response.url.starts_with(&page.sandbox()) {
        return tr_text("answered-by", "host", host);
    }
    // Not by the Server header: `tutorial` answers with that of the tutorial's example.
    if *home == Home::Worker {
        tr("answered-in-browser").to_owned()
    } else {
        tr_text("answered-by-server", "host", host)
    }
}
