//! What the browser itself stops, each with the evidence that it gives: nothing of it reaches a server.

use super::{Told, expect_pair, failure, hosts, open, send};
use crate::harness::{Origin, Page, Policy, Serve, journey, journey_with};
use put_playground::explain::{Evidence, Stage, triage};
use put_playground::http::Failure;
use serde_json::json;

/// What only the browser's own parser can tell, and ports that it never connects to.
pub async fn addresses(page: &Page, told: &mut Told) {
    send(page, "http://256.256.256.256/things/1").await;
    told.add("no URL to the browser", failure(page, "The browser takes this for no URL").await);
    page.expect_console("net::ERR_UNSAFE_PORT");
    send(page, "http://127.0.0.1:6000/things/1").await;
    told.add("a blocked port", failure(page, "Browsers never connect to port 6000").await);
}

#[test]
fn a_stricter_policy_of_the_host_is_named_with_its_directive() {
    let host = hosts::strict();
    let other = Origin::start(Policy::Some);
    journey("failure_policy", async |page| {
        page.expect_console("Content Security Policy");
        page.expect_console("connect-src stopped");
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        open(page, &host.url).await;
        send(page, &format!("{}things/1", other.url)).await;
        let text = failure(page, "This page's own security policy forbids the address").await;
        assert!(text.contains(&format!("add {} to connect-src", other.url.trim_end_matches('/'))), "{text}");
        assert!(other.arrived().is_empty());
        assert!(!page.has("button", "Find out which: send a plain GET").await);
        // The practice server is of the page's own origin, and a violation of before does not stick to it.
        assert_eq!(send(page, &format!("{}sandbox/things/1", host.url)).await.status, 201);
    });
}

#[test]
fn a_page_over_https_may_not_call_http() {
    let host = hosts::Secure::start();
    journey_with("failure_mixed_content", &["--ignore-certificate-errors"], async |page| {
        page.expect_console("Mixed Content");
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        open(page, &host.url).await;
        send(page, "http://example.test/things/1").await;
        failure(page, "A secure page may not call an insecure address").await;
        // The browser said so, too: it was no failure of the network.
        let log = page.console().await.join("\n");
        assert!(log.contains("Mixed Content"), "{log}");
    });
}

/// The page is made to look as if it came from a public address; the device itself is then another network.
#[test]
fn a_page_from_elsewhere_needs_leave_for_the_local_network() {
    let server = Serve::start();
    let other = Origin::start(Policy::Some);
    let address = server.url.trim_start_matches("http://").trim_end_matches('/');
    let flag = format!("--ip-address-space-overrides={address}=public");
    journey_with("failure_local_network", &[&flag], async |page| {
        page.expect_console("Permission was denied for this request to access the `loopback` address space");
        page.expect_console("net::ERR_FAILED");
        open(page, &server.url).await;
        page.set_permission("loopback-network", "denied").await;
        send(page, &format!("{}things/1", other.url)).await;
        failure(page, "This page may not reach your local network").await;
        assert!(other.arrived().is_empty());
        page.set_permission("loopback-network", "granted").await;
        assert_eq!(send(page, &format!("{}echo", other.url)).await.status, 200);
    });
}

#[test]
fn a_body_in_no_coding_and_a_circle_of_the_own_server_are_told_apart() {
    let host = hosts::faulty();
    journey("failure_undecodable", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        page.expect_console("net::ERR_CONTENT_DECODING_FAILED");
        page.expect_console("net::ERR_TOO_MANY_REDIRECTS");
        open(page, &host.url).await;
        send(page, &format!("{}undecodable", host.url)).await;
        let text = failure(page, "Status 200 arrived, but its body is not gzip").await;
        assert!(text.contains("all bytes of the body arrived"), "{text}");
        send(page, &format!("{}circle", host.url)).await;
        failure(page, "The redirect leads nowhere").await;
        expect_pair(page).await;
    });
}

/// The table of ports is that of the browser: each that it blocks, and none else around them.
#[test]
fn the_blocked_ports_are_those_of_the_browser() {
    let server = Serve::start();
    journey("failure_ports", async |page| {
        page.expect_console("");
        page.open(&server.url).await;
        // A URL that the browser will not connect to fails before the page's policy is asked; what it says is in the log.
        let script = "return Promise.all(arguments[0].map(port =>
            fetch(`http://127.0.0.1:${port}/`, { mode: 'no-cors' }).catch(() => {}))).then(() => true)";
        let candidates: Vec<u16> = (0..=1024)
            .chain([1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061])
            .chain(5990..=6010)
            .chain(6560..=6700)
            .chain([8080, 10_080, 10_081])
            .collect();
        let mut wrong = Vec::new();
        for ports in candidates.chunks(100) {
            page.console().await;
            assert_eq!(page.script(script, json!([ports])).await, json!(true));
            let log = page.console().await;
            for port in ports {
                let line = format!("http://127.0.0.1:{port}/ - ");
                // The URL Standard leaves out a default port.
                let line = if *port == 80 { "http://127.0.0.1/ - ".to_owned() } else { line };
                let said = log.iter().find(|said| said.contains(&line));
                let is_blocked = said.is_some_and(|said| said.contains("ERR_UNSAFE_PORT"));
                let evidence = Evidence {
                    stage: Stage::Waiting,
                    timed_out_after_ms: None,
                    violated: None,
                    online: true,
                    page_is_https: false,
                    page_origin: String::new(),
                    local_denied: false,
                    redirects: false,
                };
                let foreseen = triage(&format!("http://127.0.0.1:{port}/"), &evidence) == Failure::BadPort;
                if foreseen != is_blocked {
                    wrong.push(format!("port {port}: {said:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}
