//! Cargo, and what its lock file says.

use std::{fs, path::PathBuf};

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
    let program = given_cargo(changes).unwrap_or_else(|| "cargo".into());
    Task::new(program).dir(project.root()).envs(changes)
}

/// A command that is a program of its own, `clippy` or `fmt`, with another environment.
pub fn subcommand_with(project: &Project, changes: &Changes, name: &str) -> Task {
    match given_cargo(changes) {
        // Cargo itself may prefer the program of that name in the user's ~/.cargo/bin, which belongs to another toolchain.
        Some(cargo) => Task::new(cargo.with_file_name(format!("cargo-{name}"))).args([name]),
        None => Task::new("cargo").args([name]),
    }
    .dir(project.root())
    .envs(changes)
}

/// The cargo that the environment names. A changed PATH is the child's: this process looks along its own.
fn given_cargo(changes: &Changes) -> Option<PathBuf> {
    let (_, cargo) = changes.iter().find(|(name, _)| *name == "CARGO")?;
    cargo.clone().map(PathBuf::from)
}

/// True when cargo knows the command, for instance `fmt` or `clippy`, with this toolchain.
pub fn has_command(project: &Project, toolchain: Toolchain, name: &str) -> bool {
    cargo_with(project, &toolchain.native(project)).args([name, "--version"]).text().is_some()
}

/// The version of a package in Cargo.lock.
pub fn locked_version(project: &Project, package: &str) -> Result<String, Error> {
    let path = project.root().join("Cargo.lock");
    let shown = path.display().to_string();
    let text = fs::read_to_string(&path).map_err(Error::io(format!("reading {shown}")))?;
    let problem = "names no version of wasm-bindgen";
    version_in(&text, package).map(str::to_owned).ok_or(Error::Unexpected { file: shown, problem })
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
        assert_eq!(version_in(&LOCK.replace('\n', "\r\n"), "wasm-bindgen"), Some("0.2.126"));
    }

    #[test]
    fn this_projects_lock_file_names_wasm_bindgen() -> Result<(), Error> {
        let version = locked_version(&Project::find(), "wasm-bindgen")?;
        assert!(version.starts_with("0.2."), "{version}");
        Ok(())
    }
}
