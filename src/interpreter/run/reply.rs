//! What became of a request, as the program sees it: an answer, or the exception that `requests` raises.

use super::Program;
use crate::http::{Failure, Outcome, Response};
use crate::locale::Argument::{Number, Text};
use crate::locale::{tr, tr_with};
use crate::model::dialogue::{self, Answer, Ending};
use crate::python::requests::{self, Surroundings, Transfer};
use crate::python::{Class, Exception, Str, Value};

impl Program {
    /// Hands over what became of the request that was sent; how the program ends, if it does.
    pub(super) fn receive(
        &mut self,
        reply: dialogue::Reply,
        surroundings: &mut dyn Surroundings,
        answers: &mut Vec<Answer>,
    ) -> Option<Ending> {
        let result = match &reply.outcome {
            Outcome::Answered(response) => {
                for note in self.remarks.on(response) {
                    self.remark(note, answers);
                }
                let elapsed = reply.timing.headers_us.unwrap_or(reply.timing.total_us);
                Ok(python_reply(response, elapsed))
            }
            Outcome::Failed(Failure::Cancelled) => {
                let why = tr("run-cancelled");
                return Some(Ending::Limited(why.to_owned()));
            }
            Outcome::Failed(failure) => {
                self.remark(tr_with("run-failed", &[("failure", Text(failure.name()))]), answers);
                if let Failure::TimedOut { .. } = failure {
                    self.remark(tr("run-timed-out"), answers);
                }
                Err(exception(failure, self.machine.transfer()?))
            }
        };
        self.machine.answer(result, surroundings);
        None
    }
}

fn python_reply(response: &Response, elapsed: u64) -> requests::Reply {
    let headers = response.headers.iter();
    requests::Reply {
        status: response.status,
        reason: Str::from(response.reason.as_str()),
        headers: headers.map(|h| (Str::from(h.name.as_str()), Str::from(h.value.as_str()))).collect(),
        content: response.body.to_vec(),
        elapsed,
        // Otherwise the URL is the one that the program gave: a browser would write it in its own way.
        url: response.redirected.then(|| Str::from(response.url.as_str())),
    }
}

/// What `requests` raises in such a case; where it would not have failed at all, what comes nearest.
fn exception(failure: &Failure, transfer: &Transfer) -> Exception {
    let known = |failure| transfer.fail(failure);
    let worded = |class, words: String| {
        let request = Value::object(transfer.prepared().clone());
        Exception::new(class, words).with("response", Value::None).with("request", request)
    };
    match failure {
        Failure::TimedOut { .. } => known(requests::Failure::ReadTimeout),
        Failure::NoAnswer => known(requests::Failure::Other(tr("raised-no-answer"))),
        Failure::Offline => known(requests::Failure::Other(tr("raised-offline"))),
        Failure::MixedContent => known(requests::Failure::Other(tr("raised-mixed-content"))),
        Failure::BadPort => known(requests::Failure::Other(tr("raised-bad-port"))),
        Failure::ForbiddenByPolicy { .. } => known(requests::Failure::Other(tr("raised-policy"))),
        Failure::LocalNetworkDenied => known(requests::Failure::Other(tr("raised-local-network"))),
        Failure::Withheld => known(requests::Failure::Other(tr("raised-withheld"))),
        Failure::Cancelled | Failure::Unexplained => {
            known(requests::Failure::Other(tr("raised-unexplained")))
        }
        Failure::RedirectHidden => worded(Class::RequestException, tr("raised-redirect-hidden").into()),
        Failure::BodyUnreadable { status } => worded(
            Class::ChunkedEncodingError,
            tr_with("raised-body-unreadable", &[("status", Number((*status).into()))]),
        ),
        Failure::RedirectFailed => worded(Class::TooManyRedirects, tr("raised-redirect-failed").into()),
        Failure::Undecodable { status, coding } => worded(
            Class::ContentDecodingError,
            tr_with("raised-undecodable", &[("status", Number((*status).into())), ("coding", Text(coding))]),
        ),
        Failure::BadUrl => worded(Class::InvalidUrl, tr("raised-bad-url").into()),
        Failure::HeaderRefused { name } => {
            worded(Class::InvalidHeader, tr_with("raised-header-refused", &[("name", Text(name))]))
        }
        Failure::Refused { reason } => {
            worded(Class::RequestException, tr_with("raised-refused", &[("reason", Text(reason))]))
        }
    }
}
