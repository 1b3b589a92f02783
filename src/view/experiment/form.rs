//! The prediction, how many requests, Start and Cancel, and how far it is.

use crate::lesson::experiment::MOST;
use crate::locale::{Argument, tr, tr_with};
use crate::model::Msg;
use crate::model::dialogue::Paper;
use crate::model::experiment::{Bench, ExperimentMsg};
use crate::view::control::{field, hint, paragraph};
use crate::view::element::{Attribute, Element, On, tag};
use crate::view::text::marked;
use yew::prelude::*;

/// Draws what the learner decides; `sent` is how many requests were sent.
pub fn draw_form(bench: &Bench, paper: &Paper, sent: u32, send: &Callback<Msg>) -> Element {
    let busy = bench.is_busy;
    let question = tag("legend").say("experiment-predict").text(" ").add(marked(&paper.question));
    let mut choices = tag("fieldset").class("prediction").add(question);
    for (choice, at) in paper.choices.iter().zip(0..) {
        let send = send.clone();
        let radio = tag("input").set(Attribute::Type, "radio").set(Attribute::Name, "prediction");
        let radio = radio.checked(bench.prediction == Some(at)).is(Attribute::Disabled, busy);
        let radio = radio.on(On::Change, move |_| send.emit(Msg::Experiment(ExperimentMsg::Predict(at))));
        let words = tag("span").add(marked(choice));
        choices = choices.add(tag("label").class("tick").add(radio).add(words));
    }
    let is_wrong = bench.count().is_none();
    let most = [("most", Argument::Number(MOST.into()))];
    let count = paper.count.map(|_| {
        let typed = Box::new(|typed| Msg::Experiment(ExperimentMsg::Count(typed)));
        let input = tag("input").class("wire").id("experiment-count").set(Attribute::Type, "text");
        let input = input.set(Attribute::InputMode, "numeric").set(Attribute::Autocomplete, "off");
        let input = input.value(&bench.typed).on_typed(typed, send);
        let input = input.is(Attribute::Invalid, is_wrong).is(Attribute::Disabled, busy);
        field(&tr_with("experiment-count", &most), input)
    });
    let (class, words) = match &bench.evidence {
        _ if busy => ("cancel", tr("cancel")),
        Some(_) => ("send", tr("experiment-again")),
        None => ("send", tr("experiment-run")),
    };
    let can_start = bench.prediction.is_some() && !is_wrong;
    let start = tag("button").class(class).text(words).is(Attribute::IsDisabled, !busy && !can_start);
    let mut bar = tag("div").class("send-bar").add(start);
    if bench.prediction.is_none() {
        bar = bar.add(hint(tr("experiment-predict-first")));
    } else if is_wrong {
        bar = bar.add(paragraph("problem", &tr_with("experiment-number", &most)));
    }
    let progress = busy.then(|| draw_progress(sent, bench.requests()));
    let send = send.clone();
    let form = tag("form").on(On::Submit, move |event| {
        event.prevent_default();
        send.emit(Msg::Experiment(ExperimentMsg::Start));
    });
    form.add(choices).maybe(count).add(bar).maybe(progress)
}

fn draw_progress(sent: u32, all: u32) -> Element {
    let bar = tag("progress").named("experiment-sent").set(Attribute::Max, &all.to_string());
    let bar = bar.set(Attribute::Value, &sent.to_string());
    let places = [("sent", Argument::Number(sent.into())), ("all", Argument::Number(all.into()))];
    let words = tag("span").text(&tr_with("experiment-progress", &places));
    tag("div").class("run-progress").add(bar).add(words)
}
