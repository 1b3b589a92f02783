//! When the page is put on paper.

use crate::model::Msg;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// Calls back before the page is printed and afterwards, for as long as it lives. The browser lays the paper out when what
/// follows from the call has been drawn: that takes microtasks alone.
pub fn on_print(call: impl Fn(Msg) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        call(Msg::Print(event.type_() == "beforeprint"));
    });
    for event in ["beforeprint", "afterprint"] {
        // A window takes every listener.
        let _ = window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
