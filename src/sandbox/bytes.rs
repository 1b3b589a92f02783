//! `bytes/{n}`: random bytes.

use super::{Problem, call::Call, random::Random, router::Parts};
use axum::{body::Body, response::Response};
use http::{HeaderValue, header};

/// httpbin's limit, in bytes.
const MAX: usize = 100 * 1024;

/// `bytes/{n}`. The same `seed` gives the same bytes (other ones than httpbin's, which are Python's).
pub(super) fn bytes(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let wanted: u64 = call.param(0).parse().map_err(|_| {
        Problem::bad_request("bytes/ takes a whole number that is not negative, like bytes/16.")
    })?;
    let count = usize::try_from(wanted).unwrap_or(MAX).min(MAX);
    let seed = call.query().into_iter().find(|(name, _)| name == "seed");
    let mut random = match seed {
        Some((_, seed)) => Random::new(
            seed.parse::<i64>()
                .map_err(|_| Problem::bad_request("seed takes a whole number, like seed=1."))?
                .cast_unsigned(),
        ),
        None => sandbox.random(),
    };
    let content: Vec<u8> = (0..count).map(|_| random.next().to_le_bytes()[0]).collect();
    let mut response = Response::new(Body::from(content));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    Ok(response)
}
