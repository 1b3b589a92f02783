//! Percent-encoding as Python's `urllib.parse` and urllib3 do it (RFC 3986 §2.1).

use crate::python::Outcome;
use crate::python::string::Str;

/// What is never escaped (RFC 3986 §2.3).
pub fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._-~".contains(&byte)
}

fn push_escaped(out: &mut String, byte: u8) {
    out.push_str(&format!("%{byte:02X}"));
}

/// `urllib.parse.quote`: all is escaped but unreserved bytes and those in `safe`.
pub fn quote(bytes: &[u8], safe: &str) -> String {
    let mut out = String::with_capacity(bytes.len());
    for byte in bytes {
        if is_unreserved(*byte) || safe.as_bytes().contains(byte) {
            out.push(char::from(*byte));
        } else {
            push_escaped(&mut out, *byte);
        }
    }
    out
}

/// `urllib.parse.quote_plus`: as [`quote`], with `+` for a space.
///
/// ```
/// assert_eq!(put_playground::python::requests::url::quote::quote_plus(b"a b*~"), "a+b%2A~");
/// ```
pub fn quote_plus(bytes: &[u8]) -> String {
    quote(bytes, " ").replace(' ', "+")
}

/// `urllib.parse.unquote`: escapes as UTF-8, with U+FFFD for what is none.
pub fn unquote(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = if *first == b'%' { hex_pair(tail) } else { None };
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The byte that two hexadecimal digits at the start stand for.
pub(super) fn hex_pair(bytes: &[u8]) -> Option<u8> {
    let digit = |index: usize| bytes.get(index).and_then(|byte| char::from(*byte).to_digit(16));
    Some((digit(0)? * 16 + digit(1)?) as u8)
}

/// urllib3's way with a component: escapes are written in capitals; `%` itself is escaped unless every one begins an escape.
pub(in crate::python::requests) fn encode_component(bytes: &[u8], is_allowed: fn(u8) -> bool) -> Vec<u8> {
    let is_escape = |at: usize| hex_pair(&bytes[at + 1..]).is_some();
    let mut percents = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'%');
    let is_encoded = percents.all(|(at, _)| is_escape(at));
    let mut out = String::with_capacity(bytes.len());
    let mut capitals = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let byte = if capitals > 0 { byte.to_ascii_uppercase() } else { *byte };
        capitals = if byte == b'%' && is_escape(at) { 2_u8 } else { capitals.saturating_sub(1) };
        if byte == b'%' && is_encoded || is_allowed(byte) {
            out.push(char::from(byte));
        } else {
            push_escaped(&mut out, byte);
        }
    }
    out.into_bytes()
}

/// `requests.utils.requote_uri`: unreserved escapes are decoded, then all that a URL cannot hold is escaped. `uri` is
/// UTF-8 with surrogates as three bytes, for which there is a `UnicodeEncodeError`.
pub fn requote(uri: &[u8]) -> Outcome<String> {
    const SAFE: &str = "!#$&'()*+,/:;=?@[]~";
    let text = |bytes| Str::from_wtf8(bytes).to_utf8();
    Ok(match unquote_unreserved(uri) {
        Some(unquoted) => quote(&text(&unquoted)?, "!#$%&'()*+,/:;=?@[]~"),
        None => quote(&text(uri)?, SAFE),
    })
}

/// Decodes escapes of unreserved characters; `None` where two letters or digits behind a `%` are not hexadecimal.
fn unquote_unreserved(uri: &[u8]) -> Option<Vec<u8>> {
    let mut parts = uri.split(|byte| *byte == b'%');
    let mut out = parts.next().unwrap_or_default().to_vec();
    for part in parts {
        // Beyond ASCII, Python takes any letter for one, and then finds that it is not hexadecimal.
        let is_alphanumeric = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        let looks_escaped = part.len() >= 2 && part[..2].iter().all(is_alphanumeric);
        let byte = if looks_escaped { Some(hex_pair(part)?) } else { None };
        match byte.filter(|byte| is_unreserved(*byte)) {
            Some(byte) => {
                out.push(byte);
                out.extend(&part[2..]);
            }
            None => {
                out.push(b'%');
                out.extend(part);
            }
        }
    }
    Some(out)
}
