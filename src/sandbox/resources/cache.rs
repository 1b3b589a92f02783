//! `cache` and `cache/{seconds}`: answers that may be kept.
//!
//! Wanted differences from httpbin 0.10: the entity tag has its quotes (RFC 9110 §8.8.3); an age is at most 2147483648
//! seconds, because no cache understands more (RFC 9111 §1.2.2).

use super::echo;
use crate::sandbox::{Problem, call::Call, number::within, response, router::Parts};
use axum::response::Response;
use http::{StatusCode, header};

/// The largest number of seconds that every cache understands.
pub(in crate::sandbox) const MAX_AGE: u64 = 1 << 31;

/// `cache`: 304 to every request that names a version or a date, else `get` with both.
pub(in crate::sandbox) fn cache(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let is_given = |name| call.header(&name).is_some_and(|value| !value.is_empty());
    if is_given(header::IF_MODIFIED_SINCE) || is_given(header::IF_NONE_MATCH) {
        return Ok(response::empty(StatusCode::NOT_MODIFIED));
    }
    let mut response = echo::read(sandbox, call)?;
    let headers = response.headers_mut();
    response::set(headers, header::LAST_MODIFIED, &httpdate::fmt_http_date(sandbox.clock.now()));
    response::set(headers, header::ETAG, &format!("\"{:016x}\"", sandbox.random().next()));
    Ok(response)
}

/// `cache/{seconds}`: `get`, and for how long it may be kept.
pub(in crate::sandbox) fn aged(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let seconds = within("cache/", call.param(0), 0, MAX_AGE)?;
    let mut response = echo::read(sandbox, call)?;
    response::set(response.headers_mut(), header::CACHE_CONTROL, &format!("public, max-age={seconds}"));
    Ok(response)
}
