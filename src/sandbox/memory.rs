//! Things and log in memory: for TCP by default, and for tests.

use super::{
    Change, Decide, Log, Logged, MAX_ENTRIES, Pending, Recorded, Store, Summary, Thing,
    store::FIRST_CHOSEN_ID,
};
use std::{
    collections::{BTreeMap, VecDeque},
    future::ready,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A store that forgets everything when the process ends.
#[derive(Debug, Default)]
pub struct MemoryStore(Mutex<Shelf>);

#[derive(Debug)]
struct Shelf {
    things: BTreeMap<String, Thing>,
    next: u32,
}

impl Default for Shelf {
    fn default() -> Self {
        Self { things: BTreeMap::new(), next: FIRST_CHOSEN_ID }
    }
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }
}

/// A panic elsewhere while the lock was held can't leave these maps half-changed, so poison is no reason to stop.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store for MemoryStore {
    fn get<'a>(&'a self, id: &'a str) -> Pending<'a, Option<Thing>> {
        Box::pin(ready(Ok(lock(&self.0).things.get(id).cloned())))
    }

    fn change<'a>(&'a self, id: &'a str, decide: &'a mut Decide<'a>) -> Pending<'a, ()> {
        let mut shelf = lock(&self.0);
        let current = shelf.things.get_mut(id);
        let old = match (decide(current.as_deref()), current) {
            (Change::Keep, _) => None,
            (Change::Put(thing), Some(current)) => Some(std::mem::replace(current, thing)),
            (Change::Put(thing), None) => shelf.things.insert(id.to_owned(), thing),
            (Change::Remove, _) => shelf.things.remove(id),
        };
        drop(shelf);
        // It may be large, and others need not wait until it is freed.
        drop(old);
        Box::pin(ready(Ok(())))
    }

    fn add(&self, thing: Thing) -> Pending<'_, String> {
        let mut shelf = lock(&self.0);
        let mut id = shelf.next.to_string();
        while shelf.things.contains_key(&id) {
            shelf.next += 1;
            id = shelf.next.to_string();
        }
        shelf.next += 1;
        shelf.things.insert(id.clone(), thing);
        Box::pin(ready(Ok(id)))
    }

    fn list(&self) -> Pending<'_, Vec<Summary>> {
        let shelf = lock(&self.0);
        let list = shelf.things.iter().map(|(id, thing)| thing.summary(id)).collect();
        Box::pin(ready(Ok(list)))
    }

    fn clear(&self) -> Pending<'_, u64> {
        let things = std::mem::take(&mut lock(&self.0).things);
        Box::pin(ready(Ok(things.len() as u64)))
    }
}

/// The last [`MAX_ENTRIES`] requests, with their secrets.
#[derive(Debug, Default)]
pub struct MemoryLog(Mutex<VecDeque<Arc<Recorded>>>);

impl MemoryLog {
    /// An empty log.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Log for MemoryLog {
    fn record(&self, request: Arc<Recorded>) -> Pending<'_, ()> {
        let mut entries = lock(&self.0);
        let oldest = if entries.len() < MAX_ENTRIES { None } else { entries.pop_back() };
        entries.push_front(request);
        drop(entries);
        // Up to 64 KiB are freed, which others need not wait for.
        drop(oldest);
        Box::pin(ready(Ok(())))
    }

    fn latest(&self) -> Pending<'_, Vec<Logged>> {
        Box::pin(ready(Ok(lock(&self.0).iter().cloned().map(Logged::Whole).collect())))
    }

    fn clear(&self) -> Pending<'_, ()> {
        lock(&self.0).clear();
        Box::pin(ready(Ok(())))
    }

    fn keeps_secrets(&self) -> bool {
        true
    }
}
