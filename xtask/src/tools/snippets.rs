//! The programs that the page writes requests for: the tests run its snippets with them.

use std::path::PathBuf;

use super::{Attempt, ensure as ensure_tool, python::environment};
use crate::{debian, error::Error, programs, project::Project};

/// The variable by which tests find a Python that has `requests` and HTTPie.
pub const VARIABLE: &str = "PUT_PLAYGROUND_PYTHON";

/// A program, and the Debian package that has it.
const PROGRAMS: [(&str, &str); 3] = [("bash", "bash"), ("curl", "curl"), ("node", "nodejs")];

/// Finds or installs them; says which Python has the packages.
pub fn ensure(project: &Project) -> Result<PathBuf, Error> {
    // The test that needs them runs where a POSIX shell is.
    if cfg!(unix) {
        for (name, package) in PROGRAMS {
            program(name, package)?;
        }
    }
    python(project)
}

/// Finds or makes the Python that has `requests` and HTTPie, alone.
pub fn python(project: &Project) -> Result<PathBuf, Error> {
    let requirements = project.root().join("tests").join("snippets_run_for_real").join("requirements.txt");
    environment(project, "python", &requirements)
}

fn program(name: &str, package: &'static str) -> Result<PathBuf, Error> {
    let mut attempts = Vec::new();
    if debian::is_here() {
        attempts
            .push(Attempt::new("Debian's packages", "about a minute", move || debian::install(&[package])));
    }
    ensure_tool(name, || programs::on_path(name), attempts, &debian::command_for(&[package]))
}
