//! An exchange of the history as one line of text, written by `serde_urlencoded`; see [`super::draft_text`].

use super::{Draft, Entry, prepare_kept, read_draft, write_draft};
use crate::encode::form;
use crate::http::{Exchange, Failure, HeaderList, Outcome, Request, Response, Timing, Visibility};
use bytes::Bytes;
use std::rc::Rc;

/// Writes an exchange and its draft. The request's own bytes stay out: they are made again from the draft.
pub(super) fn write_entry(exchange: &Exchange, draft: &Draft) -> String {
    let mut pairs = vec![
        ("id", exchange.id.to_string()),
        ("at", exchange.started_at_ms.to_string()),
        ("draft", write_draft(draft)),
    ];
    write_outcome(&mut pairs, &exchange.outcome, exchange.timing);
    if let Outcome::Answered(response) = &exchange.outcome {
        // Bytes that are no text stand as the characters U+0000 to U+00FF.
        pairs.push(match std::str::from_utf8(&response.body) {
            Ok(text) => ("text", text.to_owned()),
            Err(_) => ("bytes", response.body.iter().map(|byte| char::from(*byte)).collect()),
        });
    }
    form::encode(pairs.iter().map(|(name, value)| (*name, value.as_str())))
}

/// Writes all of an outcome but the body, and how long it took.
pub(super) fn write_outcome(pairs: &mut Vec<(&'static str, String)>, outcome: &Outcome, timing: Timing) {
    pairs.push(("total", timing.total_us.to_string()));
    if let Some(headers_us) = timing.headers_us {
        pairs.push(("headers", headers_us.to_string()));
    }
    match outcome {
        Outcome::Answered(response) => write_response(pairs, response),
        Outcome::Failed(failure) => {
            let (name, detail) = failure.describe();
            pairs.push(("failure", name.to_owned()));
            pairs.push(("detail", detail));
        }
    }
}

fn write_response(pairs: &mut Vec<(&'static str, String)>, response: &Response) {
    pairs.push(("status", response.status.to_string()));
    pairs.push(("reason", response.reason.clone()));
    pairs.push(("url", response.url.clone()));
    pairs.push(("size", response.size.to_string()));
    if response.redirected {
        pairs.push(("redirected", String::new()));
    }
    match response.visibility {
        Visibility::SameOrigin => {}
        Visibility::CrossOrigin => pairs.push(("cross-origin", String::new())),
        Visibility::WithCredentials => pairs.push(("cross-origin", "credentials".to_owned())),
    }
    for header in &response.headers {
        pairs.push(("name", header.name.clone()));
        pairs.push(("value", header.value.clone()));
    }
}

/// When an exchange was started, and its number: together they name it among those of all tabs.
pub(super) fn entry_key(text: &str) -> Option<(u64, u32)> {
    let pairs = form::decode(text.split("&draft=").next()?);
    let get = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
    Some((get("at")?.parse().ok()?, get("id")?.parse().ok()?))
}

/// Reads an exchange; `None` when it is damaged. `boundary` stands in for a multipart body's own.
pub(super) fn read_entry(text: &str, boundary: &str) -> Option<Entry> {
    let pairs = form::decode(text);
    let get = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let number = |wanted: &str| get(wanted)?.parse::<u64>().ok();
    let draft = read_draft(get("draft")?);
    let request = prepare_kept(&draft, boundary).unwrap_or_else(|_| Request {
        method: draft.method,
        url: draft.url.clone(),
        ..Request::default()
    });
    let body = match (get("text"), get("bytes")) {
        (Some(text), _) => Some(Bytes::from(text.to_owned())),
        (None, bytes) => {
            bytes.and_then(|bytes| bytes.chars().map(u8::try_from).collect::<Result<_, _>>().ok())
        }
    };
    let (outcome, timing) = read_outcome(&pairs, body)?;
    let exchange = Exchange {
        id: u32::try_from(number("id")?).ok()?,
        started_at_ms: number("at")?,
        request: Rc::new(request),
        outcome,
        timing,
    };
    Some(Entry { exchange: Rc::new(exchange), draft: Rc::new(draft) })
}

/// Reads what [`write_outcome`] wrote; an answer needs its body.
pub(super) fn read_outcome(pairs: &[(String, String)], body: Option<Bytes>) -> Option<(Outcome, Timing)> {
    let get = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let number = |wanted: &str| get(wanted)?.parse::<u64>().ok();
    let timing = Timing { headers_us: number("headers"), total_us: number("total")? };
    let Some(status) = get("status") else {
        let failure = read_failure(get("failure")?, get("detail").unwrap_or_default())?;
        return Some((Outcome::Failed(failure), timing));
    };
    let mut headers = HeaderList::new();
    for pair in pairs.windows(2) {
        if let [(name, header), (next, value)] = pair
            && name == "name"
            && next == "value"
        {
            headers.push(header, value);
        }
    }
    let response = Response {
        status: status.parse().ok()?,
        reason: get("reason").unwrap_or_default().to_owned(),
        headers,
        body: body?,
        size: number("size")?,
        url: get("url").unwrap_or_default().to_owned(),
        redirected: get("redirected").is_some(),
        visibility: match get("cross-origin") {
            Some("credentials") => Visibility::WithCredentials,
            Some(_) => Visibility::CrossOrigin,
            None => Visibility::SameOrigin,
        },
    };
    Some((Outcome::Answered(Rc::new(response)), timing))
}

/// Reads what [`Failure::describe`] gave.
fn read_failure(name: &str, detail: &str) -> Option<Failure> {
    Some(match name {
        "timed-out" => Failure::TimedOut { after_ms: detail.parse().ok()? },
        "body-unreadable" => Failure::BodyUnreadable { status: detail.parse().ok()? },
        "undecodable" => {
            let (status, coding) = detail.split_once(' ')?;
            Failure::Undecodable { status: status.parse().ok()?, coding: coding.to_owned() }
        }
        "policy" => Failure::ForbiddenByPolicy { directive: detail.to_owned() },
        "header-refused" => Failure::HeaderRefused { name: detail.to_owned() },
        "bad-url" => Failure::BadUrl,
        "bad-port" => Failure::BadPort,
        "local-network" => Failure::LocalNetworkDenied,
        "redirect-failed" => Failure::RedirectFailed,
        "refused" => Failure::Refused { reason: detail.to_owned() },
        "cancelled" => Failure::Cancelled,
        "offline" => Failure::Offline,
        "mixed-content" => Failure::MixedContent,
        "no-answer" => Failure::NoAnswer,
        "withheld" => Failure::Withheld,
        "unexplained" => Failure::Unexplained,
        "redirect-hidden" => Failure::RedirectHidden,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::prepare;

    fn round_trip(outcome: Outcome) -> Exchange {
        let exchange = Exchange {
            id: 7,
            started_at_ms: 1_767_225_600_000,
            request: Rc::new(prepare(&Draft::at("http://a.test/?a=1"), "b").unwrap()),
            outcome,
            timing: Timing { headers_us: Some(1200), total_us: 3400 },
        };
        let text = write_entry(&exchange, &Draft::at("http://a.test/?a=1"));
        let entry = read_entry(&text, "b").unwrap();
        assert_eq!(*entry.exchange, exchange);
        exchange
    }

    #[test]
    fn an_answer_comes_back_whole() {
        round_trip(Outcome::Answered(Rc::new(Response {
            status: 201,
            reason: "Created & kept".to_owned(),
            headers: HeaderList::from_iter([("name", "value"), ("value", "name"), ("x", "")]),
            body: Bytes::from_static(b"\0\xff&="),
            size: 99,
            url: "http://a.test/é".to_owned(),
            redirected: true,
            visibility: Visibility::WithCredentials,
        })));
        for visibility in [Visibility::CrossOrigin, Visibility::SameOrigin] {
            round_trip(Outcome::Answered(Rc::new(Response {
                status: 200,
                visibility,
                ..Response::default()
            })));
        }
    }

    #[test]
    fn every_failure_comes_back() {
        let failures = [
            Failure::Cancelled,
            Failure::TimedOut { after_ms: 5 },
            Failure::Offline,
            Failure::MixedContent,
            Failure::NoAnswer,
            Failure::Withheld,
            Failure::Unexplained,
            Failure::RedirectHidden,
            Failure::BodyUnreadable { status: 200 },
            Failure::Undecodable { status: 200, coding: "gzip, br".to_owned() },
            Failure::ForbiddenByPolicy { directive: "connect-src".to_owned() },
            Failure::HeaderRefused { name: "x".to_owned() },
            Failure::BadUrl,
            Failure::BadPort,
            Failure::LocalNetworkDenied,
            Failure::RedirectFailed,
            Failure::Refused { reason: "x=y&z".to_owned() },
        ];
        let mut names = failures.each_ref().map(Failure::name);
        let mut all = Failure::NAMES;
        names.sort_unstable();
        all.sort_unstable();
        assert_eq!(names, all);
        for failure in failures {
            round_trip(Outcome::Failed(failure));
        }
    }

    #[test]
    fn a_damaged_entry_is_left_out() {
        for text in
            ["", "id=1", "id=1&at=2&total=3&draft=&status=abc", "id=1&at=2&total=3&draft=&failure=odd"]
        {
            assert_eq!(read_entry(text, "b"), None, "{text}");
        }
    }
}
