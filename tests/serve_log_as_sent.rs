//! The log on TCP: requests as they were sent, and as they come.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod serve_process;
mod sockets;

use put_playground::sandbox::Entry;
use sockets::{Server, rest, until};
use std::io::Write;

fn entries(answer: &str) -> Vec<Entry> {
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

fn fields(entry: &Entry) -> Vec<(&str, &str)> {
    entry.headers.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect()
}

#[test]
fn every_request_of_a_connection_is_shown_as_it_was_sent() {
    let server = Server::start(&[]);
    let mut stream = server.connect();
    // In pieces, so that heads and bodies are torn.
    for piece in [
        "PUT /sandbox/things/1?A=b HTTP/1.1\r\nHOST: a\r\nx-Zebra: 1\r\nX-ant: 2\r\nx-zebra: 3\r\nConte",
        "nt-Length: 9\r\n\r\nkey=",
        "value\r\nPOST /sandbox/post HTTP/1.1\r\nhost: b\r\nTransfer-Encoding: Chunked\r\n\r\n5;x=y\r\nhe",
        "llo\r\n0\r\nX-Trailer: GET / HTTP/1.1\r\n\r\nGET http://example.test/sandbox/get HTTP/1.1\r\nhost: c\r\nAuthorization: Bearer s3cret\r\nConnection: close\r\n\r\n",
    ] {
        stream.write_all(piece.as_bytes()).unwrap();
        stream.flush().unwrap();
    }
    assert_eq!(rest(&mut stream).matches("HTTP/1.1 20").count(), 3);
    let log = entries(&server.send("GET", "/sandbox/log", ""));
    let lines: Vec<&str> = log.iter().map(|entry| entry.line.as_str()).collect();
    let expected = [
        "GET http://example.test/sandbox/get HTTP/1.1",
        "POST /sandbox/post HTTP/1.1",
        "PUT /sandbox/things/1?A=b HTTP/1.1",
    ];
    assert_eq!(lines, expected);
    let sent = [("HOST", "a"), ("x-Zebra", "1"), ("X-ant", "2"), ("x-zebra", "3"), ("Content-Length", "9")];
    assert_eq!(fields(&log[2]), sent);
    assert_eq!(log[2].body.text.as_deref(), Some("key=value"));
    assert_eq!(fields(&log[1]), [("host", "b"), ("Transfer-Encoding", "Chunked")]);
    assert_eq!(log[1].body.text.as_deref(), Some("hello"));
    let last = [("host", "c"), ("Authorization", "Bearer (hidden)"), ("Connection", "close")];
    assert_eq!(fields(&log[0]), last);
}

#[test]
fn events_come_as_they_happen_and_go_on_after_a_break() {
    let server = Server::start(&[]);
    let follow = |last: &str| {
        let mut stream = server.connect();
        let request = format!("GET /sandbox/log/events HTTP/1.1\r\nHost: a\r\nLast-Event-ID: {last}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let head = until(&mut stream, "\r\n\r\n");
        assert!(head.contains("content-type: text/event-stream\r\n"), "{head}");
        until(&mut stream, "retry: 1000\n\n");
        stream
    };
    server.send("GET", "/sandbox/get?n=1", "");
    let mut stream = follow("");
    assert!(until(&mut stream, "\n\n").contains("n=1"), "what was there before");
    let event = |stream: &mut std::net::TcpStream| {
        until(stream, "id: ");
        let id = until(stream, "\n").trim_end().to_owned();
        let data = until(stream, "\n\n").replace("data: ", "");
        let data: String =
            data.split("\r\n").filter(|line| line.contains(['{', '}', ':', '[', ']'])).collect();
        (id, data)
    };
    let answer = server.send("GET", "/sandbox/get?n=2", "");
    let (id, data) = event(&mut stream);
    assert!(answer.contains(&format!("x-request-id: {id}\r\n")), "{id} {answer}");
    assert!(data.contains("n=2"), "{data}");
    drop(stream);
    server.send("GET", "/sandbox/get?n=3", "");
    let mut stream = follow(&id);
    let (_, data) = event(&mut stream);
    assert!(data.contains("n=3"), "it goes on where it stopped: {data}");
    let mut other = follow(&id);
    server.send("GET", "/sandbox/get?n=4", "");
    assert!(event(&mut stream).1.contains("n=4"));
    assert!(event(&mut other).1.contains("n=3"));
    assert!(event(&mut other).1.contains("n=4"), "every reader hears everything once");
}

#[test]
fn secrets_are_for_this_machine_and_for_no_page_of_another_origin() {
    let secret = "Authorization: Bearer s3cret\r\n";
    let show = |server: &Server, path: &str, fields: &str| {
        server.exchange(format!("GET {path}?secrets=show HTTP/1.1\r\n{fields}Connection: close\r\n\r\n"))
    };
    let server = Server::start(&[]);
    server.send_with("GET", "/sandbox/get", secret, "");
    assert!(!server.send("GET", "/sandbox/log", "").contains("s3cret"));
    for fields in
        ["Host: localhost:1\r\n", "Host: 127.0.0.1:1\r\nOrigin: http://127.0.0.1:1\r\n", "Host: [::1]\r\n"]
    {
        let answer = show(&server, "/sandbox/log", fields);
        assert!(answer.contains("Bearer s3cret"), "{fields}: {answer}");
    }
    for (path, fields) in [
        ("/sandbox/log", "Host: localhost:1\r\nOrigin: http://evil.test\r\n"),
        ("/sandbox/cors/open/log", "Host: localhost:1\r\nOrigin: http://evil.test\r\n"),
        ("/sandbox/log/events", "Host: localhost:1\r\nOrigin: null\r\n"),
        ("/sandbox/log", "Host: evil.test\r\n"),
        ("/sandbox/log", "Host: evil.test\r\nOrigin: http://evil.test\r\n"),
    ] {
        let answer = show(&server, path, fields);
        assert!(
            answer.starts_with("HTTP/1.1 403") && !answer.contains("s3cret"),
            "{path} {fields}: {answer}"
        );
    }
    let class = Server::start(&["--class"]);
    class.send_with("GET", "/sandbox/get", secret, "");
    let answer = show(&class, "/sandbox/log", "Host: localhost:1\r\n");
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
}
