//! A request as an HTTPie command for a POSIX shell.

use super::outgoing::{Body, File, Outgoing, Part, Piece};
use super::{Remark, Snippet, address::Address, curl, shell};
use crate::locale::key;

const REWRITTEN_URL: Remark = Remark::other_way(key!("as-httpie-url"));
const NOT_ASCII: Remark = Remark::other_way(key!("as-httpie-ascii"));
const BACKSLASH: Remark = Remark::other_way(key!("as-httpie-backslash"));

/// What separates the name of an item from its value.
const SEPARATORS: [char; 4] = [':', ';', '=', '@'];

/// Writes the command.
pub(super) fn write(request: &Outgoing, boundary: &str) -> Snippet {
    let address = Address::of(&request.url);
    if let Some(remark) = limit(request, &address) {
        return Snippet::commented("# ", vec![remark], &curl::write(request, boundary).text());
    }
    let mut options = String::new();
    let mut before_pipe = None;
    let mut type_item =
        request.implied_type(boundary).map(|media_type| header_item("Content-Type", &media_type));
    let items = match request.sent_body() {
        Body::None => Vec::new(),
        Body::Form(pairs) if pairs.iter().all(|(name, value)| is_form_item(name, value)) => {
            options.push_str(" --form");
            pairs.iter().map(|(name, value)| format!("{name}={value}")).collect()
        }
        Body::Multipart(parts) if !request.headers.contains("Content-Type") && are_items(parts) => {
            options.push_str(" --multipart");
            type_item = None;
            parts.iter().map(part_item).collect()
        }
        body => {
            let pieces = request.pieces(boundary).unwrap_or_default();
            match pieces.as_slice() {
                [Piece::Bytes(bytes)] if bytes.is_empty() => {}
                [Piece::Bytes(bytes)] if shell::fits_in_word(bytes) && std::str::from_utf8(bytes).is_ok() => {
                    options.push_str(&format!(" --raw={}", shell::word(bytes)));
                }
                pieces => before_pipe = Some(shell::source(pieces)),
            }
            if matches!(body, Body::Raw { .. } | Body::File(_))
                && type_item.is_none()
                && !request.headers.contains("Content-Type")
            {
                // HTTPie would call it JSON.
                type_item = Some("Content-Type:".to_owned());
            }
            Vec::new()
        }
    };
    let mut words: Vec<String> =
        request.headers.iter().map(|header| header_item(&header.name, &header.value)).collect();
    words.extend(type_item);
    words.extend(items);
    // Without a terminal HTTPie would wait for a body on standard input.
    let stdin = if before_pipe.is_some() { "" } else { " --ignore-stdin" };
    let end = if words.iter().any(|word| word.starts_with('-')) { " --" } else { "" };
    let url = shell::word(address.url().as_bytes());
    let head = format!("http{stdin}{options}{end} {} {url}", request.method);
    let arguments: Vec<String> = words.iter().map(|word| shell::word(word.as_bytes())).collect();
    Snippet::new(shell::command(before_pipe, &head, &arguments), Vec::new())
}

/// What HTTPie has no way to send as a browser does.
fn limit(request: &Outgoing, address: &Address) -> Option<Remark> {
    let has = |is_wrong: fn(&str) -> bool| request.headers.iter().any(|header| is_wrong(&header.value));
    if !address.is_kept_by_requests() {
        Some(REWRITTEN_URL)
    } else if has(|value| !value.is_ascii()) {
        Some(NOT_ASCII)
    } else if has(has_lost_backslash) {
        Some(BACKSLASH)
    } else {
        None
    }
}

fn header_item(name: &str, value: &str) -> String {
    match value.chars().next() {
        // With a colon and nothing after it HTTPie would leave the header out.
        None => format!("{name};"),
        // `:=` and `:@` mean something else.
        Some('=' | '@') => format!("{name}:\\{value}"),
        Some(_) => format!("{name}:{value}"),
    }
}

/// HTTPie reads a backslash as an escape before a separator only, and two of them as two, so that an odd number of them
/// before a separator cannot be written.
fn has_lost_backslash(value: &str) -> bool {
    let mut run = 0;
    for c in value.chars() {
        if SEPARATORS.contains(&c) && run % 2 == 1 {
            return true;
        }
        run = if c == '\\' { run + 1 } else { 0 };
    }
    false
}

/// Whether a field can be an item that arrives as a browser would send it.
fn is_form_item(name: &str, value: &str) -> bool {
    is_item(name, value) && !name.contains('~') && !value.contains(['*', '~'])
}

fn is_item(name: &str, value: &str) -> bool {
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
    is_name
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !value.starts_with(['=', '@'])
        && !value.contains(['\\', '\0'])
        && value.len() <= shell::MAX_INLINE / 10
}

/// HTTPie puts parts of one name together, and makes up a type for a file without one.
fn are_items(parts: &[Part]) -> bool {
    let name = |part: &Part| match part {
        Part::Field(name, _) | Part::File(name, _) => name.clone(),
    };
    parts.iter().enumerate().all(|(index, part)| {
        let is_new = !parts[..index].iter().any(|other| name(other) == name(part));
        is_new
            && match part {
                Part::Field(name, value) => is_item(name, value),
                Part::File(name, file) => is_item(name, &file.name) && is_file_item(file),
            }
    })
}

fn is_file_item(file: &File) -> bool {
    let is_type = |media_type: &str| !media_type.is_empty() && !media_type.contains([';', '\\']);
    !file.name.is_empty()
        && !file.name.contains([';', '~', '"', '\r', '\n'])
        && file.media_type.as_deref().is_some_and(is_type)
}

fn part_item(part: &Part) -> String {
    match part {
        Part::Field(name, value) => format!("{name}={value}"),
        Part::File(name, file) => {
            let media_type = file.media_type.as_deref().unwrap_or_default();
            format!("{name}@{};type={media_type}", shell::path(&file.name))
        }
    }
}
