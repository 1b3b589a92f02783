//! An experiment: the question, the run, and the evidence, whose words and pictures the interpreter computed.

mod form;

use super::figure::draw_figure;
use super::text::marked;
use crate::model::dialogue::Paper;
use crate::model::experiment::{Bench, ExperimentMsg};
use form::draw_form;
use yew::prelude::*;

/// What stands on the page beside the experiment's own words.
const OPEN: &str = "Open as a program: ";
const AGAIN: &str = "Look again";
const SOURCES: &str = "Sources: ";

/// Draws an experiment; `shows_here` is false where this home can't show the evidence, and `sent` is how many requests were
/// sent.
pub fn draw_experiment(
    bench: &Bench,
    paper: &Paper,
    shows_here: bool,
    sent: u32,
    act: &Callback<ExperimentMsg>,
) -> Html {
    let button = |words: Html, message: ExperimentMsg| {
        let onclick = act.reform(move |_: MouseEvent| message.clone());
        html! { <p><button type="button" class="link" {onclick}>{ words }</button></p> }
    };
    let outside = |address: &str, words: &str| {
        html! { <a href={address.to_owned()} target="_blank" rel="noreferrer noopener">{ words.to_owned() }</a> }
    };
    html! {
        <div class="experiment" role="region" aria-label={paper.title.clone()} aria-busy={bench.is_busy.then_some("true")}>
            <h3 id="experiment" tabindex="-1">{ paper.title.clone() }</h3>
            <p>{ marked(&paper.claim) }</p>
            if shows_here {
                { draw_form(bench, paper, sent, act) }
                if let Some(evidence) = &bench.evidence {
                    <div class="evidence" id="evidence" tabindex="-1">
                        { draw_figure(evidence) }
                        if let Some(link) = &bench.link {
                            <p>{ outside(link, link) }</p>
                            { button(Html::from(AGAIN), ExperimentMsg::Look) }
                        }
                    </div>
                }
            } else {
                <p class="warning">{ marked(&paper.absent) }</p>
            }
            { for paper.programs.iter().zip(0..).map(|(title, at)| {
                button(Html::from([OPEN, title].concat()), ExperimentMsg::Program(at))
            }) }
            <p class="source">
                { SOURCES }
                { for paper.sources.iter().enumerate().map(|(index, (label, address))| html! {
                    <>{ if index > 0 { ", " } else { "" } }{ outside(address, label) }</>
                }) }
            </p>
        </div>
    }
}
