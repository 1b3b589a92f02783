//! The log in Redis, and its entries as they come, whichever process they came to.

use super::{CONNECTING, Link};
use futures_util::{StreamExt, stream};
use put_playground::sandbox::{Following, Log, Logged, MAX_ENTRIES, News, Pending, Recorded, Secrets};
use redis::{Client, RedisError, Script};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::broadcast::{self, error::RecvError},
    task::JoinHandle,
    time,
};

const LOG: &str = "put-playground:log";
const LIVE: &str = "put-playground:live";

/// How many entries may wait for a slow follower before it misses some.
const WAITING: usize = 256;

/// How long to wait before another try to listen.
const PAUSE: Duration = Duration::from_millis(500);

/// Adds an entry for those who ask and for those who listen. Arguments: the entry, how many to keep.
const RECORD: &str = r"
redis.call('LPUSH', KEYS[1], ARGV[1])
redis.call('LTRIM', KEYS[1], 0, ARGV[2] - 1)
redis.call('PUBLISH', KEYS[2], ARGV[1])";

/// A log in Redis. Secrets do not leave the process.
pub struct RedisLog {
    link: Link,
    record: Script,
    live: broadcast::Sender<String>,
    listener: JoinHandle<()>,
}

impl RedisLog {
    /// A log behind this connection, and another connection by this client to listen on.
    pub fn new(link: Link, client: Client) -> Self {
        let live = broadcast::Sender::new(WAITING);
        let listener = tokio::spawn(listen(client, link.place.clone(), live.clone()));
        Self { link, record: Script::new(RECORD), live, listener }
    }
}

impl Drop for RedisLog {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

/// Relays what all processes publish, over any number of lost connections.
async fn listen(client: Client, place: String, live: broadcast::Sender<String>) {
    let mut told = String::new();
    loop {
        // Followers can't be told: to them the gap looks like silence.
        let lost = match relay(&client, &live).await {
            Ok(()) => "the connection ended".to_owned(),
            Err(error) => super::words(&error),
        };
        // Once, and not with every try until Redis is back.
        if lost != told {
            tracing::warn!(redis = place, "the live log pauses: {lost}");
            told = lost;
        }
        time::sleep(PAUSE).await;
    }
}

/// Relays until the connection is lost.
async fn relay(client: &Client, live: &broadcast::Sender<String>) -> Result<(), RedisError> {
    let connecting = async {
        let mut subscription = client.get_async_pubsub().await?;
        subscription.subscribe(LIVE).await?;
        Ok::<_, RedisError>(subscription)
    };
    let connected = time::timeout(CONNECTING, connecting).await;
    let mut subscription = connected.map_err(std::io::Error::from)??;
    let mut messages = subscription.on_message();
    while let Some(message) = messages.next().await {
        // Without followers it goes nowhere.
        let _ = live.send(message.get_payload()?);
    }
    Ok(())
}

impl Log for RedisLog {
    fn record(&self, request: Arc<Recorded>) -> Pending<'_, ()> {
        Box::pin(async move {
            let mut script = self.record.prepare_invoke();
            script.key(LOG).key(LIVE).arg(request.to_text(Secrets::Hidden)).arg(MAX_ENTRIES);
            self.link.run_surely(&script).await
        })
    }

    fn latest(&self) -> Pending<'_, Vec<Logged>> {
        Box::pin(async move {
            let mut commands = redis::pipe();
            commands.lrange(LOG, 0, -1);
            let (entries,): (Vec<String>,) = self.link.read(&commands).await?;
            Ok(entries.into_iter().map(Logged::Text).collect())
        })
    }

    fn clear(&self) -> Pending<'_, ()> {
        Box::pin(async move {
            let mut commands = redis::pipe();
            // Forgetting twice is forgetting once.
            commands.del(LOG).ignore();
            self.link.read(&commands).await
        })
    }

    fn follow(&self) -> Option<Following> {
        let news = stream::unfold(self.live.subscribe(), |mut live| async {
            let heard = match live.recv().await {
                Ok(entry) => News::Entry(Logged::Text(entry)),
                Err(RecvError::Lagged(count)) => News::Missed(count),
                Err(RecvError::Closed) => return None,
            };
            Some((heard, live))
        });
        Some(Box::pin(news))
    }
}
