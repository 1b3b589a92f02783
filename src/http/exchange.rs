//! One request and what became of it.

use super::{Failure, Request, Response};
use std::rc::Rc;

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A response arrived.
    Answered(Rc<Response>),
    /// None did, or none that the page may read.
    Failed(Failure),
}

/// How long an exchange took, in microseconds since it was started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// When the header section was readable; `None` when it never was.
    pub headers_us: Option<u64>,
    /// When the body was complete, or the exchange had failed.
    pub total_us: u64,
}

/// One request, what became of it, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Counts up within this browser's history; never reused.
    pub id: u32,
    /// When it was started, in milliseconds since 1970-01-01T00:00:00Z.
    pub started_at_ms: u64,
    /// What was sent.
    pub request: Rc<Request>,
    /// What became of it.
    pub outcome: Outcome,
    /// How long it took.
    pub timing: Timing,
}
