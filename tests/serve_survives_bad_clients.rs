//! Bad input over sockets: each ends in a clear problem or a closed connection, nothing is touched, and the server goes on.
//!
//! hyper reads the head and the framing, and answers what breaks their rules itself: 400, 414 or 431 without a body, and the
//! connection is closed. Everything later has a problem document.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod serve_process;
mod sockets;

use sockets::{Server, rest, until};
use std::{
    io::Write,
    net::{Shutdown, TcpStream},
    time::Duration,
};

/// How a bad request ends.
#[derive(Clone, Copy, Debug)]
enum End {
    /// A problem document with this status.
    Problem(u16),
    /// This status from hyper, without words, and a closed connection.
    Bare(u16),
    /// A closed connection without a word.
    Closed,
}

impl End {
    fn check(self, answer: &str, what: &str) {
        let what = if what.len() > 200 { &what[..200] } else { what };
        match self {
            Self::Closed => assert_eq!(answer, "", "{what:?}"),
            Self::Bare(status) => {
                assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{what:?}: {answer}");
                assert!(answer.ends_with("\r\n\r\n"), "{what:?}: {answer}");
            }
            Self::Problem(status) => {
                assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{what:?}: {answer}");
                assert!(answer.contains("content-type: application/problem+json\r\n"), "{what:?}: {answer}");
                let (_, body) = answer.rsplit_once("\r\n\r\n").unwrap();
                let document: serde_json::Value = serde_json::from_str(body).unwrap();
                assert_eq!(document["status"], status, "{what:?}: {answer}");
                assert!(document["detail"].as_str().is_some_and(|detail| !detail.is_empty()));
            }
        }
    }
}

/// A server with one thing in it, which nothing bad may change.
fn server(arguments: &[&str]) -> Server {
    let server = Server::start(arguments);
    let stored = server.send("PUT", "/sandbox/things/good", "good");
    assert!(stored.starts_with("HTTP/1.1 201"), "{stored}");
    server
}

