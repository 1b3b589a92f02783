//! The response headers that the browser may have hidden.

use crate::explain::{self, HiddenHeader, Likely, hidden_headers, sentence};
use crate::http::{Response, Visibility};
use yew::prelude::*;

const LABEL: &str = "Hidden headers";

/// Draws a row for each header that may be there.
pub fn draw_hidden(response: &Response) -> Html {
    let is_foreign = response.visibility != Visibility::SameOrigin;
    html! {
        <>
            <h3 class="small-head">{ sentence("hidden") }</h3>
            if is_foreign { <p class="hint-line">{ sentence("hidden-foreign") }</p> }
            <table class="headers hidden-headers" aria-label={LABEL}>
                <colgroup><col /><col /></colgroup>
                <thead class="unseen"><tr><th scope="col">{ "Header" }</th><th scope="col">{ "Meaning" }</th></tr></thead>
                <tbody>{ for hidden_headers(response).into_iter().map(draw_row) }</tbody>
            </table>
            if is_foreign { <p class="hint-line">{ sentence("hidden-incomplete") }</p> }
        </>
    }
}

fn draw_row(header: HiddenHeader) -> Html {
    let (mark, why) = words(header.likely);
    html! {
        <tr>
            <th scope="row">{ header.name }</th>
            <td><em>{ mark }</em><small>{ why }{ " " }{ explain::header(header.name).says }</small></td>
        </tr>
    }
}

/// The rule that hides a header, and how sure it is that it was sent.
fn words(likely: Likely) -> (&'static str, &'static str) {
    match likely {
        Likely::Certain => (sentence("hidden-unless"), sentence("hidden-certain")),
        Likely::ByStatus => (sentence("hidden-unless"), sentence("hidden-by-status")),
        Likely::Usual => (sentence("hidden-unless"), ""),
        Likely::NeverShown => (sentence("hidden-always"), ""),
    }
}
