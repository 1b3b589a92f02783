//! A class that shares this server (`--class`): students with names that they chose, a board that shows live what they send
//! and store, and a teacher who can pause and reset.
//!
//! There are no accounts. A name is what a student's cookie says, and the teacher is who has the key from the terminal.

mod attempt;
mod cookie;
mod desk;
mod events;
mod join;
mod key;
mod name;
mod pages;
mod qr;
mod requests;
mod roster;
mod target;
mod things;
mod words;
mod writers;

pub use attempt::Attempt;
pub use desk::answer;
pub use key::Key;

use crate::addresses::reachable;
use name::Name;
use put_playground::sandbox::{Log, Store, StoreError};
use requests::Requests;
use roster::Roster;
use serde::Serialize;
use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};
use things::Account;
use tokio::sync::watch;
use writers::Writers;

/// A class, as long as the server runs.
pub struct Class {
    /// What the teacher has.
    pub key: Key,
    /// What tells the numbers of this run from those of another.
    run: String,
    addresses: Vec<String>,
    store: Arc<dyn Store>,
    log: Arc<dyn Log>,
    roster: Roster,
    requests: Requests,
    writers: Writers,
    account: tokio::sync::Mutex<Option<Account>>,
    is_paused: AtomicBool,
    changes: watch::Sender<u64>,
    stopping: watch::Receiver<bool>,
}

/// The class itself, as the board's page reads it.
#[derive(Serialize)]
struct State<'a> {
    run: &'a str,
    /// The number of the last request that was forgotten on purpose.
    before: u64,
    paused: bool,
    students: usize,
    /// Where students can join, the most likely one first.
    addresses: &'a [String],
}

impl Class {
    /// A class with this store and log, at this address, until `stopping` is true.
    pub fn new(
        key: Key,
        at: SocketAddr,
        store: Arc<dyn Store>,
        log: Arc<dyn Log>,
        stopping: watch::Receiver<bool>,
    ) -> Self {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        let join = |ip| format!("http://{}/join", SocketAddr::new(ip, at.port()));
        Self {
            key,
            run: format!("{started:x}"),
            addresses: reachable(at.ip()).into_iter().map(join).collect(),
            store,
            log,
            roster: Roster::default(),
            requests: Requests::new(),
            writers: Writers::default(),
            account: tokio::sync::Mutex::default(),
            is_paused: AtomicBool::new(false),
            changes: watch::Sender::new(0),
            stopping,
        }
    }

    /// Whether students' requests have to wait.
    fn is_paused(&self) -> bool {
        self.is_paused.load(Ordering::Acquire)
    }

    fn pause(&self, paused: bool) {
        self.is_paused.store(paused, Ordering::Release);
        self.changed();
    }

    /// Empties store, log and board. Names stay: they are in the students' browsers.
    async fn reset(&self) -> Result<(), StoreError> {
        self.store.clear().await?;
        self.log.clear().await?;
        self.writers.clear();
        self.requests.clear();
        *self.account.lock().await = None;
        self.changed();
        Ok(())
    }

    /// Puts an answered request on the board.
    fn told(&self, who: Option<&Name>, entry: String) {
        if let Some(name) = who {
            self.roster.saw(name);
        }
        self.requests.add(entry.into());
        self.changed();
    }

    /// Wakes whoever follows.
    fn changed(&self) {
        self.changes.send_modify(|version| *version = version.wrapping_add(1));
    }

    fn state(&self, before: u64) -> String {
        let state = State {
            run: &self.run,
            before,
            paused: self.is_paused(),
            students: self.roster.len(),
            addresses: &self.addresses,
        };
        serde_json::to_string(&state).unwrap_or_default()
    }
}

/// What is behind these locks is changed in single steps, so a panic elsewhere leaves nothing half-done.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
