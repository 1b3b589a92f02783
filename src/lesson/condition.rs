//! When a step is done: words in a chapter's file, and whether the exchanges so far fulfil them.
//!
//! ```text
//! when: PUT 201 then PUT 200 same-url
//! ```
//!
//! One or more events, joined by `then`: exchanges that happened in this order, others may lie between them. An event is
//! made of words, all of which must be true of the exchange:
//!
//! | word | is true when |
//! |---|---|
//! | `PUT`, `GET`, … | the request has this method |
//! | `201`, `4xx` | the answer has this status, or one of this class |
//! | `failed`, `failed:timed-out` | there was no answer to show; for this reason ([`Failure::name`]) |
//! | `redirected` | the browser followed a redirect |
//! | `cross-origin` | another origin answered |
//! | `sent:If-Match`, `sent:Prefer=return` | the request has this field; its value begins so |
//! | `got:ETag`, `got:Vary=Accept` | the answer has this field; its value begins so |
//! | `dropped:DNT` | the user set this field, and a browser never sends it |
//! | `body:form`, `json`, `multipart`, `text`, `none` | the request's Content-Type says so, or there is no body |
//! | `bytes:1000` | the request's body has so many bytes, or more |
//! | `url:things/3` | the URL has this in it |
//! | `2x` | it happened so many times |
//! | `same-url`, `same-request`, `other-body` | compared with the exchange of the first event |

use crate::http::{Exchange, Failure, HeaderList, Method, Outcome, Timing, Visibility};
use std::rc::Rc;

/// When a step is done; made of words that are known. They are read each time they are judged: a few dozen steps and fifty
/// exchanges are no work, and a tree of words would add more to the page than all else that steps need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Condition(&'static str);

/// Kinds of bodies, and how their Content-Type begins.
const BODIES: [(&str, &str); 4] = [
    ("form", "application/x-www-form-urlencoded"),
    ("json", "application/json"),
    ("multipart", "multipart/form-data"),
    ("text", "text/"),
];

impl Condition {
    /// Reads a condition; `None` when a word is unknown, or an event has none.
    pub fn parse(text: &'static str) -> Option<Self> {
        let condition = Self(text.trim());
        // A word is known when it can be judged, of whatever exchange.
        let nothing = Exchange {
            id: 0,
            started_at_ms: 0,
            request: Rc::default(),
            outcome: Outcome::Failed(Failure::Cancelled),
            timing: Timing::default(),
        };
        let is_known = |event: &str| {
            times(event) > 0 && event.split(' ').all(|word| judge(word, &nothing, &nothing).is_some())
        };
        condition.events().all(is_known).then_some(condition)
    }

    /// Whether the exchanges, oldest first, fulfil it.
    ///
    /// ```
    /// use put_playground::http::Exchange;
    /// use put_playground::lesson::Condition;
    /// let twice = Condition::parse("PUT 2x same-url").unwrap();
    /// assert!(!twice.holds(&[]));
    /// ```
    pub fn holds(self, exchanges: &[&Exchange]) -> bool {
        (0..exchanges.len()).any(|start| {
            let (first, mut rest) = (exchanges[start], exchanges[start..].iter());
            // The others are compared with the first, so it has to be one of them.
            self.events().take(1).all(|event| fits(event, first, first))
                && self
                    .events()
                    .all(|event| (0..times(event)).all(|_| rest.any(|exchange| fits(event, exchange, first))))
        })
    }

    fn events(self) -> impl Iterator<Item = &'static str> {
        self.0.split(" then ")
    }
}

/// How many times an event happens: its word `2x`, or once.
fn times(event: &str) -> usize {
    event.split(' ').find_map(|word| word.strip_suffix('x')?.parse().ok()).unwrap_or(1)
}

/// Whether an exchange is this event, the first of the condition's being `first`.
fn fits(event: &str, exchange: &Exchange, first: &Exchange) -> bool {
    event.split(' ').all(|word| judge(word, exchange, first) == Some(true))
}

