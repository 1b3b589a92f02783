//! What the page's address names behind the `#`: a chapter, as in `#lesson/idempotent`, or all that a link says.
//!
//! What a link says goes out of the address once it is read, into the state of this entry of the browser's history: there a
//! reload finds it again, until the user changes what it gave.
//!
//! A chapter is what a reader takes for a page, so choosing one is a step that the Back button undoes: it is pushed onto
//! the history. In a frame it replaces the entry instead, since the Back button belongs to the page around it, and a reader
//! who leafed through ten chapters would press it ten times to leave. Opening the page does not touch the address.

use crate::model::is_link;
use wasm_bindgen::JsValue;

const BEFORE_SLUG: &str = "#lesson/";

/// What an address names.
pub enum Named {
    /// A chapter, by its slug.
    Chapter(String),
    /// What a link says.
    Link(String),
}

/// What the address names; or else the chapter that was open when this entry of the history was left, or, when the page
/// opens, the link that was put aside.
pub fn named(opens: bool) -> Option<Named> {
    let window = web_sys::window()?;
    let hash = window.location().hash().unwrap_or_default();
    if let Some(slug) = hash.strip_prefix(BEFORE_SLUG) {
        return Some(Named::Chapter(slug.to_owned()));
    }
    let link = hash.strip_prefix('#').filter(|fragment| is_link(fragment));
    if let Some(link) = link {
        return Some(Named::Link(link.to_owned()));
    }
    let state = window.history().ok()?.state().ok()?.as_string()?;
    match state.strip_prefix('#') {
        Some(link) => opens.then(|| Named::Link(link.to_owned())),
        None => Some(Named::Chapter(state)),
    }
}

/// Takes a link out of the address.
pub(super) fn put_aside(link: &str) {
    let Some(window) = web_sys::window() else { return };
    let place = window.location();
    let address = [place.pathname().unwrap_or_default(), place.search().unwrap_or_default()].concat();
    replace_state(&["#", link].concat().into(), &address);
}

/// Forgets the link that was put aside.
pub(super) fn leave_link() {
    let state = web_sys::window().and_then(|window| window.history().ok()?.state().ok()?.as_string());
    if state.is_some_and(|state| state.starts_with('#')) {
        replace_state(&JsValue::NULL, "");
    }
}

fn replace_state(state: &JsValue, address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // Where a browser refuses, the link stays in the address, and opens again with the page.
        let _ = history.replace_state_with_url(state, "", Some(address));
    }
}

/// Calls back when the user goes back or forward, or follows a link to a chapter or to the page itself, for as long as the
/// page lives.
pub fn on_travel(call: impl Fn(Named) + 'static) {
    super::page::on_window("popstate", move || {
        if let Some(named) = named(false) {
            call(named);
        }
    });
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
