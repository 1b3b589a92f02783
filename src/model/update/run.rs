//! Running the program: each request that it sends is an exchange like any other.

use super::code::{ask, begun_anew, in_words, present};
use super::exchange::{keep_history, refuse, start as start_exchange};
use super::experiment;
use crate::http::Exchange;
use crate::locale::{tr, tr_text};
use crate::model::dialogue::{Answer, Ending, Question, Reply};
use crate::model::{ChosenFile, Effect, Model, Options, PROGRAM_FILE, RunState, Voice, Wanted};
use crate::sandbox::Home;
use std::rc::Rc;

/// Where the output stands on the page.
const OUTPUT: &str = "output";

/// Runs the program.
pub(super) fn start(model: &mut Model) -> Vec<Effect> {
    if model.run.is_on() {
        return refuse(model, tr("program-runs-already"));
    }
    if model.in_flight.is_some() || model.waits_for_home || experiment::is_running(model) {
        return refuse(model, tr("request-is-under-way"));
    }
    if model.code.text.trim().is_empty() {
        return refuse(model, tr("no-program"));
    }
    model.run.begin();
    model.announcement = tr("running-program").to_owned();
    let (run, code) = (model.run.id, model.code.text.clone());
    vec![ask(model, Question::Run { run, code }), Effect::Reveal(OUTPUT.to_owned())]
}

/// Stops the program, whatever it does.
pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    if experiment::is_running(model) {
        return experiment::cancel(model);
    }
    if !model.run.is_on() {
        return Vec::new();
    }
    let mut effects: Vec<Effect> = abandoned(model).into_iter().collect();
    if matches!(model.run.state, RunState::Computing) {
        // It may not hear, and nothing but the run is lost with it.
        effects.push(Effect::EndInterpreter);
        effects.extend(begun_anew(model));
    } else {
        effects.push(Effect::Ask(Question::Stop { run: model.run.id }));
    }
    model.run.say(Voice::Note, tr("you-stopped-program"));
    effects.extend(ended(model, tr("program-was-stopped")));
    // The button is gone.
    effects.push(Effect::Focus("run".to_owned()));
    effects
}

/// Gives up the request that the program waits for.
fn abandoned(model: &mut Model) -> Option<Effect> {
    let flight = model.in_flight.as_mut().filter(|flight| flight.run.is_some())?;
    flight.cancelled = true;
    Some(Effect::Abort(flight.id))
}

/// Takes in what the interpreter says of a run.
pub(super) fn said(model: &mut Model, answer: Answer) -> Vec<Effect> {
    let (Answer::Printed { run, .. }
    | Answer::Send { run, .. }
    | Answer::Open { run, .. }
    | Answer::Paused { run }
    | Answer::Remarked { run, .. }
    | Answer::Ended { run, .. }) = &answer
    else {
        return Vec::new();
    };
    if *run != model.run.id || !model.run.is_on() {
        return Vec::new();
    }
    let run = *run;
    match answer {
        Answer::Printed { text, .. } => model.run.say(Voice::Program, &text),
        Answer::Remarked { note, .. } => model.run.say(Voice::Note, &note),
        Answer::Paused { .. } => return vec![Effect::Ask(Question::GoOn { run })],
        Answer::Send { request, draft, timeout_ms, follows_redirects, notes, .. } => {
            notes.iter().for_each(|note| model.run.say(Voice::Note, note));
            let wanted =
                Wanted { request: Rc::from(request), draft: Rc::from(draft), timeout_ms, follows_redirects };
            return send(model, wanted);
        }
        Answer::Open { name, .. } => return open(model, name),
        Answer::Ended { ending, .. } => return end(model, ending),
        _ => {}
    }
    Vec::new()
}

fn send(model: &mut Model, wanted: Wanted) -> Vec<Effect> {
    if model.home == Home::Looking && wanted.request.url.starts_with(&model.page.sandbox()) {
        model.run.state = RunState::Waiting(Box::new(wanted));
        return Vec::new();
    }
    let Wanted { request, draft, timeout_ms, follows_redirects } = wanted;
    let options = Options { follow_redirects: follows_redirects, ..draft.options.clone() };
    model.run.state = RunState::Sending(timeout_ms);
    vec![start_exchange(model, request, draft, Some(model.run.id), options, timeout_ms)]
}

