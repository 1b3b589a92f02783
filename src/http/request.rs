//! A request that is ready to be sent.

use super::{HeaderList, Method};
use bytes::Bytes;

/// A request as the page hands it to the browser: nothing in it is still to be encoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The absolute URL, query included.
    pub url: String,
    /// The header fields that the page sets; the browser adds its own.
    pub headers: HeaderList,
    /// Header fields that the user asked for and that a browser drops without a word (Fetch Standard, "forbidden
    /// request-header").
    pub dropped: HeaderList,
    /// The content, byte for byte; `None` is "no body", which differs from an empty one.
    pub body: Option<Bytes>,
}
