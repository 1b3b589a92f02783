//! Reads an `.http` file.

use super::{HttpRequest, NO_REDIRECT, TIMEOUT, is_special, multipart};
use crate::formats::prepared::body_of;
use crate::formats::{Body, File, Outgoing};
use crate::http::{HeaderList, Method};
use std::borrow::Cow;
use thiserror::Error;

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct HttpReadError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: HttpFault,
}

/// What is wrong with an `.http` file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum HttpFault {
    /// There is no request in it.
    #[error("there is no request")]
    Empty,
    /// A line that should begin a request has no URL.
    #[error("no request line")]
    NoRequestLine,
    /// A method that the playground cannot send.
    #[error("the method {0} cannot be sent")]
    Method(String),
    /// A line that should be a header has no colon.
    #[error("no header line")]
    NoHeaderLine,
}

/// The lines of a file with their numbers, counted from 1.
type Lines<'a> = std::iter::Peekable<std::iter::Enumerate<std::vec::IntoIter<&'a str>>>;

/// Reads all requests; there is at least one.
///
/// ```
/// use put_playground::formats::read_http_file;
/// let requests = read_http_file("PUT http://a.test/1\nX-A: b\n\nkey\n\n### two\nhttp://a.test/2")?;
/// assert_eq!(requests[0].request.url, "http://a.test/1");
/// assert_eq!((requests[1].name.as_str(), requests[1].request.url.as_str()), ("two", "http://a.test/2"));
/// # Ok::<(), put_playground::formats::HttpReadError>(())
/// ```
///
/// # Errors
///
/// A line is neither what it should be nor a remark.
pub fn read(text: &str) -> Result<Vec<HttpRequest>, HttpReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // The lines of a file end all alike; a body with other ends is kept.
    let is_crlf = text.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'));
    let text = if is_crlf { Cow::from(text.replace("\r\n", "\n")) } else { Cow::from(text) };
    let lines: Vec<&str> = text.split('\n').collect();
    let mut lines = lines.into_iter().enumerate().peekable();
    let (mut requests, mut variables) = (Vec::new(), Vec::new());
    let mut name = String::new();
    while lines.peek().is_some() {
        if let Some(request) = one(&mut lines, std::mem::take(&mut name), &mut variables)? {
            requests.push(request);
        }
        if let Some((_, separator)) = lines.next() {
            separator.trim_start_matches('#').trim().clone_into(&mut name);
        }
    }
    if requests.is_empty() {
        return Err(HttpReadError { line: 1, fault: HttpFault::Empty });
    }
    Ok(requests)
}

/// Reads the request up to the next `###`; `None` where there is none.
fn one(
    lines: &mut Lines<'_>,
    name: String,
    variables: &mut Vec<(String, String)>,
) -> Result<Option<HttpRequest>, HttpReadError> {
    let mut http = HttpRequest { name, follows_redirects: true, ..HttpRequest::default() };
    let mut url: Option<String> = None;
    let mut headers = HeaderList::new();
    // Whether the head has ended, and the body begins.
    let mut has_body = false;
    while let Some((number, line)) = lines.next_if(|(_, line)| !line.starts_with("###")) {
        let failed = |fault| HttpReadError { line: number + 1, fault };
        let text = line.trim();
        let remark = text.strip_prefix('#').or_else(|| text.strip_prefix("//"));
        if text.is_empty() {
            if url.is_some() {
                has_body = true;
                break;
            }
        } else if let Some(remark) = remark {
            remark_of(remark.trim(), &mut http);
        } else if let Some((own, value)) = text.strip_prefix('@').and_then(|text| text.split_once('=')) {
            let value = filled(value.trim(), variables, &mut http.unknown);
            variables.push((own.trim().to_owned(), value));
        } else if let Some(url) = url.as_mut().filter(|_| headers.is_empty() && line.starts_with([' ', '\t']))
        {
            // A long URL goes on in lines of its own.
            url.push_str(&filled(without_version(text), variables, &mut http.unknown));
        } else if url.is_none() {
            let (method, address) = request_line(text).ok_or_else(|| failed(HttpFault::NoRequestLine))?;
            let known = method.parse::<Method>();
            http.request.method = known.map_err(|_| failed(HttpFault::Method(method.to_owned())))?;
            url = Some(filled(address, variables, &mut http.unknown));
        } else if !is_special(text) {
            let (own, value) = text.split_once(':').ok_or_else(|| failed(HttpFault::NoHeaderLine))?;
            headers.push(own.trim(), filled(value.trim(), variables, &mut http.unknown));
        }
    }
    let mut content = Vec::new();
    while let Some((_, line)) = lines.next_if(|(_, line)| !line.starts_with("###")) {
        content.push(line);
    }
    let Some(url) = url else { return Ok(None) };
    let body = if has_body { body(&content, &mut headers, variables, &mut http.unknown) } else { Body::None };
    http.request = Outgoing { url, headers, body, ..http.request };
    Ok(Some(http))
}

