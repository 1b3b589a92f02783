//! The wasm32 target: Rust's standard library for browsers.

use std::{path::Path, time::Duration};

use super::{Attempt, ensure as ensure_tool};
use crate::{
    debian,
    error::Error,
    process::Task,
    programs,
    project::Project,
    toolchain::{Toolchain, WASM},
};

/// What Debian's Rust needs to build for browsers: compiler, cargo, the standard library's source, the linker's glue.
const DEBIAN: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// Finds or installs the target, and says which toolchain has it.
pub fn ensure(project: &Project) -> Result<Toolchain, Error> {
    let mut attempts = Vec::new();
    if programs::on_path("rustup").is_some() {
        attempts.push(Attempt::new("rustup target add", "a few seconds", || {
            let task = Task::new("rustup").args(["target", "add", WASM]).dir(project.root());
            task.limit(Duration::from_secs(180)).quiet()
        }));
    }
    if debian::is_here() {
        attempts.push(Attempt::new("Debian's Rust (rustc-web)", "about 30 s", || {
            debian::update()?;
            let lld = debian::lld_for_rust();
            debian::install(&[&DEBIAN[..], &[&lld]].concat())
        }));
    }
    ensure_tool("wasm32 target", || find(project), attempts, &format!("rustup target add {WASM}"))
}

fn find(project: &Project) -> Option<Toolchain> {
    let words = ["--print", "target-libdir", "--target", WASM];
    let folder = Task::new("rustc").args(words).dir(project.root()).text();
    if folder.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Some(Toolchain::Ordinary);
    }
    (debian::is_here() && debian::has(&DEBIAN)).then_some(Toolchain::Debian)
}
