//! One request of the log: what is kept while it may never be read, and what it says when it is.

use super::{Head, call::Call, clock::unix_ms, field::latin1, json::Json};
use crate::encode::base64;
use crate::http::HeaderList;
use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use serde::Deserialize;
use std::time::SystemTime;

/// How much of a body the log keeps, in bytes.
pub(super) const MAX_LOGGED: usize = 64 * 1024;

/// What stands in the log instead of a secret.
const HIDDEN: &str = "(hidden)";

/// One request as the log shows it; the JSON that a [`Recorded`] becomes. In a class that has a member more, `who`: the name
/// that the client goes by.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// The value of `X-Request-Id` in the answer.
    pub id: String,
    /// When it arrived, in milliseconds since 1970-01-01T00:00:00Z.
    pub at_ms: u64,
    /// The request line; without the protocol version where nothing went over a wire.
    pub line: String,
    /// The header fields. On TCP in the order and the case in which they arrived; in the worker the browser has
    /// lower-cased and sorted them, and joined equal names.
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

/// Whether an account of a request names its secrets: the values of `Authorization`, `Proxy-Authorization` and `Cookie`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrets {
    /// Something else stands in their place.
    Hidden,
    /// They are there.
    Shown,
}

/// One request with its secrets, for keeping in memory. Few are ever read, so it becomes text only then.
#[derive(Clone, Debug)]
pub struct Recorded {
    id: String,
    at: SystemTime,
    head: Account,
    body: Bytes,
    size: usize,
    who: Option<String>,
}

/// The head as far as the home knows it.
#[derive(Clone, Debug)]
enum Account {
    /// As it was sent.
    Sent(Head),
    /// As it was understood.
    Understood { line: String, fields: Vec<(String, String)> },
}

impl Recorded {
    /// The account of a call; `version` as the request line has it, empty where nothing went over a wire; `size` as many bytes
    /// of the body as arrived, of which the call may have only the first.
    pub(super) fn new(id: &str, at: SystemTime, version: &str, call: &mut Call, size: usize) -> Self {
        let head = match call.arrival.head.take() {
            Some(head) => Account::Sent(head),
            None => {
                let line = format!("{} {} {version}", call.method, call.path_and_query());
                let field = |(name, value): (&HeaderName, &HeaderValue)| {
                    (name.as_str().to_owned(), latin1(value.as_bytes()))
                };
                let fields = call.headers.iter().map(field).collect();
                Account::Understood { line: line.trim_end().to_owned(), fields }
            }
        };
        // A part of a large body would keep all of it in memory.
        let body = match call.body.get(..MAX_LOGGED) {
            Some(beginning) => Bytes::copy_from_slice(beginning),
            None => call.body.clone(),
        };
        Self { id: id.to_owned(), at, head, body, size, who: call.arrival.who.take() }
    }

    /// The value of `X-Request-Id` in the answer.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// An [`Entry`] as JSON text, which begins with the id.
    pub fn to_text(&self, secrets: Secrets) -> String {
        self.to_json(secrets).to_string()
    }

    pub(super) fn to_json(&self, secrets: Secrets) -> Json {
        let (line, fields) = match &self.head {
            Account::Sent(head) => (head.line(), head.fields()),
            Account::Understood { line, fields } => (line.clone(), fields.clone()),
        };
        let field = |(name, value): (String, String)| {
            let value = if secrets == Secrets::Hidden { masked(&name, value) } else { value };
            Json::object(vec![("name", Json::text(&name)), ("value", Json::text(&value))])
        };
        let headers = fields.into_iter().map(field).collect();
        let mut members = vec![
            ("id", Json::text(&self.id)),
            ("at_ms", Json::number(unix_ms(self.at))),
            ("line", Json::text(&line)),
            ("headers", Json::List(headers)),
            ("body", body(&self.body, self.size)),
        ];
        members.extend(self.who.as_ref().map(|who| ("who", Json::text(who))));
        Json::object(members)
    }
}

/// Hides secrets; an authentication scheme is none (RFC 9110 §11.4).
fn masked(name: &str, value: String) -> String {
    let is = |secret| name.eq_ignore_ascii_case(secret);
    if is("cookie") {
        HIDDEN.to_owned()
    } else if is("authorization") || is("proxy-authorization") {
        match value.split_once(' ') {
            Some((scheme, _)) => format!("{scheme} {HIDDEN}"),
            None => HIDDEN.to_owned(),
        }
    } else {
        value
    }
}

/// A [`LoggedBody`] of `size` bytes that begins with `kept`.
fn body(kept: &[u8], size: usize) -> Json {
    let cut = size > kept.len();
    let text = match std::str::from_utf8(kept) {
        Ok(text) => Some(text),
        // The cut fell inside a character.
        Err(error) if cut && error.error_len().is_none() => {
            std::str::from_utf8(&kept[..error.valid_up_to()]).ok()
        }
        Err(_) => None,
    };
    Json::object(vec![
        ("size", Json::number(size as u64)),
        ("cut", Json::Leaf(cut.to_string())),
        match text {
            Some(text) => ("text", Json::text(text)),
            None => ("base64", Json::text(&base64::encode(kept))),
        },
    ])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn secrets_are_hidden() {
        assert_eq!(masked("Authorization", "Basic dTpw".to_owned()), "Basic (hidden)");
        assert_eq!(masked("proxy-authorization", "token".to_owned()), "(hidden)");
        assert_eq!(masked("COOKIE", "a=b".to_owned()), "(hidden)");
        assert_eq!(masked("accept", "*/*".to_owned()), "*/*");
    }

    fn logged(bytes: &[u8]) -> LoggedBody {
        let kept = &bytes[..bytes.len().min(MAX_LOGGED)];
        serde_json::from_str(&body(kept, bytes.len()).to_string()).unwrap()
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let even = logged(&"é".repeat(MAX_LOGGED).as_bytes()[..MAX_LOGGED + 2]);
        assert!(even.cut && even.text.is_some());
        let mut odd = b"a".to_vec();
        odd.extend("é".repeat(MAX_LOGGED).as_bytes());
        assert_eq!(logged(&odd).text.map(|text| text.len()), Some(MAX_LOGGED - 1));
        let binary = logged(&[0xff, 0]);
        assert_eq!((binary.size, binary.text, binary.base64.as_deref()), (2, None, Some("/wA=")));
    }
}