/// `PUT http://a.test/ HTTP/1.1`, or the URL alone.
fn request_line(line: &str) -> Option<(&str, &str)> {
    let (method, rest) = match line.split_once([' ', '\t']) {
        Some((method, rest)) if !method.contains([':', '/', '{']) => (method, rest.trim()),
        _ => ("GET", line),
    };
    let url = without_version(rest);
    // A word alone is no URL.
    (url.contains(['.', '/', ':', '{'])).then_some((method, url))
}

/// The text without `HTTP/1.1` at its end.
fn without_version(text: &str) -> &str {
    match text.rsplit_once([' ', '\t']) {
        Some((url, version)) if version.starts_with("HTTP/") => url.trim_end(),
        _ => text,
    }
}

fn remark_of(remark: &str, http: &mut HttpRequest) {
    let (word, rest) = remark.split_once([' ', '\t']).unwrap_or((remark, ""));
    match word {
        NO_REDIRECT => http.follows_redirects = false,
        // Seconds are what is meant without a unit.
        TIMEOUT => http.timeout = Some(rest.trim().trim_end_matches(" s").to_owned()),
        "@name" if http.name.is_empty() => rest.trim().clone_into(&mut http.name),
        _ => {}
    }
}

/// The body that these lines give.
fn body(
    lines: &[&str],
    headers: &mut HeaderList,
    variables: &[(String, String)],
    unknown: &mut Vec<String>,
) -> Body {
    // What is done with an answer is a program, and no part of the request.
    let end = lines.iter().position(|line| line.starts_with("> ") || line.starts_with("<> "));
    let text = filled(&lines[..end.unwrap_or(lines.len())].join("\n"), variables, unknown);
    let text = text.trim_end_matches(['\r', '\n']);
    if text.is_empty() {
        return Body::None;
    }
    let media_type = headers.get("Content-Type").map(str::to_owned);
    if let Some(parts) = media_type.as_deref().and_then(|media_type| multipart::parts(media_type, text)) {
        headers.remove("Content-Type");
        return Body::Multipart(parts);
    }
    headers.remove("Content-Type");
    match (text.strip_prefix("< "), text.contains('\n')) {
        (Some(path), false) => Body::File(File { media_type, ..file(path) }),
        _ => body_of(text.as_bytes().to_vec(), media_type),
    }
}

/// The file of a path: the page knows no folders.
pub(super) fn file(path: &str) -> File {
    let name = path.trim().rsplit(['/', '\\']).next().unwrap_or_default();
    File { name: name.to_owned(), ..File::default() }
}

/// The text with what its placeholders stand for.
fn filled(text: &str, variables: &[(String, String)], unknown: &mut Vec<String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, behind)) = after.split_once("}}") else { break };
        let is_name = !name.trim().is_empty() && !name.contains(['{', '\n']);
        let value =
            variables.iter().rev().find(|(own, _)| own == name.trim()).map(|(_, value)| value.as_str());
        out.push_str(before);
        match value {
            Some(value) => out.push_str(value),
            None => {
                out.extend(["{{", name, "}}"]);
                if is_name && !unknown.iter().any(|own| own == name.trim()) {
                    unknown.push(name.trim().to_owned());
                }
            }
        }
        rest = behind;
    }
    out + rest
}
