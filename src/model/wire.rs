//! A request as it travels: the lines of its head, and who writes each of them.

use crate::http::{Method, Request, split_url};

/// Who writes a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// The page, from the draft.
    Page,
    /// The browser, whatever the page does; the value is what the browser will write.
    Browser,
}

/// One line of the head, without its CRLF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireLine {
    /// The line.
    pub text: String,
    /// Who writes it.
    pub writer: Writer,
}

/// The head of a request as HTTP/1.1 writes it (RFC 9112 §3), as far as a page can know it.
///
/// Browsers add more lines whose values no page can foresee: User-Agent, Accept-Encoding, Accept-Language, Sec-Fetch-…
pub fn head_lines(request: &Request, page_origin: &str) -> Vec<WireLine> {
    let by = |writer: Writer, text: String| WireLine { text, writer };
    let Ok(url) = split_url(&request.url) else {
        return Vec::new();
    };
    let mut lines = vec![
        by(Writer::Page, format!("{} {} HTTP/1.1", request.method, url.target())),
        by(Writer::Browser, format!("Host: {}", url.authority)),
    ];
    lines.extend(request.headers.iter().map(|h| by(Writer::Page, format!("{}: {}", h.name, h.value))));
    // Fetch Standard, "HTTP-network-or-cache fetch": a null body counts as 0 for PUT and POST only.
    let length = match &request.body {
        Some(body) => Some(body.len()),
        None => matches!(request.method, Method::Put | Method::Post).then_some(0),
    };
    if let Some(length) = length {
        lines.push(by(Writer::Browser, format!("Content-Length: {length}")));
    }
    if !request.headers.contains("Accept") {
        lines.push(by(Writer::Browser, "Accept: */*".to_owned()));
    }
    // Fetch Standard, "append a request Origin header".
    if url.origin() != page_origin || !matches!(request.method, Method::Get | Method::Head) {
        lines.push(by(Writer::Browser, format!("Origin: {page_origin}")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::HeaderList;
    use bytes::Bytes;

    #[test]
    fn the_head_says_who_writes_what() {
        let request = Request {
            method: Method::Put,
            url: "http://a.test:8080?x=1#y".to_owned(),
            headers: HeaderList::from_iter([("If-Match", "\"1\"")]),
            body: Some(Bytes::from_static(b"a=1")),
            ..Request::default()
        };
        let lines = head_lines(&request, "http://a.test:8080");
        let texts: Vec<_> =
            lines.iter().map(|line| (line.text.as_str(), line.writer == Writer::Page)).collect();
        let expected = [
            ("PUT /?x=1 HTTP/1.1", true),
            ("Host: a.test:8080", false),
            ("If-Match: \"1\"", true),
            ("Content-Length: 3", false),
            ("Accept: */*", false),
            ("Origin: http://a.test:8080", false),
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn a_put_without_a_body_says_so_and_a_get_does_not() {
        let head = |method| {
            let request = Request { method, url: "http://a.test/".to_owned(), ..Request::default() };
            head_lines(&request, "http://a.test").iter().map(|line| line.text.clone()).collect::<Vec<_>>()
        };
        assert!(head(Method::Put).contains(&"Content-Length: 0".to_owned()));
        assert!(
            !head(Method::Get)
                .iter()
                .any(|line| line.starts_with("Content-Length") || line.starts_with("Origin"))
        );
    }
}
