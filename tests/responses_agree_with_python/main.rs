//! Thousands of answers and JSON texts, read by Python's `requests` and `json` and by this crate: the same words.
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
#[allow(dead_code)]
mod requests_common;

use dice::Dice;
use put_playground::encode::base64;
use put_playground::python::requests::{
    Call, Response, Session, Step, Transfer, response::raw, session::SessionObject,
};
use put_playground::python::{Arguments, Exception, Object, Str, Value, json};
use requests_common::{Fixed, error_json};
use serde_json::{Value as Json, json};
use std::rc::Rc;

fn count() -> usize {
    std::env::var("REQUESTS_CALLS").map_or(2_000, |count| count.parse().unwrap())
}

fn chance() -> Dice {
    Dice::new(std::env::var("REQUESTS_SEED").map_or(0x005E_ED0F_9A12, |seed| seed.parse().unwrap()))
}

#[test]
fn random_answers_are_read_as_requests_reads_them() {
    let mut chance = chance();
    let rows: Vec<(Vec<u8>, (&str, &str))> =
        (0..count()).map(|_| (generate::answer(&mut chance), generate::urls(&mut chance))).collect();
    let questions =
        rows.iter().map(|(raw, (url, next))| json!({ "raw": base64::encode(raw), "url": url, "next": next }));
    compare(questions.collect(), |index| {
        let (raw, (url, next)) = &rows[index];
        facts(raw, url, next).unwrap_or_else(|error| shown(&error))
    });
}

#[test]
fn random_json_is_read_and_written_as_python_does() {
    let mut chance = chance();
    let texts: Vec<String> = (0..count()).map(|_| generate::json_text(&mut chance)).collect();
    compare(texts.iter().map(|text| json!({ "json": text })).collect(), |index| {
        let value = json::loads(&texts[index].as_str().into());
        let text = |made: Result<Str, Exception>| {
            made.map_or_else(|error| shown(&error), |text| text.to_lossy().into())
        };
        let written = value.clone().and_then(|value| json::dumps(&value, &json::Format::default()));
        json!({ "loads": text(value.and_then(|value| value.repr().map(Str::from))), "dumps": text(written) })
    });
}

fn compare(questions: Vec<Json>, ours: impl Fn(usize) -> Json) {
    let answers = ask_python(&questions);
    let mut faults = Vec::new();
    for (index, expected) in answers.iter().enumerate() {
        let got = ours(index);
        if got != *expected {
            let question = questions[index]["raw"].as_str().map_or(questions[index].to_string(), |raw| {
                let bytes =
                    ::base64::Engine::decode(&::base64::engine::general_purpose::STANDARD, raw).unwrap();
                format!("{} {}\n{}", questions[index]["url"], questions[index]["next"], bytes.escape_ascii())
            });
            faults.push(format!("{question}\n{}", differences(expected, &got)));
        }
    }
    println!("{} of {} equal", questions.len() - faults.len(), questions.len());
    assert!(faults.is_empty(), "{} differ:\n{}", faults.len(), faults[..faults.len().min(25)].join("\n\n"));
}

fn differences(expected: &Json, got: &Json) -> String {
    match (expected.as_object(), got.as_object()) {
        (Some(python), Some(ours)) if python.len() == ours.len() && python.keys().eq(ours.keys()) => python
            .iter()
            .filter(|(key, value)| ours[*key] != **value)
            .map(|(key, value)| format!("  {key}\n    python {value}\n    ours   {}", ours[key]))
            .collect::<Vec<_>>()
            .join("\n"),
        _ => format!("  python {expected}\n  ours   {got}"),
    }
}

fn shown(error: &Exception) -> Json {
    let mut error = error_json(error);
    let message = error["message"].as_str().unwrap().replace('\u{FFFD}', "?");
    error["message"] = message.into();
    error
}

fn facts(bytes: &[u8], url: &str, next: &str) -> Result<Json, Exception> {
    let session = Session::new();
    let arguments = |url: &str| Arguments {
        positional: vec![Value::str(url)],
        keywords: vec![("allow_redirects".into(), Value::Bool(false))],
    };
    let transfer = Transfer::start(&session, &Call::new("get", &arguments(url), true)?, &mut Fixed)?;
    let Step::Done(response) = transfer.receive(raw::parse(bytes, "GET")?, &mut Fixed)? else {
        panic!("a redirect was followed");
    };
    let repr = |name: &str| response.attribute(name).unwrap().unwrap().repr().unwrap();
    let headers = response.attribute("headers").unwrap()?.to_str()?.to_lossy();
    // Without a name for the encoding, Python guesses from statistics.
    let is_certain = response.attribute("encoding").unwrap()?.is_truthy()
        || response.content().iter().all(|byte| (b' '..=b'~').contains(byte));
    let kept = SessionObject(Rc::clone(&session)).attribute("cookies").unwrap()?.repr()?;
    let sent_back = || -> Result<String, Exception> {
        let prepared = session.prepare(&Call::new("get", &arguments(next), true)?, &mut Fixed)?;
        prepared.headers.get(&"Cookie".into()).unwrap_or(&Value::None).repr()
    };
    Ok(json!({
        "repr": response.repr()?,
        "headers": headers,
        "reason": repr("reason"),
        "encoding": repr("encoding"),
        "content": repr("content"),
        "text": if is_certain { Json::from(repr("text")) } else { Json::Null },
        "cookies": repr("cookies"),
        "links": repr("links"),
        "is_redirect": repr("is_redirect"),
        "raise_for_status": raised(&response),
        "kept": kept,
        "sent_back": sent_back().map_or_else(|error| shown(&error), Json::from),
    }))
}

fn raised(response: &Rc<Response>) -> Json {
    response.raise_for_status().map_or_else(|error| shown(&error), |()| "None".into())
}

fn ask_python(questions: &[Json]) -> Vec<Json> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/responses_agree_with_python/oracle.py");
    let answers = oracle::ask(&[script], questions.iter().map(Json::to_string).collect());
    answers.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}
