//! httpbin's echo: what the server understood of a request, in httpbin's shape.
//!
//! Wanted differences from httpbin 0.10: numbers in `json` are as received; several files under one name are all shown;
//! a multipart body that can't be read appears in `data` instead of vanishing; proxy headers are not left out.

use super::bytes::BINARY;
use crate::encode::base64;
use crate::sandbox::{
    Problem,
    call::Call,
    form,
    json::{self, Json},
    multipart::Part,
    router::Parts,
};
use axum::response::Response;
use http::HeaderName;

/// What `put`, `post`, `patch` and `delete` show.
const WRITE: &[&str] = &["args", "data", "files", "form", "headers", "json", "origin", "url"];
/// What `get` shows.
pub(super) const READ: &[&str] = &["args", "headers", "origin", "url"];
/// What `anything` shows.
const ANYTHING: &[&str] = &["args", "data", "files", "form", "headers", "json", "method", "origin", "url"];
/// What `delay/{seconds}` shows.
pub(super) const DELAY: &[&str] = &["args", "data", "files", "form", "headers", "origin", "url"];

/// `put`, `post`, `patch`, `delete`.
pub(in crate::sandbox) fn write(_: &Parts, call: &Call) -> Result<Response, Problem> {
    Ok(echo(call, WRITE))
}

/// `get`.
pub(in crate::sandbox) fn read(_: &Parts, call: &Call) -> Result<Response, Problem> {
    Ok(echo(call, READ))
}

/// `anything` and what is below it.
pub(in crate::sandbox) fn anything(_: &Parts, call: &Call) -> Result<Response, Problem> {
    Ok(echo(call, ANYTHING))
}

/// `headers`.
pub(in crate::sandbox) fn headers(_: &Parts, call: &Call) -> Result<Response, Problem> {
    Ok(echo(call, &["headers"]))
}

/// `ip`.
pub(in crate::sandbox) fn ip(_: &Parts, call: &Call) -> Result<Response, Problem> {
    Ok(echo(call, &["origin"]))
}

/// `user-agent`.
pub(in crate::sandbox) fn user_agent(_: &Parts, call: &Call) -> Result<Response, Problem> {
    let agent = call.header(&http::header::USER_AGENT);
    let agent = agent.map_or_else(Json::null, |agent| Json::text(&agent));
    Ok(json::document(&Json::object(&[("user-agent", agent)])))
}

/// The named members of httpbin's echo.
pub(super) fn echo(call: &Call, members: &[&str]) -> Response {
    json::document(&shown(call, members))
}

/// The named members as a value; the name of a content coding is a mark that is true.
pub(super) fn shown(call: &Call, members: &[&str]) -> Json {
    let form = form::read(call);
    let data: &[u8] = if form.is_some() { b"" } else { &call.body };
    let form = form.unwrap_or_default();
    let show = |member: &str| match member {
        "args" => Json::pairs(call.query()),
        "data" => Json::text(&safe(data, BINARY)),
        "files" => {
            let shown = |part: &Part| {
                let kind = part.content_type.as_deref().unwrap_or(BINARY);
                (part.name.clone(), safe(&part.content, kind))
            };
            Json::pairs(form.files.iter().map(shown).collect())
        }
        "form" => Json::pairs(form.pairs.clone()),
        "headers" => header_map(call),
        "json" => {
            let json = std::str::from_utf8(data).ok().and_then(|text| Json::parse(text).ok());
            json.map_or_else(Json::null, Json::sorted)
        }
        "method" => Json::text(call.method.as_str()),
        "brotli" | "deflated" | "gzipped" => Json::Leaf("true".to_owned()),
        "origin" => Json::text(&origin(call)),
        _ => Json::text(&call.url()),
    };
    Json::Map(members.iter().map(|member| ((*member).to_owned(), show(member))).collect())
}

/// Text as it is; anything else as a `data:` URL in Base64 (RFC 2397).
fn safe(bytes: &[u8], media_type: &str) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => format!("data:{media_type};base64,{}", base64::encode(bytes)),
    }
}

fn origin(call: &Call) -> String {
    let forwarded = call.header(&HeaderName::from_static("x-forwarded-for"));
    forwarded.unwrap_or_else(|| call.arrival.peer.clone())
}

/// The header fields under the names that WSGI gives them (`X-Request-Id`), equal names joined by a comma as gunicorn does.
fn header_map(call: &Call) -> Json {
    let shown = |name: &HeaderName| (title_case(name.as_str()), call.header(name).unwrap_or_default());
    Json::pairs(call.headers.keys().map(shown).collect())
}

/// Python's `str.title` for a field name: a letter that follows no letter is a capital.
fn title_case(name: &str) -> String {
    let mut after_letter = false;
    name.chars()
        .map(|c| {
            let cased = if after_letter { c } else { c.to_ascii_uppercase() };
            after_letter = c.is_ascii_alphabetic();
            cased
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_title_case() {
        assert_eq!(title_case("x-request-id"), "X-Request-Id");
        assert_eq!(title_case("x-b3a-t"), "X-B3A-T");
    }
}
