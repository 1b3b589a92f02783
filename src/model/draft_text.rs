//! A draft as one line of text, written by `serde_urlencoded`: what storage keeps.
//!
//! `method=PUT&url=…&body=form&f.key=value&-f.other=x`: one pair for each thing that was typed, in order. The letter in
//! front of a row names its list (`q` query, `h` headers, `f` form, `p` parts, `pf` parts that send a file), a `-` a row
//! that is switched off, a `!` a secret that was not kept. What a reader does not know it skips, so that a text from a
//! newer version, or a damaged one, still gives all that can be read.

use super::{BodyKind, CacheMode, ChosenFile, Credentials, Draft, Forgotten, List, Row};
use crate::encode::form;
use crate::http::Method;

/// Writes a draft. The content of files stays out.
pub fn write_draft(draft: &Draft) -> String {
    write_pairs(&pairs_of(draft))
}

/// Pairs as text.
pub(super) fn write_pairs(pairs: &[(String, &str)]) -> String {
    form::encode(pairs.iter().map(|(name, value)| (name.as_str(), *value)))
}

/// All that a draft says, in order.
pub(super) fn pairs_of(draft: &Draft) -> Vec<(String, &str)> {
    let mut pairs: Vec<(String, &str)> = Vec::new();
    let mut push = |name: &str, value| pairs.push((name.to_owned(), value));
    let (body, options) = (&draft.body, &draft.options);
    push("method", draft.method.as_str());
    push("url", &draft.url);
    push("body", body.kind.label());
    push("json", &body.json);
    push("text", &body.text);
    push("type", &body.text_type);
    if let Some(file) = &body.file {
        push("file", &file.name);
        push("file-type", &file.media_type);
    }
    push("timeout", &options.timeout);
    push("redirects", if options.follow_redirects { "follow" } else { "manual" });
    push("credentials", options.credentials.as_str());
    push("cache", options.cache.as_str());
    let Forgotten { url, json, text } = draft.forgotten;
    for (place, forgotten) in [("url", url), ("json", json), ("text", text)] {
        if forgotten {
            push("forgotten", place);
        }
    }
    for (list, letter) in LISTS {
        for row in draft.rows(list) {
            write_row(&mut pairs, row, letter);
        }
    }
    pairs
}

/// Reads a draft, as far as it can be read. Rows are numbered anew.
pub fn read_draft(text: &str) -> Draft {
    let mut draft = begin();
    for (name, value) in form::decode(text) {
        // A text from a newer version may say more than this one knows.
        let _ = read_pair(&mut draft, &name, value);
    }
    end(draft)
}

/// A draft to which pairs are read: without rows.
pub(super) fn begin() -> Draft {
    let mut draft = Draft::default();
    draft.body.form.clear();
    draft.next_row = 0;
    draft
}

/// The draft once all pairs are read: a form has a row.
pub(super) fn end(mut draft: Draft) -> Draft {
    if draft.body.form.is_empty() {
        add_row(&mut draft, List::Form, Row::new(0, "", ""));
    }
    draft
}

/// Adds a row to a list, with a number of its own.
pub(super) fn add_row(draft: &mut Draft, list: List, row: Row) {
    let (rows, next_id) = draft.rows_mut(list);
    rows.push(Row { id: *next_id, ..row });
    *next_id += 1;
}

/// Why a pair was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// There is no such name.
    Name,
    /// The name has no such value.
    Value,
}

const LISTS: [(List, &str); 4] =
    [(List::Query, "q"), (List::Headers, "h"), (List::Form, "f"), (List::Parts, "p")];

fn write_row<'a>(pairs: &mut Vec<(String, &'a str)>, row: &'a Row, letter: &str) {
    let off = if row.on { "" } else { "-" };
    let forgotten = if row.forgotten { "!" } else { "" };
    let file = if row.as_file { "f" } else { "" };
    pairs.push((format!("{off}{forgotten}{letter}{file}.{}", row.name), &row.value));
    if let Some(file) = &row.file {
        pairs.push(("part-file".to_owned(), &file.name));
        pairs.push(("part-file-type".to_owned(), &file.media_type));
    }
}

