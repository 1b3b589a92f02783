//! Cargo, and what its lock file says.

use std::fs;

use crate::{
    error::Error,
    process::Task,
    project::Project,
    toolchain::{Changes, Toolchain},
};

/// A cargo command in the project, with the toolchain that runs xtask.
pub fn cargo(project: &Project) -> Task {
    Task::new("cargo").dir(project.root())
}

/// A cargo command with another environment.
pub fn cargo_with(project: &Project, changes: &Changes) -> Task {
    // A changed PATH is the child's: this process would still look for `cargo` along its own.
    let program = changes
        .iter()
        .find(|(name, _)| *name == "CARGO")
        .and_then(|(_, value)| value.clone());
    Task::new(program.unwrap_or_else(|| "cargo".into()))
        .dir(project.root())
        .envs(changes)
}

/// True when cargo knows the command, for instance `fmt` or `clippy`, with this toolchain.
pub fn has_command(project: &Project, toolchain: Toolchain, name: &str) -> bool {
    cargo_with(project, &toolchain.native(project))
        .args([name, "--version"])
        .text()
        .is_some()
}

/// The version of a package in Cargo.lock.
pub fn locked_version(project: &Project, package: &str) -> Result<String, Error> {
    let path = project.root().join("Cargo.lock");
    let shown = path.display().to_string();
    let text = fs::read_to_string(&path).map_err(Error::io(format!("reading {shown}")))?;
    let problem = "names no version of wasm-bindgen";
    version_in(&text, package)
        .map(str::to_owned)
        .ok_or(Error::Unexpected { file: shown, problem })
}

fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| line.trim() != name);
    let version = lines.nth(1)?.trim().strip_prefix("version = \"")?;
    version.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-macro"
version = "0.2.125"

[[package]]
name = "wasm-bindgen"
version = "0.2.126"
source = "registry"
"#;

    #[test]
    fn the_version_is_that_of_the_very_package() {
        assert_eq!(version_in(LOCK, "wasm-bindgen"), Some("0.2.126"));
        assert_eq!(version_in(LOCK, "wasm-bindgen-macro"), Some("0.2.125"));
        assert_eq!(version_in(LOCK, "wasm"), None);
    }

    #[test]
    fn windows_line_ends_do_no_harm() {
        assert_eq!(
            version_in(&LOCK.replace('\n', "\r\n"), "wasm-bindgen"),
            Some("0.2.126")
        );
    }

    #[test]
    fn this_projects_lock_file_names_wasm_bindgen() -> Result<(), Error> {
        let version = locked_version(&Project::find(), "wasm-bindgen")?;
        assert!(version.starts_with("0.2."), "{version}");
        Ok(())
    }
}
