//! The stored form of what is known of a thing beside its content.
//!
//! One line a fact, `name value`. A header value can hold any byte but control characters (RFC 9110 §5.5), so a line can't
//! be torn by one, and a person with `redis-cli` can read the lot. Names that a reader does not know it skips: a store
//! may add lines of its own, and a later version may too.

use bytes::Bytes;
use http::HeaderValue;
use put_playground::sandbox::{Summary, Thing};
use std::time::{Duration, SystemTime};

/// What is known of a thing without its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    etag: String,
    size: u64,
    modified: u64,
    content_type: Option<HeaderValue>,
    content_encoding: Option<HeaderValue>,
    content_language: Option<HeaderValue>,
}

impl Record {
    /// What there is to say of `thing`.
    pub fn of(thing: &Thing) -> Self {
        Self {
            etag: thing.entity_tag().to_string(),
            size: thing.body.len() as u64,
            modified: thing.modified.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs(),
            content_type: thing.content_type.clone(),
            content_encoding: thing.content_encoding.clone(),
            content_language: thing.content_language.clone(),
        }
    }

    /// The lines.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut lines =
            format!("etag {}\nsize {}\nmodified {}\n", self.etag, self.size, self.modified).into_bytes();
        for (name, value) in [
            ("type ", &self.content_type),
            ("encoding ", &self.content_encoding),
            ("language ", &self.content_language),
        ] {
            if let Some(value) = value {
                lines.extend_from_slice(name.as_bytes());
                lines.extend_from_slice(value.as_bytes());
                lines.push(b'\n');
            }
        }
        lines
    }

    /// Reads the lines; `None` where they are damaged.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut record = Self::default();
        let (mut etag, mut size, mut modified) = (None, None, None);
        for line in bytes.strip_suffix(b"\n")?.split(|byte| *byte == b'\n') {
            let space = line.iter().position(|byte| *byte == b' ')?;
            let (name, value) = (&line[..space], &line[space + 1..]);
            match name {
                b"etag" => etag = Some(text(value)?.to_owned()),
                b"size" => size = Some(text(value)?.parse().ok()?),
                b"modified" => modified = Some(text(value)?.parse().ok()?),
                b"type" => record.content_type = Some(HeaderValue::from_bytes(value).ok()?),
                b"encoding" => record.content_encoding = Some(HeaderValue::from_bytes(value).ok()?),
                b"language" => record.content_language = Some(HeaderValue::from_bytes(value).ok()?),
                _ => {}
            }
        }
        Some(Self { etag: etag?, size: size?, modified: modified?, ..record })
    }

    /// The thing that has this content; `None` where content and record are not of one write.
    pub fn with_body(self, body: Bytes) -> Option<Thing> {
        (body.len() as u64 == self.size).then(|| Thing {
            body,
            modified: self.modified(),
            content_type: self.content_type,
            content_encoding: self.content_encoding,
            content_language: self.content_language,
        })
    }

    /// What a list says of the thing.
    pub fn summary(self, id: &str) -> Summary {
        Summary {
            id: id.to_owned(),
            size: self.size,
            modified: self.modified(),
            content_type: self.content_type,
            etag: self.etag,
        }
    }

    fn modified(&self) -> SystemTime {
        // A number that no date can hold is no date that anybody stored.
        SystemTime::UNIX_EPOCH
            .checked_add(Duration::from_secs(self.modified))
            .unwrap_or(SystemTime::UNIX_EPOCH)
    }
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Any header value there is: tab, and every byte that is no control character.
    fn value() -> impl Strategy<Value = Option<HeaderValue>> {
        let byte = any::<u8>()
            .prop_filter("a control character", |byte| *byte == b'\t' || (*byte >= b' ' && *byte != 0x7F));
        prop::option::of(
            prop::collection::vec(byte, 0..40).prop_map(|bytes| HeaderValue::from_bytes(&bytes).unwrap()),
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_thing_comes_back_as_it_was(
            body in prop::collection::vec(any::<u8>(), 0..100),
            content_type in value(),
            content_encoding in value(),
            content_language in value(),
            modified in 0u64..10_000_000_000,
        ) {
            let modified = SystemTime::UNIX_EPOCH + Duration::from_secs(modified);
            let body = Bytes::from(body);
            let thing =
                Thing { body: body.clone(), content_type, content_encoding, content_language, modified };
            let mut stored = Record::of(&thing).to_bytes();
            stored.splice(0..0, *b"version 7\n");
            let record = Record::parse(&stored).unwrap();
            prop_assert_eq!(record.clone().summary("a"), thing.summary("a"));
            prop_assert_eq!(record.with_body(body), Some(thing));
        }

        #[test]
        fn damaged_lines_are_no_thing_and_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = Record::parse(&bytes);
        }
    }

    #[test]
    fn what_is_missing_or_does_not_fit_is_noticed() {
        let whole = b"etag \"1\"\nsize 1\nmodified 5\n";
        assert!(Record::parse(whole).is_some());
        for cut in 0..whole.len() {
            assert_eq!(Record::parse(&whole[..cut]), None, "{cut}");
        }
        assert_eq!(Record::parse(whole).unwrap().with_body(Bytes::from_static(b"12")), None);
    }
}
