//! Debian's packages: the way out where an ordinary installer can't reach its host.

use std::{sync::OnceLock, time::Duration};

use crate::{error::Error, process::Task, programs, report::note};

/// A mirror that does not answer must not hold anyone up.
const LIMIT: Duration = Duration::from_secs(300);

/// True where packages can be installed this way at all.
pub fn is_here() -> bool {
    cfg!(target_os = "linux") && programs::on_path("apt-get").is_some()
}

/// The command that a person would type.
pub fn command_for(packages: &[&str]) -> String {
    format!("sudo apt-get install --no-install-recommends {}", packages.join(" "))
}

/// True when all of these are installed.
pub fn has(packages: &[&str]) -> bool {
    let words = ["--show", "--showformat", "${db:Status-Status}\n"];
    let states = Task::new("dpkg-query").args(words).args(packages).text();
    states.is_some_and(|states| states.lines().all(|state| state == "installed"))
}

/// Reads the lists of packages, once in the life of this process.
pub fn update() -> Result<(), Error> {
    static DONE: OnceLock<()> = OnceLock::new();
    if DONE.set(()).is_ok()
        && let Err(error) = apt_get(&["update"])?.quiet()
    {
        // One unreachable source among several is no reason to stop; a missing package will say so itself.
        note(&format!("apt-get update: {error}"));
    }
    Ok(())
}

/// Installs packages. Never removes one: a package that is in the way is the user's to judge.
pub fn install(packages: &[&str]) -> Result<(), Error> {
    update()?;
    let words = ["install", "--yes", "--no-install-recommends", "--no-remove"];
    apt_get(&words)?.args(packages).quiet()
}

/// The linker that matches Debian's Rust: the one of the LLVM that `rust-web-llvm` depends on.
pub fn lld_for_rust() -> String {
    let depends = Task::new("apt-cache").args(["depends", "rust-web-llvm"]).text().unwrap_or_default();
    lld_from(&depends).unwrap_or_else(|| "lld".to_owned())
}

fn lld_from(depends: &str) -> Option<String> {
    let number = depends.split_whitespace().find_map(|word| word.strip_prefix("llvm-"))?;
    number.parse::<u32>().ok().map(|number| format!("lld-{number}"))
}

fn apt_get(words: &[&str]) -> Result<Task, Error> {
    let options =
        ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20", "-o", "DPkg::Lock::Timeout=60"];
    let task = if is_root() {
        Task::new("apt-get")
    } else if Task::new("sudo").args(["-n", "true"]).text().is_some() {
        Task::new("sudo").args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
    } else {
        return Err(Error::NotAllowed { doing: "apt-get" });
    };
    Ok(task.args(options).args(words).env("DEBIAN_FRONTEND", "noninteractive").limit(LIMIT))
}

fn is_root() -> bool {
    Task::new("id").args(["-u"]).text().is_some_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_has_the_number_of_the_compiler() {
        let depends = "rust-web-llvm\n  Depends: libc6\n  Depends: llvm-22\n  Conflicts: <rust-llvm>\n";
        assert_eq!(lld_from(depends).as_deref(), Some("lld-22"));
        assert_eq!(lld_from(""), None);
    }
}
