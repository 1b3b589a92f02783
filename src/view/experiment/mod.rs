//! An experiment: the question, the run, and the evidence. Each picture has its words or its table beside it.

mod bodies;
mod form;
mod store;
mod table;
mod timeline;

use super::text::marked;
use crate::lesson::experiment::Picture;
use crate::model::experiment::{Action, Ended, Evidence, Stage, Trial, Verdict};
use form::{draw_form, draw_progress};
use yew::prelude::*;

/// What is said of the learner's prediction, and of a run that did not come to its end.
const FORESEEN: &str = "You predicted it.";
const UNFORESEEN: &str = "You predicted otherwise.";
const CANCELLED: &str = "You cancelled it: what follows is what was seen until then.";
const BROKEN: &str = "The program did not come to its end: what follows is what was seen until then.";

/// Draws an experiment; `shows_here` is false where this home can't show the evidence.
pub fn draw_experiment(trial: &Trial, shows_here: bool, act: &Callback<Action>) -> Html {
    let experiment = trial.experiment;
    html! {
        <div class="experiment" role="region" aria-label={experiment.title} aria-busy={trial.is_busy().then_some("true")}>
            <h3 id="experiment" tabindex="-1">{ experiment.title }</h3>
            <p>{ marked(experiment.claim) }</p>
            if shows_here {
                { draw_form(trial, act) }
                { draw_progress(trial) }
                if let Stage::Shown(evidence) = &trial.stage {
                    { draw_evidence(trial, evidence, act) }
                }
            } else {
                <p class="warning">{ marked(experiment.absent) }</p>
            }
            { for experiment.programs.iter().enumerate().map(|(at, program)| html! {
                <p>
                    <button type="button" class="link" aria-label={format!("Open as a program: {}", program.title)}
                        onclick={act.reform(move |_: MouseEvent| Action::OpenProgram(at))}>
                        { "Open as a program: " }{ program.title }
                    </button>
                </p>
            }) }
            <p class="source">
                { "Sources: " }
                { for experiment.sources.iter().enumerate().map(|(index, (label, address))| html! {
                    <>
                        if index > 0 { { ", " } }
                        <a href={*address} rel="noreferrer noopener" target="_blank">{ *label }</a>
                    </>
                }) }
            </p>
        </div>
    }
}

fn draw_evidence(trial: &Trial, evidence: &Evidence, act: &Callback<Action>) -> Html {
    let (class, sign, title) = match evidence.verdict {
        Verdict::Holds => ("ok", "✓", "The claim holds here"),
        Verdict::Contradicted => ("client", "✕", "What was seen contradicts the claim"),
        Verdict::Open => ("redirect", "?", "This run does not decide"),
    };
    let is_right = trial.prediction == Some(trial.experiment.right);
    html! {
        <div class="evidence">
            <h4 id="evidence" tabindex="-1"><b class={class} aria-hidden="true">{ sign }</b>{ " " }{ title }</h4>
            { match &evidence.ended {
                Ended::Done => Html::default(),
                Ended::Cancelled => html! { <p>{ CANCELLED }</p> },
                Ended::Broken(words) => html! { <><p>{ BROKEN }</p><pre class="wire-box" tabindex="0">{ words }</pre></> },
            } }
            if evidence.verdict == Verdict::Holds {
                <p>
                    <strong>{ if is_right { FORESEEN } else { UNFORESEEN } }</strong>
                    { " " }{ marked(trial.experiment.because) }
                </p>
            }
            { for evidence.sentences.iter().map(|sentence| html! { <p>{ sentence }</p> }) }
            if let Some(link) = &evidence.link {
                <p>
                    <a href={link.clone()} target="_blank" rel="noopener">{ link }</a>{ " " }
                    <button type="button" class="link" onclick={act.reform(|_: MouseEvent| Action::Refresh)}>{ "Look again" }</button>
                </p>
            }
            { for trial.experiment.pictures.iter().map(|picture| match picture {
                Picture::Timeline => timeline::draw_timeline(&evidence.timeline),
                Picture::Store => store::draw_store(&evidence.store),
                Picture::Table => table::draw_table(trial.experiment.title, &trial.experiment.columns, &evidence.rows),
                Picture::Bodies => bodies::draw_bodies(&evidence.sheets),
            }) }
        </div>
    }
}
