//! The exact request: its head line by line, and its body byte by byte.

use super::control::{foldable, hint, link, paragraph, small_head, wire_box};
use super::element::{Element, several, tag};
use super::text::marked_as;
use super::wire::{draw_body, draw_head};
use crate::http::Request;
use crate::locale::{tr, tr_count};
use crate::model::{Msg, PageInfo, head_lines, hex_dump};
use yew::prelude::*;

/// Draws a request as it travels.
pub fn draw_request(request: &Request, page: &PageInfo, send: &Callback<Msg>) -> Element {
    // What travels is what the browser's parser makes of the URL: spaces escaped, dots resolved.
    let url = web_sys::Url::new(&request.url).map_or_else(|_| request.url.clone(), |url| url.href());
    let request = &Request { url, ..request.clone() };
    let body = request.body.clone().unwrap_or_default();
    let mut drawn = several()
        .add(small_head("h3", tr("head")))
        .add(draw_head(&head_lines(request, &page.origin), wire_box(tr("request-head"))))
        .add(paragraph("hint-line", "").add(marked_as(tr("lines-of-the-browser"), "code", "i")));
    if !request.dropped.is_empty() {
        let names: Vec<&str> = request.dropped.iter().map(|header| header.name.as_str()).collect();
        let left_out = tag("strong").say("left-out-by-browser");
        drawn = drawn.add(tag("p").class("warning").add(left_out).text(" ").text(&names.join(", ")));
    }
    drawn = drawn.add(draw_body_box("h3", &body, request.headers.get("content-type"), tr("request-body")));
    if body.is_empty() {
        return drawn;
    }
    let copy = std::str::from_utf8(&body).ok();
    let copy = copy.map(|text| link(tr("copy-body"), None, Msg::Copy(text.to_owned()), send));
    let dump = hex_dump(body.get(..4096).unwrap_or(&body));
    drawn.maybe(copy).add(foldable(tr("in-hex")).add(wire_box(tr("request-body-in-hex")).text(&dump)))
}

/// A body with its size above it; `name` is the heading's element.
#[inline(never)]
pub fn draw_body_box(
    name: &'static str,
    body: &bytes::Bytes,
    media_type: Option<&str>,
    label: &str,
) -> Element {
    let head = [tr("body"), " · ", &count_bytes(body.len())].concat();
    let drawn = several().add(small_head(name, &head));
    if body.is_empty() {
        return drawn.add(hint(tr("no-body")));
    }
    drawn.add(wire_box(label).add(draw_body(body, media_type)))
}

/// "1 byte", "9 bytes".
pub fn count_bytes(count: usize) -> String {
    tr_count("count-bytes", count)
}
