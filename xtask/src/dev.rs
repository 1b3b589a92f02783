//! `cargo xtask dev`: the page reloads at every change, with the sandbox behind it.

use std::{process::Child, thread, time::Duration};

use crate::{
    announce,
    args::Profile,
    build,
    error::Error,
    port,
    process::end,
    project::Project,
    serve::{free_port, task},
    tools::Toolbox,
};

/// Runs Trunk and the server side by side until one of them ends.
pub fn run(project: &Project, wanted: u16, open: bool) -> Result<(), Error> {
    let toolbox = Toolbox::ensure(project, Profile::Dev)?;
    build::compile(project, Profile::Dev, &toolbox)?;
    let server = build::server(project)?;
    let page_port = free_port(wanted)?;
    let sandbox_port = port::free_from(page_port.saturating_add(1))?;

    let mut sandbox = task(project, &server, sandbox_port).start()?;
    let proxy = format!("http://127.0.0.1:{sandbox_port}/sandbox/");
    let trunk = toolbox
        .trunk(project)
        .args(["serve", "--offline=true", "--address", "127.0.0.1"]);
    let words = [
        "--port",
        &page_port.to_string(),
        "--proxy-backend",
        &proxy,
        "--proxy-no-redirect",
    ];
    let mut trunk = match trunk.args(words).start() {
        Ok(trunk) => trunk,
        Err(error) => {
            end(&mut sandbox);
            return Err(error);
        }
    };
    let announced = announce::beside(page_port, open);
    let result = announced.and_then(|()| until_one_ends(&mut trunk, &mut sandbox));
    end(&mut trunk);
    end(&mut sandbox);
    result
}

fn until_one_ends(trunk: &mut Child, sandbox: &mut Child) -> Result<(), Error> {
    loop {
        for (name, child) in [("trunk serve", &mut *trunk), ("serve", &mut *sandbox)] {
            if let Some(status) = child
                .try_wait()
                .map_err(Error::io(format!("waiting for `{name}`")))?
            {
                let (program, status) = (name.to_owned(), status.to_string());
                return Err(Error::Failed {
                    program,
                    status,
                    last_lines: Vec::new(),
                });
            }
        }
        thread::sleep(Duration::from_millis(200));
    }
}
