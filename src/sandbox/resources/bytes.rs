//! `bytes/{n}` and `stream-bytes/{n}`: random bytes.
//!
//! Wanted difference from httpbin 0.10: the same `seed` gives the same bytes, but other ones than Python's.

use super::paced::paced;
use crate::sandbox::{Problem, call::Call, number::up_to, random::Random, response, router::Parts};
use axum::{body::Body, response::Response};
use bytes::Bytes;
use std::time::Duration;

/// The media type of bytes that are nothing in particular.
pub(super) const BINARY: &str = "application/octet-stream";
/// httpbin's limit, in bytes.
pub(super) const MAX: u64 = 100 * 1024;
/// The bytes that a stream sends at once, unless told otherwise.
const CHUNK: usize = 10 * 1024;

/// `bytes/{n}`.
pub(in crate::sandbox) fn bytes(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    Ok(response::typed(BINARY, Body::from(content(sandbox, call)?)))
}

/// `stream-bytes/{n}`: the length is not said beforehand.
pub(in crate::sandbox) fn stream_bytes(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let content = content(sandbox, call)?;
    let pieces = pieces(content.into(), chunk_size(call)?);
    Ok(response::typed(BINARY, paced(sandbox, pieces, Duration::ZERO)))
}

/// The option `chunk_size`, in bytes.
pub(super) fn chunk_size(call: &Call) -> Result<usize, Problem> {
    let asked = call.option("chunk_size").map(|text| up_to("chunk_size", &text, 1, MAX)).transpose()?;
    Ok(asked.and_then(|size| usize::try_from(size).ok()).unwrap_or(CHUNK))
}

/// `content` in pieces of `size` bytes; the last may be smaller.
pub(super) fn pieces(mut content: Bytes, size: usize) -> Box<dyn Iterator<Item = Bytes> + Send> {
    Box::new(std::iter::from_fn(move || {
        let piece = content.split_to(size.min(content.len()));
        (!piece.is_empty()).then_some(piece)
    }))
}

fn content(sandbox: &Parts, call: &Call) -> Result<Vec<u8>, Problem> {
    let count = up_to("The number of bytes", call.param(0), 0, MAX)?;
    let mut random = match call.option("seed") {
        Some(seed) => Random::new(
            seed.parse::<i64>()
                .map_err(|_| Problem::bad_request("seed takes a whole number, like seed=1."))?
                .cast_unsigned(),
        ),
        None => sandbox.random(),
    };
    Ok((0..count).map(|_| random.next().to_le_bytes()[0]).collect())
}
