//! `delay/{seconds}`: an answer that takes its time.

use super::echo;
use crate::sandbox::{Problem, call::Call, number::seconds, router::Sandbox};
use axum::response::Response;

/// `delay/{seconds}`.
pub(in crate::sandbox) async fn delay(sandbox: Sandbox, call: Call) -> Result<Response, Problem> {
    sandbox.clock.sleep(seconds("delay/", call.param(0))?).await;
    Ok(echo::echo(&call, echo::DELAY))
}
