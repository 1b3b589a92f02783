//! What Python's `requests` sends, beside what the browser sends.

use super::bytes_face::count_bytes;
use super::code_face::draw_presence;
use super::wire::draw_body;
use crate::model::dialogue::{PythonRequest, Side};
use crate::model::{Code, Msg};
use yew::prelude::*;

/// Draws the request of `requests`, or why there is none.
pub fn draw_python_request(code: &Code, send: &Callback<Msg>) -> Html {
    html! {
        <div>
            <h3 class="side">{ "What Python’s requests sends" }</h3>
            { draw_presence(code, send) }
            if let Some(sends) = &code.sends {
                { match &**sends {
                    Ok(request) => draw_request(request),
                    Err(words) => html! { <pre class="wire-box raised" tabindex="0" aria-label="Python’s error">{ words }</pre> },
                } }
            }
        </div>
    }
}

fn draw_request(request: &PythonRequest) -> Html {
    let marks = request.marks.iter().copied().chain(std::iter::repeat(false));
    html! {
        <>
            <h4 class="small-head">{ "Head" }</h4>
            <pre class="wire-box" tabindex="0" aria-label="Python’s request head">
                { for request.head.iter().zip(marks).map(|(line, is_other)| if is_other {
                    html! { <><mark>{ line }</mark>{ "\n" }</> }
                } else {
                    html! { <>{ line }{ "\n" }</> }
                }) }
            </pre>
            if request.marks.contains(&true) {
                <p class="hint-line">{ "The browser’s request has no such line where it is " }<mark>{ "marked" }</mark>{ "." }</p>
            }
            <h4 class="small-head">{ format!("Body · {}", count_bytes(request.body.len())) }</h4>
            if request.body.is_empty() {
                <p class="hint-line">{ "There is no body." }</p>
            } else {
                <pre class="wire-box" tabindex="0" aria-label="Python’s request body">
                    { draw_body(&request.body, request.media_type.as_deref()) }
                </pre>
            }
            if !request.differences.is_empty() {
                <h4 class="small-head">{ "Where they differ" }</h4>
                <dl class="differences">
                    { for request.differences.iter().map(|difference| html! {
                        <>
                            <dt>
                                <span class="wire">{ &difference.what }</span>{ " " }
                                <small>{ match difference.side {
                                    Side::Python => "Python only",
                                    Side::Browser => "browser only",
                                    Side::Both => "both, not alike",
                                } }</small>
                            </dt>
                            <dd>{ &difference.why }</dd>
                        </>
                    }) }
                </dl>
            }
        </>
    }
}
