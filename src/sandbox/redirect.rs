//! `redirect/{n}`: a chain of redirects.

use super::{Problem, call::Call, router::Parts};
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};

/// `redirect/{n}`: 302 to `redirect/{n-1}`, at last to `get`.
pub(super) fn redirect(_: &Parts, call: &Call) -> Result<Response, Problem> {
    let left: u32 = call.param(0).parse().ok().filter(|n| (1..=100).contains(n)).ok_or_else(|| {
        Problem::bad_request("redirect/ takes a whole number from 1 to 100, like redirect/2.")
    })?;
    let target = match left {
        1 => format!("{}get", call.arrival.mount),
        more => call.path_to("redirect", &(more - 1).to_string()),
    };
    let mut response = Response::default();
    *response.status_mut() = StatusCode::FOUND;
    let target = HeaderValue::from_str(&target)
        .map_err(|_| Problem::bad_request("The sandbox is mounted at a path that no header can hold."))?;
    response.headers_mut().insert(header::LOCATION, target);
    Ok(response)
}
