//! Which cookies a request may set and get (`http.cookiejar.DefaultCookiePolicy` with its defaults).

use super::Cookie;
use crate::python::requests::headers::HeaderDict;
use crate::python::requests::url::{quote, split};
use crate::python::value::Value;

/// What the policy wants to know of a request.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The host, lower case, without port.
    host: String,
    /// The host, with `.local` where it has no dot.
    full_host: String,
    /// The path, escaped.
    path: String,
    /// The port as the URL has it; `80` where it has none, whatever the scheme.
    port: Option<String>,
    is_secure: bool,
}

impl Origin {
    /// Of a URL, and of the Host header where there is one.
    pub fn new(url: &str, headers: &HeaderDict) -> Self {
        let parts = split::split(url);
        let named = match headers.get(&"Host".into()) {
            Some(Value::Str(host)) => host.to_lossy(),
            Some(Value::Bytes(host)) => String::from_utf8_lossy(host).into_owned(),
            _ => String::new(),
        };
        let netloc = if named.is_empty() { &parts.netloc } else { &named };
        let without_port = match netloc.rsplit_once(':') {
            Some((host, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => netloc,
        };
        let host = without_port.to_ascii_lowercase();
        let full_host = if host.contains('.') { host.clone() } else { format!("{host}.local") };
        let path = escape_path(&parts.path);
        let path = if path.starts_with('/') { path } else { format!("/{path}") };
        let port = match parts.netloc.split_once(':') {
            None => Some("80".to_owned()),
            Some((_, port)) => port.trim().parse::<i64>().ok().map(|_| port.to_owned()),
        };
        Self { host, full_host, path, port, is_secure: matches!(parts.scheme.as_str(), "https" | "wss") }
    }

    /// The domain of a cookie that names none.
    pub(super) fn domain(&self) -> &str {
        &self.full_host
    }

    /// The path of a cookie that names none: up to the last slash, and with it for version 1.
    pub(super) fn default_path(&self, is_netscape: bool) -> String {
        let end = self.path.rfind('/').map_or(self.path.len(), |at| at + usize::from(!is_netscape));
        let path = &self.path[..end];
        if path.is_empty() { "/".into() } else { path.into() }
    }

    pub(super) fn port(&self) -> Option<&str> {
        self.port.as_deref()
    }

    /// Whether a server at this origin may set the cookie.
    pub(super) fn may_set(&self, cookie: &Cookie) -> bool {
        cookie.version <= 0 && self.owns_domain(cookie) && self.serves_named_port(cookie)
    }

    fn owns_domain(&self, cookie: &Cookie) -> bool {
        if !cookie.domain_specified {
            return true;
        }
        let domain = cookie.domain.as_str();
        let bare = domain.strip_prefix('.').unwrap_or(domain);
        if !bare.contains('.') && !self.full_host.ends_with(".local") {
            return false;
        }
        let host = self.full_host.as_str();
        host.ends_with(domain)
            || host.ends_with(&format!("{bare}.local"))
            || host.starts_with('.')
            || format!(".{host}").ends_with(domain)
    }

    fn serves_named_port(&self, cookie: &Cookie) -> bool {
        let own = self.port().unwrap_or("80");
        match &cookie.port {
            Some(ports) if cookie.port_specified => {
                let is_number = |port: &&str| port.trim().parse::<i64>().is_ok();
                ports.split(',').take_while(is_number).any(|port| port == own)
            }
            _ => true,
        }
    }

    /// Whether a cookie of this domain goes to this origin.
    pub(super) fn is_within(&self, domain: &str) -> bool {
        let dotted = if domain.is_empty() || domain.starts_with('.') {
            domain.to_owned()
        } else {
            format!(".{domain}")
        };
        let ends = |host: &str| host.ends_with(&dotted) || format!(".{host}").ends_with(&dotted);
        ends(&self.host) || ends(&self.full_host)
    }

    /// Whether a cookie of this path goes with this request.
    pub(super) fn is_below(&self, path: &str) -> bool {
        match self.path.strip_prefix(path) {
            Some(rest) => rest.is_empty() || path.ends_with('/') || rest.starts_with('/'),
            None => false,
        }
    }

    /// Whether this cookie goes with this request, domain and path apart.
    pub(super) fn may_get(&self, cookie: &Cookie, now: i64) -> bool {
        let dotted = match cookie.domain.as_str() {
            domain if domain.is_empty() || domain.starts_with('.') => domain.to_owned(),
            domain => format!(".{domain}"),
        };
        let own = self.port().unwrap_or("80");
        cookie.version <= 0
            && (self.is_secure || !cookie.secure.is_truthy())
            && !cookie.is_expired(now)
            && cookie
                .port
                .as_ref()
                .is_none_or(|ports| ports.is_empty() || ports.split(',').any(|port| port == own))
            && format!(".{}", self.full_host).ends_with(&dotted)
    }
}

/// A path with what a URL cannot hold escaped, and escapes in capitals.
pub(super) fn escape_path(path: &str) -> String {
    let quoted = quote::quote(path.as_bytes(), "%/;:@&=+$,!~*'()");
    let mut out = String::with_capacity(quoted.len());
    let mut rest = quoted.as_str();
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let is_escape =
            rest.as_bytes().get(at + 1..at + 3).is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit));
        let end = if is_escape { at + 3 } else { at + 1 };
        out.push_str(&rest[at..end].to_ascii_uppercase());
        rest = &rest[end..];
    }
    out + rest
}
