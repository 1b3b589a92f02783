//! An experiment: the question, the run, and the evidence. Each picture has its words or its table beside it.

mod bodies;
mod element;
mod form;
mod store;
mod table;
mod timeline;

use super::text::marked;
use crate::lesson::experiment::Picture;
use crate::model::experiment::{Action, Ended, Evidence, Stage, Trial, Verdict};
use element::{element, text};
use form::{draw_form, draw_progress};
use yew::prelude::*;

/// What is said of the learner's prediction, and of a run that did not come to its end.
const FORESEEN: &str = "You predicted it.";
const UNFORESEEN: &str = "You predicted otherwise.";
const OPEN: &str = "Open as a program: ";
const AGAIN: &str = "Look again";
const CANCELLED: &str = "You cancelled it: what follows is what was seen until then.";
const BROKEN: &str = "The program did not come to its end: what follows is what was seen until then.";

/// Draws an experiment; `shows_here` is false where this home can't show the evidence.
pub fn draw_experiment(trial: &Trial, shows_here: bool, act: &Callback<Action>) -> Html {
    let experiment = trial.experiment;
    let paragraph = |inside| element("p", &[], inside);
    let mut parts = vec![
        element("h3", &[("id", "experiment"), ("tabindex", "-1")], vec![text(experiment.title)]),
        paragraph(vec![marked(experiment.claim)]),
    ];
    if shows_here {
        parts.push(draw_form(trial, act));
        parts.push(draw_progress(trial));
        if let Stage::Shown(evidence) = &trial.stage {
            parts.push(draw_evidence(trial, evidence, act));
        }
    } else {
        parts.push(element("p", &[("class", "warning")], vec![marked(experiment.absent)]));
    }
    for (at, program) in experiment.programs.iter().enumerate() {
        let open = act.reform(move |_: MouseEvent| Action::OpenProgram(at));
        parts.push(html! {
            <p><button type="button" class="link" onclick={open}>{ OPEN }{ program.title }</button></p>
        });
    }
    let mut sources = vec![text("Sources: ")];
    for (index, (label, address)) in experiment.sources.iter().enumerate() {
        sources.push(text(if index > 0 { ", " } else { "" }));
        let attributes = [("href", *address), ("rel", "noreferrer noopener"), ("target", "_blank")];
        sources.push(element("a", &attributes, vec![text(label)]));
    }
    parts.push(element("p", &[("class", "source")], sources));
    let mut attributes = vec![("class", "experiment"), ("role", "region"), ("aria-label", experiment.title)];
    if trial.is_busy() {
        attributes.push(("aria-busy", "true"));
    }
    element("div", &attributes, parts)
}

fn draw_evidence(trial: &Trial, evidence: &Evidence, act: &Callback<Action>) -> Html {
    let (class, sign, title) = match evidence.verdict {
        Verdict::Holds => ("ok", "✓", "The claim holds here"),
        Verdict::Contradicted => ("client", "✕", "What was seen contradicts the claim"),
        Verdict::Open => ("redirect", "?", "This run does not decide"),
    };
    let paragraph = |inside| element("p", &[], inside);
    let sign = element("b", &[("class", class), ("aria-hidden", "true")], vec![text(sign)]);
    let heading = vec![sign, text(" "), text(title)];
    let mut parts = vec![element("h4", &[("id", "evidence"), ("tabindex", "-1")], heading)];
    match &evidence.ended {
        Ended::Done => {}
        Ended::Cancelled => parts.push(paragraph(vec![text(CANCELLED)])),
        Ended::Broken(words) => {
            parts.push(paragraph(vec![text(BROKEN)]));
            parts.push(element("pre", &[("class", "wire-box"), ("tabindex", "0")], vec![text(words)]));
        }
    }
    if evidence.verdict == Verdict::Holds {
        let is_right = trial.prediction == Some(trial.experiment.right);
        let said = element("strong", &[], vec![text(if is_right { FORESEEN } else { UNFORESEEN })]);
        let because = trial.filled(trial.experiment.because);
        parts.push(paragraph(vec![said, text(" "), marked(&because)]));
    }
    parts.extend(evidence.sentences.iter().map(|sentence| paragraph(vec![marked(sentence)])));
    if let Some(link) = &evidence.link {
        let attributes = [("href", link.as_str()), ("target", "_blank"), ("rel", "noopener")];
        let again = html! {
            <button type="button" class="link" onclick={act.reform(|_: MouseEvent| Action::Refresh)}>{ AGAIN }</button>
        };
        parts.push(paragraph(vec![element("a", &attributes, vec![text(link)]), text(" "), again]));
    }
    let experiment = trial.experiment;
    parts.extend(experiment.pictures.iter().map(|picture| match picture {
        Picture::Timeline => timeline::draw_timeline(&evidence.timeline),
        Picture::Store => store::draw_store(&evidence.store),
        Picture::Table => table::draw_table(experiment.title, &experiment.columns, &evidence.rows),
        Picture::Bodies => bodies::draw_bodies(&evidence.sheets),
    }));
    element("div", &[("class", "evidence")], parts)
}
