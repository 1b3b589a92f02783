//! The response's headers, each with its explanation beside it.

use super::hidden::draw_hidden;
use crate::browser;
use crate::explain::{self, HeaderRow, Moment};
use crate::http::Response;
use yew::prelude::*;

/// Draws the header table.
pub fn draw_headers(response: &Response) -> Html {
    let moment = browser::moment();
    html! {
        <>
            <table class="headers" aria-label="Response headers">
                <colgroup><col /><col /></colgroup>
                <thead class="unseen"><tr><th scope="col">{ "Header" }</th><th scope="col">{ "Value and meaning" }</th></tr></thead>
                <tbody>
                    { for response.headers.iter().map(|header| draw_row(&header.name, &header.value, &moment)) }
                </tbody>
            </table>
            <p class="hint-line">{ explain::sentence("hidden-order") }</p>
            { draw_hidden(response) }
        </>
    }
}

fn draw_row(name: &str, value: &str, moment: &Moment) -> Html {
    let note = explain::header(name);
    html! {
        <tr>
            <th scope="row">{ name.to_owned() }</th>
            <td>
                <span class="wire">{ value.to_owned() }</span>
                if let Some(says) = explain::value(name, value, moment) {
                    <small class="reading">{ says }</small>
                }
                <small>
                    { note.says }
                    if let Some(source) = note.source {
                        { " " }<a class="source" href={source.url()} rel="noreferrer noopener" target="_blank">{ source.label() }</a>
                    }
                    if let Some(mdn) = note.row.and_then(HeaderRow::mdn) {
                        { " " }<a class="source" href={mdn} rel="noreferrer noopener" target="_blank">{ "MDN" }</a>
                    }
                </small>
            </td>
        </tr>
    }
}
