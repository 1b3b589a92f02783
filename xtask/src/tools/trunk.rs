//! Trunk: bundles the wasm binaries, the page and its files into `dist/`.

use super::{Attempt, Tool, cargo_install, ensure as ensure_tool, find_tool};
use crate::{error::Error, programs, project::Project};

/// 0.22 needs a newer Rust than this project does.
const VERSION: &str = "0.21.14";

/// Finds or installs Trunk.
pub fn ensure(project: &Project) -> Result<Tool, Error> {
    let package = format!("trunk@{VERSION}");
    ensure_tool(
        &format!("trunk {VERSION}"),
        || find_tool(project, "trunk", |text| programs::first_version(text) == Some(VERSION)),
        vec![Attempt::new("cargo install", "about 2 minutes on two cores", || {
            // Without its update check and its own TLS by way of the system's library, which needs headers to build.
            cargo_install::run(project, &package, &["--no-default-features", "--features", "rustls"])
        })],
        &format!("cargo install --locked {package}"),
    )
}
