//! `GET /`: the table of resources as JSON, and the mark by which the page knows that a sandbox answers.

use super::{Problem, call::Call, json, json::Json, router::Parts, table::resources};
use axum::response::Response;

/// The mark in the index: no other server says this.
pub const SERVER: &str = "put-playground";

/// `/`.
pub(super) fn index(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let second = call.arrival.second_origin();
    Ok(json::passing(&Json::object(&[
        ("server", Json::text(SERVER)),
        ("version", Json::text(env!("CARGO_PKG_VERSION"))),
        ("home", Json::text(sandbox.place.as_str())),
        ("max_body", Json::number(sandbox.max_body as u64)),
        ("second_origin", second.map_or_else(Json::null, |origin| Json::text(&origin))),
        ("resources", Json::List(resources())),
    ])))
}
