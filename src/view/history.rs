//! The last exchanges.

use super::control::{link, tell};
use super::status_line::class_of;
use crate::http::{Exchange, Outcome, split_url};
use crate::model::{History, Msg};
use yew::prelude::*;

/// Draws the history, folded.
pub fn draw_history(history: &History, shown: Option<u32>, send: &Callback<Msg>) -> Html {
    let entries = history.entries();
    if entries.is_empty() {
        return Html::default();
    }
    html! {
        <details class="history">
            <summary>{ "History" }<span class="badge">{ entries.len() }</span></summary>
            <ol>
                { for entries.iter().map(|entry| draw_entry(&entry.exchange, shown, send)) }
            </ol>
            { link("Empty the history", None, Msg::ClearHistory, send) }
        </details>
    }
}

fn draw_entry(exchange: &Exchange, shown: Option<u32>, send: &Callback<Msg>) -> Html {
    let id = exchange.id;
    let (class, result) = match &exchange.outcome {
        Outcome::Answered(response) => (class_of(response.status), response.status.to_string()),
        Outcome::Failed(_) => ("client", "failed".to_owned()),
    };
    let target = split_url(&exchange.request.url).map_or(exchange.request.url.clone(), |url| url.target());
    let label = format!("{} {target}, {result}", exchange.request.method);
    html! {
        <li key={id}>
            <button type="button" class="entry" aria-current={(shown == Some(id)).then_some("true")}
                aria-label={format!("Show exchange {id}: {label}")} onclick={tell(send, Msg::Open(id))}>
                <b class={class}>{ result }</b>
                <span class="wire">{ format!("{} {target}", exchange.request.method) }</span>
            </button>
            { link("Use again", Some(format!("Use the request of exchange {id} again")), Msg::Reuse(id), send) }
        </li>
    }
}
