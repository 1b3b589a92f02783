//! HTTP/1.1 over one connection, as lean as a load generator needs it.

use crate::error::Error;
use std::io::{Error as IoError, ErrorKind};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A connection, opened again when the server closed it.
pub struct Connection {
    address: String,
    stream: Option<TcpStream>,
    buffer: Vec<u8>,
}

impl Connection {
    /// None yet: the first exchange opens it.
    pub fn new(address: &str) -> Self {
        Self { address: address.to_owned(), stream: None, buffer: Vec::new() }
    }

    /// Sends a whole request and reads its answer to the end.
    ///
    /// # Errors
    ///
    /// The connection broke, or the answer is neither 2xx nor of a stated length.
    pub async fn exchange(&mut self, request: &[u8]) -> Result<(), Error> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect(&self.address).await?;
                stream.set_nodelay(true)?;
                stream
            }
        };
        stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            read_more(&mut stream, &mut self.buffer).await?;
            if let Some(end) = self.buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
                break String::from_utf8_lossy(&self.buffer[..end + 4]).to_ascii_lowercase();
            }
        };
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
        if !(200..300).contains(&status) {
            return Err(Error::Refused { what: self.address.clone(), status });
        }
        let length = field(&head, "content-length").and_then(|length| length.parse::<usize>().ok());
        let length = length.filter(|_| status != 204).unwrap_or_default();
        while self.buffer.len() < head.len() + length {
            read_more(&mut stream, &mut self.buffer).await?;
        }
        if field(&head, "connection") != Some("close") {
            self.stream = Some(stream);
        }
        Ok(())
    }
}

async fn read_more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<(), IoError> {
    match stream.read_buf(buffer).await? {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        _ => Ok(()),
    }
}

fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).map(str::trim)
}

/// A request as bytes.
pub fn request(method: &str, path: &str, body: &str) -> Vec<u8> {
    let kind = if body.is_empty() { "" } else { "Content-Type: text/plain\r\n" };
    let length = body.len();
    format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{kind}Content-Length: {length}\r\n\r\n{body}")
        .into_bytes()
}
