//! What a browser hid of an answer or changed in it, beside what Python would print.

use crate::http::{Exchange, Response as Answered, Visibility};

/// Where Python's own output is surely another one.
pub(super) fn note(topic: &str, answer: &Answered, exchange: &Exchange) -> &'static str {
    match topic {
        "headers" => {
            "Python prints the names in the server's case and order; the browser gives them in lower case, sorted."
        }
        "elapsed" => {
            "The time until the headers were there, as the browser measured it; Python's own would be another one."
        }
        "cookies" => "A browser shows no page the Set-Cookie of an answer, so no cookie can stand here.",
        "sent" => "What `requests` would send; the browser's own headers are in the Bytes panel.",
        "reason" if answer.reason.is_empty() => {
            "HTTP/2 and HTTP/3 have no reason phrase; Python speaks HTTP/1.1 and gets one."
        }
        "redirect" if answer.redirected => {
            "The browser followed a redirect and shows only where it ended; Python lists each answer on the way in history."
        }
        "method" if answer.redirected && !exchange.request.method.may_have_body() => "",
        "method" if answer.redirected => {
            "The browser followed a redirect; after 303, and in `requests` after 302, too, the method becomes GET."
        }
        "cut" if u64::try_from(answer.body.len()).is_ok_and(|length| length < answer.size) => {
            "The history kept only the beginning of this body."
        }
        _ => "",
    }
}

/// What the browser hid or changed.
pub(super) fn notes(answer: &Answered, exchange: &Exchange) -> Vec<String> {
    let mut notes = vec![
        "The browser gives header names in lower case and sorted, equal names joined; the server may have sent another case and \
         order."
            .to_owned(),
        "Set-Cookie is hidden from every page; Python shows it in headers and in cookies.".to_owned(),
    ];
    if answer.visibility == Visibility::CrossOrigin {
        notes.push(
            "The answer comes from another origin: the browser shows Cache-Control, Content-Language, Content-Length, \
             Content-Type, Expires, Last-Modified, Pragma, and what the server names in Access-Control-Expose-Headers. Python \
             prints every header."
                .to_owned(),
        );
    }
    if answer.headers.contains("Content-Encoding") {
        notes.push(
            "The body was coded, and the browser decoded it, as `requests` does; Content-Length counts the coded bytes.".to_owned(),
        );
    }
    if answer.redirected {
        notes.push(
            "The browser followed a redirect by its own rules: 301 and 302 repeat a PUT with its body, where `requests` drops the \
             body after 301 and sends GET after 302."
                .to_owned(),
        );
    }
    if !exchange.request.dropped.is_empty() {
        notes.push(
            "The browser left out header rows that `requests` would have sent, so Python's answer may be another one.".to_owned(),
        );
    }
    notes
}
