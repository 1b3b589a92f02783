//! `serve --store FILE` loses no write that it has answered, however it ends.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
mod serve_common;
mod serve_process;

use dice::Dice;
use serve_common::Client;
use serve_process::{Page, Server};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicU64, Ordering},
    thread,
};

const KILLS: u64 = 20;
const WRITERS: u64 = 8;
/// Things that a writer changes again and again; what it makes beside these it makes once.
const OWN: u64 = 4;

/// What a thing holds: a type and a body that tell by which write they came.
type Content = (String, Vec<u8>);

/// The content of a writer's `number`th write: its size says at which of 40,000 bytes it was torn.
fn content(writer: u64, number: u64, dice: &mut Dice) -> Content {
    let size = if dice.roll(10) == 0 { dice.roll(40_000) } else { dice.roll(600) };
    let stamp = format!("write {number} of {writer};");
    let body = stamp.bytes().cycle().take(stamp.len() + size as usize).collect();
    (format!("text/plain; write={number}-{writer}"), body)
}

/// What one writer knows of its things.
#[derive(Default)]
struct Known {
    /// What was answered: the content of each thing, or that it is gone.
    answered: BTreeMap<String, Option<Content>>,
    /// What was asked for last and never answered: it may have been done or not.
    open: Option<(String, Option<Content>)>,
    writes: u64,
}

