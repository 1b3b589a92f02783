//! Whether a text is JSON (RFC 8259), and where it is not.
//!
//! `serde_json` can tell too, and the tests hold this against it; but here its number tables and messages would be a thirtieth of
//! the page and a sixth of the worker, and its words are English only.

/// What could stand where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A value.
    Value,
    /// A name in double quotes, after `{` or a comma.
    Name,
    /// The colon after a name.
    Colon,
    /// A comma or this closing bracket.
    Comma(char),
    /// Another value after a comma.
    Another,
    /// A digit of a number.
    Digit,
    /// The quote that ends a string, or an escape for the control character that stands there.
    Quote,
    /// An escape that JSON knows.
    Escape,
    /// A hexadecimal digit.
    Hex,
    /// The end of the text.
    End,
}

impl Expected {
    fn words(self) -> &'static str {
        match self {
            Self::Value => "a value",
            Self::Name => "a name in double quotes",
            Self::Colon => "a colon",
            Self::Comma(']') => "a comma or ]",
            Self::Comma(_) => "a comma or }",
            Self::Another => "another value",
            Self::Digit => "a digit",
            Self::Quote => "a closing quote",
            Self::Escape => "an escape that JSON knows",
            Self::Hex => "a hexadecimal digit",
            Self::End => "the end",
        }
    }
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is expected after {offset} bytes", .expected.words())]
pub struct Malformed {
    /// Where, in bytes from the start.
    pub offset: usize,
    /// What could stand there.
    pub expected: Expected,
}

/// Reads a text as one JSON value. It takes no more stack for deep nesting.
pub fn scan(text: &str) -> Result<(), Malformed> {
    let mut reader = Reader { text, offset: 0, meaning: String::new() };
    // The brackets that are open, by the byte that closes each.
    let mut open: Vec<u8> = Vec::new();
    loop {
        match reader.peek() {
            Some(bracket @ (b'{' | b'[')) => {
                reader.offset += 1;
                // In ASCII, a bracket closes with the next but one.
                open.push(bracket + 2);
                if reader.peek() != Some(bracket + 2) {
                    if bracket == b'{' {
                        reader.name()?;
                    }
                    continue;
                }
            }
            Some(b'"') => reader.string()?,
            Some(b'-' | b'0'..=b'9') => reader.number()?,
            _ => reader.word()?,
        }
        loop {
            let next = reader.peek();
            let Some(&close) = open.last() else {
                return if next.is_none() { Ok(()) } else { reader.expected(Expected::End) };
            };
            if next == Some(close) {
                reader.offset += 1;
                open.pop();
                continue;
            }
            if next != Some(b',') {
                return reader.expected(Expected::Comma(char::from(close)));
            }
            reader.offset += 1;
            if reader.peek() == Some(close) {
                return reader.expected(Expected::Another);
            }
            if close == b'}' {
                reader.name()?;
            }
            break;
        }
    }
}

/// What a string literal means (RFC 8259 §7); `None` for any other text. A surrogate without its other half has a meaning in
/// no encoding; it becomes U+FFFD.
pub fn string(literal: &str) -> Option<String> {
    let mut reader = Reader { text: literal, offset: 0, meaning: String::new() };
    (literal.starts_with('"') && reader.string().is_ok() && reader.offset == literal.len())
        .then_some(reader.meaning)
}

struct Reader<'a> {
    text: &'a str,
    offset: usize,
    /// What the last string means.
    meaning: String,
}

