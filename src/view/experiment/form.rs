//! The prediction, how many requests, Start and Cancel, and how far it is.

use crate::lesson::experiment::MOST;
use crate::model::dialogue::Paper;
use crate::model::experiment::{Bench, ExperimentMsg};
use crate::view::text::marked;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Draws what the learner decides; `sent` is how many requests were sent.
pub fn draw_form(bench: &Bench, paper: &Paper, sent: u32, act: &Callback<ExperimentMsg>) -> Html {
    let busy = bench.is_busy;
    let submit = act.reform(|event: SubmitEvent| {
        event.prevent_default();
        ExperimentMsg::Start
    });
    let typed = act.reform(|event: InputEvent| {
        ExperimentMsg::Count(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let is_wrong = bench.count().is_none();
    let can_start = bench.prediction.is_some() && !is_wrong;
    let all = bench.requests();
    html! {
        <form onsubmit={submit}>
            <fieldset class="prediction">
                <legend>{ "What do you predict? " }{ marked(&paper.question) }</legend>
                { for paper.choices.iter().zip(0..).map(|(choice, at)| html! {
                    <label class="tick">
                        <input type="radio" name="prediction" checked={bench.prediction == Some(at)} disabled={busy}
                            onchange={act.reform(move |_: Event| ExperimentMsg::Predict(at))} />
                        <span>{ marked(choice) }</span>
                    </label>
                }) }
            </fieldset>
            if paper.count.is_some() {
                <label class="field">
                    <span>{ format!("Requests of each kind (1–{MOST})") }</span>
                    <input class="wire" type="text" inputmode="numeric" id="experiment-count" value={bench.typed.clone()} oninput={typed}
                        aria-invalid={is_wrong.then_some("true")} autocomplete="off" disabled={busy} />
                </label>
            }
            <div class="send-bar">
                <button type="submit" class={if busy { "cancel" } else { "send" }}
                    aria-disabled={(!busy && !can_start).then_some("true")}>
                    { match &bench.evidence {
                        _ if busy => "Cancel",
                        Some(_) => "Run it again",
                        None => "Run the experiment",
                    } }
                </button>
                if !busy && bench.prediction.is_none() {
                    <span class="hint-line">{ "First say what you predict." }</span>
                } else if is_wrong {
                    <span class="problem">{ format!("A whole number from 1 to {MOST}.") }</span>
                }
            </div>
            if busy {
                <div class="run-progress">
                    <progress aria-label="Requests sent" value={sent.to_string()} max={all.to_string()} />
                    <span>{ format!("{sent} of {all} requests") }</span>
                </div>
            }
        </form>
    }
}
