//! `response-headers`: an answer with header fields of one's choice.
//!
//! Wanted differences from httpbin 0.10: fields that frame the message, and Clear-Site-Data, are refused; the content can't
//! run as a page, whatever type it is given.

use crate::sandbox::{
    Problem,
    call::Call,
    json::{self, Json},
    response,
    router::Parts,
};
use axum::{body::HttpBody, response::Response};
use http::{HeaderName, HeaderValue};

/// What a query can't choose: the server sends these itself (RFC 9112 §6, §9), and the last one would delete what a learner
/// has stored.
const REFUSED: &[&str] = &[
    "connection",
    "content-length",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "clear-site-data",
];

/// `response-headers?name=value`: the fields, and a document that lists them.
pub(in crate::sandbox) fn response_headers(_: &Parts, call: &Call) -> Result<Response, Problem> {
    let asked = call.query();
    let mut size = 0;
    // The document holds its own size, which only grows from one try to the next.
    let mut response = loop {
        let mut shown = asked.clone();
        shown.insert(0, ("Content-Length".to_owned(), size.to_string()));
        shown.insert(1, ("Content-Type".to_owned(), "application/json".to_owned()));
        let response = json::document(&Json::pairs(shown));
        match response.body().size_hint().lower() {
            same if same == size => break response,
            other => size = other,
        }
    };
    let headers = response.headers_mut();
    response::isolate(headers);
    for (name, value) in &asked {
        let name = HeaderName::from_bytes(name.as_bytes());
        let value: Option<Vec<u8>> = value.chars().map(|c| u8::try_from(c).ok()).collect();
        let value = value.and_then(|value| HeaderValue::from_bytes(&value).ok());
        match (name, value) {
            (Ok(name), Some(value)) if !REFUSED.contains(&name.as_str()) => headers.append(name, value),
            _ => {
                return Err(Problem::bad_request(
                    "A field has a token for a name and Latin-1 for a value, without line breaks; Content-Length, Connection and others like them are the server's own.",
                ));
            }
        };
    }
    Ok(response)
}
