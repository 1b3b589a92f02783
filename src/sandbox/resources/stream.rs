//! `stream/{n}`: as many lines of JSON, sent one by one.

use super::{echo, paced::paced};
use crate::sandbox::{Problem, call::Call, number::up_to, response, router::Parts};
use axum::response::Response;
use bytes::Bytes;
use std::time::Duration;

/// httpbin's limit.
const MAX: u64 = 100;

/// `stream/{n}`.
pub(in crate::sandbox) fn stream(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let count = up_to("stream/", call.param(0), 0, MAX)?;
    let document = echo::shown(call, echo::READ).to_string();
    // A line feed in a string is escaped, so every one in the text, and the spaces after it, only set it out.
    let mut line: String = document.lines().map(str::trim_start).collect();
    line.pop();
    let lines = (0..count).map(move |id| Bytes::from(format!("{line}, \"id\": {id}}}\n")));
    Ok(response::typed("application/json", paced(sandbox, Box::new(lines), Duration::ZERO)))
}
