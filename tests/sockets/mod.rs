//! `serve` as a process, and clients that write every byte themselves.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

/// Longer than anything here may take.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A built page of a few files, removed when dropped.
pub struct Dist(PathBuf);

impl Dist {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("dist-{}-{number}", std::process::id());
        let dist = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        fs::create_dir_all(&dist.0).unwrap();
        dist.write("index.html", b"<!doctype html>");
        dist.write("sw.js", b"//");
        dist.write("app-0123456789abcdef_bg.wasm", b"\0asm");
        dist
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, content: &[u8]) {
        fs::write(self.0.join(name), content).unwrap();
    }

    /// `serve` for this page.
    pub fn serve(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_serve"));
        command.arg("--dist").arg(&self.0).args(arguments).env_remove("RUST_LOG").stdin(Stdio::null());
        command
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A running `serve` on free ports, killed when dropped.
pub struct Server {
    pub process: Child,
    /// Host and port.
    pub address: String,
    pub dist: Dist,
}

impl Server {
    pub fn start(arguments: &[&str]) -> Self {
        let dist = Dist::new();
        let mut command = dist.serve(&["--port", "0"]);
        let errors = File::create(dist.path().join("stderr.txt")).unwrap();
        let mut process = command.args(arguments).stdout(Stdio::piped()).stderr(errors).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address =
            line.trim_end().strip_prefix("listening on http://").map(|rest| rest.trim_end_matches('/'));
        let address = address.map(|address| address.replace("0.0.0.0", "127.0.0.1"));
        let mut server = Self { process, address: address.unwrap_or_default(), dist };
        assert!(!server.address.is_empty(), "{line:?} {:?} {}", server.process.try_wait(), server.stderr());
        server
    }

    /// What the server has said of itself so far.
    pub fn stderr(&self) -> String {
        fs::read_to_string(self.dist.path().join("stderr.txt")).unwrap()
    }

    /// Host and port of the second origin.
    pub fn second(&self) -> String {
        let stderr = self.stderr();
        let line = stderr.lines().find_map(|line| line.strip_prefix("the second origin, for CORS: http://"));
        line.unwrap().trim_end_matches("/sandbox/").replace("0.0.0.0", "127.0.0.1")
    }

    pub fn connect(&self) -> TcpStream {
        connect(&self.address)
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

    #[cfg(unix)]
    pub fn signal(&self, signal: &str) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// Waits for the end of the process.
    pub fn ended(&mut self) -> Option<i32> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code();
            }
            assert!(start.elapsed() < PATIENCE, "the server goes on: {}", self.stderr());
            std::thread::yield_now();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
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
