//! Load on a server: by wrk, or where there is none by a generator of our own.

use crate::{
    client::{Connection, request},
    error::Error,
};
use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{process::Command, runtime::Builder, task::JoinSet};

/// What is sent: method, path, body; in turn.
pub type Requests = Vec<(&'static str, String, String)>;

/// What came of it.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// Answered requests a second.
    pub per_second: f64,
    /// The median of the times until the whole answer was there.
    pub p50: Duration,
    /// What 99 of 100 did not exceed.
    pub p99: Duration,
}

/// Who makes the load.
pub enum Generator {
    /// The program in this file.
    Wrk(PathBuf),
    /// This process, on one thread.
    Own,
}

impl Generator {
    /// wrk, if it was found.
    pub fn find() -> Self {
        std::env::var_os("PUT_PLAYGROUND_WRK").map_or(Self::Own, |file| Self::Wrk(file.into()))
    }

    /// For the user.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Wrk(_) => "wrk, one thread",
            Self::Own => "bench's own generator, one thread (wrk was not to be had)",
        }
    }

    /// Sends for so long over so many connections at once.
    ///
    /// # Errors
    ///
    /// The server can't be reached, or gave an answer that is not 2xx.
    pub async fn run(
        &self,
        address: &str,
        requests: &Arc<Requests>,
        connections: usize,
        time: Duration,
    ) -> Result<Rate, Error> {
        match self {
            Self::Wrk(wrk) => by_wrk(wrk, address, requests, connections, time).await,
            Self::Own => {
                let (address, requests) = (address.to_owned(), requests.clone());
                // A thread of its own, as wrk has one: with more, it would take the server's.
                let thread = std::thread::spawn(move || {
                    let runtime = Builder::new_current_thread().enable_all().build()?;
                    runtime.block_on(by_ourselves(&address, &requests, connections, time))
                });
                tokio::task::spawn_blocking(|| thread.join())
                    .await
                    .map_err(std::io::Error::from)?
                    .unwrap_or_else(|_| {
                        Err(Error::Connection(std::io::Error::other("the generator stopped")))
                    })
            }
        }
    }
}

async fn by_wrk(
    wrk: &PathBuf,
    address: &str,
    requests: &Requests,
    connections: usize,
    time: Duration,
) -> Result<Rate, Error> {
    let folder = std::env::temp_dir().join(format!("put-playground-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let (script, list) = (folder.join("load.lua"), folder.join("requests"));
    std::fs::write(&script, include_str!("load.lua"))?;
    let lines: Vec<String> =
        requests.iter().map(|(method, path, body)| format!("{method} {path} {body}")).collect();
    std::fs::write(&list, lines.join("\n"))?;
    let output = Command::new(wrk)
        .args(["--latency", "--timeout", "20s", "--threads", "1"])
        .args(["--connections", &connections.to_string(), "--duration", &format!("{}s", time.as_secs())])
        .arg("--script")
        .arg(&script)
        .arg(format!("http://{address}/"))
        .arg("--")
        .arg(&list)
        .output()
        .await?;
    // The next run writes them anew; the system clears its temporary folder.
    // The next run writes them anew.
    let _ = std::fs::remove_dir_all(&folder);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    read(&text).ok_or(Error::Wrk(text + &String::from_utf8_lossy(&output.stderr)))
}

/// wrk's report; `None` where it is none, or tells of failed requests.
fn read(text: &str) -> Option<Rate> {
    let value = |name: &str| {
        text.lines().find_map(|line| line.trim().strip_prefix(name).map(|value| value.trim().to_owned()))
    };
    if value("Non-2xx or 3xx responses:").is_some() || value("Socket errors:").is_some() {
        return None;
    }
    let per_second = value("Requests/sec:")?.parse().ok()?;
    Some(Rate { per_second, p50: duration(&value("50%")?)?, p99: duration(&value("99%")?)? })
}

/// `12.34us`, `1.2ms`, `3.00s`.
fn duration(text: &str) -> Option<Duration> {
    let unit = text.find(char::is_alphabetic)?;
    let number: f64 = text[..unit].parse().ok()?;
    let seconds = match &text[unit..] {
        "us" => number / 1e6,
        "ms" => number / 1e3,
        "s" => number,
        _ => return None,
    };
    Some(Duration::from_secs_f64(seconds))
}

async fn by_ourselves(
    address: &str,
    requests: &Requests,
    connections: usize,
    time: Duration,
) -> Result<Rate, Error> {
    let bytes: Vec<Vec<u8>> =
        requests.iter().map(|(method, path, body)| request(method, path, body)).collect();
    let bytes = Arc::new(bytes);
    let start = Instant::now();
    let mut lanes = JoinSet::new();
    for lane in 0..connections {
        let (bytes, mut connection) = (bytes.clone(), Connection::new(address));
        lanes.spawn(async move {
            let mut times = Vec::new();
            for request in bytes.iter().cycle().skip(lane % bytes.len()) {
                let sent = Instant::now();
                connection.exchange(request).await?;
                times.push(sent.elapsed());
                if start.elapsed() >= time {
                    break;
                }
            }
            Ok::<_, Error>(times)
        });
    }
    let mut times = Vec::new();
    for lane in lanes.join_all().await {
        times.extend(lane?);
    }
    let elapsed = start.elapsed();
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    Ok(Rate { per_second: times.len() as f64 / elapsed.as_secs_f64(), p50: at(50), p99: at(99) })
}
