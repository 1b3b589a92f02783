//! One script of requests, one answer to each, whatever `serve --store` names: memory, a file, Redis.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod serve_common;
mod serve_process;

use serve_common::{Answer, Client, Redis};
use serve_process::{Page, Server};

/// Stands for the entity tag in the last answer that had one.
const TAG: &[u8] = b"{tag}";

struct Step {
    method: &'static str,
    path: String,
    headers: Vec<(&'static str, Vec<u8>)>,
    body: Vec<u8>,
    status: u16,
}

fn step(method: &'static str, path: &str, status: u16) -> Step {
    Step { method, path: path.to_owned(), headers: Vec::new(), body: Vec::new(), status }
}

impl Step {
    fn with(mut self, name: &'static str, value: &[u8]) -> Self {
        self.headers.push((name, value.to_vec()));
        self
    }

    fn body(self, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..self }
    }
}

fn escaped(id: &str) -> String {
    id.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// 4 KiB of one character of four bytes.
fn long_id() -> String {
    format!("things/{}", escaped(&"🦀".repeat(1024)))
}

/// 5 MiB in which no two neighbouring pages are alike.
fn large() -> Vec<u8> {
    (0..5 * 1024 * 1024 / 4_u32).flat_map(|number| number.wrapping_mul(0x9E37_79B9).to_le_bytes()).collect()
}

fn script() -> Vec<Step> {
    // What RFC 9110 §5.5 calls obs-text, and a tab.
    let odd_type: Vec<u8> = b"x/\t".iter().copied().chain(0x80..=0xFF).collect();
    let crab = format!("things/{}", escaped("🦀 & ünï/cödé?#%"));
    let slash = format!("things/{}", escaped("a/b"));
    vec![
        step("GET", "things", 200),
        step("GET", "things/1", 404),
        step("DELETE", "things/1", 404),
        step("PUT", "things/1", 412).with("if-match", b"*").body("none is there"),
        step("PUT", "things/1", 201)
            .with("if-none-match", b"*")
            .with("content-type", b"text/plain")
            .body("one"),
        step("PUT", "things/1", 412).with("if-none-match", b"*").body("there is one"),
        step("GET", "things/1", 200),
        step("PUT", "things/1", 200).with("if-match", TAG).with("content-type", b"text/plain").body("two"),
        step("PUT", "things/1", 412).with("if-match", b"\"other\"").body("three"),
        step("PUT", "things/1", 200).with("content-type", b"text/plain").body("two"),
        step("PUT", "things/1", 200).with("content-type", b"text/html").body("two"),
        step("GET", "things/1", 200),
        step("HEAD", "things/1", 200),
        step("PUT", "things/json", 201).with("content-type", b"application/json").body(r#"{"a":1,"b":2}"#),
        step("PATCH", "things/json", 200)
            .with("content-type", b"application/merge-patch+json")
            .with("if-match", TAG)
            .body(r#"{"b":null,"c":[1e400]}"#),
        step("GET", "things/json", 200),
        step("PATCH", "things/none", 404).with("content-type", b"application/merge-patch+json").body("{}"),
        // Bytes and metadata exactly.
        step("PUT", "things/odd", 201)
            .with("content-type", &odd_type)
            .with("content-encoding", b"gzip")
            .with("content-language", b"de, x-\xE9")
            .body((0..=255).collect::<Vec<u8>>()),
        step("GET", "things/odd", 200),
        step("PUT", "things/empty", 201),
        step("GET", "things/empty", 200),
        step("PUT", "things/large", 201).with("content-type", b"application/octet-stream").body(large()),
        step("GET", "things/large", 200),
        step("PUT", "things/large", 413).body(vec![0; 5 * 1024 * 1024 + 1]),
        step("GET", "things/large", 200),
        // Ids.
        step("PUT", &crab, 201).body("crab"),
        step("GET", &crab, 200),
        step("PUT", &slash, 201).body("slash"),
        step("GET", &slash, 200),
        step("PUT", &long_id(), 201).body("long"),
        step("GET", &long_id(), 200),
        step("PUT", "things/%00", 400).body("control"),
        step("PUT", "things/%FF", 400).body("no text"),
        // Chosen ids leave out what is in use, and are not chosen again.
        step("PUT", "things/101", 201).body("taken"),
        step("PUT", "things/103", 201).body("taken"),
        step("POST", "things", 201).body("becomes 102"),
        step("POST", "things", 201).body("becomes 104"),
        step("GET", "things/102", 200),
        step("GET", "things/104", 200),
        step("DELETE", "things/104", 204),
        step("POST", "things", 201).body("becomes 105"),
        step("GET", "things/104", 404),
        // Removing.
        step("DELETE", "things/1", 412).with("if-match", b"\"other\""),
        step("GET", "things/1", 200),
        step("DELETE", "things/1", 204).with("if-match", TAG),
        step("GET", "things/1", 404),
        step("PUT", "things/1", 201).body("again"),
        step("GET", "things", 200),
        step("GET", "things", 304).with("if-none-match", TAG),
    ]
}

/// What the client can't be told twice alike: moments and the numbers of requests.
fn comparable(mut answer: Answer, path: &str) -> Answer {
    answer.headers.retain(|(name, _)| !matches!(&**name, "date" | "x-request-id" | "last-modified"));
    if path == "things" && answer.bytes("location").is_none() {
        // The list's tag is of its dates, too.
        answer.headers.retain(|(name, _)| name != "etag");
    }
    if let Ok(text) = std::str::from_utf8(&answer.body)
        && text.contains("\"modified\"")
    {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("\"modified\""));
        answer.body = lines.collect::<Vec<_>>().join("\n").into_bytes();
    }
    answer
}

fn play(client: &mut Client, name: &str) -> Vec<Answer> {
    let mut tag = Vec::new();
    let mut answers = Vec::new();
    for (number, Step { method, path, headers, body, status }) in script().into_iter().enumerate() {
        let headers: Vec<(&str, &[u8])> = headers
            .iter()
            .map(|(name, value)| (*name, if value == TAG { &tag[..] } else { &value[..] }))
            .collect();
        let answer = client.send(method, &path, &headers, &body);
        let shown: String = path.chars().take(60).collect();
        assert_eq!(answer.status, status, "{name}, step {number}: {method} {shown}");
        if let Some(found) = answer.bytes("etag") {
            tag = found.to_vec();
        }
        answers.push(comparable(answer, &path));
    }
    answers
}

/// Everything that the list names.
fn everything(client: &mut Client) -> Vec<Answer> {
    let list = client.get("things");
    let paths: Vec<String> = list
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|thing| thing["path"].as_str().unwrap().strip_prefix("/sandbox/").unwrap().to_owned())
        .collect();
    let mut all = vec![list];
    all.extend(paths.iter().map(|path| client.get(path)));
    // With their dates, but for those of the answers themselves.
    for answer in &mut all {
        answer.headers.retain(|(name, _)| !matches!(&**name, "date" | "x-request-id"));
        assert_eq!(answer.status, 200);
    }
    all
}

#[test]
fn memory_file_and_redis_answer_alike() {
    let redis = Redis::start(&[]);
    let folder = Page::new();
    let file = folder.file("things.redb");
    let expected = play(&mut Client::new(&Server::start(&folder, &[]).address), "the default");
    for (name, spec, lasts) in
        [("memory", "memory".to_owned(), false), ("file", file, true), ("redis", redis.url(), true)]
    {
        let words = ["--store", &spec];
        let server = Server::start(&folder, &words);
        let mut client = Client::new(&server.address);
        let answers = play(&mut client, name);
        for ((step, answer), expected) in script().iter().zip(&answers).zip(&expected) {
            assert!(answer == expected, "{name}: {} {} differs from memory", step.method, step.path);
        }
        let before = everything(&mut client);
        assert!(before.len() > 10);
        drop((client, server));
        let server = Server::start(&folder, &words);
        let mut client = Client::new(&server.address);
        let after = everything(&mut client);
        if lasts {
            assert!(after == before, "{name}: a restart changed something");
            assert_eq!(client.send("POST", "things", &[], b"").header("location"), "/sandbox/things/106");
            let removed = client.send("DELETE", "things", &[], b"").json();
            assert_eq!(removed["removed"], before.len());
        }
        assert_eq!(client.get("things").json().as_array().unwrap().len(), 0);
        assert_eq!(client.get("things/large").status, 404);
    }
}
