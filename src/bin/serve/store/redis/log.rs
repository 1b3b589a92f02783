//! The log in Redis, and its entries as they come, whichever process they came to.

use super::{CONNECTING, Link};
use futures_util::StreamExt;
use put_playground::sandbox::{Log, MAX_ENTRIES, Pending};
use redis::{Client, RedisError, Script};
use std::time::Duration;
use tokio::{sync::broadcast, task::JoinHandle, time};

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

/// A log in Redis.
pub struct RedisLog {
    link: Link,
    record: Script,
    live: broadcast::Sender<String>,
    listener: JoinHandle<()>,
}

impl RedisLog {
    /// A log behind this connection, with another one of its own to listen on.
    pub fn new(link: Link, client: Client) -> Self {
        let (live, _) = broadcast::channel(WAITING);
        let listener = tokio::spawn(listen(client, live.clone()));
        Self { link, record: Script::new(RECORD), live, listener }
    }
}

impl Drop for RedisLog {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

/// Relays what all processes publish, for as long as this one lives and over any number of lost connections.
async fn listen(client: Client, live: broadcast::Sender<String>) {
    loop {
        // There is nobody to tell but those who listen, and to them a pause looks like silence.
        let _ = relay(&client, &live).await;
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
    let Ok(subscription) = time::timeout(CONNECTING, connecting).await else { return Ok(()) };
    let mut subscription = subscription?;
    let mut messages = subscription.on_message();
    while let Some(message) = messages.next().await {
        // Without followers it goes nowhere.
        let _ = live.send(message.get_payload()?);
    }
    Ok(())
}

impl Log for RedisLog {
    fn record(&self, entry: String) -> Pending<'_, ()> {
        Box::pin(async move {
            let mut script = self.record.prepare_invoke();
            script.key(LOG).key(LIVE).arg(entry).arg(MAX_ENTRIES);
            self.link.run(&script).await
        })
    }

    fn latest(&self) -> Pending<'_, Vec<String>> {
        Box::pin(async move {
            let mut commands = redis::pipe();
            commands.lrange(LOG, 0, -1);
            let (entries,): (Vec<String>,) = self.link.read(&commands).await?;
            Ok(entries)
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
}
