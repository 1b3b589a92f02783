//! `multipart/form-data` (RFC 7578), written as Python's `requests` writes it.

/// One part of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// The field's name.
    pub name: &'a str,
    /// The file's name, for a file.
    pub file_name: Option<&'a str>,
    /// The media type; a part has one only when it is given.
    pub media_type: Option<&'a str>,
    /// The content.
    pub content: &'a [u8],
}

/// The media type of a body with this boundary.
pub fn media_type(boundary: &str) -> String {
    format!("multipart/form-data; boundary={boundary}")
}

/// A boundary that occurs in no part: the given one, or the first that grows from it.
///
/// A boundary inside the content would end its part early (RFC 2046 §5.1.1).
pub fn free_boundary(wanted: &str, parts: &[Part<'_>]) -> String {
    let mut boundary = wanted.to_owned();
    while parts.iter().any(|part| contains(part.content, boundary.as_bytes())) {
        boundary.push('0');
    }
    boundary
}

fn contains(content: &[u8], needle: &[u8]) -> bool {
    content.windows(needle.len().max(1)).any(|window| window == needle)
}

/// Writes the parts in order; names stay UTF-8, and `"`, CR and LF in them are percent-encoded (HTML Standard,
/// "multipart/form-data encoding algorithm"; `requests` does the same).
///
/// ```
/// use put_playground::encode::multipart::{Part, encode};
/// let part = Part { name: "key", file_name: None, media_type: None, content: b"value" };
/// let body = encode("42", &[part]);
/// let expected = "--42\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nvalue\r\n--42--\r\n";
/// assert_eq!(body, expected.as_bytes());
/// ```
pub fn encode(boundary: &str, parts: &[Part<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        let mut head =
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"", escape(part.name));
        if let Some(file_name) = part.file_name {
            head.push_str(&format!("; filename=\"{}\"", escape(file_name)));
        }
        if let Some(media_type) = part.media_type {
            head.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        head.push_str("\r\n\r\n");
        out.extend_from_slice(head.as_bytes());
        out.extend_from_slice(part.content);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    out
}

fn escape(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_break_out_of_their_line() {
        let part = Part {
            name: "a\"\r\nX: y",
            file_name: Some("é\".txt"),
            media_type: Some("text/plain"),
            content: b"",
        };
        let body = String::from_utf8(encode("b", &[part])).unwrap();
        assert!(body.contains(
            "name=\"a%22%0D%0AX: y\"; filename=\"é%22.txt\"\r\nContent-Type: text/plain\r\n\r\n\r\n"
        ));
    }

    #[test]
    fn a_boundary_that_the_content_holds_is_not_used() {
        let part = Part { name: "a", file_name: None, media_type: None, content: b"..4242.." };
        assert_eq!(free_boundary("4242", &[part]), "42420");
        assert_eq!(free_boundary("43", &[part]), "43");
    }
}
