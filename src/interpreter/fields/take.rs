//! The fields of a program's call.

use super::body;
use super::rows::without_blank;
use super::said::Said;
use super::{fault, headers};
use crate::http::Method;
use crate::locale::Argument::{Number, Text};
use crate::locale::{tr, tr_with};
use crate::model::dialogue::{CodeFault, Fields};
use crate::model::settle_pairs;
use crate::model::{Draft, Options, timeout_ms};
use crate::python::edit::{self, Description, Part, Which};

/// Reads the first call of a program into the fields.
pub(super) fn read(code: &str, draft: &Draft) -> Result<Fields, CodeFault> {
    let of_edit = |error| fault::of_edit(code, &error);
    let call = edit::read(code, Which::First).map_err(of_edit)?;
    let mut notes = Vec::new();
    let taken = take(&call, draft, &mut notes);
    let count = edit::count(code).map_err(of_edit)?;
    if count > 1 {
        notes.push(tr_with("take-places", &[("count", Number(u64::try_from(count).unwrap_or(u64::MAX)))]));
    }
    Ok(Fields { draft: taken, notes })
}

/// The draft with what the call says. What it does not say stays.
pub(super) fn take(call: &Description, draft: &Draft, notes: &mut Vec<String>) -> Draft {
    let mut draft = draft.clone();
    match &call.method {
        Part::Known(name) => match name.parse::<Method>() {
            Ok(method) => draft.method = method,
            Err(_) => notes.push(tr_with(
                "take-method",
                &[("name", Text(name)), ("method", Text(draft.method.as_str()))],
            )),
        },
        _ => notes.push(computed("method")),
    }
    match &call.url {
        Part::Known(url) => {
            draft.forgotten.url &= draft.url == *url;
            draft.url.clone_from(url);
        }
        Part::Computed => notes.push(computed("url")),
        Part::Absent => {
            draft.url.clear();
            notes.push(tr("take-no-url").to_owned());
        }
    }
    match &call.params {
        Part::Computed => notes.push(computed("params")),
        params => {
            let pairs = without_blank(params.known().map_or(&[][..], Vec::as_slice), "params", notes);
            settle_pairs(&mut draft.query, &mut draft.next_row, &pairs);
        }
    }
    let said = Said::of(call);
    if let Said::Computed(name) = said {
        notes.push(computed(name));
    }
    if matches!(said, Said::Parts([], _))
        && call.data.known().is_some_and(|data| !matches!(data, edit::Data::Form(_)))
    {
        notes.push(tr("take-data-beside-files").to_owned());
    }
    if !draft.method.may_have_body() && !matches!(said, Said::None) {
        notes.push(tr_with("take-no-body", &[("method", Text(draft.method.as_str()))]));
    }
    let own_type = headers::content_type(call);
    let has_row = headers::has_row(&draft, "Content-Type");
    let carries = body::take(&said, &mut draft, own_type.as_deref(), has_row, notes);
    if call.headers == Part::Computed {
        notes.push(computed("headers"));
    }
    if call.auth == Part::Computed {
        notes.push(computed("auth"));
    }
    headers::take(call, &mut draft, carries, notes);
    match &call.cookies {
        Part::Absent => {}
        _ => notes.push(tr("take-cookies").to_owned()),
    }
    match &call.timeout {
        Part::Known(seconds) => {
            if timeout_ms(seconds) != timeout_ms(&draft.options.timeout) {
                draft.options.timeout.clone_from(seconds);
            }
        }
        Part::Absent if draft.options.timeout.is_empty() => {}
        Part::Absent => draft.options.timeout = Options::default().timeout,
        Part::Computed => notes.push(computed("timeout")),
    }
    match call.allow_redirects {
        Part::Known(follows) => draft.options.follow_redirects = follows,
        Part::Absent => draft.options.follow_redirects = true,
        Part::Computed => notes.push(computed("allow_redirects")),
    }
    draft
}

fn computed(name: &str) -> String {
    tr_with("take-computed", &[("name", Text(name))])
}
