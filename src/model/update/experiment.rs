//! An experiment runs through the same machinery as the program beside the fields; its exchanges are evidence, and neither
//! shown as answers nor kept in the history.

use super::code::{ask, typed};
use super::exchange::refuse;
use crate::locale::{spoken, tr};
use crate::model::dialogue::{Act, Answer, Question, Setup};
use crate::model::experiment::{Bench, ExperimentMsg};
use crate::model::{Effect, Model, RequestFace, RunState};
use std::rc::Rc;

/// Takes in what the learner or the browser says of an experiment.
pub(super) fn update_experiment(model: &mut Model, message: ExperimentMsg) -> Vec<Effect> {
    let (sandbox, is_busy) = (model.page.sandbox(), is_running(model));
    if let ExperimentMsg::Open(slug) = message {
        if is_busy {
            return refuse(model, tr("experiment-is-running"));
        }
        if is_loading(model) {
            return Vec::new();
        }
        model.bench = Some(Bench { slug, ..Bench::default() });
        return retell(model);
    }
    let Some(bench) = &mut model.bench else { return Vec::new() };
    let act = match message {
        ExperimentMsg::Predict(at) if !is_busy => {
            bench.prediction = Some(at);
            return Vec::new();
        }
        ExperimentMsg::Count(typed) if !is_busy => {
            bench.typed = typed;
            return Vec::new();
        }
        ExperimentMsg::Start if is_busy => return cancel(model),
        ExperimentMsg::Start => {
            let (Some(prediction), Some(count)) = (bench.prediction, bench.count()) else {
                return Vec::new();
            };
            if model.run.is_on() || model.in_flight.is_some() {
                return refuse(model, tr("experiment-waits"));
            }
            (bench.is_busy, bench.evidence, bench.link) = (true, None, None);
            model.run.begin();
            bench.run = model.run.id;
            model.announcement = tr("experiment-begun").to_owned();
            Act::Start { run: model.run.id, prediction, count }
        }
        ExperimentMsg::Look if !is_busy => Act::Look,
        ExperimentMsg::Program(at) => Act::Program { at, count: bench.count().unwrap_or(1) },
        // Its words in another language come too late for this run; they are asked for again when it is over.
        ExperimentMsg::Fetched { number: 0, .. } if is_busy => {
            bench.locale = None;
            return Vec::new();
        }
        ExperimentMsg::Fetched { number: 0, texts, .. } => {
            let slug = bench.slug.to_owned();
            if texts.get(1).is_none_or(Option::is_none) {
                return lost(model, tr("experiment-not-loaded"));
            }
            let mut texts = texts.into_iter().map(Option::unwrap_or_default);
            let mut next = || texts.next().unwrap_or_default();
            let words = [next(), next()].join("\n");
            bench.setup = Rc::new(Setup { slug, words, index: next(), sandbox });
            Act::Open
        }
        ExperimentMsg::Fetched { number, texts, history } => {
            return vec![Effect::Ask(Question::Fetched { number, texts, history })];
        }
        _ => return Vec::new(),
    };
    let setup = bench.setup.clone();
    vec![ask(model, Question::Try { setup, act })]
}

/// Takes in what the interpreter says of an experiment; what it says of something else is given back.
pub(super) fn said(model: &mut Model, answer: Answer) -> Result<Vec<Effect>, Answer> {
    let Some(bench) = &mut model.bench else { return Err(answer) };
    Ok(match answer {
        Answer::Fetch { number, paths, delete } => vec![Effect::Fetch { number, paths, delete }],
        Answer::Experiment(Some(paper)) => {
            let is_new = bench.paper.is_none();
            if is_new {
                bench.typed = paper.count.map_or_else(String::new, |count| count.to_string());
            }
            // In other words: what was seen follows in the same, unless it went with an interpreter that was ended.
            if bench.paper.as_ref().is_some_and(|old| old.title != paper.title) {
                (bench.evidence, bench.link) = (None, None);
            }
            bench.paper = Some(Rc::from(paper));
            end(model);
            if is_new { vec![Effect::Focus("experiment".to_owned())] } else { retell(model) }
        }
        Answer::Experiment(None) => lost(model, tr("experiment-not-loaded")),
        Answer::Evidence { figure, told, link } => {
            let is_new = bench.is_busy;
            (bench.evidence, bench.link) = (Some(Rc::new(figure)), link);
            model.announcement = told;
            end(model);
            let mut effects = retell(model);
            effects.extend(is_new.then(|| Effect::Reveal("evidence".to_owned())));
            effects
        }
        Answer::Program(code) => {
            model.request_face = RequestFace::Code;
            model.code.set(code, false);
            let mut effects = typed(model);
            effects.push(Effect::Focus("request-tab-1".to_owned()));
            effects
        }
        answer => return Err(answer),
    })
}

/// Asks for the words of the experiment in the language that is spoken, unless it has them; while it is under way it keeps
/// its own.
pub(super) fn retell(model: &mut Model) -> Vec<Effect> {
    let locale = spoken();
    let Some(bench) = model.bench.as_mut().filter(|bench| !bench.is_busy && bench.locale != Some(locale))
    else {
        return Vec::new();
    };
    bench.locale = Some(locale);
    let file = |name| ["words/", locale.tag(), "/experiments/", name, ".txt"].concat();
    let paths = vec![file("common"), file(bench.slug), "sandbox/".to_owned()];
    vec![Effect::Fetch { number: 0, paths, delete: false }]
}

/// Whether the program that runs is an experiment's.
pub(super) fn is_running(model: &Model) -> bool {
    model.bench.as_ref().is_some_and(|bench| bench.is_busy)
}

/// Whether one is to be opened, and has not come yet.
fn is_loading(model: &Model) -> bool {
    model.bench.as_ref().is_some_and(|bench| bench.paper.is_none())
}

/// Whether this run is an experiment's, also when it was cancelled before its request had ended.
pub(super) fn owns(model: &Model, run: u32) -> bool {
    model.bench.as_ref().is_some_and(|bench| bench.run == run)
}

/// The learner cancels it, wherever the button was: the interpreter says what was seen until then.
pub(super) fn cancel(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(flight) = &mut model.in_flight {
        flight.cancelled = true;
        effects.push(Effect::Abort(flight.id));
    }
    model.run.state = RunState::Idle;
    effects.push(Effect::Ask(Question::Stop { run: model.run.id }));
    effects
}

/// The interpreter is gone.
pub(super) fn failed(model: &mut Model, words: &str) -> Vec<Effect> {
    if is_running(model) || is_loading(model) { lost(model, words) } else { Vec::new() }
}

fn lost(model: &mut Model, words: &str) -> Vec<Effect> {
    end(model);
    model.bench.take_if(|bench| bench.paper.is_none());
    refuse(model, words)
}

fn end(model: &mut Model) {
    let Some(bench) = &mut model.bench else { return };
    if std::mem::take(&mut bench.is_busy) {
        // What it sent is no output of the learner's program.
        model.run.state = RunState::Idle;
    }
}
