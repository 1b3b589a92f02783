//! The response headers that the browser may have hidden.

use crate::explain::{self, HiddenHeader, Likely, hidden_headers};
use crate::http::{Response, Visibility};
use yew::prelude::*;

const HEADING: &str = "What you can't see";
const LABEL: &str = "Hidden headers";
const FOREIGN: &str = "Another origin answered. Of its headers a browser shows a page Cache-Control, Content-Language, \
                       Content-Length, Content-Type, Expires, Last-Modified and Pragma, and what the server names in \
                       Access-Control-Expose-Headers. Python would show all of them.";
const INCOMPLETE: &str = "The list is not complete: a server may send headers of any name, and nobody can tell from here \
                          which of these it sent.";

/// Draws a row for each header that may be there.
pub fn draw_hidden(response: &Response) -> Html {
    let is_foreign = response.visibility != Visibility::SameOrigin;
    html! {
        <>
            <h3 class="small-head">{ HEADING }</h3>
            if is_foreign { <p class="hint-line">{ FOREIGN }</p> }
            <table class="headers hidden-headers" aria-label={LABEL}>
                <colgroup><col /><col /></colgroup>
                <thead class="unseen"><tr><th scope="col">{ "Header" }</th><th scope="col">{ "Why it is hidden, and what it would say" }</th></tr></thead>
                <tbody>{ for hidden_headers(response).into_iter().map(draw_row) }</tbody>
            </table>
            if is_foreign { <p class="hint-line">{ INCOMPLETE }</p> }
        </>
    }
}

fn draw_row(header: HiddenHeader) -> Html {
    let (mark, why) = words(header.likely);
    html! {
        <tr>
            <th scope="row">{ header.name }</th>
            <td><em>{ mark }</em><small>{ why }{ explain::header(header.name).says }</small></td>
        </tr>
    }
}

/// The rule that hides a header, and how sure it is that it was sent.
fn words(likely: Likely) -> (&'static str, &'static str) {
    let mark = "hidden by the browser unless the server sends Access-Control-Expose-Headers";
    match likely {
        Likely::Certain => (mark, "It was sent: without it you would see nothing of this answer. "),
        Likely::ByStatus => (mark, "Answers with this status have it. "),
        Likely::Usual => (mark, ""),
        Likely::NeverShown => ("hidden by the browser from every page, whatever the server sends", ""),
    }
}
