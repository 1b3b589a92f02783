//! What the browser knows of a request that failed, beside the rejection: its reports of broken policies, its permissions,
//! and its account of bytes.

use crate::explain::install_user_agent;
use crate::http::split_url;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::RequestInit;

/// Name of the event (CSP, "Violation DOM events").
const VIOLATION: &str = "securitypolicyviolation";

/// How long the browser may take to tell, in milliseconds. A violation and the account of a body that has ended come in tasks
/// of their own, after the rejection (CSP, "report a violation"; Resource Timing, "queue a PerformanceEntry").
const LATE_MS: u32 = 50;

/// Listens to what the page's policy stops, until it is dropped.
pub(super) struct Violations {
    /// The directive that stopped the address.
    seen: Rc<RefCell<Option<String>>>,
    listener: Closure<dyn Fn(JsValue)>,
}

impl Violations {
    pub(super) fn watch(url: &str) -> Self {
        // A browser may name no more than the address's origin.
        let origin = split_url(url).map(|url| url.origin()).unwrap_or_default();
        let seen: Rc<RefCell<Option<String>>> = Rc::default();
        let log = seen.clone();
        let listener = Closure::new(move |event: JsValue| {
            // What a policy only reports, it does not stop.
            if text(&event, "disposition") == "enforce" && text(&event, "blockedURI").starts_with(&origin) {
                log.replace(Some(text(&event, "effectiveDirective")));
            }
        });
        if let Some(window) = web_sys::window() {
            // It fails for no listener that is a function.
            let _ = window.add_event_listener_with_callback(VIOLATION, listener.as_ref().unchecked_ref());
        }
        Self { seen, listener }
    }

    /// The directive that stopped the address, once the browser had the time to say so.
    pub(super) async fn directive(&self) -> Option<String> {
        TimeoutFuture::new(LATE_MS).await;
        self.seen.take()
    }
}

impl Drop for Violations {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            // As above.
            let _ =
                window.remove_event_listener_with_callback(VIOLATION, self.listener.as_ref().unchecked_ref());
        }
    }
}

/// Whether the user, or someone for them, denied this page the network that a local URL leads to. A browser that knows no
/// such permission guards nothing, or does not tell: then no.
pub(super) async fn is_local_denied(url: &str) -> bool {
    let is_loopback = split_url(url).is_ok_and(|url| url.is_loopback());
    let found = match state(if is_loopback { "loopback-network" } else { "local-network" }).await {
        Some(state) => Some(state),
        // Before Chromium made two permissions of it, it had one.
        None => state("local-network-access").await,
    };
    found.is_some_and(|state| state == "denied")
}

/// A permission's state (Permissions, "query()"). web-sys knows the names of its day only.
async fn state(name: &str) -> Option<String> {
    let permissions = Reflect::get(&web_sys::window()?.navigator(), &"permissions".into()).ok()?;
    // Absent where the page is no secure context.
    let query: Function = Reflect::get(&permissions, &"query".into()).ok()?.dyn_into().ok()?;
    let wanted = Object::new();
    Reflect::set(&wanted, &"name".into(), &name.into()).ok()?;
    let asked: Promise = query.call1(&permissions, &wanted).ok()?.unchecked_into();
    JsFuture::from(asked).await.ok().map(|status| text(&status, "state"))
}

/// How many bytes of the last body from this URL arrived, still encoded; 0 when the browser does not say (Resource Timing,
/// `encodedBodySize`).
pub(super) async fn wire_bytes(url: &str) -> u64 {
    TimeoutFuture::new(LATE_MS).await;
    let entries = web_sys::window()
        .and_then(|window| window.performance())
        .map_or_else(Array::new, |performance| performance.get_entries_by_name(url));
    let size = Reflect::get(&entries.at(-1), &"encodedBodySize".into()).ok().and_then(|size| size.as_f64());
    // A count of bytes is below 2^53.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    size.map_or(0, |size| size as u64)
}

/// Finds out whether this browser drops `User-Agent`, which the Fetch Standard lets a page set: Chromium does.
pub(super) fn try_user_agent() {
    let init = RequestInit::new();
    let headers = Array::of1(&Array::of2(&"User-Agent".into(), &"a".into()));
    init.set_headers(&headers);
    let kept = web_sys::Request::new_with_str_and_init("./", &init)
        .and_then(|request| request.headers().has("User-Agent"));
    install_user_agent(kept == Ok(false));
}

fn text(of: &JsValue, name: &str) -> String {
    Reflect::get(of, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
