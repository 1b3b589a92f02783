//! A program that runs as long as its handle lives.

use super::programs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// How long a program may take until it says that it is ready.
const START_LIMIT: Duration = Duration::from_secs(30);

/// A running program. It is ended when this is dropped, so also when a test fails.
pub struct Running {
    child: Child,
}

impl Running {
    /// Starts a program and waits for the line in which it says where it can be reached; `read` finds that in a line.
    pub fn start<T: Send + 'static>(
        program: &Path,
        arguments: &[&str],
        read: impl Fn(&str) -> Option<T> + Send + 'static,
    ) -> (Self, T) {
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}", programs::missing(program, &error)));
        let output = child.stdout.take().expect("a piped stdout");
        let running = Self { child };
        let (found, finding) = mpsc::channel();
        // Reads to the end: a program whose pipe nobody empties would stop.
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(found_here) = read(&line) {
                    // Whoever waited may have given up.
                    let _ = found.send(found_here);
                }
            }
        });
        match finding.recv_timeout(START_LIMIT) {
            Ok(found) => (running, found),
            Err(error) => panic!("{} did not say that it is ready: {error}", program.display()),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
