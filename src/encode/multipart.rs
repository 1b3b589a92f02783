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

/// Reads what [`encode`] wrote; `None` for anything else.
///
/// ```
/// use put_playground::encode::multipart::{Part, decode, encode};
/// let part = Part { name: "key", file_name: Some("a.txt"), media_type: None, content: b"value" };
/// assert_eq!(decode("42", &encode("42", &[part])), Some(vec![part]));
/// ```
pub fn decode<'a>(boundary: &str, body: &'a [u8]) -> Option<Vec<Part<'a>>> {
    let delimiter = format!("--{boundary}\r\n");
    let mut rest = body.strip_suffix(format!("--{boundary}--\r\n").as_bytes())?;
    let mut parts = Vec::new();
    while !rest.is_empty() {
        rest = rest.strip_prefix(delimiter.as_bytes())?;
        let content = find(rest, b"\r\n\r\n")? + 4;
        let (head, after) = rest.split_at(content);
        let end = find(after, delimiter.as_bytes()).unwrap_or(after.len());
        let content = after[..end].strip_suffix(b"\r\n")?;
        parts.push(part(std::str::from_utf8(head).ok()?, content)?);
        rest = &after[end..];
    }
    // What is escaped in a name would have to be written anew, so it is not read.
    (encode(boundary, &parts) == body).then_some(parts)
}

fn part<'a>(head: &'a str, content: &'a [u8]) -> Option<Part<'a>> {
    let rest = head.strip_prefix("Content-Disposition: form-data; name=\"")?.strip_suffix("\r\n\r\n")?;
    let (name, mut rest) = rest.split_once('"')?;
    let mut file_name = None;
    if let Some(after) = rest.strip_prefix("; filename=\"") {
        let (found, after) = after.split_once('"')?;
        (file_name, rest) = (Some(found), after);
    }
    let media_type = rest.strip_prefix("\r\nContent-Type: ");
    Some(Part { name, file_name, media_type, content })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
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
