//! `redirect/{n}`, `relative-redirect/{n}`, `absolute-redirect/{n}`, `redirect-to`.
//!
//! Wanted differences from httpbin 0.10: a redirect has no content; a chain has at most 100 links; `redirect-to` without
//! a URL is 400 instead of a redirect to `None`.

use crate::sandbox::{
    Problem,
    call::Call,
    number::{whole, within},
    response,
    router::Parts,
};
use axum::response::Response;
use http::{StatusCode, header};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What no URL has unescaped (RFC 3986, appendix A).
const OUTSIDE_URLS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// `redirect/{n}`, absolute where `?absolute=true` says so.
pub(in crate::sandbox) fn redirect(_: &Parts, call: &Call) -> Result<Response, Problem> {
    let is_absolute = call.option("absolute").is_some_and(|word| word.eq_ignore_ascii_case("true"));
    link(call, is_absolute)
}

/// `relative-redirect/{n}`.
pub(in crate::sandbox) fn relative(_: &Parts, call: &Call) -> Result<Response, Problem> {
    link(call, false)
}

/// `absolute-redirect/{n}`.
pub(in crate::sandbox) fn absolute(_: &Parts, call: &Call) -> Result<Response, Problem> {
    link(call, true)
}

/// One link of a chain that ends at `get`.
fn link(call: &Call, is_absolute: bool) -> Result<Response, Problem> {
    let kind = if is_absolute { "absolute-redirect" } else { "relative-redirect" };
    let path = match within("A chain of redirects", call.param(0), 1, 100)? {
        1 => call.path_to_own("get"),
        more => call.path_to(kind, &(more - 1).to_string()),
    };
    let origin = if is_absolute { call.arrival.origin.as_str() } else { "" };
    Ok(found(StatusCode::FOUND, &format!("{origin}{path}")))
}

/// `redirect-to?url=…&status_code=…`; what is no redirection counts as 302.
pub(in crate::sandbox) fn redirect_to(_: &Parts, call: &Call) -> Result<Response, Problem> {
    let url = call.option("url").ok_or_else(|| {
        Problem::bad_request("redirect-to needs url, where to redirect to, like redirect-to?url=get.")
    })?;
    let code = call.option("status_code").unwrap_or_default();
    if !code.is_empty() && whole(&code).is_none() {
        return Err(Problem::bad_request("status_code takes a status from 300 to 399, like 307."));
    }
    let code = code.parse().ok().filter(|code| (300..400).contains(code));
    let status = code.and_then(|code| StatusCode::from_u16(code).ok()).unwrap_or(StatusCode::FOUND);
    Ok(found(status, &utf8_percent_encode(&url, OUTSIDE_URLS).to_string()))
}

/// A redirection.
pub(super) fn found(status: StatusCode, location: &str) -> Response {
    let mut response = response::empty(status);
    response::set(response.headers_mut(), header::LOCATION, location);
    response
}
