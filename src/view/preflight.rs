//! The preflight that the browser is going to send, marked as predicted.

use crate::explain::{Needed, preflight, sentence, sentence_with};
use crate::http::Request;
use crate::model::{Credentials, PageInfo};
use yew::prelude::*;

/// Draws it; nothing for a request to the page's own origin.
pub fn draw_preflight(request: &Request, page: &PageInfo, credentials: Credentials) -> Html {
    let Some(foreseen) = preflight(request, &page.origin, credentials == Credentials::Include) else {
        return Html::default();
    };
    let asks = !foreseen.causes.is_empty();
    html! {
        <div class="preflight">
            <h3 class="small-head">{ sentence("preflight") }</h3>
            if asks {
                <p>{ sentence("preflight-asks") }</p>
                <ul>{ for foreseen.causes.iter().map(|cause| html! { <li>{ cause }</li> }) }</ul>
                <pre class="wire-box" tabindex="0" aria-label="Predicted preflight">{ foreseen.asks.join("\n") }</pre>
                <p class="hint-line">{ sentence("preflight-unsure") }</p>
                { draw_needed(sentence("preflight-needs"), &foreseen.needs) }
            } else {
                <p>{ sentence("preflight-none") }</p>
            }
            { draw_needed(&sentence_with("preflight-then", &[("method", request.method.as_str())]), &foreseen.then) }
        </div>
    }
}

fn draw_needed(heading: &str, lines: &[Needed]) -> Html {
    html! {
        <>
            <h4>{ heading }</h4>
            <ul class="needed">
                { for lines.iter().map(|needed| html! {
                    <li><code>{ &needed.line }</code>{ " " }<small>{ needed.note }</small></li>
                }) }
            </ul>
        </>
    }
}
