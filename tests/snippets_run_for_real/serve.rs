//! A running `serve`, and its log.

use crate::arrival::Arrived;
use crate::sockets::Server;
use put_playground::sandbox::Entry;

/// Stopped when dropped.
pub struct Serve(Server);

impl Serve {
    pub fn start() -> Self {
        Self(Server::start(&[]))
    }

    /// Host and port.
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// Where requests are echoed.
    pub fn anything(&self) -> String {
        format!("http://{}/sandbox/anything/", self.0.address)
    }

    /// What arrived since the last time.
    pub fn take_log(&self) -> Vec<Arrived> {
        let log = self.0.send("GET", "/sandbox/log", "");
        let entries: Vec<Entry> = serde_json::from_str(log.split_once("\r\n\r\n").unwrap().1).unwrap();
        assert!(self.0.send("DELETE", "/sandbox/log", "").contains(" 204 "));
        entries.into_iter().map(Arrived::of).collect()
    }
}
