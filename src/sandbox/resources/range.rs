//! `range/{n}`: bytes that can be had in parts (RFC 9110 §14).
//!
//! Wanted differences from httpbin 0.10: the entity tag has its quotes; a range may end behind the last byte, and one that is
//! malformed is ignored (§14.1.2, §14.2); `If-Range` is heeded (§13.1.5); a 200 has no Content-Range, which means nothing
//! there (§14.4).

use super::{
    bytes::{BINARY, MAX, chunk_size, pieces},
    paced::paced,
};
use crate::sandbox::{
    Problem,
    call::Call,
    number::{seconds, whole},
    response,
    router::Parts,
};
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderName, StatusCode, header};

/// `range/{n}?duration=0&chunk_size=10240`.
pub(in crate::sandbox) fn range(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let size = whole(call.param(0)).unwrap_or_default();
    let duration = call.option("duration").map(|text| seconds("duration", &text)).transpose()?;
    let chunk = chunk_size(call)?;
    let tag = format!("\"range{size}\"");
    let refused = |status, detail: &str| {
        let accept = HeaderName::from_static("accept-ranges");
        Problem::new(status, detail).with(header::ETAG, &tag).with(accept, "bytes")
    };
    if !(1..=MAX).contains(&size) {
        return Err(refused(StatusCode::NOT_FOUND, "range/ takes a whole number of bytes from 1 to 102400."));
    }
    let same_version = call.header(&header::IF_RANGE).is_none_or(|condition| condition == tag);
    let wanted = call.header(&header::RANGE).filter(|_| same_version);
    let (first, last) = wanted.and_then(|range| bounds(&range, size)).unwrap_or((0, size - 1));
    if first > last {
        return Err(refused(StatusCode::RANGE_NOT_SATISFIABLE, "No byte is in this range. Ask for less.")
            .with(header::CONTENT_RANGE, &format!("bytes */{size}")));
    }
    // What a byte is depends on its place alone, so that parts fit together.
    let content: Vec<u8> = (first..=last).map(|place| b'a' + (place % 26) as u8).collect();
    let count = content.len();
    let pause = duration.unwrap_or_default() / count.div_ceil(chunk) as u32;
    let body = paced(sandbox, pieces(Bytes::from(content), chunk), pause);
    let mut response = response::typed(BINARY, body);
    let headers = response.headers_mut();
    response::set(headers, header::ETAG, &tag);
    response::set(headers, header::ACCEPT_RANGES, "bytes");
    response::set(headers, header::CONTENT_LENGTH, &count.to_string());
    if (first, last) != (0, size - 1) {
        response::set(headers, header::CONTENT_RANGE, &format!("bytes {first}-{last}/{size}"));
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    Ok(response)
}

/// The first and last byte of a single range; the first behind the last where it holds none, `None` where the field is to be
/// ignored.
fn bounds(range: &str, size: u64) -> Option<(u64, u64)> {
    let (unit, spec) = range.split_once('=')?;
    let (first, last) = spec.split_once('-')?;
    let end = size - 1;
    let bounds = match (first.trim(), last.trim()) {
        ("", count) => (size.saturating_sub(whole(count)?), end),
        (first, "") => (whole(first)?, end),
        (first, last) => {
            let (first, last) = (whole(first)?, whole(last)?);
            if last < first {
                return None;
            }
            (first, last.min(end))
        }
    };
    unit.trim().eq_ignore_ascii_case("bytes").then_some(bounds)
}

#[cfg(test)]
mod tests {
    use super::bounds;

    #[test]
    fn ranges_are_read_as_rfc_9110_14_1_2_says() {
        for (range, expected) in [
            ("bytes=0-3", Some((0, 3))),
            ("Bytes = 2 - 2", Some((2, 2))),
            ("bytes=-5", Some((21, 25))),
            ("bytes=-99", Some((0, 25))),
            ("bytes=20-", Some((20, 25))),
            ("bytes=20-99999999999999999999999", Some((20, 25))),
            ("bytes=-0", Some((26, 25))),
            ("bytes=26-", Some((26, 25))),
            ("bytes=99-100", Some((99, 25))),
            ("bytes=5-2", None),
            ("bytes=-", None),
            ("bytes=1", None),
            ("bytes=a-b", None),
            ("bytes=0-1,3-4", None),
            ("items=0-3", None),
            ("", None),
        ] {
            assert_eq!(bounds(range, 26), expected, "{range}");
        }
    }
}