/// The server answers, has what it had, and has not panicked.
fn assert_well(server: &Server) {
    let list = server.send("GET", "/sandbox/things", "");
    let (_, list) = list.split_once("\r\n\r\n").unwrap();
    let list: serde_json::Value = serde_json::from_str(list).unwrap();
    let ids: Vec<_> = list.as_array().unwrap().iter().map(|thing| thing["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["good"]);
    assert!(server.send("GET", "/sandbox/things/good", "").ends_with("\r\n\r\ngood"));
    assert!(!server.stderr().contains("panicked"), "{}", server.stderr());
}

/// Sends all and closes this side, as a client does that has gone away in the middle.
fn send_and_leave(server: &Server, request: &[u8]) -> String {
    let mut stream = server.connect();
    let _ = stream.write_all(request);
    let _ = stream.shutdown(Shutdown::Write);
    rest(&mut stream)
}

const PUT: &str = "PUT /sandbox/things/bad HTTP/1.1\r\nHost: a\r\n";

#[test]
fn framing_that_breaks_a_rule_ends_the_connection() {
    let server = server(&[]);
    let chunked = "Transfer-Encoding: chunked\r\n\r\n";
    for (rest_of_request, end) in [
        ("Content-Length: x\r\n\r\n".to_owned(), End::Bare(400)),
        ("Content-Length: -1\r\n\r\n".to_owned(), End::Bare(400)),
        ("Content-Length: +1\r\n\r\nx".to_owned(), End::Bare(400)),
        ("Content-Length: 1, 1\r\n\r\nx".to_owned(), End::Bare(400)),
        ("Content-Length: 99999999999999999999\r\n\r\n".to_owned(), End::Bare(400)),
        ("Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx".to_owned(), End::Bare(400)),
        ("Transfer-Encoding: gzip\r\n\r\n".to_owned(), End::Bare(400)),
        ("Transfer-Encoding: chunked, gzip\r\n\r\n".to_owned(), End::Bare(400)),
        ("Transfer-Encoding: gzip, chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n".to_owned(), End::Problem(501)),
        (format!("Transfer-Encoding: gzip\r\n{chunked}1\r\nx\r\n0\r\n\r\n"), End::Problem(501)),
        ("Transfer-Encoding: chunked, chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n".to_owned(), End::Problem(501)),
        ("Host: a\r\nContent-Length: 1\r\n\r\nx".to_owned(), End::Problem(400)),
        (format!("Content-Length: 3\r\n{chunked}0\r\n\r\n"), End::Problem(400)),
        ("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n".to_owned(), End::Problem(400)),
        (format!("{chunked}zz\r\nx\r\n"), End::Problem(400)),
        (format!("{chunked}1\r\nxMISSING\r\n0\r\n\r\n"), End::Problem(400)),
        (format!("{chunked}ffffffffffffffffff\r\n"), End::Problem(400)),
        (format!("{chunked}1;{}\r\nx\r\n0\r\n\r\n", "e".repeat(20_000)), End::Problem(400)),
        (format!("{chunked}1\r\nx\r\n0\r\n{}\r\n", "t: t\r\n".repeat(10_000)), End::Problem(400)),
    ] {
        let request = format!("{PUT}{rest_of_request}");
        end.check(&server.exchange(&request), &rest_of_request);
        assert_well(&server);
    }
}

/// A client that goes away before its body is whole has stored nothing.
#[test]
fn a_body_that_is_cut_off_stores_nothing() {
    let server = server(&[]);
    for request in [
        format!("{PUT}Content-Length: 10\r\n\r\nshort"),
        format!("{PUT}Content-Length: 10\r\n\r\n"),
        format!("{PUT}Transfer-Encoding: chunked\r\n\r\n5\r\nhel"),
        format!("{PUT}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
    ] {
        End::Problem(400).check(&send_and_leave(&server, request.as_bytes()), &request);
        assert_well(&server);
    }
    for request in ["", "PUT", "PUT /sandbox/things/bad HTTP/1.1\r\nHost"] {
        End::Closed.check(&send_and_leave(&server, request.as_bytes()), request);
        assert_well(&server);
    }
    // Gone for good, without waiting for the answer.
    for _ in 0..20 {
        let mut stream = server.connect();
        stream.write_all(format!("{PUT}Content-Length: 100000\r\n\r\nx").as_bytes()).unwrap();
    }
    assert_well(&server);
}

/// What follows a body of the declared length is the next request, and no part of the thing.
#[test]
fn a_length_that_is_too_small_makes_the_rest_another_request() {
    let server = server(&[]);
    let answer =
        server.exchange("PUT /sandbox/put HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nkey=value\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains("\"data\": \"key\""), "{answer}");
    assert!(answer.contains("HTTP/1.1 400 Bad Request"), "{answer}");
    assert_well(&server);
}

#[test]
fn floods_of_header_fields_are_refused() {
    let server = server(&[]);
    let many = |count: usize| (0..count).map(|n| format!("x-{n}: v\r\n")).collect::<String>();
    let long = |size: usize| format!("x: {}\r\n", "v".repeat(size));
    for (fields, end) in [
        (many(101), End::Bare(431)),
        (many(20_000), End::Bare(431)),
        (long(40_000), End::Problem(431)),
        (long(1_000_000), End::Bare(431)),
        (format!("{}: v\r\n", "n".repeat(40_000)), End::Problem(431)),
        (format!("{}: v\r\n", "n".repeat(70_000)), End::Bare(431)),
        ("no colon\r\n".to_owned(), End::Bare(400)),
        ("a b: c\r\n".to_owned(), End::Bare(400)),
        (" folded: x\r\n".to_owned(), End::Bare(400)),
        ("x: \0\r\n".to_owned(), End::Bare(400)),
        (": v\r\n".to_owned(), End::Bare(400)),
    ] {
        let request = format!("{PUT}Connection: close\r\n{fields}\r\n");
        end.check(&server.exchange(&request), &fields);
        assert_well(&server);
    }
}

#[test]
fn request_lines_that_are_too_long_or_none_are_refused() {
    let server = server(&[]);
    let get = |path: &str| format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    for (request, end) in [
        (get(&format!("/sandbox/get?q={}", "x".repeat(20_000))), End::Problem(414)),
        (get(&format!("/sandbox/get?q={}", "x".repeat(70_000))), End::Bare(414)),
        (get(&format!("/sandbox/get?q={}", "x".repeat(1_000_000))), End::Bare(431)),
        ("nonsense\r\n\r\n".to_owned(), End::Bare(400)),
        ("\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}\u{fc}\u{3}\u{3}".to_owned(), End::Bare(400)),
        ("GET /sandbox/get\r\n\r\n".to_owned(), End::Bare(400)),
        ("GET /sandbox/get HTTP/9.9\r\n\r\n".to_owned(), End::Bare(400)),
        // The preface of HTTP/2, which this server does not speak.
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), End::Closed),
        ("G\0T /sandbox/get HTTP/1.1\r\n\r\n".to_owned(), End::Bare(400)),
        (get("/sandbox/things/\u{1}"), End::Bare(400)),
        (get("/sandbox/things/\0"), End::Bare(400)),
        (get("relative"), End::Problem(400)),
        (get("*"), End::Problem(400)),
        // RFC 9112 §3.2: HTTP/1.1 wants one Host, and a host in it.
        ("GET /sandbox/get HTTP/1.1\r\n\r\n".to_owned(), End::Problem(400)),
        ("GET /sandbox/get HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n".to_owned(), End::Problem(400)),
        ("GET /sandbox/get HTTP/1.1\r\nHost: a b\r\n\r\n".to_owned(), End::Problem(400)),
        ("GET /sandbox/get HTTP/1.1\r\nHost: user@a\r\n\r\n".to_owned(), End::Problem(400)),
        ("GET /sandbox/get HTTP/1.1\r\nHost: a/b\r\n\r\n".to_owned(), End::Problem(400)),
        ("CONNECT a:1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".to_owned(), End::Problem(400)),
    ] {
        end.check(&server.exchange(&request), &request);
        assert_well(&server);
    }
}

