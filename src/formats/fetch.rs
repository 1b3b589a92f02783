//! A request as JavaScript that calls `fetch`: an ES module for Node.js, Deno or Bun; most of it runs in a page as well.

use super::outgoing::{Body, File, Outgoing, Part, Piece};
use super::{Remark, Snippet, quote::javascript};
use crate::encode::base64;
use crate::locale::key;

const OWN_PARTS: Remark = Remark::other_way(key!("as-form-data"));
const FILES: Remark = Remark::other_way(key!("as-read-file"));

/// Writes the module.
pub(super) fn write(request: &Outgoing, boundary: &str) -> Snippet {
    let mut remarks = Vec::new();
    let mut before = String::new();
    let mut headers = request.sent_headers(boundary);
    let body = match request.sent_body() {
        Body::None => None,
        Body::Form(pairs) => Some(format!("new URLSearchParams({})", table(pairs, 2))),
        Body::Multipart(parts) if !request.headers.contains("Content-Type") && fits_form_data(parts) => {
            headers = request.headers.clone();
            before = form_data(parts);
            Some("body".to_owned())
        }
        body => {
            if matches!(body, Body::Multipart(_)) {
                remarks.push(OWN_PARTS);
            }
            let pieces = request.pieces(boundary).unwrap_or_default();
            Some(content(&pieces, headers.contains("Content-Type")))
        }
    };

    let mut text = String::new();
    if before.contains("readFile") || body.as_deref().is_some_and(|body| body.contains("await readFile(")) {
        remarks.push(FILES);
        text.push_str("import { readFile } from 'node:fs/promises';\n\n");
    }
    text.push_str(&before);
    text.push_str(&format!("const response = await fetch({}, {{\n", javascript(&request.url)));
    text.push_str(&format!("  method: '{}',\n", request.method));
    if !headers.is_empty() {
        let pairs: Vec<_> =
            headers.iter().map(|header| (header.name.clone(), header.value.clone())).collect();
        text.push_str(&format!("  headers: {},\n", table(&pairs, 2)));
    }
    if let Some(body) = body {
        text.push_str(&format!("  body: {body},\n"));
    }
    text.push_str(
        "});\nconsole.log(response.status, response.statusText);\nconsole.log(await response.text());\n",
    );
    Snippet::commented("// ", remarks, &text)
}

/// Pairs as an object, or as a list where an object would lose or move some: it keeps one value a name, and sorts names
/// that are whole numbers to the front.
fn table(pairs: &[(String, String)], indent: usize) -> String {
    let is_key = |name: &str| name.starts_with(|c: char| c.is_ascii_alphabetic()) && name != "__proto__";
    let is_object = pairs.iter().enumerate().all(|(index, (name, _))| {
        is_key(name) && !pairs[..index].iter().any(|(other, _)| other.eq_ignore_ascii_case(name))
    });
    let is_bare = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let items: Vec<String> = pairs
        .iter()
        .map(|(name, value)| match (is_object, is_bare(name)) {
            (true, true) => format!("{name}: {}", javascript(value)),
            (true, false) => format!("{}: {}", javascript(name), javascript(value)),
            (false, _) => format!("[{}, {}]", javascript(name), javascript(value)),
        })
        .collect();
    let (open, close) = if is_object { ('{', '}') } else { ('[', ']') };
    let line = format!("{open} {} {close}", items.join(", "));
    if line.len() <= 80 {
        return line;
    }
    let (outer, inner) = (" ".repeat(indent), " ".repeat(indent + 2));
    let lines: String = items.iter().map(|item| format!("{inner}{item},\n")).collect();
    format!("{open}\n{lines}{outer}{close}")
}

/// Whether `FormData` writes these parts as they are: it makes every line break CR LF (HTML Standard, "constructing the
/// entry list"), and gives every file a type.
fn fits_form_data(parts: &[Part]) -> bool {
    let has_break = |text: &str| text.contains(['\r', '\n']);
    parts.iter().all(|part| match part {
        Part::Field(name, value) => !has_break(name) && !has_break(value),
        Part::File(name, file) => {
            let is_kept = |media_type: &str| {
                // A Blob lower-cases its type, and refuses what is not printable ASCII (File API).
                !media_type.is_empty()
                    && media_type
                        .bytes()
                        .all(|byte| matches!(byte, b' '..=b'~') && !byte.is_ascii_uppercase())
            };
            !has_break(name) && file.media_type.as_deref().is_some_and(is_kept)
        }
    })
}

fn form_data(parts: &[Part]) -> String {
    let mut text = "const body = new FormData();\n".to_owned();
    for part in parts {
        text.push_str(&match part {
            Part::Field(name, value) => {
                format!("body.append({}, {});\n", javascript(name), javascript(value))
            }
            Part::File(name, file) => {
                let media_type = file.media_type.as_deref().unwrap_or_default();
                format!(
                    "body.append({}, new Blob([{}], {{ type: {} }}), {});\n",
                    javascript(name),
                    read_file(file),
                    javascript(media_type),
                    javascript(&file.name)
                )
            }
        });
    }
    text.push('\n');
    text
}

/// The content as an expression. Without a type a string will not do: `fetch` would call it text/plain.
fn content(pieces: &[Piece<'_>], has_type: bool) -> String {
    match pieces {
        [Piece::File(file)] => read_file(file),
        [Piece::Bytes(bytes)] => match std::str::from_utf8(bytes) {
            Ok(text) if has_type => string(text),
            Ok(text) => format!("new TextEncoder().encode({})", string(text)),
            Err(_) => decoded(bytes),
        },
        pieces => {
            let items: String = pieces.iter().map(|piece| format!("    {},\n", item(piece))).collect();
            format!("new Blob([\n{items}  ])")
        }
    }
}

fn item(piece: &Piece<'_>) -> String {
    match piece {
        Piece::File(file) => read_file(file),
        Piece::Bytes(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => javascript(text),
            Err(_) => decoded(bytes),
        },
    }
}

/// A string of several lines reads better in a template, which keeps line breaks (all but CR).
fn string(text: &str) -> String {
    let is_template = text.contains('\n')
        && text.chars().all(|c| c == '\n' || (super::quote::is_plain(c) && !"`\\$".contains(c)));
    if is_template { format!("`{text}`") } else { javascript(text) }
}

fn decoded(bytes: &[u8]) -> String {
    format!("Uint8Array.from(atob('{}'), (c) => c.charCodeAt(0))", base64::encode(bytes))
}

fn read_file(file: &File) -> String {
    format!("await readFile({})", javascript(&file.name))
}
