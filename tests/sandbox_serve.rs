//! `serve` over real sockets.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

/// A running `serve`, stopped when dropped.
struct Server {
    process: Child,
    address: String,
    dist: PathBuf,
}

fn dist(name: &str) -> PathBuf {
    let dist = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&dist).unwrap();
    std::fs::write(dist.join("index.html"), "<!doctype html>").unwrap();
    std::fs::write(dist.join("sw.js"), "//").unwrap();
    std::fs::write(dist.join("app-0123456789abcdef_bg.wasm"), "\0asm").unwrap();
    dist
}

fn command(dist: &PathBuf, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_serve"));
    command.arg("--dist").arg(dist).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

impl Server {
    fn start(name: &str, arguments: &[&str]) -> Self {
        let dist = dist(name);
        let mut process = command(&dist, &["--port", "0"]).args(arguments).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://").unwrap().trim_end_matches('/');
        Self { address: address.to_owned(), process, dist }
    }

    /// Sends these very bytes on a connection of their own and returns all that comes back.
    fn exchange(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        // A connection that is reset has been closed, too.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn send(&self, method: &str, path: &str, body: &str) -> String {
        self.exchange(&format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.dist);
    }
}

#[test]
fn the_sandbox_answers_on_tcp() {
    let server = Server::start("answers", &[]);
    let created = server.send("PUT", "/sandbox/things/1", "key=value");
    assert!(created.starts_with("HTTP/1.1 201 Created\r\n"), "{created}");
    assert!(created.contains("location: /sandbox/things/1\r\n"), "{created}");
    let got = server.send("GET", "/sandbox/things/1", "");
    assert!(got.ends_with("\r\n\r\nkey=value") && !got.contains("\r\ncontent-type:"), "{got}");
    let deleted = server.send("DELETE", "/sandbox/things/1", "");
    assert!(deleted.starts_with("HTTP/1.1 204") && !deleted.contains("content-length"), "{deleted}");
    let echo = server.send("PUT", "/sandbox/put?a=1", "x");
    assert!(echo.contains("\"origin\": \"127.0.0.1\""), "{echo}");
    assert!(echo.contains("\"url\": \"http://localhost:1/sandbox/put?a=1\""), "{echo}");
    assert!(server.send("GET", "/sandbox/", "").contains("\"home\": \"tcp\""));
    let absolute = server.send("PUT", "http://elsewhere.test/sandbox/put", "");
    assert!(absolute.contains("\"url\": \"http://elsewhere.test/sandbox/put\""), "{absolute}");
}

#[test]
fn hop_by_hop_headers_are_sent_on_tcp() {
    let server = Server::start("hops", &[]);
    let answer = server.exchange(
        "PUT /sandbox/tutorial HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n\
         GET /sandbox/get HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    assert!(answer.contains("connection: Keep-Alive\r\nkeep-alive: timeout=30\r\n"), "{answer}");
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 2, "the connection was kept: {answer}");
}

#[test]
fn the_page_is_served_with_types_and_rules_for_caches() {
    let server = Server::start("page", &[]);
    for (path, kind, rule) in [
        ("/", "text/html", "no-cache"),
        ("/index.html", "text/html", "no-cache"),
        ("/sw.js", "text/javascript", "no-cache"),
        ("/app-0123456789abcdef_bg.wasm", "application/wasm", "public, max-age=31536000, immutable"),
    ] {
        let answer = server.send("GET", path, "");
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        assert!(answer.contains(&format!("content-type: {kind}")), "{path}: {answer}");
        assert!(answer.contains(&format!("cache-control: {rule}\r\n")), "{path}: {answer}");
    }
    let missing = server.send("GET", "/app-ffffffffffffffff.js", "");
    assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("cache-control: no-cache"), "{missing}");
    let outside = server.send("GET", "/../Cargo.toml", "");
    assert!(!outside.contains("[package]"), "{outside}");
}

#[test]
fn too_much_is_refused_before_and_after_it_was_sent() {
    let server = Server::start("large", &["--max-body", "1000"]);
    let sent = server.send("PUT", "/sandbox/things/1", &"x".repeat(3_000_000));
    assert!(sent.starts_with("HTTP/1.1 413"), "{sent}");
    assert!(sent.contains("application/problem+json"));
    let asked = server.exchange(
        "PUT /sandbox/things/1 HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2000\r\nConnection: close\r\n\r\n",
    );
    assert!(asked.starts_with("HTTP/1.1 413"), "{asked}");
    assert!(server.send("GET", "/sandbox/things/1", "").starts_with("HTTP/1.1 404"));
}

#[test]
fn what_is_not_http_is_refused_and_the_server_goes_on() {
    let server = Server::start("bad", &[]);
    for request in [
        "nonsense\r\n\r\n",
        "PUT /sandbox/things/1 HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "PUT /sandbox/things/1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "PUT /sandbox/things/\u{1} HTTP/1.1\r\nHost: a\r\n\r\n",
    ] {
        let answer = server.exchange(request);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{request:?}: {answer}");
    }
    let raw = server.send("PUT", "/sandbox/things/%FF", "x");
    assert!(raw.starts_with("HTTP/1.1 400") && raw.contains("application/problem+json"), "{raw}");
    assert!(server.send("GET", "/sandbox/things", "").ends_with("[]\n"));
}

#[test]
fn a_taken_port_and_a_missing_page_are_told_plainly() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let dist = dist("taken");
    let output = command(&dist, &["--port", &port]).output().unwrap();
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(message.contains("taken") && message.contains("--port"), "{message}");
    assert!(output.stdout.is_empty());
    std::fs::remove_dir_all(&dist).unwrap();
    let output = command(&dist, &["--port", "0"]).output().unwrap();
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(message.contains("cargo xtask build"), "{message}");
}

/// A request under way is finished when the server is told to stop.
#[cfg(unix)]
#[test]
fn a_signal_ends_it_after_the_requests_under_way() {
    for signal in ["-TERM", "-INT"] {
        let mut server = Server::start(&format!("signal{signal}"), &[]);
        let mut stream = TcpStream::connect(&server.address).unwrap();
        stream.write_all(b"GET /sandbox/delay/1 HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
        std::thread::sleep(Duration::from_millis(300));
        let killed = Command::new("kill").arg(signal).arg(server.process.id().to_string()).status().unwrap();
        assert!(killed.success());
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
        assert_eq!(server.process.wait().unwrap().code(), Some(0));
    }
}
