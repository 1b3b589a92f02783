//! The exact request: its head line by line, and its body byte by byte.

use super::control::link;
use super::wire::{draw_body, draw_head};
use crate::http::Request;
use crate::locale::{Argument, tr_with};
use crate::model::{Msg, PageInfo, head_lines, hex_dump};
use yew::prelude::*;

/// Draws a request as it travels.
pub fn draw_request(request: &Request, page: &PageInfo, send: &Callback<Msg>) -> Html {
    // What travels is what the browser's parser makes of the URL: spaces escaped, dots resolved.
    let url = web_sys::Url::new(&request.url).map_or_else(|_| request.url.clone(), |url| url.href());
    let request = &Request { url, ..request.clone() };
    let body = request.body.clone().unwrap_or_default();
    let media_type = request.headers.get("content-type").map(str::to_owned);
    let copy = std::str::from_utf8(&body).ok().filter(|text| !text.is_empty()).map(str::to_owned);
    html! {
        <>
            <h3 class="small-head">{ "Head" }</h3>
            <pre class="wire-box" tabindex="0" aria-label="Request head">{ draw_head(&head_lines(request, &page.origin)) }</pre>
            <p class="hint-line">
                { "Lines in " }<i>{ "italics" }</i>
                { " are the browser's. It also adds some that no page can foresee, such as User-Agent, Accept-Encoding \
                   and Sec-Fetch-Mode, and it chooses the order." }
            </p>
            if !request.dropped.is_empty() {
                <p class="warning">
                    <strong>{ "Left out by the browser: " }</strong>
                    { request.dropped.iter().map(|header| header.name.as_str()).collect::<Vec<_>>().join(", ") }
                </p>
            }
            <h3 class="small-head">{ format!("Body · {}", count_bytes(body.len())) }</h3>
            if body.is_empty() {
                <p class="hint-line">{ "There is no body." }</p>
            } else {
                <pre class="wire-box" tabindex="0" aria-label="Request body">{ draw_body(&body, media_type.as_deref()) }</pre>
                if let Some(text) = copy {
                    { link("Copy the body", None, Msg::Copy(text), send) }
                }
                <details>
                    <summary>{ "In hex" }</summary>
                    <pre class="wire-box" tabindex="0" aria-label="Request body in hex">
                        { hex_dump(body.get(..4096).unwrap_or(&body)) }
                    </pre>
                </details>
            }
        </>
    }
}

/// "1 byte", "9 bytes".
pub fn count_bytes(count: usize) -> String {
    tr_with("count-bytes", &[("count", Argument::Number(count as u64))])
}
