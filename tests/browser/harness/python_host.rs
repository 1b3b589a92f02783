//! The web server that most people have without knowing: `python3 -m http.server`.

use super::child::Running;
use super::programs;
use std::path::Path;

/// A running one.
pub struct PythonHost {
    /// Its URL, with its last slash.
    pub url: String,
    running: Option<Running>,
}

impl PythonHost {
    /// Serves a folder.
    pub fn start(folder: &Path) -> Self {
        let folder = folder.to_str().expect("a path in UTF-8");
        // -u: it says where it listens at once.
        let words = ["-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder, "0"];
        let (running, port) = Running::start(&programs::python(), &words, |line| {
            let (_, rest) = line.split_once(" port ")?;
            rest.split(' ').next()?.parse::<u16>().ok()
        });
        Self { url: format!("http://127.0.0.1:{port}/"), running: Some(running) }
    }

    /// Ends it: from now on nothing listens at its port.
    pub fn stop(&mut self) {
        self.running = None;
    }
}
