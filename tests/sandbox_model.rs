//! The sandbox as a store: any sequence of requests does what it does to a map, and says so (RFC 9110 §9.3, §13.2.2).
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sandbox_common;

use Condition::*;
use Method::*;
use proptest::prelude::*;
use sandbox_common::{Answer, START, Sandbox};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    time::{Duration, SystemTime},
};

/// What can be stored: a type and bytes. JSON texts among them have one member at most, so that its order is no question.
type Content = (Option<&'static str>, &'static str);

const CONTENTS: [Content; 6] = [
    (None, ""),
    (Some("text/plain"), "key=value"),
    (Some("a/b; c=\"d\""), "key=value"),
    (Some("application/json"), "{\"n\": 1.5}"),
    (Some("application/json"), "{ }"),
    (None, "[1]"),
];

const PATCHES: [&str; 5] = ["{\"n\":1.5}", "{\"n\":null}", "{\"n\":{\"n\":\"x\"}}", "{}", "[2]"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Method {
    Get,
    Head,
    Put,
    Patch,
    Delete,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Condition {
    Always,
    IfMatchAny,
    /// With the tag that this content has.
    IfMatch(Content),
    IfNoneMatchAny,
    IfNoneMatch(Content),
    /// So many seconds ago; every request takes one.
    IfUnmodifiedSince(u64),
}

#[derive(Clone, Debug)]
enum Step {
    /// A request to `things/{id}`.
    One {
        method: Method,
        id: u8,
        condition: Condition,
        content: Content,
        patch: &'static str,
        minimal: bool,
    },
    Post(Content),
    DeleteAll,
}

/// What the map holds: type, bytes, and the second in which they changed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kept {
    kind: Option<&'static str>,
    bytes: String,
    changed: u64,
}

#[derive(Debug, Default)]
struct Model {
    things: BTreeMap<String, Kept>,
    posted: u32,
}

impl Condition {
    fn holds(self, old: Option<&Kept>, now: u64) -> bool {
        let is =
            |(kind, bytes): Content| old.is_some_and(|old| (old.kind, old.bytes.as_str()) == (kind, bytes));
        match self {
            Always => true,
            IfMatchAny => old.is_some(),
            IfMatch(content) => is(content),
            IfNoneMatchAny => old.is_none(),
            IfNoneMatch(content) => !is(content),
            IfUnmodifiedSince(ago) => old.is_none_or(|old| old.changed + ago <= now),
        }
    }
}

impl Model {
    /// The store, in ten lines: the status of a request to `things/{id}`; what it does is left in the map.
    fn answer(&mut self, method: Method, id: &str, condition: Condition, new: Option<Kept>, now: u64) -> u16 {
        let old = self.things.get(id);
        match (method, old, new) {
            (Get | Head | Patch | Delete, None, _) => 404,
            (Get | Head, ..) if !condition.holds(old, now) && !condition.is_if_match() => 304,
            _ if !condition.holds(old, now) => 412,
            (Delete, ..) => self.things.remove(id).map_or(404, |_| 204),
            (Put | Patch, Some(old), Some(new)) if (old.kind, &old.bytes) == (new.kind, &new.bytes) => 200,
            (Put | Patch, _, Some(new)) => self.things.insert(id.to_owned(), new).map_or(201, |_| 200),
            (Patch, _, None) => 409,
            _ => 200,
        }
    }

    /// POST: 101, 102, …, but no id in use.
    fn post(&mut self, new: Kept) -> String {
        let mut id = String::new();
        while id.is_empty() || self.things.contains_key(&id) {
            id = (101 + self.posted).to_string();
            self.posted += 1;
        }
        self.things.insert(id.clone(), new);
        id
    }
}

impl Condition {
    /// False where a failure means "nothing new" to GET and HEAD (RFC 9110 §13.1.2).
    fn is_if_match(self) -> bool {
        !matches!(self, IfNoneMatchAny | IfNoneMatch(_))
    }
}

/// MergePatch of RFC 7396 §2, and the sandbox's layout.
fn patched(old: &Kept, patch: &str, now: u64) -> Option<Kept> {
    fn merge(target: Value, patch: Value) -> Value {
        let Value::Object(changes) = patch else { return patch };
        let mut members = if let Value::Object(members) = target { members } else { serde_json::Map::new() };
        for (name, change) in changes {
            let old = members.remove(&name).unwrap_or_default();
            if !change.is_null() {
                members.insert(name, merge(old, change));
            }
        }
        Value::Object(members)
    }
    let target = serde_json::from_str(&old.bytes).ok()?;
    let merged = merge(target, serde_json::from_str(patch).unwrap());
    Some(Kept { bytes: format!("{merged:#}"), changed: now, ..*old })
}

fn date(second: u64) -> String {
    httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + START + Duration::from_secs(second))
}

