//! What the sandbox answers: one row a resource. The router, `Allow`, OPTIONS and the index are made from these rows.

use super::{
    Problem, bytes, call::Call, delay, echo, index, json::Json, log, redirect, router::Sandbox, status,
    things, tutorial,
};
use axum::response::Response;
use http::Method;
use std::{future::Future, pin::Pin};

/// A resource's answer under way.
pub(super) type Answering = Pin<Box<dyn Future<Output = Result<Response, Problem>> + Send>>;

/// One resource.
pub(super) struct Row {
    /// Its path in axum's notation.
    pub(super) path: &'static str,
    /// Its methods; HEAD comes with GET, and OPTIONS always.
    pub(super) methods: &'static [Method],
    /// What it does, in a few words.
    pub(super) does: &'static str,
    /// Further fields of its answer to OPTIONS.
    pub(super) options: &'static [(&'static str, &'static str)],
    /// Answers each of `methods`, and HEAD as if it were GET.
    pub(super) answer: fn(Sandbox, Call) -> Answering,
}

impl Row {
    /// Whether the resource has this method; OPTIONS is answered elsewhere.
    pub(super) fn has(&self, method: &Method) -> bool {
        let method = if method == Method::HEAD {
            &Method::GET
        } else {
            method
        };
        self.methods.contains(method)
    }

    /// The value of `Allow` (RFC 9110 §10.2.1).
    pub(super) fn allow(&self) -> String {
        let mut names: Vec<&str> = Vec::new();
        for method in self.methods {
            names.push(method.as_str());
            if method == Method::GET {
                names.push("HEAD");
            }
        }
        names.push("OPTIONS");
        names.join(", ")
    }
}

const GET: &[Method] = &[Method::GET];
const EVERY: &[Method] = &[
    Method::GET,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
];

macro_rules! row {
    ($path:literal, $methods:expr, $answer:path, $does:literal) => {
        row!($path, $methods, $answer, $does, &[])
    };
    ($path:literal, $methods:expr, $answer:path, $does:literal, $options:expr) => {
        Row {
            path: $path,
            methods: $methods,
            does: $does,
            options: $options,
            answer: |sandbox, call| Box::pin($answer(sandbox, call)),
        }
    };
}

/// Every resource.
pub(super) const TABLE: &[Row] = &[
    row!("/", GET, index::index, "this table"),
    row!(
        "/things",
        &[Method::GET, Method::POST, Method::DELETE],
        things::collection,
        "GET lists the things; POST makes one under a new id; DELETE removes all"
    ),
    row!(
        "/things/{id}",
        &[Method::GET, Method::PUT, Method::PATCH, Method::DELETE],
        things::thing,
        "PUT creates or replaces; GET returns the same bytes; PATCH merges; DELETE removes; ?require=if-match insists on a condition",
        &[("accept-patch", things::PATCH_TYPE)]
    ),
    row!("/put", &[Method::PUT], echo::write, "shows what arrived"),
    row!("/post", &[Method::POST], echo::write, "shows what arrived"),
    row!("/patch", &[Method::PATCH], echo::write, "shows what arrived"),
    row!("/delete", &[Method::DELETE], echo::write, "shows what arrived"),
    row!("/get", GET, echo::read, "shows what arrived"),
    row!(
        "/anything",
        EVERY,
        echo::anything,
        "shows what arrived, for every method"
    ),
    row!(
        "/anything/{*rest}",
        EVERY,
        echo::anything,
        "shows what arrived, for every method"
    ),
    row!(
        "/headers",
        GET,
        echo::headers,
        "shows the header fields that arrived"
    ),
    row!("/ip", GET, echo::ip, "shows who asks"),
    row!("/user-agent", GET, echo::user_agent, "shows the User-Agent field"),
    row!(
        "/status/{codes}",
        EVERY,
        status::status,
        "answers with this status; with one of them by chance if several"
    ),
    row!(
        "/delay/{seconds}",
        EVERY,
        delay::delay,
        "answers after so many seconds, at most 10"
    ),
    row!(
        "/bytes/{n}",
        GET,
        bytes::bytes,
        "answers with so many random bytes, at most 102400; ?seed=1 repeats them"
    ),
    row!(
        "/redirect/{n}",
        GET,
        redirect::redirect,
        "redirects so many times, at most 100, then to get"
    ),
    row!(
        "/tutorial",
        &[Method::PUT],
        tutorial::tutorial,
        "answers with the header fields of the tutorial's example"
    ),
    row!(
        "/log",
        &[Method::GET, Method::DELETE],
        log::log,
        "GET shows the last requests as they arrived; DELETE forgets them"
    ),
];

/// The table as the index shows it: paths relative to the sandbox.
pub(super) fn resources() -> Vec<Json> {
    let shown = |row: &Row| {
        Json::object([
            (
                "path",
                Json::text(&row.path.trim_start_matches('/').replace("{*", "{")),
            ),
            ("methods", Json::text(&row.allow())),
            ("does", Json::text(row.does)),
        ])
    };
    TABLE.iter().map(shown).collect()
}
