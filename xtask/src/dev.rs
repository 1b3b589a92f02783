//! `cargo xtask dev`: the page reloads at every change, with the sandbox behind it.
//!
//! Trunk and the server are children of a second xtask, `xtask dev-pair`, whose standard input is a pipe from the first.
//! However the first one ends, and a signal leaves it no time to tidy up, the pipe closes, and the second one ends the pair:
//! nothing stays behind on a port.

use std::{
    env,
    io::{Read, stdin},
    path::Path,
    process::Child,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crate::{
    announce,
    args::Profile,
    build,
    error::Error,
    port,
    process::{Task, end},
    programs,
    project::Project,
    serve::{free_port, task},
    tools::Toolbox,
};

/// Prepares everything, then hands over to the pair.
pub fn run(project: &Project, wanted: u16, open: bool) -> Result<(), Error> {
    let toolbox = Toolbox::ensure(project, Profile::Dev)?;
    build::compile(project, Profile::Dev, &toolbox)?;
    build::server(project)?;
    let port = free_port(wanted)?.to_string();
    let this = env::current_exe().map_err(Error::io("finding xtask's own file"))?;
    let pair = toolbox.run(project, this).args(["dev-pair", "--port", &port]);
    if open { pair.args(["--open"]).held() } else { pair.held() }
}

/// Runs Trunk and the server side by side until one of them ends, or the process that wanted them.
pub fn pair(project: &Project, page_port: u16, open: bool) -> Result<(), Error> {
    let sandbox_port = port::free_from(page_port.saturating_add(1))?;
    let mut sandbox = task(project, &build::server_file(project), sandbox_port).start()?;
    let result = trunk(project, page_port, sandbox_port).start().and_then(|mut trunk| {
        let result = announce::beside(page_port, open).and_then(|()| wait(&mut trunk, &mut sandbox));
        end(&mut trunk);
        result
    });
    end(&mut sandbox);
    result
}

fn trunk(project: &Project, page_port: u16, sandbox_port: u16) -> Task {
    let trunk = programs::on_path("trunk");
    Task::new(trunk.as_deref().unwrap_or(Path::new("trunk")))
        .dir(project.root())
        .args(["serve", "--offline=true", "--address", "127.0.0.1", "--port", &page_port.to_string()])
        .args(["--proxy-no-redirect", "--proxy-backend"])
        .args([format!("http://127.0.0.1:{sandbox_port}/sandbox/")])
}

fn wait(trunk: &mut Child, sandbox: &mut Child) -> Result<(), Error> {
    let wanted = Arc::new(AtomicBool::new(true));
    let flag = Arc::clone(&wanted);
    thread::spawn(move || {
        // Nothing is ever written: reading ends when the other side is gone.
        let _ = stdin().read_to_end(&mut Vec::new());
        flag.store(false, Ordering::Relaxed);
    });
    while wanted.load(Ordering::Relaxed) {
        for (name, child) in [("trunk serve", &mut *trunk), ("serve", &mut *sandbox)] {
            if let Some(status) = child.try_wait().map_err(Error::io(format!("waiting for `{name}`")))? {
                let (program, status) = (name.to_owned(), status.to_string());
                return Err(Error::Failed { program, status, last_lines: Vec::new() });
            }
        }
        thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}
