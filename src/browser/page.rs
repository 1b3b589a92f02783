//! The page itself: its address, focus, theme, clipboard.

use super::Tell;
use crate::explain::Moment;
use crate::model::{EDITOR, Msg, PageInfo, Theme};
use gloo_timers::callback::Timeout;
use js_sys::Date;
use std::ops::Range;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where the page comes from, and fresh random digits for multipart boundaries.
pub fn page_info() -> PageInfo {
    let Some(window) = web_sys::window() else {
        return PageInfo::default();
    };
    super::evidence::try_user_agent();
    let location = window.location();
    let address = location.href().unwrap_or_default();
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let (base, file) = address.split_at(address.rfind('/').map_or(0, |slash| slash + 1));
    let mut digits = [0_u8; 16];
    if let Ok(crypto) = window.crypto() {
        // Without randomness the boundary is still valid: `free_boundary` keeps it out of the content.
        let _ = crypto.get_random_values_with_u8_array(&mut digits);
    }
    PageInfo {
        base: base.to_owned(),
        file: file.to_owned(),
        origin: location.origin().unwrap_or_default(),
        https: location.protocol().is_ok_and(|protocol| protocol == "https:"),
        boundary: digits.iter().map(|byte| format!("{byte:02x}")).collect(),
        is_embedded: is_embedded(),
    }
}

/// Now, and the time zone of this browser.
pub fn moment() -> Moment {
    // JavaScript counts from local time to UTC. A time that no Date holds gives NaN, which becomes 0.
    let offset = |at: u64| -Date::new(&JsValue::from_f64(at as f64 * 1000.0)).get_timezone_offset() as i32;
    Moment { now: Date::now() as u64 / 1000, offset }
}

/// Moves the focus once the page is drawn anew, and unfolds what hides the element: nothing folded away takes the focus.
pub fn focus_soon(id: String) {
    soon(id, |element| {
        if let Ok(Some(fold)) = element.closest("details") {
            // An attribute without a value cannot be wrong.
            let _ = fold.set_attribute("open", "");
        }
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    });
}

/// Scrolls to an element once the page is drawn anew, and not at all when it is in sight.
pub(super) fn reveal_soon(id: String) {
    soon(id, |element| {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    });
}

fn soon(id: String, act: fn(&HtmlElement)) {
    Timeout::new(0, move || {
        let document = web_sys::window().and_then(|window| window.document());
        // An embed in which nobody is leaves the focus, and the place of reading, to the page around it.
        let document = document.filter(|document| !is_embedded() || document.has_focus().unwrap_or(true));
        let element = document.and_then(|document| document.get_element_by_id(&id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            act(&element);
        }
    })
    .forget();
}

/// Puts a text into the editor and selects a part of it, now: drawn later, the caret would be seen to jump.
pub(super) fn show_code(text: &str, selection: &Range<u32>) {
    let document = web_sys::window().and_then(|window| window.document());
    let editor = document.and_then(|document| document.get_element_by_id(EDITOR));
    if let Some(editor) = editor.and_then(|editor| editor.dyn_into::<HtmlTextAreaElement>().ok()) {
        editor.set_value(text);
        // Every text field has a selection.
        let _ = editor.set_selection_range(selection.start, selection.end);
    }
}

/// Whether this is `embed.html`, as `cargo xtask build` makes it of the page.
fn is_embedded() -> bool {
    root().is_some_and(|root| root.has_attribute("data-embed"))
}

/// Calls back at each of these events of the window, for as long as the page lives.
pub(super) fn on_window(event: &str, call: impl FnMut() + 'static) {
    let listener = Closure::<dyn FnMut()>::new(call);
    if let Some(window) = web_sys::window() {
        // A window takes every listener.
        let _ = window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// The root element of the document.
pub(super) fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Draws the page in a theme: the style sheet reads `data-theme` of the root element.
pub(super) fn apply_theme(theme: Theme) {
    if let Some(root) = root() {
        // Setting an attribute of the root element cannot fail.
        let _ = root.set_attribute("data-theme", theme.as_str());
    }
}

/// Puts a text on the clipboard and says whether the browser allowed it.
pub(super) fn copy(text: String, tell: Tell) {
    spawn_local(async move {
        // Absent where the page is no secure context; web-sys types it as always there.
        let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
        let copied = match clipboard.filter(|clipboard| !clipboard.is_undefined()) {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        tell(Msg::Copied(copied));
    });
}
