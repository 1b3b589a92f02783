//! The tokens of JSON text, each as it is written.

/// The tokens of a text. Of one that [`scan`](super::scan) accepts each is a token of JSON (RFC 8259 §2); of any other, and of
/// one that is still being typed, they are pieces that together lose nothing but white space.
pub(crate) struct Tokens<'a>(pub(crate) &'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.0.trim_ascii_start();
        let length = match text.as_bytes() {
            [] => return None,
            [b'{' | b'}' | b'[' | b']' | b',' | b':', ..] => 1,
            [b'"', rest @ ..] => 1 + string_length(rest),
            bytes => bytes.iter().position(|byte| ends_scalar(*byte)).unwrap_or(bytes.len()),
        };
        // What a token ends with, or is followed by, is ASCII.
        let (token, rest) = text.split_at(length);
        self.0 = rest;
        Some(token)
    }
}

fn ends_scalar(byte: u8) -> bool {
    matches!(byte, b'{' | b'}' | b'[' | b']' | b',' | b':' | b'"') || byte.is_ascii_whitespace()
}

/// The length in bytes of what is left of a string literal after its first quote, the last one included.
fn string_length(bytes: &[u8]) -> usize {
    let mut escaped = false;
    let end = bytes.iter().position(|byte| {
        let is_end = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        is_end
    });
    end.map_or(bytes.len(), |at| at + 1)
}
