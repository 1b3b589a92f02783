//! `serve` over real sockets.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod serve_process;
mod sockets;

use serve_process::{PATIENCE, Page};
use sockets::{Server, exchange, rest, until};
use std::{io::Write, net::TcpListener};

#[test]
fn the_sandbox_answers_on_tcp() {
    let server = Server::start(&[]);
    let created = server.send("PUT", "/sandbox/things/1", "key=value");
    assert!(created.starts_with("HTTP/1.1 201 Created\r\n"), "{created}");
    assert!(created.contains("location: /sandbox/things/1\r\n"), "{created}");
    let got = server.send("GET", "/sandbox/things/1", "");
    assert!(got.ends_with("\r\n\r\nkey=value") && !got.contains("\r\ncontent-type:"), "{got}");
    let deleted = server.send("DELETE", "/sandbox/things/1", "");
    assert!(deleted.starts_with("HTTP/1.1 204") && !deleted.contains("content-length"), "{deleted}");
    let echo = server.send("PUT", "/sandbox/put?a=1", "x");
    assert!(echo.contains("\"origin\": \"127.0.0.1\""), "{echo}");
    assert!(echo.contains("\"url\": \"http://localhost:1/sandbox/put?a=1\""), "{echo}");
    assert!(server.send("GET", "/sandbox/", "").contains("\"home\": \"tcp\""));
    let absolute = server.send("PUT", "http://elsewhere.test/sandbox/put", "");
    assert!(absolute.contains("\"url\": \"http://elsewhere.test/sandbox/put\""), "{absolute}");
}

#[test]
fn hop_by_hop_headers_are_sent_on_tcp() {
    let server = Server::start(&[]);
    let answer = server.exchange(
        "PUT /sandbox/tutorial HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n\
         GET /sandbox/get HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    assert!(answer.contains("connection: Keep-Alive\r\nkeep-alive: timeout=30\r\n"), "{answer}");
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 2, "the connection was kept: {answer}");
}

#[test]
fn the_page_is_served_with_types_and_rules_for_caches() {
    let server = Server::start(&[]);
    for (path, kind, rule) in [
        ("/", "text/html", "no-cache"),
        ("/index.html", "text/html", "no-cache"),
        ("/sw.js", "text/javascript", "no-cache"),
        ("/app-0123456789abcdef_bg.wasm", "application/wasm", "public, max-age=31536000, immutable"),
    ] {
        let answer = server.send("GET", path, "");
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        assert!(answer.contains(&format!("content-type: {kind}")), "{path}: {answer}");
        assert!(answer.contains(&format!("cache-control: {rule}\r\n")), "{path}: {answer}");
    }
    let missing = server.send("GET", "/app-ffffffffffffffff.js", "");
    assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("cache-control: no-cache"), "{missing}");
    let outside = server.send("GET", "/../Cargo.toml", "");
    assert!(!outside.contains("[package]"), "{outside}");
}

#[test]
fn too_much_is_refused_before_and_after_it_was_sent() {
    let server = Server::start(&["--max-body", "1000"]);
    let sent = server.send("PUT", "/sandbox/things/1", &"x".repeat(3_000_000));
    assert!(sent.starts_with("HTTP/1.1 413 Content Too Large\r\n"), "{sent}");
    assert!(sent.contains("application/problem+json"));
    let asked = server.exchange(
        "PUT /sandbox/things/1 HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2000\r\nConnection: close\r\n\r\n",
    );
    assert!(asked.starts_with("HTTP/1.1 413"), "{asked}");
    assert!(server.send("GET", "/sandbox/things/1", "").starts_with("HTTP/1.1 404"));
}

#[test]
fn what_is_not_http_is_refused_and_the_server_goes_on() {
    let server = Server::start(&[]);
    for request in [
        "nonsense\r\n\r\n",
        "PUT /sandbox/things/1 HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "PUT /sandbox/things/1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "PUT /sandbox/things/\u{1} HTTP/1.1\r\nHost: a\r\n\r\n",
    ] {
        let answer = server.exchange(request);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{request:?}: {answer}");
    }
    let raw = server.send("PUT", "/sandbox/things/%FF", "x");
    assert!(raw.starts_with("HTTP/1.1 400") && raw.contains("application/problem+json"), "{raw}");
    assert!(server.send("GET", "/sandbox/things", "").ends_with("[]\n"));
}

