//! 200 students at two requests a second behind one address: every request is answered, and the board hears of every one once,
//! while it happens, though its connection breaks meanwhile. A minute of it is measured by `cargo xtask bench --only class`.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod serve_process;
mod simulated_class;

use serve_process::{Page, Server};
use simulated_class::{Plan, Report, run};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_students_and_a_board_that_is_cut_off_twice() {
    let page = Page::new();
    let server = Server::start(&page, &["--class", "--addr", "127.0.0.1"]);
    let plan = Plan { students: 200, pause: Duration::from_millis(500), requests: 12, breaks: 2 };
    let report = run(&server.address, plan).await.unwrap();
    assert_eq!((report.sent, report.answered), (2400, 2400));
    assert_eq!((report.seen, report.twice, report.gaps), (2400, 0, 0));
    // Most of the lesson was seen as it happened, and not at its end. Generous: two cores are shared with other tests.
    assert!(report.lags.len() > 600, "{} were seen live", report.lags.len());
    for (what, times) in [("answered", &report.answers), ("on the board", &report.lags)] {
        let half = Report::share(times, 0.5);
        assert!(half < Duration::from_secs(1), "half of them were {what} within {half:?}");
    }
    assert!(report.took < 2 * plan.pause * plan.requests, "the class was held up: {:?}", report.took);
}

/// The page of a whole class opens at once behind one address: the limit lets pass what 200 browsers ask for together.
#[tokio::test(flavor = "multi_thread")]
async fn a_class_may_open_its_pages_at_the_same_moment() {
    let page = Page::new();
    let server = Server::start(&page, &["--class", "--addr", "127.0.0.1"]);
    // 200 times the page, its files and its words, as fast as one connection brings them.
    let all = "GET /sw.js HTTP/1.1\r\nHost: a\r\n\r\n".repeat(200 * FILES_OF_A_VISIT);
    let passed = count(&server.address, &all).await;
    assert_eq!(passed, 200 * FILES_OF_A_VISIT);
}

/// More than a first visit of the page asks for.
const FILES_OF_A_VISIT: usize = 24;

/// How many of these requests are answered with 200.
async fn count(address: &str, requests: &str) -> usize {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let (mut read, mut write) = tokio::net::TcpStream::connect(address).await.unwrap().into_split();
    let last = "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    let all = format!("{requests}{last}");
    let writing = tokio::spawn(async move { write.write_all(all.as_bytes()).await.map(|()| write) });
    let mut answers = Vec::new();
    read.read_to_end(&mut answers).await.unwrap();
    writing.await.unwrap().unwrap();
    String::from_utf8_lossy(&answers).matches("HTTP/1.1 200 OK").count() - 1
}
