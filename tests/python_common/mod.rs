//! What the tests of the Python room share: the oracle, which is the machine's Python, and programs to ask it about.
#![allow(dead_code)]

pub mod generate;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// Runs one Python process: `script` reads a JSON text a line from standard input; its output lines come back.
pub fn ask_python(script: &str, questions: &[String]) -> Vec<String> {
    let python = std::env::var_os("PUT_PLAYGROUND_PYTHON").unwrap_or_else(|| "python3".into());
    let child = Command::new(&python)
        .args(["-X", "utf8", "-W", "ignore", "-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut child = child.unwrap_or_else(|error| {
        panic!(
            "{}: {error}. This test asks CPython 3.11 or later. Install it, or name it in the environment variable \
             PUT_PLAYGROUND_PYTHON.",
            python.display()
        )
    });
    let mut input = child.stdin.take().unwrap();
    let lines: Vec<String> = questions.iter().map(|text| serde_json::to_string(text).unwrap()).collect();
    // Both pipes are finite: what is asked must not wait for what is answered.
    let writer = thread::spawn(move || {
        for line in lines {
            writeln!(input, "{line}").unwrap();
        }
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "the oracle failed: {}", output.status);
    let answers: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(answers.len(), questions.len(), "one answer a question");
    answers
}

/// The files below `tests/fixtures/python/{folder}`, in order of their names.
pub fn fixtures(folder: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/python").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    files.sort();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(&path).unwrap())).collect()
}

/// Every fixture.
pub fn all_fixtures() -> Vec<(PathBuf, String)> {
    ["programs", "layout", "refused"].iter().flat_map(|folder| fixtures(folder)).collect()
}
