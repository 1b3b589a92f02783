//! What a hundred thousand things occupy in `serve`.

use crate::{
    client::{Connection, request},
    error::Error,
};
use std::time::Instant;
use tokio::task::JoinSet;

const THINGS: usize = 100_000;

/// The size of each, in bytes.
const SIZE: usize = 100;

/// How many connections bring them.
const LANES: usize = 8;

/// Measures and prints it.
pub async fn measure() -> Result<(), Error> {
    let (running, address) = crate::serve()?;
    // A server that has not been asked anything has not made its threads yet.
    Connection::new(&address).exchange(&request("GET", "/sandbox/", "")).await?;
    let before = running.memory();
    let start = Instant::now();
    let mut lanes = JoinSet::new();
    for lane in 0..LANES {
        let mut connection = Connection::new(&address);
        lanes.spawn(async move {
            for number in (lane..THINGS).step_by(LANES) {
                let path = format!("/sandbox/things/thing-{number}");
                connection.exchange(&request("PUT", &path, &format!("{number:0SIZE$}"))).await?;
            }
            Ok::<_, Error>(())
        });
    }
    for lane in lanes.join_all().await {
        lane?;
    }
    let seconds = start.elapsed().as_secs_f64();
    let (Some(before), Some(after)) = (before, running.memory()) else {
        println!("\nMemory: this system has no /proc to read it from.");
        return Ok(());
    };
    let mib = |bytes: u64| bytes as f64 / 1024.0 / 1024.0;
    println!(
        "\nMemory of serve: {:.1} MiB when empty, {:.1} MiB with {THINGS} things of {SIZE} bytes ({:.0} bytes each; put in {seconds:.1} s)",
        mib(before),
        mib(after),
        after.saturating_sub(before) as f64 / THINGS as f64,
    );
    Ok(())
}
