//! A multipart body, read by the rules of RFC 2046 and RFC 7578, gives the parts it was made from.

use proptest::prelude::*;
use put_playground::encode::multipart::{Part, encode, free_boundary};

/// Reads a body by its delimiters; the head of each part and its content.
fn read<'a>(body: &'a [u8], boundary: &str) -> Vec<(String, &'a [u8])> {
    let delimiter = format!("\r\n--{boundary}").into_bytes();
    let mut rest = &body[delimiter.len() - 2..];
    let mut parts = Vec::new();
    while let Some(after) = rest.strip_prefix(b"\r\n") {
        let head = position(after, b"\r\n\r\n").map_or(0, |at| at);
        let content = &after[head + 4..];
        let end = position(content, &delimiter).map_or(content.len(), |at| at);
        parts.push((String::from_utf8_lossy(&after[..head]).into_owned(), &content[..end]));
        rest = &content[end + delimiter.len()..];
    }
    assert_eq!(rest, b"--\r\n", "the close delimiter ends the body");
    parts
}

fn position(text: &[u8], needle: &[u8]) -> Option<usize> {
    text.windows(needle.len()).position(|window| window == needle)
}

proptest! {
    #[test]
    fn parts_come_back(parts in prop::collection::vec((any::<String>(), any::<Vec<u8>>()), 1..5), boundary in "[0-9a-f]{1,4}") {
        let parts: Vec<Part<'_>> = parts
            .iter()
            .map(|(name, content)| Part { name, file_name: None, media_type: None, content })
            .collect();
        let boundary = free_boundary(&boundary, &parts);
        let body = encode(&boundary, &parts);
        let read = read(&body, &boundary);
        prop_assert_eq!(read.len(), parts.len());
        for ((head, content), part) in read.iter().zip(&parts) {
            prop_assert_eq!(*content, part.content);
            prop_assert!(!head.contains('\n') && head.starts_with("Content-Disposition: form-data; name=\""));
        }
    }
}
