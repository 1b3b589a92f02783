//! Content codings without compression: containers that every decoder reads, around the bytes as they are.
//!
//! The point is `Content-Encoding`, not size; compressors would be the largest part of the worker.

use super::echo;
use crate::sandbox::{Place, Problem, call::Call, json, response, router::Parts};
use axum::{body::Body, response::Response};
use http::header;

/// A content coding (RFC 9110 §8.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    Gzip,
    Deflate,
    Brotli,
}

/// `gzip`.
pub(in crate::sandbox) fn gzip(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    echo_in(Coding::Gzip, "gzipped", sandbox, call)
}

/// `deflate`.
pub(in crate::sandbox) fn deflate(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    echo_in(Coding::Deflate, "deflated", sandbox, call)
}

/// `brotli`.
pub(in crate::sandbox) fn brotli(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    echo_in(Coding::Brotli, "brotli", sandbox, call)
}

/// httpbin's echo in a coding, whether or not the client accepts it.
fn echo_in(coding: Coding, mark: &str, sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let text = json::text(&echo::shown(call, &[mark, "headers", "method", "origin"]));
    Ok(coded(coding, sandbox, "application/json", text))
}

/// A 200 in a coding.
///
/// A browser decodes what comes from the network, but not what a Service Worker makes up: there the field and the length
/// are the same, and the content is given decoded, which is what a page sees either way.
pub(super) fn coded(coding: Coding, sandbox: &Parts, media_type: &'static str, text: String) -> Response {
    let content = coding.encode(text.as_bytes());
    let size = content.len();
    let body = if sandbox.place == Place::Worker { Body::from(text) } else { Body::from(content) };
    let mut response = response::typed(media_type, body);
    let headers = response.headers_mut();
    response::set(headers, header::CONTENT_ENCODING, coding.as_str());
    response::set(headers, header::CONTENT_LENGTH, &size.to_string());
    response
}

impl Coding {
    /// The name in header fields.
    fn as_str(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Deflate => "deflate",
            Self::Brotli => "br",
        }
    }

    /// `content` in this coding.
    fn encode(self, content: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Self::Gzip => {
                // RFC 1952: magic, method 8 (deflate), no flags, no time, no extra flags, unknown system.
                out.extend([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]);
                stored(content, &mut out);
                out.extend(crc32(content).to_le_bytes());
                out.extend((content.len() as u32).to_le_bytes());
            }
            Self::Deflate => {
                // RFC 1950, which is what HTTP means by deflate: a window of 32 KiB, no dictionary, a check of both bytes.
                out.extend([0x78, 1]);
                stored(content, &mut out);
                out.extend(adler32(content).to_be_bytes());
            }
            Self::Brotli => uncompressed(content, &mut out),
        }
        out
    }
}

/// Stored blocks of RFC 1951 §3.2.4.
fn stored(content: &[u8], out: &mut Vec<u8>) {
    let mut blocks = content.chunks(usize::from(u16::MAX)).peekable();
    if blocks.peek().is_none() {
        out.extend([1, 0, 0, 0xFF, 0xFF]);
    }
    while let Some(block) = blocks.next() {
        let size = block.len() as u16;
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(size.to_le_bytes());
        out.extend((!size).to_le_bytes());
        out.extend(block);
    }
}

/// Uncompressed meta-blocks of RFC 7932 §9.2, least bit first: 0 (a window of 64 KiB; in the first only), 0 (not the last), 00
/// (four nibbles of size), the size less one, 1 (uncompressed), and zeros up to a whole byte.
fn uncompressed(content: &[u8], out: &mut Vec<u8>) {
    let mut shift = 1;
    for block in content.chunks(1 << 16) {
        let header = ((block.len() as u32 - 1) << 3 | 1 << 19) << shift;
        out.extend(&header.to_le_bytes()[..3]);
        out.extend(block);
        shift = 0;
    }
    // The last one is empty: 1, 1.
    out.push(3 << shift);
}

/// The checksum of RFC 1952 §8, bit by bit: short texts need no table.
fn crc32(content: &[u8]) -> u32 {
    !content.iter().fold(u32::MAX, |mut crc, byte| {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
        }
        crc
    })
}

/// The checksum of RFC 1950 §8.
fn adler32(content: &[u8]) -> u32 {
    let (a, b) = content.iter().fold((1, 0), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use std::io::Read;

    #[test]
    fn checksums_have_their_check_values() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(adler32(b"Wikipedia"), 0x11E6_0398);
    }

    #[test]
    fn the_container_of_two_bytes() {
        let expected = [
            0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1, 2, 0, 0xFD, 0xFF, b'h', b'i', 0xAC, 0x2A, 0x93, 0xD8,
            2, 0, 0, 0,
        ];
        assert_eq!(Coding::Gzip.encode(b"hi"), expected);
    }

    #[test]
    fn real_decoders_read_every_size() {
        for size in [0, 1, 2, 1000, 65_535, 65_536, 65_537, 131_072, 200_000] {
            let content: Vec<u8> = (0..size).map(|place: u32| (place * 7 % 251) as u8).collect();
            let mut read = Vec::new();
            flate2::read::GzDecoder::new(&Coding::Gzip.encode(&content)[..]).read_to_end(&mut read).unwrap();
            assert!(read == content, "gzip {size}");
            read.clear();
            let deflated = Coding::Deflate.encode(&content);
            flate2::read::ZlibDecoder::new(&deflated[..]).read_to_end(&mut read).unwrap();
            assert!(read == content, "deflate {size}");
            read.clear();
            brotli::Decompressor::new(&Coding::Brotli.encode(&content)[..], 4096)
                .read_to_end(&mut read)
                .unwrap();
            assert!(read == content, "brotli {size}");
        }
    }
}
