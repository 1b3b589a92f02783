//! The body: what `data=`, `json=` and `files=` say, as the kinds of body that the fields have, and back.

use super::parts::{WantedPart, wanted_parts};
use super::rows::{sent_pairs, without_blank};
use super::said::Said;
use crate::model::{BodyKind, ChosenFile, Draft, Row, settle, settle_pairs};
use crate::python::edit::{Data, Description, FilePart, Part, same_json};
use crate::python::{json, parse};
use bytes::Bytes;

/// The media type of JSON.
const JSON: &str = "application/json";

/// What a file is called that was not chosen yet.
const UNCHOSEN: &str = "file";

/// Brings the body of the fields to what the call sends. `own_type` is the call's `Content-Type`, and `has_row` whether the
/// header rows have it. Gives whether the type went into the field beside the body.
pub(super) fn take(
    said: &Said<'_>,
    draft: &mut Draft,
    own_type: Option<&str>,
    has_row: bool,
    notes: &mut Vec<String>,
) -> bool {
    let stays_row = has_row && own_type.is_some();
    let carries = said.is_bare() && !stays_row && draft.method.may_have_body();
    let media_type = if carries { own_type.unwrap_or_default() } else { "" };
    let known = chosen(draft);
    let is_json_text = |text: &str, draft: &Draft| {
        draft.body.kind == BodyKind::Json
            && draft.body.json == text
            && own_type.is_some_and(|own| stays_row || own == JSON)
    };
    let sends_nothing = !draft.sends_body()
        || match draft.body.kind {
            BodyKind::Form => !draft.body.form.iter().any(Row::is_sent),
            BodyKind::Multipart => !draft.body.parts.iter().any(Row::is_sent),
            _ => false,
        };
    match said {
        Said::Computed(_) => {}
        Said::None if sends_nothing => {}
        Said::None => draft.body.kind = BodyKind::None,
        Said::Form(form) => {
            let form = without_blank(form, "data", notes);
            settle_pairs(&mut draft.body.form, &mut draft.next_row, &form);
            draft.body.kind = BodyKind::Form;
        }
        Said::Text(text) if is_json_text(text, draft) => {}
        Said::Text(text) => {
            let body = &mut draft.body;
            body.kind = BodyKind::Text;
            draft.forgotten.text &= body.text == **text;
            (**text).clone_into(&mut body.text);
            if carries && body.text_type.trim() != media_type {
                media_type.clone_into(&mut body.text_type);
            }
        }
        Said::Bytes(bytes) => {
            let bytes = Some(Bytes::copy_from_slice(bytes));
            let own = draft.body.file.as_ref().filter(|file| file.bytes == bytes);
            let name = own.map_or("data.bin", |file| &file.name).to_owned();
            file(draft, ChosenFile { name, media_type: media_type.to_owned(), bytes }, carries);
        }
        Said::File(path) => {
            let name = base_name(path);
            let bytes = content_of(draft.body.file.as_ref(), &known, name);
            let chosen = ChosenFile { name: name.to_owned(), media_type: media_type.to_owned(), bytes };
            file(draft, chosen, carries);
        }
        Said::Json(text) => {
            if !same_json(&draft.body.json, text) {
                (**text).clone_into(&mut draft.body.json);
                draft.forgotten.json = false;
            }
            draft.body.kind = BodyKind::Json;
        }
        Said::Parts(data, files) => {
            let wanted = wanted_parts(data, files, notes);
            let content = |row: &Row, name: &str| content_of(row.file.as_ref(), &known, name);
            let next = &mut draft.next_row;
            settle(&mut draft.body.parts, next, &wanted, WantedPart::fits, |row, part| {
                part.put(row, content)
            });
            draft.body.kind = BodyKind::Multipart;
        }
    }
    carries
}

fn file(draft: &mut Draft, mut chosen: ChosenFile, carries: bool) {
    draft.body.kind = BodyKind::File;
    if let Some(own) = &draft.body.file {
        if !carries {
            chosen.media_type.clone_from(&own.media_type);
        }
        // A file without a name is called so in the program.
        if own.name.is_empty() && chosen.name == UNCHOSEN {
            chosen.name.clear();
        }
    }
    draft.body.file = Some(chosen);
}

