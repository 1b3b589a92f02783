//! The preflight that the browser is going to send, marked as predicted.

use crate::explain::{Needed, preflight};
use crate::http::Request;
use crate::model::{Credentials, PageInfo};
use yew::prelude::*;

const NONE: &str = "No preflight: this method and these headers are sent without asking. So the server acts on the \
                    request, whatever its answer allows.";
const UNSURE: &str = "Foreseen from the Fetch Standard. The browser adds lines such as User-Agent and Sec-Fetch-Mode, and \
                      asks nothing as long as it remembers the last answer (Access-Control-Max-Age).";

/// Draws it; nothing for a request to the page's own origin.
pub fn draw_preflight(request: &Request, page: &PageInfo, credentials: Credentials) -> Html {
    let Some(foreseen) = preflight(request, &page.origin, credentials == Credentials::Include) else {
        return Html::default();
    };
    let asks = !foreseen.causes.is_empty();
    html! {
        <div class="preflight">
            <h3 class="small-head">{ "Preflight · predicted" }</h3>
            if asks {
                <p>{ "The server is of another origin, so the browser asks it first, because of" }</p>
                <ul>{ for foreseen.causes.iter().map(|cause| html! { <li>{ cause }</li> }) }</ul>
                <pre class="wire-box" tabindex="0" aria-label="Predicted preflight">{ foreseen.asks.join("\n") }</pre>
                <p class="hint-line">{ UNSURE }</p>
                { draw_needed("What the answer to the preflight needs", &foreseen.needs) }
            } else {
                <p>{ NONE }</p>
            }
            { draw_needed(&format!("What the answer to the {} needs, so that a page may read it", request.method), &foreseen.then) }
        </div>
    }
}

fn draw_needed(heading: &str, lines: &[Needed]) -> Html {
    html! {
        <>
            <h4>{ heading.to_owned() }</h4>
            <ul class="needed" aria-label={heading.to_owned()}>
                { for lines.iter().map(|needed| html! {
                    <li><code>{ &needed.line }</code>{ " " }<small>{ needed.note }</small></li>
                }) }
            </ul>
        </>
    }
}
