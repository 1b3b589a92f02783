//! The fields in another language.

use crate::formats::Language;
use crate::model::dialogue::Translation;
use crate::model::{Draft, outgoing};
use bytes::Bytes;

/// Writes the fields; `boundary` separates the parts of a multipart body.
pub(super) fn translate(language: Language, draft: &Draft, boundary: &str) -> Translation {
    let snippet = language.write(&outgoing(draft), boundary);
    let text = snippet.text().into_owned();
    let is_text = text.as_bytes() == snippet.bytes();
    Translation {
        language,
        bytes: (!is_text).then(|| Bytes::copy_from_slice(snippet.bytes())),
        text,
        remarks: snippet.remarks.iter().map(|remark| remark.words().to_owned()).collect(),
    }
}
