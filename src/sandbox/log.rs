//! The server's own view: the last requests, as they arrived.

use super::{Pending, Problem, call::Call, clock::unix_ms, conditional::latin1, router::Sandbox};
use crate::http::HeaderList;
use axum::response::Response;
use base64::{Engine, prelude::BASE64_STANDARD};
use http::{Method, StatusCode};
use serde::{Deserialize, Serialize};

/// How many requests the log keeps.
pub const MAX_ENTRIES: usize = 200;

/// How much of a body the log keeps, in bytes.
const MAX_BODY: usize = 64 * 1024;

/// What stands in the log instead of a secret.
const HIDDEN: &str = "(hidden)";

/// One request as it arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The value of `X-Request-Id` in the answer.
    pub id: String,
    /// When it arrived, in milliseconds since 1970-01-01T00:00:00Z.
    pub at_ms: u64,
    /// The request line; without the protocol version where nothing went over a wire.
    pub line: String,
    /// The header fields in the order in which they arrived, as far as the home knows it: on TCP names are lower-cased
    /// and equal names stand together, in the worker the browser has sorted them. Secrets are hidden.
    pub headers: HeaderList,
    /// The body.
    pub body: LoggedBody,
}

/// The beginning of a body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedBody {
    /// How many bytes arrived.
    pub size: usize,
    /// Whether the log keeps only the first 64 KiB.
    pub cut: bool,
    /// The bytes as text, where they are UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The bytes in Base64, where they are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base64: Option<String>,
}

/// Keeps the last [`MAX_ENTRIES`] requests. Unlike a thing, an entry may be lost: recording is best effort.
pub trait Log: Send + Sync {
    /// Adds an entry.
    fn record(&self, entry: Entry) -> Pending<'_, ()>;

    /// The entries, newest first.
    fn latest(&self) -> Pending<'_, Vec<Entry>>;

    /// Forgets all entries.
    fn clear(&self) -> Pending<'_, ()>;
}

impl Entry {
    /// The log's account of a call.
    pub(super) fn new(id: String, now: std::time::SystemTime, version: &str, call: &Call) -> Self {
        let line = format!("{} {} {version}", call.method, call.path_and_query());
        let headers = call.headers.iter().map(|(name, value)| {
            let value = latin1(value.as_bytes());
            (name.as_str(), masked(name.as_str(), value))
        });
        Self {
            id,
            at_ms: unix_ms(now),
            line: line.trim_end().to_owned(),
            headers: headers.collect(),
            body: LoggedBody::new(&call.body),
        }
    }
}

/// Hides secrets; an authentication scheme is none (RFC 9110 §11.4).
fn masked(name: &str, value: String) -> String {
    match name {
        "authorization" | "proxy-authorization" => match value.split_once(' ') {
            Some((scheme, _)) => format!("{scheme} {HIDDEN}"),
            None => HIDDEN.to_owned(),
        },
        "cookie" => HIDDEN.to_owned(),
        _ => value,
    }
}

impl LoggedBody {
    fn new(body: &[u8]) -> Self {
        let cut = body.len() > MAX_BODY;
        let kept = &body[..body.len().min(MAX_BODY)];
        let text = match std::str::from_utf8(kept) {
            Ok(text) => Some(text),
            // The cut fell inside a character.
            Err(error) if cut && error.error_len().is_none() => {
                std::str::from_utf8(&kept[..error.valid_up_to()]).ok()
            }
            Err(_) => None,
        };
        Self {
            size: body.len(),
            cut,
            text: text.map(str::to_owned),
            base64: text.is_none().then(|| BASE64_STANDARD.encode(kept)),
        }
    }
}

/// `log`: GET shows, DELETE clears. Its own requests are not recorded: who looks must not change what is seen.
pub(super) async fn log(sandbox: Sandbox, call: Call) -> Result<Response, Problem> {
    if call.method == Method::DELETE {
        sandbox.log.clear().await?;
        let mut response = Response::default();
        *response.status_mut() = StatusCode::NO_CONTENT;
        return Ok(response);
    }
    let mut response = super::json::document(&sandbox.log.latest().await?);
    response.headers_mut().insert("cache-control", http::HeaderValue::from_static("no-store"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_hidden() {
        assert_eq!(masked("authorization", "Basic dTpw".to_owned()), "Basic (hidden)");
        assert_eq!(masked("authorization", "token".to_owned()), "(hidden)");
        assert_eq!(masked("cookie", "a=b".to_owned()), "(hidden)");
        assert_eq!(masked("accept", "*/*".to_owned()), "*/*");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let body = LoggedBody::new("é".repeat(MAX_BODY).get(..MAX_BODY + 2).unwrap_or_default().as_bytes());
        assert!(body.cut && body.text.is_some());
        let mut odd = b"a".to_vec();
        odd.extend("é".repeat(MAX_BODY).as_bytes());
        let body = LoggedBody::new(&odd);
        assert_eq!(body.text.map(|text| text.len()), Some(MAX_BODY - 1));
        let body = LoggedBody::new(&[0xff, 0]);
        assert_eq!((body.size, body.text, body.base64.as_deref()), (2, None, Some("/wA=")));
    }
}
