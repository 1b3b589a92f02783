//! A sandbox without a socket.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, missing_docs)]

use axum::{Router, body::Body};
use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use put_playground::sandbox::{self, Arrival, Clock, Config, MemoryLog, MemoryStore, Place, Store, Waiting};
use std::{
    sync::{Arc, Mutex},
    time::{Duration, SystemTime},
};
use tower::ServiceExt;

/// 1994-11-15T08:12:31Z, the date of many examples in RFC 9110.
pub const START: Duration = Duration::from_secs(784_887_151);

/// A clock that stands still until it is moved.
#[derive(Clone)]
pub struct StandingClock(Arc<Mutex<SystemTime>>);

impl StandingClock {
    pub fn pass(&self, seconds: u64) {
        *self.0.lock().unwrap() += Duration::from_secs(seconds);
    }
}

impl Clock for StandingClock {
    fn now(&self) -> SystemTime {
        *self.0.lock().unwrap()
    }

    fn sleep(&self, pause: Duration) -> Waiting {
        *self.0.lock().unwrap() += pause;
        Box::pin(std::future::ready(()))
    }
}

#[derive(Clone)]
pub struct Sandbox {
    router: Router,
    pub clock: StandingClock,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {:?}", self.body))
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// Checks that this is a problem document as RFC 9457 has it, and that it is one for this status.
    pub fn assert_problem(&self, status: u16) {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(self.header("content-type"), "application/problem+json");
        let document = self.json();
        assert_eq!(document["status"], status);
        for member in ["type", "title", "detail"] {
            assert!(document[member].as_str().is_some_and(|text| !text.is_empty()), "{member}: {document}");
        }
    }
}

/// How requests come to the sandbox of a test.
pub fn arrival() -> Arrival {
    Arrival {
        origin: "http://example.com".to_owned(),
        mount: "/app/sandbox/".to_owned(),
        peer: "192.0.2.1".to_owned(),
        ..Arrival::default()
    }
}

impl Sandbox {
    pub fn new() -> Self {
        Self::with_max_body(sandbox::DEFAULT_MAX_BODY)
    }

    /// A sandbox that takes itself for one in another home.
    pub fn in_place(place: Place) -> Self {
        Self::with(place, sandbox::DEFAULT_MAX_BODY, Arc::new(MemoryStore::new()))
    }

    pub fn with_max_body(max_body: usize) -> Self {
        Self::with(Place::Test, max_body, Arc::new(MemoryStore::new()))
    }

    pub fn with_store(max_body: usize, store: Arc<dyn Store>) -> Self {
        Self::with(Place::Test, max_body, store)
    }

    fn with(place: Place, max_body: usize, store: Arc<dyn Store>) -> Self {
        let clock = StandingClock(Arc::new(Mutex::new(SystemTime::UNIX_EPOCH + START)));
        let router = sandbox::router(Config {
            place,
            max_body,
            store,
            log: Arc::new(MemoryLog::new()),
            clock: Arc::new(clock.clone()),
        });
        let router = Router::new().nest("/app/sandbox/", router);
        Self { router, clock }
    }

    /// Sends a request to a path below the mount.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        self.send_from(arrival(), method, path, headers, body).await
    }

    /// Sends a request that came in another way.
    pub async fn send_from(
        &self,
        arrival: Arrival,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let headers: Vec<(&str, &[u8])> =
            headers.iter().map(|(name, value)| (*name, value.as_bytes())).collect();
        self.request(arrival, request(method, path, &headers, body).unwrap()).await
    }

    /// Sends a request whose field values are any bytes.
    ///
    /// # Errors
    ///
    /// The request is nothing that could arrive: hyper refuses it before a router sees it.
    pub async fn exchange(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &[u8])],
        body: impl Into<Body>,
    ) -> Result<Answer, http::Error> {
        Ok(self.request(arrival(), request(method, path, headers, body)?).await)
    }

    /// Sends a request whose URI is a path as the sandbox sees it, with a slash before it.
    pub async fn request(&self, arrival: Arrival, mut request: Request<Body>) -> Answer {
        *request.uri_mut() = format!("/app/sandbox{}", request.uri()).parse().unwrap();
        request.extensions_mut().insert(arrival);
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes(),
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], "").await
    }

    pub async fn put(&self, path: &str, body: &'static str) -> Answer {
        self.send("PUT", path, &[], body).await
    }
}

/// A request for a path below the mount.
fn request(
    method: &str,
    path: &str,
    headers: &[(&str, &[u8])],
    body: impl Into<Body>,
) -> Result<Request<Body>, http::Error> {
    let mut request = Request::builder().method(method).uri(format!("/{path}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.into())
}
