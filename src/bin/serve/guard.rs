//! What stands around every answer: a time limit, a net under panics, a line in the log.

use crate::{front::Visit, options::Times};
use axum::{body::Body, response::Response};
use http::{Request, StatusCode, header};
use hyper::body::Incoming;
use put_playground::sandbox::Problem;
use std::{any::Any, convert::Infallible};
use tower::{Service, ServiceBuilder, util::option_layer};
use tower_http::{
    catch_panic::CatchPanicLayer,
    timeout::TimeoutLayer,
    trace::{HttpMakeClassifier, TraceLayer},
};
use tracing::Level;

/// Whether requests have lines in the log: without them, not even their absence is worked out for each request.
#[derive(Clone, Copy, Debug)]
pub struct Traced(bool);

impl Traced {
    /// As the log's filter has it.
    pub fn by_filter() -> Self {
        Self(tracing::enabled!(target: "tower_http::trace", Level::DEBUG))
    }
}

/// The service with its guards.
pub fn guarded(
    visit: Visit,
    times: Times,
    Traced(traced): Traced,
) -> impl Service<
    Request<Incoming>,
    Response = Response<
        impl hyper::body::Body<Data = bytes::Bytes, Error: Into<axum::BoxError>> + Send + 'static,
    >,
    Error = Infallible,
    Future: Send,
> + Clone
+ Send
+ 'static {
    // A body has its own limit, then the answer has as long again.
    let limit = TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, times.request * 2);
    let trace = || {
        let layer: TraceLayer<HttpMakeClassifier> = TraceLayer::new_for_http();
        // A learner asks for status/500 on purpose.
        let layer = layer.on_failure(());
        ServiceBuilder::new()
            .map_response(|response: Response<_>| response.map(Body::new))
            .layer(layer)
            .into_inner()
    };
    ServiceBuilder::new()
        .layer(CatchPanicLayer::custom(panicked))
        .layer(option_layer(traced.then(trace)))
        .map_response(explained)
        .layer(limit)
        .service(visit)
}

/// A limit that ran out has left an answer without words.
fn explained(response: Response) -> Response {
    let is_bare = response.status() == StatusCode::SERVICE_UNAVAILABLE
        && !response.headers().contains_key(header::CONTENT_TYPE);
    if !is_bare {
        return response;
    }
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "The answer took too long. Try again later.")
        .into_response()
}

fn panicked(_: Box<dyn Any + Send>) -> Response {
    Problem::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "The server made a mistake while it answered this request; its log says which. Other requests still work.",
    )
    .into_response()
}
