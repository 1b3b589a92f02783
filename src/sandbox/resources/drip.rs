//! `drip`: bytes that arrive drop by drop.
//!
//! Wanted differences from httpbin 0.10: `duration` and `delay` are at most 10 seconds each, and a code is one that can end
//! an exchange, 200 to 599.

use super::{bytes::BINARY, paced::paced, status};
use crate::sandbox::{
    Problem,
    call::Call,
    number::{seconds, up_to},
    response,
    router::Sandbox,
};
use axum::response::Response;
use bytes::Bytes;
use http::header;
use std::time::Duration;

/// httpbin's limit, in bytes.
const MAX: u64 = 10 * 1024 * 1024;
/// So many drops at most: with more, the timers of a browser would take longer than was asked for.
const MAX_DROPS: u64 = 256;

/// `drip?numbytes=10&duration=2&delay=0&code=200`.
pub(in crate::sandbox) async fn drip(sandbox: Sandbox, call: Call) -> Result<Response, Problem> {
    let time = |name| call.option(name).map(|text| seconds(name, &text)).transpose();
    let duration = time("duration")?.unwrap_or(Duration::from_secs(2));
    let delay = time("delay")?.unwrap_or_default();
    let count = up_to("numbytes", call.option("numbytes").as_deref().unwrap_or("10"), 1, MAX)?;
    let code = call.option("code").unwrap_or_else(|| "200".to_owned());
    let code =
        status::code(&code).ok_or_else(|| Problem::bad_request("code takes a status from 200 to 599."))?;

    let drops = count.min(MAX_DROPS);
    let drop = Bytes::from(vec![b'*'; count.div_ceil(drops) as usize]);
    // Both are whole multiples of the drops, so that the last byte falls with the last drop.
    let pieces = (0..drops).map(move |index| {
        let size = count * (index + 1) / drops - count * index / drops;
        drop.slice(..size as usize)
    });
    if !delay.is_zero() {
        sandbox.clock.sleep(delay).await;
    }
    let body = paced(&sandbox, Box::new(pieces), duration / drops as u32);
    let mut response = response::typed(BINARY, body);
    *response.status_mut() = code;
    // The others have no content (RFC 9110 §15).
    if !matches!(code.as_u16(), 204 | 205 | 304) {
        response::set(response.headers_mut(), header::CONTENT_LENGTH, &count.to_string());
    }
    Ok(response)
}
