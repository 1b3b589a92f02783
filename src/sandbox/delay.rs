//! `delay/{seconds}`: an answer that takes its time.

use super::{Problem, call::Call, echo, router::Sandbox};
use axum::response::Response;
use std::time::Duration;

/// httpbin's limit, in seconds.
const MAX: f64 = 10.0;

/// `delay/{seconds}`.
pub(super) async fn delay(sandbox: Sandbox, call: Call) -> Result<Response, Problem> {
    let pause = call
        .param(0)
        .parse::<f64>()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds.min(MAX)).ok().filter(|_| !seconds.is_nan()))
        .ok_or_else(|| {
            Problem::bad_request("delay/ takes seconds from 0 to 10, like delay/2 or delay/0.5.")
        })?;
    sandbox.clock.sleep(pause).await;
    Ok(echo::echo(&call, echo::DELAY).await)
}
