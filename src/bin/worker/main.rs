//! The sandbox inside a Service Worker: a JavaScript request becomes an `http::Request`, the router answers it, and the
//! answer becomes a JavaScript response.
//!
//! `static/sw.js` calls [`handle`]; what it decides itself is only which requests come here.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, unused_imports))]

mod clock;
mod convert;
mod database;
mod log;
mod store;

use axum::Router;
use put_playground::sandbox::{self, Arrival, Config, DEFAULT_MAX_BODY, Place};
use std::{cell::OnceCell, rc::Rc, sync::Arc};
use tower_service::Service;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// Cargo wants a `main` in a binary; the worker has nothing to do before its first request.
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

/// `base` cut where its path begins.
fn arrival(base: &str) -> Arrival {
    let authority = base.find("://").map_or(0, |colon| colon + 3);
    let path = base[authority..].find('/').map_or(base.len(), |slash| authority + slash);
    Arrival {
        origin: base[..path].to_owned(),
        mount: base[path..].to_owned(),
        peer: "this browser".to_owned(),
    }
}
