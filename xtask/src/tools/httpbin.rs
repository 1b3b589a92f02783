//! The real httpbin, which the sandbox is compared with.

use std::path::PathBuf;

use super::python;
use crate::{error::Error, project::Project};

/// The variable by which the test finds the Python that has it.
pub const VARIABLE: &str = "PUT_PLAYGROUND_HTTPBIN";

/// Finds or installs httpbin and gunicorn; says which Python has them.
pub fn ensure(project: &Project) -> Result<PathBuf, Error> {
    let requirements = project.root().join("tests").join("httpbin").join("requirements.txt");
    python::environment(project, "httpbin", &requirements)
}
