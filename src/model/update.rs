//! The one function that changes the model.

use super::{
    Direction, Draft, Edit, Effect, Entry, InFlight, List, Model, Msg, Notice, Place, RequestFace,
    ResponseFace, Row, RowEdit, RowId, SHOWN_BYTES, Words, edit, prepare, save_draft, save_entry, timeout_ms,
    view_body,
};
use crate::encode::paste;
use crate::explain;
use crate::http::{Exchange, Failure, Outcome, Request, Timing};
use crate::sandbox::Home;
use std::rc::Rc;

/// Takes a message in and says what the browser is to do about it.
pub fn update(model: &mut Model, message: Msg) -> Vec<Effect> {
    match message {
        Msg::Edit(change) => edited(model, change),
        Msg::Pasted(list, row, text) => pasted(model, list, row, &text),
        Msg::Undo => match model.notice.take().and_then(|notice| notice.undo) {
            Some(draft) => {
                model.draft = draft;
                model.announcement = "Undone.".to_owned();
                vec![keep_draft(model), Effect::Focus("request".to_owned())]
            }
            None => Vec::new(),
        },
        Msg::Send => send(model),
        Msg::Cancel if model.waits_for_home => {
            model.waits_for_home = false;
            model.announcement = "Not sent.".to_owned();
            vec![Effect::Focus("send".to_owned())]
        }
        Msg::Cancel => match &mut model.in_flight {
            Some(flight) if !flight.cancelled => {
                flight.cancelled = true;
                vec![Effect::Abort(flight.id)]
            }
            _ => Vec::new(),
        },
        Msg::Progress { id, elapsed_ms, received, expected } => {
            if let Some(flight) = model.in_flight.as_mut().filter(|flight| flight.id == id) {
                *flight = InFlight { elapsed_ms, received, expected, ..flight.clone() };
            }
            Vec::new()
        }
        Msg::Finished { id, started_at_ms, outcome, timing } => {
            finished(model, id, started_at_ms, outcome, timing)
        }
        Msg::Probe(id) => match model.history.get(id) {
            Some(entry) if model.probing.is_none() => {
                model.probing = Some(id);
                vec![Effect::Probe(id, entry.exchange.request.url.clone())]
            }
            _ => Vec::new(),
        },
        Msg::Probed(id, failure) => probed(model, id, failure),
        Msg::HomeFound(home) => {
            model.home = home;
            if std::mem::take(&mut model.waits_for_home) { send(model) } else { Vec::new() }
        }
        Msg::OpenChapter(chapter) => {
            model.settings.chapter = chapter;
            let mut effects =
                vec![Effect::SaveSettings(model.settings.clone()), Effect::Focus("chapter".to_owned())];
            effects.extend(model.library.ask(Words::Chapter(chapter)));
            effects
        }
        Msg::WordsArrived(words, here) => {
            model.library.arrived(words, here);
            if !here && words == Words::Chapter(model.settings.chapter) {
                model.announcement = "The chapter could not be loaded.".to_owned();
            }
            Vec::new()
        }
        Msg::Load(example) => {
            let before = model.draft.clone();
            change(model, Edit::Example(example, model.page.sandbox()));
            let text = format!("Loaded: {}.", example.title);
            model.announcement = format!("{text} Press Send {} to send it.", example.method);
            model.notice = Some(Notice { text, undo: Some(before) });
            vec![keep_draft(model), Effect::Focus("send".to_owned())]
        }
        Msg::Open(id) => {
            if let Some(entry) = model.history.get(id) {
                show(model, entry.exchange.clone());
            }
            Vec::new()
        }
        Msg::Reuse(id) => match model.history.get(id).map(|entry| entry.draft.clone()) {
            Some(draft) => {
                let undo = std::mem::replace(&mut model.draft, draft);
                model.notice =
                    Some(Notice { text: "The request is as it was sent then.".to_owned(), undo: Some(undo) });
                vec![keep_draft(model), Effect::Focus("send".to_owned())]
            }
            None => Vec::new(),
        },
        Msg::ClearHistory => {
            model.history.clear();
            model.announcement = "The history is empty.".to_owned();
            vec![keep_history(model)]
        }
        Msg::ShowRequest(face) => {
            model.request_face = face;
            Vec::new()
        }
        Msg::ShowFace(face) => {
            model.face = face;
            Vec::new()
        }
        Msg::ShowAll => {
            model.shows_all = true;
            lay_out_body(model);
            Vec::new()
        }
        Msg::SaveBody => save_body(model),
        Msg::Copy(text) => vec![Effect::Copy(text)],
        Msg::Copied(done) => {
            let text = if done {
                "Copied."
            } else {
                "The browser did not allow copying. Select the text and copy it."
            };
            model.announcement = text.to_owned();
            model.notice = (!done).then(|| Notice::new(text));
            Vec::new()
        }
        Msg::SetTheme(theme) => {
            model.settings.theme = theme;
            vec![Effect::ApplyTheme(theme), Effect::SaveSettings(model.settings.clone())]
        }
        Msg::KeepSecrets(keep) => {
            model.settings.keep_secrets = keep;
            vec![Effect::SaveSettings(model.settings.clone()), keep_draft(model), keep_history(model)]
        }
        Msg::FileFailed(name) => {
            let text = format!("“{name}” could not be read. Choose it again, or another file.");
            model.announcement.clone_from(&text);
            model.notice = Some(Notice::new(text));
            Vec::new()
        }
        Msg::StorageFailed => {
            model.notice = Some(Notice::new(
                "This browser does not let the page store anything now (its storage is full, or closed to private \
                 windows). Everything works, but a reload will forget it.",
            ));
            Vec::new()
        }
        Msg::DismissNotice => {
            model.notice = None;
            vec![Effect::Focus("request".to_owned())]
        }
        Msg::Answered(_) | Msg::InterpreterFailed(_) => Vec::new(),
    }
}