/// Whether a word is true of an exchange; `None` when there is no such word.
fn judge(word: &str, exchange: &Exchange, first: &Exchange) -> Option<bool> {
    let request = &*exchange.request;
    let (answer, failure) = match &exchange.outcome {
        Outcome::Answered(response) => (Some(&**response), ""),
        Outcome::Failed(failure) => (None, failure.name()),
    };
    let (kind, value) = word.split_once(':').unwrap_or((word, ""));
    let (name, begins) = value.split_once('=').unwrap_or((value, ""));
    Some(match kind {
        "failed" if value.is_empty() => answer.is_none(),
        "failed" if Failure::NAMES.contains(&value) => failure == value,
        "redirected" => answer.is_some_and(|response| response.redirected),
        "cross-origin" => answer.is_some_and(|response| response.visibility == Visibility::CrossOrigin),
        "same-url" => request.url == first.request.url,
        "same-request" => *request == *first.request,
        "other-body" => request.body != first.request.body,
        "bytes" => {
            let least: usize = value.parse().ok()?;
            request.body.as_ref().is_some_and(|body| body.len() >= least)
        }
        "body" if value == "none" => request.body.is_none(),
        "body" => {
            let (_, begins) = BODIES.iter().find(|(kind, _)| *kind == value)?;
            has(&request.headers, "content-type", begins)
        }
        "sent" | "got" | "dropped" | "url" if name.is_empty() => return None,
        "sent" => has(&request.headers, name, begins),
        "got" => answer.is_some_and(|response| has(&response.headers, name, begins)),
        "dropped" => request.dropped.contains(name),
        "url" => request.url.contains(value),
        _ => return method_or_status(word, request.method, answer.map_or(0, |response| response.status)),
    })
}

fn method_or_status(word: &str, method: Method, status: u16) -> Option<bool> {
    if Method::ALL.iter().any(|method| method.as_str() == word) {
        return Some(method.as_str() == word);
    }
    match *word.as_bytes() {
        [class @ b'1'..=b'5', b'x', b'x'] => Some(status / 100 == u16::from(class - b'0')),
        [b'1'..=b'5', _, _] => Some(word.parse::<u16>().ok()? == status),
        // How many times it happened is counted elsewhere.
        _ => word.strip_suffix('x')?.parse::<usize>().ok().map(|_| true),
    }
}

