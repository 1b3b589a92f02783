//! wasm-bindgen: writes the JavaScript between a wasm binary and the browser.

use super::{Attempt, Tool, cargo_install, ensure as ensure_tool, find_tool};
use crate::{cargo, error::Error, programs, project::Project};

/// Finds or installs wasm-bindgen, in the very version of the library in Cargo.lock: they share an unstable format.
pub fn ensure(project: &Project) -> Result<Tool, Error> {
    let version = cargo::locked_version(project, "wasm-bindgen")?;
    let package = format!("wasm-bindgen-cli@{version}");
    ensure_tool(
        &format!("wasm-bindgen {version}"),
        || find_tool(project, "wasm-bindgen", |text| programs::first_version(text) == Some(&version)),
        vec![Attempt::new("cargo install", "about 1 minute on two cores", || {
            cargo_install::run(project, &package, &[])
        })],
        &format!("cargo install --locked {package}"),
    )
}
