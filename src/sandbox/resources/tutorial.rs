//! `tutorial`: answers a PUT with the header fields that the tutorial's example prints.

use super::coding::{Coding, coded};
use crate::sandbox::{Place, Problem, call::Call, field::field, response, router::Parts};
use axum::{body::Body, response::Response};
use http::{HeaderMap, HeaderName, HeaderValue, header};

/// The type of the page.
const HTML: &str = "text/html; charset=UTF-8";

const PAGE: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"><title>Thank you</title></head>
<body><p>Your PUT has arrived. Look at the headers of this answer.</p></body>
</html>
";

/// The header fields of a blog behind Apache and PHP, beside `Date` and those of the content.
const HEADERS: &[(&str, &str)] = &[
    ("connection", "Keep-Alive"),
    ("keep-alive", "timeout=30"),
    ("server", "Apache/2"),
    ("x-powered-by", "PHP/8.2.20"),
    (
        "link",
        "<https://example.org/wp-json/>; rel=\"https://api.w.org/\", <https://example.org/?p=1>; rel=shortlink",
    ),
    ("vary", "Accept-Encoding,Cookie"),
    ("referrer-policy", "no-referrer-when-downgrade"),
];

/// `tutorial`: on TCP the content is in gzip where the client accepts it.
pub(in crate::sandbox) fn tutorial(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let mut response = match sandbox.place == Place::Worker || accepts_gzip(&call.headers) {
        true => coded(Coding::Gzip, sandbox, HTML, PAGE.to_owned()),
        false => response::typed(HTML, Body::from(PAGE)),
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    Ok(response)
}

/// Whether `Accept-Encoding` names gzip with a weight above zero (RFC 9110 §12.5.3).
fn accepts_gzip(headers: &HeaderMap) -> bool {
    field(headers, &header::ACCEPT_ENCODING).unwrap_or_default().split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let is_zero = |q: &str| q.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        name.trim().eq_ignore_ascii_case("gzip") && !weight.trim().strip_prefix("q=").is_some_and(is_zero)
    })
}
