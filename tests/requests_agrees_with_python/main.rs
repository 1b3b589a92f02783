//! Thousands of calls, through Python's `requests` and through this crate: the same bytes, or the same exception.
//!
//! Needs a Python with requests 2.34.2 and urllib3 2.8.0, which `cargo xtask test` makes and names in
//! `PUT_PLAYGROUND_PYTHON`; without one, `python3` is tried.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../dice/mod.rs"]
mod dice;
mod generate;
#[path = "../oracle/mod.rs"]
mod oracle;
#[path = "../requests_common/mod.rs"]
mod requests_common;

use dice::Dice;
use put_playground::encode::base64;
use put_playground::python::requests::Reply;
use requests_common::{error_json, program, run};
use serde_json::{Value as Json, json};

/// How many calls are compared.
const CALLS: usize = 2_000;

#[test]
fn random_calls_are_sent_as_requests_sends_them() {
    let count = std::env::var("REQUESTS_CALLS").map_or(CALLS, |count| count.parse().unwrap());
    let seed = std::env::var("REQUESTS_SEED").map_or(0x005E_ED0F_9A11, |seed| seed.parse().unwrap());
    let mut chance = Dice::new(seed);
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
    assert!(sent * 4 > count, "only {sent} calls were sent");
    assert!(faults.is_empty(), "{} differ:\n{}", faults.len(), faults[..faults.len().min(25)].join("\n\n"));
}

fn ask_python(calls: &[(String, String)]) -> Vec<Json> {
    let question = |(setup, call): &(String, String)| json!({ "setup": setup, "call": call }).to_string();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/requests_agrees_with_python/oracle.py");
    let answers = oracle::ask(&[script], calls.iter().map(question).collect());
    answers.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
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
