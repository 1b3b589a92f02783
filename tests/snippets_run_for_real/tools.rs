//! The programs that run the snippets, each started once for many.

use crate::oracle;
use put_playground::formats::Language;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

fn driver(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snippets_run_for_real/drivers").join(name)
}

/// A Python that has `requests` and HTTPie.
fn python() -> Command {
    let mut command = Command::new(oracle::python());
    // As on every system but Windows, where Python reads arguments as UTF-8 by itself.
    command.env("PYTHONUTF8", "1");
    command
}

fn node() -> Command {
    Command::new("node")
}

/// Runs the snippets in these folders, and returns what was said on standard error.
pub fn run(language: Language, folders: &[&Path]) -> String {
    match language {
        Language::Python => finish(python().arg(driver("python.py")).args(folders)),
        Language::Curl => finish(Command::new("bash").arg(driver("shell.bash")).args(folders)),
        Language::Fetch => finish(node().arg(driver("fetch.mjs")).args(folders)),
        Language::Httpie => {
            let recorded = finish(Command::new("bash").arg(driver("record_httpie.bash")).args(folders));
            recorded + &finish(python().arg(driver("httpie_main.py")).args(folders))
        }
        Language::Http => unreachable!("it needs no program"),
    }
}

fn finish(command: &mut Command) -> String {
    // Proxies of this machine are no part of a snippet.
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env_remove(name);
    }
    let output = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output();
    let program = command.get_program().display();
    let remedy = "`cargo xtask test` installs bash, curl, Node.js, and a Python with requests and HTTPie";
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; {remedy}"));
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{program}: {}; {remedy}\n{words}", output.status);
    words
}

/// What the URL Standard makes of each URL, by Node's implementation of it: path and query.
pub fn targets(urls: Vec<String>) -> Vec<String> {
    let mut child = node()
        .arg(driver("targets.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js");
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(serde_json::to_string(&urls).unwrap().as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Sends each message on a connection of its own.
pub fn raw(address: &str, folders: &[&Path]) -> String {
    for folder in folders {
        let message = std::fs::read(folder.join("snippet.http")).unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(&message).unwrap();
        // The answer has begun, so the request is in the log.
        stream.read_exact(&mut [0]).unwrap();
    }
    String::new()
}
