//! By which URL, and from whom, a request came.

/// What a home knows of a request and `http::Request` does not say.
///
/// The router sees paths relative to where it is mounted; a home puts this into the request's extensions so that
/// answers can name absolute URLs. Without it the router takes itself to be mounted at the root of `http://localhost`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Scheme and authority as the client wrote them, without a slash at the end: `http://127.0.0.1:8080`.
    pub origin: String,
    /// The path under which the router is mounted, with a slash at both ends: `/sandbox/`.
    pub mount: String,
    /// The client, as httpbin's `origin` shows it: an IP address, or a word where there is none.
    pub peer: String,
}

impl Default for Arrival {
    fn default() -> Self {
        Self { origin: "http://localhost".to_owned(), mount: "/".to_owned(), peer: "unknown".to_owned() }
    }
}
