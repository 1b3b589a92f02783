//! The same request, written for other programs: curl, `fetch`, HTTPie, Python's `requests`, and raw HTTP/1.1; and read
//! from a curl command line.
//!
//! A snippet is judged by what arrives when it is run: method, target, content and the user's header fields are those
//! that the browser would send. Where a program would change them, the snippet takes another way and says so.

mod address;
pub mod curl;
mod fetch;
mod http;
mod http_file;
mod httpie;
mod language;
mod outgoing;
mod prepared;
mod python;
mod quote;
mod session;
mod shell;
mod snippet;

pub use address::sent_url;
pub use http_file::{
    HttpFault, HttpReadError, HttpRequest, Written as WrittenHttp, read as read_http_file,
    write as write_http_file,
};
pub use language::Language;
pub use outgoing::{Body, File, Outgoing, Part};
pub use prepared::{own_headers, without_user};
pub use session::{Pairs, Past, Session, SessionError, read as read_session, write as write_session};
pub use snippet::{Remark, Snippet};
