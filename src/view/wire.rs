//! Bytes as they travel.

use super::element::{Element, several, tag};
use crate::encode::form::{self, Run};
use crate::locale::tr_count;
use crate::model::{WireLine, Writer, hex_dump};
use bytes::Bytes;

/// How many bytes of a body are drawn before it is sent: 16 KiB.
const DRAWN_BYTES: usize = 16 * 1024;

/// A body with what encoding changed marked, where it is a form.
pub fn draw_body(body: &Bytes, media_type: Option<&str>) -> Element {
    let part = body.get(..DRAWN_BYTES).unwrap_or(body);
    let more = body.len() - part.len();
    // The last character may be cut in two.
    let text = match std::str::from_utf8(part) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&part[..error.valid_up_to()]).ok(),
        Err(_) => None,
    };
    let drawn = match text {
        None => several().text(&hex_dump(part.get(..1024).unwrap_or(part))),
        Some(text) if media_type == Some(form::MEDIA_TYPE) => draw_form(text),
        Some(text) => several().text(text),
    };
    if more == 0 {
        return drawn;
    }
    drawn.add(tag("span").class("hint-line").text(&tr_count("more-bytes", more)))
}

fn draw_form(text: &str) -> Element {
    form::runs(text).into_iter().fold(several(), |drawn, run| match run {
        Run::Plain(text) => drawn.text(text),
        Run::Encoded(text) => drawn.add(tag("mark").text(text)),
    })
}

/// The lines of a head; those that the browser writes are set apart.
pub fn draw_head(lines: &[WireLine], mut into: Element) -> Element {
    for line in lines {
        into = match line.writer {
            Writer::Page => into.text(&line.text),
            Writer::Browser => into.add(tag("i").text(&line.text)),
        };
        into = into.text("\n");
    }
    into
}
