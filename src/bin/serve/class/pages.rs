//! The class's files and the fields that guard them.
//!
//! They are in the program and not in `dist/`: a static host has no class, so the page's build should not carry them; and
//! what the board's script reads is what this very program writes.

use super::words::WORDS;
use axum::{body::Body, response::Response};
use http::{HeaderValue, header};

const BOARD: &str = include_str!("../../../../static/board/board.html");
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// Own files only, nothing inline, in no frame; the form of `/join` sends here alone.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const POLICY_OF_FORM: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The file at this path.
pub fn file(path: &str) -> Option<Response> {
    let (kind, text) = match path {
        "/board" => return Some(html(BOARD.to_owned(), false)),
        "/board/board.js" => (JAVASCRIPT, include_str!("../../../../static/board/board.js")),
        "/board/follow.js" => (JAVASCRIPT, include_str!("../../../../static/board/follow.js")),
        "/board/draw.js" => (JAVASCRIPT, include_str!("../../../../static/board/draw.js")),
        "/board/board.css" => ("text/css; charset=utf-8", include_str!("../../../../static/board/board.css")),
        "/board/words.json" => ("application/json", WORDS),
        _ => return None,
    };
    Some(guarded(Response::new(Body::from(text)), kind))
}

/// A page; with a form, where it has one.
pub fn html(text: String, has_form: bool) -> Response {
    let mut response = guarded(Response::new(Body::from(text)), "text/html; charset=utf-8");
    let policy = HeaderValue::from_static(if has_form { POLICY_OF_FORM } else { POLICY });
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

/// A document that is different at every look.
pub fn json(text: impl Into<Body>) -> Response {
    let mut response = guarded(Response::new(text.into()), "application/json");
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A picture; opened by itself it may load and run nothing.
pub fn svg(text: String) -> Response {
    let mut response = guarded(Response::new(Body::from(text)), "image/svg+xml");
    let policy = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

fn guarded(mut response: Response, kind: &'static str) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