/// The files of the draft.
pub(super) fn chosen(draft: &Draft) -> Vec<ChosenFile> {
    let rows = draft.body.parts.iter().filter_map(|row| row.file.clone());
    draft.body.file.iter().cloned().chain(rows).collect()
}

/// The content of a file by its name: of the one that stands there, or of another one in the fields.
fn content_of(own: Option<&ChosenFile>, known: &[ChosenFile], name: &str) -> Option<Bytes> {
    let is_named = |file: &&ChosenFile| file.name == name || file.name.is_empty() && name == UNCHOSEN;
    let other = || known.iter().find(|file| is_named(file) && file.bytes.is_some());
    own.filter(is_named).or_else(other).and_then(|file| file.bytes.clone())
}

/// A page knows no folders.
pub(super) fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The media type that the fields hold beside the body and that `requests` has to be told.
pub(super) fn carried_type(draft: &Draft) -> Option<&str> {
    let media_type = match draft.body.kind {
        _ if !draft.sends_body() => "",
        BodyKind::Text => draft.body.text_type.trim(),
        BodyKind::File => draft.body.file.as_ref().map_or("", |file| file.media_type.as_str()),
        BodyKind::Json if needs_data(&draft.body.json) => JSON,
        _ => "",
    };
    Some(media_type).filter(|media_type| !media_type.is_empty())
}

/// Whether `json=` cannot say this JSON: `None` is no body, and Python has no literal for numbers that are too large.
fn needs_data(text: &str) -> bool {
    let Ok(value) = json::loads(&text.into()) else { return false };
    let finite = json::Format { allows_nan: false, ..json::Format::default() };
    let is_literal = || value.repr().is_ok_and(|literal| parse(&literal).is_ok());
    text.trim() == "null" || json::dumps(&value, &finite).is_err() || !is_literal()
}

/// What the fields hold as `data=`, `json=` and `files=`; `now` is the call as it is.
pub(super) fn describe(draft: &Draft, now: &Description, wanted: &mut Description) {
    if !draft.sends_body() {
        return;
    }
    let body = &draft.body;
    let file_name = |file: Option<&ChosenFile>| {
        let name = file.map(|file| file.name.clone()).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| UNCHOSEN.to_owned())
    };
    match body.kind {
        BodyKind::None => {}
        BodyKind::Form => {
            let form = sent_pairs(&body.form);
            if !form.is_empty() {
                wanted.data = Part::Known(Data::Form(form));
            }
        }
        BodyKind::Json if needs_data(&body.json) => wanted.data = Part::Known(Data::Text(body.json.clone())),
        BodyKind::Json => wanted.json = Part::Known(body.json.clone()),
        BodyKind::Text => wanted.data = Part::Known(Data::Text(body.text.clone())),
        BodyKind::File => wanted.data = Part::Known(Data::File(file_name(body.file.as_ref()))),
        BodyKind::Multipart => {
            let rows: Vec<&Row> = body.parts.iter().filter(|row| row.is_sent()).collect();
            let fields = rows.iter().take_while(|row| !row.as_file).count();
            let is_in_files = now.data == Part::Absent && now.files.known().is_some();
            let is_apart = fields > 0
                && fields < rows.len()
                && !is_in_files
                && rows[fields..].iter().all(|row| row.as_file);
            let (data, files) = rows.split_at(if is_apart { fields } else { 0 });
            if !data.is_empty() {
                let pair = |row: &&Row| (row.name.clone(), row.value.clone());
                wanted.data = Part::Known(Data::Form(data.iter().map(pair).collect()));
            }
            let part = |row: &&Row| {
                let file = row.file.as_ref();
                let media_type = file.map(|file| file.media_type.clone()).filter(|text| !text.is_empty());
                FilePart {
                    name: row.name.clone(),
                    filename: row
                        .as_file
                        .then(|| file.map_or_else(|| UNCHOSEN.to_owned(), |file| file.name.clone())),
                    content: match row.as_file {
                        true => Data::File(file_name(file)),
                        false => Data::Text(row.value.clone()),
                    },
                    media_type: media_type.filter(|_| row.as_file),
                }
            };
            if !files.is_empty() {
                wanted.files = Part::Known(files.iter().map(part).collect());
            }
        }
    }
}
