//! A client that sends what it is told and reads what comes, without redirects, cookies or a connection that lasts.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

/// The host that both servers are asked for, so that they write the same URLs.
const HOST: &str = "playground.test";

/// A request, its path relative to the mount.
#[derive(Clone, Copy)]
pub struct Request {
    pub method: &'static str,
    pub path: &'static str,
    pub headers: &'static [(&'static str, &'static str)],
    pub body: &'static [u8],
}

/// An answer; names of fields in lower case.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The field's lines, joined by ` | `; empty where there is none.
    pub fn header(&self, name: &str) -> String {
        let lines = self.headers.iter().filter(|(known, _)| known == name);
        lines.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" | ")
    }
}

/// Sends the request to the server at `address`, under `/sandbox/`.
pub fn exchange(address: &str, request: &Request) -> Answer {
    let Request { method, path, headers, body } = request;
    let mut text = format!("{method} /sandbox/{path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n");
    for (name, value) in *headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if !body.is_empty() || matches!(*method, "POST" | "PUT" | "PATCH") {
        text.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(text.as_bytes()).unwrap();
    stream.write_all(body).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap_or_else(|error| panic!("{method} {path}: {error}"));
    parse(&bytes).unwrap_or_else(|| panic!("{method} {path}: {}", String::from_utf8_lossy(&bytes)))
}

fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head: String = bytes[..end].iter().copied().map(char::from).collect();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Option<Vec<_>> = lines
        .map(|line| {
            line.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        })
        .collect();
    let mut answer = Answer { status, headers: headers?, body: bytes[end + 4..].to_vec() };
    if answer.header("transfer-encoding") == "chunked" && !answer.body.is_empty() {
        answer.body = unchunked(&answer.body)?;
    }
    Some(answer)
}

/// The content in chunks (RFC 9112 §7.1), which must end with the last one.
fn unchunked(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    loop {
        let end = bytes.windows(2).position(|window| window == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&bytes[..end]).ok()?, 16).ok()?;
        bytes = &bytes[end + 2..];
        if size == 0 {
            return Some(content);
        }
        content.extend_from_slice(bytes.get(..size)?);
        bytes = bytes.get(size + 2..)?;
    }
}
