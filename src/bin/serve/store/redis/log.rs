//! The log in Redis: what came to any of the processes.

use super::Link;
use put_playground::sandbox::{Log, MAX_ENTRIES, Pending};
use redis::Script;

const LOG: &str = "put-playground:log";
const LIVE: &str = "put-playground:live";

/// Adds an entry for those who ask and for those who listen. Arguments: the entry, how many to keep.
const RECORD: &str = r"
redis.call('LPUSH', KEYS[1], ARGV[1])
redis.call('LTRIM', KEYS[1], 0, ARGV[2] - 1)
redis.call('PUBLISH', KEYS[2], ARGV[1])";

/// A log in Redis.
pub struct RedisLog {
    link: Link,
    record: Script,
}

impl RedisLog {
    /// A log behind this connection.
    pub fn new(link: Link) -> Self {
        Self { link, record: Script::new(RECORD) }
    }
}

impl Log for RedisLog {
    fn record(&self, entry: String) -> Pending<'_, ()> {
        Box::pin(async move {
            let mut script = self.record.prepare_invoke();
            script.key(LOG).key(LIVE).arg(entry).arg(MAX_ENTRIES);
            self.link.run_surely(&script).await
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
