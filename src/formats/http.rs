//! The message itself: HTTP/1.1 (RFC 9112 §2.1).

use super::{Outgoing, Remark, Snippet, address::Address, outgoing::Piece};
use crate::http::Method;
use crate::locale::key;

const NO_CONTENT_KNOWN: Remark = Remark::differs(key!("as-unknown-file"));
const NOT_TEXT: Remark = Remark::other_way(key!("as-not-text"));

/// Writes the message, byte for byte.
pub(super) fn write(request: &Outgoing, boundary: &str) -> Snippet {
    let address = Address::of(&request.url);
    let mut remarks = Vec::new();
    let mut out =
        format!("{} {} HTTP/1.1\r\nHost: {}\r\n", request.method, address.target, address.authority)
            .into_bytes();
    for header in &request.sent_headers(boundary) {
        out.extend(header.name.bytes());
        out.extend(b": ");
        out.extend(latin1(&header.value));
        out.extend(b"\r\n");
    }
    let pieces = request.pieces(boundary);
    let is_counted = pieces.is_some() || matches!(request.method, Method::Put | Method::Post);
    let mut content = Vec::new();
    for piece in pieces.unwrap_or_default() {
        match piece {
            Piece::Bytes(bytes) => content.extend(bytes),
            Piece::File(file) => match &file.bytes {
                Some(bytes) => content.extend(bytes),
                None => remarks.push(NO_CONTENT_KNOWN),
            },
        }
    }
    if is_counted {
        out.extend(format!("Content-Length: {}\r\n", content.len()).bytes());
    }
    out.extend(b"\r\n");
    out.extend(content);
    if std::str::from_utf8(&out).is_err() {
        remarks.push(NOT_TEXT);
    }
    Snippet::new(out, remarks)
}

/// A header value's bytes; characters that are no bytes cannot be sent, and the page refuses them.
pub(super) fn latin1(value: &str) -> Vec<u8> {
    value.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect()
}
