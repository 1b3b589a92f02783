//! A request as the sandbox's resources see it: whole, in memory, and with the URL that the client used.

use super::{Arrival, Problem, field::field};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method, Version};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;

/// Everything but `unreserved` is escaped in a path segment that the sandbox writes (RFC 3986 §2.3).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A request whose body has arrived in full.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) method: Method,
    /// HTTP/1.1 where nothing went over a wire.
    pub(super) version: Version,
    /// Path and query as the router saw them, relative to the mount, still escaped.
    pub(super) target: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// The path's variable segments, decoded, in order.
    pub(super) params: Vec<String>,
    pub(super) arrival: Arrival,
}

impl Call {
    /// The `index`th variable segment of the path; empty where the row of the table has none.
    pub(super) fn param(&self, index: usize) -> &str {
        self.params.get(index).map_or("", String::as_str)
    }

    /// The path and query that the client asked for.
    pub(super) fn path_and_query(&self) -> String {
        format!("{}{}", self.arrival.mount, self.target.trim_start_matches('/'))
    }

    /// The absolute URL that the client asked for.
    pub(super) fn url(&self) -> String {
        format!("{}{}", self.arrival.origin, self.path_and_query())
    }

    /// The path of another resource of the sandbox, fit for `Location`.
    pub(super) fn path_to(&self, collection: &str, segment: &str) -> String {
        format!("{}{collection}/{}", self.arrival.mount, utf8_percent_encode(segment, SEGMENT))
    }

    /// The path of another resource of the sandbox that has no variable segment.
    pub(super) fn path_to_own(&self, resource: &str) -> String {
        format!("{}{resource}", self.arrival.mount)
    }

    /// The query's pairs in order, decoded as forms are.
    pub(super) fn query(&self) -> Vec<(String, String)> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    /// The first value under `name` in the query, in any case, as httpbin reads the options of a resource.
    pub(super) fn option(&self, name: &str) -> Option<String> {
        self.query().into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The field's value, its lines joined by commas.
    pub(super) fn header(&self, name: &HeaderName) -> Option<String> {
        field(&self.headers, name)
    }

    /// The essence of the body's media type, lower-cased: `text/plain` of `Text/Plain; charset=utf-8`.
    pub(super) fn media_type(&self) -> Option<String> {
        let value = self.header(&http::header::CONTENT_TYPE)?;
        let essence = value.split(';').next().unwrap_or_default();
        Some(essence.trim().to_ascii_lowercase())
    }

    /// The body as UTF-8.
    ///
    /// # Errors
    ///
    /// 400 where it is not.
    pub(super) fn text(&self) -> Result<Cow<'_, str>, Problem> {
        match std::str::from_utf8(&self.body) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(error) => Err(Problem::bad_request(format!(
                "The body is not UTF-8: byte {} is wrong.",
                error.valid_up_to() + 1
            ))),
        }
    }
}
