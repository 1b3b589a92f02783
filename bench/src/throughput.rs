//! Requests a second of `serve`, beside a bare axum and beside httpbin.

use crate::{
    child::Running,
    client::{Connection, request},
    error::Error,
    goals::Goals,
    load::{Generator, Rate, Requests},
};
use std::{process::Command, sync::Arc, time::Duration};

/// What is stored and asked for, in bytes.
const SIZE: usize = 1024;

/// How long each server is under load at a time, in seconds; the servers take turns.
const TURN: Duration = Duration::from_secs(1);

/// How many turns each has; the medians count.
const TURNS: usize = 5;

const CONNECTIONS: [usize; 3] = [1, 64, 512];

/// The places of the servers that are compared.
const HELLO: usize = 0;
const SERVE: usize = 1;
const HTTPBIN: usize = 2;

/// One of the servers that are compared.
struct Peer {
    name: &'static str,
    address: String,
    put: Arc<Requests>,
    get: Arc<Requests>,
    _running: Running,
}

impl Peer {
    fn new(
        name: &'static str,
        (running, address): (Running, String),
        put: impl Fn(usize) -> String,
        get: impl Fn(usize) -> String,
    ) -> Self {
        let body = |number: usize| format!("{number:04}{}", "x".repeat(SIZE - 4));
        // Sixteen paths, each with one content and then another: a PUT that changes nothing would be less work.
        let put = (0..32).map(|number| ("PUT", put(number % 16), body(number))).collect();
        let get = (0..16).map(|number| ("GET", get(number), String::new())).collect();
        Self { name, address, put: Arc::new(put), get: Arc::new(get), _running: running }
    }
}

/// Measures and prints the table.
pub async fn measure(generator: &Generator, goals: &mut Goals) -> Result<(), Error> {
    let thing = |number: usize| format!("/sandbox/things/{number}");
    let mut peers = vec![
        Peer::new("bare axum", crate::hello()?, |_| "/".to_owned(), |_| "/".to_owned()),
        Peer::new("serve", crate::serve()?, thing, thing),
    ];
    match std::env::var_os("PUT_PLAYGROUND_HTTPBIN") {
        Some(python) => {
            // One process, as its own image starts it, and threads in place of gevent, so that connections can be kept.
            let words =
                ["-m", "gunicorn", "--bind", "127.0.0.1:0", "--worker-class", "gthread", "--threads", "8"];
            let mut command = Command::new(python);
            command.args(words).args(["--keep-alive", "60", "httpbin:app"]);
            let running = Running::server("httpbin", &mut command)?;
            peers.push(Peer::new("httpbin", running, |_| "/put".to_owned(), |_| format!("/range/{SIZE}")));
        }
        None => println!("httpbin is left out: {}", Error::Unset("PUT_PLAYGROUND_HTTPBIN")),
    }
    println!(
        "\nRequests of {SIZE} bytes, median of {TURNS} turns of {} s; load: {}\n",
        TURN.as_secs(),
        generator.name()
    );
    println!("  method  connections  server      requests/s       p50       p99  serve is");
    for connections in CONNECTIONS {
        for method in ["PUT", "GET"] {
            let turns = compare(generator, &peers, method, connections).await?;
            let times = |this: usize, other: usize| {
                median(turns.iter().map(|turn| turn[this].per_second / turn[other].per_second).collect())
            };
            for (index, peer) in peers.iter().enumerate() {
                let rate = median(turns.iter().map(|turn| turn[index].per_second).collect());
                let p50 = in_ms(median(turns.iter().map(|turn| turn[index].p50.as_secs_f64()).collect()));
                let p99 = in_ms(median(turns.iter().map(|turn| turn[index].p99.as_secs_f64()).collect()));
                let beside =
                    if index == SERVE { String::new() } else { format!("{:.2} ×", times(SERVE, index)) };
                println!(
                    "  {method:6}  {connections:11}  {:10}  {rate:10.0}  {p50:>8}  {p99:>8}  {beside}",
                    peer.name
                );
            }
            let what = format!("{method} at {connections} connections, requests/s beside");
            goals.at_least(&format!("{what} bare axum"), times(SERVE, HELLO), 0.7);
            if peers.len() > HTTPBIN {
                let limit = format!("{what} httpbin (bare axum: {:.2} ×)", times(HELLO, HTTPBIN));
                goals.at_least(&limit, times(SERVE, HTTPBIN), 20.0);
            }
        }
    }
    Ok(())
}

/// The rates of all, in their order, turn by turn.
async fn compare(
    generator: &Generator,
    peers: &[Peer],
    method: &str,
    connections: usize,
) -> Result<Vec<Vec<Rate>>, Error> {
    let mut turns = Vec::new();
    for _ in 0..TURNS {
        let mut rates = Vec::new();
        for peer in peers {
            let requests = if method == "PUT" { &peer.put } else { &peer.get };
            // What is asked for is there, and the server has shown that it answers 2xx.
            let mut connection = Connection::new(&peer.address);
            for (method, path, body) in peer.put.iter().take(16).chain(requests.iter().take(1)) {
                connection.exchange(&request(method, path, body)).await?;
            }
            rates.push(generator.run(&peer.address, requests, connections, TURN).await?);
        }
        turns.push(rates);
    }
    Ok(turns)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn in_ms(seconds: f64) -> String {
    format!("{:.2} ms", seconds * 1000.0)
}
