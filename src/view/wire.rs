//! Bytes as they travel.

use crate::encode::form::{self, Run};
use crate::model::{WireLine, Writer, hex_dump};
use bytes::Bytes;
use yew::prelude::*;

/// How many bytes of a body are drawn before it is sent: 16 KiB.
const DRAWN_BYTES: usize = 16 * 1024;

/// A body with what encoding changed marked, where it is a form.
pub fn draw_body(body: &Bytes, media_type: Option<&str>) -> Html {
    let part = body.get(..DRAWN_BYTES).unwrap_or(body);
    let more = body.len() - part.len();
    let more =
        (more > 0).then(|| html! { <span class="hint-line">{ format!(" … and {more} bytes more") }</span> });
    // The last character may be cut in two.
    let text = match std::str::from_utf8(part) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&part[..error.valid_up_to()]).ok(),
        Err(_) => None,
    };
    let drawn = match text {
        None => html! { { hex_dump(part.get(..1024).unwrap_or(part)) } },
        Some(text) if media_type == Some(form::MEDIA_TYPE) => draw_form(text),
        Some(text) => html! { { text.to_owned() } },
    };
    html! { <>{ drawn }{ more }</> }
}

fn draw_form(text: &str) -> Html {
    form::runs(text)
        .into_iter()
        .map(|run| match run {
            Run::Plain(text) => html! { <>{ text.to_owned() }</> },
            Run::Encoded(text) => html! { <mark>{ text.to_owned() }</mark> },
        })
        .collect()
}

/// The lines of a head; those that the browser writes are set apart.
pub fn draw_head(lines: &[WireLine]) -> Html {
    lines
        .iter()
        .map(|line| match line.writer {
            Writer::Page => html! { <>{ &line.text }{ "\n" }</> },
            Writer::Browser => html! { <><i>{ &line.text }</i>{ "\n" }</> },
        })
        .collect()
}