/// What follows garbage on the same connection is not looked at.
#[test]
fn garbage_after_good_requests_ends_the_connection() {
    let server = server(&[]);
    let good = "GET /sandbox/things/good HTTP/1.1\r\nHost: a\r\n\r\n";
    let request = format!("{good}{good}\u{1}\u{2}garbage\r\n\r\n{good}");
    let answer = server.exchange(&request);
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 2, "{answer}");
    assert_eq!(answer.matches("HTTP/1.1 400 Bad Request").count(), 1, "{answer}");
    assert_eq!(answer.matches("HTTP/1.1").count(), 3, "{answer}");
    assert_well(&server);
}

#[test]
fn paths_and_forms_need_not_be_utf_8() {
    let server = server(&[]);
    let long = "x".repeat(4096);
    for (id, end) in [
        ("%FF", End::Problem(400)),
        ("%C3%28", End::Problem(400)),
        ("%00", End::Problem(400)),
        ("%0D%0A", End::Problem(400)),
        ("..", End::Problem(400)),
        ("%2E%2e", End::Problem(400)),
        ("a/b", End::Problem(404)),
        ("../../etc/passwd", End::Problem(404)),
        ("", End::Problem(404)),
    ] {
        end.check(&server.send("PUT", &format!("/sandbox/things/{id}"), "x"), id);
        assert_well(&server);
    }
    for id in ["a%2Fb", "...", "%F0%9F%98%80", "\u{1F600}", &long, "%25", "a%2F..%2Fgood", "%67ood%20"] {
        let path = format!("/sandbox/things/{id}");
        let stored = server.send("PUT", &path, "x");
        assert!(stored.starts_with("HTTP/1.1 201"), "{id}: {stored}");
        assert!(server.send("GET", &path, "").ends_with("\r\n\r\nx"), "{id}");
        assert!(server.send("DELETE", &path, "").starts_with("HTTP/1.1 204"), "{id}");
        assert_well(&server);
    }
    let head = "PUT /sandbox/put HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
    for body in [b"a=\xff&b=%FF&%c3=%".as_slice(), b"\xff\xfe", b"&&==%%%", b"\0=\0"] {
        let mut request = format!("{head}{}\r\n\r\n", body.len()).into_bytes();
        request.extend_from_slice(body);
        let answer = server.exchange(&request);
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{body:?}: {answer}");
        assert_well(&server);
    }
    let outside = server.send("GET", "/%2e%2e/%2e%2e/Cargo.toml", "");
    assert!(outside.starts_with("HTTP/1.1 4") && !outside.contains("[package]"), "{outside}");
}

