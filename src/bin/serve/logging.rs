//! What the server says of itself, on stderr.

use crate::options::LogFormat;
use std::io::{IsTerminal, stderr};
use tracing_subscriber::{EnvFilter, fmt};

/// Sets up `tracing`. Without `verbose` a request has no line; `RUST_LOG` overrides both.
pub fn start(verbose: bool, format: LogFormat) {
    let usual = if verbose { "info,serve=debug,tower_http=debug" } else { "info" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    // Colours are for eyes: a file or a program would get their escapes.
    let lines = fmt().with_env_filter(filter).with_ansi(stderr().is_terminal()).with_writer(stderr);
    match format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
}
