//! The sandbox on TCP, and the built page beside it.

mod addresses;
mod announce;
mod body;
mod class;
mod clock;
mod connections;
mod error;
mod front;
mod guard;
mod heads;
mod listen;
mod live;
mod logging;
mod options;
mod rate;
mod shutdown;
mod site;
mod store;

use clap::Parser;
use class::{Class, Key};
use error::ServeError;
use front::Front;
use options::Options;
use put_playground::sandbox::{self, Config, Place};
use std::{process::ExitCode, sync::Arc};
use tokio::sync::watch;

/// Files that are open beside the connections: listeners, a store, files of the page on their way.
const OTHER_FILES: usize = 64;

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    logging::start(options.verbose, options.log_format);
    match serve(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(options: Options) -> Result<(), ServeError> {
    if !options.dist.join("index.html").is_file() {
        return Err(ServeError::NoPage(options.dist));
    }
    let store::Stores { store, log } = store::open(&options.store).await?;
    let addr = options.addr();
    let first = listen::on(addr, options.port, "--port").await?;
    let first_at = first.local_addr()?;
    let second = listen::second(addr, options.second_port, first_at.port()).await?;
    let second_at = second.local_addr()?;
    let (stopping, stops) = watch::channel(false);
    let log: Arc<dyn sandbox::Log> = Arc::new(live::Live::new(log, stops.clone()));
    let key = if options.class { Some(Key::random()?) } else { None };
    let class = key.clone().map(|key| Arc::new(Class::new(key, first_at, store.clone(), log.clone(), stops)));
    let sandbox = sandbox::router(Config {
        place: Place::Tcp,
        max_body: options.max_body,
        store: store.clone(),
        log,
        clock: Arc::new(clock::SystemClock),
    });
    let front = Front {
        sandbox,
        site: site::router(&options.dist),
        store,
        rate: options.rate().map(rate::Rate::new),
        times: options.times(),
        second_port: second_at.port(),
        class,
    };
    // Who signals as soon as the line is there must be heard.
    let stop = shutdown::requested();
    announce::beside(first_at, second_at, key.as_ref());
    announce::listening(first_at)?;
    let connections = connections_at_most(options.max_connections.get());
    connections::serve(Arc::new(front), [first, second], connections, stop, stopping).await;
    Ok(())
}

/// As many as were asked for, or as the system has files for: on some it starts with 256, and gives more on demand.
fn connections_at_most(wanted: usize) -> usize {
    let wanted_files = wanted.saturating_add(OTHER_FILES);
    let files = rlimit::increase_nofile_limit(wanted_files as u64).unwrap_or(wanted_files as u64);
    let files = usize::try_from(files).unwrap_or(usize::MAX);
    wanted.min(files.saturating_sub(OTHER_FILES).max(1))
}
