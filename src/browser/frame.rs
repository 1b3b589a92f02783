//! The page around this one, where this is an embed. `static/frame.js` talks with it; here is what the program says to it,
//! and hears of it.

use super::Tell;
use crate::model::{Msg, hear};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageEvent;

#[wasm_bindgen]
extern "C" {
    /// Of `static/frame.js`. An empty text says that the program listens.
    #[wasm_bindgen(catch, js_name = tellHost)]
    fn tell_host(text: &str) -> Result<(), JsValue>;
}

/// Tells the host, if there is one and it listens.
pub(super) fn tell(text: &str) {
    // Without its script, the frame is a page like any other.
    let _ = tell_host(text);
}

/// Has what the host says change the page, for as long as it lives. `base` is the folder of the page.
pub fn follow_host(base: String, tell_page: Tell) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(link) = event.data().as_string().and_then(|text| hear(&text, &base)) {
            tell_page(Msg::OpenLink(Box::new(link)));
        }
    });
    // A window takes every listener.
    let _ = window.add_event_listener_with_callback("put-playground:link", listener.as_ref().unchecked_ref());
    listener.forget();
    tell("");
}
