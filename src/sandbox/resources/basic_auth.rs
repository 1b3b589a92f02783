//! `basic-auth/{user}/{passwd}`: the Basic scheme (RFC 7617).

use crate::encode::base64::decode;
use crate::sandbox::{
    Problem,
    call::Call,
    json::{self, Json},
    router::Parts,
};
use axum::response::Response;
use http::{StatusCode, header};

/// What answers to `status/401` and to missing credentials have in common.
pub(super) const CHALLENGE: &str = "Basic realm=\"Fake Realm\"";

/// `basic-auth/{user}/{passwd}`: 401 with a challenge unless the credentials are those of the path.
pub(in crate::sandbox) fn basic_auth(_: &Parts, call: &Call) -> Result<Response, Problem> {
    authenticated(call).ok_or_else(|| {
        Problem::new(
            StatusCode::UNAUTHORIZED,
            "Send the user and the password of this path in Authorization: Basic, as Base64 of user:password.",
        )
        .with(header::WWW_AUTHENTICATE, CHALLENGE)
    })
}

/// `hidden-basic-auth/{user}/{passwd}`: 404 instead, which does not give away that there is something.
pub(in crate::sandbox) fn hidden(_: &Parts, call: &Call) -> Result<Response, Problem> {
    authenticated(call).ok_or_else(|| {
        Problem::not_found("Nothing is here for who does not know. Send the credentials without being asked.")
    })
}

/// The answer to the right credentials.
fn authenticated(call: &Call) -> Option<Response> {
    let value = call.header(&header::AUTHORIZATION)?;
    let (scheme, credentials) = value.split_once(' ')?;
    let credentials = String::from_utf8(decode(credentials.trim())?).ok()?;
    // A user's name has no colon (RFC 7617 §2).
    let right = credentials.split_once(':')? == (call.param(0), call.param(1));
    (right && scheme.eq_ignore_ascii_case("basic")).then(|| welcome("user", call.param(0)))
}

/// httpbin's words to who has authenticated.
pub(super) fn welcome(member: &str, value: &str) -> Response {
    json::document(&Json::object(&[
        ("authenticated", Json::Leaf("true".to_owned())),
        (member, Json::text(value)),
    ]))
}
