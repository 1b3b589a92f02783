//! An answer as it came over the wire, read as `http.client` and urllib3 read it.

use crate::python::requests::Reply;
use crate::python::string::Str;
use crate::python::{Class, Exception, Outcome, str_repr};

/// Reads status line, headers and body of an answer to `method`; what stands behind it is left alone. Codings of the
/// content are not undone. `ConnectionError` where there is no status line, `ChunkedEncodingError` where the body ends early.
///
/// ```
/// use put_playground::python::requests::response::raw;
/// let reply = raw::parse(b"HTTP/1.1 200 OK\r\nA: 1\r\n\r\n", "GET").map_err(|_| "no answer")?;
/// assert_eq!((reply.status, reply.headers.len()), (200, 1));
/// # Ok::<(), &str>(())
/// ```
pub fn parse(bytes: &[u8], method: &str) -> Outcome<Reply> {
    let mut rest = bytes;
    let (status, reason) = loop {
        let (status, reason) = status_line(line(&mut rest))?;
        if status != 100 {
            break (status, reason);
        }
        // What comes before the answer is passed over.
        while !matches!(line(&mut rest), b"" | b"\n" | b"\r\n") {}
    };
    let mut block = Vec::new();
    loop {
        let line = line(&mut rest);
        if matches!(line, b"" | b"\n" | b"\r\n") {
            break;
        }
        block.extend(line);
    }
    let headers = headers(&block);
    let content = content(rest, status, method, &headers)?;
    Ok(Reply { status, reason, headers, content, ..Reply::default() })
}

/// The next line with its end.
fn line<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
    let (line, tail) = rest.split_at(end);
    *rest = tail;
    line
}

fn status_line(line: &[u8]) -> Outcome<(u16, Str)> {
    let aborted =
        |why: String| Exception::new(Class::ConnectionError, format!("('Connection aborted.', {why})"));
    if line.is_empty() {
        let why = "RemoteDisconnected('Remote end closed connection without response')";
        return Err(aborted(why.into()));
    }
    let text: String = line.iter().copied().map(char::from).collect();
    let mut words = text.trim_start().splitn(2, char::is_whitespace);
    let version = words.next().unwrap_or_default();
    let rest = words.next().unwrap_or_default().trim_start();
    let (status, reason) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    match status.parse::<u16>() {
        Ok(status) if version.starts_with("HTTP/") && (100..=999).contains(&status) => {
            Ok((status, reason.trim().into()))
        }
        _ => Err(aborted(format!("BadStatusLine({})", str_repr(&text.into())))),
    }
}

/// Header lines as Python's `email` parser takes them: it stops at the first line that is none.
fn headers(block: &[u8]) -> Vec<(Str, Str)> {
    let mut headers: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
    // Whether a folded line can go on with the last header.
    let mut is_open = false;
    let mut rest = block;
    while !rest.is_empty() {
        let end = match rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')) {
            Some(at) if rest[at..].starts_with(b"\r\n") => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, tail) = rest.split_at(end);
        rest = tail;
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            if let Some((_, value)) = headers.last_mut().filter(|_| is_open) {
                value.extend(line);
            }
            continue;
        }
        is_open = false;
        // As in a mailbox, where it is no header (RFC 4155).
        if line.starts_with(b"From ") {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            break;
        };
        if !line[..colon].iter().all(|byte| (0x21..0x7F).contains(byte)) {
            break;
        }
        if colon > 0 {
            headers.push((line[..colon].to_vec(), line[colon + 1..].to_vec()));
            is_open = true;
        }
    }
    headers
        .into_iter()
        .map(|(name, value)| (Str::from_latin1(&name), Str::from_latin1(&unfolded(&value))))
        .collect()
}

/// A value without the white space before it and the line ends behind it; folded lines are joined by a space.
fn unfolded(value: &[u8]) -> Vec<u8> {
    let start = value.iter().position(|byte| !matches!(byte, b' ' | b'\t')).unwrap_or(value.len());
    let end = value.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(start, |at| at + 1);
    let value = &value[start..end.max(start)];
    let mut out: Vec<u8> = Vec::with_capacity(value.len());
    // White space in front of a fold goes with it, but not the space that another fold left.
    let (mut at, mut kept) = (0, 0);
    while at < value.len() {
        if value[at..].starts_with(b"\r\n") && matches!(value.get(at + 2), Some(b' ' | b'\t')) {
            while out.len() > kept && matches!(out.last(), Some(b' ' | b'\t')) {
                out.pop();
            }
            out.push(b' ');
            kept = out.len();
            at += 2;
            while matches!(value.get(at), Some(b' ' | b'\t')) {
                at += 1;
            }
        } else {
            out.push(value[at]);
            at += 1;
        }
    }
    out
}

fn content(rest: &[u8], status: u16, method: &str, headers: &[(Str, Str)]) -> Outcome<Vec<u8>> {
    let value = |wanted: &str| {
        let named = headers.iter().find(|(name, _)| name.to_lossy().eq_ignore_ascii_case(wanted));
        named.map(|(_, value)| value.to_lossy())
    };
    if method == "HEAD" {
        return Ok(Vec::new());
    }
    // Chunks are read whatever the status.
    if value("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
        return chunks(rest);
    }
    if matches!(status, 100..200 | 204 | 304) {
        return Ok(Vec::new());
    }
    let Some(length) = value("content-length").and_then(|length| length.trim().parse::<usize>().ok()) else {
        return Ok(rest.to_vec());
    };
    match rest.get(..length) {
        Some(content) => Ok(content.to_vec()),
        None => Err(broken(&format!("{} bytes read, {} more expected", rest.len(), length - rest.len()))),
    }
}

fn broken(how: &str) -> Exception {
    let message = format!("('Connection broken: IncompleteRead({how})', IncompleteRead({how}))");
    Exception::new(Class::ChunkedEncodingError, message)
}

/// A body in chunks (RFC 9112 §7.1).
pub(in crate::python::requests) fn chunks(mut rest: &[u8]) -> Outcome<Vec<u8>> {
    let mut content = Vec::new();
    loop {
        let head = line(&mut rest);
        let size = head.split(|byte| *byte == b';').next().unwrap_or_default();
        let text: String = size.iter().copied().map(char::from).collect();
        let Ok(size) = usize::from_str_radix(text.trim(), 16) else {
            let length =
                format!("got length {}, 0 bytes read", crate::python::bytes_repr(text.trim_end().as_bytes()));
            let message =
                format!("('Connection broken: InvalidChunkLength({length})', InvalidChunkLength({length}))");
            return Err(Exception::new(Class::ChunkedEncodingError, message));
        };
        if size == 0 {
            return Ok(content);
        }
        match rest.get(..size) {
            Some(chunk) => content.extend(chunk),
            None => {
                return Err(broken(&format!(
                    "{} bytes read, {} more expected",
                    rest.len(),
                    size - rest.len()
                )));
            }
        }
        rest = &rest[size..];
        let _ = line(&mut rest);
    }
}
