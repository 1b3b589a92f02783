//! A foreign server: another origin with a CORS policy of its own, which writes down what arrives.

use super::server::Server;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What other origins may do with this server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Nothing: no header says a word about CORS.
    Closed,
    /// Send anything, and read only what is readable everywhere and `X-Shown`.
    Some,
    /// Send anything with credentials, and read what is named.
    Credentials,
}

/// A request as it arrived; preflights are not among them.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The method.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Arrived {
    /// The value of a header, empty when it is missing.
    pub fn header(&self, name: &str) -> String {
        let value = self.headers.get(name).map(HeaderValue::as_bytes).unwrap_or_default();
        String::from_utf8_lossy(value).into_owned()
    }
}

/// A running foreign server.
pub struct Origin {
    /// Its URL, with its last slash.
    pub url: String,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    _server: Server,
}

impl Origin {
    /// Starts one.
    pub fn start(policy: Policy) -> Self {
        let arrived: Arc<Mutex<Vec<Arrived>>> = Arc::default();
        let log = arrived.clone();
        let router = Router::new().fallback(move |request: Request| answer(policy, log.clone(), request));
        let server = Server::start(router);
        Self { url: server.url.clone(), arrived, _server: server }
    }

    /// The requests so far.
    pub fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().expect("the log").clone()
    }

    /// The last request.
    pub fn last(&self) -> Arrived {
        self.arrived().pop().expect("a request that arrived")
    }
}

async fn answer(policy: Policy, log: Arc<Mutex<Vec<Arrived>>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let origin = head.headers.get(header::ORIGIN).cloned();
    let wanted = |name| head.headers.get(name).cloned();
    let is_preflight = head.method == Method::OPTIONS && wanted("access-control-request-method").is_some();
    let mut response = if is_preflight {
        StatusCode::NO_CONTENT.into_response()
    } else {
        let arrived = Arrived {
            method: head.method.to_string(),
            target: head.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
            headers: head.headers.clone(),
            body: to_bytes(body, usize::MAX).await.unwrap_or_default(),
        };
        log.lock().expect("the log").push(arrived.clone());
        make(&arrived).await
    };
    if policy == Policy::Closed {
        return response;
    }
    let headers = response.headers_mut();
    headers.insert("access-control-allow-origin", origin.unwrap_or(HeaderValue::from_static("*")));
    headers.insert("access-control-expose-headers", HeaderValue::from_static("x-shown"));
    for (allow, request) in [
        ("access-control-allow-methods", "access-control-request-method"),
        ("access-control-allow-headers", "access-control-request-headers"),
    ] {
        if let Some(wanted) = wanted(request) {
            headers.insert(allow, wanted);
        }
    }
    if policy == Policy::Credentials {
        headers.insert("access-control-allow-credentials", HeaderValue::from_static("true"));
    }
    response
}

/// The answers, by path.
async fn make(arrived: &Arrived) -> Response {
    let path = arrived.target.split('?').next().unwrap_or_default();
    let of_type =
        |media_type: &'static str, body: Bytes| ([(header::CONTENT_TYPE, media_type)], body).into_response();
    let text = |media_type, body: &'static str| of_type(media_type, Bytes::from_static(body.as_bytes()));
    match path {
        // Never answers.
        "/hold" => std::future::pending().await,
        "/moved" => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, "/echo")]).into_response(),
        "/loop" => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, "/loop")]).into_response(),
        // Breaks off in the middle of the body.
        "/broken" => {
            let half = stream::once(async { Ok("the first half") });
            let end = stream::once(async {
                // The head and the first half are to be on their way by then.
                tokio::time::sleep(Duration::from_millis(50)).await;
                Err(std::io::Error::other("the connection broke"))
            });
            Body::from_stream(half.chain(end)).into_response()
        }
        "/cookie" => ([(header::SET_COOKIE, "crumb=1")], "").into_response(),
        "/words.txt" => text("text/plain; charset=utf-8", "Grüße, two\n  lines\n"),
        "/page.html" => text(
            "text/html",
            "<h1>Title</h1><img src=x onerror=\"top.ran = 1\"><script>top.ran = 1; window.ran = 1</script>",
        ),
        "/numbers.json" => text(
            "application/json",
            r#"{"z":12345678901234567890123,"a":1.0,"a":1e400,"b":[],"c":{"y":null,"x":"\u00fc"}}"#,
        ),
        "/picture.svg" => text(
            "image/svg+xml",
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="32" height="16"><script>top.ran = 1</script></svg>"#,
        ),
        "/bytes.bin" => of_type("application/octet-stream", Bytes::from_static(b"\x00\x01PUT\xff\xfe\n")),
        "/long.txt" => {
            of_type("text/plain", Bytes::from("0123456789abcde\n".repeat(18 * 1024) + "the end\n"))
        }
        _ => match path.strip_prefix("/status/").and_then(|code| code.parse::<u16>().ok()) {
            Some(code) => StatusCode::from_u16(code).unwrap_or_default().into_response(),
            None => echo(arrived),
        },
    }
}

/// The body back as it came, with a header that other origins may see and one that they may not.
fn echo(arrived: &Arrived) -> Response {
    let media_type = arrived.headers.get(header::CONTENT_TYPE).cloned();
    let media_type = media_type.unwrap_or(HeaderValue::from_static("text/plain"));
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::HeaderName::from_static("x-shown"), HeaderValue::from_static("yes")),
        (header::HeaderName::from_static("x-hidden"), HeaderValue::from_static("yes")),
    ];
    (headers, arrived.body.clone()).into_response()
}
