//! Any number of `serve` processes share one Redis: no write is lost between them, what arrives at one is told by all, and
//! Redis may go and come back.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
mod serve_common;
mod serve_process;

use dice::Dice;
use serve_common::{Answer, Client, Redis, until};
use serve_process::{Page, Server};
use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

const INCREMENTS: u64 = 10_000;
const THINGS: usize = 4;
/// Clients of each of the three servers.
const CLIENTS: u64 = 4;

struct Cluster {
    servers: [Server; 3],
    _folder: Page,
}

impl Cluster {
    fn on(redis: &Redis) -> Self {
        let folder = Page::new();
        Self {
            servers: [(); 3].map(|()| Server::start(&folder, &["--store", &redis.url()])),
            _folder: folder,
        }
    }

    fn clients(&self) -> [Client; 3] {
        [0, 1, 2].map(|server: usize| Client::new(&self.servers[server].address))
    }
}

/// Adds one to the number in a thing, however often others come first. Returns how often they did.
fn increment(client: &mut Client, path: &str) -> u64 {
    let mut conflicts = 0;
    loop {
        let got = client.get(path);
        assert_eq!(got.status, 200);
        let number: u64 = std::str::from_utf8(&got.body).unwrap().parse().unwrap();
        let condition: [(&str, &[u8]); 1] = [("if-match", got.header("etag").as_bytes())];
        match client.send("PUT", path, &condition, (number + 1).to_string().as_bytes()).status {
            200 => return conflicts,
            412 => conflicts += 1,
            status => panic!("{status}"),
        }
    }
}

#[test]
fn ten_thousand_increments_by_racing_clients_are_all_there() {
    let redis = Redis::start(&[]);
    let cluster = Cluster::on(&redis);
    let [mut client, ..] = cluster.clients();
    for thing in 0..THINGS {
        assert_eq!(client.send("PUT", &format!("things/{thing}"), &[], b"0").status, 201);
    }
    let start = Instant::now();
    let (tickets, conflicts) = (AtomicU64::new(0), AtomicU64::new(0));
    let done = [const { AtomicU64::new(0) }; THINGS];
    thread::scope(|scope| {
        for number in 0..3 * CLIENTS {
            let mut client = Client::new(&cluster.servers[number as usize % 3].address);
            let (tickets, conflicts, done) = (&tickets, &conflicts, &done);
            let mut dice = Dice::new(number + 1);
            scope.spawn(move || {
                while tickets.fetch_add(1, Ordering::Relaxed) < INCREMENTS {
                    let thing = dice.roll(THINGS as u64) as usize;
                    let lost = increment(&mut client, &format!("things/{thing}"));
                    done[thing].fetch_add(1, Ordering::Relaxed);
                    conflicts.fetch_add(lost, Ordering::Relaxed);
                }
            });
        }
    });
    let conflicts = conflicts.into_inner();
    println!(
        "{INCREMENTS} increments after {conflicts} conflicts, in {:.1} s",
        start.elapsed().as_secs_f64()
    );
    assert!(conflicts > 0, "nobody raced");
    let mut sum = 0;
    for (thing, done) in done.into_iter().enumerate() {
        let done = done.into_inner();
        for mut client in cluster.clients() {
            assert_eq!(client.get(&format!("things/{thing}")).body, done.to_string().as_bytes());
        }
        sum += done;
    }
    assert_eq!(sum, INCREMENTS);
}

/// Unconditional writes race in the store alone: none may fail for it, and one of them is there in the end.
#[test]
fn every_racing_put_is_answered_and_the_last_one_stands() {
    let redis = Redis::start(&[]);
    let cluster = Cluster::on(&redis);
    thread::scope(|scope| {
        for number in 0..24_usize {
            let mut client = Client::new(&cluster.servers[number % 3].address);
            scope.spawn(move || {
                for round in 0..25 {
                    let body = format!("{number}-{round};").repeat(200);
                    let status = client.send("PUT", "things/one", &[], body.as_bytes()).status;
                    assert!(matches!(status, 200 | 201), "{status}");
                }
            });
        }
    });
    let answers = cluster.clients().map(|mut client| client.get("things/one").body);
    assert!(answers.iter().all(|body| *body == answers[0]));
    let text = std::str::from_utf8(&answers[0]).unwrap();
    let first = text.split(';').next().unwrap();
    assert_eq!(text, format!("{first};").repeat(200), "two writes are mixed");
}

