//! wasm-opt: makes the wasm binaries smaller.

use std::{ffi::OsString, time::Duration};

use super::{Attempt, Tool, ensure as ensure_tool, find_tool};
use crate::{debian, error::Error, process::Task, programs, project::Project};

/// The npm package that carries a wasm-opt for every system, in JavaScript and WebAssembly itself.
const PACKAGE: &str = "binaryen@132.0.0";

/// Older ones do not know all that today's Rust emits; Debian 12's 108 is one of them.
const OLDEST: u32 = 123;

/// Finds or installs wasm-opt.
pub fn ensure(project: &Project) -> Result<Tool, Error> {
    let mut attempts = Vec::new();
    if programs::on_path("npm").is_some() {
        attempts.push(Attempt::new("npm", "a few seconds", || from_npm(project)));
    }
    if debian::is_here() {
        attempts.push(Attempt::new("npm from Debian's packages", "about a minute", || {
            debian::install(&["nodejs", "npm"])?;
            from_npm(project)
        }));
    }
    ensure_tool(
        "wasm-opt",
        || find_tool(project, "wasm-opt", |text| release(text).is_some_and(|number| number >= OLDEST)),
        attempts,
        &format!("npm install --global {PACKAGE}    (npm comes with Node.js)"),
    )
}

fn from_npm(project: &Project) -> Result<(), Error> {
    let npm = programs::on_path("npm").ok_or(Error::NotFound { program: "npm".to_owned() })?;
    let words = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1"];
    let folder: OsString = project.tools().join("npm").into();
    Task::new(npm)
        .args(words)
        .args(["--fetch-timeout=60000", PACKAGE, "--prefix"])
        .args([folder])
        .limit(Duration::from_secs(180))
        .quiet()
}

/// `wasm-opt version 132 (version_132)` has no dots in its version.
fn release(text: &str) -> Option<u32> {
    text.split_whitespace().skip_while(|word| *word != "version").nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_is_read_from_what_it_says() {
        assert_eq!(release("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(release("wasm-opt version 108"), Some(108));
        assert_eq!(release("wasm-opt"), None);
    }
}
