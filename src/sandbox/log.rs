//! The server's own view: the last requests, as they arrived.

use super::{
    Pending, Problem,
    call::Call,
    clock::unix_ms,
    field::latin1,
    json::{self, Json},
    router::Sandbox,
};
use crate::encode::base64;
use crate::http::HeaderList;
use axum::response::Response;
use http::{HeaderName, HeaderValue, Method, StatusCode};
use serde::Deserialize;
use std::time::SystemTime;

/// How many requests the log keeps.
pub const MAX_ENTRIES: usize = 200;

/// How much of a body the log keeps, in bytes.
const MAX_BODY: usize = 64 * 1024;

/// What stands in the log instead of a secret.
const HIDDEN: &str = "(hidden)";

/// One request as it arrived.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct LoggedBody {
    /// How many bytes arrived.
    pub size: usize,
    /// Whether the log keeps only the first 64 KiB.
    pub cut: bool,
    /// The bytes as text, where they are UTF-8.
    #[serde(default)]
    pub text: Option<String>,
    /// The bytes in Base64, where they are not.
    #[serde(default)]
    pub base64: Option<String>,
}

/// Keeps the last [`MAX_ENTRIES`] requests. Unlike a thing, an entry may be lost: recording is best effort.
pub trait Log: Send + Sync {
    /// Adds an entry: an [`Entry`] as JSON text.
    fn record(&self, entry: String) -> Pending<'_, ()>;

    /// The entries, newest first.
    fn latest(&self) -> Pending<'_, Vec<String>>;

    /// Forgets all entries.
    fn clear(&self) -> Pending<'_, ()>;
}

/// The log's account of a call: an [`Entry`] as JSON text.
pub(super) fn entry(id: &str, now: SystemTime, version: &str, call: &Call) -> String {
    let line = format!("{} {} {version}", call.method, call.path_and_query());
    let header = |(name, value): (&HeaderName, &HeaderValue)| {
        let value = masked(name.as_str(), latin1(value.as_bytes()));
        Json::object(&[("name", Json::text(name.as_str())), ("value", Json::text(&value))])
    };
    Json::object(&[
        ("id", Json::text(id)),
        ("at_ms", Json::number(unix_ms(now))),
        ("line", Json::text(line.trim_end())),
        ("headers", Json::List(call.headers.iter().map(header).collect())),
        ("body", body(&call.body)),
    ])
    .to_string()
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

/// A [`LoggedBody`].
fn body(body: &[u8]) -> Json {
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
    Json::object(&[
        ("size", Json::number(body.len() as u64)),
        ("cut", Json::Leaf(cut.to_string())),
        match text {
            Some(text) => ("text", Json::text(text)),
            None => ("base64", Json::text(&base64::encode(kept))),
        },
    ])
}

/// `log`: GET shows, DELETE clears. Its own requests are not recorded: who looks must not change what is seen.
pub(super) async fn log(sandbox: Sandbox, call: Call) -> Result<Response, Problem> {
    if call.method == Method::DELETE {
        sandbox.log.clear().await?;
        let mut response = Response::default();
        *response.status_mut() = StatusCode::NO_CONTENT;
        return Ok(response);
    }
    let entries = sandbox.log.latest().await?;
    let entries = entries.iter().filter_map(|entry| Json::parse(entry).ok());
    Ok(json::passing(&Json::List(entries.collect())))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn secrets_are_hidden() {
        assert_eq!(masked("authorization", "Basic dTpw".to_owned()), "Basic (hidden)");
        assert_eq!(masked("authorization", "token".to_owned()), "(hidden)");
        assert_eq!(masked("cookie", "a=b".to_owned()), "(hidden)");
        assert_eq!(masked("accept", "*/*".to_owned()), "*/*");
    }

    fn logged(bytes: &[u8]) -> LoggedBody {
        serde_json::from_str(&body(bytes).to_string()).unwrap()
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let even = logged(&"é".repeat(MAX_BODY).as_bytes()[..MAX_BODY + 2]);
        assert!(even.cut && even.text.is_some());
        let mut odd = b"a".to_vec();
        odd.extend("é".repeat(MAX_BODY).as_bytes());
        assert_eq!(logged(&odd).text.map(|text| text.len()), Some(MAX_BODY - 1));
        let binary = logged(&[0xff, 0]);
        assert_eq!((binary.size, binary.text, binary.base64.as_deref()), (2, None, Some("/wA=")));
    }
}
