//! CPython as the oracle: one process is asked everything, a line a question.
#![allow(dead_code, clippy::unwrap_used, missing_docs)]

use std::{
    ffi::OsString,
    io::Write,
    path::Path,
    process::{Command, Stdio},
    thread,
};

/// The Python that `cargo xtask test` names, or has left; else the machine's own.
pub fn python() -> OsString {
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/python/bin/python");
    let found = || if made.is_file() { made.into_os_string() } else { "python3".into() };
    std::env::var_os("PUT_PLAYGROUND_PYTHON").unwrap_or_else(found)
}

/// Runs Python with these words, gives it the questions as lines, and returns a line for each.
pub fn ask(words: &[&str], questions: Vec<String>) -> Vec<String> {
    let python = python();
    let child = Command::new(&python).args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let remedy = "Run `cargo xtask test`, which makes the Python of tests/snippets_run_for_real/requirements.txt, or name \
                  one in PUT_PLAYGROUND_PYTHON.";
    let mut child = child.unwrap_or_else(|error| panic!("{}: {error}. {remedy}", python.display()));
    let mut input = child.stdin.take().unwrap();
    let count = questions.len();
    // What is asked must not wait for what is answered; a Python that has gone says so by its status.
    let writer = thread::spawn(move || {
        for line in questions {
            if writeln!(input, "{line}").is_err() {
                break;
            }
        }
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "the oracle failed: {}. {remedy}", output.status);
    let answers: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(answers.len(), count, "one answer a question");
    answers
}
