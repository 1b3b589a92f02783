//! Every call of the vectors, prepared and sent as Python's `requests` did it: method, URL, header lines in order and
//! case, body to the byte; redirects exchange by exchange; errors by type and message. `REQUESTS_VECTORS` names another
//! folder with a `requests_put.jsonl`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod requests_common;

use put_playground::encode::base64;
use put_playground::python::requests::{Failure, Prepared, Reply, Step, Transfer, Wire};
use put_playground::python::{Exception, Object, Value};
use requests_common::{Fixed, Made, run};
use serde_json::Value as Json;

#[test]
fn every_row_is_sent_as_requests_sends_it() {
    let folder = std::env::var("REQUESTS_VECTORS")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors").into());
    let path = std::path::Path::new(&folder).join("requests_put.jsonl");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows: Vec<Json> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let rows: Vec<&Json> = rows.iter().filter(|row| row["kind"] != "meta").collect();
    let mut faults = Vec::new();
    for row in &rows {
        let differences = differences(row);
        if !differences.is_empty() {
            faults.push(format!(
                "{} {} {}\n{}",
                row["id"],
                row["python_setup"].as_str().unwrap_or_default(),
                row["python_call"],
                differences.join("\n")
            ));
        }
    }
    println!("{} of {} rows equal", rows.len() - faults.len(), rows.len());
    assert!(rows.len() > 100, "only {} rows", rows.len());
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// What differs, a line each.
fn differences(row: &Json) -> Vec<String> {
    let mut found = Vec::new();
    let mut differ = |what: &str, expected: &Json, got: Json| {
        if *expected != got {
            found.push(format!("  {what}\n    expected {expected}\n    got      {got}"));
        }
    };
    let setup = row["python_setup"].as_str().unwrap_or_default();
    let made = run(setup, row["python_call"].as_str().unwrap());
    let sent = made.and_then(|made| match made {
        Made::Transfer(transfer) => Ok(sent(*transfer, row)),
        Made::Prepared(prepared) => {
            differ("url", &row["url"], prepared.url.to_lossy().into());
            differ("method", &row["method"], prepared.method.to_lossy().into());
            differ("headers", &row["headers_sent"], prepared_headers(&prepared));
            Ok(Sent::default())
        }
    });
    let sent = match sent {
        Ok(sent) => sent,
        Err(error) => Sent { error: Some(error), ..Sent::default() },
    };
    let error = sent.error.as_ref().map_or(Json::Null, error_json);
    let expected = row.get("error").unwrap_or(&Json::Null);
    differ("error", expected, error);
    if let Some(first) = sent.exchanges.first() {
        differ("method", &row["method"], first.method.clone().into());
        differ("target", &row["target"], first.target.clone().into());
        differ("headers", &row["headers_sent"], headers(first));
        differ("body", &row["body_base64"], base64::encode(&first.body).into());
        if let Some(raw) = row.get("raw_base64") {
            differ("raw", raw, base64::encode(&first.bytes()).into());
        }
        if expected.is_null() {
            differ("url", &row["url"], sent.url.clone().into());
        }
    } else if expected.is_null() && row["kind"] != "prepare" {
        differ("exchanges", &Json::from("one or more"), Json::from(0));
    }
    for (index, exchange) in row["exchanges"].as_array().into_iter().flatten().enumerate() {
        let Some(wire) = sent.exchanges.get(index) else {
            differ("exchange", exchange, Json::Null);
            continue;
        };
        differ("exchange", &exchange["raw_base64"], base64::encode(&wire.bytes()).into());
    }
    found
}

#[derive(Default)]
struct Sent {
    exchanges: Vec<Wire>,
    url: String,
    error: Option<Exception>,
}

/// Carries a call out against a server that redirects as the row tells.
fn sent(mut transfer: Transfer, row: &Json) -> Sent {
    let mut sent = Sent::default();
    loop {
        let wire = transfer.wire().clone();
        let target = wire.target.clone();
        sent.exchanges.push(wire);
        if row["error"]["type"] == "requests.exceptions.ReadTimeout" {
            sent.error = Some(transfer.fail(Failure::ReadTimeout));
            return sent;
        }
        let step = transfer.receive(answer(row, sent.exchanges.len() - 1, &target), &mut Fixed);
        match step {
            Ok(Step::Send(next)) => transfer = *next,
            Ok(Step::Done(response)) => {
                sent.url = response.url().to_lossy();
                let history: Vec<u64> =
                    response.history().iter().map(|response| response.status().into()).collect();
                let expected = row["history"].as_array().cloned().unwrap_or_default();
                assert_eq!(Json::from(history), Json::from(expected), "{}", row["id"]);
                return sent;
            }
            Err(error) => {
                sent.error = Some(error);
                return sent;
            }
        }
    }
}

/// The answer to the exchange of this number. The vectors hold the requests only: where one leads is seen from the next.
fn answer(row: &Json, index: usize, target: &str) -> Reply {
    let next = &row["exchanges"][index + 1];
    let status = row["history"][index].as_u64();
    let mut reply = Reply { status: row["status_code"].as_u64().unwrap_or(200) as u16, ..Reply::default() };
    if next.is_object() {
        let host =
            |exchange: &Json| exchange["headers_sent"].as_array().unwrap()[0][1].as_str().unwrap().to_owned();
        let path = next["target"].as_str().unwrap();
        let is_same = host(next) == host(&row["exchanges"][index]);
        let location = if is_same { path.to_owned() } else { format!("http://{}{path}", host(next)) };
        reply.status = status.unwrap_or(302) as u16;
        reply.headers.push(("Location".into(), location.as_str().into()));
    } else if row["error"]["type"] == "requests.exceptions.TooManyRedirects" {
        reply.status = 302;
        reply.headers.push(("Location".into(), target.into()));
    } else if row["status_code"].as_u64().is_some_and(|status| (301..400).contains(&status))
        && row["id"] != "put-311"
    {
        // The vectors' server names the same place for every status; that a status does not lead there is what counts.
        reply.headers.push(("Location".into(), "/landing".into()));
    }
    reply
}

fn error_json(error: &Exception) -> Json {
    let name = match error.class.module() {
        "builtins" => format!("builtins.{}", error.class.name()),
        _ => error.class.qualified_name(),
    };
    serde_json::json!({ "type": name, "message": error.message().to_lossy() })
}

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn headers(wire: &Wire) -> Json {
    wire.headers.iter().map(|(name, value)| Json::from(vec![latin1(name), latin1(value)])).collect()
}

fn prepared_headers(prepared: &Prepared) -> Json {
    let pair = |(name, value): (&put_playground::python::Str, &Value)| {
        Json::from(vec![name.to_lossy(), value.to_str().unwrap().to_lossy()])
    };
    let _ = prepared.type_name();
    prepared.headers.iter().map(pair).collect()
}
