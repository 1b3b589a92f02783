//! What a browser hid of an answer or changed in it, beside what Python would print.

use crate::http::{Exchange, Response as Answered, Visibility};
use crate::locale::tr;

/// Where Python's own output is surely another one.
pub(super) fn note(topic: &str, answer: &Answered, exchange: &Exchange) -> &'static str {
    match topic {
        "headers" => tr("print-headers"),
        "elapsed" => tr("print-elapsed"),
        "cookies" => tr("print-cookies"),
        "sent" => tr("print-sent"),
        "reason" if answer.reason.is_empty() => tr("print-reason"),
        "redirect" if answer.redirected => tr("print-redirect"),
        "method" if answer.redirected && !exchange.request.method.may_have_body() => "",
        "method" if answer.redirected => tr("print-method"),
        "cut" if u64::try_from(answer.body.len()).is_ok_and(|length| length < answer.size) => {
            tr("print-kept")
        }
        _ => "",
    }
}

/// What the browser hid or changed.
pub(super) fn notes(answer: &Answered, exchange: &Exchange) -> Vec<String> {
    let mut notes = vec![tr("hid-case").to_owned(), tr("hid-set-cookie").to_owned()];
    if answer.visibility == Visibility::CrossOrigin {
        notes.push(tr("hid-cross-origin").to_owned());
    }
    if answer.headers.contains("Content-Encoding") {
        notes.push(tr("hid-coding").to_owned());
    }
    if answer.redirected {
        notes.push(tr("hid-redirect").to_owned());
    }
    if !exchange.request.dropped.is_empty() {
        notes.push(tr("hid-dropped").to_owned());
    }
    notes
}
