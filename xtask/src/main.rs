//! `cargo xtask`: installs what is missing, builds, serves, checks and tests the playground.
//!
//! Plain Rust and no shell, so that one set of commands serves Linux, macOS and Windows, a laptop and CI. `args` says
//! what can be asked for, one module carries out each command, `tools` makes sure of everything that they need.

mod announce;
mod args;
mod bench;
mod build;
mod cargo;
mod check;
mod compress;
mod debian;
mod dev;
mod digest;
mod embed;
mod error;
mod fingerprint;
mod hash;
mod icons;
mod imports;
mod names;
mod port;
mod process;
mod programs;
mod project;
mod report;
mod serve;
mod sizes;
mod stamp;
mod test;
mod toolchain;
mod tools;

use std::process::ExitCode;

use crate::{args::Command, error::Error, project::Project};

fn main() -> ExitCode {
    let command = match args::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("error: {error}\n\n{}", args::HELP);
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Error> {
    let project = Project::find();
    match command {
        Command::Help => {
            println!("{}", args::HELP);
            Ok(())
        }
        Command::Serve { port, open, profile, words } => serve::run(&project, port, open, profile, &words),
        Command::Build { profile } => build::run(&project, profile),
        Command::Dev { port, open } => dev::run(&project, port, open),
        Command::DevPair { port, open } => dev::pair(&project, port, open),
        Command::Check => check::run(&project),
        Command::Test => test::run(&project),
        Command::Bench { only } => bench::run(&project, only),
        Command::Icons => icons::run(&project),
        Command::Stamp => stamp::run(),
        Command::Announce { port, open } => announce::run(port, open),
    }
}
