//! The bytes of a request: its line, its headers in the order in which urllib3 and `http.client` write them, its body.

use super::body::Body;
use super::pairs::is_mapping;
use super::prepared::{Prepared, auth_of};
use super::url::{parse, quote, split};
use super::{auth, timeout};
use crate::python::string::Str;
use crate::python::value::Value;
use crate::python::{Class, Exception, Outcome, bytes_repr, str_repr};

/// A request as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wire {
    /// The method.
    pub method: String,
    /// The URL of the request.
    pub url: String,
    /// What stands behind the method: path and query, or the URL where a proxy forwards it.
    pub target: String,
    /// Names and values in order; text as ISO-8859-1.
    pub headers: Vec<(Vec<u8>, Vec<u8>)>,
    /// The body, with the frames of its chunks.
    pub body: Vec<u8>,
    /// Whether the body is in chunks.
    pub is_chunked: bool,
}

impl Wire {
    /// Writes a request; the errors are those of the adapter, urllib3 and `http.client`, in their order.
    pub fn new(request: &Prepared, timeout: &Value, proxies: &Value) -> Outcome<Self> {
        let url = request.url_text();
        let start = url.to_ascii_lowercase();
        if !start.starts_with("https://") && !start.starts_with("http://") {
            let message = format!("No connection adapters were found for {}", str_repr(&request.url));
            return Err(Exception::new(Class::InvalidSchema, message));
        }
        let parts = split::split(&url);
        let proxy = proxy_for(&parts, proxies)?;
        timeout::check(timeout)?;
        let target = target(&url, &parts, proxy.is_some())?;
        if let Some(found) = request.method.code_points().find(|point| !is_token(*point)) {
            let found = str_repr(&Str::from_code_points([found]));
            let shown = str_repr(&request.method);
            return Err(Exception::value_error(format!(
                "Method cannot contain non-token characters {shown} (found at least {found})"
            )));
        }
        let mut wire = Self { method: request.method.to_lossy(), url, target, ..Self::default() };
        request.body.check()?;
        let is_chunked = wire.write_headers(request, &parts)?;
        if let Some(proxy) = proxy.filter(|_| parts.scheme == "http")
            && let Value::Tuple(pair) = auth_of(&proxy)
        {
            wire.push("Proxy-Authorization", auth::basic(&pair[0], &pair[1])?);
        }
        wire.body = request.body.sent(is_chunked)?;
        wire.is_chunked = is_chunked;
        Ok(wire)
    }

    fn push(&mut self, name: &str, value: impl Into<Vec<u8>>) {
        self.headers.push((name.as_bytes().into(), value.into()));
    }

    /// Writes all headers; whether the body goes in chunks.
    fn write_headers(&mut self, request: &Prepared, parts: &split::Parts) -> Outcome<bool> {
        let headers = &request.headers;
        if !headers.contains("Host") {
            self.push("Host", host(parts));
        }
        if !headers.contains("Accept-Encoding") {
            self.push("Accept-Encoding", "identity");
        }
        let has_length = headers.contains("Content-Length");
        let has_body = !matches!(request.body, Body::None);
        let mut is_chunked = has_body && !has_length;
        if is_chunked {
            if !headers.contains("Transfer-Encoding") {
                self.push("Transfer-Encoding", "chunked");
            }
        } else if !has_length {
            if headers.contains("Transfer-Encoding") {
                is_chunked = true;
            } else if !is_bodiless(&self.method) {
                self.push("Content-Length", "0");
            }
        }
        if !headers.contains("User-Agent") {
            self.push("User-Agent", "python-urllib3/2.8.0");
        }
        for (name, value) in headers.iter() {
            let name = name.to_ascii()?;
            let value = match value {
                Value::Str(text) => text.to_latin1()?,
                other => other.to_bytes().unwrap_or_default().to_vec(),
            };
            if is_illegal(&value) {
                return Err(Exception::value_error(format!("Invalid header value {}", bytes_repr(&value))));
            }
            self.headers.push((name, value));
        }
        Ok(is_chunked)
    }

