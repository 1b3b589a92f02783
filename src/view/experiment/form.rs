//! The prediction, how many requests, Start and Cancel, and how far it is.

use crate::lesson::experiment::MOST;
use crate::model::experiment::{Action, Stage, Trial};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::view::text::marked;

/// Draws what the learner decides.
pub fn draw_form(trial: &Trial, act: &Callback<Action>) -> Html {
    let experiment = trial.experiment;
    let busy = trial.is_busy();
    let submit = act.reform(move |event: SubmitEvent| {
        event.prevent_default();
        if busy { Action::Cancel } else { Action::Start }
    });
    let typed = act
        .reform(|event: InputEvent| Action::Count(event.target_unchecked_into::<HtmlInputElement>().value()));
    let is_wrong = trial.count().is_none();
    let can_start = trial.prediction.is_some() && !is_wrong;
    html! {
        <form onsubmit={submit}>
            <fieldset class="prediction">
                <legend>{ "What do you predict? " }{ marked(&trial.filled(experiment.question)) }</legend>
                { for experiment.choices.iter().enumerate().map(|(at, choice)| html! {
                    <label class="tick">
                        <input type="radio" name="prediction" checked={trial.prediction == Some(at)} disabled={busy}
                            onchange={act.reform(move |_: Event| Action::Predict(at))} />
                        <span>{ marked(choice) }</span>
                    </label>
                }) }
            </fieldset>
            if experiment.count.is_some() {
                <label class="field">
                    <span>{ format!("Requests of each kind (1–{MOST})") }</span>
                    <input class="wire" type="text" inputmode="numeric" id="experiment-count" value={trial.typed.clone()} oninput={typed}
                        aria-invalid={is_wrong.then_some("true")} autocomplete="off" disabled={busy} />
                </label>
            }
            <div class="send-bar">
                <button type="submit" class={if busy { "cancel" } else { "send" }}
                    aria-disabled={(!busy && !can_start).then_some("true")}>
                    { match trial.stage {
                        _ if busy => "Cancel",
                        Stage::Shown(_) => "Run it again",
                        _ => "Run the experiment",
                    } }
                </button>
                if !busy && trial.prediction.is_none() {
                    <span class="hint-line">{ "First say what you predict." }</span>
                } else if is_wrong {
                    <span class="problem">{ format!("A whole number from 1 to {MOST}.") }</span>
                }
            </div>
        </form>
    }
}

/// Draws how far a run is.
pub fn draw_progress(trial: &Trial) -> Html {
    let (sent, all) = trial.progress();
    if !trial.is_busy() {
        return Html::default();
    }
    html! {
        <div class="run-progress">
            <progress aria-label="Requests sent" value={sent.to_string()} max={all.to_string()} />
            <span>{ format!("{sent} of {all} requests") }</span>
        </div>
    }
}
