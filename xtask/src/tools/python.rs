//! Python environments with the very packages that a requirements file names, for tests that compare with Python programs.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{Attempt, ensure as ensure_tool};
use crate::{debian, error::Error, process::Task, programs, project::Project};

/// What Debian leaves out of its Python.
const DEBIAN: [&str; 3] = ["python3", "python3-venv", "python3-pip"];

/// The names of a Python 3 on PATH.
const NAMES: [&str; 2] = ["python3", "python"];

/// Finds or makes the environment `target/tools/NAME` and says where its Python is. `requirements` names every package with
/// its exact version, so none is looked for beyond it.
pub fn environment(project: &Project, name: &str, requirements: &Path) -> Result<PathBuf, Error> {
    let folder = project.tools().join(name);
    let wanted =
        fs::read_to_string(requirements).map_err(Error::io(format!("reading {}", requirements.display())))?;
    let mut attempts = Vec::new();
    if NAMES.into_iter().any(|name| programs::on_path(name).is_some()) {
        attempts.push(Attempt::new("venv and pip", "less than a minute", || {
            make(&folder, requirements, &wanted)
        }));
    }
    if debian::is_here() {
        attempts.push(Attempt::new("Debian's Python, venv and pip", "about a minute", || {
            debian::install(&DEBIAN)?;
            make(&folder, requirements, &wanted)
        }));
    }
    ensure_tool(
        &format!("{name} in a Python environment of its own"),
        || find(&folder, &wanted),
        attempts,
        &debian::command_for(&DEBIAN),
    )
}

/// The environment's Python, when the environment was finished with these requirements and still runs.
fn find(folder: &Path, wanted: &str) -> Option<PathBuf> {
    let python = python_in(folder);
    let has = fs::read_to_string(mark_in(folder)).ok()?;
    (has == wanted && programs::version_of(&python).is_some()).then_some(python)
}

fn make(folder: &Path, requirements: &Path, wanted: &str) -> Result<(), Error> {
    let python = NAMES.into_iter().find_map(programs::on_path);
    let python = python.ok_or(Error::NotFound { program: NAMES[0].to_owned() })?;
    let limit = Duration::from_secs(300);
    Task::new(python).args(["-m", "venv", "--clear"]).args([folder]).limit(limit).quiet()?;
    Task::new(python_in(folder))
        .args(["-m", "pip", "install", "--no-deps", "--disable-pip-version-check", "--no-input"])
        .args(["--timeout=20", "--retries=1", "--requirement"])
        .args([requirements])
        .limit(limit)
        .quiet()?;
    // Written last: an environment without it was not finished.
    fs::write(mark_in(folder), wanted).map_err(Error::io("noting what was installed"))
}

fn mark_in(folder: &Path) -> PathBuf {
    folder.join("requirements.txt")
}

fn python_in(folder: &Path) -> PathBuf {
    let (programs, file) = if cfg!(windows) { ("Scripts", "python.exe") } else { ("bin", "python") };
    folder.join(programs).join(file)
}
