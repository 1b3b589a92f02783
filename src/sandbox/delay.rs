//! `delay/{seconds}`: an answer that takes its time.

use super::{Problem, call::Call, decimal::thousandths, echo, router::Sandbox};
use axum::response::Response;
use std::time::Duration;

/// httpbin's limit, in milliseconds.
const MAX_MS: u64 = 10_000;

/// `delay/{seconds}`.
pub(super) async fn delay(sandbox: Sandbox, call: Call) -> Result<Response, Problem> {
    let pause = thousandths(call.param(0)).ok_or_else(|| {
        Problem::bad_request("delay/ takes seconds from 0 to 10, like delay/2 or delay/0.5.")
    })?;
    let pause = Duration::from_millis(pause.min(MAX_MS));
    sandbox.clock.sleep(pause).await;
    Ok(echo::echo(&call, echo::DELAY))
}
