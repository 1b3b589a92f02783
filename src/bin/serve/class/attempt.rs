//! One request of the class to the sandbox: whether it may pass, and what the board says of it.

use super::{
    Class, cookie,
    target::{self, Target},
    writers::Who,
};
use axum::response::Response;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use put_playground::sandbox::{LOOK, Problem};
use serde::Serialize;
use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

/// How much of a URL the board shows, in characters.
const MAX_TARGET: usize = 200;

/// How much of a method, of which HTTP knows no limit.
const MAX_METHOD: usize = 20;

/// After how many seconds to try again while the class is paused.
const PAUSE: &str = "5";

/// A request under way.
pub struct Attempt {
    class: Arc<Class>,
    who: Who,
    method: Method,
    shown: String,
    target: Target,
    /// The page's own look at what is there.
    is_look: bool,
    is_teacher: bool,
    origin: Option<HeaderValue>,
}

/// A request as the board's page reads it.
#[derive(Serialize)]
struct Told<'a> {
    at: u64,
    who: Option<&'a str>,
    method: &'a str,
    target: &'a str,
    status: u16,
}

impl Attempt {
    /// A request that has arrived.
    pub fn new<B>(class: &Arc<Class>, request: &Request<B>, mount: &str) -> Self {
        let (uri, headers) = (request.uri(), request.headers());
        let shown = uri.path_and_query().map_or("", |target| target.as_str());
        let target = Target::of(uri, mount);
        let is_look = request.method().is_safe() && (headers.contains_key(LOOK) || target == Target::Log);
        Self {
            class: class.clone(),
            who: cookie::name(headers),
            method: request.method().clone(),
            shown: cut(shown, MAX_TARGET),
            target,
            is_look,
            is_teacher: class.key.is_in(headers),
            origin: if is_open(uri.path(), mount) { Some(asking(headers)) } else { None },
        }
    }

    /// Who sends it.
    pub fn who(&self) -> Option<String> {
        self.who.as_ref().map(|name| name.as_str().to_owned())
    }

    /// Why it may not pass. While the class is paused, a page may still find the sandbox and follow its log: one that took
    /// the sandbox for lost would look for another, and one whose stream was refused would not come back.
    pub fn refusal(&self) -> Option<Response> {
        let is_index = self.target == Target::Index && self.method.is_safe();
        let problem = if self.is_teacher {
            return None;
        } else if self.method == Method::DELETE && matches!(self.target, Target::Things | Target::Log) {
            Problem::new(
                StatusCode::FORBIDDEN,
                "What the whole class has stored and sent, only the teacher empties, on the board. DELETE one thing instead: sandbox/things/NAME.",
            )
        } else if self.class.is_paused() && !self.is_look && !is_index {
            Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "The teacher has paused the class. Nothing was changed. Send the request again when the class goes on.",
            )
            .with(header::RETRY_AFTER, PAUSE)
        } else {
            return None;
        };
        let mut response = problem.into_response();
        if let Some(origin) = &self.origin {
            // Without it a page of the other origin would see a failure, and not the reason.
            let headers = response.headers_mut();
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("retry-after"));
            headers.insert(header::VARY, HeaderValue::from_static("Origin"));
        }
        Some(response)
    }

    /// Tells the board how it ended. What the log leaves out, so does the board: who looks must not change what is seen.
    pub fn ended(self, response: &Response) {
        if self.is_look || self.target == Target::Log {
            return;
        }
        if response.status().is_success() {
            self.note_writer(response.headers());
        }
        let told = Told {
            at: unix_ms(),
            who: self.who.as_ref().map(|name| name.as_str()),
            method: &cut(self.method.as_str(), MAX_METHOD),
            target: &self.shown,
            status: response.status().as_u16(),
        };
        self.class.told(self.who.as_ref(), serde_json::to_string(&told).unwrap_or_default());
    }

    fn note_writer(&self, answered: &HeaderMap) {
        let text = |name| answered.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let id = match (&self.target, &self.method) {
            (Target::Thing(id), &Method::PUT | &Method::PATCH) => Some(id.clone()),
            (Target::Things, &Method::POST) => text(header::LOCATION).and_then(|location| {
                let at = location.find("things/")?;
                target::thing(&location[at..])
            }),
            _ => None,
        };
        if let (Some(id), Some(tag)) = (id, text(header::ETAG)) {
            self.class.writers.note(&id, tag, &self.who);
        }
    }
}

/// Whether a policy stands before the path that lets pages of other origins see the answer.
fn is_open(path: &str, mount: &str) -> bool {
    let lab = path.strip_prefix(mount).and_then(|path| path.strip_prefix("cors/"));
    lab.is_some_and(|lab| !lab.starts_with("closed/"))
}

/// Who may see the answer: with credentials the asking origin itself must be named (Fetch Standard, "CORS check").
fn asking(headers: &HeaderMap) -> HeaderValue {
    headers.get(header::ORIGIN).cloned().unwrap_or(HeaderValue::from_static("*"))
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn unix_ms() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_millis()).unwrap_or(u64::MAX)
}
