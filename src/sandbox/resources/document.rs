//! `json`, `xml`, `html`, `encoding/utf8`: a document of each kind. The words are our own; httpbin has others.

use crate::sandbox::{Problem, call::Call, response, router::Parts};
use axum::{body::Body, response::Response};

/// What browsers take for a page.
const HTML: &str = "text/html; charset=utf-8";

/// `json`.
pub(in crate::sandbox) fn json(_: &Parts, _: &Call) -> Result<Response, Problem> {
    document("application/json", include_str!("document/sample.json"))
}

/// `xml`.
pub(in crate::sandbox) fn xml(_: &Parts, _: &Call) -> Result<Response, Problem> {
    document("application/xml", include_str!("document/sample.xml"))
}

/// `html`.
pub(in crate::sandbox) fn html(_: &Parts, _: &Call) -> Result<Response, Problem> {
    document(HTML, include_str!("document/sample.html"))
}

/// `encoding/utf8`.
pub(in crate::sandbox) fn utf8(_: &Parts, _: &Call) -> Result<Response, Problem> {
    document(HTML, include_str!("document/utf8.html"))
}

fn document(media_type: &'static str, text: &'static str) -> Result<Response, Problem> {
    Ok(response::typed(media_type, Body::from(text)))
}
