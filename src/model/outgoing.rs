//! A draft as the writers of other languages take it.

use super::prepare::{pair, read_headers, sent};
use super::{BodyKind, ChosenFile, Draft, Row, sent_url};
use crate::formats::{Body, File, Outgoing, Part};
use bytes::Bytes;

/// The request that the draft describes, its body not encoded yet.
///
/// What keeps the draft from being sent is left out here and told by [`prepare`](super::prepare): a header that cannot
/// be sent, a file without content.
///
/// ```
/// use put_playground::formats::Language;
/// use put_playground::model::{Draft, outgoing};
/// let snippet = Language::Python.write(&outgoing(&Draft::at("http://localhost:8080/things/1")), "boundary");
/// assert!(snippet.text().contains("requests.put('http://localhost:8080/things/1'"));
/// ```
pub fn outgoing(draft: &Draft) -> Outgoing {
    let (headers, _) = read_headers(&draft.headers, &mut Vec::new());
    let body = if draft.sends_body() { body(draft) } else { Body::None };
    Outgoing { method: draft.method, url: sent_url(draft), headers, body }
}

fn body(draft: &Draft) -> Body {
    let body = &draft.body;
    match body.kind {
        BodyKind::None => Body::None,
        BodyKind::Form => Body::Form(sent(&body.form).map(owned_pair).collect()),
        BodyKind::Json => Body::Json(body.json.clone()),
        BodyKind::Multipart => Body::Multipart(sent(&body.parts).map(part).collect()),
        BodyKind::Text => {
            Body::Raw { bytes: Bytes::from(body.text.clone()), media_type: filled(body.text_type.trim()) }
        }
        BodyKind::File => Body::File(file(body.file.as_ref())),
    }
}

fn part(row: &Row) -> Part {
    if row.as_file {
        return Part::File(row.name.clone(), file(row.file.as_ref()));
    }
    let (name, value) = owned_pair(row);
    Part::Field(name, value)
}

fn owned_pair(row: &Row) -> (String, String) {
    let (name, value) = pair(row);
    (name.to_owned(), value.to_owned())
}

fn file(chosen: Option<&ChosenFile>) -> File {
    let chosen = chosen.cloned().unwrap_or_default();
    let name = filled(&chosen.name).unwrap_or_else(|| "file".to_owned());
    File { name, media_type: filled(&chosen.media_type), bytes: chosen.bytes }
}

fn filled(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}
