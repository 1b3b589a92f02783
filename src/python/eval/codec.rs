//! Text to bytes and back: `encode` and `decode`.

use super::attributes::string;
use super::limits::Done;
use super::operators::points;
use crate::locale::{Argument::Text, tr_with};
use crate::python::{Exception, Str, Value};

/// The name of an encoding without case and separators.
fn codec(encoding: Option<Value>) -> Done<String> {
    let Some(encoding) = encoding else { return Ok("utf8".to_owned()) };
    let name = string(&encoding, "argument 'encoding'")?.to_lossy();
    let plain: String = name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect();
    let plain = plain.to_ascii_lowercase();
    match plain.as_str() {
        "utf8" | "ascii" | "latin1" => Ok(plain),
        "iso88591" | "l1" => Ok("latin1".to_owned()),
        "usascii" => Ok("ascii".to_owned()),
        _ => {
            let message = tr_with("py-no-encoding", &[("name", Text(&name))]);
            Err(Exception::value_error(message).into())
        }
    }
}

/// How errors of an encoding are met: `strict`, `ignore` or `replace`.
fn manner(errors: Option<Value>) -> Done<String> {
    let name = match errors {
        Some(errors) => string(&errors, "argument 'errors'")?.to_lossy(),
        None => "strict".to_owned(),
    };
    if matches!(name.as_str(), "strict" | "ignore" | "replace") {
        return Ok(name);
    }
    Err(Exception::value_error(tr_with("py-no-errors", &[("name", Text(&name))])).into())
}

/// `text.encode(encoding, errors)`.
pub(super) fn encode(text: &Str, encoding: Option<Value>, errors: Option<Value>) -> Done<Vec<u8>> {
    let (codec, manner) = (codec(encoding)?, manner(errors)?);
    let mut out = Vec::new();
    let all = points(text);
    let fits = |point: u32| match codec.as_str() {
        "utf8" => char::from_u32(point).is_some(),
        "ascii" => point < 0x80,
        _ => point < 0x100,
    };
    for (place, point) in all.iter().copied().enumerate() {
        if fits(point) {
            match char::from_u32(point) {
                Some(c) if codec == "utf8" => out.extend(c.encode_utf8(&mut [0; 4]).as_bytes()),
                _ => out.push(point as u8),
            }
            continue;
        }
        match manner.as_str() {
            "ignore" => {}
            "replace" => out.push(b'?'),
            _ => {
                let end = all.iter().enumerate().skip(place).find(|(_, point)| fits(**point));
                let end = end.map_or(all.len(), |(end, _)| end);
                let (name, reason) = match codec.as_str() {
                    "utf8" => ("utf-8", "surrogates not allowed"),
                    "ascii" => ("ascii", "ordinal not in range(128)"),
                    _ => ("latin-1", "ordinal not in range(256)"),
                };
                return Err(Exception::cannot_encode(name, text, place, end, reason).into());
            }
        }
    }
    Ok(out)
}

/// `bytes.decode(encoding, errors)`.
pub(super) fn decode(bytes: &[u8], encoding: Option<Value>, errors: Option<Value>) -> Done<Str> {
    let (codec, manner) = (codec(encoding)?, manner(errors)?);
    if codec == "latin1" {
        return Ok(Str::from_latin1(bytes));
    }
    let mut out = String::new();
    let mut start = 0;
    while start < bytes.len() {
        let rest = &bytes[start..];
        let (valid, bad, reason) = if codec == "ascii" {
            let valid = rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            (valid, 1, "ordinal not in range(128)")
        } else {
            match std::str::from_utf8(rest) {
                Ok(_) => (rest.len(), 0, ""),
                Err(error) => {
                    let valid = error.valid_up_to();
                    let reason = match (error.error_len(), rest[valid]) {
                        (None, _) => "unexpected end of data",
                        (_, 0x80..=0xC1 | 0xF5..) => "invalid start byte",
                        _ => "invalid continuation byte",
                    };
                    (valid, error.error_len().unwrap_or(rest.len() - valid), reason)
                }
            }
        };
        out.push_str(std::str::from_utf8(&rest[..valid]).unwrap_or_default());
        start += valid;
        if start == bytes.len() {
            break;
        }
        match manner.as_str() {
            "ignore" => {}
            "replace" => out.push(char::REPLACEMENT_CHARACTER),
            _ => {
                let name = if codec == "ascii" { "ascii" } else { "utf-8" };
                return Err(Exception::cannot_decode(name, bytes, start, start + bad, reason).into());
            }
        }
        start += bad;
    }
    Ok(Str::from(out))
}
