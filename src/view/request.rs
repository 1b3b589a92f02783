//! The request: one draft with its faces.

use super::body_editor::{BodyEditor, draw_body_editor};
use super::bytes_face::draw_request;
use super::code_face::draw_code_face;
use super::control::{Choice, TextField, choice, options, pasted, text_field};
use super::notice::draw_notice;
use super::options::draw_options;
use super::preflight::draw_preflight;
use super::problem::{draw_problem, problem_at};
use super::python_request::draw_python_request;
use super::rows::{Rows, draw_rows};
use super::send_bar::{SendBar, draw_send_bar};
use super::tabs::{TabList, draw_tabs};
use crate::http::{Method, check_name, check_value};
use crate::model::{
    Code, CodeMsg, Draft, Edit, InFlight, List, Msg, Notice, PageInfo, Place, Problem, RequestFace, Run,
    prepare, sent_url,
};
use yew::prelude::*;

/// What the request shows.
pub struct Request<'a> {
    pub draft: &'a Draft,
    pub code: &'a Code,
    pub run: &'a Run,
    pub page: &'a PageInfo,
    pub face: RequestFace,
    pub problems: Vec<Problem>,
    pub keep_secrets: bool,
    pub notice: Option<&'a Notice>,
    pub in_flight: Option<&'a InFlight>,
    pub waits_for_home: bool,
    pub send: &'a Callback<Msg>,
}

const FACES: [RequestFace; 3] = [RequestFace::Fields, RequestFace::Code, RequestFace::Bytes];

/// Draws the region.
pub fn draw_request_pane(props: &Request<'_>) -> Html {
    let open = FACES.iter().position(|face| *face == props.face).unwrap_or(0);
    let choose =
        props.send.reform(|index: usize| Msg::ShowRequest(FACES.get(index).copied().unwrap_or_default()));
    html! {
        <section class="instrument" aria-label="Request" id="request" tabindex="-1">
            <div class="pane-head">
                <h2>{ "Request" }</h2>
                { draw_tabs(&TabList { label: "Faces of the request", prefix: "request", names: &["Fields", "Code", "Bytes"], open }, &choose) }
            </div>
            { draw_notice(props.notice, props.send) }
            <div role="tabpanel" id="request-panel" aria-labelledby={format!("request-tab-{open}")}>
                { match props.face {
                    RequestFace::Fields => draw_fields(props),
                    RequestFace::Code => draw_code_face(props.code, props.run, props.send),
                    RequestFace::Bytes => draw_bytes(props),
                } }
            </div>
            { draw_send_bar(&SendBar {
                method: props.draft.method,
                in_flight: props.in_flight,
                waits_for_home: props.waits_for_home,
                problem_count: props.problems.len(),
                send: props.send,
            }) }
        </section>
    }
}

fn draw_fields(props: &Request<'_>) -> Html {
    let (draft, send) = (props.draft, props.send);
    let (methods, chosen) = options(&Method::ALL, Method::as_str, draft.method);
    let methods = Choice {
        label: Some("Method".to_owned()),
        id: Some("method"),
        class: "wire method",
        options: methods,
        chosen,
    };
    let url = TextField {
        value: &draft.url,
        label: Some("URL".to_owned()),
        placeholder: "https://example.com/things/1",
        inputmode: Some("url"),
        invalid: problem_at(&props.problems, Place::Url).is_some(),
        on_paste: Some(on_paste(send)),
        ..TextField::default()
    };
    html! {
        <>
            <div class="line">
                { choice(methods, Box::new(|index| {
                    Msg::Edit(Edit::Method(Method::ALL.get(index).copied().unwrap_or_default()))
                }), send) }
                { text_field(Place::Url, url, Box::new(|text| Msg::Edit(Edit::Url(text))), send) }
            </div>
            { draw_problem(&props.problems, Place::Url) }
            { draw_body_editor(&BodyEditor {
                draft,
                boundary: &props.page.boundary,
                problems: &props.problems,
                send,
            }) }
            { draw_more(props, List::Query, "Query parameters") }
            { draw_more(props, List::Headers, "Request headers") }
            // `focus_soon` unfolds it for a problem: bound to the problem, it would fold while the problem is mended.
            <details>
                <summary>{ "Options" }</summary>
                { draw_options(&draft.options, props.keep_secrets, &props.problems, send) }
            </details>
        </>
    }
}

/// Rows that a first request does not need: folded away until they hold something.
fn draw_more(props: &Request<'_>, list: List, title: &'static str) -> Html {
    let rows = props.draft.rows(list);
    let count = rows.iter().filter(|row| row.is_sent()).count();
    let problems = if list == List::Headers { header_problems(props) } else { props.problems.clone() };
    html! {
        <details open={!rows.is_empty()}>
            <summary>
                { title }
                if count > 0 { <span class="badge">{ count }</span> }
            </summary>
            if list == List::Query && count > 0 {
                <p class="hint-line wire">{ sent_url(props.draft) }</p>
            }
            { draw_rows(&Rows { list, rows, problems: &problems, send: props.send }) }
        </details>
    }
}

/// What is wrong with the headers shows while they are typed, apart from a name that is still missing.
fn header_problems(props: &Request<'_>) -> Vec<Problem> {
    let rows = &props.draft.headers;
    let is_faulty = rows.iter().any(|row| {
        row.is_sent()
            && !row.name.is_empty()
            && (check_name(row.name.trim()).is_err() || check_value(row.value.trim()).is_err())
    });
    if !is_faulty {
        return props.problems.clone();
    }
    prepare(props.draft, &props.page.boundary).err().unwrap_or_default()
}

/// A curl command that is pasted as the URL fills all fields.
fn on_paste(send: &Callback<Msg>) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |event: Event| {
        let text = pasted(&event);
        if ["curl ", "curl.exe "].iter().any(|name| text.trim_start().starts_with(name)) {
            event.prevent_default();
            send.emit(Msg::Code(CodeMsg::TakeCommand(text)));
        }
    })
}

fn draw_bytes(props: &Request<'_>) -> Html {
    html! {
        <div class="both">
            <div>
                <h3 class="side">{ "What the browser sends" }</h3>
                { draw_browser_bytes(props) }
            </div>
            { draw_python_request(props.code, props.send) }
        </div>
    }
}

fn draw_browser_bytes(props: &Request<'_>) -> Html {
    match prepare(props.draft, &props.page.boundary) {
        Ok(request) => html! {
            <>
                { draw_request(&request, props.page, props.send) }
                { draw_preflight(&request, props.page, props.draft.options.credentials) }
            </>
        },
        Err(problems) => html! {
            <>
                <p>{ "The request can't be written out yet:" }</p>
                <ul class="problem">
                    { for problems.iter().map(|problem| html! {
                        <li><strong>{ &problem.field }</strong>{ ": " }{ &problem.what }{ " " }{ &problem.remedy }</li>
                    }) }
                </ul>
            </>
        },
    }
}
