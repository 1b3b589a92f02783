//! Every call of the vectors, run as a program and sent as Python's `requests` sent it: method, URL, header lines in order
//! and case, body to the byte; redirects exchange by exchange; errors by type and message. `REQUESTS_VECTORS` names
//! another folder with a `requests_put.jsonl`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod requests_common;

use put_playground::encode::base64;
use put_playground::python::requests::{Failure, Reply, Wire};
use requests_common::{error_json, program, run};
use serde_json::{Value as Json, json};

#[test]
fn every_row_is_sent_as_requests_sends_it() {
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
    let folder = std::env::var("REQUESTS_VECTORS").unwrap_or_else(|_| built_in.into());
    let path = std::path::Path::new(&folder).join("requests_put.jsonl");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows: Vec<Json> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let rows: Vec<&Json> = rows.iter().filter(|row| row["kind"] != "meta").collect();
    let faults: Vec<String> = rows.iter().filter_map(|row| fault(row)).collect();
    println!("{} of {} rows equal", rows.len() - faults.len(), rows.len());
    assert!(rows.len() > 100, "only {} rows", rows.len());
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// What differs, a line each.
#[derive(Default)]
struct Differences(Vec<String>);

impl Differences {
    fn compare(&mut self, what: &str, expected: &Json, got: impl Into<Json>) {
        let got = got.into();
        if *expected != got {
            self.0.push(format!("  {what}\n    expected {expected}\n    got      {got}"));
        }
    }
}

fn fault(row: &Json) -> Option<String> {
    let setup = row["python_setup"].as_str().unwrap_or_default();
    let call = row["python_call"].as_str().unwrap();
    let mut differences = Differences::default();
    if row["kind"] == "prepare" {
        compare_prepared(&mut differences, row, &program(setup, call));
    } else {
        compare_sent(&mut differences, row, &program(setup, call));
    }
    let differences = differences.0.join("\n");
    (!differences.is_empty()).then(|| format!("{} {setup} {call}\n{differences}", row["id"]))
}

/// A request that is prepared and not sent.
fn compare_prepared(differences: &mut Differences, row: &Json, program: &str) {
    let prints = "print(r.method)\nprint(r.url)\nprint(r.body)\nprint(r.headers)\n";
    let ran = run(&format!("{program}{prints}"), |_, _| panic!("{program} sends"));
    let header = |pair: &Json| format!("'{}': '{}'", pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
    let headers: Vec<String> = row["headers_sent"].as_array().unwrap().iter().map(header).collect();
    assert_eq!(row["body_base64"].as_str().unwrap_or_default(), "", "prepared bodies are not compared yet");
    let (method, url) = (row["method"].as_str().unwrap(), row["url"].as_str().unwrap());
    let expected = format!("{method}\n{url}\nNone\n{{{}}}\n", headers.join(", "));
    differences.compare("printed", &Json::from(expected), ran.printed);
    differences.compare("error", &row["error"], ran.error.as_ref().map_or(Json::Null, error_json));
}

fn compare_sent(differences: &mut Differences, row: &Json, program: &str) {
    let ran = run(&format!("{program}print(r.url)\nprint(r.history)\n"), |wire, index| {
        answer(row, index, &wire.target)
    });
    let expected = row.get("error").unwrap_or(&Json::Null);
    differences.compare("error", expected, ran.error.as_ref().map_or(Json::Null, error_json));
    if expected.is_null() {
        let history = row["history"].as_array().cloned().unwrap_or_default();
        let history: Vec<String> = history.iter().map(|status| format!("<Response [{status}]>")).collect();
        let url = row["url"].as_str().unwrap();
        differences.compare(
            "printed",
            &Json::from(format!("{url}\n[{}]\n", history.join(", "))),
            ran.printed,
        );
    }
    let count = row["exchanges"].as_array().map_or(usize::from(!row["raw_base64"].is_null()), Vec::len);
    differences.compare("number of requests", &json!(count), ran.sent.len());
    let Some(first) = ran.sent.first() else {
        return;
    };
    differences.compare("method", &row["method"], first.method.as_str());
    differences.compare("target", &row["target"], first.target.as_str());
    differences.compare("headers", &row["headers_sent"], headers(first));
    differences.compare("body", &row["body_base64"], base64::encode(&first.body));
    differences.compare("bytes", &row["raw_base64"], base64::encode(&first.bytes()));
    for (exchange, wire) in row["exchanges"].as_array().into_iter().flatten().zip(&ran.sent) {
        differences.compare("headers of a redirect", &exchange["headers_sent"], headers(wire));
        differences.compare("bytes of a redirect", &exchange["raw_base64"], base64::encode(&wire.bytes()));
    }
}

/// The answer to the request of this number. The vectors hold the requests only: where a redirect leads is seen from the
/// next one.
fn answer(row: &Json, index: usize, target: &str) -> Result<Reply, Failure> {
    match row["error"]["type"].as_str() {
        Some("requests.exceptions.ReadTimeout") => return Err(Failure::ReadTimeout),
        Some("requests.exceptions.ConnectTimeout") => return Err(Failure::ConnectTimeout),
        _ => {}
    }
    let next = &row["exchanges"][index + 1];
    let status = row["history"][index].as_u64();
    let mut reply = Reply { status: row["status_code"].as_u64().unwrap_or(200) as u16, ..Reply::default() };
    let mut redirect = |status: u64, location: &str| {
        reply.status = status as u16;
        reply.headers.push(("Location".into(), location.into()));
    };
    if next.is_object() {
        let host = |exchange: &Json| exchange["headers_sent"][0][1].as_str().unwrap().to_owned();
        let path = next["target"].as_str().unwrap();
        let is_same_host = host(next) == host(&row["exchanges"][index]);
        let location = if is_same_host { path.to_owned() } else { format!("http://{}{path}", host(next)) };
        redirect(status.unwrap_or(302), &location);
    } else if row["error"]["type"] == "requests.exceptions.TooManyRedirects" {
        redirect(302, target);
    } else if matches!(row["status_code"].as_u64(), Some(300 | 304..=306)) {
        // That these do not lead anywhere, whatever they name, is what their rows are about.
        redirect(row["status_code"].as_u64().unwrap(), "/landing");
    } else if row["python_call"].as_str().unwrap().contains("allow_redirects=False") {
        redirect(row["status_code"].as_u64().unwrap(), "/landing");
    }
    Ok(reply)
}

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn headers(wire: &Wire) -> Json {
    wire.headers.iter().map(|(name, value)| json!([latin1(name), latin1(value)])).collect()
}
