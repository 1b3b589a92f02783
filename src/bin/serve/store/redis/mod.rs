//! Things and log in a Redis that any number of `serve` processes share.
//!
//! | key | holds |
//! |---|---|
//! | `put-playground:things` | hash: id → what is known of the thing, with the number of its version |
//! | `put-playground:bodies` | hash: id → content. Apart, so that a list need not read it |
//! | `put-playground:version` | the number of the last write |
//! | `put-playground:next` | the next id to choose for a POST |
//! | `put-playground:log` | list: the last requests, newest first |
//! | `put-playground:live` | channel: each request as it arrives, to every process |
//!
//! How durable a write is, Redis' own settings say: `appendonly yes` with `appendfsync always` makes it so before the
//! answer. A Redis that evicts keys when memory runs out (`maxmemory-policy` other than `noeviction`) would drop all things
//! at once.

mod log;
mod things;

use super::{OpenError, Stores};
use log::RedisLog;
use put_playground::sandbox::StoreError;
use redis::{
    Client, FromRedisValue, IntoConnectionInfo, Pipeline, RedisError, ScriptInvocation,
    aio::{ConnectionManager, ConnectionManagerConfig},
    io::tcp::{TcpSettings, socket2::TcpKeepalive},
};
use std::{sync::Arc, time::Duration};
use things::RedisStore;

/// How long to wait for a connection.
const CONNECTING: Duration = Duration::from_secs(2);
/// How long to wait for an answer; the largest bodies take part of a second on a slow network.
const ANSWERING: Duration = Duration::from_secs(4);
/// After how long a silence the system asks whether the other side is still there.
const PROBING: Duration = Duration::from_secs(30);
/// How long a new connection may take before a read that met a broken one is tried again.
const PAUSE: Duration = Duration::from_millis(50);

/// Connects to the Redis at `url`.
///
/// # Errors
///
/// The URL can't be read, nobody answers there, or the password is wrong.
pub async fn open(url: &str) -> Result<Stores, OpenError> {
    // Whoever only listens finds out by probes that the other side is gone; small commands go out at once.
    let tcp = TcpSettings::default().set_nodelay(true).set_keepalive(TcpKeepalive::new().with_time(PROBING));
    let info = url.into_connection_info().map_err(|_| OpenError::RedisUrl)?.set_tcp_settings(tcp);
    let place = format!("{}/{}", info.addr(), info.redis_settings().db());
    let refused = |error: RedisError| OpenError::Redis { place: place.clone(), reason: words(&error) };
    let client = Client::open(info).map_err(refused)?;
    let config = ConnectionManagerConfig::new()
        // Whoever waits has a person behind him: an error now and success at the next try is better than a long silence.
        .set_number_of_retries(0)
        .set_connection_timeout(Some(CONNECTING))
        .set_response_timeout(Some(ANSWERING));
    let mut manager = ConnectionManager::new_with_config(client.clone(), config).await.map_err(refused)?;
    // Who gave no password where one is asked for is connected nonetheless.
    redis::cmd("PING").exec_async(&mut manager).await.map_err(refused)?;
    let link = Link { manager, place: place.clone() };
    Ok(Stores { store: Arc::new(RedisStore::new(link.clone())), log: Arc::new(RedisLog::new(link, client)) })
}

/// The connection: one for all requests, each waiting for its own answers. Where it breaks, the next command makes a new one.
#[derive(Clone)]
struct Link {
    manager: ConnectionManager,
    place: String,
}

impl Link {
    /// What the commands give, which must change nothing: on a connection that turns out to be broken they are sent again.
    async fn read<T: FromRedisValue>(&self, commands: &Pipeline) -> Result<T, StoreError> {
        let mut manager = self.manager.clone();
        match commands.query_async(&mut manager).await {
            Err(error) if error.is_connection_dropped() => {
                tokio::time::sleep(PAUSE).await;
                commands.query_async(&mut manager).await
            }
            result => result,
        }
        .map_err(|error| self.failure(&error))
    }

    /// What the script gives. It is never sent twice: where the connection breaks, nobody knows whether it ran.
    async fn run<T: FromRedisValue>(&self, script: &ScriptInvocation<'_>) -> Result<T, StoreError> {
        let result = script.invoke_async(&mut self.manager.clone()).await;
        result.map_err(|error| self.failure(&error))
    }

    /// Runs a script that may rather run twice than not at all: on a connection that turns out to be broken it is sent again.
    async fn run_surely<T: FromRedisValue>(&self, script: &ScriptInvocation<'_>) -> Result<T, StoreError> {
        let mut manager = self.manager.clone();
        match script.invoke_async(&mut manager).await {
            Err(error) if error.is_connection_dropped() => {
                tokio::time::sleep(PAUSE).await;
                script.invoke_async(&mut manager).await
            }
            result => result,
        }
        .map_err(|error| self.failure(&error))
    }

    fn failure(&self, error: &RedisError) -> StoreError {
        match error.code() {
            // It has reached `maxmemory`; nothing of the command or script was done.
            Some("OOM") => StoreError::Full,
            _ => StoreError::Failed(format!("Redis at {}: {}", self.place, words(error))),
        }
    }
}

/// What Redis or the system says, in one line.
fn words(error: &RedisError) -> String {
    if error.is_timeout() {
        "it does not answer".to_owned()
    } else {
        let words = error.to_string().replace(['\r', '\n'], " ");
        // Another sentence follows.
        words.trim_end_matches('.').to_owned()
    }
}
