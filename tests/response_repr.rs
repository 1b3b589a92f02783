//! What Python prints of every answer of the vectors: headers, text, JSON, cookies, links, errors; and of strings and
//! times. `REQUESTS_VECTORS` names another folder with a `response_repr.jsonl`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use base64::Engine;
use put_playground::python::requests::response::{elapsed::Elapsed, raw};
use put_playground::python::requests::{Call, Reply, Response, Session, Step, Surroundings, Transfer};
use put_playground::python::{Arguments, Exception, Object, Str, Value, str_repr};
use serde_json::{Map, Value as Json, json};
use std::io::Read;
use std::rc::Rc;

/// The clock by which the vectors' cookies end.
struct Fixed;

impl Surroundings for Fixed {
    fn boundary(&mut self) -> String {
        "0123456789abcdef0123456789abcdef".into()
    }

    fn now(&mut self) -> i64 {
        1_767_225_600
    }
}

#[test]
fn every_row_is_printed_as_python_prints_it() {
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
    let folder = std::env::var("REQUESTS_VECTORS").unwrap_or_else(|_| built_in.into());
    let path = std::path::Path::new(&folder).join("response_repr.jsonl");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows: Vec<Json> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let rows: Vec<&Json> =
        rows.iter().filter(|row| row["kind"] != "meta" && row["unstable"].is_null()).collect();
    let faults: Vec<String> = rows.iter().filter_map(|row| fault(row)).collect();
    println!("{} of {} rows equal", rows.len() - faults.len(), rows.len());
    assert!(rows.len() > 100, "only {} rows", rows.len());
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

fn fault(row: &Json) -> Option<String> {
    let got = match row["kind"].as_str().unwrap() {
        "response" => response_facts(row),
        "elapsed" => elapsed_facts(row),
        "str_repr" => string_facts(row),
        kind => panic!("{kind} is not known"),
    };
    let mut expected = row.get("py").and_then(Json::as_object).cloned().unwrap_or_default();
    expected.retain(|key, _| !key.contains("(unstable)"));
    if let Some(error) = row.get("error") {
        expected.insert("error".into(), error.clone());
    }
    let differs = |key: &&String| expected.get(*key) != got.get(*key);
    let keys: std::collections::BTreeSet<&String> =
        expected.keys().chain(got.keys()).filter(differs).collect();
    let show =
        |facts: &Map<String, Json>, key: &str| facts.get(key).map_or("nothing".into(), Json::to_string);
    let line = |key: &&String| {
        format!("  {key}\n    expected {}\n    got      {}", show(&expected, key), show(&got, key))
    };
    let lines: Vec<String> = keys.iter().map(line).collect();
    (!lines.is_empty()).then(|| format!("{}\n{}", row["id"], lines.join("\n")))
}

fn facts(pairs: impl IntoIterator<Item = (&'static str, Json)>) -> Map<String, Json> {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn repr(value: &Value) -> Json {
    value.repr().unwrap().into()
}

fn string_facts(row: &Json) -> Map<String, Json> {
    match row["codepoint"].as_u64() {
        Some(point) => facts([("repr(chr(cp))", str_repr(&Str::from_code_points([point as u32])).into())]),
        None => facts([("repr(string)", str_repr(&row["string"].as_str().unwrap().into()).into())]),
    }
}

fn elapsed_facts(row: &Json) -> Map<String, Json> {
    let value = Value::object(Elapsed(row["microseconds"].as_u64().unwrap()));
    let Value::Object(object) = &value else { unreachable!() };
    let seconds = object.call_method("total_seconds", &Arguments::default()).unwrap().unwrap();
    facts([
        ("str(response.elapsed)", value.to_str().unwrap().to_lossy().into()),
        ("repr(response.elapsed)", repr(&value)),
        ("repr(response.elapsed.total_seconds())", repr(&seconds)),
    ])
}

fn error_json(error: &Exception) -> Json {
    let name = format!("{}.{}", error.class.module(), error.class.name());
    json!({ "type": name, "message": error.message().to_lossy() })
}

fn response_facts(row: &Json) -> Map<String, Json> {
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(row["raw_response_base64"].as_str().unwrap())
        .unwrap();
    let response = match raw::parse(&bytes, "GET").and_then(decoded).and_then(response) {
        Ok(response) => response,
        Err(error) => return facts([("error", error_json(&error))]),
    };
    let attribute = |name: &str| response.attribute(name).unwrap().unwrap();
    let json_of = |value: &Value| match value {
        Value::None => Json::Null,
        Value::Bool(truth) => (*truth).into(),
        Value::Int(number) => number.to_i64().unwrap().into(),
        other => other.to_str().unwrap().to_lossy().into(),
    };
    let Value::Object(headers) = attribute("headers") else { unreachable!() };
    let items = headers.call_method("items", &Arguments::default()).unwrap().unwrap().items().unwrap();
    let pair = |item: &Value| Json::from(item.items().unwrap().iter().map(json_of).collect::<Vec<_>>());
    let Value::Object(cookies) = attribute("cookies") else { unreachable!() };
    let cookie_dict = cookies.call_method("get_dict", &Arguments::default()).unwrap().unwrap();
    let mut facts = facts([
        ("repr(response)", response.repr().unwrap().into()),
        ("str(response.headers)", attribute("headers").to_str().unwrap().to_lossy().into()),
        ("headers_items", items.iter().map(pair).collect()),
        ("response.status_code", json_of(&attribute("status_code"))),
        ("response.reason", json_of(&attribute("reason"))),
        ("repr(response.reason)", repr(&attribute("reason"))),
        ("response.ok", json_of(&attribute("ok"))),
        ("repr(response.encoding)", repr(&attribute("encoding"))),
        ("repr(response.content)", repr(&attribute("content"))),
        ("repr(response.text)", repr(&attribute("text"))),
        ("repr(response.cookies)", repr(&attribute("cookies"))),
        ("response.cookies.get_dict()", repr(&cookie_dict)),
        ("response.url", json_of(&attribute("url"))),
        ("response.history", repr(&attribute("history"))),
        ("response.is_redirect", json_of(&attribute("is_redirect"))),
        ("repr(response.links)", repr(&attribute("links"))),
        (
            "raise_for_status()",
            response.raise_for_status().map_or_else(|error| error_json(&error), |()| Json::Null),
        ),
    ]);
    match response.json() {
        Ok(value) => facts.insert("repr(response.json())".into(), repr(&value)),
        Err(error) => facts.insert("response.json() error".into(), error_json(&error)),
    };
    facts
}

/// The response that a program gets for this answer.
fn response(reply: Reply) -> Result<Rc<Response>, Exception> {
    let args = Arguments {
        positional: vec![Value::str("http://example.test/resp")],
        keywords: vec![("allow_redirects".into(), Value::Bool(false))],
    };
    let call = Call::new("get", &args, false)?;
    let transfer = Transfer::start(&Session::new(), &call, &mut Fixed)?;
    match transfer.receive(reply, &mut Fixed)? {
        Step::Done(response) => Ok(response),
        Step::Send(_) => panic!("a redirect was followed"),
    }
}

/// The content without its coding, as urllib3 or a browser hands it on.
fn decoded(reply: Reply) -> Result<Reply, Exception> {
    let is_coding = |(name, _): &&(Str, Str)| name.to_lossy().eq_ignore_ascii_case("content-encoding");
    let coding = reply.headers.iter().find(is_coding).map(|(_, value)| value.to_lossy().to_lowercase());
    let mut content = Vec::new();
    let coded = &reply.content[..];
    let read = match coding.as_deref() {
        Some("gzip" | "x-gzip") => flate2::read::MultiGzDecoder::new(coded).read_to_end(&mut content),
        Some("deflate") => flate2::read::ZlibDecoder::new(coded).read_to_end(&mut content).or_else(|_| {
            content.clear();
            flate2::read::DeflateDecoder::new(coded).read_to_end(&mut content)
        }),
        _ => return Ok(reply),
    };
    read.expect("the vectors' codings are whole");
    Ok(Reply { content, ..reply })
}
