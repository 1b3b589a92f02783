//! Where something is wrong with a draft.

use super::{List, RowId};

/// A field of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The URL.
    Url,
    /// The name of a row.
    Name(List, RowId),
    /// The value of a row.
    Value(List, RowId),
    /// The JSON text.
    Json,
    /// The text that is the body.
    Text,
    /// The text's media type.
    TextType,
    /// The file that is the body.
    File,
    /// The time limit.
    Timeout,
}

impl Place {
    /// The `id` of the field's element, which labels, error texts and focus use.
    pub fn element_id(self) -> String {
        let row = |part: &str, list: List, id: RowId| {
            let list = match list {
                List::Query => "query",
                List::Headers => "header",
                List::Form => "form",
                List::Parts => "part",
            };
            format!("{list}-{part}-{id}")
        };
        match self {
            Place::Url => "url".to_owned(),
            Place::Name(list, id) => row("name", list, id),
            Place::Value(list, id) => row("value", list, id),
            Place::Json => "json".to_owned(),
            Place::Text => "text".to_owned(),
            Place::TextType => "text-type".to_owned(),
            Place::File => "file".to_owned(),
            Place::Timeout => "timeout".to_owned(),
        }
    }
}

/// Something that keeps a draft from being sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field.
    pub place: Place,
    /// What the field is called, with its number where it has one: "Header name 2".
    pub field: String,
    /// What is wrong, and where in the field.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}
