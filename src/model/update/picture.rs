//! The pictures of the answer that is shown: asked for where they are looked at, and drawn by the interpreter.

use super::code;
use crate::http::{Exchange, Method, Outcome, Response, Visibility};
use crate::model::dialogue::{Picture, Question, Stored, Timed, Witnessed};
use crate::model::{Effect, Model, PageInfo, Presence, answered_here};
use crate::sandbox::Home;
use bytes::Bytes;

/// How many accounts of the browser are kept: as many as a history has exchanges.
const KEPT: usize = crate::model::ENTRIES_KEPT;

/// An exchange has ended, and the browser's account of it is on its way.
pub(super) fn ended(model: &mut Model, id: u32) {
    model.measured.insert(0, (id, None));
    model.measured.truncate(KEPT);
}

/// The browser's account of an exchange is here.
pub(super) fn measured(model: &mut Model, id: u32, entry: String) -> Vec<Effect> {
    if let Some(own) = model.measured.iter_mut().find(|(own, _)| *own == id) {
        own.1 = Some(entry);
    }
    code::present(model)
}

/// Asks where the time of this exchange went.
pub(super) fn time(model: &mut Model, exchange: &Exchange, response: &Response) -> Option<Effect> {
    if is_drawn(model, Picture::Timing, exchange.id) {
        return None;
    }
    let account = model.measured.iter().find(|(id, _)| *id == exchange.id);
    let is_kept = account.is_none();
    let entry = match account {
        Some((_, entry)) => entry.clone()?,
        None => String::new(),
    };
    let question = Question::Time(Box::new(Timed {
        exchange: exchange.id,
        entry,
        headers_us: exchange.timing.headers_us,
        total_us: exchange.timing.total_us,
        server_timing: response.headers.get("server-timing").unwrap_or_default().to_owned(),
        is_cross: response.visibility != Visibility::SameOrigin,
        is_worker: model.home == Home::Worker && answered_here(response, &model.page, &model.home),
        is_kept,
    }));
    Some(code::ask(model, question))
}

/// Looks at the server that answered, if it is the sandbox.
pub(super) fn look(model: &Model, exchange: &Exchange, response: &Response) -> Option<Effect> {
    answered_here(response, &model.page, &model.home).then(|| Effect::Look {
        exchange: exchange.id,
        thing: thing(&model.page, exchange, response),
        home: model.home.clone(),
    })
}

/// Hands what the page saw at the server to the interpreter.
pub(super) fn looked(model: &mut Model, id: u32, log: Bytes, stored: Option<Stored>) -> Vec<Effect> {
    let shown = model.shown.clone().filter(|shown| shown.id == id && model.sees_server());
    let Some(exchange) = shown.filter(|_| !matches!(model.code.presence, Presence::Failed(_))) else {
        return Vec::new();
    };
    let Outcome::Answered(response) = &exchange.outcome else {
        return Vec::new();
    };
    let question = Question::Witness(Box::new(Witnessed {
        exchange: id,
        status: response.status,
        request_id: response.headers.get("x-request-id").unwrap_or_default().to_owned(),
        log,
        url: thing(&model.page, &exchange, response).unwrap_or_default(),
        stored,
        is_worker: model.home == Home::Worker,
    }));
    vec![code::ask(model, question)]
}

fn is_drawn(model: &Model, picture: Picture, exchange: u32) -> bool {
    let failed = matches!(model.code.presence, Presence::Failed(_));
    failed || model.pictures[picture as usize].as_ref().is_some_and(|(id, _)| *id == exchange)
}

/// The URL of what this exchange may have changed: a thing, or the list of all.
fn thing(page: &PageInfo, exchange: &Exchange, response: &Response) -> Option<String> {
    let sandbox = page.sandbox();
    if exchange.request.method == Method::Post
        && let Some((_, id)) = response.headers.get("location")?.rsplit_once("/things/")
    {
        return Some([&sandbox, "things/", id].concat());
    }
    let path = response.url.strip_prefix(&sandbox)?;
    // The CORS lab has the same things behind each of its policies.
    let is_thing = path.starts_with("things") || (path.starts_with("cors/") && path.contains("/things"));
    is_thing.then(|| response.url.split('?').next().unwrap_or_default().to_owned())
}
