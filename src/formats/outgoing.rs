//! A request whose body keeps its kind, so that a writer can say it in the words of its language.

use crate::encode::{form, json, multipart};
use crate::http::{HeaderList, Method};
use bytes::Bytes;

/// A request before its body is encoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outgoing {
    /// The method.
    pub method: Method,
    /// The absolute URL as typed, query included.
    pub url: String,
    /// The user's header fields, in order; characters stand for bytes (Latin-1).
    pub headers: HeaderList,
    /// The body.
    pub body: Body,
}

/// A body by its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Body {
    /// No body.
    #[default]
    None,
    /// Form fields; without any there is no body.
    Form(Vec<(String, String)>),
    /// JSON text, sent as it is.
    Json(String),
    /// Fields and files; without any there is no body.
    Multipart(Vec<Part>),
    /// Text or bytes, sent as they are.
    Raw {
        /// The content.
        bytes: Bytes,
        /// The media type; `None` sends none.
        media_type: Option<String>,
    },
    /// The content of a file.
    File(File),
}

/// One part of a multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A field: name and value.
    Field(String, String),
    /// A file under a field's name.
    File(String, File),
}

/// A file that the user chose, or still has to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// Its name, which snippets refer to.
    pub name: String,
    /// Its media type; `None` sends none.
    pub media_type: Option<String>,
    /// Its content, where it is known.
    pub bytes: Option<Bytes>,
}

/// A run of a body's bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file.
    File(&'a File),
}

impl Outgoing {
    /// The body that is sent: none where the method allows none (Fetch Standard, `Request` constructor), and none
    /// without fields, as in `requests` (`data={}`).
    pub(super) fn sent_body(&self) -> &Body {
        let is_none = !self.method.may_have_body()
            || match &self.body {
                Body::Form(pairs) => pairs.is_empty(),
                Body::Multipart(parts) => parts.is_empty(),
                _ => false,
            };
        if is_none { &Body::None } else { &self.body }
    }

    /// The `Content-Type` that the body brings along, unless the user set one.
    pub(super) fn implied_type(&self, boundary: &str) -> Option<String> {
        if self.headers.contains("Content-Type") {
            return None;
        }
        match self.sent_body() {
            Body::None => None,
            Body::Form(_) => Some(form::MEDIA_TYPE.to_owned()),
            Body::Json(_) => Some(json::MEDIA_TYPE.to_owned()),
            Body::Multipart(parts) => Some(multipart::media_type(&free_boundary(parts, boundary))),
            Body::Raw { media_type, .. } => media_type.clone(),
            Body::File(file) => file.media_type.clone(),
        }
    }

    /// The header fields with the implied `Content-Type` at their end.
    pub(super) fn sent_headers(&self, boundary: &str) -> HeaderList {
        let mut headers = self.headers.clone();
        if let Some(media_type) = self.implied_type(boundary) {
            headers.push("Content-Type", media_type);
        }
        headers
    }

    /// The header fields with one line a name: equal names are joined, as a browser does (RFC 9110 §5.2).
    pub(super) fn joined_headers(&self, boundary: &str) -> Vec<(String, String)> {
        joined(&self.sent_headers(boundary))
    }

    /// The body's bytes; `None` is no body.
    pub(super) fn pieces(&self, boundary: &str) -> Option<Vec<Piece<'_>>> {
        Some(match self.sent_body() {
            Body::None => return None,
            Body::Form(pairs) => vec![Piece::Bytes(encode_form(pairs).into_bytes())],
            Body::Json(text) => vec![Piece::Bytes(text.clone().into_bytes())],
            Body::Multipart(parts) => multipart_pieces(parts, boundary),
            Body::Raw { bytes, .. } => vec![Piece::Bytes(bytes.to_vec())],
            Body::File(file) => vec![Piece::File(file)],
        })
    }
}

/// The pairs, encoded.
pub(super) fn encode_form(pairs: &[(String, String)]) -> String {
    form::encode(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

/// Header fields with one line a name.
pub(super) fn joined(headers: &HeaderList) -> Vec<(String, String)> {
    let mut lines: Vec<(String, String)> = Vec::new();
    for header in headers {
        match lines.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case(&header.name)) {
            Some((_, value)) => {
                value.push_str(", ");
                value.push_str(&header.value);
            }
            None => lines.push((header.name.clone(), header.value.clone())),
        }
    }
    lines
}

/// A part as the encoder takes it.
fn encoder_part(part: &Part) -> multipart::Part<'_> {
    match part {
        Part::Field(name, value) => {
            multipart::Part { name, file_name: None, media_type: None, content: value.as_bytes() }
        }
        Part::File(name, file) => multipart::Part {
            name,
            file_name: Some(&file.name),
            media_type: file.media_type.as_deref(),
            content: file.bytes.as_deref().unwrap_or_default(),
        },
    }
}

fn free_boundary(parts: &[Part], boundary: &str) -> String {
    let parts: Vec<_> = parts.iter().map(encoder_part).collect();
    multipart::free_boundary(boundary, &parts)
}

/// The encoder's bytes, with files in their places.
fn multipart_pieces<'a>(parts: &'a [Part], boundary: &str) -> Vec<Piece<'a>> {
    let boundary = free_boundary(parts, boundary);
    let end = multipart::encode(&boundary, &[]);
    let mut pieces = Vec::new();
    let mut run = Vec::new();
    for part in parts {
        let part_bytes = |part| {
            let mut bytes = multipart::encode(&boundary, &[part]);
            bytes.truncate(bytes.len() - end.len());
            bytes
        };
        if let Part::File(_, file) = part {
            run.extend(part_bytes(multipart::Part { content: b"", ..encoder_part(part) }));
            // The line break that ends the part follows the content.
            run.truncate(run.len() - 2);
            pieces.push(Piece::Bytes(std::mem::take(&mut run)));
            pieces.push(Piece::File(file));
            run.extend(b"\r\n");
        } else {
            run.extend(part_bytes(encoder_part(part)));
        }
    }
    run.extend(end);
    pieces.push(Piece::Bytes(run));
    pieces
}
