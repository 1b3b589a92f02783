//! `cookies` and what is below it (RFC 6265).
//!
//! Wanted differences from httpbin 0.10: cookies are for the sandbox's own paths and not for the whole origin, which other
//! programs may share; a name that is no token is 400.

use super::redirect::found;
use crate::sandbox::{
    Place, Problem,
    call::Call,
    json::{self, Json},
    router::Parts,
};
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode, header};

/// What a browser keeps from a Service Worker, in `cookies`.
const NOTE: &str = "A Service Worker sees no Cookie and can't set one; only the server on TCP can.";

/// `cookies`: shows what arrived.
pub(in crate::sandbox) fn cookies(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    // Of equal names the first counts, and `sorted` keeps the last.
    let shown = jar(call).into_iter().rev().map(|(name, value)| (name, Json::text(&value)));
    let mut members = vec![("cookies".to_owned(), Json::Map(shown.collect()).sorted())];
    if sandbox.place == Place::Worker {
        members.push(("note".to_owned(), Json::text(NOTE)));
    }
    Ok(json::document(&Json::Map(members)))
}

/// `cookies/set?name=value`.
pub(in crate::sandbox) fn set(_: &Parts, call: &Call) -> Result<Response, Problem> {
    back(call, call.query(), "")
}

/// `cookies/set/{name}/{value}`.
pub(in crate::sandbox) fn set_one(_: &Parts, call: &Call) -> Result<Response, Problem> {
    back(call, vec![(call.param(0).to_owned(), call.param(1).to_owned())], "")
}

/// `cookies/delete?name`.
pub(in crate::sandbox) fn delete(_: &Parts, call: &Call) -> Result<Response, Problem> {
    let names = call.query().into_iter().map(|(name, _)| (name, String::new()));
    back(call, names.collect(), "; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0")
}

/// 302 to `cookies` with these cookies; of equal names the first counts.
fn back(call: &Call, pairs: Vec<(String, String)>, attributes: &str) -> Result<Response, Problem> {
    let mut response = found(StatusCode::FOUND, &call.path_to_own("cookies"));
    for (index, (name, value)) in pairs.iter().enumerate() {
        if !pairs[..index].iter().any(|(earlier, _)| earlier == name) {
            add(call, &mut response, name, value, attributes)?;
        }
    }
    Ok(response)
}

/// Adds `Set-Cookie`.
///
/// # Errors
///
/// 400 where `name` is no token (RFC 6265 §4.1.1).
pub(super) fn add(
    call: &Call,
    response: &mut Response,
    name: &str,
    value: &str,
    attributes: &str,
) -> Result<(), Problem> {
    let line = format!("{name}={}{attributes}; Path={}", quoted(value), call.arrival.mount);
    // A field's name is a token, too.
    let line = HeaderName::from_bytes(name.as_bytes()).ok().and_then(|_| HeaderValue::from_str(&line).ok());
    let line = line.ok_or_else(|| {
        Problem::bad_request(
            "A cookie's name has only letters, digits and !#$%&'*+-.^_`|~ (RFC 6265 §4.1.1).",
        )
    })?;
    response.headers_mut().append(header::SET_COOKIE, line);
    Ok(())
}

/// The cookies that arrived, in order.
pub(super) fn jar(call: &Call) -> Vec<(String, String)> {
    let cookie = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (unquoted(name.trim()), unquoted(value.trim()))
    };
    let line = call.header(&header::COOKIE).unwrap_or_default();
    line.split(';').map(cookie).filter(|(name, _)| !name.is_empty()).collect()
}

/// A value as it may stand in a cookie: octets that may not are escaped within quotes, as Python's servers do it.
fn quoted(value: &str) -> String {
    let is_octet = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\');
    if value.bytes().all(is_octet) {
        return value.to_owned();
    }
    let mut out = String::from("\"");
    for byte in value.bytes() {
        match byte {
            b'"' | b'\\' => {
                out.push('\\');
                out.push(char::from(byte));
            }
            byte if is_octet(byte) || byte == b' ' => out.push(char::from(byte)),
            byte => out.push_str(&format!("\\{byte:03o}")),
        }
    }
    out.push('"');
    out
}

/// The other way. `text` has one character a byte.
fn unquoted(text: &str) -> String {
    let mut bytes: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
    if bytes.len() >= 2 && bytes.starts_with(b"\"") && bytes.ends_with(b"\"") {
        let inner = bytes[1..bytes.len() - 1].to_vec();
        let mut rest = inner.as_slice();
        bytes.clear();
        while let [first, after @ ..] = rest {
            rest = after;
            match (first, after) {
                (b'\\', [a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', after @ ..]) => {
                    bytes.push((a - b'0') << 6 | (b - b'0') << 3 | (c - b'0'));
                    rest = after;
                }
                (b'\\', [escaped, after @ ..]) => {
                    bytes.push(*escaped);
                    rest = after;
                }
                _ => bytes.push(*first),
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back() {
        for value in ["", "plain", "a b", "a;b,c", "\"\\", "é\u{1}", "\u{1F600}"] {
            let sent: String = quoted(value).bytes().map(char::from).collect();
            assert!(sent.is_ascii() && !sent.contains([';', ',']), "{sent}");
            assert_eq!(unquoted(&sent), value);
        }
        assert_eq!(quoted("v;w\"é"), r#""v\073w\"\303\251""#);
        assert_eq!(unquoted("\""), "\"");
        assert_eq!(unquoted(r#""\"#), r#""\"#);
        assert_eq!(unquoted(r#""\1""#), "1");
    }
}
