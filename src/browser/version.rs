//! The build of the page: where its files are, and that there is a newer one. `static/version.js` watches for that.

use web_sys::Event;

/// The attribute of the root element by which `static/version.js` says that there is a newer build, and the event.
const NEWER: (&str, &str) = ("data-newer", "newer");

/// Calls back when there is a newer build, for as long as the page lives.
pub fn on_newer(call: impl Fn() + 'static) {
    if super::page::root().is_some_and(|root| root.has_attribute(NEWER.0)) {
        call();
    }
    super::page::on_window(NEWER.1, call);
}

/// What the root element says of a file of this build, such as `data-words`: its name beside the page.
pub(super) fn named(attribute: &str) -> String {
    super::page::root().and_then(|root| root.get_attribute(attribute)).unwrap_or_default()
}

/// Where a file is: the folder of the words has another name in each build.
pub(super) fn place(path: &str) -> Option<String> {
    Some(named("data-words") + path.strip_prefix("words/")?)
}

/// Says that a file of this build did not come: the host may have another build by now.
pub(super) fn missed() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("missed")) {
        // It fails only while the same event is under way.
        let _ = window.dispatch_event(&event);
    }
}

/// Loads the page anew. What the user wrote is in storage.
pub(super) fn reload() {
    if let Some(window) = web_sys::window() {
        // A browser that refuses leaves the page as it is.
        let _ = window.location().reload();
    }
}