/// Reads a pair. What this version does not know changes nothing, apart from a value, which becomes the default one.
pub(super) fn read_pair(draft: &mut Draft, name: &str, value: String) -> Result<(), Unread> {
    let body = &mut draft.body;
    match name {
        "method" => return named(&mut draft.method, &Method::ALL, Method::as_str, &value),
        "url" => draft.url = value,
        "body" => return named(&mut body.kind, &BodyKind::ALL, BodyKind::label, &value),
        "json" => body.json = value,
        "text" => body.text = value,
        "type" => body.text_type = value,
        "file" => body.file.get_or_insert_default().name = value,
        "file-type" => body.file.get_or_insert_default().media_type = value,
        "part-file" => return last_part_file(draft, |file| file.name = value),
        "part-file-type" => return last_part_file(draft, |file| file.media_type = value),
        "timeout" => draft.options.timeout = value,
        "forgotten" => match value.as_str() {
            "url" => draft.forgotten.url = true,
            "json" => draft.forgotten.json = true,
            "text" => draft.forgotten.text = true,
            _ => return Err(Unread::Value),
        },
        "redirects" => {
            draft.options.follow_redirects = value != "manual";
            if !matches!(value.as_str(), "manual" | "follow") {
                return Err(Unread::Value);
            }
        }
        "credentials" => {
            return named(&mut draft.options.credentials, &Credentials::ALL, Credentials::as_str, &value);
        }
        "cache" => return named(&mut draft.options.cache, &CacheMode::ALL, CacheMode::as_str, &value),
        _ => return read_row(draft, name, value),
    }
    Ok(())
}

/// Sets the value that is called so, or the first.
fn named<T: Copy + Default>(
    place: &mut T,
    all: &[T],
    name: fn(T) -> &'static str,
    wanted: &str,
) -> Result<(), Unread> {
    let found = all.iter().copied().find(|value| name(*value) == wanted);
    *place = found.unwrap_or_default();
    found.map(drop).ok_or(Unread::Value)
}

fn last_part_file(draft: &mut Draft, change: impl FnOnce(&mut ChosenFile)) -> Result<(), Unread> {
    let row = draft.body.parts.last_mut().ok_or(Unread::Name)?;
    change(row.file.get_or_insert_default());
    Ok(())
}

fn read_row(draft: &mut Draft, name: &str, value: String) -> Result<(), Unread> {
    let (marks, name) = name.split_once('.').ok_or(Unread::Name)?;
    let (off, marks) = marks.strip_prefix('-').map_or((false, marks), |rest| (true, rest));
    let (forgotten, letter) = marks.strip_prefix('!').map_or((false, marks), |rest| (true, rest));
    let (as_file, letter) = if letter == "pf" { (true, "p") } else { (false, letter) };
    let (list, _) = LISTS.into_iter().find(|(_, known)| *known == letter).ok_or(Unread::Name)?;
    add_row(draft, list, Row { on: !off, as_file, forgotten, ..Row::new(0, name, value) });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_small_draft_can_be_read_by_eye() {
        let text = "method=PUT&url=http%3A%2F%2Fa.test%2F&f.key=value&-f.off=&!h.Authorization=&pf.doc=&part-file=a.txt";
        let draft = read_draft(text);
        assert_eq!((draft.method, draft.url.as_str()), (Method::Put, "http://a.test/"));
        assert_eq!(draft.body.form[0], Row::new(0, "key", "value"));
        assert!(!draft.body.form[1].on && draft.headers[0].forgotten && draft.body.parts[0].as_file);
        assert_eq!(draft.body.parts[0].file.as_ref().unwrap().name, "a.txt");
        assert_eq!(draft.next_row, 4);
        let text = write_draft(&draft);
        assert_eq!(write_draft(&read_draft(&text)), text);
    }

    #[test]
    fn damaged_text_gives_a_draft_all_the_same() {
        for text in [
            "",
            "%",
            "&&&",
            "x.y=z",
            "method=BREW&body=soup&credentials=all",
            "part-file=x",
            ".=",
            "-!.",
            "f",
        ] {
            let draft = read_draft(text);
            assert_eq!(draft.body.form.len(), 1, "{text}");
            assert_eq!(draft.method, Method::Put, "{text}");
        }
    }
}
