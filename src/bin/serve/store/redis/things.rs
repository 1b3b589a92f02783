//! Things in Redis.
//!
//! A change looks, decides, and then asks Redis to write if the thing is still what it was when it was looked at. Every write gives a
//! thing a version number of its own, so "still" means the very same write, not merely equal content. Who comes too late
//! looks and decides again.

use super::{super::record::Record, Link};
use bytes::Bytes;
use put_playground::sandbox::{Change, Decide, FIRST_CHOSEN_ID, Pending, Store, StoreError, Summary, Thing};
use redis::Script;
use std::{
    hash::{BuildHasher, Hasher, RandomState},
    time::Duration,
};
use tokio::sync::Mutex;

const THINGS: &str = "put-playground:things";
const BODIES: &str = "put-playground:bodies";
const VERSION: &str = "put-playground:version";
const NEXT: &str = "put-playground:next";

/// How often a change is tried before the client is told to come again.
const ATTEMPTS: u32 = 40;

/// The longest pause before another try.
const LONGEST_PAUSE: Duration = Duration::from_millis(30);

/// Writes or removes a thing unless another write came between. Arguments: id, the record as it was found (empty: none),
/// the new record (empty: remove), the new content.
const WRITE: &str = r"
if (redis.call('HGET', KEYS[1], ARGV[1]) or '') ~= ARGV[2] then
  return 0
end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[1], ARGV[1])
  redis.call('HDEL', KEYS[2], ARGV[1])
else
  local version = redis.call('INCR', KEYS[3])
  redis.call('HSET', KEYS[1], ARGV[1], 'version ' .. version .. '\n' .. ARGV[3])
  redis.call('HSET', KEYS[2], ARGV[1], ARGV[4])
end
return 1";

/// Keeps a thing under an id that was not in use. Arguments: the first id, the record, the content.
const ADD: &str = r"
local id = tonumber(redis.call('GET', KEYS[4]) or ARGV[1])
while redis.call('HEXISTS', KEYS[1], string.format('%d', id)) == 1 do
  id = id + 1
end
local name = string.format('%d', id)
local version = redis.call('INCR', KEYS[3])
redis.call('SET', KEYS[4], string.format('%d', id + 1))
redis.call('HSET', KEYS[1], name, 'version ' .. version .. '\n' .. ARGV[2])
redis.call('HSET', KEYS[2], name, ARGV[3])
return name";

/// Removes all things; their memory is given back beside other work.
const CLEAR: &str = r"
local count = redis.call('HLEN', KEYS[1])
redis.call('UNLINK', KEYS[1], KEYS[2])
return count";

/// A store in Redis.
pub struct RedisStore {
    link: Link,
    write: Script,
    add: Script,
    clear: Script,
    /// Where several requests of this process want to change one thing, they stand in line here instead of getting in each
    /// other's way in Redis. Taken after a first try in vain, so an ordinary change waits for nobody.
    lines: [Mutex<()>; 64],
    hasher: RandomState,
}

impl RedisStore {
    /// A store behind this connection.
    pub fn new(link: Link) -> Self {
        Self {
            link,
            write: Script::new(WRITE),
            add: Script::new(ADD),
            clear: Script::new(CLEAR),
            lines: [const { Mutex::const_new(()) }; 64],
            hasher: RandomState::new(),
        }
    }

    /// The thing, and its record as Redis has it; empty where there is none.
    async fn look(&self, id: &str) -> Result<(Vec<u8>, Option<Thing>), StoreError> {
        let mut commands = redis::pipe();
        commands.atomic().hget(THINGS, id).hget(BODIES, id);
        let (record, body): (Option<Vec<u8>>, Option<Vec<u8>>) = self.link.read(&commands).await?;
        let Some(record) = record else { return Ok((Vec::new(), None)) };
        let thing =
            Record::parse(&record).zip(body).and_then(|(known, body)| known.with_body(Bytes::from(body)));
        thing.map(|thing| (record, Some(thing))).ok_or_else(|| unreadable(id))
    }

    /// One try to change a thing; `false` if another write came between.
    async fn try_change(&self, id: &str, decide: &mut Decide<'_>) -> Result<bool, StoreError> {
        let (found, current) = self.look(id).await?;
        let (record, body) = match decide(current.as_ref()) {
            Change::Keep => return Ok(true),
            Change::Put(thing) => (Record::of(&thing).to_bytes(), thing.body),
            Change::Remove => (Vec::new(), Bytes::new()),
        };
        let mut script = self.write.prepare_invoke();
        script.key(THINGS).key(BODIES).key(VERSION).arg(id).arg(found).arg(record).arg(&*body);
        self.link.run(&script).await
    }

    fn line(&self, id: &str) -> &Mutex<()> {
        &self.lines[self.hasher.hash_one(id) as usize % self.lines.len()]
    }
}

/// Longer from try to try, and never the same for two who collided.
fn pause(attempt: u32) -> Duration {
    let longest = Duration::from_micros(250).saturating_mul(1 << attempt.min(10)).min(LONGEST_PAUSE);
    let chance = RandomState::new().build_hasher().finish() % 1000;
    longest.mul_f64(chance as f64 / 1000.0)
}

fn unreadable(id: &str) -> StoreError {
    StoreError::Failed(format!("what Redis holds of the thing {id:?} can't be read"))
}

impl Store for RedisStore {
    fn get<'a>(&'a self, id: &'a str) -> Pending<'a, Option<Thing>> {
        Box::pin(async move { Ok(self.look(id).await?.1) })
    }

    fn change<'a>(&'a self, id: &'a str, decide: &'a mut Decide<'a>) -> Pending<'a, ()> {
        Box::pin(async move {
            if self.try_change(id, decide).await? {
                return Ok(());
            }
            let _in_line = self.line(id).lock().await;
            for attempt in 1..ATTEMPTS {
                if self.try_change(id, decide).await? {
                    return Ok(());
                }
                tokio::time::sleep(pause(attempt)).await;
            }
            Err(StoreError::Busy)
        })
    }

    fn add(&self, thing: Thing) -> Pending<'_, String> {
        Box::pin(async move {
            let mut script = self.add.prepare_invoke();
            script.key(THINGS).key(BODIES).key(VERSION).key(NEXT);
            script.arg(FIRST_CHOSEN_ID).arg(Record::of(&thing).to_bytes()).arg(&*thing.body);
            self.link.run(&script).await
        })
    }

    fn list(&self) -> Pending<'_, Vec<Summary>> {
        Box::pin(async move {
            let mut commands = redis::pipe();
            commands.hgetall(THINGS);
            let (mut all,): (Vec<(String, Vec<u8>)>,) = self.link.read(&commands).await?;
            all.sort_unstable();
            let summary = |(id, record): (String, Vec<u8>)| {
                Record::parse(&record).map(|record| record.summary(&id)).ok_or_else(|| unreadable(&id))
            };
            all.into_iter().map(summary).collect()
        })
    }

    fn clear(&self) -> Pending<'_, u64> {
        Box::pin(async move {
            let mut script = self.clear.prepare_invoke();
            script.key(THINGS).key(BODIES);
            self.link.run(&script).await
        })
    }
}
