//! What the sandbox answers: one row a resource. The router, `Allow`, OPTIONS and the index are made from these rows.

use super::{
    Problem, bytes,
    call::Call,
    cors, delay, echo, index,
    json::Json,
    log, redirect,
    router::{Parts, Sandbox},
    status, things, tutorial,
};
use Answer::{Later, Now};
use axum::response::Response;
use http::Method;
use std::{future::Future, pin::Pin};

/// How a resource answers.
pub(super) enum Answer {
    /// At once.
    Now(fn(&Parts, &Call) -> Result<Response, Problem>),
    /// After it has waited for something.
    Later(fn(Sandbox, Call) -> Answering),
}

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
    pub(super) answer: Answer,
}

impl Row {
    /// Whether the resource has this method; OPTIONS is answered elsewhere.
    pub(super) fn has(&self, method: &Method) -> bool {
        let method = if method == Method::HEAD { &Method::GET } else { method };
        self.methods.contains(method)
    }

    /// Whether the other rows are behind this one once more.
    pub(super) fn is_cors(&self) -> bool {
        self.path.starts_with("/cors/")
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
const EVERY: &[Method] = &[Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];

const fn row(path: &'static str, methods: &'static [Method], answer: Answer, does: &'static str) -> Row {
    Row { path, methods, does, options: &[], answer }
}

/// Every resource.
pub(super) const TABLE: &[Row] = &[
    row("/", GET, Now(index::index), "this table"),
    row(
        "/things",
        &[Method::GET, Method::POST, Method::DELETE],
        Later(|sandbox, call| Box::pin(things::collection(sandbox, call))),
        "GET lists the things; POST makes one under a new id; DELETE removes all",
    ),
    Row {
        path: "/things/{id}",
        methods: &[Method::GET, Method::PUT, Method::PATCH, Method::DELETE],
        does: "PUT creates or replaces; GET returns the same bytes; PATCH merges; DELETE removes; ?require=if-match insists on a condition",
        options: &[("accept-patch", things::PATCH_TYPE)],
        answer: Later(|sandbox, call| Box::pin(things::thing(sandbox, call))),
    },
    row("/put", &[Method::PUT], Now(echo::write), "shows what arrived"),
    row("/post", &[Method::POST], Now(echo::write), "shows what arrived"),
    row("/patch", &[Method::PATCH], Now(echo::write), "shows what arrived"),
    row("/delete", &[Method::DELETE], Now(echo::write), "shows what arrived"),
    row("/get", GET, Now(echo::read), "shows what arrived"),
    row("/anything", EVERY, Now(echo::anything), "shows what arrived, for every method"),
    row("/anything/{*rest}", EVERY, Now(echo::anything), "shows what arrived, for every method"),
    row("/headers", GET, Now(echo::headers), "shows the header fields that arrived"),
    row("/ip", GET, Now(echo::ip), "shows who asks"),
    row("/user-agent", GET, Now(echo::user_agent), "shows the User-Agent field"),
    row(
        "/status/{codes}",
        EVERY,
        Now(status::status),
        "answers with this status; with one of them by chance if several",
    ),
    row(
        "/delay/{seconds}",
        EVERY,
        Later(|sandbox, call| Box::pin(delay::delay(sandbox, call))),
        "answers after so many seconds, at most 10",
    ),
    row(
        "/bytes/{n}",
        GET,
        Now(bytes::bytes),
        "answers with so many random bytes, at most 102400; ?seed=1 repeats them",
    ),
    row("/redirect/{n}", GET, Now(redirect::redirect), "redirects so many times, at most 100, then to get"),
    row(
        "/tutorial",
        &[Method::PUT],
        Now(tutorial::tutorial),
        "answers with the header fields of the tutorial's example",
    ),
    row(
        "/log",
        &[Method::GET, Method::DELETE],
        Later(|sandbox, call| Box::pin(log::log(sandbox, call))),
        "GET shows the last requests as they arrived; DELETE forgets them; ?since=, ?limit= and ?secrets=show",
    ),
    row(
        "/log/events",
        GET,
        Later(|sandbox, call| Box::pin(log::log(sandbox, call))),
        "streams them as server-sent events; Last-Event-ID resumes",
    ),
    row(
        "/cors/{policy}/",
        EVERY,
        Now(cors::refuse),
        "this table for pages of other origins; policies: closed, simple, open, credentials",
    ),
    row("/cors/{policy}/{*rest}", EVERY, Now(cors::refuse), "any of these for pages of other origins"),
];

/// The table as the index shows it: paths relative to the sandbox.
pub(super) fn resources() -> Vec<Json> {
    let shown = |row: &Row| {
        Json::object(&[
            ("path", Json::text(&row.path.trim_start_matches('/').replace('*', ""))),
            ("methods", Json::text(&row.allow())),
            ("does", Json::text(row.does)),
        ])
    };
    TABLE.iter().map(shown).collect()
}
