//! Requests by chance that know HTTP: most of them reach a resource and nearly mean something.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod body;
mod headers;
mod target;

use crate::dice::Dice;
use std::fmt;

/// The limit to set: small, so that bodies around it are cheap.
pub const MAX_BODY: usize = 64 * 1024;

/// Methods that few rows have.
const METHODS: [&str; 10] =
    ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "BREW"];

/// A row of the sandbox's index.
pub struct Row {
    /// Its path: `things/{id}`.
    pub path: String,
    /// Its methods.
    pub methods: Vec<String>,
}

impl Row {
    /// Whether an answer takes as long as that of a hundred others: a list of all that was made.
    fn is_slow(&self) -> bool {
        self.path.ends_with("log") || self.path.ends_with("things")
    }
}

/// A request to the sandbox.
pub struct Request {
    pub method: String,
    /// Path and query, relative to the sandbox.
    pub target: String,
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
    /// Whether the body breaks off after its last byte.
    pub is_cut: bool,
}

impl Request {
    /// The next one. `tags` are entity tags that the sandbox gave.
    pub fn by(dice: &mut Dice, rows: &[Row], tags: &[String]) -> Self {
        let row = &rows[dice.below(rows.len())];
        let row = if dice.one_in(3) {
            rows.iter().find(|row| row.path == "things/{id}").unwrap_or(row)
        } else {
            row
        };
        if row.is_slow() && !dice.one_in(16) {
            return Self::by(dice, rows, tags);
        }
        let method = match dice.below(100) {
            0 => "x".repeat(1 + dice.below(40)),
            1 => "put".to_owned(),
            2..12 => dice.pick(&METHODS).to_owned(),
            _ => row.methods[dice.below(row.methods.len())].clone(),
        };
        let target = target::target(dice, &row.path);
        let mut headers = headers::headers(dice, tags);
        let (kind, body) = body::body(dice);
        headers.extend(kind.map(|kind| ("content-type".to_owned(), kind.into_bytes())));
        Self { method, target, headers, body, is_cut: dice.one_in(100) }
    }
}

/// As a test would write it.
impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sandbox.exchange({:?}, {:?}, &[", self.method, self.target)?;
        for (name, value) in &self.headers {
            write!(f, "({name:?}, &b\"{}\"[..]), ", value.escape_ascii())?;
        }
        let cut = if self.is_cut { " // and then the body breaks off" } else { "" };
        write!(f, "], &b\"{}\"[..]).await;{cut}", self.body.escape_ascii())
    }
}
