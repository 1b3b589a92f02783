//! Each failure has a clear text of its own that names its evidence and says what to do next.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod every_failure;

use every_failure::all;
use proptest::prelude::*;
use put_playground::explain::{FailureNote, failure, preflight};
use put_playground::http::{Failure, HeaderList, Method, Request};
use std::collections::HashSet;

fn request(method: Method, url: &str, headers: &[(&str, &str)]) -> Request {
    Request {
        dropped: HeaderList::new(),
        method,
        url: url.to_owned(),
        headers: headers.iter().copied().collect::<HeaderList>(),
        body: None,
    }
}

fn put(url: &str) -> Request {
    request(Method::Put, url, &[("Content-Type", "application/json")])
}

fn whole(note: &FailureNote) -> String {
    format!("{} {} {}", note.title, note.what, note.next.join(" "))
}

fn assert_well_formed(note: &FailureNote) {
    assert!(!note.title.is_empty() && !note.title.ends_with('.'), "{}", note.title);
    assert!(note.what.ends_with(['.', '!', '?']), "{}", note.what);
    assert!(!note.next.is_empty(), "{}", note.title);
    for step in &note.next {
        assert!(step.ends_with(['.', '?']), "{step}");
    }
    let whole = whole(note);
    assert!(!whole.contains("Failed to fetch") && !whole.contains('`'), "{whole}");
}

#[test]
fn each_has_its_own_words() {
    let mut titles = HashSet::new();
    for kind in all() {
        let note = failure(&kind, &put("http://localhost:8081/things/1"));
        assert_well_formed(&note);
        assert!(titles.insert(note.title.clone()), "{}", note.title);
    }
}

#[test]
fn a_put_may_be_repeated_and_a_post_may_not() {
    for kind in [Failure::Cancelled, Failure::TimedOut { after_ms: 1000 }] {
        let put = failure(&kind, &put("http://a.test/"));
        assert!(whole(&put).contains("safely") && whole(&put).contains("idempotent"));
        assert!(whole(&put).contains("carried out"));
        let post = failure(&kind, &request(Method::Post, "http://a.test/", &[]));
        assert!(whole(&post).contains("not idempotent") && whole(&post).contains("twice"));
        let get = failure(&kind, &request(Method::Get, "http://a.test/", &[]));
        assert!(whole(&get).contains("changes nothing"));
    }
}

#[test]
fn a_limit_is_named_in_words() {
    let title = |after_ms| failure(&Failure::TimedOut { after_ms }, &put("http://a.test/")).title;
    assert_eq!(title(1500), "No complete answer within 1.5 seconds");
    assert_eq!(title(200), "No complete answer within 200 milliseconds");
}

#[test]
fn a_server_that_is_down_is_named_with_its_port() {
    let note = failure(&Failure::NoAnswer, &put("http://localhost:9/x"));
    assert!(whole(&note).contains("running") && whole(&note).contains("port 9."));
    assert!(whole(&note).contains("device that this browser runs on"));
    let note = failure(&Failure::NoAnswer, &put("https://example.org/x"));
    assert!(whole(&note).contains("port 443") && whole(&note).contains("certificate"));
}

#[test]
fn a_refusal_by_cors_points_at_the_lines_that_mend_it() {
    let request = put("http://a.test/");
    for kind in [Failure::Withheld, Failure::Unexplained] {
        let note = failure(&kind, &request);
        assert!(note.next.iter().any(|step| step.contains("the lines below")), "{note:?}");
    }
    let preflight = preflight(&request, "http://page.test", false).unwrap();
    assert!(preflight.needs.iter().any(|needed| needed.line == "Access-Control-Allow-Methods: PUT"));
    assert!(preflight.needs.iter().any(|needed| needed.line == "Access-Control-Allow-Headers: content-type"));
}

#[test]
fn the_policy_names_what_to_add() {
    let note = failure(
        &Failure::ForbiddenByPolicy { directive: "connect-src".to_owned() },
        &put("http://a.test:81/x"),
    );
    assert!(note.next[0].contains("add http://a.test:81 to connect-src"), "{note:?}");
}

#[test]
fn a_blocked_port_is_named() {
    assert_eq!(
        failure(&Failure::BadPort, &put("http://a.test:6000/x")).title,
        "Browsers never connect to port 6000"
    );
}

#[test]
fn a_simple_post_needs_no_preflight() {
    let request =
        request(Method::Post, "http://a.test/", &[("Content-Type", "application/x-www-form-urlencoded")]);
    let text = whole(&failure(&Failure::Withheld, &request));
    assert!(text.contains("may have been carried out") && !text.contains("preflight"), "{text}");
}

#[test]
fn only_the_unexplained_offers_a_probe() {
    for kind in all() {
        let steps = failure(&kind, &put("http://a.test/")).next.join(" ");
        assert_eq!(steps.contains("probe"), kind == Failure::Unexplained, "{kind:?}");
    }
}

#[test]
fn a_password_in_the_url_is_not_repeated() {
    for kind in all() {
        let text = whole(&failure(&kind, &put("https://ann:hush@a.test/x?token=hush")));
        assert!(!text.contains("hush"), "{text}");
    }
    let quoted = Failure::Refused { reason: "URL includes credentials: https://ann:hush@a.test/".to_owned() };
    assert!(!whole(&failure(&quoted, &put("https://ann:hush@a.test/"))).contains("hush"));
}

#[test]
fn a_refused_body_or_url_is_named() {
    let refused = Failure::Refused { reason: String::new() };
    let mut get = request(Method::Get, "http://a.test/", &[]);
    get.body = Some("x".into());
    assert!(whole(&failure(&refused, &get)).contains("no body with GET"));
    assert!(whole(&failure(&refused, &put("http://me:pw@a.test/"))).contains("inside a URL"));
    assert!(failure(&refused, &put("http://a.test/")).what.contains("no reason"));
}

proptest! {
    #[test]
    fn no_input_panics(
        url in prop_oneof![any::<String>(), "https?://[a-z:@\\[\\].0-9é]{0,12}[/?#]?.{0,9}"],
        name in any::<String>(),
        text in any::<String>(),
        reason in any::<String>(),
        number in any::<u16>(),
        millis in any::<u32>(),
        method in proptest::sample::select(Method::ALL.to_vec()),
    ) {
        let request = request(method, &url, &[(&name, &text)]);
        let given = [
            Failure::Refused { reason },
            Failure::BodyUnreadable { status: number },
            Failure::TimedOut { after_ms: millis },
        ];
        for kind in all().into_iter().chain(given) {
            let note = failure(&kind, &request);
            prop_assert!(!note.title.is_empty() && !note.what.is_empty() && !note.next.is_empty());
        }
    }
}