impl Known {
    /// Writes until the server is gone.
    fn write(&mut self, writer: u64, mut client: Client, dice: &mut Dice, count: &AtomicU64) {
        loop {
            self.writes += 1;
            let id = match dice.roll(2) {
                0 => format!("{writer}-{}", dice.roll(OWN)),
                _ => format!("{writer}-new-{}", self.writes),
            };
            let before = self.answered.get(&id).cloned().flatten();
            let new = (before.is_none() || dice.roll(4) > 0).then(|| content(writer, self.writes, dice));
            let tag = before.is_some().then(|| client.try_send("HEAD", &format!("things/{id}"), &[], b""));
            let tag = match tag {
                // Nothing was asked for yet.
                Some(Err(_)) => return,
                Some(Ok(answer)) => answer.header("etag").to_owned(),
                None => String::new(),
            };
            let mut headers: Vec<(&str, &[u8])> = Vec::new();
            match dice.roll(2) {
                0 if before.is_some() => headers.push(("if-match", tag.as_bytes())),
                0 => headers.push(("if-none-match", b"*")),
                _ => {}
            }
            let (method, body) = match &new {
                Some((kind, body)) => {
                    headers.push(("content-type", kind.as_bytes()));
                    ("PUT", &body[..])
                }
                None => ("DELETE", &b""[..]),
            };
            self.open = Some((id.clone(), new.clone()));
            let Ok(answer) = client.try_send(method, &format!("things/{id}"), &headers, body) else { return };
            let wanted = match (&before, &new) {
                (None, _) => 201,
                (Some(_), Some(_)) => 200,
                (Some(_), None) => 204,
            };
            assert_eq!(answer.status, wanted, "{method} {id} {headers:?}");
            self.answered.insert(id, new);
            self.open = None;
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Holds what the server has against what it has said.
    fn check(&mut self, client: &mut Client, listed: &BTreeSet<String>) {
        if let Some((id, new)) = self.open.take() {
            let found = found(client, &id);
            let before = self.answered.get(&id).cloned().flatten();
            assert!(
                found == new || found == before,
                "{id} is neither as it was nor as it was to be: {found:?}"
            );
            self.answered.insert(id, found);
        }
        for (id, content) in &self.answered {
            assert_eq!(listed.contains(id), content.is_some(), "{id} in the list");
            assert!(found(client, id) == *content, "{id} is not what was answered");
        }
    }
}

fn found(client: &mut Client, id: &str) -> Option<Content> {
    let answer = client.get(&format!("things/{id}"));
    match answer.status {
        200 => Some((answer.header("content-type").to_owned(), answer.body)),
        404 => None,
        status => panic!("{status} for {id}"),
    }
}

#[test]
fn twenty_kills_under_load_lose_nothing_that_was_answered() {
    let folder = Page::new();
    let store = folder.file("things.redb");
    let mut dice = Dice::new(u64::from(std::process::id()));
    let mut writers: Vec<Known> = (0..WRITERS).map(|_| Known::default()).collect();
    let (mut answered, mut unanswered) = (0, 0);
    for kill in 0..KILLS {
        let mut server = Server::start(&folder, &["--store", &store]);
        let count = AtomicU64::new(0);
        let enough = 40 + dice.roll(400);
        thread::scope(|scope| {
            for (writer, known) in (0..).zip(&mut writers) {
                let (client, mut dice) =
                    (Client::new(&server.address), Dice::new(kill * WRITERS + writer + 1));
                let count = &count;
                scope.spawn(move || known.write(writer, client, &mut dice, count));
            }
            serve_common::until("a load of writes", || {
                (count.load(Ordering::Relaxed) >= enough).then_some(())
            });
            server.kill();
        });
        answered += count.into_inner();
        unanswered += writers.iter().filter(|known| known.open.is_some()).count();
        let server = Server::start(&folder, &["--store", &store]);
        let mut client = Client::new(&server.address);
        let list = client.get("things").json();
        let listed: BTreeSet<String> =
            list.as_array().unwrap().iter().map(|thing| thing["id"].as_str().unwrap().to_owned()).collect();
        for known in &mut writers {
            known.check(&mut client, &listed);
        }
        let all: usize = writers
            .iter()
            .map(|known| known.answered.values().filter(|content| content.is_some()).count())
            .sum();
        assert_eq!(listed.len(), all, "there is something that nobody wrote");
    }
    println!(
        "{answered} answered writes were found after {KILLS} kills; {unanswered} were under way when it was killed"
    );
    assert!(answered > KILLS * 40 && unanswered > 0);
}

#[test]
fn a_file_that_is_no_store_is_refused_and_left_as_it_is() {
    let folder = Page::new();
    let foreign = folder.file("letter.txt");
    std::fs::write(&foreign, "Dear reader").unwrap();
    for (spec, words) in [
        (foreign.clone(), ["is no store of serve", "--store"]),
        (folder.file("missing/things.redb"), ["folder does not exist", "Make the folder"]),
        (folder.path().to_str().unwrap().to_owned(), ["is a folder", "things.redb"]),
        ("rediss://localhost".to_owned(), ["rediss://", "redis://HOST:PORT"]),
        ("redis://user:secret@:x".to_owned(), ["can't be read", "redis://["]),
    ] {
        let message = folder.refusal(&["--store", &spec]);
        assert!(words.iter().all(|word| message.contains(word)), "{message}");
        assert_eq!(message.trim_end().lines().count(), 1, "{message}");
        assert!(!message.contains("secret"), "{message}");
    }
    assert_eq!(std::fs::read(&foreign).unwrap(), b"Dear reader");
}

#[test]
fn a_second_serve_on_the_same_file_is_refused() {
    let folder = Page::new();
    let store = folder.file("things.redb");
    let server = Server::start(&folder, &["--store", &store]);
    let message = folder.refusal(&["--store", &store]);
    assert!(message.contains("in use") && message.contains("Redis"), "{message}");
    assert_eq!(Client::new(&server.address).send("PUT", "things/1", &[], b"x").status, 201);
}

#[test]
fn a_damaged_file_is_told_plainly() {
    let folder = Page::new();
    let store = folder.file("things.redb");
    {
        let mut server = Server::start(&folder, &["--store", &store]);
        let mut client = Client::new(&server.address);
        for id in 0..40 {
            assert_eq!(client.send("PUT", &format!("things/{id}"), &[], &[id; 3000]).status, 201);
        }
        server.kill();
    }
    let whole = std::fs::read(&store).unwrap();
    let mut dice = Dice::new(5);
    let mut refused = 0;
    for round in 0..30 {
        let mut bytes = whole.clone();
        match round % 3 {
            0 => bytes.truncate(1 + dice.roll(whole.len() as u64 - 1) as usize),
            1 => {
                let page = dice.roll(whole.len() as u64 / 4096) as usize * 4096;
                bytes[page..page + 4096].fill(0xA5);
            }
            _ => {
                for _ in 0..2000 {
                    let at = dice.roll(whole.len() as u64) as usize;
                    bytes[at] ^= 1 << dice.roll(8);
                }
            }
        }
        std::fs::write(&store, &bytes).unwrap();
        let output = start_or_refuse(&folder, &store);
        if let Some(message) = output {
            assert!(message.contains("damaged") || message.contains("is no store"), "{message}");
            assert!(message.contains("--store") || message.contains("move it away"), "{message}");
            assert_eq!(message.trim_end().lines().count(), 1, "{message}");
            refused += 1;
        }
    }
    println!("{refused} of 30 damaged files were refused; in the others nothing that counts was damaged");
    assert!(refused >= 15, "{refused}");
}

/// What it says where it does not start; where it does, everything it lists can be read.
fn start_or_refuse(folder: &Page, store: &str) -> Option<String> {
    let server = match Server::try_of(folder.serve_anywhere(&["--store", store]), folder) {
        Ok(server) => server,
        Err(message) => return Some(message),
    };
    let mut client = Client::new(&server.address);
    for thing in client.get("things").json().as_array().unwrap() {
        let id = thing["id"].as_str().unwrap();
        assert_eq!(client.get(&format!("things/{id}")).body, [id.parse::<u8>().unwrap(); 3000]);
    }
    None
}

/// The file may not grow beyond 3 MiB, as on a full disk; it stays whole, says so, and goes on when there is room again.
#[cfg(unix)]
#[test]
fn a_full_disk_is_507_and_loses_nothing() {
    let folder = Page::new();
    let store = folder.file("things.redb");
    let mut limited = std::process::Command::new("sh");
    // In units of 512 bytes (POSIX); the signal that would end the process is ignored, so that the write fails instead.
    limited.args(["-c", "trap '' XFSZ; ulimit -f 6144; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_serve")]);
    limited.args(["--port", "0", "--store", &store, "--dist"]).arg(folder.path());
    let server = Server::of(limited, &folder);
    let mut client = Client::new(&server.address);
    assert_eq!(client.send("PUT", "things/small", &[], b"small").status, 201);
    let body = vec![7; 200_000];
    let mut kept = 0;
    let full = serve_common::until("a full disk", || {
        let answer = client.send("PUT", &format!("things/{kept}"), &[], &body);
        match answer.status {
            201 => {
                kept += 1;
                None
            }
            _ => Some(answer),
        }
    });
    assert_eq!(full.status, 507, "{}", String::from_utf8_lossy(&full.body));
    assert!(full.header("content-type") == "application/problem+json" && kept > 2);
    assert_eq!(client.get("things/small").body, b"small");
    assert_eq!(client.get("things").json().as_array().unwrap().len(), kept + 1);
    assert_eq!(client.send("DELETE", "things/0", &[], b"").status, 204);
    assert_eq!(client.send("PUT", "things/small", &[], b"still").status, 200);
    assert_eq!(client.get("things/small").body, b"still");
    for id in 1..kept {
        assert_eq!(client.get(&format!("things/{id}")).body, body);
    }
}
