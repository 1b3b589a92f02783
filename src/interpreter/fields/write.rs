//! A program that says what the fields hold.

use super::describe::describe;
use super::{fault, headers};
use crate::http::Method;
use crate::locale::Argument::{Number, Text};
use crate::locale::{tr, tr_with};
use crate::model::dialogue::CodeFault;
use crate::model::{BodyKind, CacheMode, Credentials, Draft, Row};
use crate::python::edit::{self, Description, EditError, Part, Which};

/// Changes the program as little as possible; one without text is written anew. Gives the program, and what the fields hold
/// beyond it.
pub(super) fn write(code: &str, draft: &Draft) -> Result<(String, Vec<String>), CodeFault> {
    let mut notes = notes(draft);
    if code.trim().is_empty() {
        let follows = if draft.method == Method::Head { Part::Known(false) } else { Part::Absent };
        let new = describe(draft, &Description { allow_redirects: follows, ..Description::default() }, false);
        if new.json.known().is_some_and(|text| edit::json_to_python(text).is_none()) {
            return Err(fault::of_edit(code, &EditError::NotJson));
        }
        return Ok((edit::program(&new), notes));
    }
    let (written, computed) = changed(code, draft).map_err(|error| fault::of_edit(code, &error))?;
    notes.extend(computed.map(|name| tr_with("write-computed", &[("name", Text(name))])));
    Ok((written, notes))
}

fn changed(
    code: &str,
    draft: &Draft,
) -> Result<(String, impl Iterator<Item = &'static str> + use<>), EditError> {
    let mut code = code.to_owned();
    let mut now = edit::read(&code, Which::First)?;
    // Another function brings other defaults along, so it comes first.
    let is_other_method =
        matches!(&now.method, Part::Known(name) if name.parse().is_ok_and(|own: Method| own != draft.method));
    if is_other_method {
        let method = Part::Known(draft.method.as_str().to_owned());
        code = edit::rewrite(&code, Which::First, &Description { method, ..untouched() })?;
        now = edit::read(&code, Which::First)?;
    }
    let wanted = describe(draft, &now, is_other_method);
    let written = edit::rewrite(&code, Which::First, &wanted)?;
    let computed = [
        ("method", now.method == Part::Computed),
        ("url", now.url == Part::Computed),
        ("params", wanted.params == Part::Computed),
        ("data", wanted.data == Part::Computed),
        ("json", wanted.json == Part::Computed),
        ("files", wanted.files == Part::Computed),
        ("headers", wanted.headers == Part::Computed),
        ("auth", now.auth == Part::Computed),
        ("timeout", wanted.timeout == Part::Computed),
        ("allow_redirects", wanted.allow_redirects == Part::Computed),
    ];
    Ok((written, computed.into_iter().filter(|(_, is_computed)| *is_computed).map(|(name, _)| name)))
}

/// A change that changes nothing.
fn untouched() -> Description {
    Description {
        method: Part::Computed,
        url: Part::Computed,
        params: Part::Computed,
        headers: Part::Computed,
        cookies: Part::Computed,
        data: Part::Computed,
        json: Part::Computed,
        files: Part::Computed,
        auth: Part::Computed,
        timeout: Part::Computed,
        allow_redirects: Part::Computed,
    }
}

/// What the fields hold and Python cannot say.
fn notes(draft: &Draft) -> Vec<String> {
    let mut notes = Vec::new();
    let body = &draft.body;
    let mut lists = vec![&draft.query, &draft.headers];
    if draft.sends_body() {
        match body.kind {
            BodyKind::Form => lists.push(&body.form),
            BodyKind::Multipart => lists.push(&body.parts),
            _ => {}
        }
    }
    let off = |row: &&Row| !row.on && !row.is_blank();
    let count = lists.into_iter().flatten().filter(off).count();
    if count > 0 {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        notes.push(tr_with("write-off", &[("count", Number(count))]));
    }
    for name in headers::repeated(draft) {
        notes.push(tr_with("write-repeated", &[("name", Text(&name))]));
    }
    if !draft.method.may_have_body() && body.kind != BodyKind::None && has_body(draft) {
        notes.push(tr_with("write-no-body", &[("method", Text(draft.method.as_str()))]));
    }
    if draft.options.credentials != Credentials::default() || draft.options.cache != CacheMode::default() {
        notes.push(tr("write-modes").to_owned());
    }
    notes
}

fn has_body(draft: &Draft) -> bool {
    let body = &draft.body;
    match body.kind {
        BodyKind::Form => body.form.iter().any(Row::is_sent),
        BodyKind::Multipart => body.parts.iter().any(Row::is_sent),
        BodyKind::Json => !body.json.is_empty(),
        BodyKind::Text => !body.text.is_empty(),
        BodyKind::File => body.file.is_some(),
        BodyKind::None => false,
    }
}
