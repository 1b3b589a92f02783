//! The preflight that a browser is going to send, and what the server must answer (Fetch Standard, "CORS-preflight fetch"
//! and "CORS check").

use super::cors::{Fault, is_safelisted_method, unsafe_headers};
use super::{sentence, sentence_with};
use crate::http::{Request, split_url};

/// What a browser asks another origin before a request, as far as a page can foresee it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preflight {
    /// Why the browser asks, one sentence each. None: it does not ask, and the two lists below are empty.
    pub causes: Vec<String>,
    /// The lines of the OPTIONS request.
    pub asks: Vec<String>,
    /// What the server must answer to it.
    pub needs: Vec<Needed>,
    /// What the answer to the request itself needs, so that the page may read it.
    pub then: Vec<Needed>,
}

/// A line that a server's answer needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// The line.
    pub line: String,
    /// What else would do, or would not.
    pub note: &'static str,
}

/// Foresees the preflight of a request; `None` when it goes to the page's own origin, where CORS has no say.
///
/// `with_credentials` is whether cookies travel to other origins (credentials mode `include`).
///
/// ```
/// use put_playground::{explain::preflight, http::Request};
/// let request = Request { url: "http://other.test/things/1".into(), ..Request::default() };
/// let preflight = preflight(&request, "http://page.test", false).unwrap();
/// assert_eq!(preflight.asks[0], "OPTIONS /things/1 HTTP/1.1");
/// assert_eq!(preflight.needs[2].line, "Access-Control-Allow-Methods: PUT");
/// ```
pub fn preflight(request: &Request, page_origin: &str, with_credentials: bool) -> Option<Preflight> {
    let url = split_url(&request.url).ok().filter(|url| url.origin() != page_origin)?;
    let then = allows_origin(page_origin, with_credentials);
    let headers = unsafe_headers(request);
    let asks_method = !is_safelisted_method(request.method);
    let mut causes = Vec::new();
    if asks_method {
        causes.push(sentence_with("cause-method", &[("method", request.method.as_str())]));
    }
    causes.extend(headers.iter().map(|(name, fault)| cause(name, *fault)));
    if causes.is_empty() {
        return Some(Preflight { then, ..Preflight::default() });
    }

    let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
    let mut asks = vec![
        format!("OPTIONS {} HTTP/1.1", url.target()),
        format!("Host: {}", url.authority),
        "Accept: */*".to_owned(),
        format!("Access-Control-Request-Method: {}", request.method),
    ];
    let mut needs = vec![needed("HTTP/1.1 204 No Content".to_owned(), "need-status")];
    needs.extend(then.iter().cloned());
    if asks_method {
        let note = if with_credentials { "need-by-name" } else { "need-or-star" };
        needs.push(needed(format!("Access-Control-Allow-Methods: {}", request.method), note));
    }
    if !names.is_empty() {
        asks.push(format!("Access-Control-Request-Headers: {}", names.join(",")));
        let note = if with_credentials {
            "need-by-name"
        } else if names.contains(&"authorization") {
            "need-authorization"
        } else {
            "need-or-star"
        };
        needs.push(needed(format!("Access-Control-Allow-Headers: {}", names.join(", ")), note));
    }
    asks.push(format!("Origin: {page_origin}"));
    Some(Preflight { causes, asks, needs, then })
}

fn needed(line: String, note: &'static str) -> Needed {
    Needed { line, note: sentence(note) }
}

/// Fetch Standard, "CORS check".
fn allows_origin(page_origin: &str, with_credentials: bool) -> Vec<Needed> {
    let origin = format!("Access-Control-Allow-Origin: {page_origin}");
    if with_credentials {
        let credentials = "Access-Control-Allow-Credentials: true".to_owned();
        vec![needed(origin, "need-origin"), needed(credentials, "need-credentials")]
    } else {
        vec![needed(origin, "need-or-star")]
    }
}

fn cause(name: &str, fault: Fault) -> String {
    let mut character = String::new();
    let key = match fault {
        Fault::Name => "cause-name",
        Fault::Long => "cause-long",
        Fault::Character(c) => {
            character.push(c);
            "cause-character"
        }
        Fault::MediaType => "cause-type",
        Fault::Range => "cause-range",
        Fault::Sum => "cause-sum",
    };
    sentence_with(key, &[("name", name), ("character", &character)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{HeaderList, Method};

    fn request(method: Method, headers: &[(&str, &str)]) -> Request {
        Request {
            method,
            url: "http://other.test:81/a?b=c#d".to_owned(),
            headers: headers.iter().copied().collect::<HeaderList>(),
            ..Request::default()
        }
    }

    fn lines(needed: &[Needed]) -> Vec<&str> {
        needed.iter().map(|needed| needed.line.as_str()).collect()
    }

    #[test]
    fn asked_and_needed_line_by_line() {
        let headers = [("Content-Type", "application/json"), ("Authorization", "x"), ("Accept", "text/html")];
        let preflight = preflight(&request(Method::Put, &headers), "https://page.test", false).unwrap();
        assert_eq!(
            preflight.asks,
            [
                "OPTIONS /a?b=c HTTP/1.1",
                "Host: other.test:81",
                "Accept: */*",
                "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: authorization,content-type",
                "Origin: https://page.test",
            ]
        );
        assert_eq!(
            lines(&preflight.needs),
            [
                "HTTP/1.1 204 No Content",
                "Access-Control-Allow-Origin: https://page.test",
                "Access-Control-Allow-Methods: PUT",
                "Access-Control-Allow-Headers: authorization, content-type",
            ]
        );
        assert!(preflight.needs[3].note.contains("does not cover"));
        assert_eq!(lines(&preflight.then), ["Access-Control-Allow-Origin: https://page.test"]);
        assert_eq!(preflight.causes.len(), 3);
    }

    #[test]
    fn with_cookies_no_star_counts() {
        let preflight =
            preflight(&request(Method::Patch, &[("X-A", "1")]), "http://page.test", true).unwrap();
        assert!(lines(&preflight.then).contains(&"Access-Control-Allow-Credentials: true"));
        assert!(preflight.needs.iter().all(|needed| !needed.note.starts_with("Or ")));
    }

    #[test]
    fn a_post_of_json_asks_for_the_header_and_not_for_the_method() {
        let json = request(Method::Post, &[("Content-Type", "application/json")]);
        let preflight = preflight(&json, "http://page.test", false).unwrap();
        assert!(preflight.asks.contains(&"Access-Control-Request-Method: POST".to_owned()));
        assert!(!lines(&preflight.needs).iter().any(|line| line.contains("Allow-Methods")));
    }

    #[test]
    fn none_for_the_own_origin_and_an_empty_one_for_a_plain_get() {
        assert_eq!(preflight(&request(Method::Put, &[]), "http://other.test:81", false), None);
        let plain = preflight(&request(Method::Get, &[]), "http://page.test", false).unwrap();
        assert!(plain.causes.is_empty() && plain.asks.is_empty() && plain.needs.is_empty());
        assert_eq!(plain.then.len(), 1);
    }
}
