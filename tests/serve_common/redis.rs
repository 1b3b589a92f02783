//! A redis-server of the test's own, which keeps nothing on disk.

use super::until;
use crate::serve_process::Page;
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

/// A running redis-server, killed when dropped.
pub struct Redis {
    process: Child,
    port: u16,
    words: Vec<String>,
    _folder: Page,
}

/// `cargo xtask test` says where it is; a developer's machine may have it on PATH.
fn program() -> PathBuf {
    std::env::var_os("PUT_PLAYGROUND_REDIS").map_or_else(|| "redis-server".into(), PathBuf::from)
}

impl Redis {
    pub fn start(words: &[&str]) -> Self {
        let folder = Page::new();
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        // Another program may take the port between the look and the start: then another one is tried.
        let (process, port) = until("a start of redis-server", || {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            Some((launch(&folder, port, &words)?, port))
        });
        Self { process, port, words, _folder: folder }
    }

    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub fn stop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Starts it again on the same port, empty.
    pub fn start_again(&mut self) {
        self.process =
            until("another start of redis-server", || launch(&self._folder, self.port, &self.words));
    }

    /// Makes it fall silent without closing a connection, as a machine does that is overloaded or cut off.
    #[cfg(unix)]
    pub fn signal(&self, signal: &str) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// Sends one command as a person would type it and returns the beginning of the answer.
    pub fn say(&self, command: &str) -> String {
        say(self.port, command).unwrap()
    }
}

fn say(port: u16, command: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    stream.write_all(format!("{command}\r\n").as_bytes())?;
    let mut answer = [0; 512];
    let size = stream.read(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer[..size]).into_owned())
}

/// A server that answers, or `None` where it ended at once, most likely for want of its port.
fn launch(folder: &Page, port: u16, words: &[String]) -> Option<Child> {
    let program = program();
    let mut process = Command::new(&program)
        .args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no"])
        .args(["--port", &port.to_string(), "--dir"])
        .arg(folder.path())
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| {
            panic!(
                "{} did not start: {error}. Run `cargo xtask test`, which installs it and says where it is.",
                program.display()
            )
        });
    until("an answer of redis-server", || {
        if process.try_wait().unwrap().is_some() {
            return Some(None);
        }
        say(port, "PING").ok().filter(|answer| answer.contains("PONG") || answer.contains("NOAUTH")).map(Some)
    })?;
    Some(process)
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
