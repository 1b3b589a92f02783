//! `multipart/form-data` (RFC 7578) whose bytes are all there.
//!
//! multer reads it from a stream and needs eight further crates for that, which the worker can't afford.

use super::field::parameter;
use bytes::Bytes;

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) content: Bytes,
}

/// The parts of `body`; `None` where it is not as RFC 2046 §5.1.1 says.
pub(super) fn parts(content_type: &str, body: &Bytes) -> Option<Vec<Part>> {
    let boundary = parameter(content_type, "boundary", ';')?;
    let delimiter = format!("\r\n--{boundary}");
    // The first delimiter may stand at the very start; what is before it, the preamble, is ignored.
    let mut at = match body.starts_with(&delimiter.as_bytes()[2..]) {
        true => delimiter.len() - 2,
        false => find(body, 0, delimiter.as_bytes())? + delimiter.len(),
    };
    let mut parts = Vec::new();
    while !body[at..].starts_with(b"--") {
        let start = find(body, at, b"\r\n")? + 2;
        let end = find(body, at, delimiter.as_bytes())?;
        parts.push(part(body, start, end)?);
        at = end + delimiter.len();
    }
    Some(parts)
}

/// The part between two delimiters: header lines, an empty line, the content.
fn part(body: &Bytes, start: usize, end: usize) -> Option<Part> {
    let (mut disposition, mut content_type) = (None, None);
    let mut line_start = start;
    let content_start = loop {
        let line_end = find(body, line_start, b"\r\n").filter(|line_end| *line_end <= end)?;
        let line = String::from_utf8_lossy(&body[line_start..line_end]);
        line_start = line_end + 2;
        if line.is_empty() {
            break line_start;
        }
        let (name, value) = line.split_once(':')?;
        match name.to_ascii_lowercase().as_str() {
            "content-disposition" => disposition = Some(value.trim().to_owned()),
            "content-type" => content_type = Some(value.trim().to_owned()),
            _ => {}
        }
    };
    let disposition = disposition?;
    Some(Part {
        name: parameter(&disposition, "name", ';')?,
        file_name: parameter(&disposition, "filename", ';'),
        content_type,
        // An empty content may share its CRLF with the delimiter.
        content: body.slice(content_start.min(end)..end),
    })
}

fn find(body: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let place = body.get(from..)?.windows(wanted.len()).position(|window| window == wanted)?;
    Some(from + place)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    const TYPE: &str = "multipart/form-data; boundary=XX";

    fn read(body: &'static [u8]) -> Option<Vec<Part>> {
        parts(TYPE, &Bytes::from_static(body))
    }

    #[test]
    fn parts_are_read_byte_for_byte() {
        let body = b"preamble\r\n--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n2\r\n--XX\r\n\
            content-type: text/plain\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a;\\\"b%22.txt\"\r\n\r\n\xff\0\r\n--XX--\r\n";
        let parts = read(body).unwrap();
        assert_eq!((parts[0].name.as_str(), &parts[0].content[..]), ("a", b"1\r\n2".as_slice()));
        assert_eq!(parts[1].file_name.as_deref(), Some("a;\"b\".txt"));
        assert_eq!(parts[1].content_type.as_deref(), Some("text/plain"));
        assert_eq!(&parts[1].content[..], b"\xff\0");
    }

    #[test]
    fn an_empty_form_and_an_empty_part() {
        assert_eq!(read(b"--XX--\r\n"), Some(Vec::new()));
        let parts = read(b"--XX\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n\r\n--XX--").unwrap();
        assert_eq!((parts[0].name.as_str(), parts[0].content.len()), ("", 0));
    }

    #[test]
    fn nonsense_is_refused() {
        for body in [
            b"".as_slice(),
            b"--XX",
            b"--XX\r\n",
            b"--XX\r\n--XX--",
            b"--XX\r\n\r\nno name\r\n--XX--",
            b"--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nopen end",
            b"--XX\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--XX--",
        ] {
            assert_eq!(parts(TYPE, &Bytes::from_static(body)), None, "{body:?}");
        }
        assert_eq!(parts("multipart/form-data", &Bytes::from_static(b"--XX--")), None);
    }
}
