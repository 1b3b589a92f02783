//! What a browser asks another origin for before it sends a request (Fetch Standard, "CORS-preflight fetch").

use super::forbidden;
use crate::http::{Header, Method, Request};

/// Whether a browser sends a preflight first when this request goes to another origin: for every method but GET, HEAD
/// and POST, and for every header that is not safelisted (Fetch Standard, "main fetch").
///
/// ```
/// use put_playground::{explain::needs_preflight, http::Request};
/// assert!(needs_preflight(&Request::default()), "a PUT always does");
/// ```
pub fn needs_preflight(request: &Request) -> bool {
    !is_safelisted_method(request.method) || !unsafe_headers(request).is_empty()
}

/// The headers that the server must name in `Access-Control-Allow-Headers`: lower-case, sorted and once each, as the
/// preflight asks for them (Fetch Standard, "CORS-unsafe request-header names").
pub fn unsafe_header_names(request: &Request) -> Vec<String> {
    unsafe_headers(request).into_iter().map(|(name, _)| name).collect()
}

/// Why a header makes a browser ask first (Fetch Standard, "CORS-safelisted request-header").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// No header of this name is safelisted.
    Name,
    /// The value has more than 128 bytes.
    Long,
    /// The value has this character.
    Character(char),
    /// Another media type than those of an HTML form.
    MediaType,
    /// Not one range with a start.
    Range,
    /// The safelisted values have more than 1,024 bytes together.
    Sum,
}

/// The names as in [`unsafe_header_names`], each with the first reason.
pub(super) fn unsafe_headers(request: &Request) -> Vec<(String, Fault)> {
    let mut names: Vec<(String, Fault)> = Vec::new();
    let mut add = |header: &Header, fault| {
        let name = header.name.to_ascii_lowercase();
        if let Err(place) = names.binary_search_by(|(known, _)| known.cmp(&name)) {
            names.insert(place, (name, fault));
        }
    };
    let (mut safe, mut sum) = (Vec::new(), 0);
    for header in &request.headers {
        if forbidden(&header.name, &header.value).is_some() {
            continue;
        }
        match fault(header) {
            Some(fault) => add(header, fault),
            None => {
                sum += length(&header.value);
                safe.push(header);
            }
        }
    }
    if sum > 1024 {
        safe.into_iter().for_each(|header| add(header, Fault::Sum));
    }
    names
}

/// Fetch Standard, "CORS-safelisted method".
pub(super) fn is_safelisted_method(method: Method) -> bool {
    matches!(method, Method::Get | Method::Head | Method::Post)
}

/// A value's length in bytes: each of its characters travels as one (Latin-1).
fn length(value: &str) -> usize {
    value.chars().count()
}

fn fault(header: &Header) -> Option<Fault> {
    let value = header.value.as_str();
    let name = header.name.to_ascii_lowercase();
    let character = |is_unsafe: fn(char) -> bool| value.chars().find(|c| is_unsafe(*c)).map(Fault::Character);
    let found = match name.as_str() {
        "accept" => character(is_unsafe),
        "accept-language" | "content-language" => {
            character(|c| !c.is_ascii_alphanumeric() && !" *,-.;=".contains(c))
        }
        "content-type" => character(is_unsafe).or_else(|| (!is_form_type(value)).then_some(Fault::MediaType)),
        "range" => (!is_simple_range(value)).then_some(Fault::Range),
        _ => return Some(Fault::Name),
    };
    if length(value) > 128 { Some(Fault::Long) } else { found }
}

/// Whether an HTML form could send this media type; its parameters do not count.
fn is_form_type(value: &str) -> bool {
    let essence = value.split(';').next().unwrap_or_default().trim_matches([' ', '\t']);
    ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]
        .iter()
        .any(|safe| safe.eq_ignore_ascii_case(essence))
}

/// Fetch Standard, "CORS-unsafe request-header byte".
fn is_unsafe(c: char) -> bool {
    (c < ' ' && c != '\t') || "\"():<>?@[\\]{}\u{7F}".contains(c)
}

/// `bytes=0-99` or `bytes=100-`: one range with a start, and an end that is not before it (Fetch Standard, "simple range
/// header value").
fn is_simple_range(value: &str) -> bool {
    // Numbers of any length compare by their digits.
    fn number(text: &str) -> (usize, &str) {
        let text = text.trim_start_matches('0');
        (text.len(), text)
    }
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    value.strip_prefix("bytes=").and_then(|range| range.split_once('-')).is_some_and(|(first, last)| {
        !first.is_empty()
            && digits(first)
            && digits(last)
            && (last.is_empty() || number(first) <= number(last))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::HeaderList;

    fn request(method: Method, headers: &[(&str, &str)]) -> Request {
        Request { method, headers: headers.iter().copied().collect::<HeaderList>(), ..Request::default() }
    }

    #[test]
    fn a_form_by_post_needs_none_and_a_put_does() {
        let form = [("Content-Type", "application/x-www-form-urlencoded")];
        assert!(!needs_preflight(&request(Method::Post, &form)));
        assert!(needs_preflight(&request(Method::Put, &form)));
        assert!(needs_preflight(&request(Method::Post, &[("content-type", "application/json")])));
    }

    #[test]
    fn names_are_asked_for_lower_case_sorted_and_once() {
        let request = request(
            Method::Put,
            &[
                ("X-B", "1"),
                ("If-Match", "\"1\""),
                ("x-b", "2"),
                ("Cookie", "a=1"),
                ("Accept", "text/html"),
                ("Range", "bytes=0-9"),
            ],
        );
        assert_eq!(unsafe_header_names(&request), ["if-match", "x-b"]);
    }

    #[test]
    fn each_value_out_of_bounds_has_its_reason() {
        let (long, latin) = ("a".repeat(129), "é".repeat(128));
        for (name, value, expected) in [
            ("Accept", "text/html(x)", Some(Fault::Character('('))),
            ("Accept", &long, Some(Fault::Long)),
            // 256 bytes in UTF-8, 128 on the wire.
            ("Accept", &latin, None),
            ("Accept-Language", "de_DE", Some(Fault::Character('_'))),
            ("Accept-Language", "de-DE, en;q=0.5", None),
            ("Range", "bytes=-5", Some(Fault::Range)),
            ("Range", "bytes=0-1,3-4", Some(Fault::Range)),
            ("Range", "bytes=10-9", Some(Fault::Range)),
            ("Range", "bytes=9-10", None),
            ("Range", "bytes=99999999999999999999-", None),
            ("Content-Type", "text/plain; x=\"y\"", Some(Fault::Character('"'))),
            ("Content-Type", "Text/Plain ;charset=utf-8", None),
            ("Content-Type", "application/json", Some(Fault::MediaType)),
            ("X-Any", "", Some(Fault::Name)),
        ] {
            let faults = unsafe_headers(&request(Method::Get, &[(name, value)]));
            assert_eq!(faults.first().map(|(_, fault)| *fault), expected, "{name}: {value}");
        }
    }

    #[test]
    fn safelisted_values_count_together_too() {
        let value = "a".repeat(128);
        let eight = vec![("Accept", value.as_str()); 8];
        assert!(!needs_preflight(&request(Method::Get, &eight)));
        let nine = vec![("Accept", value.as_str()); 9];
        assert_eq!(unsafe_headers(&request(Method::Get, &nine)), [("accept".to_owned(), Fault::Sum)]);
    }
}
