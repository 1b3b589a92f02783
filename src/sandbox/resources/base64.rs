//! `base64/{text}`: decodes what the path holds.
//!
//! Wanted difference from httpbin 0.10: what is not Base64 is 400, not a 200 that says so.

use crate::encode::base64::decode;
use crate::sandbox::{Problem, call::Call, response, router::Parts};
use axum::{body::Body, response::Response};

/// `base64/{text}`, in either alphabet of RFC 4648.
pub(in crate::sandbox) fn base64(_: &Parts, call: &Call) -> Result<Response, Problem> {
    let text = decode(call.param(0)).and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(|| {
        Problem::bad_request("base64/ takes UTF-8 text in Base64 with its padding, like base64/a2V5PXZhbHVl.")
    })?;
    let mut response = response::typed("text/html; charset=utf-8", Body::from(text));
    response::isolate(response.headers_mut());
    Ok(response)
}
