//! Send, what is under way, and Cancel.

use super::control::tell;
use crate::http::Method;
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
pub fn draw_send_bar(props: &SendBar<'_>) -> Html {
    let busy = props.in_flight.is_some() || props.waits_for_home;
    html! {
        <div class="send-bar">
            // Not `disabled`: a disabled button would lose the focus, and the keyboard its place.
            <button type="button" class="send" id="send" aria-disabled={busy.then_some("true")}
                onclick={tell(props.send, Msg::Send)}>
                { format!("Send {}", props.method) }
            </button>
            if busy {
                <button type="button" class="cancel" onclick={tell(props.send, Msg::Cancel)}>
                    { "Cancel" }
                </button>
                <span class="elapsed">{ under_way(props) }</span>
                { draw_progress(props.in_flight) }
            } else {
                <span class="hint"><kbd>{ "Ctrl" }</kbd>{ " or " }<kbd>{ "⌘" }</kbd>{ " + " }<kbd>{ "Enter" }</kbd></span>
            }
            if props.problem_count > 0 && !busy {
                <p class="problem">
                    { match props.problem_count {
                        1 => "Not sent: one field above needs mending.".to_owned(),
                        count => format!("Not sent: {count} fields above need mending."),
                    } }
                </p>
            }
        </div>
    }
}

fn under_way(props: &SendBar<'_>) -> String {
    let Some(flight) = props.in_flight else {
        return "waiting for the practice server…".to_owned();
    };
    let tenths = flight.elapsed_ms / 100;
    let seconds = format!("{}.{}", tenths / 10, tenths % 10);
    match flight.received {
        0 => format!("{seconds} s"),
        received => format!("{seconds} s · {received} bytes"),
    }
}

/// A bar, when the length is known and worth one.
fn draw_progress(flight: Option<&InFlight>) -> Html {
    let known = flight.and_then(|flight| flight.expected.map(|expected| (flight.received, expected)));
    match known {
        Some((received, expected)) if expected > 0 => html! {
            <progress max={expected.to_string()} value={received.min(expected).to_string()} aria-label="Body received" />
        },
        _ => Html::default(),
    }
}
