//! A million random requests: no panic, no 5xx that was not asked for, and no thing touched but the one that was named.
//!
//! `SANDBOX_SEED=n` repeats a run; `SANDBOX_REQUESTS=n` makes it shorter or longer.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
mod random_requests;
mod sandbox_common;

use axum::body::Body;
use dice::Dice;
use futures_util::stream;
use percent_encoding::percent_decode_str;
use put_playground::sandbox::{Change, Decide, MemoryStore, Pending, Store, Summary, Thing};
use random_requests::{MAX_BODY, Request, Row};
use sandbox_common::{Answer, Sandbox};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::SystemTime,
};

/// What a write touched.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Touched {
    Thing(String),
    Every,
}

/// A store that tells what was changed in it.
#[derive(Default)]
struct Watched {
    store: MemoryStore,
    touched: Mutex<Vec<Touched>>,
}

impl Watched {
    fn touch(&self, what: Touched) {
        self.touched.lock().unwrap().push(what);
    }

    /// What was changed since the last look.
    fn take(&self) -> Vec<Touched> {
        std::mem::take(&mut self.touched.lock().unwrap())
    }
}

impl Store for Watched {
    fn get<'a>(&'a self, id: &'a str) -> Pending<'a, Option<Thing>> {
        self.store.get(id)
    }

    fn change<'a>(&'a self, id: &'a str, decide: &'a mut Decide<'a>) -> Pending<'a, ()> {
        Box::pin(async move {
            let mut watch = |current: Option<&Thing>| {
                let change = decide(current);
                if change != Change::Keep {
                    self.touch(Touched::Thing(id.to_owned()));
                }
                change
            };
            self.store.change(id, &mut watch).await
        })
    }

    fn add(&self, thing: Thing) -> Pending<'_, String> {
        Box::pin(async move {
            let id = self.store.add(thing).await?;
            self.touch(Touched::Thing(id.clone()));
            Ok(id)
        })
    }

    fn list(&self) -> Pending<'_, Vec<Summary>> {
        self.store.list()
    }

    fn clear(&self) -> Pending<'_, u64> {
        self.touch(Touched::Every);
        self.store.clear()
    }
}

/// What the request named: the thing in its path, or in the answer's `Location`; all of them.
fn named(request: &Request, answer: &Answer) -> Option<Touched> {
    let path = request.target.split(['?', '#']).next().unwrap_or_default();
    let thing = |path: &str| {
        let (_, id) = path.rsplit_once("things/")?;
        Some(Touched::Thing(percent_decode_str(id).decode_utf8().ok()?.into_owned()))
    };
    match request.method.as_str() {
        "PUT" | "PATCH" => thing(path),
        "POST" => thing(answer.header("location")),
        "DELETE" => thing(path).or(Some(Touched::Every)),
        _ => None,
    }
}

/// Writes the request down when the test fails over it.
struct Told<'a>(&'a Request, String);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}:\n{}", self.1, self.0);
        }
    }
}

/// What must be true of every answer.
fn check(request: &Request, answer: &Answer, touched: &[Touched]) {
    let status = answer.status.as_u16();
    let target = percent_decode_str(&request.target).decode_utf8_lossy();
    let is_asked_for = ["status/", "code="].iter().any(|part| target.contains(part));
    assert!(status < 500 || is_asked_for, "{answer:?}");
    if request.method == "HEAD" || matches!(status, 204 | 304) {
        assert!(answer.body.is_empty(), "{answer:?}");
    } else if answer.headers.get("content-type").is_some_and(|kind| kind == "application/problem+json") {
        answer.assert_problem(status);
    } else if let Some(length) = answer.headers.get("content-length") {
        assert_eq!(length.to_str().unwrap(), answer.body.len().to_string(), "{answer:?}");
    }
    if let Some(touched) = touched.first() {
        assert!(answer.status.is_success(), "{status} after a write");
        assert_eq!(Some(touched), named(request, answer).as_ref());
    }
    assert!(touched.len() < 2, "{touched:?}");
}

async fn rows(sandbox: &Sandbox) -> Vec<Row> {
    let index = sandbox.get("").await.json();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let row = |row: &serde_json::Value| Row {
        path: text(&row["path"]),
        methods: text(&row["methods"]).split(", ").map(str::to_owned).collect(),
    };
    index["resources"].as_array().unwrap().iter().map(row).collect()
}

/// Sends so many requests, one after the other, and counts the answers by status.
async fn run(seed: u64, count: usize) -> BTreeMap<u16, usize> {
    let store = Arc::new(Watched::default());
    let sandbox = Sandbox::with_store(MAX_BODY, store.clone());
    let rows = rows(&sandbox).await;
    let (mut dice, mut tags, mut answers) = (Dice::new(seed), Vec::new(), BTreeMap::new());
    let mut number = 0;
    while number < count {
        let request = Request::by(&mut dice, &rows, &tags);
        let told = Told(&request, format!("SANDBOX_SEED={seed}, request {number}"));
        let headers: Vec<(&str, &[u8])> =
            request.headers.iter().map(|(name, value)| (name.as_str(), value.as_slice())).collect();
        let body = match request.is_cut {
            true => Body::from_stream(stream::iter([
                Ok(request.body.clone()),
                Err(std::io::Error::other("the body broke off")),
            ])),
            false => Body::from(request.body.clone()),
        };
        let Ok(answer) = sandbox.exchange(&request.method, &request.target, &headers, body).await else {
            // Nothing that could arrive: a control character, a method that is no token.
            continue;
        };
        check(&request, &answer, &store.take());
        if let Some(tag) = answer.headers.get("etag") {
            tags.extend(tag.to_str().ok().map(str::to_owned));
            if tags.len() > 8 {
                tags.remove(0);
            }
        }
        *answers.entry(answer.status.as_u16()).or_default() += 1;
        number += 1;
        drop(told);
    }
    answers
}

fn variable(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|error| panic!("{name}={text}: {error}")))
}

#[test]
fn a_million_random_requests_neither_break_it_nor_touch_what_they_do_not_name() {
    let now = || SystemTime::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64;
    let seed = variable("SANDBOX_SEED").unwrap_or_else(now);
    let count = variable("SANDBOX_REQUESTS").unwrap_or(1_000_000) as usize;
    // A run that is to be repeated is the one thread's that failed.
    let threads = match variable("SANDBOX_SEED") {
        Some(_) => 1,
        None => std::thread::available_parallelism().map_or(1, usize::from).min(count),
    };
    let start = std::time::Instant::now();
    let thread = |index| {
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            runtime.block_on(run(seed.wrapping_add(index as u64), count / threads))
        })
    };
    let threads: Vec<_> = (0..threads).map(thread).collect();
    let mut answers = BTreeMap::new();
    for thread in threads {
        for (status, count) in thread.join().expect("a run without a failure") {
            *answers.entry(status).or_insert(0) += count;
        }
    }
    println!("seed {seed}, {:?}, answers by status: {answers:?}", start.elapsed());
    // A generator that only made nonsense would prove nothing.
    for status in [200, 201, 204, 304, 400, 404, 405, 409, 412, 413, 414, 415, 428] {
        assert!(answers.contains_key(&status) || count < 100_000, "no {status} among {answers:?}");
    }
}