/// The practice server is there, or is known not to be: what waited for it goes out.
pub(super) fn home_found(model: &mut Model) -> Vec<Effect> {
    match std::mem::replace(&mut model.run.state, RunState::Ended) {
        RunState::Waiting(wanted) => send(model, *wanted),
        state => {
            model.run.state = state;
            Vec::new()
        }
    }
}

/// An exchange of a run has ended.
pub(super) fn replied(model: &mut Model, run: u32, exchange: &Rc<Exchange>) -> Vec<Effect> {
    let RunState::Sending(timeout_ms) = model.run.state else {
        // The program was stopped before.
        return vec![keep_history(model)];
    };
    model.run.sent += 1;
    model.run.state = RunState::Computing;
    let (outcome, timing) = (exchange.outcome.clone(), exchange.timing);
    let reply = Question::Reply(Reply { run, outcome, timing, timeout_ms });
    vec![Effect::Ask(reply)]
}

/// The program opens a file: one of the draft's, or one chosen before, or the user is asked for it.
fn open(model: &mut Model, name: String) -> Vec<Effect> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let body = &model.draft.body;
    let parts = body.parts.iter().filter_map(|row| row.file.as_ref());
    let mut files = body.file.iter().chain(parts).chain(&model.run.files);
    let content = files.find(|file| file.name == base).and_then(|file| file.bytes.clone());
    if content.is_some() {
        return vec![Effect::Ask(Question::File { run: model.run.id, content })];
    }
    model.announcement = tr_text("run-asks-file-or-none", "name", &name);
    model.run.state = RunState::Asking(name);
    vec![Effect::Focus(PROGRAM_FILE.to_owned())]
}

/// The user chose the file that the program opens, or says that there is none.
pub(super) fn opened(model: &mut Model, file: Option<ChosenFile>) -> Vec<Effect> {
    let RunState::Asking(name) = std::mem::replace(&mut model.run.state, RunState::Computing) else {
        return Vec::new();
    };
    let content = file.as_ref().and_then(|file| file.bytes.clone());
    if let Some(file) = file {
        // Whatever it is called on the disk, the program knows it by its own name.
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        model.run.files.push(ChosenFile { name, ..file });
    }
    let run = model.run.id;
    vec![Effect::Ask(Question::File { run, content }), Effect::Focus("stop".to_owned())]
}

fn end(model: &mut Model, ending: Ending) -> Vec<Effect> {
    let words = match ending {
        Ending::Done => tr("run-ended"),
        Ending::Raised(traceback) => {
            model.run.say(Voice::Error, &traceback);
            tr("run-ended-with-error")
        }
        Ending::Limited(why) => {
            model.run.say(Voice::Error, &why);
            tr("run-ended-by-playground")
        }
        Ending::Refused(fault) => {
            model.run.say(Voice::Error, &in_words(&fault));
            model.code.fault = Some(fault);
            tr("program-not-run")
        }
    };
    ended(model, words)
}

/// The interpreter is gone, and the program with it.
pub(super) fn lost(model: &mut Model) -> Vec<Effect> {
    if !model.run.is_on() {
        return Vec::new();
    }
    let mut effects: Vec<Effect> = abandoned(model).into_iter().collect();
    model.run.say(Voice::Error, tr("python-stopped-kept"));
    effects.extend(ended(model, tr("python-stopped")));
    effects
}

/// What follows the end of a run, however it came.
fn ended(model: &mut Model, words: &str) -> Vec<Effect> {
    model.run.state = RunState::Ended;
    model.announcement = [words, " ", &model.run.count()].concat();
    let mut effects = Vec::new();
    if model.run.sent > 0 {
        effects.push(keep_history(model));
    }
    effects.extend(present(model));
    effects
}
