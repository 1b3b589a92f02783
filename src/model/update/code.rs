//! The program beside the fields: what the interpreter is asked, and what its answers change.

use super::{change_draft_to, exchange, experiment, keep_draft, picture, run, share};
use crate::formats::Language;
use crate::http::{Exchange, Outcome};
use crate::locale::tr;
use crate::model::dialogue::{Answer, CodeFault, Colour, Fields, Question};
use crate::model::{
    COLOURED_BYTES, CodeMsg, EDITOR, EditorKey, Effect, Model, Presence, RequestFace, ResponseFace,
};
use bytes::Bytes;
use std::rc::Rc;

/// The media type of the files that are saved.
const TEXT: &str = "text/plain;charset=utf-8";

/// Does what the user does with the program.
pub(super) fn update_code(model: &mut Model, message: CodeMsg) -> Vec<Effect> {
    let code = &mut model.code;
    match message {
        CodeMsg::Type(text) => {
            code.tab_leaves = false;
            if code.set(text, true) { typed(model) } else { Vec::new() }
        }
        CodeMsg::Key(EditorKey::Escape, _) => {
            code.tab_leaves = true;
            Vec::new()
        }
        CodeMsg::Key(key, selection) => {
            let Some(selection) = code.press(key, &selection) else {
                return Vec::new();
            };
            let mut effects = Vec::new();
            // The editor has done the others itself: what was typed since must not be taken back there.
            if matches!(key, EditorKey::Undo | EditorKey::Redo) {
                effects.push(Effect::ShowCode(code.text.clone(), selection));
            }
            effects.extend(typed(model));
            effects
        }
        CodeMsg::Leave => {
            code.tab_leaves = false;
            Vec::new()
        }
        CodeMsg::Rewrite => {
            code.leads = false;
            code.is_anew = true;
            code.revision += 1;
            let mut effects = agree(model);
            // The button is about to go.
            effects.push(Effect::Focus(EDITOR.to_owned()));
            effects
        }
        CodeMsg::Retry => {
            code.presence = Presence::Starting;
            let mut effects = agree(model);
            effects.extend(present(model));
            effects
        }
        CodeMsg::Show(language) => {
            code.language = language;
            faces(model)
        }
        CodeMsg::Save => save(model),
        CodeMsg::Command(command) => {
            code.command = command;
            code.command_fault = None;
            Vec::new()
        }
        CodeMsg::TakeCommand(command) => {
            code.command.clone_from(&command);
            let draft = model.draft.clone();
            vec![ask(model, Question::Curl { command, draft })]
        }
    }
}

/// Asks the interpreter, which starts where it is not there.
pub(super) fn ask(model: &mut Model, question: Question) -> Effect {
    if !model.code.is_in_use() {
        model.code.presence = Presence::Starting;
    }
    Effect::Ask(question)
}

/// The user changed the program: the fields follow.
pub(super) fn typed(model: &mut Model) -> Vec<Effect> {
    let code = &mut model.code;
    code.revision += 1;
    (code.leads, code.is_typed, code.is_anew) = (true, true, false);
    follow(model)
}

/// The user changed the fields: the program follows, if anyone has looked at it.
pub(super) fn fields_changed(model: &mut Model) -> Vec<Effect> {
    model.code.revision += 1;
    model.code.leads = false;
    follow(model)
}

/// Puts another program in the place of this one; an empty one is written anew from the fields.
pub(super) fn replace(model: &mut Model, text: String, is_typed: bool) {
    let code = &mut model.code;
    code.revision += 1;
    code.is_anew = text.is_empty();
    code.set(text, false);
    (code.is_typed, code.leads, code.fault, code.strays) = (is_typed, false, None, false);
    code.notes.clear();
}

fn follow(model: &mut Model) -> Vec<Effect> {
    if model.code.is_in_use() { agree(model) } else { Vec::new() }
}

/// Has program and fields brought together. One question is under way at a time: what is typed meanwhile is asked about
/// when the answer is there, so that a long program is not read at every key.
pub(super) fn agree(model: &mut Model) -> Vec<Effect> {
    let code = &mut model.code;
    if code.asked.is_some() {
        return Vec::new();
    }
    let revision = code.revision;
    code.asked = Some(revision);
    let draft = model.draft.clone();
    let question = if code.leads {
        Question::Read { revision, code: code.text.clone(), draft }
    } else {
        let code = if code.is_anew { String::new() } else { code.text.clone() };
        Question::Write { revision, code, draft }
    };
    vec![ask(model, question)]
}

/// A face of the request was opened: those that need the interpreter start it.
pub(super) fn opened(model: &mut Model) -> Vec<Effect> {
    match (model.request_face, &model.code.presence) {
        (RequestFace::Fields, _) | (_, Presence::Failed(_)) => Vec::new(),
        _ if model.code.settled == Some(model.code.revision) => faces(model),
        _ => agree(model),
    }
}

