//! A static host to which builds are deployed one after the other, as a content delivery network has them: names with a hash
//! may be kept for ever, all others for ten minutes; no other header is set. It keeps a log.

use super::build::Build;
use super::server::Server;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// The host.
pub struct DeployedHost {
    /// The page's URL, with its last slash.
    pub url: String,
    state: Arc<Mutex<State>>,
    server: Server,
}

#[derive(Default)]
struct State {
    folder: PathBuf,
    lacks: Option<&'static str>,
    log: Vec<(String, u16)>,
}

impl DeployedHost {
    /// A host of this build.
    pub fn of(build: &Build) -> Self {
        let state = Arc::new(Mutex::new(State { folder: build.folder().to_owned(), ..State::default() }));
        let shared = state.clone();
        let answer = async move |request: Request| {
            let path = request.uri().path().to_owned();
            let (folder, lacks) = {
                let state = lock(&shared);
                (state.folder.clone(), state.lacks)
            };
            let mut response = if lacks.is_some_and(|lacking| path.contains(lacking)) {
                StatusCode::NOT_FOUND.into_response()
            } else {
                ServeDir::new(folder).oneshot(request).await.into_response()
            };
            let rule = if is_hashed(&path) { "public, max-age=31536000, immutable" } else { "max-age=600" };
            if response.status().is_success() {
                response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(rule));
            }
            lock(&shared).log.push((path, response.status().as_u16()));
            response
        };
        let server = Server::start(Router::new().fallback(answer));
        Self { url: server.url.clone(), state, server }
    }

    /// Puts another build in the place of the one that is there: nothing of that one is left.
    pub fn deploy(&self, build: &Build) {
        build.folder().clone_into(&mut lock(&self.state).folder);
    }

    /// Loses every file whose path contains this, or has them all again.
    pub fn lack(&self, part: Option<&'static str>) {
        lock(&self.state).lacks = part;
    }

    /// What was asked for since the last look, and the status of each answer.
    pub fn take_log(&self) -> Vec<(String, u16)> {
        std::mem::take(&mut lock(&self.state).log)
    }

    /// Cuts the network.
    pub fn stop(&mut self) {
        self.server.stop();
    }
}

fn is_hashed(path: &str) -> bool {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    path.split(['-', '.', '_', '/']).any(is_hash)
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
