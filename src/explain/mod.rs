//! What a learner reads beside an exchange, as pure functions over `http`'s types: no markup, no browser.
//!
//! Each topic is a table with one place to add a row, and a function that always has an answer, so that the view never
//! meets a header, a status or a failure without words. The largest tables are text files that arrive beside the
//! program, see `glossary`; until they do, the answers are shorter.

mod cors;
mod failure;
mod forbidden;
mod glossary;
mod headers;
mod hidden;
mod preflight;
mod secret;
mod sentences;
mod source;
mod status;
mod triage;
mod value;

pub use cors::{needs_preflight, unsafe_header_names};
pub use failure::{FailureNote, failure, is_local};
pub use forbidden::{FORBIDDEN_NAMES, ForbiddenNote, forbidden, install_user_agent};
pub use glossary::{Expected, GlossaryError, Parsed};
pub use headers::{
    Direction, HeaderNote, HeaderRow, ParsedHeaders, header, headers, install_headers, parse_headers, readers,
};
pub use hidden::{HiddenHeader, Likely, hidden_headers};
pub use preflight::{Needed, Preflight, preflight};
pub use secret::{is_secret_field, is_secret_header};
pub use sentences::{install_failures, sentence, sentence_with};
pub use source::{Source, Spec};
pub use status::{MethodNote, StatusNote, StatusRow, install_statuses, parse_statuses, status, statuses};
pub use triage::{Evidence, Stage, probed, triage};
pub use value::{Moment, Reader, Rule, Turn, value};
