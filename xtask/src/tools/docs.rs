//! What tutorials are made with: MkDocs with Material, Sphinx, nbconvert. The tests build a page with each.

use std::path::PathBuf;

use super::python;
use crate::{error::Error, project::Project};

/// The variable by which the test finds the Python that has them.
pub const VARIABLE: &str = "PUT_PLAYGROUND_DOCS";

/// Finds or installs them; says which Python has them. 10 s and 220 MB.
pub fn ensure(project: &Project) -> Result<PathBuf, Error> {
    let folder = project.root().join("tests").join("fixtures").join("documentation");
    python::environment(project, "docs", &folder.join("requirements.txt"))
}