/// What the open face of the request shows beside program and fields.
fn faces(model: &mut Model) -> Vec<Effect> {
    if !model.code.is_in_use() {
        return Vec::new();
    }
    let (revision, draft, boundary) = (model.code.revision, model.draft.clone(), model.page.boundary.clone());
    let language = model.code.language;
    let question = match model.request_face {
        RequestFace::Code if language != Language::Python => {
            Question::Translate { revision, language, draft, boundary }
        }
        RequestFace::Bytes => Question::Prepare {
            revision,
            code: model.code.text.clone(),
            draft,
            origin: model.page.origin.clone(),
            boundary,
        },
        _ => return Vec::new(),
    };
    vec![ask(model, question)]
}

/// Asks what is shown of the answer beside its headers and its body. While a program runs, its last answer will do.
pub(super) fn present(model: &mut Model) -> Vec<Effect> {
    let Some(exchange) = model.shown.clone().filter(|_| !model.run.is_on()) else {
        return Vec::new();
    };
    let Outcome::Answered(response) = &exchange.outcome else {
        return Vec::new();
    };
    let look = if model.sees_server() { picture::look(model, &exchange, response) } else { None };
    let asked = match model.face {
        ResponseFace::Python => print(model, &exchange),
        ResponseFace::Timing => picture::time(model, &exchange, response),
        _ => None,
    };
    let mut effects = Vec::new();
    effects.extend(look);
    effects.extend(asked);
    effects
}

/// Asks what Python prints of it.
fn print(model: &mut Model, exchange: &Rc<Exchange>) -> Option<Effect> {
    let is_failed = matches!(model.code.presence, Presence::Failed(_));
    let is_known = model.printout.as_ref().is_some_and(|(id, _)| *id == exchange.id);
    if is_failed || is_known {
        return None;
    }
    let entry = model.history.get(exchange.id);
    let draft = entry.map_or_else(|| model.draft.clone(), |entry| entry.draft.clone());
    Some(ask(model, Question::Present { exchange: exchange.clone(), draft }))
}

/// Takes an answer of the interpreter in.
pub(super) fn answered(model: &mut Model, answer: Answer) -> Vec<Effect> {
    model.code.presence = Presence::Ready;
    match answer {
        Answer::Read { revision, colours, fields } => match settle(model, revision, colours) {
            Ok(()) => read(model, fields),
            Err(effects) => effects,
        },
        Answer::Written { revision, code, colours, notes } => match settle(model, revision, Vec::new()) {
            Ok(()) => written(model, code, colours, notes),
            Err(effects) => effects,
        },
        Answer::Prepared { revision, request } if revision == model.code.revision => {
            model.code.sends = Some(Rc::new(request.map(|request| *request)));
            Vec::new()
        }
        Answer::Translated { revision, translation }
            if revision == model.code.revision && translation.language == model.code.language =>
        {
            model.code.translation = Some(Rc::new(translation));
            Vec::new()
        }
        Answer::Redacted { revision, code } if revision == model.code.revision => {
            vec![Effect::SaveCode(code)]
        }
        Answer::Found(found) => share::found(model, found),
        Answer::File { name, text, words } => {
            if !words.is_empty() {
                exchange::refuse(model, &words);
            }
            vec![Effect::Download { name, media_type: TEXT.to_owned(), bytes: text.into() }]
        }
        Answer::Shared { number, text, has_secrets } => share::written(model, number, text, has_secrets),
        Answer::Prepared { .. } | Answer::Translated { .. } | Answer::Redacted { .. } => Vec::new(),
        Answer::Presented { exchange, printout } => {
            model.printout = Some((exchange, Rc::new(printout)));
            Vec::new()
        }
        Answer::Drawn { picture, about, figure } => {
            model.pictures[picture as usize] = Some((about, Rc::new(figure)));
            Vec::new()
        }
        Answer::Curl { fields } => curl(model, fields),
        answer => experiment::said(model, answer).unwrap_or_else(|answer| run::said(model, answer)),
    }
}

/// Whether this answer is about the state that is there now; if it is about an older one, the question is asked again.
fn settle(model: &mut Model, revision: u32, colours: Vec<Colour>) -> Result<(), Vec<Effect>> {
    let code = &mut model.code;
    if code.asked != Some(revision) {
        return Err(Vec::new());
    }
    code.asked = None;
    if code.revision != revision {
        return Err(agree(model));
    }
    code.settled = Some(revision);
    paint(model, colours);
    Ok(())
}

fn paint(model: &mut Model, colours: Vec<Colour>) {
    if !colours.is_empty() && model.code.text.len() <= COLOURED_BYTES {
        model.code.colours = colours;
    }
}

