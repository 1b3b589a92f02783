//! httpbin's echo: what the server understood of a request, in httpbin's shape.
//!
//! Wanted differences from httpbin 0.10: numbers in `json` are as received; several files under one name are all shown;
//! a multipart body that can't be read appears in `data` instead of vanishing; proxy headers are not left out.

use super::{Problem, call::Call, conditional::latin1, form, json, json::Json, router::Sandbox};
use axum::response::Response;
use base64::{Engine, prelude::BASE64_STANDARD};
use std::collections::BTreeMap;

/// What `put`, `post`, `patch` and `delete` show.
const WRITE: &[&str] = &["args", "data", "files", "form", "headers", "json", "origin", "url"];
/// What `get` shows.
const READ: &[&str] = &["args", "headers", "origin", "url"];
/// What `anything` shows.
const ANYTHING: &[&str] = &["args", "data", "files", "form", "headers", "json", "method", "origin", "url"];
/// What `delay/{seconds}` shows.
pub(super) const DELAY: &[&str] = &["args", "data", "files", "form", "headers", "origin", "url"];

/// `put`, `post`, `patch`, `delete`.
pub(super) async fn write(_: Sandbox, call: Call) -> Result<Response, Problem> {
    Ok(echo(&call, WRITE).await)
}

/// `get`.
pub(super) async fn read(_: Sandbox, call: Call) -> Result<Response, Problem> {
    Ok(echo(&call, READ).await)
}

/// `anything` and what is below it.
pub(super) async fn anything(_: Sandbox, call: Call) -> Result<Response, Problem> {
    Ok(echo(&call, ANYTHING).await)
}

/// `headers`.
pub(super) async fn headers(_: Sandbox, call: Call) -> Result<Response, Problem> {
    Ok(echo(&call, &["headers"]).await)
}

/// `ip`.
pub(super) async fn ip(_: Sandbox, call: Call) -> Result<Response, Problem> {
    Ok(echo(&call, &["origin"]).await)
}

/// `user-agent`.
pub(super) async fn user_agent(_: Sandbox, call: Call) -> Result<Response, Problem> {
    let agent = call.header(&http::header::USER_AGENT);
    Ok(json::document(&BTreeMap::from([("user-agent", agent)])))
}

/// The named members of httpbin's echo.
pub(super) async fn echo(call: &Call, members: &[&str]) -> Response {
    let form = form::read(call).await;
    let data: &[u8] = if form.is_some() { b"" } else { &call.body };
    let form = form.unwrap_or_default();
    let show = |member: &str| match member {
        "args" => Json::pairs(call.query()),
        "data" => Json::text(&safe(data, "application/octet-stream")),
        "files" => Json::pairs(form.uploads.iter().map(|upload| {
            let kind = upload.content_type.as_deref().unwrap_or("application/octet-stream");
            (upload.field.clone(), safe(&upload.content, kind))
        })),
        "form" => Json::pairs(form.pairs.iter().cloned()),
        "headers" => header_map(call),
        "json" => {
            let json = std::str::from_utf8(data).ok().and_then(|text| Json::parse(text).ok());
            json.unwrap_or_else(Json::null)
        }
        "method" => Json::text(call.method.as_str()),
        "origin" => Json::text(&origin(call)),
        _ => Json::text(&call.url()),
    };
    let members: BTreeMap<&str, Json> = members.iter().map(|member| (*member, show(member))).collect();
    json::document(&members)
}

/// Text as it is; anything else as a `data:` URL in Base64 (RFC 2397).
fn safe(bytes: &[u8], media_type: &str) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => format!("data:{media_type};base64,{}", BASE64_STANDARD.encode(bytes)),
    }
}

fn origin(call: &Call) -> String {
    let forwarded = call.headers.get("x-forwarded-for").map(|value| latin1(value.as_bytes()));
    forwarded.unwrap_or_else(|| call.arrival.peer.clone())
}

/// The header fields under the names that WSGI gives them (`X-Request-Id`), equal names joined by a comma as gunicorn does.
fn header_map(call: &Call) -> Json {
    let mut joined: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in &call.headers {
        let value = latin1(value.as_bytes());
        joined
            .entry(title_case(name.as_str()))
            .and_modify(|all| {
                all.push(',');
                all.push_str(&value);
            })
            .or_insert(value);
    }
    Json::Map(joined.into_iter().map(|(name, value)| (name, Json::text(&value))).collect())
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
