//! Header rows, `headers=` and `auth=`.

use super::rows::without_blank;
use crate::encode::base64;
use crate::locale::tr;
use crate::model::{Draft, Row};
use crate::model::{put_pair, settle};
use crate::python::edit::{Description, Pairs, Part};

const AUTHORIZATION: &str = "Authorization";

/// Whether two names are one header (RFC 9110 §5.1).
pub(super) fn is_named(name: &str, wanted: &str) -> bool {
    name.trim().eq_ignore_ascii_case(wanted)
}

/// Whether the rows send a header of this name.
pub(super) fn has_row(draft: &Draft, name: &str) -> bool {
    draft.headers.iter().any(|row| row.is_sent() && is_named(&row.name, name))
}

/// The headers of the rows, equal names joined: a dict has one place for each (RFC 9110 §5.2).
fn joined(rows: &[Row]) -> Pairs {
    let mut pairs = Pairs::new();
    for row in rows.iter().filter(|row| row.is_sent()) {
        let (name, value) = (row.name.trim(), row.value.trim());
        match pairs.iter_mut().find(|(own, _)| is_named(own, name)) {
            Some((_, own)) => {
                own.push_str(", ");
                own.push_str(value);
            }
            None => pairs.push((name.to_owned(), value.to_owned())),
        }
    }
    // An empty value behind a comma leaves a space that is no part of the value.
    for (_, value) in &mut pairs {
        value.truncate(value.trim_end().len());
    }
    pairs
}

/// The headers that a call sets: of names that differ in their case, the last one counts (`CaseInsensitiveDict`).
fn of_call(pairs: &Pairs) -> Pairs {
    let mut kept = Pairs::new();
    for (name, value) in pairs {
        let pair = (name.trim().to_owned(), value.trim().to_owned());
        match kept.iter_mut().find(|(own, _)| is_named(own, name)) {
            Some(own) => *own = pair,
            None => kept.push(pair),
        }
    }
    kept
}

/// `requests.auth._basic_auth_str`: text as ISO-8859-1. `None` for characters that it has not.
fn basic(user: &str, password: &str) -> Option<String> {
    let text = format!("{user}:{password}");
    let latin1: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    Some(format!("Basic {}", base64::encode(&latin1?)))
}

/// Name and password of a header as [`basic`] writes it.
fn of_basic(value: &str) -> Option<(String, String)> {
    let bytes = base64::decode(value.strip_prefix("Basic ")?)?;
    let text: String = bytes.into_iter().map(char::from).collect();
    let (user, password) = text.split_once(':')?;
    (basic(user, password)? == value).then(|| (user.to_owned(), password.to_owned()))
}

/// The `Content-Type` that a call sets.
pub(super) fn content_type(call: &Description) -> Option<String> {
    let pairs = of_call(call.headers.known()?);
    pairs.into_iter().find(|(name, _)| is_named(name, "Content-Type")).map(|(_, value)| value)
}

/// Brings the header rows to what the call sends. `carries` is whether the type stands beside the body.
pub(super) fn take(call: &Description, draft: &mut Draft, carries: bool, notes: &mut Vec<String>) {
    let mut wanted = match &call.headers {
        Part::Computed => return,
        Part::Absent => Pairs::new(),
        Part::Known(pairs) => of_call(&without_blank(pairs, "headers", notes)),
    };
    if carries {
        wanted.retain(|(name, _)| !is_named(name, "Content-Type"));
    }
    if let Part::Known((user, password)) = &call.auth {
        match basic(user, password) {
            Some(value) => {
                let own = wanted.iter_mut().find(|(name, _)| is_named(name, AUTHORIZATION));
                match own {
                    Some(own) => own.1 = value,
                    None => wanted.push((AUTHORIZATION.to_owned(), value)),
                }
            }
            None => notes.push(tr("take-auth").to_owned()),
        }
    }
    let have = joined(&draft.headers);
    let split = |pairs: &Pairs| -> (Pairs, Pairs) {
        pairs
            .iter()
            .cloned()
            .partition(|(name, _)| is_named(name, AUTHORIZATION) && call.auth.known().is_some())
    };
    // Where the row of `auth=` stands makes no difference.
    if split(&have) == split(&wanted) {
        return;
    }
    let next = &mut draft.next_row;
    settle(
        &mut draft.headers,
        next,
        &wanted,
        |row, (name, value)| row.name.trim() == name && row.value.trim() == value,
        |row, (name, value)| put_pair(row, name, value),
    );
}

/// What the rows hold as `headers=` and `auth=`, with the type that stands beside the body.
pub(super) fn describe(draft: &Draft, now: &Description, carried: Option<&str>, wanted: &mut Description) {
    let mut pairs = joined(&draft.headers);
    if let Some(media_type) = carried.filter(|_| !has_row(draft, "Content-Type")) {
        pairs.push(("Content-Type".to_owned(), media_type.to_owned()));
    }
    wanted.auth = now.auth.clone();
    if let Part::Known((user, password)) = &now.auth {
        let own = pairs.iter().position(|(name, _)| is_named(name, AUTHORIZATION));
        let value = own.map(|at| pairs[at].1.clone());
        if value != basic(user, password) {
            wanted.auth = value.as_deref().and_then(of_basic).map_or(Part::Absent, Part::Known);
        }
        if let (Some(at), Part::Known(_)) = (own, &wanted.auth) {
            pairs.remove(at);
        }
    }
    wanted.headers = if pairs.is_empty() { Part::Absent } else { Part::Known(pairs) };
}

/// Names that several rows have.
pub(super) fn repeated(draft: &Draft) -> Vec<String> {
    let sent: Vec<&Row> = draft.headers.iter().filter(|row| row.is_sent()).collect();
    let mut names: Vec<String> = Vec::new();
    for (at, row) in sent.iter().enumerate() {
        let is_later = sent[..at].iter().any(|earlier| is_named(&earlier.name, row.name.trim()));
        if is_later && !names.iter().any(|name| is_named(name, row.name.trim())) {
            names.push(row.name.trim().to_owned());
        }
    }
    names
}
