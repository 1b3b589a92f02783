//! The resources that httpbin has too, and the tutorial's. Each file says where it differs from httpbin 0.10 on purpose;
//! `tests/sandbox_matches_httpbin.rs` sends the same requests to both and knows of no other difference.

pub(super) mod base64;
pub(super) mod basic_auth;
pub(super) mod bearer;
pub(super) mod bytes;
pub(super) mod cache;
pub(super) mod coding;
pub(super) mod cookies;
pub(super) mod delay;
pub(super) mod digest_auth;
pub(super) mod document;
pub(super) mod drip;
pub(super) mod echo;
pub(super) mod etag;
mod hash;
pub(super) mod image;
mod paced;
pub(super) mod range;
pub(super) mod redirect;
pub(super) mod response_headers;
pub(super) mod status;
pub(super) mod stream;
pub(super) mod tutorial;
pub(super) mod uuid;
