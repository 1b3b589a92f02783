//! The log: what it keeps, what it hides, and how it is followed where the home can't stream.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sandbox_common;

use bytes::Bytes;
use put_playground::sandbox::{Arrival, Entry, Head};
use sandbox_common::{Answer, Sandbox, arrival};

fn entries(answer: &Answer) -> Vec<Entry> {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {answer:?}"))
}

/// Ids and data of the events in a stream.
fn events(answer: &Answer) -> Vec<(String, Entry)> {
    assert_eq!(answer.header("content-type"), "text/event-stream");
    let blocks = answer.text().split("\n\n").filter(|block| block.starts_with("id: "));
    let event = |block: &str| {
        let (id, data) = block.split_once('\n').unwrap();
        let lines = data.lines().map(|line| line.strip_prefix("data: ").unwrap());
        let data = lines.collect::<Vec<_>>().join("\n");
        (id["id: ".len()..].to_owned(), serde_json::from_str(&data).unwrap())
    };
    blocks.map(event).collect()
}

#[tokio::test]
async fn a_head_is_shown_as_it_was_sent() {
    let sandbox = Sandbox::new();
    let head = "PUT http://example.com/app/sandbox/things/1#x HTTP/1.1\r\nHOST: example.com\r\nx-B: 1\r\nX-a: 2\r\nx-b:3\r\nAUTHORIZATION: Basic dTpw\r\n\r\n";
    let sent = Arrival { head: Some(Head::new(Bytes::from(head))), ..arrival() };
    sandbox.send_from(sent, "PUT", "things/1", &[("host", "example.com")], "x").await;
    let entry = entries(&sandbox.get("log").await).remove(0);
    assert_eq!(entry.line, "PUT http://example.com/app/sandbox/things/1#x HTTP/1.1");
    let fields: Vec<_> =
        entry.headers.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
    let expected = [
        ("HOST", "example.com"),
        ("x-B", "1"),
        ("X-a", "2"),
        ("x-b", "3"),
        ("AUTHORIZATION", "Basic (hidden)"),
    ];
    assert_eq!(fields, expected);
}

#[tokio::test]
async fn secrets_are_shown_only_to_whom_the_home_trusts() {
    let sandbox = Sandbox::new();
    let secrets =
        [("authorization", "Bearer s3cret"), ("proxy-authorization", "Basic s3cret"), ("cookie", "a=s3cret")];
    sandbox.send("PUT", "things/1", &secrets, "x").await;
    for path in ["log?secrets=show", "log/events?secrets=show", "cors/open/log?secrets=show"] {
        sandbox.get(path).await.assert_problem(403);
        let trusted = Arrival { sees_secrets: true, ..arrival() };
        let shown = sandbox.send_from(trusted, "GET", path, &[], "").await;
        assert_eq!(shown.text().matches("s3cret").count(), 3, "{path}");
    }
    for path in ["log", "log?secrets=hide", "log/events"] {
        let trusted = Arrival { sees_secrets: true, ..arrival() };
        let hidden = sandbox.send_from(trusted, "GET", path, &[], "").await;
        assert!(hidden.status == 200 && !hidden.text().contains("s3cret"), "{path}");
    }
}

#[tokio::test]
async fn a_reader_asks_for_what_is_new() {
    let sandbox = Sandbox::new();
    let mut ids = Vec::new();
    for n in 0..5 {
        ids.push(sandbox.get(&format!("get?n={n}")).await.header("x-request-id").to_owned());
    }
    let lines = |answer: Answer| entries(&answer).iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    assert_eq!(lines(sandbox.get("log?limit=2").await), [ids[4].as_str(), &ids[3]]);
    assert_eq!(lines(sandbox.get(&format!("log?since={}", ids[2])).await), [ids[4].as_str(), &ids[3]]);
    assert_eq!(lines(sandbox.get(&format!("log?since={}", ids[4])).await), Vec::<String>::new());
    assert_eq!(lines(sandbox.get("log?since=unknown").await).len(), 5);
    sandbox.get("log?limit=-1").await.assert_problem(400);
}

#[tokio::test]
async fn without_a_stream_the_events_end_and_say_how_to_go_on() {
    let sandbox = Sandbox::new();
    for n in 0..3 {
        sandbox.get(&format!("get?n={n}")).await;
    }
    let answer = sandbox.get("log/events").await;
    assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"));
    assert!(answer.text().starts_with("retry: 1000\n\n: "), "{}", answer.text());
    assert!(answer.text().contains("BroadcastChannel put-playground-log"));
    let all = events(&answer);
    let lines: Vec<&str> = all.iter().map(|(_, entry)| entry.line.as_str()).collect();
    let expected = [0, 1, 2].map(|n| format!("GET /app/sandbox/get?n={n} HTTP/1.1"));
    assert_eq!(lines, expected, "oldest first");
    assert!(all.iter().all(|(id, entry)| *id == entry.id));
    let later = sandbox.send("GET", "log/events", &[("last-event-id", &all[1].0)], "").await;
    assert_eq!(events(&later), all[2..]);
    assert_eq!(events(&sandbox.get(&format!("log/events?since={}", all[0].0)).await), all[1..]);
    sandbox.send("PUT", "log/events", &[], "").await.assert_problem(405);
    assert_eq!(entries(&sandbox.get("log").await).len(), 3, "who looks does not change what is seen");
}

#[tokio::test]
async fn of_a_large_body_the_beginning_is_kept() {
    let sandbox = Sandbox::new();
    sandbox.send("PUT", "things/1", &[], "x".repeat(64 * 1024)).await;
    sandbox.send("PUT", "things/2", &[], "y".repeat(200_000)).await;
    let entries = entries(&sandbox.get("log").await);
    let (large, whole) = (&entries[0].body, &entries[1].body);
    assert_eq!((large.size, large.cut, large.text.as_ref().unwrap().len()), (200_000, true, 64 * 1024));
    assert_eq!((whole.size, whole.cut, whole.text.as_ref().unwrap().len()), (64 * 1024, false, 64 * 1024));
}

#[tokio::test]
async fn too_many_bytes_of_header_fields_are_refused() {
    let sandbox = Sandbox::new();
    let value = "v".repeat(20_000);
    let one = [("x-a", value.as_str())];
    assert_eq!(sandbox.send("PUT", "things/1", &one, "x").await.status, 201);
    let two = [("x-a", value.as_str()), ("x-b", value.as_str())];
    sandbox.send("PUT", "things/2", &two, "x").await.assert_problem(431);
    assert_eq!(sandbox.get("things/2").await.status, 404);
}
