//! What `requests` sends after a redirect.

use super::experiment::Followed;
use crate::http::Request;
use crate::python::requests::{Call, Reply, Session, Step, Surroundings, Transfer};
use crate::python::{Arguments, Str, Value};

/// What `requests` sends where this request is answered with this status and `Location`, by its own rules. The method is
/// empty where it sends nothing more, or would not have sent the request itself.
pub fn follow(
    request: &Request,
    status: u16,
    location: &str,
    surroundings: &mut dyn Surroundings,
) -> Followed {
    let next = next(request, status, location, surroundings);
    let (method, has_body) = next.unwrap_or_default();
    Followed { status, method, has_body }
}

fn next(
    request: &Request,
    status: u16,
    location: &str,
    surroundings: &mut dyn Surroundings,
) -> Option<(String, bool)> {
    let mut keywords = Vec::new();
    if let Some(body) = &request.body {
        keywords.push(("data".to_owned(), Value::bytes(&body[..])));
    }
    let positional = vec![Value::str(request.method.as_str()), Value::str(request.url.as_str())];
    let call = Call::new("request", &Arguments { positional, keywords }, false).ok()?;
    let transfer = Transfer::start(&Session::new(), &call, surroundings).ok()?;
    let headers = vec![(Str::from("Location"), Str::from(location))];
    let reply = Reply { status, headers, ..Reply::default() };
    match transfer.receive(reply, surroundings).ok()? {
        Step::Send(next) => Some((next.prepared().method.to_lossy(), !next.wire().content().is_empty())),
        Step::Done(_) => None,
    }
}