#[test]
fn a_taken_port_and_a_missing_page_are_told_plainly() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let dist = Page::new();
    for (arguments, option) in [
        (["--port", &port, "--max-body", "1"], "--port"),
        (["--port", "0", "--second-port", &port], "--second-port"),
    ] {
        let output = dist.serve(&arguments).output().unwrap();
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1));
        assert!(message.contains("taken") && message.contains(&format!("{option} 0")), "{message}");
        assert!(output.stdout.is_empty());
    }
    std::fs::remove_file(dist.path().join("index.html")).unwrap();
    let output = dist.serve(&["--port", "0"]).output().unwrap();
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(message.contains("cargo xtask build"), "{message}");
}

/// A request under way is finished when the server is told to stop; idle connections and streams end at once.
#[cfg(unix)]
#[test]
fn a_signal_ends_it_after_the_requests_under_way() {
    for signal in ["-TERM", "-INT"] {
        let mut server = Server::start(&[]);
        let mut idle = server.connect();
        idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
        until(&mut idle, "{\"status\":\"ok\"}\n");
        let mut events = server.connect();
        events.write_all(b"GET /sandbox/log/events HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
        until(&mut events, "retry: 1000\n\n");
        let mut busy = server.connect();
        busy.write_all(b"GET /sandbox/delay/1 HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
        // It is in the log, so it is under way.
        until(&mut events, "delay/1 HTTP/1.1");
        server.signal(signal);
        assert_eq!(rest(&mut idle), "");
        rest(&mut events);
        let answer = rest(&mut busy);
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
        assert_eq!(server.ended(), Some(0), "{}", server.stderr());
    }
}

#[cfg(unix)]
#[test]
fn a_second_signal_ends_it_at_once() {
    let mut server = Server::start(&[]);
    let mut events = server.connect();
    events.write_all(b"GET /sandbox/log/events HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
    let mut busy = server.connect();
    busy.write_all(b"GET /sandbox/delay/10 HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
    until(&mut events, "delay/10 HTTP/1.1");
    let start = std::time::Instant::now();
    server.signal("-TERM");
    rest(&mut events);
    server.signal("-TERM");
    assert_eq!(server.ended(), Some(0), "{}", server.stderr());
    assert!(start.elapsed().as_secs() < 8);
    assert_eq!(rest(&mut busy), "");
}

#[test]
fn the_second_port_has_the_sandbox_alone() {
    let server = Server::start(&[]);
    let second = server.second();
    assert_ne!(second, server.address);
    server.send("PUT", "/sandbox/things/1", "x");
    let get = |path: &str| {
        exchange(
            &second,
            format!("GET {path} HTTP/1.1\r\nHost: {second}\r\nConnection: close\r\n\r\n").as_bytes(),
        )
    };
    assert!(get("/sandbox/things/1").ends_with("\r\n\r\nx"), "it is the same sandbox");
    assert!(get("/healthz").contains("\"ok\""));
    let page = get("/");
    assert!(page.starts_with("HTTP/1.1 404") && page.contains("application/problem+json"), "{page}");
    let index = server.send("GET", "/sandbox/", "");
    let port = second.rsplit(':').next().unwrap();
    assert!(index.contains(&format!("\"second_origin\": \"http://localhost:{port}\"")), "{index}");
    let cors = get("/sandbox/cors/open/things/1");
    assert!(cors.contains("access-control-allow-origin: *\r\n"), "{cors}");
}

#[test]
fn the_second_port_may_be_chosen() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port().to_string();
    let server = Server::start(&["--second-port", &free]);
    assert!(server.second().ends_with(&format!(":{free}")));
}

#[test]
fn health_is_told_and_not_logged() {
    let server = Server::start(&[]);
    let answer = server.send("GET", "/healthz", "");
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("{\"status\":\"ok\"}\n"), "{answer}");
    assert!(server.send("HEAD", "/healthz", "").ends_with("\r\n\r\n"));
    let wrong = server.send("PUT", "/healthz", "");
    assert!(wrong.starts_with("HTTP/1.1 405") && wrong.contains("allow: GET, HEAD"), "{wrong}");
    assert!(server.send("GET", "/sandbox/log", "").ends_with("[]\n"));
}

/// On stderr, beside the line for people that says where the second origin is.
#[test]
fn what_it_logs_is_structured_and_holds_no_secret() {
    let server = Server::start(&["--verbose", "--log-format", "json"]);
    server.send_with("GET", "/sandbox/get?x=1", "Authorization: Bearer hush\r\nCookie: a=hush\r\n", "");
    server.send("GET", "/sandbox/nothing", "");
    let lines = |stderr: &str| -> Vec<serde_json::Value> {
        let lines = stderr.lines().filter(|line| !line.starts_with("the second origin"));
        lines
            .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
            .collect()
    };
    let stderr = server.stderr();
    assert!(!stderr.contains("hush"), "{stderr}");
    for (path, status) in [("/sandbox/get?x=1", 200), ("/sandbox/nothing", 404)] {
        let is_it =
            |line: &serde_json::Value| line["span"]["uri"] == path && line["fields"]["status"] == status;
        assert!(lines(&stderr).iter().any(is_it), "{path}: {stderr}");
    }
    // Without being asked it says nothing of requests.
    let quiet = Server::start(&["--log-format", "json"]);
    quiet.send("GET", "/sandbox/get", "");
    assert_eq!(lines(&quiet.stderr()), Vec::<serde_json::Value>::new());
}

#[test]
fn the_sandbox_has_a_slash_at_its_end() {
    let server = Server::start(&[]);
    for (path, location) in [("/sandbox", "/sandbox/"), ("/sandbox?a=b", "/sandbox/?a=b")] {
        let answer = server.send("GET", path, "");
        assert!(answer.starts_with("HTTP/1.1 308"), "{answer}");
        assert!(answer.contains(&format!("location: {location}\r\n")), "{answer}");
    }
}

#[test]
fn what_the_build_has_compressed_is_sent_to_whom_can_read_it() {
    let server = Server::start(&[]);
    server.page.write("app.css", b"body { color: red }");
    server.page.write("app.css.br", b"brotli");
    server.page.write("app.css.gz", b"gzip!");
    for (accepted, coding, body) in [
        ("br, gzip", "br", "brotli"),
        ("gzip", "gzip", "gzip!"),
        ("gzip;q=0, br", "br", "brotli"),
        ("identity", "", "body { color: red }"),
        ("zstd", "", "body { color: red }"),
    ] {
        let answer = server.send_with("GET", "/app.css", &format!("Accept-Encoding: {accepted}\r\n"), "");
        assert!(answer.ends_with(&format!("\r\n\r\n{body}")), "{accepted}: {answer}");
        let coded = answer.contains(&format!("content-encoding: {coding}\r\n"));
        assert_eq!(coded, !coding.is_empty(), "{answer}");
        assert!(answer.contains("vary: accept-encoding\r\n"), "{answer}");
        assert!(answer.contains("content-type: text/css; charset=utf-8\r\n"), "{answer}");
    }
    let head = server.send_with("HEAD", "/app.css", "Accept-Encoding: br\r\n", "");
    assert!(head.contains("content-length: 6\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    let part = server.send_with("GET", "/app.css", "Range: bytes=0-3\r\n", "");
    assert!(part.starts_with("HTTP/1.1 206") && part.ends_with("\r\n\r\nbody"), "{part}");
    assert!(part.contains("content-range: bytes 0-3/19\r\n"), "{part}");
    let modified = part.lines().find_map(|line| line.strip_prefix("last-modified: ")).unwrap();
    let again = server.send_with("GET", "/app.css", &format!("If-Modified-Since: {modified}\r\n"), "");
    assert!(again.starts_with("HTTP/1.1 304"), "{again}");
    // RFC 9110 §15.4.5.
    assert!(again.contains("vary: accept-encoding\r\n"), "{again}");
}

#[test]
fn the_page_is_read_as_rfc_9110_says() {
    let server = Server::start(&[]);
    server.page.write("app.css", b"body { color: red }");
    for (section, method, fields, status, expected) in [
        ("14.2, one range", "GET", "Range: bytes=5-5\r\n", 206, "content-range: bytes 5-5/19\r\n"),
        ("14.2, several may be ignored", "GET", "Range: bytes=0-0, 5-5\r\n", 200, "content-length: 19\r\n"),
        (
            "13.1.5, another version",
            "GET",
            "Range: bytes=0-3\r\nIf-Range: \"x\"\r\n",
            200,
            "content-length: 19\r\n",
        ),
        ("15.5.17", "GET", "Range: bytes=99-\r\n", 416, "content-range: bytes */19\r\n"),
        ("15.5.13", "GET", "If-Match: \"x\"\r\n", 412, "GET it again."),
        ("15.5.6", "PUT", "", 405, "allow: GET,HEAD\r\n"),
    ] {
        let answer = server.send_with(method, "/app.css", fields, "");
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{section}: {answer}");
        assert!(answer.contains(expected), "{section}: {answer}");
        let is_problem = answer.contains("content-type: application/problem+json\r\n");
        assert_eq!(is_problem, status >= 400, "{section}: {answer}");
    }
}

/// RFC 9112 §6.3: to HTTP/1.0 the end of the connection is the end of a body of unknown size.
#[test]
fn http_1_0_keeps_the_connection_only_where_the_size_is_known() {
    let server = Server::start(&[]);
    let old = |path: &str| format!("GET /sandbox/{path} HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    let answer = server.exchange(old("ip") + &old("stream/2"));
    let (known, unknown) = answer.split_at(answer.rfind("HTTP/1.0 200 OK").unwrap());
    assert!(known.contains("connection: keep-alive\r\n"), "{answer}");
    assert!(!unknown.contains("connection: keep-alive") && unknown.ends_with("\"id\": 1}\n"), "{answer}");
}

/// RFC 9110 §9.3.7: `*` stands for the server as a whole.
#[test]
fn the_server_as_a_whole_has_options() {
    let answer = Server::start(&[]).send("OPTIONS", "*", "");
    assert!(
        answer.starts_with("HTTP/1.1 204 ") && answer.contains("allow: GET, HEAD, POST, PUT,"),
        "{answer}"
    );
}

#[test]
fn options_that_would_let_nobody_in_are_refused() {
    for (option, value) in
        [("--max-connections", "0"), ("--header-timeout-ms", "0"), ("--rate", "0"), ("--store", "")]
    {
        let output = Page::new().serve(&[option, value]).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{option}: {told}");
        assert!(told.contains(option), "{told}");
    }
}

#[test]
fn a_class_is_told_where_to_go_and_one_address_can_not_take_all() {
    let server = Server::start(&["--class", "--rate", "5"]);
    let told = server.stderr();
    assert!(told.contains("Everybody on this network can reach this server"), "{told}");
    assert!(told.contains("http://") && told.contains("Ctrl+C"), "{told}");
    let mut stream = server.connect();
    // 25 at once are allowed, and a few more while they are sent.
    let requests = "GET /sandbox/get HTTP/1.1\r\nHost: a\r\n\r\n".repeat(59);
    let last = "GET /sandbox/get HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    stream.write_all(format!("{requests}{last}").as_bytes()).unwrap();
    let answers = rest(&mut stream);
    let passed = answers.matches("HTTP/1.1 200 OK").count();
    assert!((25..50).contains(&passed), "{passed}");
    assert_eq!(answers.matches("HTTP/1.1 429 Too Many Requests").count(), 60 - passed);
    assert!(
        answers.contains("retry-after: 1\r\n") && answers.contains("application/problem+json"),
        "{answers}"
    );
    // Whoever watches over the server is never refused.
    assert!(server.send("GET", "/healthz", "").starts_with("HTTP/1.1 200"));
}

#[test]
fn help_tells_the_limits() {
    let help = Page::new().serve(&["--help"]).output().unwrap().stdout;
    let help = String::from_utf8(help).unwrap();
    for word in [
        "--addr",
        "--port",
        "--dist",
        "--store",
        "--max-body",
        "--second-port",
        "--class",
        "--rate",
        "--max-connections",
        "--header-timeout-ms",
        "431",
    ] {
        assert!(help.contains(word), "{word}: {help}");
    }
}

/// As many connections as are allowed are open; the next one is served once one of them ends.
#[test]
fn connections_beyond_the_limit_wait() {
    let server = Server::start(&["--max-connections", "2"]);
    let open: Vec<_> = (0..2)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
            until(&mut stream, "{\"status\":\"ok\"}\n");
            stream
        })
        .collect();
    let mut third = server.connect();
    third.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
    third.set_read_timeout(Some(std::time::Duration::from_millis(300))).unwrap();
    assert!(std::io::Read::read(&mut third, &mut [0]).is_err(), "it has to wait");
    third.set_read_timeout(Some(PATIENCE)).unwrap();
    drop(open);
    assert!(rest(&mut third).starts_with("HTTP/1.1 200 OK"));
}
