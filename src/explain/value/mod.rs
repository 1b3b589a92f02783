//! What the value of a header says, where it can be put into a sentence. One file a reader.

mod cache_control;
mod content_encoding;
mod content_type;
mod etag;
mod keep_alive;
mod link;
mod parameters;
mod retry_after;

/// Reads one header's value; `None` when it has nothing to add to the header's note.
pub type ValueReader = fn(&str) -> Option<String>;

/// The readers by lower-case header name. To add one, add its file and its line here.
pub const VALUE_READERS: &[(&str, ValueReader)] = &[
    ("cache-control", cache_control::read),
    ("content-encoding", content_encoding::read),
    ("content-type", content_type::read),
    ("etag", etag::read),
    ("keep-alive", keep_alive::read),
    ("link", link::read),
    ("retry-after", retry_after::read),
];

/// What this header's value says, as plain text; `None` when no reader knows it.
///
/// ```
/// use put_playground::explain::value;
/// let says = value("Keep-Alive", "timeout=30");
/// assert_eq!(says.as_deref(), Some("The idle connection stays open for 30 seconds."));
/// assert_eq!(value("X-Other", "1"), None);
/// ```
pub fn value(name: &str, value: &str) -> Option<String> {
    let (_, read) = VALUE_READERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    read(value.trim())
}