fn has(headers: &HeaderList, name: &str, begins: &str) -> bool {
    headers.get(name).is_some_and(|value| value.starts_with(begins))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{Request, Response};
    use bytes::Bytes;

    /// A PUT of `a=1` as a form, answered with 200.
    fn exchange() -> Exchange {
        Exchange {
            id: 1,
            started_at_ms: 1,
            request: Rc::new(Request {
                method: Method::Put,
                url: "http://a.test/things/3?x=1".to_owned(),
                headers: [("Content-Type", "application/x-www-form-urlencoded")].into_iter().collect(),
                dropped: HeaderList::new(),
                body: Some(Bytes::from_static(b"a=1")),
            }),
            outcome: Outcome::Answered(Rc::new(Response { status: 200, ..Response::default() })),
            timing: Timing::default(),
        }
    }

    fn requested(change: impl FnOnce(&mut Request)) -> Exchange {
        let mut exchange = exchange();
        change(Rc::make_mut(&mut exchange.request));
        exchange
    }

    fn answered(change: impl FnOnce(&mut Response)) -> Exchange {
        let mut response = Response { status: 200, ..Response::default() };
        change(&mut response);
        Exchange { outcome: Outcome::Answered(Rc::new(response)), ..exchange() }
    }

    fn failed(failure: Failure) -> Exchange {
        Exchange { outcome: Outcome::Failed(failure), ..exchange() }
    }

    fn holds(condition: &'static str, exchanges: &[&Exchange]) -> bool {
        Condition::parse(condition).unwrap_or_else(|| panic!("{condition} does not parse")).holds(exchanges)
    }

    /// Every word: an exchange of which it is true, and one of which it is not.
    #[test]
    fn each_word_is_true_of_what_it_names_and_of_nothing_else() {
        let plain = exchange();
        let typed = |media_type: &str| {
            requested(|r| r.headers = [("content-type", media_type)].into_iter().collect())
        };
        let rows = [
            ("PUT", exchange(), requested(|r| r.method = Method::Post)),
            ("PATCH", requested(|r| r.method = Method::Patch), exchange()),
            ("201", answered(|r| r.status = 201), exchange()),
            ("4xx", answered(|r| r.status = 499), answered(|r| r.status = 500)),
            ("4xx", answered(|r| r.status = 400), answered(|r| r.status = 399)),
            ("2xx", exchange(), failed(Failure::BodyUnreadable { status: 200 })),
            ("failed", failed(Failure::Refused { reason: String::new() }), exchange()),
            ("failed:timed-out", failed(Failure::TimedOut { after_ms: 1 }), failed(Failure::Offline)),
            ("redirected", answered(|r| r.redirected = true), exchange()),
            ("cross-origin", answered(|r| r.visibility = Visibility::CrossOrigin), exchange()),
            ("sent:if-match", requested(|r| r.headers.push("If-Match", "*")), exchange()),
            (
                "sent:Prefer=return",
                requested(|r| r.headers.push("prefer", "return=minimal")),
                requested(|r| r.headers.push("prefer", "wait=1")),
            ),
            ("got:ETag", answered(|r| r.headers.push("etag", "\"1\"")), exchange()),
            ("got:ETag", answered(|r| r.headers.push("etag", "")), failed(Failure::Offline)),
            (
                "got:Vary=Accept",
                answered(|r| r.headers.push("vary", "Accept-Encoding")),
                answered(|r| r.headers.push("vary", "Origin")),
            ),
            (
                "dropped:DNT",
                requested(|r| r.dropped.push("dnt", "1")),
                requested(|r| r.headers.push("DNT", "1")),
            ),
            ("body:form", exchange(), typed("application/json")),
            ("body:json", typed("application/json"), exchange()),
            ("body:multipart", typed("multipart/form-data; boundary=x"), exchange()),
            ("body:text", typed("text/plain"), exchange()),
            ("body:none", requested(|r| r.body = None), requested(|r| r.body = Some(Bytes::new()))),
            ("bytes:3", exchange(), requested(|r| r.body = Some(Bytes::from_static(b"a=")))),
            ("bytes:0", exchange(), requested(|r| r.body = None)),
            ("url:/things/3", exchange(), requested(|r| r.url = "http://a.test/things/4".to_owned())),
        ];
        for (word, yes, no) in &rows {
            assert!(holds(word, &[yes]), "{word}: {yes:?}");
            assert!(!holds(word, &[no]), "{word}: {no:?}");
            assert!(holds(word, &[no, yes]) && !holds(word, &[]), "{word}");
        }
        for (word, no) in [
            ("same-url", requested(|r| r.url.push('y'))),
            ("same-request", requested(|r| r.headers.push("A", "b"))),
            ("other-body", requested(|r| r.headers.push("A", "b"))),
        ] {
            let condition: &'static str = format!("200 then {word} 200").leak();
            let yes = if word == "other-body" { requested(|r| r.body = None) } else { exchange() };
            assert!(holds(condition, &[&plain, &yes]), "{word}");
            assert!(!holds(condition, &[&plain, &no]) && !holds(condition, &[&plain]), "{word}");
        }
    }

    #[test]
    fn all_words_of_an_event_are_true_of_one_exchange() {
        let (put, post) = (answered(|r| r.status = 201), requested(|r| r.method = Method::Post));
        assert!(holds("PUT 201", &[&post, &put]));
        assert!(!holds("POST 201", &[&post, &put]));
    }

    #[test]
    fn events_happen_in_their_order_and_others_may_lie_between() {
        let (created, replaced) = (answered(|r| r.status = 201), exchange());
        let failed = failed(Failure::Offline);
        assert!(holds("201 then 200", &[&failed, &created, &failed, &replaced, &failed]));
        assert!(!holds("201 then 200", &[&replaced, &created]));
        // An exchange is one event only.
        assert!(!holds("PUT then PUT", &[&replaced]));
    }

    #[test]
    fn times_count_what_is_equal_to_the_first() {
        let [a, b, c] = ["a", "b", "c"].map(|url| requested(|r| r.url = url.to_owned()));
        assert!(!holds("PUT 2x same-url", &[&a, &b, &c]));
        assert!(holds("PUT 2x same-url", &[&a, &b, &c, &b]));
        assert!(!holds("PUT 3x same-url", &[&a, &b, &a, &b]));
        assert!(holds("PUT 3x", &[&a, &b, &c]));
        // Compared with the first of all, not with the one before.
        assert!(holds("PUT then POST then PUT same-url", &[&a, &requested(|r| r.method = Method::Post), &a]));
    }

    #[test]
    fn what_is_no_condition_does_not_parse() {
        for text in [
            "",
            "then",
            "PUT then",
            "then PUT",
            "put",
            "PUT 6xx",
            "99",
            "600",
            "0x PUT",
            "failed:tired",
            "body:yaml",
            "bytes:many",
            "sent:",
            "sent:=a",
            "got:",
            "dropped:",
            "url:",
            "same",
            "redirected-to",
        ] {
            assert_eq!(Condition::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn every_failure_can_be_named() {
        for name in Failure::NAMES {
            assert!(Condition::parse(format!("failed:{name}").leak()).is_some());
        }
    }
}
