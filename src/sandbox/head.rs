//! A request's head as it came over a wire.

use super::field::latin1;
use bytes::Bytes;

/// The request line and the header fields, byte for byte: in the order and the case in which they were sent, which an
/// `http::HeaderMap` does not keep. Whoever makes one has had the bytes checked by a reader of HTTP/1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head(Bytes);

impl Head {
    /// The head that these bytes are; what ends it may be among them.
    pub fn new(bytes: Bytes) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The request line.
    pub fn line(&self) -> String {
        latin1(self.lines().next().unwrap_or_default())
    }

    /// Names and values of the fields, as sent.
    pub fn fields(&self) -> Vec<(String, String)> {
        let field = |line: &[u8]| {
            let colon = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
            let value = line.get(colon + 1..).unwrap_or_default();
            (latin1(&line[..colon]), latin1(value.trim_ascii()))
        };
        self.lines().skip(1).map(field).collect()
    }

    /// Empty lines stand before the request line, where they mean nothing (RFC 9112 §2.2), and at the end. A line feed may
    /// come alone (the same section).
    fn lines(&self) -> impl Iterator<Item = &[u8]> {
        self.0.split(|byte| *byte == b'\n').map(|line| line.trim_ascii_end()).filter(|line| !line.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_case_stay() {
        let head = Head::new(Bytes::from_static(
            b"\r\nPUT /x HTTP/1.1\r\nHost: a\r\nx-B:  two words \r\nEmpty:\nX-b: c:d\r\n\r\n",
        ));
        assert_eq!(head.line(), "PUT /x HTTP/1.1");
        let expected = [("Host", "a"), ("x-B", "two words"), ("Empty", ""), ("X-b", "c:d")];
        assert_eq!(head.fields(), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
