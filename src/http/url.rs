//! What can be said of a URL before the browser sees it.
//!
//! The browser's own parser (URL Standard) stays the judge. These checks come first because `fetch` says the same
//! "Failed to parse URL" for all of them, and a learner needs to know which part to mend.

use crate::locale::{tr, tr_text};
use std::fmt;

/// Why a text is no URL that `fetch` can send a PUT to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlError {
    /// Nothing was typed.
    Empty,
    /// No `scheme://` at the start.
    NoScheme,
    /// A scheme that `fetch` does not send requests with.
    Scheme(
        /// The scheme, lower-case.
        String,
    ),
    /// Nothing between `://` and the path.
    NoHost,
    /// A character that no host name holds.
    Host(
        /// The character.
        char,
    ),
    /// An address in brackets that never closes.
    Bracket,
    /// A port that is not a number up to 65535.
    Port(
        /// What stands after the colon.
        String,
    ),
    /// `user:password@` in front of the host: `fetch` refuses it (Fetch Standard, `Request` constructor).
    Credentials,
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            UrlError::Empty => tr("url-empty"),
            UrlError::NoScheme => tr("url-no-scheme"),
            UrlError::Scheme(scheme) => return f.write_str(&tr_text("url-scheme", "scheme", scheme)),
            UrlError::NoHost => tr("url-no-host"),
            UrlError::Host(character) => {
                return f.write_str(&tr_text("url-host", "character", &format!("{character:?}")));
            }
            UrlError::Bracket => tr("url-bracket"),
            UrlError::Port(port) => return f.write_str(&tr_text("url-port", "port", &format!("{port:?}"))),
            UrlError::Credentials => tr("url-credentials"),
        };
        f.write_str(text)
    }
}

impl std::error::Error for UrlError {}

impl UrlError {
    /// What the user can do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            UrlError::Empty => tr("url-empty-remedy"),
            UrlError::NoScheme => tr("url-no-scheme-remedy"),
            UrlError::Scheme(_) => tr("url-scheme-remedy"),
            UrlError::NoHost => tr("url-no-host-remedy"),
            UrlError::Host(_) => tr("url-host-remedy"),
            UrlError::Bracket => tr("url-bracket-remedy"),
            UrlError::Port(_) => tr("url-port-remedy"),
            UrlError::Credentials => tr("url-credentials-remedy"),
        }
    }
}

/// The parts of an absolute http or https URL that decide where a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrlParts<'a> {
    /// Whether the scheme is https.
    pub secure: bool,
    /// The host and port as typed.
    pub authority: &'a str,
    /// The path, query and fragment as typed; may be empty.
    pub rest: &'a str,
}

impl UrlParts<'_> {
    /// The host without port and brackets.
    pub fn host(&self) -> &str {
        let authority = self.authority;
        match authority.strip_prefix('[') {
            Some(address) => address.split(']').next().unwrap_or_default(),
            None => authority.split(':').next().unwrap_or_default(),
        }
    }

    /// Path and query as they stand in the request line: without the fragment, `/` when empty.
    pub fn target(&self) -> String {
        let target = self.rest.split('#').next().unwrap_or_default();
        if target.starts_with('/') { target.to_owned() } else { format!("/{target}") }
    }

    /// The origin: scheme, host and port, lower-case, the default port left out (RFC 6454 §4).
    pub fn origin(&self) -> String {
        let (scheme, default_port) = if self.secure { ("https", ":443") } else { ("http", ":80") };
        let authority = self.authority.to_ascii_lowercase();
        format!("{scheme}://{}", authority.strip_suffix(default_port).unwrap_or(&authority))
    }

    /// Whether the host is this machine itself, which browsers trust without https (Secure Contexts §3.1).
    pub fn is_loopback(&self) -> bool {
        let host = self.host().to_ascii_lowercase();
        let is_ipv4 = host.starts_with("127.") && host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        host == "localhost" || host.ends_with(".localhost") || is_ipv4 || host == "::1"
    }
}

