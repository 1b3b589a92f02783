//! A class of 200 students at two requests a second for a minute, and how far behind them the board is.

#[path = "../../tests/simulated_class/mod.rs"]
mod simulated_class;

use crate::{child::Running, error::Error, goals::Goals};
use simulated_class::{Plan, Report, run};
use std::{process::Command, time::Duration};

/// The class: 24,000 requests, and a board that is cut off twice.
const PLAN: Plan = Plan { students: 200, pause: Duration::from_millis(500), requests: 120, breaks: 2 };

/// What 99 of 100 requests need to the board at most, so that a class sees them as its own doing.
const LIVE: Duration = Duration::from_millis(500);

/// Measures and prints it.
pub async fn measure(goals: &mut Goals) -> Result<(), Error> {
    let mut command = Command::new(crate::variable("PUT_PLAYGROUND_SERVE")?);
    command.args(["--port", "0", "--class", "--addr", "127.0.0.1", "--dist"]);
    let (running, address) =
        Running::listening("serve", command.arg(crate::variable("PUT_PLAYGROUND_DIST")?))?;
    let before = running.memory();
    let report = run(&address, PLAN).await?;
    let rate = report.sent as f64 / report.took.as_secs_f64();
    println!(
        "\nA class: {} students, {} requests in {:.1} s ({rate:.0} a second), the board cut off for a second, twice",
        PLAN.students,
        report.sent,
        report.took.as_secs_f64()
    );
    println!(
        "  answered with 2xx {}, on the board {}, twice there {}, left out {}",
        report.answered, report.seen, report.twice, report.gaps
    );
    let row = |what: &str, times: &[Duration]| {
        let [p50, p99, most] = [0.5, 0.99, 1.0].map(|share| in_ms(Report::share(times, share)));
        println!("  {what:34}  p50 {p50}  p99 {p99}  most {most}");
    };
    row("from the request to its answer", &report.answers);
    row("from the answer to the board", &report.lags);
    if let (Some(before), Some(after)) = (before, running.memory()) {
        let mib = |bytes: u64| bytes as f64 / 1024.0 / 1024.0;
        println!("  memory of serve: {:.1} MiB before, {:.1} MiB after", mib(before), mib(after));
    }
    let all = report.sent as f64;
    goals.at_least("class: requests answered, of those sent", report.answered as f64 / all, 1.0);
    goals.at_least(
        "class: requests on the board once, of those sent",
        (report.seen - report.twice) as f64 / all,
        1.0,
    );
    let lag = Report::share(&report.lags, 0.99).as_secs_f64();
    goals.at_least("class: half a second beside the board's lag (p99)", LIVE.as_secs_f64() / lag, 1.0);
    Ok(())
}

fn in_ms(time: Duration) -> String {
    format!("{:7.2} ms", time.as_secs_f64() * 1000.0)
}
