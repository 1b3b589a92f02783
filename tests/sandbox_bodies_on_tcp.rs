//! Bodies over real sockets: a size that is demanded, and streams that arrive as they are made.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod serve_process;
mod sockets;

use sockets::Server;
use std::{
    io::{BufReader, Read},
    time::{Duration, Instant},
};

/// RFC 9110 §15.5.12.
#[test]
fn a_body_without_a_size_is_411_where_one_is_demanded() {
    let server = Server::start(&[]);
    let head = "HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    let chunked = "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    for (request, status) in [
        (format!("PUT /sandbox/things/1?require=content-length {head}{chunked}"), "411 "),
        (format!("PUT /sandbox/things/1 {head}{chunked}"), "201 "),
        (format!("PUT /sandbox/things/2?require=content-length {head}Content-Length: 3\r\n\r\nabc"), "201 "),
        ("PUT /sandbox/things/3 HTTP/1.0\r\n\r\nabc".to_owned(), "411 "),
        ("POST /sandbox/things HTTP/1.0\r\n\r\nabc".to_owned(), "411 "),
        ("PUT /sandbox/things/3 HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc".to_owned(), "201 "),
    ] {
        let answer = server.exchange(&request);
        assert_eq!(answer.split_once(' ').unwrap().1[..4], *status, "{request}: {answer}");
        if status == "411 " {
            assert!(
                answer.contains("application/problem+json") && answer.contains("Content-Length"),
                "{answer}"
            );
        }
    }
}

#[test]
fn a_drip_arrives_drop_by_drop_and_one_that_nobody_reads_ends() {
    let server = Server::start(&[]);
    let start = Instant::now();
    let stream = server
        .ask("GET /sandbox/drip?numbytes=4&duration=2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    let drops: Vec<Duration> = BufReader::new(stream)
        .bytes()
        .filter(|byte| *byte.as_ref().unwrap() == b'*')
        .map(|_| start.elapsed())
        .collect();
    assert_eq!(drops.len(), 4);
    assert!(drops[0] + Duration::from_secs(1) < drops[3], "{drops:?}");
    // A client that goes away.
    drop(server.ask("GET /sandbox/drip?numbytes=10000000&duration=10 HTTP/1.1\r\nHost: a\r\n\r\n"));
    assert!(server.exchange("GET /sandbox/get HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 200"));
}

#[test]
fn lines_of_a_stream_come_in_chunks_without_a_size() {
    let server = Server::start(&[]);
    let answer = server.exchange("GET /sandbox/stream/3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assert!(
        answer.contains("transfer-encoding: chunked\r\n") && !answer.contains("content-length"),
        "{answer}"
    );
    assert_eq!(answer.matches("\"id\": ").count(), 3, "{answer}");
    let head = server.exchange("HEAD /sandbox/stream/3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assert!(head.starts_with("HTTP/1.1 200") && !head.contains("content-length"), "{head}");
}