    /// The body without the frames of its chunks.
    pub fn content(&self) -> Vec<u8> {
        if !self.is_chunked {
            return self.body.clone();
        }
        // The frames are those that were written, so they are whole.
        super::response::raw::chunks(&self.body).unwrap_or_default()
    }

    /// The request as one run of bytes, as HTTP/1.1 has it (RFC 9112 §2.1).
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = format!("{} {} HTTP/1.1\r\n", self.method, self.target).into_bytes();
        for (name, value) in &self.headers {
            out.extend([&name[..], b": ", value, b"\r\n"].concat());
        }
        out.extend(b"\r\n");
        out.extend(&self.body);
        out
    }
}

/// Methods of which no body is expected, so that a missing one needs no length.
fn is_bodiless(method: &str) -> bool {
    matches!(
        method.to_ascii_uppercase().as_str(),
        "GET" | "HEAD" | "DELETE" | "TRACE" | "OPTIONS" | "CONNECT"
    )
}

fn is_token(point: u32) -> bool {
    char::from_u32(point).is_some_and(|c| c.is_ascii_alphanumeric() || "-!#$%&'*+.^_`|~".contains(c))
}

/// Whether a line break is in the value that does not go on as white space.
fn is_illegal(value: &[u8]) -> bool {
    value.iter().enumerate().any(|(at, byte)| match (byte, value.get(at + 1)) {
        (b'\n', Some(b' ' | b'\t')) | (b'\r', Some(b' ' | b'\t' | b'\n')) => false,
        (b'\n' | b'\r', _) => true,
        _ => false,
    })
}

/// The Host header: the port only where it is not the scheme's own, an interface of an IPv6 address never.
fn host(parts: &split::Parts) -> String {
    let host = parts.host().unwrap_or_default();
    let host = match host.split('%').next() {
        Some(address) if address.contains(':') => format!("[{address}]"),
        _ => host,
    };
    match parts.port().filter(|port| Some(*port) != parts.default_port()) {
        Some(port) => format!("{host}:{port}"),
        None => host,
    }
}

/// `request.path_url`: path and query.
pub(super) fn path_url(url: &str) -> String {
    let parts = split::split(url);
    let path = if parts.path.is_empty() { "/" } else { &parts.path };
    let mark = if parts.query.is_empty() { "" } else { "?" };
    format!("{path}{mark}{}", parts.query)
}

fn target(url: &str, parts: &split::Parts, is_proxied: bool) -> Outcome<String> {
    if is_proxied && parts.scheme == "http" {
        let host = parts.netloc.rsplit_once('@').map_or(parts.netloc.as_str(), |(_, host)| host).to_owned();
        let bare = split::Parts { netloc: host, fragment: String::new(), ..parts.clone() };
        return Ok(bare.join());
    }
    let path_url = path_url(url);
    let (path, query) = match path_url.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (path_url.as_str(), None),
    };
    let mut target = quote::encode_component(path.as_bytes(), parse::is_path);
    if let Some(query) = query {
        target.push(b'?');
        target.extend(quote::encode_component(query.as_bytes(), parse::is_query));
    }
    Ok(String::from_utf8_lossy(&target).into_owned())
}

/// `select_proxy`: the one for scheme and host, for the scheme, for the host, or for all.
fn proxy_for(parts: &split::Parts, proxies: &Value) -> Outcome<Option<String>> {
    if !proxies.is_truthy() || !is_mapping(proxies) {
        return Ok(None);
    }
    let host = parts.host().unwrap_or_default();
    let scheme = &parts.scheme;
    let keys = [format!("{scheme}://{host}"), scheme.clone(), format!("all://{host}"), "all".to_owned()];
    let entries = super::pairs::of_mapping(proxies)?;
    let find =
        |key: &String| entries.iter().find(|(name, _)| matches!(name, Value::Str(name) if *name == **key));
    Ok(match keys.iter().find_map(find) {
        Some((_, Value::Str(proxy))) if !proxy.is_empty() => Some(proxy.to_lossy()),
        _ => None,
    })
}
