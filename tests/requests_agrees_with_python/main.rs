//! Thousands of calls, through Python's `requests` and through this crate: the same bytes, or the same exception.
//!
//! Needs a Python with requests 2.34.2 and urllib3 2.8.0, which `cargo xtask test` makes and names in
//! `PUT_PLAYGROUND_PYTHON`; without one, `python3` is tried.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod generate;
#[path = "../requests_common/mod.rs"]
mod requests_common;

use put_playground::encode::base64;
use put_playground::python::requests::Reply;
use requests_common::{error_json, program, run};
use serde_json::{Value as Json, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

/// How many calls are compared.
const CALLS: usize = 2_000;

#[test]
fn random_calls_are_sent_as_requests_sends_them() {
    let count = std::env::var("REQUESTS_CALLS").map_or(CALLS, |count| count.parse().unwrap());
    let seed = std::env::var("REQUESTS_SEED").map_or(0x005E_ED0F_9A11, |seed| seed.parse().unwrap());
    let mut chance = generate::Chance(seed);
    let calls: Vec<(String, String)> = (0..count).map(|_| generate::call(&mut chance)).collect();
    let answers = ask_python(&calls);
    let mut faults = Vec::new();
    let mut sent = 0;
    for ((setup, call), expected) in calls.iter().zip(&answers) {
        let got = ours(setup, call);
        sent += usize::from(!expected["raw"].is_null());
        if got != *expected {
            faults.push(format!("{setup}\n{call}\n  python {expected}\n  ours   {got}"));
        }
    }
    println!("{} of {count} calls equal, {sent} of them sent", count - faults.len());
    assert_eq!(answers.len(), count, "Python ended early");
    assert!(sent * 4 > count, "only {sent} calls were sent");
    assert!(faults.is_empty(), "{} differ:\n{}", faults.len(), faults[..faults.len().min(25)].join("\n\n"));
}

fn ask_python(calls: &[(String, String)]) -> Vec<Json> {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tools/python/bin/python");
    let found = || if std::path::Path::new(own).is_file() { own.into() } else { "python3".into() };
    let python = std::env::var("PUT_PLAYGROUND_PYTHON").unwrap_or_else(|_| found());
    let oracle = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/requests_agrees_with_python/oracle.py");
    let mut child = Command::new(&python)
        .arg(oracle)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{python} does not start ({error}): run `cargo xtask test`"));
    let mut input = child.stdin.take().unwrap();
    let lines: Vec<String> =
        calls.iter().map(|(setup, call)| json!({ "setup": setup, "call": call }).to_string()).collect();
    let writer = std::thread::spawn(move || {
        for line in lines {
            if writeln!(input, "{line}").is_err() {
                break;
            }
        }
    });
    let output = BufReader::new(child.stdout.take().unwrap());
    let answers = output.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
    writer.join().unwrap();
    let status = child.wait().unwrap();
    assert!(status.success(), "{python} needs requests 2.34.2: run `cargo xtask test`");
    answers
}

fn ours(setup: &str, call: &str) -> Json {
    let ok = |_: &_, _| Ok(Reply { status: 200, reason: "OK".into(), ..Reply::default() });
    let ran = run(&program(setup, call), ok);
    match (&ran.error, ran.sent.as_slice()) {
        (None, [wire]) => json!({ "url": wire.url, "raw": base64::encode(&wire.bytes()) }),
        (Some(error), _) => {
            let mut error = error_json(error);
            let message = error["message"].as_str().unwrap().replace('\u{FFFD}', "?");
            error["message"] = message.into();
            error
        }
        (None, sent) => panic!("{call} sends {}", sent.len()),
    }
}
