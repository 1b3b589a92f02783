//! Packages from npm, each in a folder of its own: npm removes from a folder what it did not just install.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    time::Duration,
};

use super::Attempt;
use crate::{debian, error::Error, process::Task, programs};

/// Finds a package, named with its version as in `msw@3.0.5`, or installs it into a folder of its own; `find` gets that folder and
/// the version.
pub fn ensure(
    package: &'static str,
    folder: &Path,
    find: impl Fn(&Path, &str) -> Option<PathBuf>,
) -> Result<PathBuf, Error> {
    let (_, version) = package.rsplit_once('@').unwrap_or((package, ""));
    super::ensure(
        package,
        || find(folder, version),
        attempts(package, folder),
        &format!("npm install {package}    (npm comes with Node.js)"),
    )
}

/// The ways to install a package into a folder.
pub fn attempts<'a>(package: &'static str, folder: &'a Path) -> Vec<Attempt<'a>> {
    let mut attempts = Vec::new();
    if programs::on_path("npm").is_some() {
        attempts.push(Attempt::new("npm", "a few seconds", move || install(package, folder)));
    }
    if debian::is_here() {
        attempts.push(Attempt::new("npm from Debian's packages", "about a minute", move || {
            debian::install(&["nodejs", "npm"])?;
            install(package, folder)
        }));
    }
    attempts
}

fn install(package: &str, folder: &Path) -> Result<(), Error> {
    let npm = programs::on_path("npm").ok_or(Error::NotFound { program: "npm".to_owned() })?;
    let words = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1"];
    let folder: OsString = folder.into();
    Task::new(npm)
        .args(words)
        .args(["--fetch-timeout=60000", package, "--prefix"])
        .args([folder])
        .limit(Duration::from_secs(180))
        .quiet()
}
