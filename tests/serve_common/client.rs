//! HTTP/1.1 on one connection that is kept, byte for byte.

use std::{
    io::{self, BufRead, BufReader, Error, ErrorKind, Read, Write},
    net::TcpStream,
    time::Duration,
};

pub struct Client {
    address: String,
    connection: Option<BufReader<TcpStream>>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| &**value)
    }

    pub fn header(&self, name: &str) -> &str {
        self.bytes(name).map_or("", |value| std::str::from_utf8(value).unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

impl Client {
    pub fn new(address: &str) -> Self {
        Self { address: address.to_owned(), connection: None }
    }

    /// Sends a request to a path below `/sandbox/` and reads the answer.
    ///
    /// # Errors
    ///
    /// The connection ended before the answer did: nobody knows what the server did.
    pub fn try_send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &[u8])],
        body: &[u8],
    ) -> io::Result<Answer> {
        let answer = self.exchange(method, path, headers, body);
        if answer.is_err() {
            self.connection = None;
        }
        answer
    }

    pub fn send(&mut self, method: &str, path: &str, headers: &[(&str, &[u8])], body: &[u8]) -> Answer {
        self.try_send(method, path, headers, body).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    pub fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], b"")
    }

    fn exchange(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &[u8])],
        body: &[u8],
    ) -> io::Result<Answer> {
        let mut request = format!(
            "{method} /sandbox/{path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n",
            self.address,
            body.len()
        )
        .into_bytes();
        for (name, value) in headers {
            request.extend_from_slice(&[name.as_bytes(), b": ", value, b"\r\n"].concat());
        }
        request.extend_from_slice(b"\r\n");
        request.extend_from_slice(body);
        let connection = match &mut self.connection {
            Some(connection) => connection,
            absent => {
                let stream = TcpStream::connect(&self.address)?;
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(Duration::from_secs(30)))?;
                absent.insert(BufReader::new(stream))
            }
        };
        connection.get_mut().write_all(&request)?;
        let line = line(connection)?;
        let status = std::str::from_utf8(&line).ok().and_then(|line| line.get(9..12)?.parse().ok());
        let mut answer =
            Answer { status: status.ok_or(ErrorKind::InvalidData)?, headers: Vec::new(), body: Vec::new() };
        loop {
            let line = self::line(connection)?;
            if line.is_empty() {
                break;
            }
            let colon = line.iter().position(|byte| *byte == b':').ok_or(ErrorKind::InvalidData)?;
            let name = String::from_utf8_lossy(&line[..colon]).to_lowercase();
            answer.headers.push((name, line[colon + 1..].trim_ascii().to_vec()));
        }
        let size = answer.header("content-length").parse().unwrap_or(0);
        if method != "HEAD" {
            answer.body.resize(size, 0);
            connection.read_exact(&mut answer.body)?;
        }
        Ok(answer)
    }
}

fn line(connection: &mut BufReader<TcpStream>) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    connection.read_until(b'\n', &mut line)?;
    match line.strip_suffix(b"\r\n") {
        Some(line) => Ok(line.to_vec()),
        None => Err(Error::from(ErrorKind::UnexpectedEof)),
    }
}
