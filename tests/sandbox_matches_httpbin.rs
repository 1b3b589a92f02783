//! The sandbox on TCP answers as the real httpbin does: the same requests go to both, and statuses, the header fields that
//! matter, and contents are compared. What differs on purpose stands in `httpbin/differences.rs` with its reason; an entry
//! there that is not needed fails the test as any other difference does.
//!
//! Not compared: `Date`, `Server`, `Connection`, the request id, and CORS fields, which httpbin sends with every answer and
//! the sandbox in its own part for them.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "httpbin/client.rs"]
mod client;
#[path = "httpbin/comparison.rs"]
mod comparison;
#[path = "httpbin/differences.rs"]
mod differences;
#[path = "httpbin/requests.rs"]
mod requests;
mod serve_process;
#[path = "httpbin/server.rs"]
mod server;

use client::exchange;
use comparison::differing_parts;
use differences::DIFFERENCES;
use requests::requests;
use serve_process::{Page, Server};

#[test]
fn the_same_requests_have_the_same_answers() {
    let page = Page::new();
    let (sandbox, httpbin) = (Server::start(&page, &[]), server::httpbin());
    let mut needed = vec![false; DIFFERENCES.len()];
    let (mut equal, mut unwanted) = (0, Vec::new());
    let requests = requests();
    for request in &requests {
        let ours = exchange(&sandbox.address, request);
        let theirs = exchange(&httpbin.address, request);
        let parts = differing_parts(request, &ours, &theirs);
        if parts.is_empty() {
            equal += 1;
        }
        for part in parts {
            let applies = |index: &usize| {
                let wanted = &DIFFERENCES[*index];
                wanted.parts.contains(&part.name.as_str()) && (wanted.when)(request, &ours, &theirs)
            };
            match (0..DIFFERENCES.len()).find(applies) {
                Some(index) => needed[index] = true,
                None => unwanted.push(format!(
                    "{} {} {:?}: {}\n    ours    {}\n    httpbin {}",
                    request.method,
                    request.path,
                    request.headers,
                    part.name,
                    beginning(&part.ours),
                    beginning(&part.theirs)
                )),
            }
        }
    }
    println!(
        "{equal} requests equal, {} wanted differences in {} others",
        DIFFERENCES.len(),
        requests.len() - equal
    );
    assert!(unwanted.is_empty(), "{} differences:\n{}", unwanted.len(), unwanted.join("\n"));
    let unneeded =
        DIFFERENCES.iter().zip(&needed).filter(|(_, needed)| !**needed).map(|(wanted, _)| wanted.why);
    assert_eq!(unneeded.collect::<Vec<_>>(), Vec::<&str>::new(), "nothing differs in these ways");
    assert!(equal >= 120, "{equal} requests are too few");
}

fn beginning(text: &str) -> String {
    text.chars().take(300).collect()
}
