//! The one function that changes the model.

mod code;
mod exchange;
mod experiment;
mod link;
mod picture;
mod run;
mod share;
mod slide;

use super::{
    Before, Direction, Draft, Edit, Effect, InFlight, List, Model, Msg, Place, Row, RowEdit, RowId, Words,
    chapter, edit, frame, language, progress, save_draft,
};
use crate::encode::paste;
use crate::lesson::Example;
use crate::locale::{spoken, tr, tr_count, tr_text};
use code::present;
use exchange::{finished, keep_history, lay_out_body, probed, save_body, send, show};
pub use share::too_long;
use std::rc::Rc;

/// Takes a message in and says what the browser is to do about it.
pub fn update(model: &mut Model, message: Msg) -> Vec<Effect> {
    let is_news = progress::is_news(&message);
    let is_said_by_interpreter = matches!(message, Msg::Answered(_));
    let mut effects = react(model, message);
    link::guard(model, is_said_by_interpreter, &mut effects);
    effects.extend(share::go_on(model));
    effects.extend(language::go_on(model));
    effects.extend(progress::learn(model, is_news));
    if model.page.is_embedded {
        frame::keep_nothing(model, &mut effects);
    }
    effects
}

fn react(model: &mut Model, message: Msg) -> Vec<Effect> {
    if model.is_read_only() && frame::is_change(&message) {
        return Vec::new();
    }
    match message {
        Msg::Edit(change) => edited(model, change),
        Msg::Pasted(list, row, text) => pasted(model, list, row, &text),
        Msg::Undo => match model.notice.take().and_then(|notice| notice.undo) {
            Some(before) => {
                let Before { draft, program, history } = *before;
                model.draft = draft;
                if let Some((text, is_typed)) = program {
                    code::replace(model, text, is_typed);
                }
                if let Some(history) = history {
                    model.history = history;
                }
                model.announcement = tr("undone").to_owned();
                let mut effects = draft_changed(model);
                effects.push(Effect::Focus("request".to_owned()));
                effects
            }
            _ => Vec::new(),
        },
        Msg::OpenLink(link) => link::open(model, *link),
        Msg::Send => send(model),
        Msg::Cancel if model.waits_for_home => {
            model.waits_for_home = false;
            model.announcement = tr("not-sent").to_owned();
            vec![Effect::Focus("send".to_owned())]
        }
        Msg::Cancel if model.run.is_on() => run::stop(model),
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
        Msg::Measured(id, entry) => picture::measured(model, id, entry),
        Msg::LogMoved if model.sees_server() => present(model),
        Msg::LogMoved => Vec::new(),
        Msg::Looked(id, log, stored) => picture::looked(model, id, log, stored),
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
            if std::mem::take(&mut model.waits_for_home) { send(model) } else { run::home_found(model) }
        }
        Msg::OpenChapter(at) => chapter::choose(model, at),
        Msg::FollowAddress(slug) => chapter::follow(model, &slug),
        Msg::ResetProgress => progress::reset(model),
        Msg::WordsArrived(locale, words, here) => {
            model.libraries[locale as usize].arrived(words, here);
            if !here && locale == spoken() && words == Words::Chapter(model.settings.chapter) {
                model.announcement = tr("chapter-not-loaded").to_owned();
            }
            Vec::new()
        }
        Msg::Slide(step) => slide::turn(model, step),
        Msg::Print(prints) => {
            model.prints = prints;
            Vec::new()
        }
        Msg::Load(example) => load(model, example),
        Msg::Open(id) => {
            if let Some(entry) = model.history.get(id) {
                show(model, entry.exchange.clone());
            }
            present(model)
        }
        Msg::Reuse(id) => match model.history.get(id).map(|entry| entry.draft.clone()) {
            Some(draft) => {
                let undo = std::mem::replace(&mut model.draft, draft);
                model.say_undoable(tr("request-is-back").to_owned(), undo);
                let mut effects = draft_changed(model);
                effects.push(Effect::Focus("send".to_owned()));
                effects
            }
            None => Vec::new(),
        },
        Msg::ClearHistory => {
            model.history.clear();
            model.announcement = tr("history-is-empty").to_owned();
            vec![keep_history(model)]
        }
        Msg::ShowRequest(face) => {
            model.request_face = face;
            code::opened(model)
        }
        Msg::ShowFace(face) => {
            let saw = model.sees_server();
            model.face = face;
            let end = (saw && !model.sees_server()).then_some(Effect::EndLook);
            let mut effects = present(model);
            effects.extend(end);
            effects
        }
        Msg::ShowAll => {
            model.shows_all = true;
            lay_out_body(model);
            Vec::new()
        }
        Msg::SaveBody => save_body(model),
        Msg::Copy(text) => vec![Effect::Copy(text)],
        Msg::Copied(done) => {
            if let Some(share) = &mut model.share {
                share.is_copied = done;
            }
            if done {
                model.announcement = tr("copied").to_owned();
            } else {
                model.say(tr("not-copied").to_owned());
            }
            Vec::new()
        }
        Msg::SetTheme(theme) => {
            model.settings.theme = theme;
            model.visit_theme = None;
            vec![Effect::ApplyTheme(theme), Effect::SaveSettings(model.settings.clone())]
        }
        Msg::SetLanguage(locale) => language::choose(model, locale),
        Msg::KeepSecrets(keep) => {
            model.settings.keep_secrets = keep;
            let mut effects =
                vec![Effect::SaveSettings(model.settings.clone()), keep_draft(model), keep_history(model)];
            effects.extend(code::keep_anew(model));
            effects
        }
        Msg::FileFailed(name) => {
            model.say(tr_text("file-not-read", "name", &name));
            Vec::new()
        }
        Msg::StorageFailed => {
            model.say(tr("nothing-is-stored").to_owned());
            Vec::new()
        }
        Msg::DismissNotice => {
            model.notice = None;
            vec![Effect::Focus("request".to_owned())]
        }
        Msg::NewVersion => {
            model.is_outdated = true;
            Vec::new()
        }
        Msg::Reload => vec![keep_draft(model), Effect::Reload],
        Msg::Code(message) => code::update_code(model, message),
        Msg::Run => run::start(model),
        Msg::Stop => run::stop(model),
        Msg::File(file) => run::opened(model, file),
        Msg::Share(message) => share::update_share(model, message),
        Msg::Experiment(message) => experiment::update_experiment(model, message),
        Msg::Answered(answer) => code::answered(model, answer),
        Msg::InterpreterFailed(words) => code::failed(model, words),
        Msg::Taught => code::retell(model),
    }
}

