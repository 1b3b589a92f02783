//! Writes an `.http` file.

use super::{HttpRequest, NO_REDIRECT, TIMEOUT, is_special};
use crate::formats::outgoing::Piece;
use crate::formats::{Outgoing, address::Address};

/// A file, and what could not be written into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub text: String,
    /// How many bodies stand beside it: they are no text, or begin a line as only other things of such a file do.
    pub beside: u32,
}

/// Writes requests; `boundary` separates the parts of a multipart body.
///
/// ```
/// use put_playground::formats::{Body, HttpRequest, Outgoing, write_http_file};
/// let body = Body::Form(vec![("key".into(), "value".into())]);
/// let request = Outgoing { url: "http://a.test/1".into(), body, ..Outgoing::default() };
/// let request = HttpRequest { name: "one".into(), request, follows_redirects: true, ..HttpRequest::default() };
/// let expected = "### one\nPUT http://a.test/1\nContent-Type: application/x-www-form-urlencoded\n\nkey=value\n";
/// assert_eq!(write_http_file(&[request], "b").text, expected);
/// ```
pub fn write(requests: &[HttpRequest], boundary: &str) -> Written {
    let mut written = Written::default();
    for request in requests {
        if !written.text.is_empty() {
            written.text.push('\n');
        }
        one(request, boundary, &mut written);
    }
    written
}

fn one(http: &HttpRequest, boundary: &str, written: &mut Written) {
    let HttpRequest { name, request, timeout, follows_redirects, .. } = http;
    let out = &mut written.text;
    // A name is a line.
    let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    line(out, &["###", if name.is_empty() { "" } else { " " }, name.trim_end()]);
    if !follows_redirects {
        line(out, &["# ", NO_REDIRECT]);
    }
    if let Some(seconds) = timeout.as_deref().filter(|text| !text.trim().is_empty()) {
        let seconds: String = seconds.chars().filter(|c| !c.is_control()).collect();
        line(out, &["# ", TIMEOUT, " ", seconds.trim()]);
    }
    // The URL is the rest of its line, as a browser spells it: without spaces.
    line(out, &[request.method.as_str(), " ", &Address::of(&request.url).url()]);
    for header in &request.sent_headers(boundary) {
        line(out, &[&header.name, ": ", &header.value]);
    }
    let Some(body) = body(request, boundary) else { return };
    out.push('\n');
    match body {
        Ok(body) => line(out, &[&body]),
        Err(name) => {
            line(out, &["< ./", name]);
            written.beside += 1;
        }
    }
}

fn line(out: &mut String, pieces: &[&str]) {
    pieces.iter().for_each(|piece| out.push_str(piece));
    out.push('\n');
}

/// The body as it stands in the file; the name of a file beside it where it can't.
fn body(request: &Outgoing, boundary: &str) -> Option<Result<String, &'static str>> {
    let mut text = String::new();
    for piece in request.pieces(boundary)? {
        match piece {
            Piece::File(file) => {
                let name: String = file.name.chars().filter(|c| !c.is_control()).collect();
                text.push_str("< ./");
                text.push_str(name.trim());
            }
            Piece::Bytes(bytes) => {
                let Ok(bytes) = String::from_utf8(bytes) else { return Some(Err("body.bin")) };
                // Multipart separates its lines with CR LF, which the clients write by themselves.
                let bytes = match &request.body {
                    crate::formats::Body::Multipart(_) => bytes.replace("\r\n", "\n"),
                    _ => bytes,
                };
                if bytes.lines().any(is_special) {
                    return Some(Err("body.txt"));
                }
                text.push_str(&bytes);
            }
        }
    }
    let end = text.trim_end_matches(['\r', '\n']).len();
    text.truncate(end);
    (!text.is_empty()).then_some(Ok(text))
}
