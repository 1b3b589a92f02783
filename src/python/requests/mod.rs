//! What Python's `requests` (2.34, with urllib3 2.8) sends for a call and makes of the answer, to the byte.
//!
//! Nothing here sends: a [`Transfer`] gives what to send next and takes what came back, so that redirects, cookies and
//! errors come from one place whoever carries the bytes.

pub mod auth;
pub mod body;
pub mod call;
pub mod cookie;
mod failure;
pub mod headers;
mod multipart;
mod pairs;
pub mod prepared;
pub mod response;
pub mod session;
mod timeout;
pub mod transfer;
pub mod url;
pub mod wire;

pub use call::Call;
pub use failure::Failure;
pub use prepared::Prepared;
pub use response::Response;
pub use session::Session;
pub use transfer::{Reply, Step, Transfer, Transport};
pub use wire::Wire;

/// What a request needs from outside: chance and time.
pub trait Surroundings {
    /// A new multipart boundary; Python's is 32 hexadecimal digits.
    fn boundary(&mut self) -> String;

    /// Seconds since 1970.
    fn now(&mut self) -> i64;
}
