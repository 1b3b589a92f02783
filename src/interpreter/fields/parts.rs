//! Parts of a multipart body: `data=` beside `files=`, as rows.

use super::rows::without_blank;
use crate::locale::{Argument::Text, tr_with};
use crate::model::put_pair;
use crate::model::{ChosenFile, Row};
use crate::python::edit::{Data, FilePart};
use bytes::Bytes;

/// A part as the rows have it.
pub(super) enum WantedPart {
    Field(String, String),
    /// Name of the field, the file, and its content where the program has it.
    File(String, ChosenFile),
}

impl WantedPart {
    pub(super) fn fits(row: &Row, wanted: &Self) -> bool {
        match wanted {
            WantedPart::Field(name, value) => !row.as_file && row.name == *name && row.value == *value,
            WantedPart::File(name, file) => {
                row.as_file
                    && row.name == *name
                    && row.file.as_ref().is_some_and(|own| {
                        own.name == file.name
                            && own.media_type == file.media_type
                            && (file.bytes.is_none() || file.bytes == own.bytes)
                    })
            }
        }
    }

    pub(super) fn put(&self, row: &mut Row, content: impl Fn(&Row, &str) -> Option<Bytes>) {
        match self {
            WantedPart::Field(name, value) => put_pair(row, name, value),
            WantedPart::File(name, file) => {
                name.clone_into(&mut row.name);
                let bytes = file.bytes.clone().or_else(|| content(row, &file.name));
                row.as_file = true;
                row.file = Some(ChosenFile { bytes, ..file.clone() });
            }
        }
    }
}

/// `requests` sends what is in `data=` before what is in `files=`.
pub(super) fn wanted_parts(
    data: &[(String, String)],
    files: &[FilePart],
    notes: &mut Vec<String>,
) -> Vec<WantedPart> {
    let mut wanted: Vec<WantedPart> = without_blank(data, "data", notes)
        .into_iter()
        .map(|(name, value)| WantedPart::Field(name, value))
        .collect();
    for part in files {
        let bytes = match &part.content {
            Data::Text(text) => Some(Bytes::from(text.clone())),
            Data::Bytes(bytes) => Some(Bytes::from(bytes.clone())),
            _ => None,
        };
        if let Some(name) = &part.filename {
            let media_type = part.media_type.clone().unwrap_or_default();
            let file = ChosenFile { name: name.clone(), media_type, bytes };
            wanted.push(WantedPart::File(part.name.clone(), file));
            continue;
        }
        let text = bytes.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
        let is_whole = part.media_type.is_none() && text.is_some();
        if !is_whole || part.name.is_empty() && text.as_ref().is_some_and(String::is_empty) {
            notes.push(tr_with("take-part", &[("name", Text(&part.name))]));
        } else if let Some(text) = text {
            wanted.push(WantedPart::Field(part.name.clone(), text));
        }
    }
    wanted
}