/// Takes an absolute http or https URL apart, or says what is wrong with it.
///
/// ```
/// use put_playground::http::{UrlError, split_url};
/// assert_eq!(split_url("http://localhost:8080/things/1").map(|url| url.target()), Ok("/things/1".into()));
/// assert_eq!(split_url("localhost:8080/things/1"), Err(UrlError::NoScheme));
/// assert_eq!(split_url("ftp://a.test/"), Err(UrlError::Scheme("ftp".into())));
/// ```
pub fn split_url(text: &str) -> Result<UrlParts<'_>, UrlError> {
    // The URL Standard strips C0 controls and spaces at both ends.
    let text = text.trim_matches(|c: char| c <= ' ');
    if text.is_empty() {
        return Err(UrlError::Empty);
    }
    let (scheme, rest) = scheme(text).ok_or(UrlError::NoScheme)?;
    let secure = match scheme.as_str() {
        "http" => false,
        "https" => true,
        _ => return Err(UrlError::Scheme(scheme)),
    };
    let rest = rest.strip_prefix("//").ok_or(UrlError::NoHost)?;
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    if authority.contains('@') {
        return Err(UrlError::Credentials);
    }
    check_authority(authority)?;
    Ok(UrlParts { secure, authority, rest })
}

/// The scheme, lower-case, and what follows its colon (RFC 3986 §3.1). `localhost:8080` has none: a port follows.
fn scheme(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let is_host = scheme.contains('.') || rest.starts_with(|c: char| c.is_ascii_digit());
    (is_scheme && (!is_host || rest.starts_with("//"))).then(|| (scheme.to_ascii_lowercase(), rest))
}

fn check_authority(authority: &str) -> Result<(), UrlError> {
    let (host, port) = match authority.strip_prefix('[') {
        Some(address) => {
            let (host, after) = address.split_once(']').ok_or(UrlError::Bracket)?;
            match after.strip_prefix(':') {
                Some(port) => (host, port),
                None if after.is_empty() => (host, ""),
                None => return Err(UrlError::Port(after.to_owned())),
            }
        }
        None => {
            let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
            // URL Standard, "forbidden domain code point"; percent-encoding is left to the browser.
            let forbidden = |c: char| c.is_control() || c == ' ' || "#/:<>?@[\\]^`{|}\"".contains(c);
            if let Some(character) = host.chars().find(|c| forbidden(*c)) {
                return Err(UrlError::Host(character));
            }
            (host, port)
        }
    };
    if host.is_empty() {
        return Err(UrlError::NoHost);
    }
    if !port.is_empty() && (port.parse::<u16>().is_err() || !port.bytes().all(|b| b.is_ascii_digit())) {
        return Err(UrlError::Port(port.to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_own_name() {
        let rows = [
            ("", UrlError::Empty),
            (" \t", UrlError::Empty),
            ("example.com/x", UrlError::NoScheme),
            ("example.com:80/x", UrlError::NoScheme),
            ("/things/1", UrlError::NoScheme),
            ("//example.com", UrlError::NoScheme),
            ("mailto:a@b.test", UrlError::Scheme("mailto".into())),
            ("JavaScript:alert(1)", UrlError::Scheme("javascript".into())),
            ("file:///etc/hosts", UrlError::Scheme("file".into())),
            ("http:example.com", UrlError::NoHost),
            ("https://", UrlError::NoHost),
            ("https:///x", UrlError::NoHost),
            ("http://:80/", UrlError::NoHost),
            ("http://a b.test/", UrlError::Host(' ')),
            ("http://a<b/", UrlError::Host('<')),
            ("http://[::1/", UrlError::Bracket),
            ("http://a:port/", UrlError::Port("port".into())),
            ("http://a:65536/", UrlError::Port("65536".into())),
            ("http://a:+1/", UrlError::Port("+1".into())),
            ("http://[::1]x/", UrlError::Port("x".into())),
            ("http://me:secret@a.test/", UrlError::Credentials),
        ];
        for (text, error) in rows {
            assert_eq!(split_url(text), Err(error), "{text}");
        }
    }

    #[test]
    fn origins_compare_as_the_browser_compares_them() {
        let origin = |text| split_url(text).unwrap().origin();
        assert_eq!(origin("HTTP://Example.test:80/a"), "http://example.test");
        assert_eq!(origin("https://a.test:80"), "https://a.test:80");
        assert!(split_url("http://[::1]:8080/").unwrap().is_loopback());
        assert!(!split_url("http://127.0.0.1.example.test/").unwrap().is_loopback());
    }

    #[test]
    fn the_target_leaves_the_fragment_out() {
        assert_eq!(split_url("http://a.test?x=1#y").unwrap().target(), "/?x=1");
    }
}