#[test]
fn slow_clients_are_not_waited_for() {
    let server =
        server(&["--header-timeout-ms", "600", "--body-timeout-ms", "300", "--request-timeout-ms", "900"]);
    // One byte after the other, each in time, but not all of them.
    let drip = |mut stream: TcpStream, text: &str| {
        stream.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
        let mut answer = Vec::new();
        for byte in text.bytes() {
            let mut piece = [0; 4096];
            // This waits, too.
            match std::io::Read::read(&mut stream, &mut piece) {
                Ok(0) => break,
                Ok(count) => answer.extend_from_slice(&piece[..count]),
                Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => break,
                Err(_) => {}
            }
            if stream.write_all(&[byte]).is_err() {
                break;
            }
        }
        let mut left = rest(&mut stream);
        left.insert_str(0, &String::from_utf8(answer).unwrap());
        left
    };
    End::Closed.check(&drip(server.connect(), &format!("{PUT}{}", "x".repeat(1000))), "a slow head");
    assert_well(&server);
    let mut stream = server.connect();
    stream.write_all(format!("{PUT}Connection: close\r\nContent-Length: 1000\r\n\r\n").as_bytes()).unwrap();
    End::Problem(408).check(&drip(stream, &"x".repeat(900)), "a slow body");
    assert_well(&server);
    let mut stream = server.connect();
    stream
        .write_all(format!("{PUT}Connection: close\r\nContent-Length: 1000\r\n\r\nbegin").as_bytes())
        .unwrap();
    End::Problem(408).check(&rest(&mut stream), "a body that stalls");
    assert_well(&server);
    // An answer that takes longer than twice the time of a request.
    let late = server.send("GET", "/sandbox/delay/10", "");
    End::Problem(503).check(&late, "a slow answer");
    assert_well(&server);
}

/// A client that has closed its side still gets its answer.
#[test]
fn a_half_closed_connection_is_answered() {
    let server = server(&[]);
    let answer = send_and_leave(&server, b"GET /sandbox/delay/0.2 HTTP/1.1\r\nHost: a\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert_well(&server);
}

#[test]
fn a_thousand_connections_that_say_nothing_stop_nobody() {
    let server = server(&["--header-timeout-ms", "3000"]);
    // A process may have only so many: on some systems 256 or 1024.
    let open: Vec<TcpStream> = (0..1000).map_while(|_| TcpStream::connect(&server.address).ok()).collect();
    assert!(open.len() > 200, "only {} connections", open.len());
    assert_well(&server);
    for mut stream in open {
        stream.set_read_timeout(Some(serve_process::PATIENCE)).unwrap();
        assert_eq!(rest(&mut stream), "", "it is closed in the end");
    }
    assert_well(&server);
}

/// Many bad clients at once, and a good one among them.
#[test]
fn a_good_client_among_bad_ones_is_served() {
    let server = server(&[]);
    let mut good = server.connect();
    std::thread::scope(|scope| {
        for bad in [
            "nonsense\r\n\r\n",
            "PUT / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            "GET / HTTP/1.1\r\nx\r\n\r\n",
        ] {
            let server = &server;
            scope.spawn(move || {
                for _ in 0..100 {
                    assert!(server.exchange(bad).starts_with("HTTP/1.1 400"));
                }
            });
        }
        for _ in 0..100 {
            good.write_all(b"GET /sandbox/things/good HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
            until(&mut good, "\r\n\r\ngood");
        }
    });
    assert_well(&server);
}
