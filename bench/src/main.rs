//! `cargo xtask bench`: the practice server and the reader of Python measured beside their peers, all in one run.

mod child;
mod class;
mod client;
mod error;
mod goals;
mod load;
mod memory;
mod programs;
mod python;
mod throughput;
mod worker;

use child::Running;
use error::Error;
use goals::Goals;
use load::Generator;
use std::{
    ffi::OsString,
    process::{Command, ExitCode},
    time::Instant,
};

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Error> {
    let start = Instant::now();
    let mut goals = Goals::default();
    // The parts of one subject, or of whoever works on one part: `target/serve/bench worker`, with the variables set.
    let parts: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |part: &str| parts.is_empty() || parts.iter().any(|wanted| wanted == part);
    if is_wanted("throughput") {
        throughput::measure(&Generator::find(), &mut goals).await?;
    }
    if is_wanted("memory") {
        memory::measure().await?;
    }
    if is_wanted("worker") {
        worker::measure(&mut goals).await?;
    }
    if is_wanted("class") {
        class::measure(&mut goals).await?;
    }
    if is_wanted("python") {
        python::measure(&mut goals)?;
    }
    goals.print();
    println!("\nMeasured in {} s.", start.elapsed().as_secs());
    Ok(())
}

/// What `cargo xtask bench` says in this variable.
fn variable(name: &'static str) -> Result<OsString, Error> {
    std::env::var_os(name).ok_or(Error::Unset(name))
}

/// Starts the server that is measured, with nothing in it.
fn serve() -> Result<(Running, String), Error> {
    let mut command = Command::new(variable("PUT_PLAYGROUND_SERVE")?);
    Running::listening("serve", command.args(["--port", "0", "--dist"]).arg(variable("PUT_PLAYGROUND_DIST")?))
}

/// Starts the bare axum.
fn hello() -> Result<(Running, String), Error> {
    Running::server("hello", &mut Command::new(variable("PUT_PLAYGROUND_HELLO")?))
}
