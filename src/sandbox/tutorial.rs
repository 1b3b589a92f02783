//! `tutorial`: answers a PUT with the header fields that the tutorial's example prints.

use super::{Place, Problem, call::Call, field::field, gzip::gzip, router::Parts};
use axum::{body::Body, response::Response};
use http::{HeaderMap, HeaderName, HeaderValue, header};

const PAGE: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"><title>Thank you</title></head>
<body><p>Your PUT has arrived. Look at the headers of this answer.</p></body>
</html>
";

/// The header fields of a blog behind Apache and PHP, beside `Date`, `Content-Length` and `Content-Encoding`.
const HEADERS: &[(&str, &str)] = &[
    ("content-type", "text/html; charset=UTF-8"),
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

/// `tutorial`.
///
/// On TCP the content is in gzip where the client accepts it. A browser decodes what comes from the network, but not what
/// a Service Worker makes up: there the field and the length are the same, and the content is given decoded, which is what a
/// page sees either way.
pub(super) fn tutorial(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let coded = gzip(PAGE.as_bytes());
    let length = HeaderValue::from_str(&coded.len().to_string());
    let (body, is_coded) = match sandbox.place {
        Place::Worker => (Body::from(PAGE), true),
        _ if accepts_gzip(&call.headers) => (Body::from(coded), true),
        _ => (Body::from(PAGE), false),
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if is_coded {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        if let Ok(length) = length {
            headers.insert(header::CONTENT_LENGTH, length);
        }
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
