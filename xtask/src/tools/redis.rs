//! A Redis that tests can start and stop.

use std::{env, path::PathBuf};

use super::{Attempt, ensure as ensure_tool};
use crate::{debian, error::Error, programs, project::Project};

/// The variable by which tests find it; whoever sets it chooses the server.
pub const VARIABLE: &str = "PUT_PLAYGROUND_REDIS";

/// The package with the server's program, and without the one that starts it as a service on this machine's port 6379.
const DEBIAN: [&str; 1] = ["redis-tools"];

/// The program in that package: the checker of Redis' files is the server under another name, and what it does goes by
/// the name that it is called by.
const CHECKER: &str = "redis-check-rdb";

/// Finds or installs redis-server.
pub fn ensure(project: &Project) -> Result<PathBuf, Error> {
    let mut attempts = Vec::new();
    if debian::is_here() {
        attempts.push(Attempt::new("Debian's packages", "about 15 s", || {
            debian::install(&DEBIAN)?;
            link(project)
        }));
    }
    ensure_tool("redis-server for the tests", || find(project), attempts, &command())
}

fn command() -> String {
    if cfg!(target_os = "macos") {
        "brew install redis".to_owned()
    } else if cfg!(windows) {
        "winget install Memurai.MemuraiDeveloper    (and set PUT_PLAYGROUND_REDIS to its memurai.exe)"
            .to_owned()
    } else {
        debian::command_for(&["redis-server"])
    }
}

fn find(project: &Project) -> Option<PathBuf> {
    let own = programs::find_in([project.tools().join("bin")], "redis-server");
    let found = env::var_os(VARIABLE)
        .map(PathBuf::from)
        .or_else(|| programs::on_path("redis-server"))
        .or_else(|| programs::on_path("valkey-server"))
        .or(own)?;
    programs::version_of(&found).is_some_and(|version| is_server(&version)).then_some(found)
}

/// `Redis server v=7.0.15 sha=…`, `Valkey server v=8.1.1 sha=…`, `Memurai server v=4.1.2 sha=…`.
fn is_server(version: &str) -> bool {
    version.contains("server v=")
}

/// Gives the program the server's name, in xtask's own folder.
#[cfg(unix)]
fn link(project: &Project) -> Result<(), Error> {
    if programs::on_path("redis-server").is_some() {
        return Ok(());
    }
    let checker = programs::on_path(CHECKER).ok_or(Error::NotFound { program: CHECKER.to_owned() })?;
    let folder = project.tools().join("bin");
    let server = folder.join("redis-server");
    std::fs::create_dir_all(&folder).map_err(Error::io(format!("making {}", folder.display())))?;
    // One from an earlier run may lead nowhere by now.
    let _ = std::fs::remove_file(&server);
    std::os::unix::fs::symlink(checker, &server).map_err(Error::io(format!("making {}", server.display())))
}

#[cfg(not(unix))]
fn link(_project: &Project) -> Result<(), Error> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_told_from_its_version() {
        assert!(is_server("Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=1"));
        assert!(is_server("Valkey server v=8.1.1 sha=00000000:0 malloc=libc bits=64 build=1"));
        assert!(!is_server("redis-cli 7.0.15"));
    }
}
