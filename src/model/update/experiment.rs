//! An experiment runs through the same machinery as the program beside the fields; its exchanges are evidence, and neither
//! shown as answers nor kept in the history.

use super::code::{ask, typed};
use super::{exchange::refuse, run};
use crate::http::Exchange;
use crate::lesson::experiment::{EXPERIMENTS, Setting};
use crate::model::dialogue::{Ending, Question};
use crate::model::experiment::{Action, Bench, ExperimentMsg, Stage, Trial, Wish};
use crate::model::{Effect, Model, RequestFace};
use std::rc::Rc;

/// Takes in what the learner or the browser says of an experiment.
pub(super) fn update_experiment(model: &mut Model, message: ExperimentMsg) -> Vec<Effect> {
    match message {
        ExperimentMsg::Open(at) if !is_running(model) => vec![Effect::OpenExperiment(at)],
        ExperimentMsg::Open(_) => refuse(model, "An experiment is running. Cancel it, or wait for its end."),
        ExperimentMsg::Opened { at, second, max_body } => {
            let sandbox = model.page.sandbox();
            let setting = Setting { sandbox, second, max_body, count: 1 };
            let trial = EXPERIMENTS.get(at).and_then(|entry| Trial::open(entry, setting));
            let Some(trial) = trial else {
                return refuse(
                    model,
                    "The experiment could not be loaded. Check the connection, and try again.",
                );
            };
            model.bench = Some(Bench { at, trial, held: None });
            vec![Effect::Focus("experiment".to_owned())]
        }
        ExperimentMsg::Act(Action::Start) if model.run.is_on() || model.in_flight.is_some() => {
            refuse(model, "A request is under way, or a program runs. Wait for its end, and start then.")
        }
        ExperimentMsg::Act(action) => with(model, |bench| bench.trial.act(action)),
        ExperimentMsg::Looked(snapshot) => with(model, |bench| bench.trial.looked(snapshot)),
        ExperimentMsg::Counted(stored) => match model.bench.as_mut().and_then(|bench| bench.held.take()) {
            Some((exchange, reply)) => {
                with(model, |bench| {
                    bench.trial.exchanged(exchange, stored);
                    Vec::new()
                });
                vec![Effect::Ask(reply)]
            }
            None => Vec::new(),
        },
        ExperimentMsg::Followed(followed) => with(model, |bench| {
            bench.trial.followed(followed);
            Vec::new()
        }),
    }
}

/// Whether the program that runs is an experiment's.
pub(super) fn is_running(model: &Model) -> bool {
    model.bench.as_ref().is_some_and(|bench| bench.trial.is_busy())
}

/// An exchange of the program ended, and `reply` tells the program so. Where the things are to be counted, the program
/// waits until they are: what it does next would change their number.
pub(super) fn replied(model: &mut Model, exchange: Rc<Exchange>, reply: Question) -> Vec<Effect> {
    let Some(bench) = &mut model.bench else { return Vec::new() };
    if bench.trial.wants_count() {
        bench.held = Some((exchange, reply));
        return vec![Effect::Count];
    }
    bench.trial.exchanged(exchange, None);
    vec![Effect::Ask(reply)]
}

/// The experiment's program ended.
pub(super) fn ended(model: &mut Model, ending: Ending) -> Vec<Effect> {
    with(model, |bench| bench.trial.ended(ending))
}

/// The program was stopped, wherever the button was.
pub(super) fn stopped(model: &mut Model) -> Vec<Effect> {
    with(model, |bench| {
        bench.held = None;
        bench.trial.act(Action::Cancel)
    })
}

fn with(model: &mut Model, act: impl FnOnce(&mut Bench) -> Vec<Wish>) -> Vec<Effect> {
    let Some(bench) = &mut model.bench else { return Vec::new() };
    let before = bench.trial.stage.clone();
    let wishes = act(bench);
    let log = bench.trial.wants_log();
    let mut effects = Vec::new();
    if let (Stage::Shown(evidence), false) = (&bench.trial.stage, matches!(before, Stage::Shown(_))) {
        model.announcement = evidence.sentences.join(" ");
        effects.push(Effect::Reveal("evidence".to_owned()));
    }
    for wish in wishes {
        match wish {
            Wish::Look => effects.push(Effect::Look { log }),
            Wish::Run(code) => {
                model.run.begin();
                model.announcement = "The experiment runs.".to_owned();
                let run = model.run.id;
                effects.push(ask(model, Question::Run { run, code }));
            }
            Wish::Stop => effects.extend(run::stop(model)),
            Wish::Follow { request, status, location } => {
                effects.push(ask(model, Question::Follow { request, status, location }));
            }
            Wish::Edit(code) => {
                model.request_face = RequestFace::Code;
                model.code.set(code, false);
                effects.extend(typed(model));
                effects.push(Effect::Focus("request-tab-1".to_owned()));
            }
        }
    }
    effects
}
