//! The chapter in the page's address, as in `#lesson/idempotent`.
//!
//! A chapter is what a reader takes for a page, so choosing one is a step that the Back button undoes: it is pushed onto
//! the history. In a frame it replaces the entry instead, since the Back button belongs to the page around it, and a reader
//! who leafed through ten chapters would press it ten times to leave. Opening the page does not touch the address.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

const BEFORE_SLUG: &str = "#lesson/";

/// The slug in the address, or the one that was open when the entry of the history was left.
pub fn named_chapter() -> Option<String> {
    let window = web_sys::window()?;
    let hash = window.location().hash().unwrap_or_default();
    let slug = hash.strip_prefix(BEFORE_SLUG).map(str::to_owned);
    slug.or_else(|| window.history().ok()?.state().ok()?.as_string())
}

/// Calls back with the slug when the user goes back or forward, or follows a link to a chapter, for as long as the page
/// lives.
pub fn on_travel(call: impl Fn(String) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let listener = Closure::<dyn FnMut()>::new(move || {
        if let Some(slug) = named_chapter() {
            call(slug);
        }
    });
    // A window takes every listener.
    let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Names a chapter in the address. The entry that is left may not name its own yet, so it is told.
pub(super) fn show(from: &str, to: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Ok(history) = window.history() else {
        return;
    };
    let (address, from) = (format!("{BEFORE_SLUG}{to}"), JsValue::from_str(from));
    let to = JsValue::from_str(to);
    let is_framed = !matches!(window.parent(), Ok(Some(parent)) if parent == window);
    // Browsers refuse a page that leafs faster than any reader, and some refuse a frame; the chapter opens all the same.
    let _ = if is_framed {
        history.replace_state_with_url(&to, "", Some(&address))
    } else {
        history.replace_state(&from, "").and_then(|()| history.push_state_with_url(&to, "", Some(&address)))
    };
}
