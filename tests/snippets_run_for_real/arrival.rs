//! What arrived beside what the browser would have sent.

use base64::Engine;
use bytes::Bytes;
use put_playground::formats::Language;
use put_playground::http::{HeaderList, Method, Request};
use put_playground::sandbox::Entry;
use std::collections::BTreeMap;

/// Header fields that programs send by themselves, each its own; whether one was sent is not compared unless the user
/// set it.
const OWN: &[&str] = &[
    "accept",
    "accept-encoding",
    "accept-language",
    "cache-control",
    "connection",
    "content-length",
    "expect",
    "host",
    "pragma",
    "sec-fetch-mode",
    "transfer-encoding",
    "user-agent",
];

/// How much of a body `serve` logs, in bytes.
const LOGGED: usize = 64 * 1024;

/// A request in comparable form.
#[derive(Debug)]
pub struct Arrived {
    line: String,
    /// By lower-case name, equal names joined.
    headers: BTreeMap<String, String>,
    size: usize,
    /// The beginning of the body.
    body: Vec<u8>,
}

/// What the browser would send.
pub struct Expected(Arrived);

impl Arrived {
    pub fn of(entry: Entry) -> Self {
        let body = match (entry.body.text, entry.body.base64) {
            (Some(text), _) => text.into_bytes(),
            (None, Some(text)) => base64::engine::general_purpose::STANDARD.decode(text).unwrap(),
            (None, None) => Vec::new(),
        };
        Self { line: entry.line, headers: by_name(&entry.headers), size: entry.body.size, body }
    }

    /// Whether the path names the draft of this number.
    pub fn is_for(&self, index: usize) -> bool {
        let number = self.line.split_once("anything/").map(|(_, rest)| rest);
        let number = number.and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next());
        number == Some(&index.to_string())
    }

    /// The body without what each program chooses: the boundary of its `Content-Type`, and the line break after the end.
    fn parts(&self) -> Option<String> {
        let boundary = self.boundary()?;
        let body: String = self.body.iter().map(|byte| char::from(*byte)).collect();
        let body = body.replace(&format!("--{boundary}"), "--BOUNDARY");
        Some(body.trim_end_matches("\r\n").to_owned())
    }

    fn boundary(&self) -> Option<&str> {
        let (_, boundary) = self.headers.get("content-type")?.split_once("multipart/form-data; boundary=")?;
        Some(boundary.trim_matches('"'))
    }
}

fn by_name(headers: &HeaderList) -> BTreeMap<String, String> {
    let mut map: BTreeMap<String, String> = BTreeMap::new();
    for header in headers {
        let joined = map.entry(header.name.to_ascii_lowercase());
        joined
            .and_modify(|value| *value = format!("{value}, {}", header.value))
            .or_insert(header.value.clone());
    }
    // White space at the ends is no part of a value, and where an empty one was joined the last comma has some.
    map.into_iter().map(|(name, value)| (name, value.trim_matches([' ', '\t']).to_owned())).collect()
}

/// The log hides credentials, all but their scheme.
fn masked(headers: &HeaderList) -> HeaderList {
    let mask = |name: &str, value: &str| match value.split_once(' ') {
        Some((scheme, _)) if name.eq_ignore_ascii_case("authorization") => format!("{scheme} (hidden)"),
        _ if name.eq_ignore_ascii_case("cookie") => "(hidden)".to_owned(),
        _ => value.to_owned(),
    };
    headers.iter().map(|header| (header.name.clone(), mask(&header.name, &header.value))).collect()
}

/// Node's `fetch` drops a lone question mark (seen in Node.js 20); the URL Standard and browsers keep it.
fn line(line: &str, language: Language) -> String {
    match language {
        Language::Fetch => line.replace("? HTTP/", " HTTP/"),
        _ => line.to_owned(),
    }
}

impl Expected {
    /// `target` is what a browser makes of the request's URL.
    pub fn of(request: &Request, target: &str) -> Self {
        let headers = by_name(&masked(&request.headers));
        let body = request.body.clone().unwrap_or_default();
        let line = format!("{} {target} HTTP/1.1", request.method);
        Self(Arrived { line, headers, size: body.len(), body: body.to_vec() })
    }

    /// The same of a message as HTTP/1.1 sends it.
    pub fn of_message(message: &[u8], method: Method, target: &str) -> Self {
        let end = message.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap();
        let head: String = message[..end].iter().map(|byte| char::from(*byte)).collect();
        let line =
            |line: &str| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()));
        let headers = head.split("\r\n").skip(1).filter_map(line);
        let headers = headers.filter(|(name, _)| name != "Host" && name != "Content-Length").collect();
        let body = Some(Bytes::copy_from_slice(&message[end + 4..]));
        Self::of(&Request { method, headers, body, ..Request::default() }, target)
    }

    /// The first difference.
    pub fn fault(&self, arrived: &Arrived, language: Language) -> Option<String> {
        let expected = &self.0;
        if line(&expected.line, language) != line(&arrived.line, language) {
            return Some(format!("expected {:?}, arrived {:?}", expected.line, arrived.line));
        }
        let is_multipart = expected.boundary().is_some() && arrived.boundary().is_some();
        for name in expected.headers.keys().chain(arrived.headers.keys()) {
            let (wanted, found) = (expected.headers.get(name), arrived.headers.get(name));
            let is_own = wanted.is_none() && OWN.contains(&name.as_str());
            let is_boundary = name == "content-type" && is_multipart;
            if wanted != found && !is_own && !is_boundary {
                return Some(format!("{name}: expected {wanted:?}, arrived {found:?}"));
            }
        }
        if is_multipart {
            let (wanted, found) = (expected.parts(), arrived.parts());
            return (wanted != found).then(|| format!("expected {wanted:?}, arrived {found:?}"));
        }
        let logged = &expected.body[..expected.body.len().min(LOGGED)];
        // A cut inside a character leaves its first byte out.
        let is_equal = logged == arrived.body
            || (expected.size > LOGGED
                && logged.starts_with(&arrived.body)
                && arrived.body.len() + 4 > LOGGED);
        let shown = |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len().min(500)]).into_owned();
        (expected.size != arrived.size || !is_equal)
            .then(|| format!("expected {:?}, arrived {:?}", shown(logged), shown(&arrived.body)))
    }
}
