//! TypeScript's checker, which holds the scripts in other people's pages against the types in their comments.

use std::path::PathBuf;

use super::npm;
use crate::{error::Error, programs, project::Project};

/// Finds or installs it, 30 MB, and says where it is.
pub fn ensure(project: &Project) -> Result<PathBuf, Error> {
    npm::ensure("typescript@7.0.2", &project.tools().join("typescript"), |folder, version| {
        let path = programs::find_in([folder.join("node_modules").join(".bin")], "tsc")?;
        programs::version_of(&path)?.contains(version).then_some(path)
    })
}
