//! `cargo xtask serve`: the page and its sandbox on this machine.

use std::path::Path;

use crate::{
    announce, args::Profile, build, error::Error, port, process::Task, project::Project, report::note,
};

/// Builds what is not current, then serves until it is stopped. The words are the server's own.
pub fn run(
    project: &Project,
    wanted: u16,
    open: bool,
    profile: Profile,
    words: &[String],
) -> Result<(), Error> {
    build::page(project, profile)?;
    let server = build::server(project)?;
    let port = free_port(wanted)?;
    let task = task(project, &server, port).args(words);
    start(task, port, open)
}

/// The wanted port, or the next free one, and a word about it.
pub fn free_port(wanted: u16) -> Result<u16, Error> {
    let port = port::free_from(wanted)?;
    if port != wanted {
        note(&format!("port {wanted} is taken; using {port} instead"));
    }
    Ok(port)
}

/// The server on a port, for the built page.
pub fn task(project: &Project, server: &Path, port: u16) -> Task {
    Task::new(server).dir(project.root()).args(["--port", &port.to_string(), "--dist"]).args([project.dist()])
}

/// Becomes the server, so that whatever ends this process ends the server and nothing is left on the port.
#[cfg(unix)]
fn start(task: Task, port: u16, open: bool) -> Result<(), Error> {
    announce::beside(port, open)?;
    Err(task.become_it())
}

#[cfg(not(unix))]
fn start(task: Task, port: u16, open: bool) -> Result<(), Error> {
    announce::beside(port, open)?;
    task.shown()
}
