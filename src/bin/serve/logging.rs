//! What the server says of itself, on stderr.

use crate::options::LogFormat;
use tracing_subscriber::{EnvFilter, fmt};

/// Sets up `tracing`. Without `verbose` a request has no line; `RUST_LOG` overrides both.
pub fn start(verbose: bool, format: LogFormat) {
    let usual = if verbose { "info,serve=debug,tower_http=debug" } else { "info" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let lines = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
}
