//! `-F name=content`, with curl's own little language for files, types and quotes.

use super::command::{Notes, Word};
use super::data::file_name;
use super::note::{Fault, NoteKind, ReadError};
use crate::formats::{File, Part};

/// The types that curl knows by a name's ending; all else is bytes (curl, `Curl_mime_contenttype`).
const TYPES: [(&str, &str); 10] = [
    (".gif", "image/gif"),
    (".jpg", "image/jpeg"),
    (".jpeg", "image/jpeg"),
    (".png", "image/png"),
    (".svg", "image/svg+xml"),
    (".txt", "text/plain"),
    (".htm", "text/html"),
    (".html", "text/html"),
    (".pdf", "application/pdf"),
    (".xml", "application/xml"),
];

/// Reads one part; `None` for what a page cannot send, which is noted.
pub(super) fn part(option: &str, value: &Word, notes: &mut Notes<'_>) -> Result<Option<Part>, ReadError> {
    let text = value.text();
    let Some((name, content)) = text.split_once('=') else {
        return Err(notes.error(Fault::NoEquals(text), value.at));
    };
    let name = name.to_owned();
    if option == "form-string" {
        return Ok(Some(Part::Field(name, content.to_owned())));
    }
    if content.starts_with('(') || content == ")" {
        notes.add(NoteKind::NotSupported, format!("-F {text}"), value.at);
        return Ok(None);
    }
    let is_file = content.starts_with(['@', '<']);
    let (content_word, mut rest) = word(if is_file { &content[1..] } else { content }, is_file);
    let (mut media_type, mut sent_name) = (None, None);
    while let Some(parameter) = rest.strip_prefix(';') {
        let parameter = parameter.trim_start();
        if let Some(value) = parameter.strip_prefix("type=") {
            let end = type_end(value);
            media_type = Some(value[..end].trim().to_owned());
            rest = &value[end..];
        } else if let Some(value) = parameter.strip_prefix("filename=") {
            let (name, after) = word(value, is_file);
            sent_name = Some(name);
            rest = after;
        } else {
            let (_, after) = word(parameter, is_file);
            let unread = &parameter[..parameter.len() - after.len()];
            notes.add(NoteKind::NotSupported, format!(";{unread}"), value.at);
            rest = after;
        }
    }
    if !rest.is_empty() {
        // `@one,two` would be parts within a part.
        notes.add(NoteKind::NotSupported, rest, value.at);
    }
    if !is_file && sent_name.is_none() {
        if let Some(media_type) = media_type {
            notes.add(NoteKind::NotSupported, format!(";type={media_type}"), value.at);
        }
        return Ok(Some(Part::Field(name, content_word)));
    }
    let file = if is_file {
        let path = file_name(&content_word);
        notes.add(NoteKind::File, &path, value.at);
        let known = TYPES.iter().find(|(ending, _)| path.to_ascii_lowercase().ends_with(ending));
        let guessed = known.map_or("application/octet-stream", |(_, media_type)| media_type);
        let media_type = media_type.unwrap_or_else(|| guessed.to_owned());
        File { name: sent_name.unwrap_or(path), media_type: Some(media_type), bytes: None }
    } else {
        File { name: sent_name.unwrap_or_default(), media_type, bytes: Some(content_word.into()) }
    };
    Ok(Some(Part::File(name, file)))
}

/// A word up to a semicolon, and for files a comma; in quotation marks it may hold both. Returns what follows it.
fn word(text: &str, is_file: bool) -> (String, &str) {
    let is_space = |c: char| matches!(c, '\t'..='\r' | ' ');
    let is_end = |c: char| c == ';' || (is_file && c == ',');
    let text = text.trim_start_matches(is_space);
    if let Some(inner) = text.strip_prefix('"') {
        let mut out = String::new();
        let mut chars = inner.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    let after = &inner[at + 1..];
                    return (out, &after[after.find(is_end).unwrap_or(after.len())..]);
                }
                '\\' if inner[at + 1..].starts_with(['"', '\\']) => {
                    out.extend(chars.next().map(|(_, c)| c));
                }
                _ => out.push(c),
            }
        }
    }
    let end = text.find(is_end).unwrap_or(text.len());
    (text[..end].trim_end_matches(is_space).to_owned(), &text[end..])
}

/// A type's own parameters belong to it: it ends where one of curl's words follows a semicolon.
fn type_end(text: &str) -> usize {
    let is_own = |rest: &str| {
        let rest = rest[1..].trim_start();
        ["type=", "filename=", "headers=", "encoder="].iter().any(|word| rest.starts_with(word))
    };
    text.match_indices([';', ','])
        .map(|(at, _)| at)
        .find(|at| text[*at..].starts_with(',') || is_own(&text[*at..]))
        .unwrap_or(text.len())
}
