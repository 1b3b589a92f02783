//! Why the server did not start, or stopped.

use super::store::OpenError;
use std::{io, net::IpAddr, path::PathBuf};

/// What ends the process with an error.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// There is nothing to serve at `/`.
    #[error("no page in {0}: build it with `cargo xtask build`, or name its folder with --dist")]
    NoPage(PathBuf),
    /// Somebody else listens there.
    #[error(
        "port {port} of {addr} is taken by another program: choose one with {option}, or {option} 0 for a free one"
    )]
    Taken {
        /// The address.
        addr: IpAddr,
        /// The port.
        port: u16,
        /// The option that chooses another port.
        option: &'static str,
    },
    /// The system refuses the address or the port.
    #[error("can't listen on {addr}:{port}: {source}")]
    Listen {
        /// The address.
        addr: IpAddr,
        /// The port.
        port: u16,
        /// The system's reason.
        source: io::Error,
    },
    /// There is no store as `--store` wants it.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// The teacher's key can't be made.
    #[error("the system has no random numbers, which --class needs for the teacher's key: {0}")]
    NoRandom(#[from] getrandom::Error),
    /// The system failed.
    #[error("the server stopped: {0}")]
    Stopped(#[from] io::Error),
}
