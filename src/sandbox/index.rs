//! `GET /`: the table of resources as JSON, and the mark by which the page knows that a sandbox answers.

use super::{Place, Problem, call::Call, json, router::Sandbox, table::resources};
use axum::response::Response;
use serde::{Deserialize, Serialize};

/// The mark in the index: no other server says this.
pub const SERVER: &str = "put-playground";

/// The sandbox's account of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// [`SERVER`].
    pub server: String,
    /// The version of the crate.
    pub version: String,
    /// Where this sandbox lives.
    pub home: Place,
    /// The largest body it accepts, in bytes.
    pub max_body: usize,
    /// What it answers.
    #[serde(default)]
    pub resources: Vec<Resource>,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// The path relative to the sandbox; `{…}` stands for a segment.
    pub path: String,
    /// The methods, as `Allow` lists them.
    pub methods: String,
    /// What it does.
    pub does: String,
}

/// `/`.
pub(super) async fn index(sandbox: Sandbox, _: Call) -> Result<Response, Problem> {
    let mut response = json::document(&Index {
        server: SERVER.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        home: sandbox.place,
        max_body: sandbox.max_body,
        resources: resources(),
    });
    response.headers_mut().insert("cache-control", http::HeaderValue::from_static("no-store"));
    Ok(response)
}
