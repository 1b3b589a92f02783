//! Mock Service Worker, beside which the practice server in the browser is measured.

use std::{fs, path::PathBuf};

use super::{ensure as ensure_tool, npm};
use crate::{error::Error, project::Project};

const VERSION: &str = "3.0.5";

const PACKAGE: &str = "msw@3.0.5";

/// Finds or installs it; says where its built files are.
pub fn ensure(project: &Project) -> Result<PathBuf, Error> {
    let folder = project.tools().join("msw");
    let package = folder.join("node_modules").join("msw");
    let find = || {
        let about = fs::read_to_string(package.join("package.json")).ok()?;
        about.contains(&format!("\"version\": \"{VERSION}\"")).then(|| package.join("lib"))
    };
    ensure_tool(
        PACKAGE,
        find,
        npm::attempts(PACKAGE, &folder),
        &format!("npm install {PACKAGE}    (npm comes with Node.js)"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_is_the_version() {
        assert_eq!(PACKAGE, format!("msw@{VERSION}"));
    }
}
