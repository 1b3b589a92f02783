//! `status/{codes}`: an answer with a status of one's choice, as httpbin gives it.
//!
//! Wanted differences from httpbin 0.10: 402's text, and codes outside 200–599 are refused, because neither HTTP/1.1 nor
//! a Service Worker can end an exchange with them.

use super::basic_auth::CHALLENGE;
use crate::sandbox::{Problem, call::Call, number::thousandths, response, router::Parts};
use axum::{body::Body, response::Response};
use http::{StatusCode, header};

const TEAPOT: &str = r#"
    -=[ teapot ]=-

       _...._
     .'  _ _ `.
    | ."` ^ `". _,
    \_;`"---"`|//
      |       ;/
      \_     _/
        `"""`
"#;

const NOT_ACCEPTABLE: &str = r#"{"message": "Client did not request a supported media type.", "accept": ["image/webp", "image/svg+xml", "image/jpeg", "image/png", "image/*"]}"#;

/// `status/{codes}`.
pub(in crate::sandbox) fn status(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let malformed = || {
        Problem::bad_request(
            "status/ takes a code from 200 to 599, or several with weights: status/404 or status/200:3,500:1.",
        )
    };
    let choices = choices(call.param(0)).ok_or_else(malformed)?;
    let code = choose(&choices, sandbox.random().next()).ok_or_else(malformed)?;
    Ok(answer(code, &call.arrival.mount))
}

/// `404` or `200:3,500:1` as codes and weights.
fn choices(text: &str) -> Option<Vec<(StatusCode, u64)>> {
    let choice = |choice: &str| {
        let (code, weight) = choice.split_once(':').unwrap_or((choice, "1"));
        // So bounded, a million of them can be added up.
        let weight = thousandths(weight.trim()).filter(|weight| *weight <= 1_000_000_000)?;
        Some((self::code(code)?, weight))
    };
    text.split(',').map(choice).collect()
}

/// A code that can end an exchange.
pub(super) fn code(text: &str) -> Option<StatusCode> {
    let code = text.trim().parse().ok().filter(|code| (200..=599).contains(code))?;
    StatusCode::from_u16(code).ok()
}

/// The code on which `random` falls when the weights lie end to end.
fn choose(choices: &[(StatusCode, u64)], random: u64) -> Option<StatusCode> {
    let sum: u64 = choices.iter().map(|(_, weight)| weight).sum();
    let mut left = random.checked_rem(sum).unwrap_or(0);
    for (code, weight) in choices {
        if left < *weight {
            return Some(*code);
        }
        left -= weight;
    }
    choices.last().map(|(code, _)| *code)
}

/// What httpbin sends with this status.
pub(super) fn answer(code: StatusCode, mount: &str) -> Response {
    let (name, value, text) = match code.as_u16() {
        301 | 302 | 303 | 305 | 307 => (header::LOCATION, format!("{mount}redirect/1"), ""),
        401 => (header::WWW_AUTHENTICATE, CHALLENGE.to_owned(), ""),
        402 => (
            header::HeaderName::from_static("x-more-info"),
            "http://vimeo.com/22053820".to_owned(),
            "Payment required",
        ),
        406 => (header::CONTENT_TYPE, "application/json".to_owned(), NOT_ACCEPTABLE),
        407 => (header::PROXY_AUTHENTICATE, CHALLENGE.to_owned(), ""),
        418 => (
            header::HeaderName::from_static("x-more-info"),
            "http://tools.ietf.org/html/rfc2324".to_owned(),
            TEAPOT,
        ),
        _ => (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned(), ""),
    };
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = code;
    response::set(response.headers_mut(), name, &value);
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn weights_decide() {
        let choices = choices("200:3, 500").unwrap();
        assert_eq!(choose(&choices, 0).unwrap(), 200);
        assert_eq!(choose(&choices, 2999).unwrap(), 200);
        assert_eq!(choose(&choices, 3000).unwrap(), 500);
        assert_eq!(choose(&choices, 4000).unwrap(), 200);
        assert_eq!(choose(&[], 1), None);
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "",
            "abc",
            "99",
            "100",
            "600",
            "200:",
            "200:.",
            "200:x",
            "200:-1",
            "200:inf",
            "200,,500",
            "4294967496",
        ] {
            assert!(choices(text).is_none(), "{text}");
        }
    }
}
