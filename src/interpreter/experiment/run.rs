//! What an experiment has seen.

use super::Snapshot;
use crate::http::{Exchange, HeaderList, Outcome, Response};
use std::borrow::Cow;
use std::rc::Rc;

/// An exchange of a program.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The program, counted from 0.
    pub program: usize,
    /// What was sent, and what became of it.
    pub exchange: Rc<Exchange>,
    /// How many things were stored when it had ended, where that was looked at.
    pub stored: Option<u32>,
}

impl Step {
    /// The status, where an answer came that the page may read.
    pub fn status(&self) -> Option<u16> {
        self.response().map(|response| response.status)
    }

    /// Whether the server says that it did it.
    pub fn succeeded(&self) -> bool {
        self.status().is_some_and(|status| (200..300).contains(&status))
    }

    /// The answer.
    pub fn response(&self) -> Option<&Response> {
        match &self.exchange.outcome {
            Outcome::Answered(response) => Some(response),
            Outcome::Failed(_) => None,
        }
    }

    /// The method.
    pub fn method(&self) -> &'static str {
        self.exchange.request.method.as_str()
    }

    /// The URL.
    pub fn url(&self) -> &str {
        &self.exchange.request.url
    }

    /// The body that was sent, as text.
    pub fn sent(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.exchange.request.body.as_deref().unwrap_or_default())
    }

    /// The body of the answer, as text.
    pub fn received(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.response().map_or(&[], |response| &response.body))
    }

    /// A header of the answer.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.response()?.headers.get(name)
    }

    /// The headers of the request.
    pub fn asked(&self) -> &HeaderList {
        &self.exchange.request.headers
    }

    /// The name of the thing that the server says it made of this request, or by it.
    pub fn made(&self) -> Option<&str> {
        let place = self.header("location").filter(|_| self.method() == "POST").unwrap_or(self.url());
        let path = place.split('?').next().unwrap_or_default();
        (self.status() == Some(201)).then(|| path.rsplit('/').next().unwrap_or_default())
    }

    /// The status, or a dash where there is none.
    pub fn answer(&self) -> String {
        self.status().map_or_else(|| "–".to_owned(), |status| status.to_string())
    }
}

/// What `requests` sends after a redirect, by its own rules: the page's browser follows redirects by others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// The status of the redirect.
    pub status: u16,
    /// The method of the request that follows; empty where none does.
    pub method: String,
    /// Whether it has the body.
    pub has_body: bool,
}

/// How the programs ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Ended {
    /// At their last lines.
    #[default]
    Done,
    /// The learner cancelled.
    Cancelled,
    /// By an exception or a limit; these are Python's or the playground's words.
    Broken(String),
}

/// All that an experiment has seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// How many requests of a kind were wanted.
    pub count: u32,
    /// What was there before.
    pub before: Snapshot,
    /// What was there after.
    pub after: Snapshot,
    /// The exchanges in order.
    pub steps: Vec<Step>,
    /// What `requests` would have sent after each redirect.
    pub followed: Vec<Followed>,
    /// How it ended.
    pub ended: Ended,
}

impl Run {
    /// The steps of a program.
    pub fn of(&self, program: usize) -> impl DoubleEndedIterator<Item = &Step> + Clone {
        self.steps.iter().filter(move |step| step.program == program)
    }
}
