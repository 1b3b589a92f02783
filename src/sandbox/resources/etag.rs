//! `etag/{etag}`: `get` under an entity tag of one's choice.
//!
//! Wanted differences from httpbin 0.10: the tag is sent with its quotes (RFC 9110 §8.8.3), and conditions are evaluated
//! as for a thing (§13.2.2), so a weak tag does not satisfy `If-Match`.

use super::echo;
use crate::sandbox::{
    EntityTag, Problem,
    call::Call,
    conditional::{Validators, Verdict, evaluate},
    response,
    router::Parts,
};
use axum::response::Response;
use http::{StatusCode, header};

/// `etag/{etag}`.
pub(in crate::sandbox) fn etag(sandbox: &Parts, call: &Call) -> Result<Response, Problem> {
    let asked = call.param(0);
    let tag = EntityTag::parse(asked).or_else(|| EntityTag::parse(&format!("\"{asked}\"")));
    let tag = tag.ok_or_else(|| Problem::bad_request("An entity tag has no space and no quote within."))?;
    let validators = Validators { tag, modified: None };
    let mut response = match evaluate(&call.method, &call.headers, Some(&validators))? {
        Verdict::Perform => echo::read(sandbox, call)?,
        Verdict::NotModified => response::empty(StatusCode::NOT_MODIFIED),
    };
    response::set(response.headers_mut(), header::ETAG, &validators.tag.to_string());
    Ok(response)
}
