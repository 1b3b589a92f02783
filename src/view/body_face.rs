//! The response's body.

use super::control::{foldable, hint, link, paragraph, wire_box};
use super::element::{Attribute, Element, nothing, several, tag};
use crate::http::Response;
use crate::locale::{Argument, tr, tr_with};
use crate::model::{BodyView, Msg, SHOWN_BYTES};
use std::rc::Rc;
use yew::prelude::*;

/// Draws a body that was laid out as `body`.
pub fn draw_body_face(
    response: &Response,
    body: &BodyView,
    shows_all: bool,
    send: &Callback<Msg>,
) -> Element {
    let kept = response.body.len();
    let is_cut = !shows_all && kept > SHOWN_BYTES && !matches!(body, BodyView::Image(_));
    let cut = is_cut.then(|| {
        let words = tr_with("first-bytes", &places(SHOWN_BYTES, kept as u64));
        hint(&words).text(" ").add(link(tr("show-all"), None, Msg::ShowAll, send))
    });
    let is_partly_kept = (kept as u64) < response.size;
    let partly = is_partly_kept.then(|| hint(&tr_with("history-kept", &places(kept, response.size))));
    let save = (kept > 0).then(|| {
        let content_type = response.headers.get("content-type").unwrap_or(tr("no-content-type"));
        let type_line = tag("span").class("hint-line").text(" · ").text(content_type);
        tag("p").add(link(tr("save-body"), None, Msg::SaveBody, send)).add(type_line)
    });
    tag("div").class("body-face").add(draw(body, response)).maybe(cut).maybe(partly).maybe(save)
}

fn places(count: usize, total: u64) -> [(&'static str, Argument<'static>); 2] {
    [("count", Argument::Number(count as u64)), ("total", Argument::Number(total))]
}

fn draw(view: &BodyView, response: &Response) -> Element {
    match view {
        BodyView::Empty if response.size == 0 => hint(tr("answer-has-no-body")),
        BodyView::Empty => nothing(),
        BodyView::Json(text) => pre(tr("json-body"), text),
        BodyView::Binary(dump) => several().add(hint(tr("bytes-in-hex"))).add(pre(tr("body-in-hex"), dump)),
        BodyView::Image(url) => {
            let image = tag("img").class("body-image").set(Attribute::Src, url);
            image.set(Attribute::Alt, tr("body-as-image"))
        }
        BodyView::Text { text, html, damaged } => {
            let damage = damaged.then(|| paragraph("warning", tr("damaged-text")));
            let label = if *html { tr("html-source") } else { tr("text-body") };
            several().maybe(damage).add(pre(label, text)).maybe(html.then(|| draw_preview(text)))
        }
    }
}

fn draw_preview(text: &str) -> Element {
    // No permission at all: the document runs nothing, submits nothing, and has no origin.
    let frame = tag("iframe").class("preview-frame").set(Attribute::Sandbox, "");
    let frame = frame.set(Attribute::Title, tr("html-preview")).set(Attribute::SrcDoc, text);
    foldable(tr("preview-without-scripts")).add(frame)
}

fn pre(label: &str, text: &Rc<str>) -> Element {
    wire_box(label).shared_text(text)
}
