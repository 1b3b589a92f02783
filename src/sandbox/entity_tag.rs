//! Entity tags: opaque names for versions of a representation (RFC 9110 §8.8.3).

use std::fmt;

/// An entity tag.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EntityTag {
    weak: bool,
    opaque: String,
}

impl EntityTag {
    /// The strong tag of the version that consists of these parts, in this order: equal content has an equal tag, so that
    /// repeating a PUT visibly changes nothing.
    ///
    /// The steps of MurmurHash64A (Appleby), eight bytes at a time. Each is one-to-one, so that two contents that differ in
    /// one word never have the same tag, and any others practically never. Nobody gains from a collision here, and SHA-256
    /// would cost the worker a thirtieth of its size. Each part is followed by its length, so that parts can't run into
    /// each other.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        const FACTOR: u64 = 0xC6A4_A793_5BD1_E995;
        let mix = |word: u64| {
            let word = word.wrapping_mul(FACTOR);
            (word ^ (word >> 47)).wrapping_mul(FACTOR)
        };
        // Not from 0: parts of nothing would leave it there, and the tag of an empty thing would look like none.
        let mut hash = FACTOR;
        let mut add = |word: u64| hash = (hash ^ mix(word)).wrapping_mul(FACTOR);
        for part in parts {
            let (words, rest) = part.as_chunks::<8>();
            for word in words {
                add(u64::from_le_bytes(*word));
            }
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            add(u64::from_le_bytes(last));
            add(part.len() as u64);
        }
        let hash = mix(hash ^ (hash >> 47));
        Self { weak: false, opaque: format!("{:016x}", hash ^ (hash >> 47)) }
    }

    /// Reads a tag with its quotes and, where it is weak, its `W/`.
    ///
    /// ```
    /// use put_playground::sandbox::EntityTag;
    /// assert_eq!(EntityTag::parse("W/\"1\"").map(|tag| tag.to_string()), Some("W/\"1\"".to_owned()));
    /// assert_eq!(EntityTag::parse("1"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        match parse_first(text)? {
            (tag, "") => Some(tag),
            _ => None,
        }
    }

    /// Strong comparison: equal, and neither is weak (RFC 9110 §8.8.3.2).
    pub fn matches_strongly(&self, other: &Self) -> bool {
        !self.weak && !other.weak && self.opaque == other.opaque
    }

    /// Weak comparison: equal but for weakness (RFC 9110 §8.8.3.2).
    pub fn matches_weakly(&self, other: &Self) -> bool {
        self.opaque == other.opaque
    }
}

impl fmt::Display for EntityTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\"{}\"", if self.weak { "W/" } else { "" }, self.opaque)
    }
}

/// The value of `If-Match` or `If-None-Match` (RFC 9110 §13.1.1, §13.1.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TagList {
    /// `*`: any current representation.
    Any,
    /// One or more tags.
    Tags(Vec<EntityTag>),
}

impl TagList {
    /// Reads `*` or a comma-separated list; empty elements are allowed (RFC 9110 §5.6.1.2).
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.trim_matches([' ', '\t']) == "*" {
            return Some(Self::Any);
        }
        let mut tags = Vec::new();
        let mut rest = text.trim_start_matches([' ', '\t', ',']);
        while !rest.is_empty() {
            let (tag, after) = parse_first(rest)?;
            tags.push(tag);
            let after = after.trim_start_matches([' ', '\t']);
            if !after.is_empty() && !after.starts_with(',') {
                return None;
            }
            rest = after.trim_start_matches([' ', '\t', ',']);
        }
        (!tags.is_empty()).then_some(Self::Tags(tags))
    }
}

/// The tag at the start of `text` and what follows it. A comma may stand inside the quotes, so a list can't just be split.
fn parse_first(text: &str) -> Option<(EntityTag, &str)> {
    let (weak, quoted) = match text.strip_prefix("W/") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (opaque, rest) = quoted.strip_prefix('"')?.split_once('"')?;
    // etagc = %x21 / %x23-7E / obs-text
    let is_etagc = |c: char| c == '!' || ('#'..='~').contains(&c) || c >= '\u{80}';
    let tag = || EntityTag { weak, opaque: opaque.to_owned() };
    opaque.chars().all(is_etagc).then(|| (tag(), rest))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn the_comparison_table_of_rfc_9110_8_8_3_2() {
        for (left, right, strong, weak) in [
            ("W/\"1\"", "W/\"1\"", false, true),
            ("W/\"1\"", "W/\"2\"", false, false),
            ("W/\"1\"", "\"1\"", false, true),
            ("\"1\"", "\"1\"", true, true),
        ] {
            let (a, b) = (EntityTag::parse(left).unwrap(), EntityTag::parse(right).unwrap());
            assert_eq!(a.matches_strongly(&b), strong, "{left} {right}");
            assert_eq!(a.matches_weakly(&b), weak, "{left} {right}");
        }
    }

    #[test]
    fn lists_are_read() {
        let count = |text| match TagList::parse(text) {
            Some(TagList::Tags(tags)) => Some(tags.len()),
            Some(TagList::Any) => Some(99),
            None => None,
        };
        for (text, expected) in [
            ("*", Some(99)),
            ("\"a\"", Some(1)),
            ("\"a\", W/\"b\" ,\"c,d\"", Some(3)),
            (",\"a\",,", Some(1)),
            ("\"\"", Some(1)),
            ("", None),
            ("a", None),
            ("\"a", None),
            ("\"a\" \"b\"", None),
            ("\"a b\"", None),
            ("w/\"a\"", None),
            ("*, \"a\"", None),
        ] {
            assert_eq!(count(text), expected, "{text:?}");
        }
    }

    #[test]
    fn contents_that_differ_in_one_or_two_bits_have_tags_of_their_own() {
        let content = [0x55_u8; 24];
        let mut tags = std::collections::HashSet::from([EntityTag::of([content.as_slice()])]);
        for first in 0..192 {
            for second in first..192 {
                let mut other = content;
                other[first / 8] ^= 1 << (first % 8);
                if second != first {
                    other[second / 8] ^= 1 << (second % 8);
                }
                assert!(tags.insert(EntityTag::of([other.as_slice()])), "bits {first} and {second}");
            }
        }
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(EntityTag::of([b"ab".as_slice(), b"c"]), EntityTag::of([b"a".as_slice(), b"bc"]));
    }
}