/// Edits the draft in place; what else follows is the caller's.
fn change(model: &mut Model, change: Edit) {
    edit(Rc::make_mut(&mut model.draft), change);
    model.shows_problems = model.shows_problems && !model.problems().is_empty();
}

/// Puts another draft in the place of this one; what else follows is the caller's.
fn change_draft_to(model: &mut Model, draft: Draft) {
    model.draft = Rc::new(draft);
    model.shows_problems = model.shows_problems && !model.problems().is_empty();
}

fn edited(model: &mut Model, the_edit: Edit) -> Vec<Effect> {
    let focus = focus_after(&model.draft, &the_edit);
    change(model, the_edit);
    let mut effects = draft_changed(model);
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
    model.say_undoable(tr_count("rows-filled", count), before);
    // The row that was pasted into may be used up; the last new one is where typing goes on.
    let last = Place::Value(list, model.draft.next_row.wrapping_sub(1)).element_id();
    let mut effects = draft_changed(model);
    effects.push(Effect::Focus(last));
    effects
}

/// Puts an example into the fields.
fn load(model: &mut Model, example: &'static Example) -> Vec<Effect> {
    let before = model.draft.clone();
    change(model, Edit::Example(example, model.page.sandbox()));
    let text = tr_text("example-loaded", "example", example.title);
    let send = tr_text("press-send", "method", example.method.as_str());
    let announcement = [&text, " ", &send].concat();
    model.say_undoable(text, before);
    model.announcement = announcement;
    let mut effects = draft_changed(model);
    effects.push(Effect::Focus("send".to_owned()));
    effects
}

/// Keeps the draft that the user changed, and has the program follow it.
fn draft_changed(model: &mut Model) -> Vec<Effect> {
    let mut effects = vec![keep_draft(model)];
    effects.extend(code::fields_changed(model));
    effects
}

fn keep_draft(model: &Model) -> Effect {
    Effect::SaveDraft(save_draft(&model.draft, model.settings.keep_secrets))
}
