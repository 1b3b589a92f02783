//! What a program says while it runs.

use super::control::{hint, link, small_head};
use super::element::{Attribute, Element, tag};
use super::file_field::{FileField, draw_file_field};
use super::text::marked;
use crate::locale::{tr, tr_text};
use crate::model::{Msg, PROGRAM_FILE, Run, RunState, Voice};
use std::rc::Rc;
use yew::prelude::*;

/// Draws the panel, once a program has been run.
pub fn draw_output(run: &Run, send: &Callback<Msg>) -> Option<Element> {
    if matches!(run.state, RunState::Idle) {
        return None;
    }
    let log = tag("div").class("wire-box").set(Attribute::Role, "log").named("output");
    let log = run.output.iter().fold(log.set(Attribute::TabIndex, "0"), |log, said| {
        let piece = tag("span");
        log.add(match said.voice {
            Voice::Program => piece.text(&said.text),
            Voice::Error => piece.class("raised").text(&said.text),
            Voice::Note => piece.class("remark").add(marked(&said.text)),
        })
    });
    let panel = tag("div").class("output").id("output");
    let state = hint(what_it_does(run)).text(" ").text(&run.count());
    Some(panel.add(small_head("h3", tr("output"))).add(log).maybe(draw_question(run, send)).add(state))
}

fn what_it_does(run: &Run) -> &'static str {
    match run.state {
        RunState::Idle | RunState::Ended => tr("run-ended"),
        RunState::Computing => tr("run-computing"),
        RunState::Sending(_) => tr("run-sending"),
        RunState::Waiting(_) => tr("run-waiting"),
        RunState::Asking(_) => tr("run-asking"),
    }
}

/// Asks for the file that the program opens: a page cannot look into the user's folders.
fn draw_question(run: &Run, send: &Callback<Msg>) -> Option<Element> {
    let RunState::Asking(name) = &run.state else {
        return None;
    };
    let label = tr_text("run-asks-file", "name", name);
    let field = FileField { id: PROGRAM_FILE, label: &label, file: None, invalid: false };
    let question = tag("div").class("warning").add(tag("p").text(&label).text(":"));
    let question = question.add(draw_file_field(field, Rc::new(|file| Msg::File(Some(file))), send));
    Some(question.add(link(tr("no-such-file"), None, Msg::File(None), send)))
}
