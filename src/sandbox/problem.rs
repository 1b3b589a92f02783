//! Every error of the sandbox says what to change (RFC 9457, Problem Details for HTTP APIs).

use super::json::{self, Json};
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode, header};

/// An error that becomes an `application/problem+json` response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    status: StatusCode,
    detail: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Problem {
    /// A problem with this status; `detail` says what is wrong here and what to change.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), headers: Vec::new() }
    }

    /// 400: the request breaks a rule of HTTP or of this resource.
    pub fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// 404: nothing is at this URL.
    pub fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, detail)
    }

    /// Adds a header field; a value that HTTP does not allow is left out.
    pub fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What is wrong and what to change.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// The response that carries the problem.
    pub fn into_response(self) -> Response {
        let (title, kind) = meaning(self.status);
        // RFC 9457 §3.1. `type` is the section that defines the status code, so that a learner can follow it.
        let mut response = json::document(&Json::object(vec![
            ("type", Json::text(kind)),
            ("title", Json::text(title)),
            ("status", Json::number(self.status.as_u16().into())),
            ("detail", Json::text(&self.detail)),
        ]));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        for (name, value) in self.headers {
            headers.insert(name, value);
        }
        response
    }
}

/// The reason phrase of a status line (RFC 9110 §15); the `http` crate has two of them as RFC 7231 and RFC 4918 put them.
pub fn reason_phrase(status: StatusCode) -> &'static str {
    match status.as_u16() {
        413 => "Content Too Large",
        422 => "Unprocessable Content",
        _ => status.canonical_reason().unwrap_or_default(),
    }
}

/// The status code's name and the section that defines it.
fn meaning(status: StatusCode) -> (&'static str, &'static str) {
    match status.as_u16() {
        400 => ("Bad Request", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1"),
        401 => ("Unauthorized", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2"),
        403 => ("Forbidden", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4"),
        404 => ("Not Found", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5"),
        405 => ("Method Not Allowed", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6"),
        408 => ("Request Timeout", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9"),
        409 => ("Conflict", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10"),
        411 => ("Length Required", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.12"),
        412 => ("Precondition Failed", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.13"),
        413 => ("Content Too Large", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14"),
        414 => ("URI Too Long", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.15"),
        415 => ("Unsupported Media Type", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16"),
        416 => ("Range Not Satisfiable", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.17"),
        428 => ("Precondition Required", "https://www.rfc-editor.org/rfc/rfc6585#section-3"),
        429 => ("Too Many Requests", "https://www.rfc-editor.org/rfc/rfc6585#section-4"),
        431 => ("Request Header Fields Too Large", "https://www.rfc-editor.org/rfc/rfc6585#section-5"),
        500 => ("Internal Server Error", "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.1"),
        503 => ("Service Unavailable", "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4"),
        507 => ("Insufficient Storage", "https://www.rfc-editor.org/rfc/rfc4918#section-11.5"),
        _ => (reason_phrase(status), "about:blank"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use http_body_util::BodyExt;

    #[tokio::test]
    async fn a_problem_has_the_members_of_rfc_9457() {
        let response = Problem::not_found("look elsewhere").with(header::ALLOW, "GET").into_response();
        assert_eq!(response.status(), 404);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        assert_eq!(response.headers()["allow"], "GET");
        let body = response.into_body().collect().await.unwrap().to_bytes();
        let document: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(document["title"], "Not Found");
        assert_eq!(document["status"], 404);
        assert_eq!(document["detail"], "look elsewhere");
        assert!(document["type"].as_str().unwrap().ends_with("15.5.5"));
    }
}
