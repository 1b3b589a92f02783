//! Send, what is under way, and Cancel.

use super::control::{button, paragraph};
use super::element::{Attribute, Element, several, tag};
use super::text::marked_as;
use crate::http::Method;
use crate::locale::{Argument, tr, tr_count, tr_text, tr_with};
use crate::model::{InFlight, Msg};
use yew::prelude::*;

/// What the bar shows.
pub struct SendBar<'a> {
    pub method: Method,
    pub in_flight: Option<&'a InFlight>,
    pub waits_for_home: bool,
    pub problem_count: usize,
    pub send: &'a Callback<Msg>,
}

/// Draws the bar.
pub fn draw_send_bar(props: &SendBar<'_>) -> Element {
    let busy = props.in_flight.is_some() || props.waits_for_home;
    let send = button("send", &tr_text("send", "method", props.method.as_str()), Msg::Send, props.send);
    let state = if busy {
        several()
            .add(button("cancel", tr("cancel"), Msg::Cancel, props.send))
            .add(tag("span").class("elapsed").text(&under_way(props)))
            .maybe(draw_progress(props.in_flight))
    } else {
        tag("span").class("hint").add(marked_as(tr("send-keys"), "kbd", "em"))
    };
    let is_faulty = props.problem_count > 0 && !busy;
    let fault = is_faulty.then(|| paragraph("problem", &tr_count("fields-to-mend", props.problem_count)));
    // Not `disabled`: a disabled button would lose the focus, and the keyboard its place.
    let send = send.id("send").is(Attribute::IsDisabled, busy);
    tag("div").class("send-bar").add(send).add(state).maybe(fault)
}

fn under_way(props: &SendBar<'_>) -> String {
    let Some(flight) = props.in_flight else {
        return tr("send-waits").to_owned();
    };
    let tenths = flight.elapsed_ms / 100;
    let seconds = [(tenths / 10).to_string(), (tenths % 10).to_string()].join(tr("decimal-point"));
    match flight.received {
        0 => seconds + " s",
        received => {
            let places = [("seconds", Argument::Text(&seconds)), ("count", Argument::Number(received))];
            tr_with("send-under-way", &places)
        }
    }
}

/// A bar, when the length is known and worth one.
fn draw_progress(flight: Option<&InFlight>) -> Option<Element> {
    let flight = flight?;
    let expected = flight.expected.filter(|expected| *expected > 0)?;
    let received = flight.received.min(expected);
    let bar = tag("progress").set(Attribute::Max, &expected.to_string());
    Some(bar.set(Attribute::Value, &received.to_string()).named("body-received"))
}