#[test]
fn ids_that_the_servers_choose_are_never_chosen_twice() {
    let redis = Redis::start(&[]);
    let cluster = Cluster::on(&redis);
    let mut ids: Vec<String> = thread::scope(|scope| {
        let posts = |number: usize| {
            let mut client = Client::new(&cluster.servers[number % 3].address);
            scope.spawn(move || {
                let post = |_| client.send("POST", "things", &[], b"x").header("location").to_owned();
                (0..50).map(post).collect::<Vec<_>>()
            })
        };
        let threads: Vec<_> = (0..6).map(posts).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 300);
    assert_eq!(Client::new(&cluster.servers[1].address).get("things").json().as_array().unwrap().len(), 300);
    assert_eq!(
        Client::new(&cluster.servers[2].address).send("DELETE", "things", &[], b"").json()["removed"],
        300
    );
    assert_eq!(Client::new(&cluster.servers[0].address).get("things").json().as_array().unwrap().len(), 0);
}

#[test]
fn a_request_to_one_stands_in_the_log_of_all() {
    let redis = Redis::start(&[]);
    let cluster = Cluster::on(&redis);
    let [mut first, mut second, mut third] = cluster.clients();
    assert_eq!(first.send("PUT", "put?from=first", &[], b"one").status, 200);
    assert_eq!(
        second.send("PUT", "put?from=second", &[("authorization", b"Bearer xyz")], b"two").status,
        200
    );
    for client in [&mut first, &mut second, &mut third] {
        let log = client.get("log").json();
        let lines: Vec<&str> =
            log.as_array().unwrap().iter().map(|entry| entry["line"].as_str().unwrap()).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].contains("from=second") && lines[1].contains("from=first"), "{lines:?}");
        assert!(!log.to_string().contains("xyz"));
    }
    for _ in 0..210 {
        third.get("get");
    }
    assert_eq!(first.get("log").json().as_array().unwrap().len(), 200);
    assert_eq!(second.send("DELETE", "log", &[], b"").status, 204);
    assert_eq!(first.get("log").json().as_array().unwrap().len(), 0);
}

/// Reads until an event, or the head of the answer, holds `wanted`, and returns that.
fn await_event(stream: &mut impl BufRead, wanted: &str) -> String {
    let start = Instant::now();
    loop {
        let mut event = String::new();
        // An empty line ends it.
        while !event.ends_with("\n\n") && !event.ends_with("\r\n\r\n") {
            assert!(stream.read_line(&mut event).unwrap() > 0, "the stream ended before {wanted}");
        }
        if event.contains(wanted) {
            return event;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "no event with {wanted}");
    }
}

#[test]
fn the_live_log_reaches_all_and_outlives_a_restart_of_redis() {
    let mut redis = Redis::start(&[]);
    let cluster = Cluster::on(&redis);
    let listening = |redis: &Redis| {
        until("three listeners", || {
            redis.say("PUBSUB NUMSUB put-playground:live").contains(":3\r\n").then_some(())
        });
    };
    listening(&redis);
    let mut streams = [0, 1, 2].map(|server: usize| {
        let address = &cluster.servers[server].address;
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "GET /sandbox/log/events HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
        let mut stream = BufReader::new(stream);
        await_event(&mut stream, "retry:");
        stream
    });
    let mut tell_all = |from: usize, marker: &str| {
        let path = format!("put?marker={marker}");
        let secret: [(&str, &[u8]); 1] = [("authorization", b"Bearer xyz")];
        assert_eq!(Client::new(&cluster.servers[from].address).send("PUT", &path, &secret, b"x").status, 200);
        for stream in &mut streams {
            let event = await_event(stream, marker);
            assert!(event.contains("Bearer (hidden)") && !event.contains("xyz"), "{event}");
        }
    };
    for (from, marker) in ["first", "second", "third"].into_iter().enumerate() {
        tell_all(from, marker);
    }
    redis.stop();
    redis.start_again();
    listening(&redis);
    tell_all(1, "again");
}

fn assert_unavailable(answer: &Answer) {
    assert_eq!(answer.status, 503, "{answer:?}");
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert!(answer.json()["detail"].as_str().unwrap().contains("Redis at 127.0.0.1"), "{answer:?}");
}