impl Reader<'_> {
    fn expected<T>(&self, expected: Expected) -> Result<T, Malformed> {
        Err(Malformed { offset: self.offset, expected })
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.offset).copied()
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        self.skip(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        self.byte()
    }

    /// Skips as long as `is_meant`.
    fn skip(&mut self, is_meant: fn(u8) -> bool) {
        while self.byte().is_some_and(is_meant) {
            self.offset += 1;
        }
    }

    /// `true`, `false` or `null`.
    fn word(&mut self) -> Result<(), Malformed> {
        let start = self.offset;
        self.skip(|byte| byte.is_ascii_alphabetic());
        if matches!(&self.text[start..self.offset], "true" | "false" | "null") {
            return Ok(());
        }
        self.offset = start;
        self.expected(Expected::Value)
    }

    /// A name and its colon.
    fn name(&mut self) -> Result<(), Malformed> {
        if self.peek() != Some(b'"') {
            return self.expected(Expected::Name);
        }
        self.string()?;
        if self.peek() != Some(b':') {
            return self.expected(Expected::Colon);
        }
        self.offset += 1;
        Ok(())
    }

    /// `-`, digits without a leading zero, a fraction, an exponent (RFC 8259 §6).
    fn number(&mut self) -> Result<(), Malformed> {
        self.offset += usize::from(self.byte() == Some(b'-'));
        if self.byte() == Some(b'0') {
            self.offset += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.offset += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.offset += 1;
            self.offset += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Malformed> {
        let start = self.offset;
        self.skip(|byte| byte.is_ascii_digit());
        if self.offset > start { Ok(()) } else { self.expected(Expected::Digit) }
    }

    /// The string that begins here, and what it means (RFC 8259 §7).
    fn string(&mut self) -> Result<(), Malformed> {
        self.meaning.clear();
        self.offset += 1;
        loop {
            let start = self.offset;
            self.skip(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            self.meaning.push_str(&self.text[start..self.offset]);
            match self.byte() {
                Some(b'"') => {
                    self.offset += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    self.offset += 1;
                    let meant = self.escape()?;
                    self.meaning.push(meant);
                }
                _ => return self.expected(Expected::Quote),
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
            _ => return self.expected(Expected::Escape),
        };
        self.offset += 1;
        Ok(escaped)
    }

    /// Four hexadecimal digits, or twice four for a surrogate pair.
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
            match self.byte().and_then(|byte| char::from(byte).to_digit(16)) {
                Some(digit) => number = number * 16 + digit,
                None => return self.expected(Expected::Hex),
            }
            self.offset += 1;
        }
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, Expected) {
        let Malformed { offset, expected } = scan(text).unwrap_err();
        (offset, expected)
    }

    #[test]
    fn what_is_missing_is_named_where_it_is_missing() {
        assert_eq!(fault(""), (0, Expected::Value));
        assert_eq!(fault(" nulll"), (1, Expected::Value));
        assert_eq!(fault("[,]"), (1, Expected::Value));
        assert_eq!(fault("[1,]"), (3, Expected::Another));
        assert_eq!(fault("{\"a\":1,}"), (7, Expected::Another));
        assert_eq!(fault("[1 2]"), (3, Expected::Comma(']')));
        assert_eq!(fault("{\"a\":1"), (6, Expected::Comma('}')));
        assert_eq!(fault("{a:1}"), (1, Expected::Name));
        assert_eq!(fault("{\"a\" 1}"), (5, Expected::Colon));
        assert_eq!(fault("-x"), (1, Expected::Digit));
        assert_eq!(fault("1.e"), (2, Expected::Digit));
        assert_eq!(fault("01"), (1, Expected::End));
        assert_eq!(fault("\"a\nb\""), (2, Expected::Quote));
        assert_eq!(fault(r#""\x""#), (2, Expected::Escape));
        assert_eq!(fault(r#""\u12g4""#), (5, Expected::Hex));
        assert_eq!(fault("{} []"), (3, Expected::End));
        assert_eq!(fault("["), (1, Expected::Value));
    }

    #[test]
    fn strings_mean_what_they_escape() {
        assert_eq!(string(r#""\u00e9\ud83d\ude00\n\/\"""#).as_deref(), Some("é😀\n/\""));
        assert_eq!(string(r#""\ud83d\u0041""#).as_deref(), Some("\u{FFFD}A"));
        assert_eq!(string(r#""\ud83d""#).as_deref(), Some("\u{FFFD}"));
        for text in ["", "a", "\"", "\"a", "\"a\"b", "\"\\\"", "1"] {
            assert_eq!(string(text), None, "{text}");
        }
    }

    #[test]
    fn depth_takes_no_stack() {
        assert!(scan(&format!("{}1{}", "[".repeat(1_000_000), "]".repeat(1_000_000))).is_ok());
        assert!(scan(&"{\"\":".repeat(1_000_000)).is_err());
    }
}
