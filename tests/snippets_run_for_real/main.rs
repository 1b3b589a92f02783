//! Each snippet, run for real by the program it is written for, arrives at `serve` as the browser would have sent it.
//!
//! Needs bash, curl, Node.js, and a Python with `requests` and `httpie`: `cargo xtask test` installs what is missing.
#![cfg(all(feature = "serve", unix))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod arrival;
#[path = "../dice/mod.rs"]
mod dice;
mod drafts;
#[path = "../oracle/mod.rs"]
mod oracle;
mod serve;
#[path = "../serve_process/mod.rs"]
mod serve_process;
#[path = "../sockets/mod.rs"]
mod sockets;
mod tools;

use arrival::{Arrived, Expected};
use drafts::Case;
use put_playground::formats::{Body, File, Language, Outgoing, Part, Snippet, curl};
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

/// Runs the language's snippets of all drafts, and compares what arrived. Returns the snippets.
fn run(language: Language) -> Vec<String> {
    let server = Serve::start();
    let runs = write(language, drafts::cases(&server.anything(), DRAFTS));
    let targets = tools::targets(runs.iter().map(|run| outgoing(&run.case.draft).url).collect());
    let (mut faults, mut words) = (Vec::new(), String::new());
    for (number, batch) in runs.chunks(BATCH).enumerate() {
        let folders: Vec<&Path> = batch.iter().map(|run| run.folder.as_path()).collect();
        words += &match language {
            Language::Http => tools::raw(server.address(), &folders),
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
            let Some(fault) = fault else {
                continue;
            };
            let folder = run.folder.display();
            faults.push(format!(
                "{folder}: {fault}\n{}",
                run.snippet.text().chars().take(2000).collect::<String>()
            ));
        }
    }
    if !faults.is_empty() {
        let shown: Vec<_> = faults.iter().take(8).map(String::as_str).collect();
        panic!("{} of {DRAFTS} differ\n{}\n{words}", faults.len(), shown.join("\n"));
    }
    assert!(runs.iter().all(|run| run.snippet.is_exact()), "a snippet that doubts itself");
    let plain = runs.iter().filter(|run| run.snippet.remarks.is_empty()).count();
    println!(
        "{}: {DRAFTS} of {DRAFTS} drafts arrive equal, {plain} of them without a remark",
        language.name()
    );
    runs.iter().map(|run| run.snippet.text().into_owned()).collect()
}

/// How many of the snippets do it the ordinary way: some other way must stay the exception.
fn with(snippets: &[String], word: &str) -> usize {
    snippets.iter().filter(|snippet| snippet.contains(word)).count()
}

#[test]
fn python_programs() {
    let programs = run(Language::Python);
    assert!(with(&programs, "\nresponse = requests.") >= 200);
}

#[test]
fn curl_commands() {
    run(Language::Curl);
}

#[test]
fn fetch_in_node() {
    run(Language::Fetch);
}

#[test]
fn raw_http() {
    run(Language::Http);
}

#[test]
fn httpie_commands() {
    let commands = run(Language::Httpie);
    let by_httpie = DRAFTS - with(&commands, "so curl sends the request.");
    assert!(by_httpie >= 200, "{by_httpie}");
}

/// The other way: what a command is read as is what curl itself sends for it.
#[test]
fn curl_commands_are_read_as_curl_sends_them() {
    let server = Serve::start();
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("snippets").join("read");
    let _ = std::fs::remove_dir_all(&root);
    let (mut requests, mut folders) = (Vec::new(), Vec::new());
    for (index, command) in include_str!("commands.txt").split("\n\n").enumerate() {
        let url = format!("{}{index}", server.anything());
        let command = command.replace("URL", &url).replace("HOST", server.address());
        let folder = root.join(index.to_string());
        std::fs::create_dir_all(&folder).unwrap();
        // Under the last two names -F sends the first.
        for name in ["a.txt", "c", "q \"r"] {
            std::fs::write(folder.join(name), "a b\n").unwrap();
        }
        std::fs::write(folder.join("b.bin"), [0, 1, 255, b'\r']).unwrap();
        std::fs::write(folder.join("snippet.sh"), &command).unwrap();
        let mut request = curl::read(&command).unwrap_or_else(|error| panic!("{command}: {error}")).request;
        choose_files(&mut request, &folder);
        requests.push((command, request));
        folders.push(folder);
    }
    let words = tools::run(Language::Curl, &folders.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    let targets = tools::targets(requests.iter().map(|(_, request)| request.url.clone()).collect());
    let log = server.take_log();
    assert!(requests.len() > 50);
    let mut faults = Vec::new();
    for (index, (command, request)) in requests.iter().enumerate() {
        let message = Language::Http.write(request, BOUNDARY);
        let expected = Expected::of_message(message.bytes(), request.method, &targets[index]);
        let arrived: Vec<&Arrived> = log.iter().filter(|arrived| arrived.is_for(index)).collect();
        let [arrived] = arrived.as_slice() else {
            panic!("{command}: {} requests arrived\n{words}", arrived.len());
        };
        faults.extend(expected.fault(arrived, Language::Curl).map(|fault| format!("{command}\n{fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Does what a user does whom the page asks for the files.
fn choose_files(request: &mut Outgoing, folder: &Path) {
    let choose = |file: &mut File| {
        let content = std::fs::read(folder.join(&file.name));
        file.bytes = file.bytes.take().or(content.ok().map(Into::into));
    };
    match &mut request.body {
        Body::File(file) => choose(file),
        Body::Multipart(parts) => {
            for part in parts {
                if let Part::File(_, file) = part {
                    choose(file);
                }
            }
        }
        _ => {}
    }
}
