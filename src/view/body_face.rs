//! The response's body.

use super::control::link;
use crate::browser::download::object_url;
use crate::http::Response;
use crate::model::{BodyView, Msg, SHOWN_BYTES, view_body};
use std::rc::Rc;
use web_sys::Url;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub response: Rc<Response>,
    pub shows_all: bool,
    pub send: Callback<Msg>,
}

#[function_component]
pub fn BodyFace(props: &Props) -> Html {
    let response = &props.response;
    let kept = response.body.len() as u64;
    let limit = if props.shows_all { usize::MAX } else { SHOWN_BYTES };
    let content_type = response.headers.get("content-type");
    // Laying out a large body takes a while: once for each response, not once for each keystroke elsewhere.
    let view = use_memo((response.clone(), limit), |(response, limit)| {
        view_body(response.headers.get("content-type"), &response.body, *limit)
    });
    let is_cut =
        !props.shows_all && response.body.len() > SHOWN_BYTES && !matches!(*view, BodyView::Image(_));
    html! {
        <div class="body-face">
            { draw(&view, response) }
            if is_cut {
                <p class="hint-line">
                    { format!("These are the first {} of {} bytes. ", SHOWN_BYTES, response.body.len()) }
                    { link("Show all", None, Msg::ShowAll, &props.send) }
                </p>
            }
            if kept < response.size {
                <p class="hint-line">{ format!("The history kept {kept} of {} bytes across the reload.", response.size) }</p>
            }
            if kept > 0 {
                <p>
                    { link("Save the body as a file", None, Msg::SaveBody, &props.send) }
                    <span class="hint-line">{ format!(" {}", content_type.unwrap_or("no Content-Type")) }</span>
                </p>
            }
        </div>
    }
}

fn draw(view: &BodyView, response: &Rc<Response>) -> Html {
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
        BodyView::Image(_) => html! { <Image response={response.clone()} /> },
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

fn pre(label: &'static str, text: &str) -> Html {
    html! { <pre class="wire-box" tabindex="0" aria-label={label}>{ text.to_owned() }</pre> }
}

#[derive(Properties, PartialEq)]
struct ImageProps {
    response: Rc<Response>,
}

/// An image, drawn by the browser from the very bytes.
#[function_component]
fn Image(props: &ImageProps) -> Html {
    let url = use_state(|| None::<String>);
    {
        let url = url.clone();
        use_effect_with(props.response.clone(), move |response| {
            let media_type = response.headers.get("content-type").unwrap_or_default();
            let made = object_url(media_type, &response.body);
            url.set(made.clone());
            move || {
                if let Some(made) = made {
                    // A URL that is gone needs no revoking.
                    let _ = Url::revoke_object_url(&made);
                }
            }
        });
    }
    match &*url {
        Some(url) => html! { <img class="body-image" src={url.clone()} alt="The body, drawn as an image" /> },
        None => Html::default(),
    }
}