/// The sandbox, the model, and the tag of each content as a sandbox of its own gives it.
struct Pair {
    sandbox: Sandbox,
    model: Model,
    now: u64,
    tags: Vec<(Content, String)>,
}

impl Pair {
    async fn new() -> Self {
        let other = Sandbox::new();
        let mut tags = Vec::new();
        for content in CONTENTS {
            let put = other.send("PUT", "things/1", &kind_of(content), content.1).await;
            tags.push((content, put.header("etag").to_owned()));
        }
        Self { sandbox: Sandbox::new(), model: Model::default(), now: 0, tags }
    }

    async fn take(&mut self, step: &Step) {
        self.now += 1;
        self.sandbox.clock.pass(1);
        match *step {
            Step::One { method, id, condition, content, patch, minimal } => {
                let id = id.to_string();
                let new = match (method, self.model.things.get(&id)) {
                    (Patch, Some(old)) => patched(old, patch, self.now),
                    _ => Some(Kept { kind: content.0, bytes: content.1.to_owned(), changed: self.now }),
                };
                let status = self.model.answer(method, &id, condition, new, self.now);
                let answer = self.send(method, &id, condition, content, patch, minimal).await;
                let is_minimal = minimal && matches!(method, Put | Patch);
                let status = if is_minimal && status == 200 { 204 } else { status };
                assert_eq!(answer.status, status, "{step:?}: {answer:?}");
                assert_eq!(answer.header("location").ends_with(&format!("/things/{id}")), status == 201);
                assert!(answer.body.is_empty() || !(is_minimal && status < 300), "{answer:?}");
                assert!(answer.body.is_empty() || method != Head, "{answer:?}");
            }
            Step::Post(content) => {
                let kept = Kept { kind: content.0, bytes: content.1.to_owned(), changed: self.now };
                let id = self.model.post(kept);
                let answer = self.sandbox.send("POST", "things", &kind_of(content), content.1).await;
                assert_eq!(answer.status, 201);
                assert_eq!(answer.header("location"), format!("/app/sandbox/things/{id}"));
            }
            Step::DeleteAll => {
                let answer = self.sandbox.send("DELETE", "things", &[], "").await;
                assert_eq!(answer.json()["removed"], std::mem::take(&mut self.model.things).len());
            }
        }
    }

    async fn send(
        &self,
        method: Method,
        id: &str,
        condition: Condition,
        content: Content,
        patch: &'static str,
        minimal: bool,
    ) -> Answer {
        let tag_of = |content| self.tags.iter().find(|(known, _)| *known == content).unwrap().1.clone();
        let condition = match condition {
            Always => None,
            IfMatchAny => Some(("if-match", "*".to_owned())),
            IfMatch(content) => Some(("if-match", format!("\"other\", {}", tag_of(content)))),
            IfNoneMatchAny => Some(("if-none-match", "*".to_owned())),
            IfNoneMatch(content) => Some(("if-none-match", format!("W/{}", tag_of(content)))),
            IfUnmodifiedSince(ago) => {
                let then = SystemTime::UNIX_EPOCH + START + Duration::from_secs(self.now);
                Some(("if-unmodified-since", httpdate::fmt_http_date(then - Duration::from_secs(ago))))
            }
        };
        let mut headers: Vec<(&str, &str)> =
            condition.iter().map(|(name, value)| (*name, value.as_str())).collect();
        if minimal {
            headers.push(("prefer", "return=minimal"));
        }
        let (method, body) = match method {
            Get => ("GET", ""),
            Head => ("HEAD", ""),
            Delete => ("DELETE", ""),
            Put => ("PUT", content.1),
            Patch => ("PATCH", patch),
        };
        match method {
            "PUT" => headers.extend(kind_of(content)),
            "PATCH" => headers.push(("content-type", "application/merge-patch+json")),
            _ => {}
        }
        self.sandbox.send(method, &format!("things/{id}"), &headers, body).await
    }

