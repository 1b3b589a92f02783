//! What travels between a client and a server, in the words of RFC 9110.
//!
//! These types say what was sent and what came back, not how: the page, the explanations and the history share them, so
//! that a request is never described twice in two shapes.

mod exchange;
mod failure;
mod header;
mod method;
mod request;
mod response;
mod url;

pub use exchange::{Exchange, Outcome, Timing};
pub use failure::Failure;
pub use header::{Header, HeaderList, NameError, ValueError, check_name, check_value};
pub use method::{Method, UnknownMethod};
pub use request::Request;
pub use response::{Response, Visibility};
pub use url::{UrlError, UrlParts, split_url};
