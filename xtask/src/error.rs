//! What can stop a command, in words that say what to do next.

use std::{fmt, io, time::Duration};

use crate::report::in_words;

/// Why a command ended early.
#[derive(Debug)]
pub enum Error {
    /// A tool is neither there nor to be had by any way that was tried.
    Missing { tool: String, command: String, tried: Vec<(String, Error)> },
    /// A program ended with an error; its last lines are kept when they were not shown already.
    Failed { program: String, status: String, last_lines: Vec<String> },
    /// A program took longer than it may.
    TooSlow { program: String, limit: Duration },
    /// A program is not on PATH.
    NotFound { program: String },
    /// A file or a process could not be handled.
    Io { doing: String, source: io::Error },
    /// A file does not contain what it should.
    Unexpected { file: String, problem: &'static str },
    /// An ordinary user cannot install system packages.
    NotAllowed { doing: &'static str },
    /// `dist/` is larger than the project allows itself.
    OverBudget(String),
    /// No port from this one on is free.
    NoFreePort(u16),
}

impl Error {
    /// Says what was being done when the system refused.
    pub fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::Io { doing, source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { tool, command, tried } => {
                write!(f, "{tool} is missing and could not be installed")?;
                for (how, error) in tried {
                    write!(f, "\n  {how}: {}", error.to_string().replace('\n', "\n    "))?;
                }
                write!(f, "\nGet it with:\n  {command}\nthen run the same command again.")
            }
            Self::Failed { program, status, last_lines } => {
                write!(f, "`{program}` failed ({status})")?;
                for line in last_lines {
                    write!(f, "\n  {line}")?;
                }
                Ok(())
            }
            Self::TooSlow { program, limit } => {
                write!(f, "`{program}` was stopped: it did not end within {}", in_words(*limit))
            }
            Self::NotFound { program } => write!(f, "`{program}` is not on PATH"),
            Self::Io { doing, source } => write!(f, "{doing}: {source}"),
            Self::Unexpected { file, problem } => write!(f, "{file}: {problem}"),
            Self::NotAllowed { doing } => write!(f, "{doing} needs root, or sudo without a password"),
            Self::OverBudget(what) => write!(f, "dist/ is over its size budget: {what}"),
            Self::NoFreePort(from) => write!(f, "no port from {from} on is free"),
        }
    }
}

impl std::error::Error for Error {}
