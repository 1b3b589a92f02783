//! Clients of `serve` that write every byte themselves.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, missing_docs)]

use crate::serve_process::{self, PATIENCE, Page};
use std::{
    io::{Read, Write},
    net::TcpStream,
    ops::{Deref, DerefMut},
};

/// A running `serve` with a page of its own.
pub struct Server {
    process: serve_process::Server,
    pub page: Page,
}

impl Deref for Server {
    type Target = serve_process::Server;

    fn deref(&self) -> &Self::Target {
        &self.process
    }
}

impl DerefMut for Server {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.process
    }
}

impl Server {
    pub fn start(words: &[&str]) -> Self {
        let page = Page::new();
        Self { process: serve_process::Server::start(&page, words), page }
    }

    pub fn connect(&self) -> TcpStream {
        connect(&self.address)
    }

    /// A connection on which these very bytes were sent.
    pub fn ask(&self, request: &str) -> TcpStream {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// Sends these very bytes on a connection of their own and returns all that comes back.
    pub fn exchange(&self, request: impl AsRef<[u8]>) -> String {
        exchange(&self.address, request.as_ref())
    }

    /// A well-formed request, and its answer.
    pub fn send(&self, method: &str, path: &str, body: &str) -> String {
        self.send_with(method, path, "", body)
    }

    /// A well-formed request with these field lines.
    pub fn send_with(&self, method: &str, path: &str, fields: &str, body: &str) -> String {
        self.exchange(format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:1\r\n{fields}Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    }
}

pub fn connect(address: &str) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    stream
}

pub fn exchange(address: &str, request: &[u8]) -> String {
    let mut stream = connect(address);
    // The server may refuse before it has everything.
    let _ = stream.write_all(request);
    rest(&mut stream)
}

/// All that still comes.
pub fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    if let Err(error) = stream.read_to_end(&mut answer) {
        // A connection that is reset has been closed, too.
        let kind = error.kind();
        assert!(
            !matches!(kind, std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut),
            "nothing ends it"
        );
    }
    String::from_utf8_lossy(&answer).into_owned()
}

/// What comes until it contains `end`.
pub fn until(stream: &mut TcpStream, end: &str) -> String {
    let mut seen = Vec::new();
    let mut byte = [0];
    while !seen.ends_with(end.as_bytes()) {
        let read = stream
            .read(&mut byte)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&seen)));
        assert_eq!(read, 1, "it ended before {end:?}: {}", String::from_utf8_lossy(&seen));
        seen.push(byte[0]);
    }
    String::from_utf8(seen).unwrap()
}
