//! A log that can be followed.

use axum::body::Body;
use futures_util::{StreamExt, future::ready, stream};
use put_playground::sandbox::{Following, Log, Logged, News, Pending, Recorded, Streaming, Tell};
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio::sync::{broadcast, watch};

/// How many new entries wait for a slow reader before it misses some.
const WAITING: usize = 256;

/// After so long without news a reader is told that there are none.
const QUIET: Duration = Duration::from_secs(15);

/// Any log, with its new entries streamed until the server stops.
pub struct Live {
    log: Arc<dyn Log>,
    news: broadcast::Sender<Arc<Recorded>>,
    stopping: watch::Receiver<bool>,
}

impl Live {
    /// Streams what is recorded in `log` until `stopping` is true. A log with a stream of its own, such as one that several
    /// servers share, keeps it.
    pub fn new(log: Arc<dyn Log>, stopping: watch::Receiver<bool>) -> Self {
        Self { log, news: broadcast::Sender::new(WAITING), stopping }
    }

    /// What this very process records.
    fn own(&self) -> Following {
        let news = stream::unfold(self.news.subscribe(), |mut news| async {
            let heard = match news.recv().await {
                Ok(request) => News::Entry(Logged::Whole(request)),
                Err(broadcast::error::RecvError::Lagged(count)) => News::Missed(count),
                Err(broadcast::error::RecvError::Closed) => return None,
            };
            Some((heard, news))
        });
        Box::pin(news)
    }
}

impl Log for Live {
    fn record(&self, request: Arc<Recorded>) -> Pending<'_, ()> {
        // Nobody may be listening.
        let _ = self.news.send(request.clone());
        self.log.record(request)
    }

    fn latest(&self) -> Pending<'_, Vec<Logged>> {
        self.log.latest()
    }

    fn clear(&self) -> Pending<'_, ()> {
        self.log.clear()
    }

    fn stream(&self) -> Option<Streaming> {
        let news = self.log.follow().unwrap_or_else(|| self.own());
        let until_stopped = stream::unfold((news, self.stopping.clone()), |(mut news, mut stopping)| async {
            let heard = tokio::select! {
                _ = stopping.wait_for(|stopping| *stopping) => return None,
                heard = news.next() => heard?,
                () = tokio::time::sleep(QUIET) => News::Quiet,
            };
            Some((heard, (news, stopping)))
        });
        Some(Box::new(move |first: String, tell: Tell| {
            let news = until_stopped.filter_map(move |news| ready(tell(&news)));
            Body::from_stream(stream::once(ready(first)).chain(news).map(Ok::<_, Infallible>))
        }))
    }

    fn keeps_secrets(&self) -> bool {
        self.log.keeps_secrets()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::clock::SystemClock;
    use axum::Router;
    use http::Request;
    use http_body_util::BodyExt;
    use put_playground::sandbox::{Config, MemoryLog, MemoryStore, Place, router};
    use tower::ServiceExt;

    async fn get(router: &Router, path: &str) -> Body {
        let request = Request::get(path).body(Body::empty()).unwrap();
        router.clone().oneshot(request).await.unwrap().into_body()
    }

    async fn next(body: &mut Body) -> Option<String> {
        let frame = body.frame().await?.unwrap();
        Some(String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_slow_reader_is_told_what_it_missed_and_a_stop_ends_the_stream() {
        let (stopping, stops) = watch::channel(false);
        let router = router(Config {
            place: Place::Tcp,
            max_body: 0,
            store: Arc::new(MemoryStore::new()),
            log: Arc::new(Live::new(Arc::new(MemoryLog::new()), stops)),
            clock: Arc::new(SystemClock),
        });
        let mut events = get(&router, "/log/events").await;
        assert_eq!(next(&mut events).await.unwrap(), "retry: 1000\n\n");
        for n in 0..WAITING + 44 {
            drop(get(&router, &format!("/get?n={n}")).await);
        }
        assert_eq!(next(&mut events).await.unwrap(), "event: missed\ndata: 44\n\n");
        let oldest = next(&mut events).await.unwrap();
        assert!(oldest.starts_with("id: ") && oldest.contains("GET /get?n=44 "), "{oldest}");
        stopping.send_replace(true);
        while next(&mut events).await.is_some() {}
    }
}
