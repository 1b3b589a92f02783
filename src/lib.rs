//! The PUT Playground: a page that shows what an HTTP PUT really does.
//!
//! The map of the house, ground floor first. A room uses only the rooms above it in this list, and only `browser`,
//! `view` and the binaries know that a browser exists; `tests/rooms.rs` keeps both true.

/// The page's words in the reader's language.
pub mod locale;

/// What travels: method, ordered header list, request, response, failure, exchange.
pub mod http;

/// A draft's body and query as bytes: form, JSON, multipart; one file an encoding.
pub mod encode;

/// The Python of the tutorials: its values, and what its `requests` library sends and prints.
pub mod python;

/// The same request written for others: curl, in and out, `fetch`, HTTPie, Python, raw HTTP.
pub mod formats;

/// What a learner reads beside an exchange: headers, status codes, failures.
pub mod explain;

/// Chapters and their examples, as data.
pub mod lesson;

/// The practice server: router, store, conditional requests, request log.
pub mod sandbox;

/// Draft, model, messages, effects, and the pure `update`.
pub mod model;

/// Answers what the page asks about Python and the other languages; in a browser, a program of its own beside the page.
pub mod interpreter;

/// The only callers of web-sys and gloo: fetch, storage, files, finding the sandbox.
#[cfg(feature = "page")]
pub mod browser;

/// Yew components, one a file.
#[cfg(feature = "page")]
pub mod view;
