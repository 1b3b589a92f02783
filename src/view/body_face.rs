//! The response's body.

use super::control::link;
use crate::http::Response;
use crate::model::{BodyView, Msg, SHOWN_BYTES};
use std::rc::Rc;
use yew::prelude::*;

/// Draws a body that was laid out as `body`.
pub fn draw_body_face(response: &Response, body: &BodyView, shows_all: bool, send: &Callback<Msg>) -> Html {
    let kept = response.body.len() as u64;
    let content_type = response.headers.get("content-type");
    let is_cut = !shows_all && response.body.len() > SHOWN_BYTES && !matches!(body, BodyView::Image(_));
    html! {
        <div class="body-face">
            { draw(body, response) }
            if is_cut {
                <p class="hint-line">
                    { format!("These are the first {} of {} bytes. ", SHOWN_BYTES, response.body.len()) }
                    { link("Show all", None, Msg::ShowAll, send) }
                </p>
            }
            if kept < response.size {
                <p class="hint-line">{ format!("The history kept {kept} of {} bytes across the reload.", response.size) }</p>
            }
            if kept > 0 {
                <p>
                    { link("Save the body as a file", None, Msg::SaveBody, send) }
                    <span class="hint-line">{ format!(" · {}", content_type.unwrap_or("no Content-Type")) }</span>
                </p>
            }
        </div>
    }
}

fn draw(view: &BodyView, response: &Response) -> Html {
    match view {
        BodyView::Empty if response.size == 0 => {
            html! { <p class="hint-line">{ "The answer has no body." }</p> }
        }
        BodyView::Empty => Html::default(),
        BodyView::Json(text) => pre("JSON body", text),
        BodyView::Binary(dump) => html! {
            <>
                <p class="hint-line">{ "These bytes are no text; here they are in hex." }</p>
                { pre("Body in hex", dump) }
            </>
        },
        BodyView::Image(url) => html! {
            <img class="body-image" src={url.clone()} alt="The body, drawn as an image" />
        },
        BodyView::Text { text, html, damaged } => html! {
            <>
                if *damaged {
                    <p class="warning">{ "Some bytes do not fit the character encoding; they show as \u{fffd}." }</p>
                }
                { pre(if *html { "HTML source" } else { "Text body" }, text) }
                if *html {
                    <details>
                        <summary>{ "Preview, with scripts off" }</summary>
                        // No permission at all: the document runs nothing, submits nothing, and has no origin.
                        <iframe class="preview-frame" title="Preview of the HTML body" sandbox="" srcdoc={text.clone()} />
                    </details>
                }
            </>
        },
    }
}

fn pre(label: &'static str, text: &Rc<str>) -> Html {
    html! { <pre class="wire-box" tabindex="0" aria-label={label}>{ text.clone() }</pre> }
}
