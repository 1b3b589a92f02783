//! A stored representation, byte for byte.

use super::{EntityTag, clock::whole_seconds, conditional::Validators};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::time::SystemTime;

/// What a PUT left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// The content exactly as it came.
    pub body: Bytes,
    /// `Content-Type`, exactly as it came.
    pub content_type: Option<HeaderValue>,
    /// `Content-Encoding`: without it, coded content could not be read again.
    pub content_encoding: Option<HeaderValue>,
    /// `Content-Language`.
    pub content_language: Option<HeaderValue>,
    /// When the content last changed, in whole seconds.
    pub modified: SystemTime,
}

/// What a list says about a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The name of the thing, decoded.
    pub id: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its `Content-Type`.
    pub content_type: Option<HeaderValue>,
    /// Its entity tag.
    pub etag: String,
    /// When its content last changed, in whole seconds.
    pub modified: SystemTime,
}

impl Thing {
    /// A new representation from a request. Only representation metadata is kept; other header fields are about the
    /// request, and unknown ones are ignored (RFC 9110 §9.3.4).
    pub fn new(headers: &HeaderMap, body: Bytes, now: SystemTime) -> Self {
        // A copy: on TCP a value is a part of the connection's buffer, and would keep all of its 8 KiB.
        let keep = |name: HeaderName| HeaderValue::from_bytes(headers.get(name)?.as_bytes()).ok();
        Self {
            body,
            content_type: keep(header::CONTENT_TYPE),
            content_encoding: keep(header::CONTENT_ENCODING),
            content_language: keep(header::CONTENT_LANGUAGE),
            modified: whole_seconds(now),
        }
    }

    /// The strong entity tag: of the bytes and of the metadata that gives them their meaning (RFC 9110 §8.8.1).
    pub fn entity_tag(&self) -> EntityTag {
        let [kind, coding, language] = [&self.content_type, &self.content_encoding, &self.content_language]
            .map(|value| value.as_ref().map_or(b"".as_slice(), HeaderValue::as_bytes));
        EntityTag::of([kind, coding, language, &self.body])
    }

    /// Whether both are the same representation, whenever they were stored.
    pub(super) fn is_same_content(&self, other: &Self) -> bool {
        self.content_type == other.content_type
            && self.content_encoding == other.content_encoding
            && self.content_language == other.content_language
            && self.body == other.body
    }

    /// What a list says about this thing.
    pub fn summary(&self, id: &str) -> Summary {
        Summary {
            id: id.to_owned(),
            size: self.body.len() as u64,
            content_type: self.content_type.clone(),
            etag: self.entity_tag().to_string(),
            modified: self.modified,
        }
    }

    /// The header fields that describe the content.
    pub(super) fn describe(&self, headers: &mut HeaderMap) {
        for (name, value) in [
            (header::CONTENT_TYPE, &self.content_type),
            (header::CONTENT_ENCODING, &self.content_encoding),
            (header::CONTENT_LANGUAGE, &self.content_language),
        ] {
            if let Some(value) = value {
                headers.insert(name, value.clone());
            }
        }
    }

    pub(super) fn validators(&self) -> Validators {
        Validators { tag: self.entity_tag(), modified: Some(self.modified) }
    }
}
