//! Finding the sandbox: the server that delivered the page may have one; otherwise a Service Worker becomes it.

use crate::sandbox::{AbsentReason, Home};
use futures_util::future::{Either, select};
use js_sys::{Function, Promise, Reflect};
use std::pin::pin;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerUpdateViaCache,
    Window,
};

/// How long the whole search may take, in milliseconds: a first visit loads the worker over a slow line.
const TIME_LIMIT_MS: u32 = 15_000;

/// Finds the sandbox, or the reason why there is none. Never [`Home::Looking`].
pub async fn find() -> Home {
    let search = pin!(search());
    let limit = pin!(gloo_timers::future::TimeoutFuture::new(TIME_LIMIT_MS));
    match select(search, limit).await {
        Either::Left((home, _)) => home,
        Either::Right(_) => Home::Absent(AbsentReason::Silent),
    }
}

async fn search() -> Home {
    let Some(window) = web_sys::window() else {
        return Home::Absent(AbsentReason::Blocked);
    };
    if window.location().protocol().is_ok_and(|protocol| protocol == "file:") {
        return Home::Absent(AbsentReason::File);
    }
    if let Some(home) = ask().await {
        return home;
    }
    match register(&window).await {
        Ok(()) => ask().await.unwrap_or(Home::Absent(AbsentReason::Silent)),
        Err(reason) => Home::Absent(reason),
    }
}

/// Asks `sandbox/`, relative to the page. Any host may answer something there; only a sandbox has the mark.
async fn ask() -> Option<Home> {
    Home::of_index(&super::fetch::text("sandbox/", "GET").await?)
}

/// Registers the worker and waits until it controls this page.
async fn register(window: &Window) -> Result<(), AbsentReason> {
    if !window.is_secure_context() {
        return Err(AbsentReason::Insecure);
    }
    let container = container(window).ok_or(AbsentReason::Blocked)?;
    // Listen before anything can happen.
    let controlled =
        Promise::new(&mut |resolve: Function, _| container.set_oncontrollerchange(Some(&resolve)));
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    JsFuture::from(container.register_with_options("sw.js", &options))
        .await
        .map_err(|error| refusal(&error))?;
    let ready = container.ready().map_err(|error| refusal(&error))?;
    let registration = JsFuture::from(ready).await.map_err(|error| refusal(&error))?;
    if container.controller().is_none() {
        if let Some(worker) = registration.unchecked_ref::<ServiceWorkerRegistration>().active() {
            // It claims its pages when it becomes active, which may be long ago if this page was loaded around it.
            worker.post_message(&JsValue::from_str("claim")).map_err(|error| refusal(&error))?;
        }
        JsFuture::from(controlled).await.map_err(|error| refusal(&error))?;
    }
    container.set_oncontrollerchange(None);
    Ok(())
}

/// `navigator.serviceWorker`: missing in some private windows, and merely reading it throws in a frame without an origin.
fn container(window: &Window) -> Option<ServiceWorkerContainer> {
    let container = Reflect::get(&window.navigator(), &"serviceWorker".into()).ok()?;
    container.is_object().then(|| container.unchecked_into())
}

/// Browsers have no code for "the user forbids it", only sentences: Chromium's and Firefox's.
fn refusal(error: &JsValue) -> AbsentReason {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    let message = message.unwrap_or_default();
    if ["denied permission", "operation is insecure"].iter().any(|words| message.contains(words)) {
        AbsentReason::Blocked
    } else {
        AbsentReason::Refused { message }
    }
}
