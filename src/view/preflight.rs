//! The preflight that the browser is going to send, marked as predicted.

use super::control::{hint, small_head, wire_box};
use super::element::{Element, several, tag};
use crate::explain::{Needed, preflight, sentence, sentence_with};
use crate::http::Request;
use crate::locale::tr;
use crate::model::{Credentials, PageInfo};

/// Draws it; nothing for a request to the page's own origin.
pub fn draw_preflight(request: &Request, page: &PageInfo, credentials: Credentials) -> Option<Element> {
    let foreseen = preflight(request, &page.origin, credentials == Credentials::Include)?;
    let mut drawn = tag("div").class("preflight").add(small_head("h3", sentence("preflight")));
    if foreseen.causes.is_empty() {
        drawn = drawn.add(tag("p").text(sentence("preflight-none")));
    } else {
        let causes =
            foreseen.causes.iter().fold(tag("ul"), |causes, cause| causes.add(tag("li").text(cause)));
        drawn = drawn
            .add(tag("p").text(sentence("preflight-asks")))
            .add(causes)
            .add(wire_box(tr("predicted-preflight")).text(&foreseen.asks.join("\n")))
            .add(hint(sentence("preflight-unsure")))
            .add(draw_needed(sentence("preflight-needs"), &foreseen.needs));
    }
    let then = sentence_with("preflight-then", &[("method", request.method.as_str())]);
    Some(drawn.add(draw_needed(&then, &foreseen.then)))
}

fn draw_needed(heading: &str, lines: &[Needed]) -> Element {
    let list = lines.iter().fold(tag("ul").class("needed"), |list, needed| {
        let line = tag("code").text(&needed.line);
        list.add(tag("li").add(line).text(" ").add(tag("small").text(needed.note)))
    });
    several().add(tag("h4").text(heading)).add(list)
}
