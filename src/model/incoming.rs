//! A request of another language as a draft, to be edited and sent again.

use super::{BodyKind, ChosenFile, Draft, Row, RowId, settle_pairs};
use crate::encode::json;
use crate::formats::{Body, File, Outgoing, Part};

/// What bytes are called that are no text and came without a name.
const NAMELESS: &str = "data.bin";

/// Fills a draft with this request. What the request does not say stays: rows that are switched off, the kinds of body that
/// are not sent, how it is sent. A body whose bytes a kind of the draft would not give as they are becomes text, or a file.
///
/// ```
/// use put_playground::formats::{Body, Outgoing};
/// use put_playground::model::{Draft, incoming, outgoing};
/// let pairs = vec![("key".to_owned(), "value".to_owned())];
/// let request = Outgoing { url: "http://a.test/".to_owned(), body: Body::Form(pairs), ..Outgoing::default() };
/// assert_eq!(outgoing(&incoming(request.clone(), Draft::default())), request);
/// ```
pub fn incoming(request: Outgoing, mut draft: Draft) -> Draft {
    draft.method = request.method;
    // A query stays in the URL, as the request has it.
    draft.url = request.url;
    draft.forgotten = Default::default();
    let (next, body) = (&mut draft.next_row, &mut draft.body);
    settle_pairs(&mut draft.query, next, &[]);
    let pair = |header: &crate::http::Header| (header.name.clone(), header.value.clone());
    settle_pairs(&mut draft.headers, next, &request.headers.iter().map(pair).collect::<Vec<_>>());
    match request.body {
        Body::None => body.kind = BodyKind::None,
        Body::Form(pairs) => {
            body.kind = BodyKind::Form;
            settle_pairs(&mut body.form, next, &pairs);
        }
        Body::Json(text) if json::check(&text).is_ok() => (body.kind, body.json) = (BodyKind::Json, text),
        Body::Json(text) => {
            (body.kind, body.text, body.text_type) = (BodyKind::Text, text, json::MEDIA_TYPE.to_owned());
        }
        Body::Raw { bytes, media_type } => match String::from_utf8(bytes.to_vec()) {
            Ok(text) => {
                (body.kind, body.text) = (BodyKind::Text, text);
                body.text_type = media_type.unwrap_or_default();
            }
            Err(_) => {
                body.kind = BodyKind::File;
                let file = File { name: NAMELESS.to_owned(), media_type, bytes: Some(bytes) };
                body.file = Some(chosen(file, None));
            }
        },
        Body::File(file) => {
            body.kind = BodyKind::File;
            body.file = Some(chosen(file, body.file.take()));
        }
        Body::Multipart(parts) => {
            body.kind = BodyKind::Multipart;
            body.parts.retain(|row| !row.is_sent() && !row.is_blank());
            body.parts.extend(parts.into_iter().map(|part| row(next, part)));
        }
    }
    draft
}

fn row(next: &mut RowId, part: Part) -> Row {
    let id = *next;
    *next = next.wrapping_add(1);
    match part {
        Part::Field(name, value) => Row::new(id, name, value),
        Part::File(name, file) => {
            Row { as_file: true, file: Some(chosen(file, None)), ..Row::new(id, name, "") }
        }
    }
}

/// A file of the request; one of this name that is chosen already keeps its content.
fn chosen(file: File, own: Option<ChosenFile>) -> ChosenFile {
    let own = own.filter(|own| own.name == file.name).and_then(|own| own.bytes);
    ChosenFile { name: file.name, media_type: file.media_type.unwrap_or_default(), bytes: file.bytes.or(own) }
}
