//! The keys that mean something anywhere on the page: Ctrl+Enter, or Cmd+Enter, sends, and with Shift runs the program. While
//! one presents, those of a clicker turn the slides.

use crate::model::{Msg, Slide};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, KeyboardEvent};

/// The `id` of what is on the page while one presents, and then only.
pub const PRESENTING: &str = "keys";

/// Calls back at these keys, for as long as the page lives.
pub fn on_keys(call: impl Fn(Msg) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let looked_at = document.clone();
    let listener = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        let key = event.key();
        let message = match event.ctrl_key() || event.meta_key() {
            true if key == "Enter" && !event.repeat() => {
                Some(if event.shift_key() { Msg::Run } else { Msg::Send })
            }
            false if looked_at.get_element_by_id(PRESENTING).is_some() => turn(&event, &key),
            _ => None,
        };
        if let Some(message) = message {
            event.prevent_default();
            call(message);
        }
    });
    // A document takes every listener.
    let _ = document.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// What a key does to the slides, unless it means something where the focus is.
fn turn(event: &KeyboardEvent, key: &str) -> Option<Msg> {
    let step = Slide::of_key(key)?;
    // Keys go to elements.
    let at: Element = event.target()?.unchecked_into();
    let is_taken = match at.tag_name().as_str() {
        "TEXTAREA" => true,
        "INPUT" | "SELECT" => step != Slide::Toggle,
        "A" | "BUTTON" | "SUMMARY" => step == Slide::Load,
        _ => false,
    };
    (!is_taken && !event.alt_key() && !event.default_prevented()).then_some(Msg::Slide(step))
}
