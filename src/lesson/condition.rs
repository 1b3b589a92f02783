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

use crate::http::{Exchange, Failure, HeaderList, Method, Outcome, Request, Response, Visibility};
use std::rc::Rc;

/// When a step is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition(Vec<Event>);

/// Something that happened, perhaps more than once.
#[derive(Clone, Debug, PartialEq)]
struct Event {
    times: usize,
    words: Vec<Word>,
}

/// What is true of an exchange.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Word {
    Method(Method),
    /// The first and the last status that fits.
    Status(u16, u16),
    /// For this reason; for any when empty.
    Failed(&'static str),
    Redirected,
    CrossOrigin,
    Sent(&'static str, &'static str),
    Got(&'static str, &'static str),
    Dropped(&'static str),
    /// The beginning of the Content-Type; empty for no body.
    Body(&'static str),
    Bytes(usize),
    Url(&'static str),
    SameUrl,
    SameRequest,
    OtherBody,
}

/// Kinds of bodies, and how their Content-Type begins.
const BODIES: [(&str, &str); 5] = [
    ("none", ""),
    ("form", "application/x-www-form-urlencoded"),
    ("json", "application/json"),
    ("multipart", "multipart/form-data"),
    ("text", "text/"),
];

impl Condition {
    /// Reads a condition; `None` when a word is unknown, or an event has none.
    pub fn parse(text: &'static str) -> Option<Self> {
        let mut events = vec![Event { times: 1, words: Vec::new() }];
        for word in text.split_whitespace() {
            let is_first = events.len() == 1;
            let event = events.last_mut()?;
            if word == "then" {
                if event.words.is_empty() {
                    return None;
                }
                events.push(Event { times: 1, words: Vec::new() });
            } else if let Some(times) = word.strip_suffix('x').and_then(|times| times.parse().ok()) {
                event.times = times;
            } else {
                // The first exchange has no other body than itself.
                event.words.push(Word::parse(word).filter(|word| !is_first || *word != Word::OtherBody)?);
            }
        }
        let is_whole = events.iter().all(|event| event.times > 0 && !event.words.is_empty());
        is_whole.then_some(Self(events))
    }

    /// Whether the exchanges, oldest first, fulfil it.
    ///
    /// ```
    /// use put_playground::http::Exchange;
    /// use put_playground::lesson::Condition;
    /// let twice = Condition::parse("PUT 2x same-url").unwrap();
    /// assert!(!twice.holds(&[]));
    /// ```
    pub fn holds(&self, exchanges: &[&Exchange]) -> bool {
        (0..exchanges.len()).any(|start| {
            let mut rest = exchanges[start..].iter();
            let mut events = self.0.iter().flat_map(|event| std::iter::repeat_n(event, event.times));
            // The first is the one that the others are compared with, so nothing may lie before it.
            rest.next().zip(events.next()).is_some_and(|(first, event)| {
                event.fits(first, first)
                    && events.all(|event| rest.any(|exchange| event.fits(exchange, first)))
            })
        })
    }
}

impl Event {
    /// Whether this exchange is one, the first of the condition's being `first`.
    fn fits(&self, exchange: &Exchange, first: &Exchange) -> bool {
        self.words.iter().all(|word| word.fits(exchange, first))
    }
}

impl Word {
    fn parse(word: &'static str) -> Option<Self> {
        if let Ok(method) = word.parse() {
            return Some(Word::Method(method));
        }
        if let Some(class) = word.strip_suffix("xx") {
            let class: u16 = class.parse().ok().filter(|class| (1..=5).contains(class))?;
            return Some(Word::Status(class * 100, class * 100 + 99));
        }
        if let Ok(status) = word.parse() {
            return Some(Word::Status(status, status)).filter(|_| (100..600).contains(&status));
        }
        let (kind, value) = word.split_once(':').unwrap_or((word, ""));
        let field = value.split_once('=').unwrap_or((value, ""));
        Some(match kind {
            "failed" if value.is_empty() || Failure::NAMES.contains(&value) => Word::Failed(value),
            "body" => Word::Body(BODIES.iter().find(|(name, _)| *name == value)?.1),
            "bytes" => Word::Bytes(value.parse().ok()?),
            "sent" | "got" | "dropped" | "url" if field.0.is_empty() => return None,
            "sent" => Word::Sent(field.0, field.1),
            "got" => Word::Got(field.0, field.1),
            "dropped" => Word::Dropped(value),
            "url" => Word::Url(value),
            _ => match word {
                "redirected" => Word::Redirected,
                "cross-origin" => Word::CrossOrigin,
                "same-url" => Word::SameUrl,
                "same-request" => Word::SameRequest,
                "other-body" => Word::OtherBody,
                _ => return None,
            },
        })
    }

    fn fits(self, exchange: &Exchange, first: &Exchange) -> bool {
        let request: &Request = &exchange.request;
        let answer = |is: &dyn Fn(&Rc<Response>) -> bool| match &exchange.outcome {
            Outcome::Answered(response) => is(response),
            Outcome::Failed(_) => false,
        };
        match self {
            Word::Method(method) => request.method == method,
            Word::Status(from, to) => answer(&|response| (from..=to).contains(&response.status)),
            Word::Failed(name) => match &exchange.outcome {
                Outcome::Answered(_) => false,
                Outcome::Failed(failure) => name.is_empty() || failure.name() == name,
            },
            Word::Redirected => answer(&|response| response.redirected),
            Word::CrossOrigin => answer(&|response| response.visibility == Visibility::CrossOrigin),
            Word::Sent(name, value) => has(&request.headers, name, value),
            Word::Got(name, value) => answer(&|response| has(&response.headers, name, value)),
            Word::Dropped(name) => request.dropped.contains(name),
            Word::Body("") => request.body.is_none(),
            Word::Body(begins) => has(&request.headers, "content-type", begins),
            Word::Bytes(least) => request.body.as_ref().is_some_and(|body| body.len() >= least),
            Word::Url(part) => request.url.contains(part),
            Word::SameUrl => request.url == first.request.url,
            Word::SameRequest => *request == *first.request,
            Word::OtherBody => request.body != first.request.body,
        }
    }
}

fn has(headers: &HeaderList, name: &str, begins: &str) -> bool {
    headers.get(name).is_some_and(|value| value.starts_with(begins))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Timing;
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
            "2x",
            "0x PUT",
            "failed:tired",
            "body:yaml",
            "bytes:many",
            "sent:",
            "sent:=a",
            "got:",
            "dropped:",
            "url:",
            "other-body",
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
