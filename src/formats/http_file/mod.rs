//! `.http` files: requests that JetBrains' HTTP Client and the REST Client of VS Code send from an editor.
//!
//! A request is its line, header lines, an empty line and a body, as HTTP writes them; `###` begins the next one, `#` or `//`
//! a remark, `< ./name` stands for the content of a file, `@name = value` sets what `{{name}}` stands for. There is no way to
//! write a body whose lines begin like one of these; such a body stands beside the file, under a name.

mod multipart;
mod read;
mod write;

pub use read::{HttpFault, HttpReadError, read};
pub use write::{Written, write};

use super::Outgoing;

/// A request of such a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HttpRequest {
    /// What stands behind `###`; may be empty.
    pub name: String,
    /// The request. Files have names, and wait for the user to choose them.
    pub request: Outgoing,
    /// The time limit in seconds, as written; `None` where the file says nothing of one.
    pub timeout: Option<String>,
    /// Whether redirects are followed.
    pub follows_redirects: bool,
    /// Placeholders that nothing stands for, in order, each once.
    pub unknown: Vec<String>,
}

/// The remarks by which JetBrains' HTTP Client is told how to send.
const NO_REDIRECT: &str = "@no-redirect";
const TIMEOUT: &str = "@timeout";

/// Whether a line begins like something that is no body.
fn is_special(line: &str) -> bool {
    line.starts_with("###") || line.starts_with("< ") || line.starts_with("<> ") || line.starts_with("> ")
}
