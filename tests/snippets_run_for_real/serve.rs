//! A running `serve`, and its log.

use crate::arrival::Arrived;
use put_playground::sandbox::Entry;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Stopped when dropped.
pub struct Serve {
    process: Child,
    /// Host and port.
    pub address: String,
}

impl Serve {
    pub fn start(name: &str) -> Self {
        let dist = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("snippets-dist-{name}"));
        std::fs::create_dir_all(&dist).unwrap();
        for file in ["index.html", "sw.js", "app-0123456789abcdef_bg.wasm"] {
            std::fs::write(dist.join(file), "").unwrap();
        }
        let mut process = Command::new(env!("CARGO_BIN_EXE_serve"))
            .arg("--dist")
            .arg(&dist)
            .args(["--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://").unwrap().trim_end_matches('/');
        Self { address: address.to_owned(), process }
    }

    /// Where requests are echoed.
    pub fn anything(&self) -> String {
        format!("http://{}/sandbox/anything/", self.address)
    }

    /// What arrived since the last time.
    pub fn take_log(&self) -> Vec<Arrived> {
        let log = self.call("GET");
        let entries: Vec<Entry> = serde_json::from_str(log.split_once("\r\n\r\n").unwrap().1).unwrap();
        assert!(self.call("DELETE").contains(" 204 "));
        entries.into_iter().map(Arrived::of).collect()
    }

    fn call(&self, method: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let head = format!("{method} /sandbox/log HTTP/1.0\r\nHost: {}\r\n\r\n", self.address);
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
