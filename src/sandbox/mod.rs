//! The practice server: one axum router with three homes.
//!
//! `router` answers the same in a Service Worker, on TCP and in a test. What differs from home to home comes in from
//! outside through `Config` (where things are kept, what time it is) and through `Arrival` (by which URL and from
//! whom a request came), so nothing in this room knows a browser, a socket or a file.

mod arrival;
mod call;
mod clock;
mod conditional;
mod cors;
mod entity_tag;
mod field;
mod form;
mod head;
mod home;
mod index;
mod json;
mod json_reader;
mod log;
mod memory;
mod merge_patch;
mod multipart;
mod number;
mod prefer;
mod problem;
mod random;
mod recorded;
mod resources;
mod response;
mod router;
mod store;
mod table;
mod thing;
mod things;

pub use arrival::Arrival;
pub use clock::{Clock, Waiting};
pub use entity_tag::EntityTag;
pub use head::Head;
pub use home::{AbsentReason, Home};
pub use index::SERVER;
pub use log::{Following, Log, Logged, MAX_ENTRIES, News, Streaming, Tell};
pub use memory::{MemoryLog, MemoryStore};
pub use problem::{Problem, reason_phrase};
pub use recorded::{Entry, LoggedBody, Recorded, Secrets};
pub use router::{Config, LOOK, Place, router};
pub use store::{Change, Decide, FIRST_CHOSEN_ID, Pending, Store, StoreError};
pub use thing::{Summary, Thing};

/// The largest body that the sandbox accepts unless told otherwise, in bytes: 5 MiB.
pub const DEFAULT_MAX_BODY: usize = 5 * 1024 * 1024;
