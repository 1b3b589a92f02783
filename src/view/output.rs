//! What a program says while it runs.

use super::control::link;
use super::file_field::{FileField, draw_file_field};
use crate::model::{Msg, PROGRAM_FILE, Run, RunState, Voice};
use yew::prelude::*;

/// Draws the panel, once a program has been run.
pub fn draw_output(run: &Run, send: &Callback<Msg>) -> Html {
    if matches!(run.state, RunState::Idle) {
        return Html::default();
    }
    html! {
        <div class="output" id="output">
            <h3 class="small-head">{ "Output" }</h3>
            <div class="wire-box" role="log" aria-label="Output" tabindex="0">
                { for run.output.iter().map(|said| {
                    let class = match said.voice {
                        Voice::Program => None,
                        Voice::Error => Some("raised"),
                        Voice::Note => Some("remark"),
                    };
                    html! { <span {class}>{ &said.text }</span> }
                }) }
            </div>
            { draw_question(run, send) }
            <p class="hint-line">{ what_it_does(run) }{ " " }{ run.count() }</p>
        </div>
    }
}

fn what_it_does(run: &Run) -> &'static str {
    match run.state {
        RunState::Idle | RunState::Ended => "The program has ended.",
        RunState::Computing => "The program is running.",
        RunState::Sending(_) => "The program waits for an answer.",
        RunState::Waiting(_) => "The program waits for the practice server to start.",
        RunState::Asking(_) => "The program waits for a file.",
    }
}

/// Asks for the file that the program opens: a page cannot look into the user's folders.
fn draw_question(run: &Run, send: &Callback<Msg>) -> Html {
    let RunState::Asking(name) = &run.state else {
        return Html::default();
    };
    let label = format!("The program opens “{name}”. Choose that file");
    let field = FileField { id: PROGRAM_FILE.to_owned(), label: label.clone(), file: None, invalid: false };
    html! {
        <div class="warning">
            <p>{ label }{ ":" }</p>
            { draw_file_field(field, |file| Msg::File(Some(file)), send) }
            { link("There is no such file", None, Msg::File(None), send) }
        </div>
    }
}