    /// The sandbox holds what the model holds, and shows it the same in the list, to GET and to HEAD.
    async fn assert_equal(&self) {
        let list = self.sandbox.get("things").await.json();
        let ids: Vec<&str> =
            list.as_array().unwrap().iter().map(|thing| thing["id"].as_str().unwrap()).collect();
        assert_eq!(ids, self.model.things.keys().collect::<Vec<_>>());
        for (shown, (id, kept)) in list.as_array().unwrap().iter().zip(&self.model.things) {
            let path = format!("things/{id}");
            let (got, head) =
                (self.sandbox.get(&path).await, self.sandbox.send("HEAD", &path, &[], "").await);
            assert_eq!(got.text(), kept.bytes);
            assert_eq!(got.headers.get("content-type").map(|kind| kind.to_str().unwrap()), kept.kind);
            assert_eq!(got.header("last-modified"), date(kept.changed));
            assert_eq!(shown["etag"], got.header("etag"));
            for name in ["content-type", "content-length", "etag", "last-modified"] {
                assert_eq!(got.header(name), head.header(name), "{name}");
            }
            for (content, tag) in &self.tags {
                let is_same = (kept.kind, kept.bytes.as_str()) == *content;
                assert_eq!(got.header("etag") == tag, is_same, "one tag for each content, and no other");
            }
        }
    }
}

fn kind_of((kind, _): Content) -> Vec<(&'static str, &'static str)> {
    kind.iter().map(|kind| ("content-type", *kind)).collect()
}

fn step() -> impl Strategy<Value = Step> {
    let content = || prop::sample::select(&CONTENTS[..]);
    let condition = prop_oneof![
        3 => Just(Always),
        1 => Just(IfMatchAny),
        2 => content().prop_map(IfMatch),
        1 => Just(IfNoneMatchAny),
        1 => content().prop_map(IfNoneMatch),
        1 => (0u64..6).prop_map(IfUnmodifiedSince),
    ];
    let method =
        prop_oneof![1 => Just(Get), 1 => Just(Head), 4 => Just(Put), 2 => Just(Patch), 1 => Just(Delete)];
    let one = (method, 0u8..3, condition, content(), prop::sample::select(&PATCHES[..]), any::<bool>());
    prop_oneof![
        12 => one.prop_map(|(method, id, condition, content, patch, minimal)| {
            Step::One { method, id, condition, content, patch, minimal }
        }),
        2 => content().prop_map(Step::Post),
        1 => Just(Step::DeleteAll),
    ]
}

fn wait<F: std::future::Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

proptest! {
    // A failing case belongs into a test of its own, not into a file beside it.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_requests_is_the_same_sequence_on_a_map(steps in prop::collection::vec(step(), 1..60)) {
        wait(async {
            let mut pair = Pair::new().await;
            for step in &steps {
                pair.take(step).await;
                pair.assert_equal().await;
            }
        });
    }

    #[test]
    fn n_equal_puts_are_one_thing_and_n_posts_are_n(
        before in prop::collection::vec(step(), 0..10),
        n in 1usize..20,
        body in prop::collection::vec(any::<u8>(), 0..64),
    ) {
        wait(async {
            let mut pair = Pair::new().await;
            for step in &before {
                pair.take(step).await;
            }
            let sandbox = pair.sandbox;
            let put = async || sandbox.send("PUT", "things/mine", &[], body.clone()).await.header("etag").to_owned();
            let tag = put().await;
            let once = sandbox.get("things").await.body;
            for _ in 1..n {
                sandbox.clock.pass(1);
                assert_eq!(put().await, tag);
            }
            let often = sandbox.get("things").await;
            assert_eq!(often.body, once, "nothing tells whether it was put once or {n} times");
            for _ in 0..n {
                assert_eq!(sandbox.send("POST", "things", &[], body.clone()).await.header("etag"), tag);
            }
            let count = |list: &Value| list.as_array().unwrap().len();
            assert_eq!(count(&sandbox.get("things").await.json()), count(&often.json()) + n);
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
}
