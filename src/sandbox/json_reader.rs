//! Reading JSON (RFC 8259) without interpreting numbers and strings.

use super::json::Json;

/// Deeper nesting is refused: the reader recurses, and a stack is finite.
const MAX_DEPTH: usize = 128;

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{expected} is expected after {offset} bytes")]
pub(super) struct Malformed {
    /// Where, in bytes from the start.
    pub(super) offset: usize,
    /// What could stand there.
    pub(super) expected: &'static str,
}

/// The value that the whole of `text` is.
pub(super) fn read(text: &str) -> Result<Json, Malformed> {
    let mut reader = Reader { text, offset: 0 };
    let value = reader.value(0)?;
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.expected("the end")),
    }
}

struct Reader<'a> {
    text: &'a str,
    offset: usize,
}

impl<'a> Reader<'a> {
    fn expected(&self, expected: &'static str) -> Malformed {
        Malformed { offset: self.offset, expected }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.offset).copied()
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        self.skip(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        self.byte()
    }

    /// Skips as long as `is_meant`, and says whether there was anything to skip.
    fn skip(&mut self, is_meant: fn(u8) -> bool) -> bool {
        let start = self.offset;
        while self.byte().is_some_and(is_meant) {
            self.offset += 1;
        }
        self.offset > start
    }

