//! The project's own server: the page and the practice server on TCP.

use super::child::Running;
use super::programs;

/// A running `serve`, on a port of its own.
pub struct Serve {
    /// The page's URL, with its last slash.
    pub url: String,
    running: Option<Running>,
}

impl Serve {
    /// Starts it.
    pub fn start() -> Self {
        let dist = programs::dist();
        let dist = dist.to_str().expect("a path in UTF-8");
        let (running, url) = Running::start(&programs::serve(), &["--port", "0", "--dist", dist], |line| {
            line.strip_prefix("listening on ").map(str::to_owned)
        });
        Self { url, running: Some(running) }
    }

    /// Starts it for a class, and gives the address of the teacher's board, too.
    pub fn start_class() -> (Self, String) {
        let dist = programs::dist();
        let dist = dist.to_str().expect("a path in UTF-8");
        let words = ["--port", "0", "--dist", dist, "--class", "--addr", "127.0.0.1"];
        let (running, board) = Running::start(&programs::serve(), &words, |line| {
            line.split_once("The board, for the projector: ").map(|(_, board)| board.to_owned())
        });
        let url = board.split("board#").next().unwrap_or_default().to_owned();
        (Self { url, running: Some(running) }, board)
    }

    /// The practice server's URL, with its last slash.
    pub fn sandbox(&self) -> String {
        format!("{}sandbox/", self.url)
    }

    /// Ends it: from now on nothing listens at its port.
    pub fn stop(&mut self) {
        self.running = None;
    }
}
