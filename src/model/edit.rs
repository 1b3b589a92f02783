//! Edits of a draft.

use super::row::edit_rows;
use super::{BodyKind, CacheMode, ChosenFile, Credentials, Draft, Forgotten, List, RowEdit};
use crate::http::Method;
use crate::lesson::{Example, ExampleBody};
use crate::model::Row;

/// One thing the user did to the draft.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Choose a method.
    Method(Method),
    /// Type the URL.
    Url(String),
    /// Change rows.
    Rows(List, RowEdit),
    /// Choose the kind of body.
    Kind(BodyKind),
    /// Type JSON text.
    Json(String),
    /// Type text.
    Text(String),
    /// Type the text's media type.
    TextType(String),
    /// Choose the file that is the body.
    File(ChosenFile),
    /// Type the time limit.
    Timeout(String),
    /// Follow redirects, or not.
    FollowRedirects(bool),
    /// Choose a credentials mode.
    Credentials(Credentials),
    /// Choose a cache mode.
    Cache(CacheMode),
    /// Load an example of the lesson; the base is the sandbox's URL with its last slash.
    Example(&'static Example, String),
}

/// Applies an edit.
pub fn edit(draft: &mut Draft, edit: Edit) {
    match edit {
        Edit::Method(method) => draft.method = method,
        Edit::Url(url) => {
            draft.url = url;
            draft.forgotten.url = false;
        }
        Edit::Rows(list, change) => {
            let (rows, next_id) = draft.rows_mut(list);
            edit_rows(rows, next_id, change);
        }
        Edit::Kind(kind) => {
            draft.body.kind = kind;
            if kind == BodyKind::Multipart && draft.body.parts.is_empty() {
                edit_rows(&mut draft.body.parts, &mut draft.next_row, RowEdit::Add);
            }
        }
        Edit::Json(text) => {
            draft.body.json = text;
            draft.forgotten.json = false;
        }
        Edit::Text(text) => {
            draft.body.text = text;
            draft.forgotten.text = false;
        }
        Edit::TextType(media_type) => draft.body.text_type = media_type,
        Edit::File(file) => draft.body.file = Some(file),
        Edit::Timeout(seconds) => draft.options.timeout = seconds,
        Edit::FollowRedirects(follow) => draft.options.follow_redirects = follow,
        Edit::Credentials(mode) => draft.options.credentials = mode,
        Edit::Cache(mode) => draft.options.cache = mode,
        Edit::Example(example, sandbox) => load_example(draft, example, &sandbox),
    }
}

/// Replaces what an example says and keeps how requests are sent.
fn load_example(draft: &mut Draft, example: &Example, sandbox: &str) {
    draft.method = example.method;
    draft.url = format!("{sandbox}{}", example.path);
    draft.forgotten = Forgotten::default();
    let mut rows = |pairs: &[(&str, &str)]| -> Vec<Row> {
        let mut rows = Vec::new();
        for (name, value) in pairs {
            rows.push(Row::new(draft.next_row, *name, *value));
            draft.next_row = draft.next_row.wrapping_add(1);
        }
        rows
    };
    let (query, headers) = (rows(example.query), rows(example.headers));
    match &example.body {
        ExampleBody::None => draft.body.kind = BodyKind::None,
        ExampleBody::Form(pairs) => {
            draft.body.form = rows(pairs);
            draft.body.kind = BodyKind::Form;
        }
        ExampleBody::Parts(pairs) => {
            draft.body.parts = rows(pairs);
            draft.body.kind = BodyKind::Multipart;
        }
        ExampleBody::Json(text) => {
            draft.body.json = (*text).to_owned();
            draft.body.kind = BodyKind::Json;
        }
        ExampleBody::Text(text, media_type) => {
            draft.body.text = (*text).to_owned();
            draft.body.text_type = (*media_type).to_owned();
            draft.body.kind = BodyKind::Text;
        }
    }
    draft.query = query;
    draft.headers = headers;
}
