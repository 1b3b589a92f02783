//! Tells the user where the page is, once it is there.
//!
//! This runs beside the server, as `xtask announce`: on Unix the process that was `cargo xtask serve` is the server by then.

use std::{
    env,
    net::{Ipv4Addr, SocketAddr, TcpStream},
    thread,
    time::{Duration, Instant},
};

use crate::{error::Error, process::Task};

/// A server that takes longer has failed, and has said so itself.
const PATIENCE: Duration = Duration::from_secs(20);

/// Starts `xtask announce` and does not wait for it.
pub fn beside(port: u16, open: bool) -> Result<(), Error> {
    let this = env::current_exe().map_err(Error::io("finding xtask's own file"))?;
    let mut task = Task::new(this).args(["announce", "--port", &port.to_string()]);
    if open {
        task = task.args(["--open"]);
    }
    task.start().map(drop)
}

/// Waits until the server answers, prints its address, and opens a browser if asked to.
pub fn run(port: u16, open: bool) -> Result<(), Error> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let start = Instant::now();
    while TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_err() {
        if start.elapsed() > PATIENCE {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(50));
    }
    println!("\nThe PUT Playground is at\n\n    http://{address}/\n\nCtrl+C ends it.");
    if open { open_browser(&format!("http://{address}/")) } else { Ok(()) }
}

fn open_browser(url: &str) -> Result<(), Error> {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    Task::new(program).args([url]).start().map(drop)
}
