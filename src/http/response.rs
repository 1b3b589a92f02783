//! What came back.

use super::HeaderList;
use bytes::Bytes;

/// How much of a response the browser lets the page see (Fetch Standard, response type).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// Same origin (`basic`): every header but Set-Cookie.
    #[default]
    SameOrigin,
    /// Another origin that allowed the page (`cors`): the safelisted headers and the exposed ones.
    CrossOrigin,
    /// As [`Visibility::CrossOrigin`], to a request with credentials: `*` exposes nothing (Fetch Standard, "HTTP fetch").
    WithCredentials,
}

/// A response, as far as the browser shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The status code (RFC 9110 §15).
    pub status: u16,
    /// The reason phrase; empty in HTTP/2 and HTTP/3.
    pub reason: String,
    /// The header fields in the order in which the browser lists them: lower-cased and sorted.
    pub headers: HeaderList,
    /// The content after the browser removed content codings.
    pub body: Bytes,
    /// How many bytes the content had; more than `body` holds when the history kept only a part.
    pub size: u64,
    /// The URL that answered, after redirects.
    pub url: String,
    /// Whether the browser followed a redirect.
    pub redirected: bool,
    /// What the browser may have hidden.
    pub visibility: Visibility,
}