fn read(model: &mut Model, fields: Result<Box<Fields>, CodeFault>) -> Vec<Effect> {
    let mut effects = Vec::new();
    model.code.strays = false;
    match fields {
        Ok(fields) => {
            let Fields { draft, notes } = *fields;
            (model.code.fault, model.code.notes) = (None, notes);
            change_draft_to(model, draft);
            effects.push(keep_draft(model));
        }
        // The fields keep the last state that was whole.
        Err(fault) => model.code.fault = Some(fault),
    }
    effects.extend(keep(model));
    effects.extend(faces(model));
    effects
}

fn written(
    model: &mut Model,
    text: Result<String, CodeFault>,
    colours: Vec<Colour>,
    notes: Vec<String>,
) -> Vec<Effect> {
    let code = &mut model.code;
    let mut effects = Vec::new();
    code.strays = text.is_err();
    match text {
        Ok(text) => {
            (code.fault, code.notes) = (None, notes);
            code.set(text, false);
            if std::mem::take(&mut code.is_anew) && std::mem::take(&mut code.is_typed) {
                effects.push(Effect::SaveCode(String::new()));
            }
            paint(model, colours);
        }
        Err(fault) => {
            code.is_anew = false;
            code.fault = Some(fault);
            paint(model, colours);
        }
    }
    effects.extend(keep(model));
    effects.extend(faces(model));
    effects
}

/// Keeps the program, once the user has written in it: as it is, or without its secrets, which the interpreter finds.
pub(super) fn keep(model: &mut Model) -> Option<Effect> {
    let code = model.code.text.clone();
    match (model.code.is_typed, model.settings.keep_secrets) {
        (false, _) => None,
        (true, true) => Some(Effect::SaveCode(code)),
        (true, false) => {
            let revision = model.code.revision;
            Some(ask(model, Question::Redact { revision, code }))
        }
    }
}

/// Keeps the program by a new rule: secrets leave the storage at once, and the rest comes back without them.
pub(super) fn keep_anew(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.code.is_typed && !model.settings.keep_secrets {
        effects.push(Effect::SaveCode(String::new()));
    }
    effects.extend(keep(model));
    effects
}

/// Fills the fields from a curl command.
fn curl(model: &mut Model, fields: Result<Box<Fields>, CodeFault>) -> Vec<Effect> {
    match fields {
        Ok(fields) => {
            let Fields { draft, notes } = *fields;
            let before = model.draft.clone();
            change_draft_to(model, draft);
            model.code.command_fault = None;
            let mut text = tr("filled-from-curl").to_owned();
            for note in &notes {
                text.push(' ');
                text.push_str(note);
            }
            model.say_undoable(text, before);
            super::draft_changed(model)
        }
        Err(fault) => {
            let text = [tr("curl-not-understood"), " ", &in_words(&fault)].concat();
            model.code.command_fault = Some(fault);
            exchange::refuse(model, &text)
        }
    }
}

/// A fault with its place.
pub(super) fn in_words(fault: &CodeFault) -> String {
    match fault.place_in_words() {
        Some(place) => [&place, " ", &fault.words].concat(),
        None => fault.words.clone(),
    }
}

/// The interpreter speaks another language now: what it has said and is still shown, it says again. What a program printed
/// stays.
pub(super) fn retell(model: &mut Model) -> Vec<Effect> {
    let mut effects = experiment::retell(model);
    if model.code.is_in_use() {
        if model.code.asked.or(model.code.settled).is_some() {
            model.code.revision += 1;
            effects.extend(agree(model));
        }
        (model.printout, model.pictures) = (None, Default::default());
        effects.extend(present(model));
    }
    if model.code.command_fault.is_some() {
        effects.extend(update_code(model, CodeMsg::TakeCommand(model.code.command.clone())));
    }
    effects
}

/// The interpreter did not come, or is gone.
pub(super) fn failed(model: &mut Model, words: String) -> Vec<Effect> {
    model.announcement = [tr("python-did-not-start"), " ", &words].concat();
    (model.code.asked, model.code.settled) = (None, None);
    let mut effects = run::lost(model);
    effects.extend(experiment::failed(model, &words));
    model.code.presence = Presence::Failed(words);
    model.share = None;
    effects
}

/// The interpreter was ended while it may have had questions: they are asked again.
pub(super) fn begun_anew(model: &mut Model) -> Vec<Effect> {
    if model.code.asked.take().is_some() { agree(model) } else { Vec::new() }
}

/// What is shown, as a file.
fn save(model: &Model) -> Vec<Effect> {
    let Some((text, bytes)) = shown(model) else {
        return Vec::new();
    };
    let name = format!("request.{}", model.code.language.extension());
    let bytes = bytes.unwrap_or_else(|| Bytes::copy_from_slice(text.as_bytes()));
    vec![Effect::Download { name, media_type: TEXT.to_owned(), bytes }]
}

fn shown(model: &Model) -> Option<(&str, Option<Bytes>)> {
    if model.code.language == Language::Python {
        return Some((&model.code.text, None));
    }
    let translation = model.code.translation.as_ref()?;
    Some((&translation.text, translation.bytes.clone()))
}
