//! Bodies that arrive piece by piece.

use crate::sandbox::router::Parts;
use axum::body::Body;
use bytes::Bytes;
use futures_util::stream::unfold;
use std::{convert::Infallible, time::Duration};

/// A body of unknown size with a pause after each piece. Nothing runs unless somebody reads it, so a client that goes away
/// ends it.
pub(super) fn paced(
    sandbox: &Parts,
    pieces: Box<dyn Iterator<Item = Bytes> + Send>,
    pause: Duration,
) -> Body {
    let clock = sandbox.clock.clone();
    let next = move |(mut pieces, pause_before): (Box<dyn Iterator<Item = Bytes> + Send>, Duration)| {
        let clock = clock.clone();
        async move {
            let piece = pieces.next()?;
            if !pause_before.is_zero() {
                clock.sleep(pause_before).await;
            }
            Some((Ok::<_, Infallible>(piece), (pieces, pause)))
        }
    };
    Body::from_stream(unfold((pieces, Duration::ZERO), next))
}
