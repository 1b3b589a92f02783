//! Who answers what is the class's own: the board, what it reads, what the teacher does with it, and `/join`.

use super::{Class, events, join, pages, qr, things};
use axum::{body::Body, response::Response};
use form_urlencoded::parse;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use put_playground::sandbox::Problem;
use std::sync::Arc;

const READ: &str = "GET, HEAD";

/// Answers a request, or gives back one that is not for the class.
///
/// # Errors
///
/// The request, as it came.
pub async fn answer(class: &Arc<Class>, request: Request<Body>) -> Result<Response, Request<Body>> {
    let path = request.uri().path();
    let is_ours = path == "/join" || path == "/board" || path.starts_with("/board/");
    if !is_ours {
        return Err(request);
    }
    Ok(answered(class, request).await.unwrap_or_else(Problem::into_response))
}

async fn answered(class: &Arc<Class>, request: Request<Body>) -> Result<Response, Problem> {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let is_read = matches!(method, Method::GET | Method::HEAD);
    match path.as_str() {
        "/join" if method == Method::POST => join::take(class, request).await,
        "/join" => if_allowed(is_read, "GET, HEAD, POST", || Ok(join::form(request.headers()))),
        "/board/pause" | "/board/resume" | "/board/reset" => {
            if_allowed(method == Method::POST, "POST", || for_the_teacher(class, request.headers()))?;
            match path.as_str() {
                "/board/pause" => class.pause(true),
                "/board/resume" => class.pause(false),
                _ => class.reset().await?,
            }
            Ok(done())
        }
        "/board/key" => if_allowed(is_read, READ, || for_the_teacher(class, request.headers())),
        "/board/things" if is_read => things::answer(class).await,
        "/board/events" => if_allowed(is_read, READ, || Ok(stream(class, &request))),
        "/board/qr.svg" => if_allowed(is_read, READ, || picture(&request)),
        path => {
            let file = pages::file(path).ok_or_else(|| {
                Problem::not_found(
                    "The class has no such file. The board is at /board, its entrance at /join.",
                )
            })?;
            if_allowed(is_read, READ, || Ok(file))
        }
    }
}

/// What `answer` gives, where the method is one of those that are allowed (RFC 9110 §15.5.6).
fn if_allowed<T>(
    is_allowed: bool,
    allow: &str,
    answer: impl FnOnce() -> Result<T, Problem>,
) -> Result<T, Problem> {
    if is_allowed {
        return answer();
    }
    let why = format!("This method is not possible here. Use one of: {allow}.");
    Err(Problem::new(StatusCode::METHOD_NOT_ALLOWED, why).with(header::ALLOW, allow))
}

/// 204 for whoever has the key.
fn for_the_teacher(class: &Class, headers: &HeaderMap) -> Result<Response, Problem> {
    if class.key.is_in(headers) {
        return Ok(done());
    }
    Err(Problem::new(
        StatusCode::FORBIDDEN,
        "Only the teacher pauses and resets the class: open the board by the address in the server's terminal, which ends with #key=….",
    ))
}

fn done() -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

fn parameter(request: &Request<Body>, wanted: &str) -> Option<String> {
    let query = request.uri().query().unwrap_or_default();
    parse(query.as_bytes()).find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
}

fn stream(class: &Arc<Class>, request: &Request<Body>) -> Response {
    // A browser that connects again by itself sends the field; one that begins anew can only write a URL.
    let id = request.headers().get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let id = id.or_else(|| parameter(request, "since"));
    let mut response = Response::new(events::after(class, id.as_deref()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A proxy that collects before it hands on would make the board late.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

fn picture(request: &Request<Body>) -> Result<Response, Problem> {
    let svg = parameter(request, "of").and_then(|address| qr::svg(&address));
    svg.map(pages::svg).ok_or_else(|| {
        Problem::bad_request(
            "of takes an http address of at most 200 bytes, like qr.svg?of=http://192.0.2.7:8080/join.",
        )
    })
}
