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
    !is_safelisted_method(request.method) || !unsafe_header_names(request).is_empty()
}

/// The headers that the server must name in `Access-Control-Allow-Headers`: lower-case and sorted, as the preflight asks
/// for them (Fetch Standard, "CORS-unsafe request-header names"). The standard's limit on the sum of all safelisted
/// values is left out: it takes more than a kilobyte of them.
pub fn unsafe_header_names(request: &Request) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for header in &request.headers {
        if forbidden(&header.name, &header.value).is_none() && !is_safelisted(header) {
            let name = header.name.to_ascii_lowercase();
            if let Err(place) = names.binary_search(&name) {
                names.insert(place, name);
            }
        }
    }
    names
}

/// Fetch Standard, "CORS-safelisted method".
pub(super) fn is_safelisted_method(method: Method) -> bool {
    matches!(method, Method::Get | Method::Head | Method::Post)
}

/// Fetch Standard, "CORS-safelisted request-header".
fn is_safelisted(header: &Header) -> bool {
    let value = header.value.as_str();
    if value.len() > 128 {
        return false;
    }
    match header.name.to_ascii_lowercase().as_str() {
        "accept" => !value.chars().any(is_unsafe),
        "accept-language" | "content-language" => {
            value.chars().all(|c| c.is_ascii_alphanumeric() || " *,-.;=".contains(c))
        }
        "content-type" => {
            let essence = value.split(';').next().unwrap_or_default().trim();
            !value.chars().any(is_unsafe)
                && ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]
                    .iter()
                    .any(|safe| safe.eq_ignore_ascii_case(essence))
        }
        "range" => is_simple_range(value),
        _ => false,
    }
}

/// Fetch Standard, "CORS-unsafe request-header byte".
fn is_unsafe(c: char) -> bool {
    (c < ' ' && c != '\t') || "\"():<>?@[\\]{}\u{7F}".contains(c)
}

/// `bytes=0-99` or `bytes=100-`: one range with a start (Fetch Standard, "simple range header value").
fn is_simple_range(value: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    value
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
        .is_some_and(|(first, last)| !first.is_empty() && digits(first) && digits(last))
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
    fn values_out_of_bounds_are_unsafe() {
        for (name, value) in [
            ("Accept", "text/html(x)"),
            ("Accept-Language", "de_DE"),
            ("Range", "bytes=-5"),
            ("Range", "bytes=0-1,3-4"),
            ("Content-Type", "text/plain; x=\"y\""),
        ] {
            assert!(needs_preflight(&request(Method::Get, &[(name, value)])), "{name}: {value}");
        }
    }
}
