//! The response: its status, its faces, or why there is none.

use super::body_face::draw_body_face;
use super::bytes_face::draw_request;
use super::control::{button, nth, paragraph};
use super::element::{Attribute, Element, several, tag};
use super::headers_face::draw_headers;
use super::history::draw_history;
use super::picture_face::draw_picture_face;
use super::preflight::draw_preflight;
use super::python_face::draw_python_face;
use super::request::instrument;
use super::status_line::draw_status;
use super::tabs::{TabList, draw_tabs, panel};
use crate::explain;
use crate::http::{Exchange, Failure, Method, Outcome, Response};
use crate::locale::{tr, tr_text};
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
    /// Whether the page is being put on paper: then all faces are drawn that do not have to be asked for.
    pub prints: bool,
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
pub fn draw_response_pane(props: &ResponseView<'_>) -> Element {
    let answered = props.shown.is_some_and(|shown| matches!(shown.outcome, Outcome::Answered(_)));
    let open = FACES.iter().position(|face| *face == props.face).unwrap_or(0);
    let tabs = answered.then(|| {
        let names = &[tr("headers"), tr("body"), "Python", tr("timing"), tr("server"), tr("sent")];
        let tabs = TabList { label: tr("faces-of-response"), prefix: "response", names, open };
        draw_tabs(&tabs, |index| Msg::ShowFace(nth(&FACES, index)), props.send)
    });
    let shown = match props.shown {
        None => paragraph("empty", &tr_text("nothing-yet", "method", props.method.as_str())),
        Some(exchange) => match &exchange.outcome {
            Outcome::Answered(response) => draw_answer(props, exchange, response, open),
            Outcome::Failed(failure) => draw_failure(props, exchange, failure),
        },
    };
    let view = tag("div").class(if props.waiting { "stale" } else { "" }).add(shown);
    instrument("response", tr("response"), tabs)
        .is(Attribute::Busy, props.waiting)
        .maybe(draw_absence(props))
        .add(view)
        .maybe(draw_history(props.history, props.shown.map(|shown| shown.id), props.send))
}

/// Draws what the server saw, beside the response.
pub fn draw_server_pane(props: &ResponseView<'_>) -> Element {
    let drawn = props.shown.and_then(|exchange| match &exchange.outcome {
        Outcome::Answered(response) => Some(draw_picture_face(Picture::Server, props, exchange, response)),
        Outcome::Failed(_) => None,
    });
    instrument("server", tr("server"), None).maybe(drawn)
}

/// Why the sandbox does not answer, while the draft is addressed to it.
fn draw_absence(props: &ResponseView<'_>) -> Option<Element> {
    match props.home {
        Home::Absent(reason) if props.answers_here => {
            Some(tag("div").class("warning").id("absence").text(&reason.explain()))
        }
        _ => None,
    }
}

fn draw_answer(
    props: &ResponseView<'_>,
    exchange: &Exchange,
    response: &Rc<Response>,
    open: usize,
) -> Element {
    let draw = |face| match face {
        ResponseFace::Headers => draw_headers(response),
        ResponseFace::Body => draw_body_face(response, props.body, props.shows_all, props.send),
        ResponseFace::Python => draw_python_face(props.printout, exchange.id, props.code, props.send),
        ResponseFace::Timing => draw_picture_face(Picture::Timing, props, exchange, response),
        ResponseFace::Server => draw_picture_face(Picture::Server, props, exchange, response),
        ResponseFace::Sent => draw_request(&exchange.request, props.page, props.send),
    };
    let status = draw_status(exchange, response, props.page, props.home);
    let dropped = draw_dropped(exchange);
    if props.prints {
        // As it went: the request, the answer, and what else is looked at.
        let drawn = several().add(draw(ResponseFace::Sent)).add(status).add(dropped);
        let drawn = drawn.add(draw(ResponseFace::Headers)).add(draw(ResponseFace::Body));
        let is_drawn = matches!(props.face, ResponseFace::Sent | ResponseFace::Headers | ResponseFace::Body);
        return drawn.maybe((!is_drawn).then(|| draw(props.face)));
    }
    several().add(status).add(dropped).add(panel("response", open).add(draw(props.face)))
}

/// The headers that the browser left out of the request, and why.
fn draw_dropped(exchange: &Exchange) -> Element {
    exchange.request.dropped.iter().fold(several(), |drawn, header| {
        let Some(note) = explain::forbidden(&header.name, &header.value) else {
            return drawn;
        };
        let left_out = tag("strong").text(&tr_text("browser-left-out", "header", &header.name)).text(" ");
        drawn.add(tag("p").class("warning").add(left_out).text(note.why).text(" ").text(note.python))
    })
}

fn draw_failure(props: &ResponseView<'_>, exchange: &Exchange, failure: &Failure) -> Element {
    let note = explain::failure(failure, &exchange.request);
    let id = exchange.id;
    let probing = props.probing == Some(id);
    let credentials = props.history.get(id).map(|entry| entry.draft.options.credentials).unwrap_or_default();
    let title = tag("h3").id("result").set(Attribute::TabIndex, "-1").text(&note.title);
    let probe = (*failure == Failure::Unexplained).then(|| {
        let text = if probing { tr("probing") } else { tr("probe") };
        tag("p").add(button("link", text, Msg::Probe(id), props.send).is(Attribute::IsDisabled, probing))
    });
    let steps = note.next.iter().fold(tag("ul"), |steps, step| steps.add(tag("li").text(step)));
    let asks = matches!(failure, Failure::Unexplained | Failure::Withheld);
    let preflight = asks.then(|| draw_preflight(&exchange.request, props.page, credentials)).flatten();
    tag("div")
        .class("failure")
        .add(title)
        .add(tag("p").text(&note.what))
        .maybe(probe)
        .add(steps)
        .add(draw_dropped(exchange))
        .maybe(preflight)
}
