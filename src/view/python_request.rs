//! What Python's `requests` sends, beside what the browser sends.

use super::bytes_face::draw_body_box;
use super::code_face::draw_presence;
use super::control::{hint, small_head, wire_box};
use super::element::{Element, several, tag};
use super::text::{marked, marked_as};
use crate::locale::tr;
use crate::model::dialogue::{PythonRequest, Side};
use crate::model::{Code, Msg};
use yew::prelude::*;

/// Draws the request of `requests`, or why there is none.
pub fn draw_python_request(code: &Code, send: &Callback<Msg>) -> Element {
    let request = code.sends.as_ref().map(|sends| match &**sends {
        Ok(request) => draw_request(request),
        Err(words) => wire_box(tr("python-error")).class("wire-box raised").text(words),
    });
    let head = tag("h3").class("side").say("python-sends");
    tag("div").add(head).maybe(draw_presence(code, send)).maybe(request)
}

fn draw_request(request: &PythonRequest) -> Element {
    let marks = request.marks.iter().copied().chain(std::iter::repeat(false));
    let head = wire_box(tr("python-request-head"));
    let head = request.head.iter().zip(marks).fold(head, |head, (line, is_other)| {
        let head = if is_other { head.add(tag("mark").text(line)) } else { head.text(line) };
        head.text("\n")
    });
    let mut drawn = several().add(small_head("h4", tr("head"))).add(head);
    if request.marks.contains(&true) {
        drawn = drawn.add(hint("").add(marked_as(tr("lines-that-differ"), "code", "mark")));
    }
    let media_type = request.media_type.as_deref();
    drawn = drawn.add(draw_body_box("h4", &request.body, media_type, tr("python-request-body")));
    if request.differences.is_empty() {
        return drawn;
    }
    let list = tag("dl").class("differences");
    let list = request.differences.iter().fold(list, |list, difference| {
        let what = tag("span").class("wire").text(&difference.what);
        let side = tag("small").text(match difference.side {
            Side::Python => tr("python-only"),
            Side::Browser => tr("browser-only"),
            Side::Both => tr("both-not-alike"),
        });
        let term = tag("dt").add(what).text(" ").add(side);
        list.add(term).add(tag("dd").add(marked(&difference.why)))
    });
    drawn.add(small_head("h4", tr("where-they-differ"))).add(list)
}
