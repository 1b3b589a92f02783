//! Ctrl+Enter, or Cmd+Enter, sends from anywhere on the page; with Shift, it runs the program.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::KeyboardEvent;

/// Calls back at Ctrl+Enter and Cmd+Enter, for as long as the page lives, and says whether Shift was held.
pub fn on_send_keys(call: impl Fn(bool) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let listener = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.repeat() {
            event.prevent_default();
            call(event.shift_key());
        }
    });
    // A document takes every listener.
    let _ = document.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    listener.forget();
}
