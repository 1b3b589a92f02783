//! Mock Service Worker, beside which the practice server in the browser is measured.

use std::{fs, path::PathBuf};

use super::npm;
use crate::{error::Error, project::Project};

/// Finds or installs it; says where its built files are.
pub fn ensure(project: &Project) -> Result<PathBuf, Error> {
    npm::ensure("msw@3.0.5", &project.tools().join("msw"), |folder, version| {
        let package = folder.join("node_modules").join("msw");
        let about = fs::read_to_string(package.join("package.json")).ok()?;
        about.contains(&format!("\"version\": \"{version}\"")).then(|| package.join("lib"))
    })
}
