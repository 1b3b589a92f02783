//! Every row of the index answers the same in the worker and on TCP, as a page sees it: status, headers, body.

use crate::harness::{Answer, Page, Serve, StaticHost, journey};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What stands for a variable segment. A name that is not here gets the last.
const SEGMENTS: [(&str, &str); 17] = [
    ("codes", "418"),
    ("seconds", "0.1"),
    ("user", "user"),
    ("passwd", "passwd"),
    ("qop", "auth"),
    ("algorithm", "MD5"),
    ("stale_after", "never"),
    ("etag", "abc"),
    ("value", "SFRUUEJJTg=="),
    ("policy", "open"),
    ("name", "crumb"),
    ("rest", "get"),
    ("id", "new"),
    ("numbytes", "20"),
    ("n", "3"),
    ("count", "2"),
    ("", "1"),
];

/// Queries without which a row refuses, takes long, or answers by chance.
const QUERIES: [(&str, &str); 7] = [
    ("bytes/", "?seed=1"),
    ("stream-bytes/", "?seed=1"),
    ("drip", "?duration=0.1&numbytes=5&delay=0"),
    ("redirect-to", "?url=get"),
    ("response-headers", "?x-a=b&x-a=c"),
    ("cookies/set", "?crumb=1"),
    ("cookies/delete", "?crumb="),
];

/// A request: method, target, header fields, body.
type More = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str);

/// Requests to rows that have more than one way to answer.
const MORE: [More; 20] = [
    ("PUT", "things/a", &[("content-type", "text/plain")], "one"),
    ("PUT", "things/a", &[("if-match", "\"wrong\"")], "two"),
    ("PUT", "things/a", &[("if-none-match", "*")], "two"),
    ("PUT", "things/a", &[("prefer", "return=minimal")], "two"),
    ("PUT", "things/a?require=if-match", &[], "three"),
    ("GET", "things/a", &[("if-none-match", "\"wrong\"")], ""),
    ("PUT", "things/caf%C3%A9%20%F0%9F%98%80", &[("content-type", "a/b")], "\u{fe}\u{0}\u{1}"),
    ("GET", "things/caf%C3%A9%20%F0%9F%98%80", &[], ""),
    ("PUT", "things/%FF", &[], "x"),
    ("PUT", "things/json", &[("content-type", "application/json")], "{\"n\": 1.50}"),
    ("PATCH", "things/json", &[("content-type", "application/merge-patch+json")], "{\"m\": [1e400]}"),
    ("PATCH", "things/json", &[("content-type", "text/plain")], "x"),
    ("GET", "things/json", &[], ""),
    ("GET", "status/204", &[], ""),
    ("GET", "status/304", &[], ""),
    ("GET", "status/600", &[], ""),
    ("GET", "basic-auth/user/passwd", &[("authorization", "Basic dXNlcjpwYXNzd2Q=")], ""),
    ("GET", "range/10", &[("range", "bytes=2-4")], ""),
    (
        "POST",
        "post",
        &[("content-type", "multipart/form-data; boundary=X")],
        "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--X--\r\n",
    ),
    ("GET", "nothing/here", &[], ""),
];

/// What names the request or the moment, what is about the connection, and what the worker says of the fields that it can't
/// send: not compared.
const HEADERS: [&str; 6] =
    ["date", "x-request-id", "connection", "keep-alive", "transfer-encoding", "sandbox-note"];

/// The fields of a request that a browser sends the same to both homes.
const SENT: [&str; 9] = [
    "accept",
    "authorization",
    "content-type",
    "if-match",
    "if-none-match",
    "prefer",
    "range",
    "x-a",
    "user-agent",
];

/// A request: what it is called in a report, its URL relative to the sandbox, the options of `fetch`.
type Asked = (String, String, Value);

/// Every method of every row, in the order of the index, and then what there is more to ask.
fn plan(index: &Value) -> Vec<Asked> {
    let ask = |method: &str, target: &str, headers: Value, body: &str| {
        // With credentials the browser would ask its user for a password, and wait.
        let mut options = json!({ "method": method, "headers": headers, "credentials": "omit" });
        if !matches!(method, "GET" | "HEAD") {
            options["body"] = json!(body);
        }
        (format!("{method} {target}"), target.to_owned(), options)
    };
    let mut asked = Vec::new();
    for row in index["resources"].as_array().into_iter().flatten() {
        let (path, methods) =
            (row["path"].as_str().unwrap_or_default(), row["methods"].as_str().unwrap_or_default());
        // It never ends on TCP, and a worker can't stream one; the log itself differs by what each home's page has asked.
        if path.starts_with("log") {
            continue;
        }
        let target: Vec<&str> = path.split('/').map(segment).collect();
        let target = target.join("/");
        let query =
            QUERIES.iter().find(|(start, _)| target.starts_with(start)).map_or("", |(_, query)| query);
        for method in methods.split(", ") {
            let kind = match method {
                "PATCH" if path.starts_with("things") => "application/merge-patch+json",
                _ => "application/x-www-form-urlencoded",
            };
            let headers =
                if matches!(method, "GET" | "HEAD") { json!({}) } else { json!({ "content-type": kind }) };
            asked.push(ask(method, &format!("{target}{query}"), headers, "key=value"));
        }
    }
    for (method, target, headers, body) in MORE {
        let headers: BTreeMap<&str, &str> = headers.iter().copied().collect();
        asked.push(ask(method, target, json!(headers), body));
    }
    asked
}

