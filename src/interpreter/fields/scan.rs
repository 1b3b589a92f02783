//! Secrets inside of a text: a URL, a form, JSON, a header line.

use crate::explain::{is_secret_field, is_secret_header};

/// How credentials begin (RFC 9110 §11.4).
const SCHEMES: [&str; 4] = ["Basic ", "Bearer ", "Token ", "Digest "];

/// Whether a name is that of a secret.
fn is_secret(name: &str) -> bool {
    is_secret_field(name) || is_secret_header(name)
}

/// The names in a text, with the byte behind each.
fn words(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '%' | '.');
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].find(is_word)?;
        let start = at;
        at += text[at..].find(|c| !is_word(c)).unwrap_or(text.len() - at);
        Some((&text[start..at], at))
    })
}

/// Whether a part of a name, or all of it, is that of a secret.
pub(super) fn is_secret_word(word: &str) -> bool {
    let plain = percent_encoding::percent_decode_str(word).decode_utf8_lossy();
    plain.split(['[', ']', '.', '%', '"']).chain([&*plain]).any(is_secret)
}

/// Where the first secret-looking name ends, if there is one.
pub(super) fn first_secret(text: &str) -> Option<usize> {
    let is_scheme = |word: &str| SCHEMES.iter().any(|scheme| scheme.trim_end().eq_ignore_ascii_case(word));
    words(text).find(|(word, _)| is_secret_word(word) || is_scheme(word)).map(|(_, end)| end)
}

/// The text without user and password of URLs, without the values behind secret-looking names, and without credentials.
pub(super) fn without_secrets(text: &str) -> String {
    let mut text = without_users(text);
    let mut from = 0;
    // Each round takes one value out.
    while let Some((start, end)) = next_value(&text, &mut from) {
        text.replace_range(start..end, "");
    }
    for scheme in SCHEMES {
        if text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) {
            text.truncate(scheme.len());
        }
    }
    text
}

/// `scheme://user:password@host` without what stands before the `@`.
fn without_users(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("//") {
        let (before, after) = rest.split_at(at + 2);
        out += before;
        let end = after.find(['/', '?', '#']).unwrap_or(after.len());
        rest = match after[..end].rfind('@') {
            Some(user) => &after[user + 1..],
            None => after,
        };
    }
    out + rest
}

/// The place of the next secret value, from the byte `from`, which moves behind its name.
fn next_value(text: &str, from: &mut usize) -> Option<(usize, usize)> {
    loop {
        let (_, end) = words(&text[*from..]).find(|(word, _)| is_secret_word(word))?;
        *from += end;
        let rest = &text[*from..];
        // Between name and separator: what closes a quoted name or an index.
        let closers = rest.len() - rest.trim_start_matches(['"', '\'', '\\', ']', ' ']).len();
        let Some(separator @ ('=' | ':')) = rest[closers..].chars().next() else { continue };
        let start = *from + closers + 1;
        let value = &text[start..];
        let start = start + value.len() - value.trim_start_matches([' ', '\t']).len();
        let (skipped, length) = place_of(&text[start..], separator);
        if length > 0 {
            return Some((start + skipped, start + skipped + length));
        }
    }
}

/// Where a value begins, and how long it is: rather too long than too short.
fn place_of(value: &str, separator: char) -> (usize, usize) {
    let bare = value.trim_start_matches('\\');
    if let Some(quote @ ('"' | '\'')) = bare.chars().next() {
        let opening = value.len() - bare.len() + 1;
        let inner = &value[opening..];
        let slashes = |at: usize| at - inner[..at].trim_end_matches('\\').len();
        // A quote behind more backslashes than the opening one has belongs to the value.
        let closing = inner.match_indices(quote).map(|(at, _)| at).find(|at| slashes(*at) < opening);
        return (opening, closing.map_or(inner.len(), |at| at - slashes(at)));
    }
    let digits = value.find(|c: char| !c.is_ascii_digit() && !".-+".contains(c)).unwrap_or(value.len());
    let is_number = digits > 0 && value[digits..].starts_with([',', '}', ' ', ']']);
    let length = match separator {
        ':' if is_number => digits,
        '=' => value.find(['&', '\n']).unwrap_or(value.len()),
        _ => value.find('\n').unwrap_or(value.len()),
    };
    (0, if is_name_in_braces(&value[..length]) { 0 } else { length })
}

/// `{token}`: what an f-string puts in is no secret yet.
fn is_name_in_braces(value: &str) -> bool {
    let inner = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    inner.is_some_and(|name| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}

/// Whether a text ends where a secret would begin: `'token=' + …`.
pub(super) fn is_dangling(text: &str) -> bool {
    let trimmed = text.trim_end_matches([' ', '"', '\'', '\\']);
    let Some(before) = trimmed.strip_suffix(['=', ':']) else {
        let word = trimmed.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        return text.ends_with(' ')
            && SCHEMES.iter().any(|scheme| scheme.trim_end().eq_ignore_ascii_case(word));
    };
    let is_user = trimmed.ends_with(':') && before.contains("//");
    is_user || words(before).last().is_some_and(|(word, _)| is_secret_word(word))
}
