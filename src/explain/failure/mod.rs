//! Why there is no response to read, and what to do now: one note for every [`Failure`]. The words are in
//! `failures.txt`.

mod address;

use super::{needs_preflight, sentence, sentence_with, sentences, status};
use crate::http::{Failure, Method, Request, split_url};
use crate::locale::{tr, tr_count, tr_text};
pub use address::is_local;
use address::{authority, has_userinfo, host, is_this_device, port, scheme_is_https};

/// What a learner reads in place of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailureNote {
    /// A heading, without a full stop.
    pub title: String,
    /// What happened, and how the page knows.
    pub what: String,
    /// What to do or to check, in the order in which it is worth trying.
    pub next: Vec<String>,
}

/// Puts a failure into words; without its words, it has its name.
///
/// ```
/// use put_playground::{explain::failure, http::{Failure, Request}};
/// let request = Request { url: "http://localhost:8081/things/1".into(), ..Request::default() };
/// let note = failure(&Failure::NoAnswer, &request);
/// assert_eq!(note.title, "Nothing answers at localhost:8081");
/// ```
pub fn failure(failure: &Failure, request: &Request) -> FailureNote {
    let (name, mut detail) = failure.describe();
    let mut code = 0;
    let mut key = name;
    match failure {
        Failure::TimedOut { after_ms } => detail = duration(*after_ms),
        Failure::BodyUnreadable { status } => code = *status,
        Failure::Undecodable { status, coding } => {
            code = *status;
            detail.clone_from(coding);
        }
        Failure::Withheld if !needs_preflight(request) => key = "withheld-simple",
        _ => {}
    }
    let method = request.method;
    let url = request.url.as_str();
    let server = authority(url).unwrap_or(tr("the-server"));
    let places = [
        ("server", server),
        ("host", host(server)),
        ("port", port(url)),
        ("origin", &split_url(url).map(|url| url.origin()).unwrap_or_default()),
        ("method", method.as_str()),
        ("verb", &method.as_str().to_ascii_lowercase()),
        ("status", &code.to_string()),
        ("reason", if code == 0 { "" } else { status(code, method).reason }),
        ("said", &said(&detail, url)),
        ("detail", &detail),
        ("repeat", &sentence_with(repeat_advice(method), &[("method", method.as_str())])),
        ("mend", sentence("mend")),
        ("python", sentence("python")),
    ];
    let has_wrong_body = request.body.is_some() && !method.may_have_body();
    let holds = |condition: &str| match condition {
        "https" => scheme_is_https(url),
        "device" => is_this_device(server),
        "elsewhere" => !is_this_device(server),
        "local" => is_local(url),
        "body" => has_wrong_body,
        "userinfo" => has_userinfo(url),
        _ => !has_wrong_body && !has_userinfo(url),
    };

    let mut fields = sentences::fields(key);
    let mut field = || fields.next().map(|text| sentences::fill(text, &places));
    let title = field().unwrap_or_else(|| name.to_owned());
    let what = field().unwrap_or_default();
    let steps =
        fields.filter_map(|step| match step.strip_prefix('?').and_then(|step| step.split_once(' ')) {
            Some((condition, step)) => holds(condition).then_some(step),
            None => Some(step),
        });
    FailureNote { title, what, next: steps.map(|step| sentences::fill(step, &places)).collect() }
}

/// What the browser said when it refused a request.
fn said(reason: &str, url: &str) -> String {
    let reason = reason.trim();
    // Browsers quote the URL, and with it the password.
    if has_userinfo(url) {
        return sentence("said-userinfo").to_owned();
    }
    if reason.is_empty() {
        return sentence("said-nothing").to_owned();
    }
    let said = sentence_with("said", &[("detail", reason)]);
    if said.ends_with(['.', '!', '?']) { said } else { said + "." }
}

/// Whether it is wise to send the same again (RFC 9110 §9.2.1, §9.2.2).
fn repeat_advice(method: Method) -> &'static str {
    match method {
        Method::Get | Method::Head | Method::Options => "repeat-safe",
        method if method.is_idempotent() => "repeat-idempotent",
        _ => "repeat-risky",
    }
}

/// A span of time in words.
fn duration(ms: u32) -> String {
    if ms < 1000 {
        return tr_count("milliseconds", ms as usize);
    }
    if ms.is_multiple_of(1000) {
        return tr_count("seconds", (ms / 1000) as usize);
    }
    let fraction = format!("{:03}", ms % 1000);
    let number = [&(ms / 1000).to_string(), tr("decimal-point"), fraction.trim_end_matches('0')].concat();
    tr_text("seconds-in-part", "number", &number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        assert_eq!(duration(300), "300 milliseconds");
        assert_eq!(duration(1000), "1 second");
        assert_eq!(duration(2500), "2.5 seconds");
        assert_eq!(duration(30_000), "30 seconds");
    }
}
