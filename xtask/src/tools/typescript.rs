//! TypeScript's checker, which holds the scripts in other people's pages against the types in their comments.

use std::path::PathBuf;

use super::{ensure as ensure_tool, npm};
use crate::{error::Error, programs, project::Project};

const VERSION: &str = "7.0.2";

const PACKAGE: &str = "typescript@7.0.2";

/// Finds or installs it, 30 MB, and says where it is.
pub fn ensure(project: &Project) -> Result<PathBuf, Error> {
    let folder = project.tools().join("typescript");
    let find = || {
        let own = folder.join("node_modules").join(".bin");
        let path = programs::find_in([own], "tsc")?;
        programs::version_of(&path)?.contains(VERSION).then_some(path)
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
        assert_eq!(PACKAGE, format!("typescript@{VERSION}"));
    }
}