/// Edits the draft in place; what else follows is the caller's.
fn change(model: &mut Model, change: Edit) {
    edit(Rc::make_mut(&mut model.draft), change);
    model.shows_problems = model.shows_problems && !model.problems().is_empty();
}

fn edited(model: &mut Model, the_edit: Edit) -> Vec<Effect> {
    let focus = focus_after(&model.draft, &the_edit);
    change(model, the_edit);
    let mut effects = vec![keep_draft(model)];
    effects.extend(focus.map(Effect::Focus));
    effects
}

/// Adding, removing and moving rows would otherwise leave the focus on an element that is gone or elsewhere.
fn focus_after(draft: &Draft, the_edit: &Edit) -> Option<String> {
    let Edit::Rows(list, row_edit) = the_edit else {
        return None;
    };
    let rows = draft.rows(*list);
    match row_edit {
        RowEdit::Add => Some(Place::Name(*list, draft.next_row).element_id()),
        RowEdit::Remove(id) => {
            let at = rows.iter().position(|row| row.id == *id)?;
            let next = rows.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| rows.get(before)));
            let next = next.map_or(draft.next_row, |row: &Row| row.id);
            Some(Place::Name(*list, next).element_id())
        }
        RowEdit::Move(id, direction) => {
            let button = if *direction == Direction::Up { "up" } else { "down" };
            Some(format!("{}-{button}", Place::Name(*list, *id).element_id()))
        }
        _ => None,
    }
}

fn pasted(model: &mut Model, list: List, row: RowId, text: &str) -> Vec<Effect> {
    let Some(pairs) = paste::pairs(text) else {
        return Vec::new();
    };
    let count = pairs.len();
    let before = model.draft.clone();
    change(model, Edit::Rows(list, RowEdit::Fill(row, pairs)));
    let rows = if count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
    let text = format!("Filled {rows} from what you pasted.");
    model.announcement.clone_from(&text);
    model.notice = Some(Notice { text, undo: Some(before) });
    // The row that was pasted into may be used up; the last new one is where typing goes on.
    let last = Place::Value(list, model.draft.next_row.wrapping_sub(1)).element_id();
    vec![keep_draft(model), Effect::Focus(last)]
}

fn send(model: &mut Model) -> Vec<Effect> {
    if model.in_flight.is_some() || model.waits_for_home {
        return Vec::new();
    }
    let request = match prepare(&model.draft, &model.page.boundary) {
        Ok(request) => Rc::new(request),
        Err(problems) => {
            model.shows_problems = true;
            let texts: Vec<String> =
                problems.iter().map(|p| format!("{}: {} {}", p.field, p.what, p.remedy)).collect();
            model.announcement = format!("Not sent. {}", texts.join(" "));
            model.request_face = RequestFace::Fields;
            return problems.first().map(|p| Effect::Focus(p.place.element_id())).into_iter().collect();
        }
    };
    if model.home == Home::Looking && model.is_for_sandbox() {
        model.waits_for_home = true;
        model.announcement = "Waiting for the practice server to start.".to_owned();
        return Vec::new();
    }
    let id = model.next_id;
    model.next_id += 1;
    model.shows_problems = false;
    model.announcement = format!("Sending {}.", request.method);
    model.in_flight = Some(InFlight {
        id,
        request: request.clone(),
        draft: model.draft.clone(),
        elapsed_ms: 0,
        received: 0,
        expected: None,
        cancelled: false,
    });
    let options = model.draft.options.clone();
    let timeout_ms = timeout_ms(&options.timeout).unwrap_or_default();
    vec![Effect::Send { id, request, options, timeout_ms }]
}

fn finished(model: &mut Model, id: u32, started_at_ms: u64, outcome: Outcome, timing: Timing) -> Vec<Effect> {
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
    model.announcement = announce(&exchange);
    model.history.push(Entry { exchange: exchange.clone(), draft: flight.draft });
    show(model, exchange);
    // On a phone the result stands below what was pressed.
    let mut effects = vec![keep_history(model)];
    effects.extend(focus);
    effects.push(Effect::Reveal("result".to_owned()));
    effects
}

fn show(model: &mut Model, exchange: Rc<Exchange>) {
    model.shown = Some(exchange);
    model.shows_all = false;
    lay_out_body(model);
    if model.face == ResponseFace::Sent {
        model.face = ResponseFace::Headers;
    }
}

fn lay_out_body(model: &mut Model) {
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
            let milliseconds = timing.total_us / 1000;
            let headers = response.headers.len();
            let reason = if response.reason.is_empty() { note.reason } else { &response.reason };
            format!(
                "Answered {} {reason} after {milliseconds} ms; headers: {headers}. {}",
                response.status, note.meaning
            )
        }
        Outcome::Failed(failure) => {
            let note = explain::failure(failure, request);
            format!("No answer to show. {}. {}", note.title, note.what)
        }
    }
}

fn probed(model: &mut Model, id: u32, failure: Failure) -> Vec<Effect> {
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

fn save_body(model: &Model) -> Vec<Effect> {
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

fn keep_draft(model: &Model) -> Effect {
    Effect::SaveDraft(save_draft(&model.draft, model.settings.keep_secrets))
}

fn keep_history(model: &Model) -> Effect {
    let entries = model.history.entries().iter();
    Effect::SaveHistory(entries.map(|entry| save_entry(entry, model.settings.keep_secrets)).collect())
}
