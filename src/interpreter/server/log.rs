//! The sandbox's log as it answers, an [`Entry`](crate::sandbox::Entry) each. Read member by member: the readers that serde
//! derives would be a tenth of the interpreter.

use crate::encode::json;

/// A request as the log has it.
#[derive(Debug, Default)]
pub struct Entry {
    /// The `X-Request-Id` of its answer.
    pub id: String,
    /// The request line.
    pub line: String,
    /// The header fields.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Body,
}

/// A body as the log has it.
#[derive(Debug, Default)]
pub struct Body {
    /// How many bytes arrived, in digits.
    pub size: String,
    /// Whether there were more than the log keeps.
    pub cut: bool,
    /// The bytes as text; `None` where they are none.
    pub text: Option<String>,
}

/// Reads the log, newest first; `None` where it is none.
pub fn read(log: &[u8]) -> Option<Vec<Entry>> {
    json::items(std::str::from_utf8(log).ok()?)?.into_iter().map(entry).collect()
}

fn entry(text: &str) -> Option<Entry> {
    let mut entry = Entry::default();
    for (name, value) in json::members(text)? {
        match name.as_str() {
            "id" => entry.id = json::string(value)?,
            "line" => entry.line = json::string(value)?,
            "headers" => entry.headers = json::items(value)?.into_iter().map(field).collect::<Option<_>>()?,
            "body" => entry.body = body(value)?,
            _ => {}
        }
    }
    Some(entry)
}

fn field(text: &str) -> Option<(String, String)> {
    let mut field = (String::new(), String::new());
    for (name, value) in json::members(text)? {
        match name.as_str() {
            "name" => field.0 = json::string(value)?,
            "value" => field.1 = json::string(value)?,
            _ => {}
        }
    }
    Some(field)
}

fn body(text: &str) -> Option<Body> {
    let mut body = Body::default();
    for (name, value) in json::members(text)? {
        match name.as_str() {
            "size" => value.clone_into(&mut body.size),
            "cut" => body.cut = value == "true",
            "text" => body.text = json::string(value),
            _ => {}
        }
    }
    Some(body)
}
