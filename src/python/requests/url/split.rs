//! Python's `urllib.parse`: a URL in its parts, put together again, and resolved against another (RFC 3986 §5, as far as
//! Python follows it).

use super::address::is_ipv6;
use crate::python::{Exception, Outcome, str_repr};

/// A URL in its parts, as `urlsplit` has them; what is not there is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The scheme, lower case.
    pub scheme: String,
    /// User information, host and port.
    pub netloc: String,
    /// The path.
    pub path: String,
    /// The query without its `?`.
    pub query: String,
    /// The fragment without its `#`.
    pub fragment: String,
}

/// Schemes whose URLs have a host and can be relative, as far as requests sends any.
fn is_hierarchical(scheme: &str) -> bool {
    matches!(scheme, "" | "http" | "https" | "ftp" | "file" | "ws" | "wss")
}

/// `urlsplit(url)`.
pub fn split(url: &str) -> Parts {
    let url = url.trim_start_matches(|c: char| c <= ' ');
    let mut rest: String = url.chars().filter(|c| !matches!(c, '\t' | '\r' | '\n')).collect();
    let mut parts = Parts::default();
    if let Some(at) = rest.find(':').filter(|at| is_scheme(&rest[..*at])) {
        parts.scheme = rest[..at].to_ascii_lowercase();
        rest.drain(..=at);
    }
    if let Some(authority) = rest.strip_prefix("//") {
        let end = authority.find(['/', '?', '#']).unwrap_or(authority.len());
        parts.netloc = authority[..end].to_owned();
        rest = authority[end..].to_owned();
    }
    if let Some((before, fragment)) = rest.split_once('#') {
        parts.fragment = fragment.to_owned();
        rest = before.to_owned();
    }
    if let Some((before, query)) = rest.split_once('?') {
        parts.query = query.to_owned();
        rest = before.to_owned();
    }
    parts.path = rest;
    parts
}

/// The `ValueError` of `urlsplit` for brackets that do not belong together, or that hold no IPv6 address.
pub(in crate::python::requests) fn check(url: &str) -> Outcome<()> {
    let netloc = split(url).netloc;
    if netloc.contains('[') != netloc.contains(']') {
        return Err(Exception::value_error("Invalid IPv6 URL"));
    }
    let bracketed = netloc.split_once('[').map(|(_, rest)| rest.split(']').next().unwrap_or_default());
    match bracketed {
        Some(address) if !address.starts_with('v') && !is_address(address) => {
            let shown = str_repr(&address.into());
            Err(Exception::value_error(format!("{shown} does not appear to be an IPv4 or IPv6 address")))
        }
        _ => Ok(()),
    }
}

fn is_address(text: &str) -> bool {
    text.split('%').next().is_some_and(|address| is_ipv6(address.as_bytes()))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

impl Parts {
    /// `urlunsplit(parts)`: empty parts leave no mark.
    pub fn join(&self) -> String {
        let mut url = self.path.clone();
        if !self.netloc.is_empty()
            || is_hierarchical(&self.scheme) && !self.scheme.is_empty() && !url.starts_with("//")
        {
            let slash = if url.is_empty() || url.starts_with('/') { "" } else { "/" };
            url = format!("//{}{slash}{url}", self.netloc);
        }
        if !self.scheme.is_empty() {
            url = format!("{}:{url}", self.scheme);
        }
        for (mark, part) in [('?', &self.query), ('#', &self.fragment)] {
            if !part.is_empty() {
                url.push(mark);
                url.push_str(part);
            }
        }
        url
    }

    /// The user name and the password in front of the host, still escaped.
    pub fn user_info(&self) -> (Option<&str>, Option<&str>) {
        match self.netloc.rsplit_once('@') {
            None => (None, None),
            Some((info, _)) => match info.split_once(':') {
                Some((user, password)) => (Some(user), Some(password)),
                None => (Some(info), None),
            },
        }
    }

    /// The host and port, without user information.
    fn host_info(&self) -> (&str, &str) {
        let info = self.netloc.rsplit_once('@').map_or(self.netloc.as_str(), |(_, host)| host);
        match info.split_once('[') {
            Some((_, bracketed)) => {
                let (host, rest) = bracketed.split_once(']').unwrap_or((bracketed, ""));
                (host, rest.split_once(':').map_or("", |(_, port)| port))
            }
            None => info.split_once(':').unwrap_or((info, "")),
        }
    }

    /// The host in lower case, without brackets; `None` where there is none.
    pub fn host(&self) -> Option<String> {
        let (host, _) = self.host_info();
        // What follows `%` in an IPv6 address names an interface, whose case counts.
        let (address, zone) = host.split_at(host.find('%').unwrap_or(host.len()));
        (!host.is_empty()).then(|| address.to_ascii_lowercase() + zone)
    }

    /// The port, where one is given that is a number up to 65535.
    pub fn port(&self) -> Option<u16> {
        self.host_info().1.parse().ok()
    }

    /// What the scheme uses where no port is given.
    pub fn default_port(&self) -> Option<u16> {
        match self.scheme.as_str() {
            "http" => Some(80),
            "https" => Some(443),
            _ => None,
        }
    }
}

/// `urljoin(base, url)`.
///
/// ```
/// use put_playground::python::requests::url::split::resolve;
/// assert_eq!(resolve("http://h/a/b?q", "../c"), "http://h/c");
/// ```
pub fn resolve(base: &str, url: &str) -> String {
    if base.is_empty() || url.is_empty() {
        return if url.is_empty() { base.into() } else { url.into() };
    }
    let base = split(base);
    let mut parts = split(url);
    if parts.scheme.is_empty() {
        parts.scheme.clone_from(&base.scheme);
    }
    if parts.scheme != base.scheme || !is_hierarchical(&parts.scheme) {
        return url.into();
    }
    if !parts.netloc.is_empty() {
        return parts.join();
    }
    parts.netloc.clone_from(&base.netloc);
    if parts.path.is_empty() {
        parts.path.clone_from(&base.path);
        if parts.query.is_empty() {
            parts.query.clone_from(&base.query);
        }
        return parts.join();
    }
    parts.path = resolve_path(&base.path, &parts.path);
    parts.join()
}

fn resolve_path(base: &str, path: &str) -> String {
    let segments: Vec<&str> = if path.starts_with('/') {
        path.split('/').collect()
    } else {
        let mut segments: Vec<&str> = base.split('/').collect();
        // The last segment is replaced; a base without path is the root.
        if segments.last() != Some(&"") {
            segments.pop();
        }
        // Empty segments in the middle go, both ends stay.
        segments.extend(path.split('/'));
        let last = segments.len().saturating_sub(1);
        let stays = |(at, segment): &(usize, &str)| *at == 0 || *at == last || !segment.is_empty();
        segments.iter().copied().enumerate().filter(stays).map(|(_, segment)| segment).collect()
    };
    let mut resolved: Vec<&str> = Vec::new();
    for segment in &segments {
        match *segment {
            ".." => {
                resolved.pop();
            }
            "." => {}
            segment => resolved.push(segment),
        }
    }
    if matches!(segments.last(), Some(&"." | &"..")) {
        resolved.push("");
    }
    let path = resolved.join("/");
    if path.is_empty() { "/".into() } else { path }
}