#[test]
fn without_redis_it_is_503_and_with_redis_again_it_goes_on() {
    let mut redis = Redis::start(&[]);
    let cluster = Cluster::on(&redis);
    let mut clients = cluster.clients();
    for client in &mut clients {
        assert!(matches!(client.send("PUT", "things/1", &[], b"before").status, 200 | 201));
    }
    redis.stop();
    let start = Instant::now();
    for client in &mut clients {
        assert_unavailable(&client.send("PUT", "things/1", &[], b"meanwhile"));
        assert_unavailable(&client.get("things/1"));
        assert_unavailable(&client.get("things"));
        assert_eq!(client.send("PUT", "put", &[], b"needs no store").status, 200);
    }
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    redis.start_again();
    for client in &mut clients {
        until("a PUT after Redis came back", || {
            let status = client.send("PUT", "things/1", &[], b"after").status;
            assert!(matches!(status, 200 | 201 | 503), "{status}");
            (status != 503).then_some(())
        });
        assert_eq!(client.get("things/1").body, b"after");
    }
}

/// A restart between two requests is not noticed at all: what reads is tried again, and a write reads first.
#[test]
fn a_restart_between_two_requests_goes_unnoticed() {
    let mut redis = Redis::start(&[]);
    let folder = Page::new();
    let server = Server::start(&folder, &["--store", &redis.url()]);
    let mut client = Client::new(&server.address);
    assert_eq!(client.send("PUT", "things/1", &[], b"before").status, 201);
    redis.stop();
    redis.start_again();
    assert_eq!(client.send("PUT", "things/1", &[], b"after").status, 201);
}

#[cfg(unix)]
#[test]
fn a_silent_redis_is_503_and_not_a_wait_for_ever() {
    let redis = Redis::start(&[]);
    let folder = Page::new();
    let server = Server::start(&folder, &["--store", &redis.url()]);
    let mut client = Client::new(&server.address);
    assert_eq!(client.send("PUT", "things/1", &[], b"before").status, 201);
    redis.signal("-STOP");
    let start = Instant::now();
    assert_unavailable(&client.send("PUT", "things/1", &[], b"meanwhile"));
    assert!(start.elapsed() < Duration::from_secs(12), "{:?}", start.elapsed());
    redis.signal("-CONT");
    until("an answer after the silence", || {
        (client.send("PUT", "things/1", &[], b"after").status == 200).then_some(())
    });
}

#[test]
fn a_full_redis_is_507() {
    let redis = Redis::start(&["--maxmemory", "8mb", "--maxmemory-policy", "noeviction"]);
    let folder = Page::new();
    let server = Server::start(&folder, &["--store", &redis.url()]);
    let mut client = Client::new(&server.address);
    let body = vec![7; 1_000_000];
    let (kept, full) = (0..20)
        .map(|number| (number, client.send("PUT", &format!("things/{number}"), &[], &body)))
        .find(|(_, answer)| answer.status != 201)
        .expect("8 MB have no room for 20 MB");
    assert_eq!(full.status, 507, "{full:?}");
    assert_eq!(client.get("things").json().as_array().unwrap().len(), kept);
    assert_eq!(client.send("DELETE", "things/0", &[], b"").status, 204);
}

#[test]
fn a_missing_redis_and_a_wrong_password_are_told_without_the_password() {
    let folder = Page::new();
    let mut redis = Redis::start(&["--requirepass", "open-sesame"]);
    let wrong = format!("redis://:close-sesame@{}", redis.address());
    for spec in [redis.url(), wrong] {
        let message = folder.refusal(&["--store", &spec]);
        assert!(message.contains(&redis.address()) && message.contains("--store"), "{message}");
        assert!(!message.contains("sesame"), "{message}");
    }
    let right = format!("redis://:open-sesame@{}/3", redis.address());
    let server = Server::start(&folder, &["--store", &right]);
    assert_eq!(Client::new(&server.address).send("PUT", "things/1", &[], b"x").status, 201);
    redis.stop();
    let down = Client::new(&server.address).get("things/1");
    assert_unavailable(&down);
    assert!(!String::from_utf8_lossy(&down.body).contains("sesame"), "{down:?}");
    let message = folder.refusal(&["--store", &right]);
    assert!(message.contains("can't use Redis at") && !message.contains("sesame"), "{message}");
}
