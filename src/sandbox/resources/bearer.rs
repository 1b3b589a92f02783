//! `bearer`: shows the token of RFC 6750.
//!
//! Wanted difference from httpbin 0.10: the scheme's name is understood in any case (RFC 9110 §11.1).

use super::basic_auth::welcome;
use crate::sandbox::{Problem, call::Call, router::Parts};
use axum::response::Response;
use http::{StatusCode, header};

/// `bearer`: 401 without a token; any token will do.
pub(in crate::sandbox) fn bearer(_: &Parts, call: &Call) -> Result<Response, Problem> {
    let value = call.header(&header::AUTHORIZATION).unwrap_or_default();
    match value.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Ok(welcome("token", token)),
        _ => Err(Problem::new(StatusCode::UNAUTHORIZED, "Send any token in Authorization: Bearer.")
            .with(header::WWW_AUTHENTICATE, "Bearer")),
    }
}
