//! What became of a request, as the program sees it: an answer, or the exception that `requests` raises.

use super::Program;
use crate::explain;
use crate::http::{Failure, Outcome, Response};
use crate::model::dialogue::{self, Answer, Ending};
use crate::python::requests::{self, Surroundings, Transfer};
use crate::python::{Class, Exception, Str, Value};

/// What is said of a time limit that ran out.
const TIMED_OUT: &str = "Python tells apart a server that cannot be reached in time (ConnectTimeout) from one that answers \
                         too late (ReadTimeout). The browser does not, so ReadTimeout is raised.";

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
                let why = "The program was ended: its request was cancelled.";
                return Some(Ending::Limited(why.to_owned()));
            }
            Outcome::Failed(failure) => {
                self.remark(explain::failure(failure, &self.sent).what, answers);
                if let Failure::TimedOut { .. } = failure {
                    self.remark(TIMED_OUT, answers);
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
        Failure::NoAnswer => known(requests::Failure::Other("nothing answers there")),
        Failure::Offline => known(requests::Failure::Other("the browser has no network")),
        Failure::MixedContent => {
            known(requests::Failure::Other("the browser lets no https page call an http address"))
        }
        Failure::BadPort => known(requests::Failure::Other("browsers connect to no such port")),
        Failure::ForbiddenByPolicy { .. } => {
            known(requests::Failure::Other("the policy of the page forbids this address"))
        }
        Failure::LocalNetworkDenied => {
            known(requests::Failure::Other("the browser lets this page not into the local network"))
        }
        Failure::Withheld => {
            known(requests::Failure::Other("the browser keeps the answer from this page (CORS)"))
        }
        Failure::Cancelled | Failure::Unexplained => known(requests::Failure::Other(
            "nothing answers there, or the browser keeps the answer from this page (CORS)",
        )),
        Failure::RedirectHidden => worded(
            Class::RequestException,
            "The answer is a redirect, and a browser shows nothing of a redirect that it does not follow"
                .into(),
        ),
        Failure::BodyUnreadable { status } => worded(
            Class::ChunkedEncodingError,
            format!("Connection broken: the content of the answer {status} did not arrive to its end"),
        ),
        Failure::RedirectFailed => worded(
            Class::TooManyRedirects,
            "The browser followed the redirects of the answer and came to no end".into(),
        ),
        Failure::Undecodable { status, coding } => worded(
            Class::ContentDecodingError,
            format!("The content of the answer {status} is not in the coding that it names: {coding}"),
        ),
        Failure::BadUrl => worded(Class::InvalidUrl, "The browser takes the address for no URL".into()),
        Failure::HeaderRefused { name } => {
            worded(Class::InvalidHeader, format!("The browser does not take the header {name}"))
        }
        Failure::Refused { reason } => {
            worded(Class::RequestException, format!("The browser refused to send the request: {reason}"))
        }
    }
}
