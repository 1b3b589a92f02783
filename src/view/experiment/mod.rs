//! An experiment: the question, the run, and the evidence, whose words and pictures the interpreter computed.

mod form;

use super::control::{link, outside, paragraph};
use super::element::{Attribute, Element, tag};
use super::figure::draw_figure;
use super::lesson::draw_sources;
use super::text::marked;
use crate::locale::tr;
use crate::model::Msg;
use crate::model::dialogue::Paper;
use crate::model::experiment::{Bench, ExperimentMsg};
use form::draw_form;
use yew::prelude::*;

/// Draws an experiment; `shows_here` is false where this home can't show the evidence, and `sent` is how many requests were
/// sent.
pub fn draw_experiment(
    bench: &Bench,
    paper: &Paper,
    shows_here: bool,
    sent: u32,
    send: &Callback<Msg>,
) -> Element {
    let title = tag("h3").id("experiment").set(Attribute::TabIndex, "-1").text(&paper.title);
    let mut region = tag("div").class("experiment").set(Attribute::Role, "region").label(&paper.title);
    region = region.is(Attribute::Busy, bench.is_busy).add(title).add(tag("p").add(marked(&paper.claim)));
    if shows_here {
        let form = draw_form(bench, paper, sent, send);
        region = region.add(form).maybe(draw_evidence(bench, send));
    } else {
        region = region.add(paragraph("warning", "").add(marked(&paper.absent)));
    }
    for (title, at) in paper.programs.iter().zip(0..) {
        let words = [tr("experiment-program"), " ", title].concat();
        let open = Msg::Experiment(ExperimentMsg::Program(at));
        region = region.add(tag("p").add(link(&words, None, open, send)));
    }
    region.add(draw_sources(paper.sources.iter().map(|(label, address)| (label.as_str(), address.as_str()))))
}

fn draw_evidence(bench: &Bench, send: &Callback<Msg>) -> Option<Element> {
    let figure = draw_figure(bench.evidence.as_ref()?);
    let evidence = tag("div").class("evidence").id("evidence").set(Attribute::TabIndex, "-1").html(figure);
    let open = bench.link.as_ref().map(|address| {
        let again = Msg::Experiment(ExperimentMsg::Look);
        let again = link(tr("experiment-look-again"), None, again, send);
        tag("p").add(outside(address, address)).text(" ").add(again)
    });
    Some(evidence.maybe(open))
}
