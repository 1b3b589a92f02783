//! Why nothing could be measured.

/// What stopped the measurement.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0} is not set: run `cargo xtask bench`, which builds and installs what is measured")]
    Unset(&'static str),
    #[error("{name} did not start: {source}")]
    Start { name: String, source: std::io::Error },
    #[error("{name} did not say where it listens")]
    NotListening { name: String },
    #[error("a connection failed: {0}")]
    Connection(#[from] std::io::Error),
    #[error("{what} answered {status}")]
    Refused { what: String, status: u16 },
    #[error("wrk reported what can't be read:\n{0}")]
    Wrk(String),
    #[error("the browser did not report within {0} s")]
    SilentBrowser(u64),
    #[error("in the browser: {0}")]
    Browser(String),
    #[error("a program of the tests can't be read: {0}")]
    Program(#[from] put_playground::python::ProgramError),
    #[error("Python answered what can't be read: `{0}`")]
    Python(String),
    #[error("put_playground found {ours} statements where Python found {theirs}")]
    Disagreement { ours: usize, theirs: usize },
}