fn segment(part: &str) -> &str {
    let Some(name) = part.strip_prefix('{').and_then(|name| name.strip_suffix('}')) else { return part };
    let known = SEGMENTS.iter().find(|(known, _)| *known == name);
    known.map_or(SEGMENTS[SEGMENTS.len() - 1].1, |(_, value)| value)
}

/// Asks for everything, from a page of this home.
async fn ask(page: &Page, plan: &[Asked]) -> Vec<Answer> {
    let clear = page.fetch("sandbox/things", json!({ "method": "DELETE" })).await;
    assert_eq!(clear.status, 200, "{clear:?}");
    let mut answers = Vec::new();
    for (_, target, options) in plan {
        answers.push(page.fetch(&format!("sandbox/{target}"), options.clone()).await);
    }
    answers
}

/// A challenge without what the server made up for it (RFC 7616 §3.3).
fn without_nonces(value: &str) -> String {
    let keep = |part: &&str| !["nonce=", "opaque="].iter().any(|name| part.trim().starts_with(name));
    value.split(',').filter(keep).collect::<Vec<_>>().join(",")
}

/// An answer without what names its home, its moment, or itself.
fn comparable(answer: &Answer, url: &str) -> (u16, BTreeMap<String, String>, Value, String) {
    let text = |text: &str| {
        let text = text.replace(url, "http://home/").replace(url.trim_end_matches('/'), "http://home");
        let is_date = httpdate::parse_http_date(&text).is_ok();
        if is_date { "(date)".to_owned() } else { text.replace("this browser", "127.0.0.1") }
    };
    let headers = answer.headers.iter().filter(|(name, _)| !HEADERS.contains(&name.as_str()));
    let mut headers: BTreeMap<String, String> =
        headers.map(|(name, value)| (name.clone(), text(&without_nonces(value)))).collect();
    let is_json = answer.header("content-type").contains("json");
    if is_json {
        // It depends on how long the home's name is.
        headers.remove("content-length");
    }
    let documents = serde_json::Deserializer::from_str(&answer.body).into_iter::<Value>();
    let documents = documents.collect::<Result<Vec<Value>, _>>().ok().filter(|_| is_json);
    let body = match documents {
        Some(documents) => documents.into_iter().map(|document| cleaned(document, &text)).collect(),
        None => Value::String(text(&answer.body)),
    };
    (answer.status, headers, body, answer.error.clone())
}

fn cleaned(value: Value, text: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(string) => Value::String(text(&string)),
        Value::Array(items) => items.into_iter().map(|item| cleaned(item, text)).collect(),
        Value::Object(members) => {
            let clean = |(name, value): (String, Value)| match (name.as_str(), value) {
                ("headers", Value::Object(fields)) => {
                    let sent =
                        fields.into_iter().filter(|(name, _)| SENT.contains(&name.to_lowercase().as_str()));
                    Some((name, Value::Object(sent.collect())))
                }
                // `note` says what the worker can't do.
                ("home" | "second_origin" | "uuid" | "note", _) => None,
                (_, value) => Some((name, cleaned(value, text))),
            };
            Value::Object(members.into_iter().filter_map(clean).collect())
        }
        value => value,
    }
}

#[test]
fn every_row_answers_the_same_in_the_worker_and_on_tcp() {
    let (host, server) = (StaticHost::start(), Serve::start());
    journey("homes_agree", async |page| {
        // Half of the statuses are there to be errors.
        page.expect_console("Failed to load resource");
        assert_eq!(page.open(&host.url).await, "practice server: in this browser");
        let plan = plan(&page.fetch("sandbox/", json!({})).await.json());
        let by_worker = ask(page, &plan).await;
        assert_ne!(page.open(&server.url).await, "practice server: in this browser");
        let by_server = ask(page, &plan).await;

        let mut differences = Vec::new();
        let mut statuses = BTreeSet::new();
        for ((name, ..), (worker, server_answer)) in plan.iter().zip(by_worker.iter().zip(&by_server)) {
            let (mut worker, mut tcp) =
                (comparable(worker, &host.url), comparable(server_answer, &server.url));
            if name.ends_with(" cache") || name.ends_with(" things") {
                // Both make up a new tag for each request; the tag of the list is of its dates, too.
                assert_eq!(worker.1.remove("etag").is_some(), tcp.1.remove("etag").is_some());
            }
            statuses.insert(tcp.0);
            assert_eq!(server_answer.header("sandbox-note"), "", "{name}: on TCP nothing is left out");
            if worker != tcp {
                differences.push(format!("{name}\n  worker: {worker:?}\n  tcp:    {tcp:?}"));
            }
        }
        println!("{} requests, statuses {statuses:?}", plan.len());
        assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
    });
}
