//! The response: its status, its faces, or why there is none.

use super::body_face::draw_body_face;
use super::bytes_face::draw_request;
use super::control::tell;
use super::headers_face::draw_headers;
use super::history::draw_history;
use super::picture_face::draw_picture_face;
use super::preflight::draw_preflight;
use super::python_face::draw_python_face;
use super::status_line::draw_status;
use super::tabs::{TabList, draw_tabs};
use crate::explain;
use crate::http::{Exchange, Failure, Method, Outcome, Response};
use crate::model::dialogue::figure::Figure;
use crate::model::dialogue::{Picture, Printout};
use crate::model::{BodyView, Code, History, Msg, PageInfo, ResponseFace};
use crate::sandbox::Home;
use std::rc::Rc;
use yew::prelude::*;

/// What the response shows.
pub struct ResponseView<'a> {
    pub page: &'a PageInfo,
    pub home: &'a Home,
    /// Whether the draft is addressed to the sandbox.
    pub answers_here: bool,
    pub shown: Option<&'a Exchange>,
    pub face: ResponseFace,
    pub shows_all: bool,
    /// The response's body, laid out.
    pub body: &'a BodyView,
    pub waiting: bool,
    pub code: &'a Code,
    /// What Python prints of an exchange, by its number.
    pub printout: Option<&'a (u32, Rc<Printout>)>,
    /// Pictures, each with the number of its exchange.
    pub pictures: &'a [Option<(u32, Rc<Figure>)>],
    pub probing: Option<u32>,
    pub history: &'a History,
    /// The draft's method.
    pub method: Method,
    pub send: &'a Callback<Msg>,
}

const FACES: [ResponseFace; 6] = [
    ResponseFace::Headers,
    ResponseFace::Body,
    ResponseFace::Python,
    ResponseFace::Timing,
    ResponseFace::Server,
    ResponseFace::Sent,
];

/// Draws the region.
pub fn draw_response_pane(props: &ResponseView<'_>) -> Html {
    let answered = props.shown.is_some_and(|shown| matches!(shown.outcome, Outcome::Answered(_)));
    let open = FACES.iter().position(|face| *face == props.face).unwrap_or(0);
    let choose =
        props.send.reform(|index: usize| Msg::ShowFace(FACES.get(index).copied().unwrap_or_default()));
    html! {
        <section class="instrument" aria-label="Response" id="response" aria-busy={props.waiting.then_some("true")}>
            <div class="pane-head">
                <h2>{ "Response" }</h2>
                if answered {
                    { draw_tabs(&TabList { label: "Faces of the response", prefix: "response", names: &["Headers", "Body", "Python", "Timing", "Server", "Sent"], open }, &choose) }
                }
            </div>
            { draw_absence(props) }
            <div class={props.waiting.then_some("stale")}>
                { match props.shown {
                    None => draw_nothing_yet(props),
                    Some(exchange) => match &exchange.outcome {
                        Outcome::Answered(response) => draw_answer(props, exchange, response, open),
                        Outcome::Failed(failure) => draw_failure(props, exchange, failure),
                    },
                } }
            </div>
            { draw_history(props.history, props.shown.map(|shown| shown.id), props.send) }
        </section>
    }
}

/// Why the sandbox does not answer, while the draft is addressed to it.
fn draw_absence(props: &ResponseView<'_>) -> Html {
    match props.home {
        Home::Absent(reason) if props.answers_here => html! {
            <div class="warning" id="absence">{ reason.explain() }</div>
        },
        _ => Html::default(),
    }
}

fn draw_nothing_yet(props: &ResponseView<'_>) -> Html {
    html! {
        <p class="empty">
            { format!("Press Send {}. The server's answer appears here: its status, every header with what it means, \
                       and its body.", props.method) }
        </p>
    }
}

fn draw_answer(props: &ResponseView<'_>, exchange: &Exchange, response: &Rc<Response>, open: usize) -> Html {
    html! {
        <>
            { draw_status(exchange, response, props.page, props.home) }
            { draw_dropped(exchange) }
            <div role="tabpanel" id="response-panel" aria-labelledby={format!("response-tab-{open}")}>
                { match props.face {
                    ResponseFace::Headers => draw_headers(response),
                    ResponseFace::Body => draw_body_face(response, props.body, props.shows_all, props.send),
                    ResponseFace::Python => draw_python_face(props.printout, exchange.id, props.code, props.send),
                    ResponseFace::Timing => draw_picture_face(Picture::Timing, props, exchange, response),
                    ResponseFace::Server => draw_picture_face(Picture::Server, props, exchange, response),
                    ResponseFace::Sent => draw_request(&exchange.request, props.page, props.send),
                } }
            </div>
        </>
    }
}

/// The headers that the browser left out of the request, and why.
fn draw_dropped(exchange: &Exchange) -> Html {
    exchange
        .request
        .dropped
        .iter()
        .filter_map(|header| {
            let note = explain::forbidden(&header.name, &header.value)?;
            Some(html! {
                <p class="warning">
                    <strong>{ format!("The browser left {} out of the request. ", header.name) }</strong>
                    { note.why }{ " " }{ note.python }
                </p>
            })
        })
        .collect()
}

fn draw_failure(props: &ResponseView<'_>, exchange: &Exchange, failure: &Failure) -> Html {
    let note = explain::failure(failure, &exchange.request);
    let id = exchange.id;
    let probing = props.probing == Some(id);
    let credentials = props.history.get(id).map(|entry| entry.draft.options.credentials).unwrap_or_default();
    html! {
        <div class="failure">
            <h3 id="result" tabindex="-1">{ &note.title }</h3>
            <p>{ &note.what }</p>
            if *failure == Failure::Unexplained {
                <p>
                    <button type="button" class="link" aria-disabled={probing.then_some("true")}
                        onclick={tell(props.send, Msg::Probe(id))}>
                        { if probing { "Asking the server…" } else { "Find out which: send a plain GET" } }
                    </button>
                </p>
            }
            <ul>{ for note.next.iter().map(|step| html! { <li>{ step }</li> }) }</ul>
            { draw_dropped(exchange) }
            if matches!(failure, Failure::Unexplained | Failure::Withheld) {
                { draw_preflight(&exchange.request, props.page, credentials) }
            }
        </div>
    }
}
