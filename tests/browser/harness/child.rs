//! A program that runs as long as its handle lives.

use super::programs;
use std::io::Read;
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
    /// Starts a program and waits for the line, on stdout or stderr, in which it says where it can be reached; `read` finds
    /// that in a line.
    pub fn start<T: Send + 'static>(
        program: &Path,
        arguments: &[&str],
        read: impl Fn(&str) -> Option<T> + Clone + Send + 'static,
    ) -> (Self, T) {
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}", programs::missing(program, &error)));
        let output: Box<dyn Read + Send> = Box::new(child.stdout.take().expect("a piped stdout"));
        let errors: Box<dyn Read + Send> = Box::new(child.stderr.take().expect("a piped stderr"));
        let running = Self { child };
        let (found, finding) = mpsc::channel();
        for stream in [output, errors] {
            let (found, read) = (found.clone(), read.clone());
            // Reads to the end: a program whose pipe nobody empties would stop.
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    if let Some(found_here) = read(&line) {
                        // Whoever waited may have given up.
                        let _ = found.send(found_here);
                    }
                }
            });
        }
        drop(found);
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
