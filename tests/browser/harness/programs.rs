//! Where the programs and the built page are. `cargo xtask test` says so in variables; a developer's machine may have
//! them on PATH.

use std::env;
use std::path::PathBuf;

const HINT: &str = "Run `cargo xtask test`, which builds or installs it and says where it is";

fn chosen(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

/// Chromium; `None` lets ChromeDriver look for it.
pub fn chromium() -> Option<PathBuf> {
    chosen("PUT_PLAYGROUND_CHROMIUM")
}

/// ChromeDriver.
pub fn chromedriver() -> PathBuf {
    chosen("PUT_PLAYGROUND_CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into())
}

/// The folder of the built page.
pub fn dist() -> PathBuf {
    let dist = chosen("PUT_PLAYGROUND_DIST")
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"));
    assert!(dist.join("index.html").is_file(), "there is no page in {}. {HINT}.", dist.display());
    dist
}

/// The program `serve`.
pub fn serve() -> PathBuf {
    chosen("PUT_PLAYGROUND_SERVE").unwrap_or_else(|| env!("CARGO_BIN_EXE_serve").into())
}

/// A Python 3.
pub fn python() -> PathBuf {
    chosen("PUT_PLAYGROUND_PYTHON").unwrap_or_else(|| "python3".into())
}

/// The program that finishes a build.
pub fn xtask() -> PathBuf {
    let name = format!("xtask{}", env::consts::EXE_SUFFIX);
    chosen("PUT_PLAYGROUND_XTASK")
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_serve")).with_file_name(name))
}

/// What to say when a program did not start.
pub fn missing(program: &std::path::Path, error: &std::io::Error) -> String {
    format!("{} did not start: {error}. {HINT}.", program.display())
}
