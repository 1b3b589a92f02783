//! A server that runs as long as its handle lives.

use crate::error::Error;
use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

/// How long a server may take until it listens.
const START_LIMIT: Duration = Duration::from_secs(30);

/// How long a server may take to end when asked to.
const END_LIMIT: Duration = Duration::from_secs(5);

/// A running program.
pub struct Running {
    child: Child,
    name: String,
}

impl Running {
    /// Starts a program.
    pub fn start(name: &str, command: &mut Command) -> Result<Self, Error> {
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|source| Error::Start { name: name.to_owned(), source })?;
        Ok(Self { child, name: name.to_owned() })
    }

    /// Starts a server and waits for the first line that names an address: `… http://127.0.0.1:1234…`.
    pub fn server(name: &str, command: &mut Command) -> Result<(Self, String), Error> {
        Self::saying(name, command, "")
    }

    /// Starts `serve`, which names other addresses before the one at which it listens.
    pub fn listening(name: &str, command: &mut Command) -> Result<(Self, String), Error> {
        Self::saying(name, command, "listening on ")
    }

    fn saying(name: &str, command: &mut Command, before: &str) -> Result<(Self, String), Error> {
        let mut running = Self::start(name, command)?;
        let (sender, lines) = mpsc::channel();
        let streams: [Option<Box<dyn Read + Send>>; 2] = [
            running.child.stdout.take().map(|stream| Box::new(stream) as _),
            running.child.stderr.take().map(|stream| Box::new(stream) as _),
        ];
        for stream in streams.into_iter().flatten() {
            let sender = sender.clone();
            // Reads to the end: a program whose pipe nobody empties would stop.
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    // Whoever waited for a line has had it.
                    let _ = sender.send(line);
                }
            });
        }
        drop(sender);
        let start = Instant::now();
        while let Ok(line) = lines.recv_timeout(START_LIMIT.saturating_sub(start.elapsed())) {
            if let Some(address) = line.strip_prefix(before).and_then(address_in) {
                return Ok((running, address));
            }
        }
        Err(Error::NotListening { name: running.name.clone() })
    }

    /// How much memory it occupies, in bytes; `None` where the system does not say.
    pub fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.split_whitespace().next()?.parse::<u64>().ok().map(|kibibytes| kibibytes * 1024)
    }
}

/// `127.0.0.1:1234` of a line with a URL.
fn address_in(line: &str) -> Option<String> {
    let (_, after) = line.split_once("http://")?;
    Some(after.split(['/', ' ']).next()?.to_owned())
}

impl Drop for Running {
    fn drop(&mut self) {
        // Asked, gunicorn ends its workers and a browser its processes; killed, they would be left behind for a while.
        let asked = Command::new("kill").arg(self.child.id().to_string()).status();
        let start = Instant::now();
        while asked.as_ref().is_ok_and(|status| status.success()) && start.elapsed() < END_LIMIT {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
