//! Request bodies that may not take for ever.

use crate::options::Times;
use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};
use tokio::time::{Instant, Sleep, sleep_until};

/// A body that fails with `TimedOut` when it pauses for too long, or takes too long in all.
///
/// tower-http's bodies arm a timer for every part, also where it is there already, and hide how long the body will be.
#[derive(Debug)]
pub struct TimedBody {
    body: Incoming,
    times: Times,
    deadline: Instant,
    /// Armed while the next part is waited for.
    pause: Option<Pin<Box<Sleep>>>,
}

/// The body as the routers take it.
pub fn timed(body: Incoming, times: Times) -> axum::body::Body {
    if body.is_end_stream() {
        return axum::body::Body::empty();
    }
    let deadline = Instant::now() + times.request;
    axum::body::Body::new(TimedBody { body, times, deadline, pause: None })
}

impl Body for TimedBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let this = &mut *self;
        if let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(cx) {
            this.pause = None;
            return Poll::Ready(frame.map(|frame| frame.map_err(io::Error::other)));
        }
        let until = this.deadline.min(Instant::now() + this.times.pause);
        let pause = this.pause.get_or_insert_with(|| Box::pin(sleep_until(until)));
        ready!(pause.as_mut().poll(cx));
        Poll::Ready(Some(Err(io::ErrorKind::TimedOut.into())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
