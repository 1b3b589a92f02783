//! The `-d` family: what each option adds to the body, or with `-G` to the query.

use super::command::{Command, Notes, Word};
use super::note::{Fault, NoteKind, ReadError};
use crate::encode::form;
use crate::formats::{Body, File};
use crate::http::HeaderList;
use crate::locale::tr;
use bytes::Bytes;

/// What was collected so far.
#[derive(Debug, Default)]
pub(super) enum Data {
    /// No option yet.
    #[default]
    None,
    /// These bytes.
    Bytes(Vec<u8>),
    /// The content of this file.
    File(String),
}

impl Data {
    /// Adds what `option value` stands for.
    pub(super) fn add(
        &mut self,
        option: &str,
        value: &Word,
        command: &Command,
        notes: &mut Notes<'_>,
    ) -> Result<(), ReadError> {
        let bytes = value.bytes.as_slice();
        let reads_file = option != "data-raw" && option != "data-urlencode";
        let added = match bytes.strip_prefix(b"@").filter(|_| reads_file) {
            Some(b"-") if command.stdin.is_some() => {
                let content = command.stdin.clone().unwrap_or_default();
                // Only --data-binary and --json keep line breaks.
                let is_kept = |byte: &u8| !matches!(byte, b'\r' | b'\n' | 0);
                let is_binary = matches!(option, "data-binary" | "json");
                content.into_iter().filter(|byte| is_binary || is_kept(byte)).collect()
            }
            Some(name) => {
                let name = file_name(&String::from_utf8_lossy(name));
                if !matches!(self, Data::None) {
                    return Err(notes.error(Fault::FileAmongData(name), value.at));
                }
                notes.add(NoteKind::File, &name, value.at);
                *self = Data::File(name);
                return Ok(());
            }
            None if option == "data-urlencode" => url_encoded(bytes)
                .map_err(|name| notes.error(Fault::FileAmongData(file_name(&name)), value.at))?,
            None => bytes.to_vec(),
        };
        match self {
            Data::None => *self = Data::Bytes(added),
            Data::Bytes(all) => {
                // Pieces of --json follow each other as they are.
                if option != "json" {
                    all.push(b'&');
                }
                all.extend(added);
            }
            Data::File(name) => return Err(notes.error(Fault::FileAmongData(name.clone()), value.at)),
        }
        Ok(())
    }

    /// The body, by the `Content-Type` that goes with it; the header is taken out where the kind brings it along.
    pub(super) fn body(
        self,
        headers: &mut HeaderList,
        no_type: bool,
        at: usize,
        notes: &mut Notes<'_>,
    ) -> Body {
        let types: Vec<String> = headers
            .iter()
            .filter(|header| header.name.eq_ignore_ascii_case("Content-Type"))
            .map(|header| header.value.clone())
            .collect();
        let media_type = match types.as_slice() {
            [] if no_type => None,
            [] => Some(form::MEDIA_TYPE.to_owned()),
            [one] => Some(one.clone()),
            // Of several, each stays a header.
            _ => None,
        };
        let kind = match self {
            Data::None => return Body::None,
            Data::File(name) => Body::File(File { name, media_type: media_type.clone(), bytes: None }),
            Data::Bytes(bytes) => typed(bytes, media_type.clone(), at, notes),
        };
        let implied = match &kind {
            Body::Form(_) => Some(form::MEDIA_TYPE),
            Body::Json(_) => Some(crate::encode::json::MEDIA_TYPE),
            _ => media_type.as_deref(),
        };
        if types.len() == 1 && implied == media_type.as_deref() {
            let others = headers.iter().filter(|header| !header.name.eq_ignore_ascii_case("Content-Type"));
            *headers = others.map(|header| (header.name.clone(), header.value.clone())).collect();
        }
        kind
    }
}

/// Bytes as the kind of body that their type and they themselves tell.
fn typed(bytes: Vec<u8>, media_type: Option<String>, at: usize, notes: &mut Notes<'_>) -> Body {
    let essence = media_type.as_deref().and_then(|text| text.split(';').next()).unwrap_or_default().trim();
    let text = std::str::from_utf8(&bytes).ok();
    if let Some(text) = text {
        if essence.eq_ignore_ascii_case(form::MEDIA_TYPE)
            && let Some(pairs) = pairs(text)
        {
            if crate::formats::outgoing::encode_form(&pairs) != text {
                notes.add(NoteKind::Reencoded, text.chars().take(40).collect::<String>(), at);
            }
            return Body::Form(pairs);
        }
        if essence.eq_ignore_ascii_case(crate::encode::json::MEDIA_TYPE)
            && crate::encode::json::check(text).is_ok()
        {
            return Body::Json(text.to_owned());
        }
    }
    Body::Raw { bytes: Bytes::from(bytes), media_type }
}

/// The fields of a form text, where a server would read the same fields from them after they are encoded anew.
fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    let pairs = form::decode(text);
    if !pairs.is_empty() && crate::formats::outgoing::encode_form(&pairs) == text {
        return Some(pairs);
    }
    let is_pair = |piece: &str| piece.contains('=') && !piece.starts_with(['{', '[', '<', '"', '=']);
    let is_plain = !text.contains(|c: char| c.is_control()) && text.split('&').all(is_pair);
    let is_intact =
        !pairs.iter().any(|(name, value)| name.contains('\u{fffd}') || value.contains('\u{fffd}'));
    (is_plain && is_intact).then_some(pairs)
}

/// What `--data-urlencode` makes of its value; an error names the file that it wants to read.
///
/// Five forms: `content`, `=content`, `name=content`, `@file`, `name@file`.
pub(super) fn url_encoded(value: &[u8]) -> Result<Vec<u8>, String> {
    let at = value.iter().position(|byte| matches!(byte, b'=' | b'@'));
    match at.map(|at| (value[at], value.split_at(at))) {
        None => Ok(escaped(value)),
        Some((b'@', (_, file))) => Err(String::from_utf8_lossy(&file[1..]).into_owned()),
        Some((_, (name, content))) => {
            let mut out = name.to_vec();
            if !name.is_empty() {
                out.push(b'=');
            }
            out.extend(escaped(&content[1..]));
            Ok(out)
        }
    }
}

/// Curl's escapes: all but unreserved characters, spaces as `+`.
fn escaped(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for byte in bytes {
        match byte {
            b' ' => out.push(b'+'),
            byte if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) => out.push(*byte),
            byte => out.extend(format!("%{byte:02X}").bytes()),
        }
    }
    out
}

/// A path's last part: a page learns no more of a file. Standard input has no name.
pub(super) fn file_name(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    if name == "-" && path == "-" { tr("curl-standard-input").to_owned() } else { name.to_owned() }
}
