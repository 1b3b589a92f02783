//! The sandbox inside a Service Worker: a JavaScript request becomes an `http::Request`, the router answers it, and the
//! answer becomes a JavaScript response.
//!
//! `static/sw.js` calls [`handle`]; what it decides itself is only which requests come here.
// The worker has nothing to do before its first request, and the start-up code for a `main` would only make it larger.
#![cfg_attr(target_arch = "wasm32", no_main)]

mod clock;
mod convert;
mod database;
mod log;
mod store;
mod stream;

use axum::Router;
use put_playground::sandbox::{self, Arrival, Config, DEFAULT_MAX_BODY, Place};
use std::{cell::OnceCell, rc::Rc, sync::Arc};
use tower_service::Service;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// Natively this program is only type-checked.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

thread_local! {
    /// One for the worker's life. A browser ends an idle worker after half a minute, so nothing that must last is in it.
    static ROUTER: OnceCell<Router> = const { OnceCell::new() };
}

fn router() -> Router {
    let build = || {
        let database = Rc::new(database::Database::default());
        sandbox::router(Config {
            place: Place::Worker,
            max_body: DEFAULT_MAX_BODY,
            store: Arc::new(store::IndexedDbStore::new(database.clone())),
            log: Arc::new(log::IndexedDbLog::new(database)),
            clock: Arc::new(clock::BrowserClock),
        })
    };
    ROUTER.with(|router| router.get_or_init(build).clone())
}

/// Answers a request whose URL begins with `base`, the absolute URL of the sandbox with a slash at the end.
///
/// # Errors
///
/// The request's body could not be read, or the browser refused the response.
#[wasm_bindgen]
pub async fn handle(request: web_sys::Request, base: String) -> Result<web_sys::Response, JsValue> {
    let response = match convert::request(&request, &base).await? {
        Ok(mut request) => {
            request.extensions_mut().insert(arrival(&base));
            match router().call(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            }
        }
        Err(problem) => problem.into_response(),
    };
    convert::response(response).await
}

/// `base` cut where its path begins: at its third slash.
fn arrival(base: &str) -> Arrival {
    let path = base.match_indices('/').nth(2).map_or(base.len(), |(place, _)| place);
    let (origin, mount) = base.split_at(path);
    Arrival {
        origin: origin.to_owned(),
        mount: mount.to_owned(),
        peer: "this browser".to_owned(),
        ..Arrival::default()
    }
}
