//! The request: one draft with its faces.

use super::body_editor::{BodyEditor, draw_body_editor};
use super::bytes_face::draw_request;
use super::code_face::draw_code_face;
use super::control::{Choice, TextField, badge, choice, foldable, hint, nth, on_paste, options, text_field};
use super::element::{Attribute, Element, several, tag};
use super::notice::draw_notice;
use super::options::draw_options;
use super::preflight::draw_preflight;
use super::problem::{draw_problem, problem_at};
use super::python_request::draw_python_request;
use super::rows::{Rows, draw_rows};
use super::send_bar::{SendBar, draw_send_bar};
use super::share::draw_share;
use super::tabs::{TabList, draw_tabs, panel};
use crate::http::{Method, check_name, check_value};
use crate::locale::tr;
use crate::model::{
    Code, CodeMsg, Draft, Edit, InFlight, List, Msg, Notice, PageInfo, Place, Problem, RequestFace, Run,
    Share, prepare, sent_url,
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
    pub share: Option<&'a Share>,
    pub in_flight: Option<&'a InFlight>,
    pub waits_for_home: bool,
    pub send: &'a Callback<Msg>,
}

const FACES: [RequestFace; 3] = RequestFace::ALL;

/// Draws the region.
pub fn draw_request_pane(props: &Request<'_>) -> Element {
    let open = FACES.iter().position(|face| *face == props.face).unwrap_or(0);
    let names = &[tr("fields"), tr("code"), tr("bytes")];
    let tabs = TabList { label: tr("faces-of-request"), prefix: "request", names, open };
    let tabs = draw_tabs(&tabs, |index| Msg::ShowRequest(nth(&FACES, index)), props.send);
    let face = match props.face {
        RequestFace::Fields => draw_fields(props),
        RequestFace::Code => draw_code_face(props.code, props.run, props.send),
        RequestFace::Bytes => draw_bytes(props),
    };
    let bar = draw_send_bar(&SendBar {
        method: props.draft.method,
        in_flight: props.in_flight,
        waits_for_home: props.waits_for_home,
        problem_count: props.problems.len(),
        send: props.send,
    });
    instrument("request", tr("request"), Some(tabs))
        .set(Attribute::TabIndex, "-1")
        .maybe(props.notice.map(|notice| draw_notice(notice, props.send)))
        .add(
            panel("request", open)
                .maybe(props.share.map(|share| draw_share(share, &props.page.base, props.send)))
                .add(face),
        )
        .add(bar)
}

/// Begins one of the two panes.
#[inline(never)]
pub fn instrument(id: &str, title: &str, tabs: Option<Element>) -> Element {
    let head = tag("div").class("pane-head").add(tag("h2").text(title)).maybe(tabs);
    tag("section").class("instrument").label(title).id(id).add(head)
}

fn draw_fields(props: &Request<'_>) -> Element {
    let (draft, send) = (props.draft, props.send);
    let (methods, chosen) = options(&Method::ALL, Method::as_str, draft.method);
    let methods = Choice { label: tr("method"), class: "wire method", options: methods, chosen };
    let set_method = Box::new(|index| Msg::Edit(Edit::Method(nth(&Method::ALL, index))));
    let url = TextField {
        value: &draft.url,
        label: "URL",
        placeholder: "https://example.com/things/1",
        inputmode: "url",
        invalid: problem_at(&props.problems, Place::Url).is_some(),
        ..TextField::default()
    };
    let url = text_field(Place::Url, url, Box::new(|text| Msg::Edit(Edit::Url(text))), send);
    let body = BodyEditor { draft, boundary: &props.page.boundary, problems: &props.problems, send };
    let options = draw_options(&draft.options, props.keep_secrets, &props.problems, send);
    let line = tag("div").class("line").add(choice(methods, set_method, send).id("method"));
    several()
        .add(line.add(on_paste(url, pasted(send))))
        .maybe(draw_problem(&props.problems, Place::Url))
        .add(draw_body_editor(&body))
        .add(draw_more(props, List::Query, tr("query-parameters")))
        .add(draw_more(props, List::Headers, tr("request-headers")))
        // `focus_soon` unfolds it for a problem: bound to the problem, it would fold while the problem is mended.
        .add(foldable(tr("options")).add(options))
}

/// Rows that a first request does not need: folded away until they hold something.
fn draw_more(props: &Request<'_>, list: List, title: &str) -> Element {
    let rows = props.draft.rows(list);
    let count = rows.iter().filter(|row| row.is_sent()).count();
    let problems = if list == List::Headers { header_problems(props) } else { props.problems.clone() };
    let summary = tag("summary").text(title).maybe((count > 0).then(|| badge(count)));
    let url =
        (list == List::Query && count > 0).then(|| hint(&sent_url(props.draft)).class("hint-line wire"));
    tag("details").is(Attribute::Open, !rows.is_empty()).add(summary).maybe(url).add(draw_rows(&Rows {
        list,
        rows,
        problems: &problems,
        send: props.send,
    }))
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
fn pasted(send: &Callback<Msg>) -> Box<dyn Fn(String) -> bool> {
    let send = send.clone();
    Box::new(move |text| {
        let is_command = ["curl ", "curl.exe "].iter().any(|name| text.trim_start().starts_with(name));
        if is_command {
            send.emit(Msg::Code(CodeMsg::TakeCommand(text)));
        }
        is_command
    })
}

fn draw_bytes(props: &Request<'_>) -> Element {
    let head = tag("h3").class("side").say("browser-sends");
    tag("div")
        .class("both")
        .add(tag("div").add(head).add(draw_browser_bytes(props)))
        .add(draw_python_request(props.code, props.send))
}

fn draw_browser_bytes(props: &Request<'_>) -> Element {
    match prepare(props.draft, &props.page.boundary) {
        Ok(request) => several().add(draw_request(&request, props.page, props.send)).maybe(draw_preflight(
            &request,
            props.page,
            props.draft.options.credentials,
        )),
        Err(problems) => {
            let list = problems.iter().fold(tag("ul").class("problem"), |list, problem| {
                let field = tag("li").add(tag("strong").text(&problem.field)).text(": ");
                list.add(field.text(&problem.what).text(" ").text(&problem.remedy))
            });
            several().add(tag("p").say("not-written-out")).add(list)
        }
    }
}
