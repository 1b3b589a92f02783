//! What a board follows: server-sent events (HTML Standard, "Server-sent events") with numbers, so that a board that lost its
//! connection goes on where it was.
//!
//! The log's own stream (`sandbox/log/events`) would not do: it tells of requests when they arrive, so without a status; it
//! keeps 200 of them, which a class sends in half a second; and every event has all header fields and the body.

use super::{Class, requests::News};
use axum::body::Body;
use futures_util::stream;
use std::{convert::Infallible, fmt::Write, sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    time::{self, Instant},
};

/// How long news are collected before the next event: twenty a second look live, and cost no more in a large class.
const BREATH: Duration = Duration::from_millis(50);

/// After so long without news a comment keeps proxies from closing the connection.
const QUIET: Duration = Duration::from_secs(15);

/// How many requests one event may have.
const BATCH: usize = 1000;

struct Follower {
    class: Arc<Class>,
    changes: watch::Receiver<u64>,
    stopping: watch::Receiver<bool>,
    /// The number of the last request that was told.
    last: u64,
    /// What was told of the class itself.
    state: String,
    /// What is told first.
    greeting: Option<String>,
    told_at: Option<Instant>,
}

/// The events after the one with this id, or the last few.
pub fn after(class: &Arc<Class>, id: Option<&str>) -> Body {
    let follower = Follower {
        class: class.clone(),
        changes: class.changes.subscribe(),
        stopping: class.stopping.clone(),
        last: start(class, id),
        state: String::new(),
        greeting: Some("retry: 1000\n\n".to_owned()),
        told_at: None,
    };
    let events = stream::unfold(follower, |mut follower| async {
        let text = follower.next().await?;
        Some((Ok::<_, Infallible>(text), follower))
    });
    Body::from_stream(events)
}

/// The number to go on from. Of an id that an earlier run of the server gave, all that is kept is new.
fn start(class: &Class, id: Option<&str>) -> u64 {
    let Some((run, number)) = id.and_then(|id| id.split_once('-')) else { return class.requests.start() };
    if run == class.run { number.parse().unwrap_or_else(|_| class.requests.start()) } else { 0 }
}

impl Follower {
    /// The next events as text; `None` when the server stops.
    async fn next(&mut self) -> Option<String> {
        if let Some(told_at) = self.told_at {
            tokio::select! {
                _ = self.stopping.wait_for(|stopping| *stopping) => return None,
                () = time::sleep_until(told_at + BREATH) => {}
            }
        }
        loop {
            // Before the look, so that what changes during it is seen by the next one.
            self.changes.mark_unchanged();
            let text = self.news();
            if !text.is_empty() {
                self.told_at = Some(Instant::now());
                return Some(text);
            }
            self.told_at = None;
            tokio::select! {
                _ = self.stopping.wait_for(|stopping| *stopping) => return None,
                changed = self.changes.changed() => changed.ok()?,
                () = time::sleep(QUIET) => return Some(": quiet\n\n".to_owned()),
            }
        }
    }

    fn news(&mut self) -> String {
        let mut text = self.greeting.take().unwrap_or_default();
        let News { before, last, entries } = self.class.requests.after(self.last, BATCH);
        let run = &self.class.run;
        let state = self.class.state(before);
        // Writing to a string can't fail.
        if state != self.state {
            let _ = write!(text, "event: state\ndata: {state}\n\n");
            self.state = state;
        }
        if !entries.is_empty() {
            // Where it is not the number after the last one, those between are gone.
            let from = last - entries.len() as u64 + 1;
            let list = entries.join(",");
            let _ = write!(
                text,
                "id: {run}-{last}\nevent: requests\ndata: {{\"from\":{from},\"requests\":[{list}]}}\n\n"
            );
        }
        self.last = last;
        text
    }
}
