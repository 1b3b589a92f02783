//! What the tests of the Python room share: the oracle, which is the machine's Python, and programs to ask it about.
#![allow(dead_code, clippy::unwrap_used)]

pub mod generate;
#[path = "../oracle/mod.rs"]
mod oracle;

use std::fs;
use std::path::{Path, PathBuf};

/// Runs one Python process: `script` reads a JSON text a line from standard input; its output lines come back.
pub fn ask_python(script: &str, questions: &[String]) -> Vec<String> {
    let questions = questions.iter().map(|text| serde_json::to_string(text).unwrap());
    oracle::ask(&["-X", "utf8", "-W", "ignore", "-c", script], questions.collect())
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
