//! The cookie in which a student's browser keeps the name (RFC 6265). It is no secret, and proves nothing: it is there so that
//! nothing has to be added to a request that a student writes.

use super::name::Name;
use http::{HeaderMap, HeaderValue, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The cookie's name.
pub const COOKIE: &str = "put-playground-name";

/// How long it is kept, in seconds: a school day.
const MAX_AGE: u32 = 12 * 60 * 60;

/// Everything but `unreserved` is escaped (RFC 3986 §2.3); what is left may stand in a cookie.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The name that a request comes with; `None` for a guest, and for a value that is no name.
pub fn name(headers: &HeaderMap) -> Option<Name> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.find(|(name, _)| *name == COOKIE)?;
    // As Python's `requests` sends it, a value with a space or comma is in quotes.
    let value = value.trim_matches('"');
    Name::parse(&percent_decode_str(value).decode_utf8().ok()?).ok()
}

/// The field that makes a browser keep the name. Scripts need not read it.
pub fn set(name: &Name) -> Option<HeaderValue> {
    let value = utf8_percent_encode(name.as_str(), ESCAPED);
    HeaderValue::try_from(format!("{COOKIE}={value}; Path=/; Max-Age={MAX_AGE}; SameSite=Lax; HttpOnly")).ok()
}

/// A text as a segment of a path.
pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn sent(lines: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(header::COOKIE, HeaderValue::from_str(line).unwrap());
        }
        name(&headers).map(|name| name.as_str().to_owned())
    }

    #[test]
    fn what_is_set_comes_back() {
        for text in ["Ana", "José María", "王小明", "O’Neill"] {
            let set = set(&Name::parse(text).unwrap()).unwrap();
            let pair = set.to_str().unwrap().split(';').next().unwrap().to_owned();
            assert_eq!(sent(&[&format!("a=b; {pair}; c=d")]).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_name_is_a_guests() {
        assert_eq!(sent(&[]), None);
        assert_eq!(sent(&["put-playground-name=%3Cb%3E"]), None);
        assert_eq!(sent(&["put-playground-name=%ff"]), None);
        assert_eq!(sent(&["put-playground-name"]), None);
        assert_eq!(sent(&["a=b", "put-playground-name=\"Ana Bo\""]).as_deref(), Some("Ana Bo"));
    }
}