    /// Takes `byte` if it is next, white space apart.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.offset += usize::from(is_next);
        is_next
    }

    /// What was read since `start`. The offset only ever stops at ASCII, so this is never empty-handed.
    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.offset).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Result<Json, Malformed> {
        if depth == MAX_DEPTH {
            return Err(self.expected("less nesting"));
        }
        let first = self.peek();
        let start = self.offset;
        match first {
            Some(b'{') => return self.members(depth),
            Some(b'[') => return self.items(depth),
            Some(b'"') => {
                self.string()?;
            }
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => {
                self.skip(|byte| byte.is_ascii_alphabetic());
                if !matches!(self.since(start), "true" | "false" | "null") {
                    self.offset = start;
                    return Err(self.expected("a value"));
                }
            }
        }
        Ok(Json::Leaf(self.since(start).to_owned()))
    }

    fn items(&mut self, depth: usize) -> Result<Json, Malformed> {
        let mut items = Vec::new();
        self.takes(b'[');
        if self.takes(b']') {
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.takes(b']') {
                return Ok(Json::List(items));
            }
            if !self.takes(b',') {
                return Err(self.expected("a comma or ]"));
            }
        }
    }

    fn members(&mut self, depth: usize) -> Result<Json, Malformed> {
        let mut members = Vec::new();
        self.takes(b'{');
        if self.takes(b'}') {
            return Ok(Json::Map(members));
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.expected("a name in double quotes"));
            }
            let name = self.string()?;
            if !self.takes(b':') {
                return Err(self.expected("a colon"));
            }
            members.push((name, self.value(depth + 1)?));
            if self.takes(b'}') {
                return Ok(Json::Map(members));
            }
            if !self.takes(b',') {
                return Err(self.expected("a comma or }"));
            }
        }
    }

    /// `-`, digits without a leading zero, a fraction, an exponent (RFC 8259 §6).
    fn number(&mut self) -> Result<(), Malformed> {
        let digits = |reader: &mut Self| {
            let is_there = reader.skip(|byte| byte.is_ascii_digit());
            is_there.then_some(()).ok_or_else(|| reader.expected("a digit"))
        };
        self.offset += usize::from(self.byte() == Some(b'-'));
        if self.byte() == Some(b'0') {
            self.offset += 1;
        } else {
            digits(self)?;
        }
        if self.byte() == Some(b'.') {
            self.offset += 1;
            digits(self)?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.offset += 1;
            self.offset += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            digits(self)?;
        }
        Ok(())
    }

    /// What the string at the offset means (RFC 8259 §7).
    fn string(&mut self) -> Result<String, Malformed> {
        let mut meaning = String::new();
        self.offset += 1;
        loop {
            let start = self.offset;
            self.skip(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            meaning.push_str(self.since(start));
            match self.byte() {
                Some(b'"') => {
                    self.offset += 1;
                    return Ok(meaning);
                }
                Some(b'\\') => {
                    self.offset += 1;
                    meaning.push(self.escape()?);
                }
                _ => return Err(self.expected("a closing quote")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Malformed> {
        let escaped = match self.byte() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.offset += 1;
                return self.code_point();
            }
            _ => return Err(self.expected("an escape that JSON knows")),
        };
        self.offset += 1;
        Ok(escaped)
    }

    /// Four hexadecimal digits, or twice four for a surrogate pair. A surrogate alone has a meaning in no encoding; it
    /// becomes U+FFFD, and where the text itself is passed on it stays what it was.
    fn code_point(&mut self) -> Result<char, Malformed> {
        let high = self.hex()?;
        if (0xD800..0xDC00).contains(&high) && self.text.as_bytes()[self.offset..].starts_with(b"\\u") {
            let back = self.offset;
            self.offset += 2;
            let low = self.hex()?;
            if (0xDC00..0xE000).contains(&low) {
                let pair = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                return Ok(char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.offset = back;
        }
        Ok(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Result<u32, Malformed> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            number = number * 16 + digit.ok_or_else(|| self.expected("a hexadecimal digit"))?;
            self.offset += 1;
        }
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXTS: &[&str] = &[
        "",
        " ",
        "0",
        "-0",
        "01",
        "-",
        "1.",
        ".5",
        "1.5e",
        "1e+5",
        "1E-05",
        "+1",
        "nul",
        "null",
        "nulll",
        "True",
        "\"\"",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u00e9\"",
        "\"\t\"",
        "\"é\u{7f}\"",
        "[",
        "[]",
        "[1,]",
        "[1 2]",
        "[,]",
        "{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":1}x",
        " [ 1 , {\"a\" : [ ] } ] \n",
        "\u{feff}1",
        "\"\\ud83d\\ude00\"",
        "NaN",
        "Infinity",
        "'a'",
        "1 ",
        "\u{a0}1",
        "[1]]",
        "é",
        "\"\\é\"",
    ];

    #[test]
    fn it_accepts_what_serde_json_accepts() {
        for text in TEXTS {
            let serde = serde_json::from_str::<serde_json::Value>(text);
            assert_eq!(read(text).is_ok(), serde.is_ok(), "{text:?} {serde:?} {:?}", read(text));
        }
    }

    #[test]
    fn depth_is_bounded() {
        assert!(read(&format!("{}{}", "[".repeat(128), "]".repeat(128))).is_ok());
        assert!(read(&format!("{}{}", "[".repeat(129), "]".repeat(129))).is_err());
        assert!(read(&"[".repeat(1_000_000)).is_err());
        assert!(read(&"{\"\":".repeat(1_000_000)).is_err());
    }

    #[test]
    fn names_are_decoded() {
        let name = |text: &str| match read(text) {
            Ok(Json::Map(members)) => members.into_iter().next().map(|(name, _)| name),
            _ => None,
        };
        assert_eq!(name(r#"{"\u00e9\ud83d\ude00\n\/\"":1}"#).as_deref(), Some("é😀\n/\""));
        assert_eq!(name(r#"{"\ud83d\u0041":1}"#).as_deref(), Some("\u{FFFD}A"));
        assert_eq!(name(r#"{"\ud83d":1}"#).as_deref(), Some("\u{FFFD}"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_as_serde_json_does(text in r#"[ \[\]{},:"\\a-fnrtu0-9.eE+\-é]{0,24}"#) {
            let serde = serde_json::from_str::<serde::de::IgnoredAny>(&text);
            prop_assert_eq!(read(&text).is_ok(), serde.is_ok(), "{:?}", text);
        }

        #[test]
        fn what_it_writes_means_the_same(value in any_json()) {
            let again = read(&value.to_string()).map(|json| json.to_string());
            let again: serde_json::Value = serde_json::from_str(&again.unwrap_or_default()).unwrap_or_default();
            prop_assert_eq!(again, value);
        }
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            ".*".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                prop::collection::btree_map(".*", inner, 0..4)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        })
    }
}
