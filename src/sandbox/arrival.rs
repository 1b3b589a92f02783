//! By which URL, and from whom, a request came.

use super::Head;

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
    /// The head as it was sent, where the home saw it: on TCP.
    pub head: Option<Head>,
    /// The port at which the same sandbox answers as a second origin, for the CORS lab, where the home has one.
    pub second_port: Option<u16>,
    /// Whether this client may ask the log for secrets.
    pub sees_secrets: bool,
    /// The name that the client goes by, where the home knows one: in a class.
    pub who: Option<String>,
}

impl Default for Arrival {
    fn default() -> Self {
        Self {
            origin: "http://localhost".to_owned(),
            mount: "/".to_owned(),
            peer: "unknown".to_owned(),
            head: None,
            second_port: None,
            sees_secrets: false,
            who: None,
        }
    }
}

impl Arrival {
    /// The second origin, under the host that the client used.
    pub(super) fn second_origin(&self) -> Option<String> {
        let port = self.second_port?;
        let host = match self.origin.rsplit_once(':') {
            // The colon of the scheme, or one inside an IPv6 address.
            Some((_, rest)) if rest.starts_with('/') || rest.ends_with(']') => &self.origin,
            Some((host, _)) => host,
            None => &self.origin,
        };
        Some(format!("{host}:{port}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_origin_has_the_host_of_the_first() {
        for (origin, second) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:9"),
            ("http://localhost", "http://localhost:9"),
            ("http://[::1]:8080", "http://[::1]:9"),
            ("http://[::1]", "http://[::1]:9"),
        ] {
            let arrival = Arrival { origin: origin.to_owned(), second_port: Some(9), ..Arrival::default() };
            assert_eq!(arrival.second_origin().as_deref(), Some(second));
        }
        assert_eq!(Arrival::default().second_origin(), None);
    }
}
