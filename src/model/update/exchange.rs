//! Exchanges: sending, what arrives, and what is shown of it.

use super::code::present;
use super::{experiment, picture, run};
use crate::explain;
use crate::http::{Exchange, Failure, Outcome, Request, Timing};
use crate::locale::{Argument, tr, tr_text, tr_with};
use crate::model::{
    Draft, Effect, Entry, InFlight, Model, Options, RequestFace, ResponseFace, SHOWN_BYTES, frame, prepare,
    save_entry, timeout_ms, view_body,
};
use crate::sandbox::Home;
use std::rc::Rc;

pub(super) fn send(model: &mut Model) -> Vec<Effect> {
    if model.in_flight.is_some() || model.waits_for_home {
        return Vec::new();
    }
    if model.run.is_on() || experiment::is_running(model) {
        return refuse(model, tr("program-is-running"));
    }
    let request = match prepare(&model.draft, &model.page.boundary) {
        Ok(request) => Rc::new(request),
        Err(problems) => {
            model.shows_problems = true;
            let texts: Vec<String> =
                problems.iter().map(|p| format!("{}: {} {}", p.field, p.what, p.remedy)).collect();
            model.announcement = [tr("not-sent"), " ", &texts.join(" ")].concat();
            model.request_face = RequestFace::Fields;
            return problems.first().map(|p| Effect::Focus(p.place.element_id())).into_iter().collect();
        }
    };
    if model.home == Home::Looking && model.is_for_sandbox() {
        model.waits_for_home = true;
        model.announcement = tr("waiting-for-home").to_owned();
        return Vec::new();
    }
    model.shows_problems = false;
    model.announcement = tr_text("sending", "method", request.method.as_str());
    let options = model.draft.options.clone();
    let timeout_ms = timeout_ms(&options.timeout).unwrap_or_default();
    vec![start(model, request, model.draft.clone(), None, options, timeout_ms)]
}

/// Starts an exchange; `run` is the program's that wants it.
pub(super) fn start(
    model: &mut Model,
    request: Rc<Request>,
    draft: Rc<Draft>,
    run: Option<u32>,
    options: Options,
    timeout_ms: Option<u32>,
) -> Effect {
    let id = model.next_id;
    model.next_id += 1;
    model.in_flight = Some(InFlight {
        id,
        request: request.clone(),
        draft,
        elapsed_ms: 0,
        received: 0,
        expected: None,
        cancelled: false,
        run,
    });
    Effect::Send { id, request, options, timeout_ms }
}

/// Says why what the user asked for is not done.
pub(super) fn refuse(model: &mut Model, why: &str) -> Vec<Effect> {
    model.say(why.to_owned());
    Vec::new()
}

pub(super) fn finished(
    model: &mut Model,
    id: u32,
    started_at_ms: u64,
    outcome: Outcome,
    timing: Timing,
) -> Vec<Effect> {
    if model.in_flight.as_ref().is_none_or(|flight| flight.id != id) {
        return Vec::new();
    }
    let Some(flight) = model.in_flight.take() else {
        return Vec::new();
    };
    // The button Cancel is about to go, and the focus would go with it.
    let focus = flight.cancelled.then(|| Effect::Focus("send".to_owned()));
    let outcome = if flight.cancelled { Outcome::Failed(Failure::Cancelled) } else { outcome };
    let exchange = Rc::new(Exchange { id, started_at_ms, request: flight.request, outcome, timing });
    if let Some(run) = flight.run.filter(|run| experiment::owns(model, *run)) {
        return run::replied(model, run, &exchange);
    }
    model.history.push(Entry { exchange: exchange.clone(), draft: flight.draft });
    picture::ended(model, id);
    show(model, exchange.clone());
    let mut effects = Vec::new();
    if model.page.is_embedded {
        effects.push(frame::report(&exchange));
    }
    if let Some(run) = flight.run {
        effects.extend(run::replied(model, run, &exchange));
        return effects;
    }
    model.announcement = announce(&exchange);
    effects.push(keep_history(model));
    // On a phone the result stands below what was pressed.
    effects.extend(focus);
    effects.push(Effect::Reveal("result".to_owned()));
    effects.extend(present(model));
    effects
}

pub(super) fn show(model: &mut Model, exchange: Rc<Exchange>) {
    model.shown = Some(exchange);
    model.shows_all = false;
    lay_out_body(model);
    if model.face == ResponseFace::Sent {
        model.face = ResponseFace::Headers;
    }
}

pub(super) fn lay_out_body(model: &mut Model) {
    let shown = model.shown.as_ref().map(|exchange| &exchange.outcome);
    let Some(Outcome::Answered(response)) = shown else {
        return;
    };
    let limit = if model.shows_all { usize::MAX } else { SHOWN_BYTES };
    model.body = Rc::new(view_body(response.headers.get("content-type"), &response.body, limit));
}

/// What a screen reader says of a result.
fn announce(exchange: &Exchange) -> String {
    let Exchange { request, timing, .. } = exchange;
    match &exchange.outcome {
        Outcome::Answered(response) => {
            let note = explain::status(response.status, request.method);
            let reason = if response.reason.is_empty() { note.reason } else { &response.reason };
            let places = [
                ("status", Argument::Number(response.status.into())),
                ("reason", Argument::Text(reason)),
                ("time", Argument::Number(timing.total_us / 1000)),
                ("headers", Argument::Number(response.headers.len() as u64)),
                ("meaning", Argument::Text(note.meaning)),
            ];
            tr_with("answered", &places)
        }
        Outcome::Failed(failure) => {
            let note = explain::failure(failure, request);
            let places = [("title", Argument::Text(&note.title)), ("what", Argument::Text(&note.what))];
            tr_with("no-answer-to-show", &places)
        }
    }
}

pub(super) fn probed(model: &mut Model, id: u32, failure: Failure) -> Vec<Effect> {
    if model.probing != Some(id) {
        return Vec::new();
    }
    model.probing = None;
    model.history.set_outcome(id, Outcome::Failed(failure));
    let Some(exchange) = model.history.get(id).map(|entry| entry.exchange.clone()) else {
        return Vec::new();
    };
    model.announcement = announce(&exchange);
    let mut effects = vec![keep_history(model)];
    if model.shown.as_ref().is_some_and(|shown| shown.id == id) {
        show(model, exchange);
        // The button that asked is gone.
        effects.push(Effect::Focus("result".to_owned()));
    }
    effects
}

pub(super) fn save_body(model: &Model) -> Vec<Effect> {
    let Some(exchange) = &model.shown else {
        return Vec::new();
    };
    let Outcome::Answered(response) = &exchange.outcome else {
        return Vec::new();
    };
    let media_type = response.headers.get("content-type").unwrap_or("application/octet-stream").to_owned();
    vec![Effect::Download { name: file_name(&exchange.request), media_type, bytes: response.body.clone() }]
}

/// The last segment of the path, as far as a file name may hold it.
fn file_name(request: &Request) -> String {
    let path = request.url.split(['?', '#']).next().unwrap_or_default();
    let segment = path.rsplit('/').next().unwrap_or_default();
    let name: String =
        segment.chars().filter(|c| c.is_ascii_alphanumeric() || ".-_".contains(*c)).take(80).collect();
    if name.trim_matches('.').is_empty() { "body".to_owned() } else { name }
}

pub(super) fn keep_history(model: &Model) -> Effect {
    let entries = model.history.entries().iter();
    Effect::SaveHistory(entries.map(|entry| save_entry(entry, model.settings.keep_secrets)).collect())
}
