//! The sandbox as a store: whatever is sent, it behaves like the map in [`Model`].
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sandbox_common;

use proptest::prelude::*;
use sandbox_common::Sandbox;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Step {
    Put(u8, Option<&'static str>, Vec<u8>),
    CreateOnly(u8, Vec<u8>),
    /// With the tag that the model's content should have, or with a wrong one.
    PutIfMatch(u8, bool, Vec<u8>),
    Get(u8),
    Delete(u8),
    Post(Vec<u8>),
    DeleteAll,
}

type Model = BTreeMap<String, (Option<&'static str>, Vec<u8>)>;

fn step() -> impl Strategy<Value = Step> {
    let id = 0u8..4;
    let body = || prop::collection::vec(any::<u8>(), 0..12);
    let kind = prop::sample::select(vec![None, Some("text/plain"), Some("a/b; c=\"d\""), Some("nonsense")]);
    prop_oneof![
        4 => (id.clone(), kind, body()).prop_map(|(id, kind, body)| Step::Put(id, kind, body)),
        2 => (id.clone(), body()).prop_map(|(id, body)| Step::CreateOnly(id, body)),
        2 => (id.clone(), any::<bool>(), body()).prop_map(|(id, right, body)| Step::PutIfMatch(id, right, body)),
        2 => id.clone().prop_map(Step::Get),
        2 => id.prop_map(Step::Delete),
        1 => body().prop_map(Step::Post),
        1 => Just(Step::DeleteAll),
    ]
}

/// What the step should answer, and what it does to the model.
fn expected(model: &mut Model, step: &Step) -> u16 {
    match step {
        Step::Put(id, kind, body) => match model.insert(id.to_string(), (*kind, body.clone())) {
            Some(_) => 200,
            None => 201,
        },
        Step::CreateOnly(id, _) if model.contains_key(&id.to_string()) => 412,
        Step::CreateOnly(id, body) => expected(model, &Step::Put(*id, None, body.clone())),
        Step::PutIfMatch(id, true, body) if model.contains_key(&id.to_string()) => {
            expected(model, &Step::Put(*id, None, body.clone()))
        }
        Step::PutIfMatch(..) => 412,
        Step::Get(id) => model.get(&id.to_string()).map_or(404, |_| 200),
        Step::Delete(id) => model.remove(&id.to_string()).map_or(404, |_| 204),
        Step::Post(_) => 201,
        Step::DeleteAll => {
            model.clear();
            200
        }
    }
}

async fn run(sandbox: &Sandbox, model: &mut Model, step: &Step) {
    let status = expected(model, step);
    let answer = match step.clone() {
        Step::Put(id, kind, body) => {
            let headers: Vec<(&str, &str)> = kind.iter().map(|kind| ("content-type", *kind)).collect();
            sandbox.send("PUT", &format!("things/{id}"), &headers, body).await
        }
        Step::CreateOnly(id, body) => {
            sandbox.send("PUT", &format!("things/{id}"), &[("if-none-match", "*")], body).await
        }
        Step::PutIfMatch(id, right, body) => {
            let path = format!("things/{id}");
            let tag = sandbox.get(&path).await.header("etag").to_owned();
            let tag = if right && !tag.is_empty() { tag } else { "\"wrong\"".to_owned() };
            sandbox.send("PUT", &path, &[("if-match", &tag)], body).await
        }
        Step::Get(id) => sandbox.get(&format!("things/{id}")).await,
        Step::Delete(id) => sandbox.send("DELETE", &format!("things/{id}"), &[], "").await,
        Step::Post(body) => {
            let answer = sandbox.send("POST", "things", &[], body.clone()).await;
            let id = answer.header("location").rsplit('/').next().unwrap().to_owned();
            assert!(model.insert(id, (None, body)).is_none(), "an id in use");
            answer
        }
        Step::DeleteAll => sandbox.send("DELETE", "things", &[], "").await,
    };
    assert_eq!(answer.status, status, "{step:?}");
    let mut listed = 0;
    for thing in sandbox.get("things").await.json().as_array().unwrap() {
        let id = thing["id"].as_str().unwrap();
        let (kind, body) = &model[id];
        let got = sandbox.get(&format!("things/{id}")).await;
        assert_eq!(
            (&got.body[..], got.headers.get("content-type").map(|kind| kind.to_str().unwrap())),
            (&body[..], *kind)
        );
        assert_eq!(thing["etag"], got.header("etag"));
        listed += 1;
    }
    assert_eq!(listed, model.len());
}

fn wait<F: std::future::Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

proptest! {
    // A failing case belongs into a test of its own, not into a file beside it.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_requests_is_the_same_sequence_on_a_map(steps in prop::collection::vec(step(), 1..40)) {
        wait(async {
            let sandbox = Sandbox::new();
            let mut model = Model::new();
            for step in &steps {
                run(&sandbox, &mut model, step).await;
            }
        });
    }

    #[test]
    fn n_equal_puts_are_one_thing_and_n_posts_are_n(n in 1usize..20, body in prop::collection::vec(any::<u8>(), 0..64)) {
        wait(async {
            let sandbox = Sandbox::new();
            let mut tags = Vec::new();
            for _ in 0..n {
                sandbox.clock.pass(1);
                let answer = sandbox.send("PUT", "things/1", &[], body.clone()).await;
                tags.push((answer.header("etag").to_owned(), answer.header("last-modified").to_owned()));
            }
            tags.dedup();
            assert_eq!(tags.len(), 1);
            assert_eq!(sandbox.get("things").await.json().as_array().unwrap().len(), 1);
            for _ in 0..n {
                sandbox.send("POST", "things", &[], body.clone()).await;
            }
            assert_eq!(sandbox.get("things").await.json().as_array().unwrap().len(), 1 + n);
        });
    }

    #[test]
    fn bytes_and_type_come_back_exactly(
        body in prop::collection::vec(any::<u8>(), 0..5000),
        kind in prop::option::of("[!-~]([ -~]{0,30}[!-~])?"),
        id in "[^\\p{Cc}/]{1,20}",
    ) {
        prop_assume!(id != "." && id != "..");
        wait(async {
            let sandbox = Sandbox::new();
            let id: String = id.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let headers: Vec<(&str, &str)> = kind.iter().map(|kind| ("content-type", kind.as_str())).collect();
            let put = sandbox.send("PUT", &format!("things/{id}"), &headers, body.clone()).await;
            assert_eq!(put.status, 201);
            let location = put.header("location").strip_prefix("/app/sandbox/").unwrap();
            let got = sandbox.get(location).await;
            assert_eq!(&got.body[..], &body[..]);
            assert_eq!(got.headers.get("content-type").map(|value| value.as_bytes()), kind.as_deref().map(str::as_bytes));
        });
    }

    #[test]
    fn no_request_is_answered_with_a_failure(
        method in "[A-Z]{1,7}|GET|PUT|PATCH|POST|DELETE|HEAD|OPTIONS",
        path in "(things|things/|put|status/|delay/0|bytes/|redirect/|log|anything/)?[!-~&&[^#?\"<>`{}\\\\^|]]{0,12}(\\?[a-z=&%0-9]{0,8})?",
        headers in prop::collection::vec((
            prop::sample::select(vec!["if-match", "if-none-match", "if-modified-since", "prefer", "content-type", "accept-encoding", "range", "expect"]),
            "[ -~]{0,20}|application/merge-patch\\+json|multipart/form-data; ?boundary=x|\\*",
        ), 0..4),
        body in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        prop_assume!(format!("/{path}").parse::<http::uri::PathAndQuery>().is_ok());
        wait(async {
            let sandbox = Sandbox::new();
            sandbox.put("things/1", "{}").await;
            let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.trim())).collect();
            let answer = sandbox.send(&method, &path, &headers, body.clone()).await;
            assert!(answer.status.as_u16() < 500 || path.starts_with("status/"), "{method} {path}: {answer:?}");
        });
    }
}
