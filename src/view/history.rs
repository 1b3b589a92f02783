//! The last exchanges.

use super::control::{badge, button, link};
use super::element::{Attribute, Element, tag};
use super::status_line::class_of;
use crate::http::{Exchange, Outcome, split_url};
use crate::locale::{Argument, tr, tr_count, tr_with};
use crate::model::{History, Msg};
use yew::prelude::*;

/// Draws the history, folded.
pub fn draw_history(history: &History, shown: Option<u32>, send: &Callback<Msg>) -> Option<Element> {
    let entries = history.entries();
    if entries.is_empty() {
        return None;
    }
    let list =
        entries.iter().fold(tag("ol"), |list, entry| list.add(draw_entry(&entry.exchange, shown, send)));
    let summary = tag("summary").say("history").add(badge(entries.len()));
    let empty = link(tr("empty-history"), None, Msg::ClearHistory, send);
    Some(tag("details").class("history").add(summary).add(list).add(empty))
}

fn draw_entry(exchange: &Exchange, shown: Option<u32>, send: &Callback<Msg>) -> Element {
    let id = exchange.id;
    let (class, result) = match &exchange.outcome {
        Outcome::Answered(response) => (class_of(response.status), &*response.status.to_string()),
        Outcome::Failed(_) => ("client", tr("failed")),
    };
    let target = split_url(&exchange.request.url).map_or(exchange.request.url.clone(), |url| url.target());
    let request = [exchange.request.method.as_str(), " ", &target].concat();
    let places = [
        ("count", Argument::Number(id.into())),
        ("request", Argument::Text(&request)),
        ("result", Argument::Text(result)),
    ];
    let entry = button("entry", "", Msg::Open(id), send).label(&tr_with("show-exchange", &places));
    let entry = entry.is(Attribute::IsCurrent, shown == Some(id));
    let entry = entry.add(tag("b").class(class).text(result)).add(tag("span").class("wire").text(&request));
    let again = tr_count("use-exchange-again", id as usize);
    tag("li").key(id).add(entry).add(link(tr("use-again"), Some(&again), Msg::Reuse(id), send))
}
