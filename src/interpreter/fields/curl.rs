//! The fields of a curl command.

use super::fault;
use super::rows::settle_pairs;
use crate::formats::curl::{self, ReadError};
use crate::formats::{Body, File, Outgoing, Part};
use crate::locale::{at_place, key};
use crate::model::dialogue::{CodeFault, Fields};
use crate::model::{BodyKind, ChosenFile, Draft, Row};

/// Reads a command into the fields; what it leaves open stays as it is.
pub(super) fn read(command: &str, draft: &Draft) -> Result<Fields, CodeFault> {
    let reading = curl::read(command).map_err(|error| of_error(command, &error))?;
    let mut draft = filled(draft.clone(), &reading.request);
    if let Some(seconds) = reading.max_time {
        draft.options.timeout = seconds;
    }
    draft.options.follow_redirects |= reading.follows_redirects;
    let note = |note: &curl::Note| at_place(key!("note-at-place"), note.line, note.column, &note.to_string());
    Ok(Fields { draft, notes: reading.notes.iter().map(note).collect() })
}

fn of_error(command: &str, error: &ReadError) -> CodeFault {
    let line_start: usize = command.split_inclusive('\n').take(error.line - 1).map(str::len).sum();
    let line = &command[line_start..];
    let start = line_start + line.char_indices().nth(error.column - 1).map_or(line.len(), |(at, _)| at);
    let rest = &command[start..];
    let end = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    CodeFault {
        line: number(error.line),
        column: number(error.column),
        start: number(start),
        end: number(end),
        words: format!("{} {}", fault::sentence(&error.fault.to_string()), error.fault.remedy()),
    }
}

/// The draft with this request in its fields. A query stays in the URL, as the command has it.
fn filled(mut draft: Draft, request: &Outgoing) -> Draft {
    draft.method = request.method;
    draft.url.clone_from(&request.url);
    draft.forgotten = Default::default();
    let next = &mut draft.next_row;
    settle_pairs(&mut draft.query, next, &[]);
    let headers: Vec<_> =
        request.headers.iter().map(|header| (header.name.clone(), header.value.clone())).collect();
    settle_pairs(&mut draft.headers, next, &headers);
    let body = &mut draft.body;
    match &request.body {
        Body::None => body.kind = BodyKind::None,
        Body::Form(pairs) => {
            body.kind = BodyKind::Form;
            settle_pairs(&mut body.form, next, pairs);
        }
        Body::Json(text) => {
            body.kind = BodyKind::Json;
            body.json.clone_from(text);
        }
        Body::Raw { bytes, media_type } => match std::str::from_utf8(bytes) {
            Ok(text) => {
                body.kind = BodyKind::Text;
                text.clone_into(&mut body.text);
                body.text_type = media_type.clone().unwrap_or_default();
            }
            Err(_) => {
                body.kind = BodyKind::File;
                let media_type = media_type.clone().unwrap_or_default();
                let name = "data.bin".to_owned();
                body.file = Some(ChosenFile { name, media_type, bytes: Some(bytes.clone()) });
            }
        },
        Body::File(file) => {
            body.kind = BodyKind::File;
            body.file = Some(chosen(file, body.file.as_ref()));
        }
        Body::Multipart(parts) => {
            body.kind = BodyKind::Multipart;
            body.parts.retain(|row| !row.is_sent() && !row.is_blank());
            for part in parts {
                let id = *next;
                *next = next.wrapping_add(1);
                body.parts.push(match part {
                    Part::Field(name, value) => Row::new(id, name, value),
                    Part::File(name, file) => {
                        Row { as_file: true, file: Some(chosen(file, None)), ..Row::new(id, name, "") }
                    }
                });
            }
        }
    }
    draft
}

/// A file of the command; one of this name that is chosen already keeps its content.
fn chosen(file: &File, own: Option<&ChosenFile>) -> ChosenFile {
    let own = own.filter(|own| own.name == file.name);
    ChosenFile {
        name: file.name.clone(),
        media_type: file.media_type.clone().unwrap_or_default(),
        bytes: file.bytes.clone().or_else(|| own.and_then(|own| own.bytes.clone())),
    }
}
