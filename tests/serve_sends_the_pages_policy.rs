//! The page's policy stands in one place, `index.html`; `serve` sends it with every file of the page, and says who may load
//! them.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used)]

mod serve_process;
mod sockets;

use sockets::Server;

const PAGE: &str = include_str!("../index.html");

/// The values of a header in an answer.
fn values<'a>(answer: &'a str, name: &str) -> Vec<&'a str> {
    let head = answer.split("\r\n\r\n").next().unwrap();
    head.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).collect()
}

#[test]
fn the_policy_of_the_page_is_sent_with_every_file() {
    let (_, policy) = PAGE.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    let policy = policy.split('"').next().unwrap();
    for part in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval';",
        "base-uri 'none'",
        "form-action 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    for part in ["'unsafe-inline'", "'unsafe-eval'", "frame-ancestors"] {
        assert!(!policy.contains(part), "{policy}");
    }
    let page = serve_process::Page::new();
    page.write("index.html", PAGE.as_bytes());
    page.write("embed.html", PAGE.as_bytes());
    let server = serve_process::Server::start(&page, &[]);
    let request =
        |path: &str| format!("GET {path} HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n");
    let get = |path: &str| sockets::exchange(&server.address, request(path).as_bytes());
    for path in ["/", "/index.html", "/embed.html", "/sw.js", "/app-0123456789abcdef_bg.wasm"] {
        let answer = get(path);
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        assert_eq!(values(&answer, "content-security-policy"), [policy], "{path}");
        assert_eq!(values(&answer, "access-control-allow-origin"), ["*"], "{path}");
        assert_eq!(values(&answer, "x-content-type-options"), ["nosniff"], "{path}");
        assert_eq!(values(&answer, "x-frame-options"), [""; 0], "{path}");
    }
    // What stands for the practice server says nothing of the page's.
    let thing = get("/sandbox/things");
    for name in ["content-security-policy", "access-control-allow-origin"] {
        assert_eq!(values(&thing, name), [""; 0], "{thing}");
    }
}

#[test]
fn a_page_without_a_policy_is_sent_without_one() {
    let server = Server::start(&[]);
    let answer = server.send("GET", "/", "");
    assert_eq!(values(&answer, "content-security-policy"), [""; 0], "{answer}");
}
