//! `image`: a picture in the format that the client prefers, or in a given one. All are the project's own icon.

use super::status;
use crate::sandbox::{Problem, call::Call, response, router::Parts};
use axum::{body::Body, response::Response};
use http::{StatusCode, header};

/// A format's name in the path, its media type, and the picture; in httpbin's order of preference.
const FORMATS: &[(&str, &str, &[u8])] = &[
    ("webp", "image/webp", include_bytes!("image/put.webp")),
    ("svg", "image/svg+xml", include_bytes!("../../../static/icon.svg")),
    ("jpeg", "image/jpeg", include_bytes!("image/put.jpeg")),
    ("png", "image/png", include_bytes!("image/put.png")),
];

/// `image`: the first of [`FORMATS`] that `Accept` names, PNG where any picture will do, else 406. Like httpbin it does not
/// weigh, and `*/*` names no picture.
pub(in crate::sandbox) fn negotiated(_: &Parts, call: &Call) -> Result<Response, Problem> {
    let Some(accept) = call.header(&header::ACCEPT) else {
        return picture("png");
    };
    let names = |media_type: &str| {
        let mut ranges = accept.split(',').map(|range| range.split(';').next().unwrap_or_default().trim());
        ranges.any(|range| range.eq_ignore_ascii_case(media_type))
    };
    match FORMATS.iter().find(|(_, media_type, _)| names(media_type)) {
        Some((name, ..)) => picture(name),
        None if names("image/*") => picture("png"),
        None => Ok(status::answer(StatusCode::NOT_ACCEPTABLE, &call.arrival.mount)),
    }
}

/// `image/{format}`.
pub(in crate::sandbox) fn image(_: &Parts, call: &Call) -> Result<Response, Problem> {
    picture(call.param(0))
}

fn picture(wanted: &str) -> Result<Response, Problem> {
    let format = FORMATS.iter().find(|(name, ..)| *name == wanted);
    let (_, media_type, bytes) =
        format.ok_or_else(|| Problem::not_found("image/ has png, jpeg, webp and svg."))?;
    Ok(response::typed(media_type, Body::from(*bytes)))
}
