//! The response headers that the browser may have hidden (Fetch Standard, "CORS filtered response").
//!
//! What a page is shown of another origin's answer says something about the rest. `Access-Control-Expose-Headers: *` would
//! expose itself; so where it is not seen, no star was sent. A header that is exposed by name and not seen was not sent.

use crate::http::{Response, Visibility};

/// A header that the server may have sent, and that the page can't see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiddenHeader {
    /// Its name.
    pub name: &'static str,
    /// How sure it is that it was sent.
    pub likely: Likely,
}

/// How sure it is that a header was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likely {
    /// Without it the page would have seen nothing of this answer.
    Certain,
    /// Answers with this status have it, by the rules of HTTP.
    ByStatus,
    /// Servers of many kinds send it.
    Usual,
    /// No page ever sees it, not even of its own origin.
    NeverShown,
}

/// What servers usually send, and the statuses that ask for it; without a status, with any answer.
const HEADERS: &[(&str, &[u16])] = &[
    ("Location", &[201]),
    ("Allow", &[405]),
    ("WWW-Authenticate", &[401]),
    ("Content-Range", &[206, 416]),
    ("Retry-After", &[429, 503]),
    ("Date", &[]),
    ("Server", &[]),
    ("ETag", &[]),
    ("Vary", &[]),
    ("Content-Encoding", &[]),
    ("Connection", &[]),
    ("Keep-Alive", &[]),
    ("Transfer-Encoding", &[]),
    ("Accept-Ranges", &[]),
    ("Link", &[]),
    ("Referrer-Policy", &[]),
    ("X-Powered-By", &[]),
];

/// The headers of connections, which HTTP/2 and HTTP/3 do not have (RFC 9113 §8.2.2).
const OF_CONNECTIONS: [&str; 3] = ["Connection", "Keep-Alive", "Transfer-Encoding"];

/// The headers that the server of this answer may have sent and the browser has hidden, the surest first. The list can't
/// be complete: a server may send headers of any name.
///
/// ```
/// use put_playground::{explain::hidden_headers, http::{Response, Visibility}};
/// let foreign = Response { visibility: Visibility::CrossOrigin, ..Response::default() };
/// assert_eq!(hidden_headers(&foreign)[0].name, "Access-Control-Allow-Origin");
/// assert_eq!(hidden_headers(&Response::default()).len(), 1, "of the own origin only Set-Cookie is hidden");
/// ```
pub fn hidden_headers(response: &Response) -> Vec<HiddenHeader> {
    let with_credentials = response.visibility == Visibility::WithCredentials;
    let exposed = response.headers.get("access-control-expose-headers").unwrap_or_default();
    let is_exposed = |name: &str| {
        exposed.split(',').map(str::trim).any(|exposed| {
            // With credentials a star is an ordinary name.
            exposed.eq_ignore_ascii_case(name) || (exposed == "*" && !with_credentials)
        })
    };
    let has_connection = !response.reason.is_empty();
    let is_framed = response.headers.contains("content-length");

    let mut hidden = Vec::new();
    let mut add = |name: &'static str, likely| {
        if !response.headers.contains(name) && !is_exposed(name) {
            hidden.push(HiddenHeader { name, likely });
        }
    };
    if response.visibility != Visibility::SameOrigin {
        add("Access-Control-Allow-Origin", Likely::Certain);
        if with_credentials {
            add("Access-Control-Allow-Credentials", Likely::Certain);
        }
        for (name, statuses) in HEADERS {
            if OF_CONNECTIONS.contains(name) && !has_connection {
                continue;
            }
            // No answer has both (RFC 9112 §6.2).
            if *name == "Transfer-Encoding" && is_framed {
                continue;
            }
            if statuses.is_empty() {
                add(name, Likely::Usual);
            } else if statuses.contains(&response.status) {
                add(name, Likely::ByStatus);
            }
        }
        if response.url.starts_with("https:") {
            add("Strict-Transport-Security", Likely::Usual);
        }
    }
    hidden.push(HiddenHeader { name: "Set-Cookie", likely: Likely::NeverShown });
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::HeaderList;

    fn foreign(visibility: Visibility, status: u16, headers: &[(&str, &str)]) -> Vec<&'static str> {
        let response = Response {
            status,
            reason: "Any".to_owned(),
            headers: headers.iter().copied().collect::<HeaderList>(),
            visibility,
            ..Response::default()
        };
        hidden_headers(&response).iter().map(|header| header.name).collect()
    }

    #[test]
    fn a_star_hides_nothing_but_cookies_unless_credentials_travel() {
        let star = [("access-control-expose-headers", "*")];
        assert_eq!(foreign(Visibility::CrossOrigin, 200, &star), ["Set-Cookie"]);
        let named = foreign(Visibility::WithCredentials, 200, &star);
        assert!(named.contains(&"Date") && named.contains(&"Access-Control-Allow-Credentials"), "{named:?}");
    }

    #[test]
    fn what_is_exposed_by_name_is_not_hidden() {
        let headers = [("access-control-expose-headers", "ETag, DATE"), ("etag", "\"1\"")];
        let hidden = foreign(Visibility::CrossOrigin, 200, &headers);
        assert!(!hidden.contains(&"Date") && !hidden.contains(&"ETag") && hidden.contains(&"Server"));
    }

    #[test]
    fn the_status_and_the_framing_speak_for_some() {
        let hidden = foreign(Visibility::CrossOrigin, 201, &[("content-length", "3")]);
        assert!(hidden.contains(&"Location") && !hidden.contains(&"Allow"));
        assert!(!hidden.contains(&"Transfer-Encoding") && hidden.contains(&"Connection"));
        assert!(foreign(Visibility::CrossOrigin, 405, &[]).contains(&"Allow"));
        let http2 = Response { visibility: Visibility::CrossOrigin, ..Response::default() };
        assert!(hidden_headers(&http2).iter().all(|header| !OF_CONNECTIONS.contains(&header.name)));
    }

    #[test]
    fn each_name_is_in_the_glossary() {
        for (name, _) in HEADERS {
            assert!(crate::explain::headers().iter().any(|row| row.name == *name), "{name}");
        }
    }
}
