//! Each snippet, run for real by the program it is written for, arrives at `serve` as the browser would have sent it.
//!
//! Needs bash, curl, Node.js, and a Python with `requests` and `httpie`: `cargo xtask test` installs what is missing.
#![cfg(all(feature = "serve", unix))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod arrival;
mod drafts;
mod random;
mod serve;
mod tools;

use arrival::{Arrived, Expected};
use drafts::Case;
use put_playground::formats::{Language, Snippet};
use put_playground::model::{outgoing, prepare};
use serve::Serve;
use std::path::{Path, PathBuf};

/// How many drafts are generated.
const DRAFTS: usize = 360;

/// The log of `serve` keeps 200 requests.
const BATCH: usize = 120;

/// Separates multipart parts where a snippet does not leave that to the program; 32 hex digits, as the page makes it.
const BOUNDARY: &str = "0123456789abcdef0123456789abcdef";

/// One draft and its snippet.
struct Run {
    case: Case,
    snippet: Snippet,
    folder: PathBuf,
}

/// Writes the snippets and the files that they name, each pair into a folder of its own.
fn write(language: Language, cases: Vec<Case>) -> Vec<Run> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("snippets").join(language.name());
    let _ = std::fs::remove_dir_all(&root);
    cases
        .into_iter()
        .enumerate()
        .map(|(index, case)| {
            let folder = root.join(index.to_string());
            std::fs::create_dir_all(&folder).unwrap();
            for (name, content) in &case.files {
                std::fs::write(folder.join(name), content).unwrap();
            }
            let snippet = language.write(&outgoing(&case.draft), BOUNDARY);
            std::fs::write(folder.join(format!("snippet.{}", language.extension())), snippet.bytes())
                .unwrap();
            Run { case, snippet, folder }
        })
        .collect()
}

/// Runs the language's snippets of all drafts, and compares what arrived. Returns how many were exact.
fn run(language: Language) -> usize {
    let server = Serve::start(language.name());
    let runs = write(language, drafts::cases(&server.anything(), DRAFTS));
    let targets = tools::targets(runs.iter().map(|run| outgoing(&run.case.draft).url).collect());
    let (mut faults, mut words) = (Vec::new(), String::new());
    for (number, batch) in runs.chunks(BATCH).enumerate() {
        let folders: Vec<&Path> = batch.iter().map(|run| run.folder.as_path()).collect();
        words += &match language {
            Language::Http => tools::raw(&server.address, &folders),
            _ => tools::run(language, &folders),
        };
        let log = server.take_log();
        for (index, run) in batch.iter().enumerate() {
            let index = number * BATCH + index;
            let request = prepare(&run.case.draft, BOUNDARY).expect("a draft that can be sent");
            let expected = Expected::of(&request, &targets[index]);
            let arrived: Vec<&Arrived> = log.iter().filter(|arrived| arrived.is_for(index)).collect();
            let fault = match arrived.as_slice() {
                [arrived] => expected.fault(arrived, language),
                [] => Some("nothing arrived".to_owned()),
                more => Some(format!("{} requests arrived", more.len())),
            };
            let told = match (run.snippet.is_exact(), fault) {
                (true, None) | (false, Some(_)) => continue,
                (true, Some(fault)) => fault,
                (false, None) => "arrives equal, though it says that it does not".to_owned(),
            };
            let folder = run.folder.display();
            faults.push(format!(
                "{folder}: {told}\n{}",
                run.snippet.text().chars().take(2000).collect::<String>()
            ));
        }
    }
    if !faults.is_empty() {
        let shown: Vec<_> = faults.iter().take(8).map(String::as_str).collect();
        panic!("{} of {DRAFTS} differ\n{}\n{words}", faults.len(), shown.join("\n"));
    }
    let exact = runs.iter().filter(|run| run.snippet.is_exact()).count();
    println!("{}: {exact} of {DRAFTS} drafts arrive equal", language.name());
    exact
}

#[test]
fn python_programs() {
    assert_eq!(run(Language::Python), DRAFTS);
}

#[test]
fn curl_commands() {
    assert_eq!(run(Language::Curl), DRAFTS);
}

#[test]
fn fetch_in_node() {
    assert_eq!(run(Language::Fetch), DRAFTS);
}

#[test]
fn raw_http() {
    assert_eq!(run(Language::Http), DRAFTS);
}

/// HTTPie cannot say everything; what it cannot, the snippet owns up to, and that is rare.
#[test]
fn httpie_commands() {
    let exact = run(Language::Httpie);
    assert!(exact >= 200, "{exact}");
}
