//! The response's headers, each with its explanation beside it.

use super::hidden::draw_hidden;
use crate::explain;
use crate::http::Response;
use yew::prelude::*;

/// Draws the header table.
pub fn draw_headers(response: &Response) -> Html {
    html! {
        <>
            <table class="headers" aria-label="Response headers">
                <colgroup><col /><col /></colgroup>
                <thead class="unseen"><tr><th scope="col">{ "Header" }</th><th scope="col">{ "Value and meaning" }</th></tr></thead>
                <tbody>
                    { for response.headers.iter().map(|header| draw_row(&header.name, &header.value)) }
                </tbody>
            </table>
            <p class="hint-line">{ explain::sentence("hidden-order") }</p>
            { draw_hidden(response) }
        </>
    }
}

fn draw_row(name: &str, value: &str) -> Html {
    let note = explain::header(name);
    html! {
        <tr>
            <th scope="row">{ name.to_owned() }</th>
            <td>
                <span class="wire">{ value.to_owned() }</span>
                if let Some(says) = explain::value(name, value) {
                    <small class="reading">{ says }</small>
                }
                <small>
                    { note.says }
                    if let Some(source) = note.source {
                        { " " }<a class="source" href={source.url()} rel="noreferrer noopener" target="_blank">{ source.label() }</a>
                    }
                </small>
            </td>
        </tr>
    }
}
