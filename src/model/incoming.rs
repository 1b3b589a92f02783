//! A request of another language as a draft, to be edited and sent again.

use super::{BodyKind, ChosenFile, Draft, Row};
use crate::encode::json;
use crate::formats::{Body, File, Outgoing, Part};

/// The draft that sends this request. A body whose bytes a kind of the draft would not give as they are becomes text, or a
/// file.
///
/// ```
/// use put_playground::formats::{Body, Outgoing};
/// use put_playground::model::{incoming, outgoing};
/// let pairs = vec![("key".to_owned(), "value".to_owned())];
/// let request = Outgoing { url: "http://a.test/".to_owned(), body: Body::Form(pairs), ..Outgoing::default() };
/// assert_eq!(outgoing(&incoming(request.clone())), request);
/// ```
pub fn incoming(request: Outgoing) -> Draft {
    let mut draft = Draft::at(request.url);
    draft.method = request.method;
    draft.next_row = 0;
    let mut number = || {
        draft.next_row += 1;
        draft.next_row - 1
    };
    for header in &request.headers {
        draft.headers.push(Row::new(number(), header.name.as_str(), header.value.as_str()));
    }
    let body = &mut draft.body;
    body.form.clear();
    match request.body {
        Body::None => body.kind = BodyKind::None,
        Body::Form(pairs) => {
            body.form = pairs.into_iter().map(|(name, value)| Row::new(number(), name, value)).collect();
        }
        Body::Json(text) if json::check(&text).is_ok() => (body.kind, body.json) = (BodyKind::Json, text),
        Body::Json(text) => {
            (body.kind, body.text, body.text_type) = (BodyKind::Text, text, json::MEDIA_TYPE.to_owned());
        }
        Body::Multipart(parts) => {
            body.kind = BodyKind::Multipart;
            body.parts = parts.into_iter().map(|part| row(number(), part)).collect();
        }
        Body::Raw { bytes, media_type } => match String::from_utf8(bytes.to_vec()) {
            Ok(text) => {
                (body.kind, body.text) = (BodyKind::Text, text);
                body.text_type = media_type.unwrap_or_default();
            }
            Err(_) => {
                body.kind = BodyKind::File;
                let file = File { name: "body".to_owned(), media_type, bytes: Some(bytes) };
                body.file = Some(chosen(file));
            }
        },
        Body::File(file) => (body.kind, body.file) = (BodyKind::File, Some(chosen(file))),
    }
    if body.form.is_empty() {
        body.form.push(Row::new(number(), "", ""));
    }
    draft
}

fn row(number: u32, part: Part) -> Row {
    match part {
        Part::Field(name, value) => Row::new(number, name, value),
        Part::File(name, file) => {
            Row { as_file: true, file: Some(chosen(file)), ..Row::new(number, name, "") }
        }
    }
}

fn chosen(file: File) -> ChosenFile {
    ChosenFile { name: file.name, media_type: file.media_type.unwrap_or_default(), bytes: file.bytes }
}
