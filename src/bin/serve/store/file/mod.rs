//! Things in one file, by redb: a B-tree with copy on write, in Rust alone.
//!
//! Why redb and not SQLite: both keep every committed byte through a crash. SQLite is C: it asks for a C compiler where
//! this project asks for Rust alone, and it would be the only code here that Rust does not check. redb needs nothing but
//! the system's C library, its file is checked by sums from root to leaf, and a write transaction is a plain value, which
//! the next point needs. What redb does worse: after an error of the disk it has to be opened again (`database.rs`).
//!
//! Writes share their way to the disk. A change looks, decides and writes in the one open transaction, in its turn, and then
//! waits; a committer on a thread of its own queues for a turn like everybody else, and when it comes, all that was written
//! since the last commit becomes durable with one fsync. Only then does anybody hear that his write was done. So
//! 64 writers cost one fsync, one writer waits for nobody, and no decision is ever made upon a state that another
//! write has changed. Reads see what was committed last and wait for nothing.
//!
//! The calls into redb block, for microseconds as long as pages are in memory; the long ones (commit, list) have
//! a thread of their own.

mod database;
mod error;
mod tables;

use super::OpenError;
use database::Opened;
use error::failure;
use put_playground::sandbox::{Change, Decide, Pending, Store, StoreError, Summary, Thing};
use redb::{Error, WriteTransaction};
use std::{path::Path, sync::Arc};
use tokio::{
    sync::{Mutex, MutexGuard, oneshot},
    task::spawn_blocking,
};

/// A store in a file that no other process has open.
pub struct FileStore(Arc<Shared>);

struct Shared {
    file: Opened,
    /// The turn to write, and what was written since the last commit.
    batch: Mutex<Option<Batch>>,
}

/// Changes that become durable together.
struct Batch {
    transaction: WriteTransaction,
    waiting: Vec<oneshot::Sender<Result<(), StoreError>>>,
}

impl FileStore {
    /// Opens the file, or makes it.
    ///
    /// # Errors
    ///
    /// See [`Opened::at`].
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        Ok(Self(Arc::new(Shared { file: Opened::at(path)?, batch: Mutex::new(None) })))
    }
}

impl Shared {
    /// Makes all that was written durable, and tells those who wait for it.
    fn commit(&self) {
        let mut turn = self.batch.blocking_lock();
        // A batch that failed is gone already.
        let Some(Batch { transaction, waiting }) = turn.take() else { return };
        let result = transaction.commit().map_err(|error| failure(&error.into()));
        if result.is_err() {
            self.file.close();
        }
        for waiter in waiting {
            // Who has gone need not be told.
            let _ = waiter.send(result.clone());
        }
    }
}

impl FileStore {
    /// Writes in the open transaction, or in a new one, and waits until that is durable.
    async fn write<T>(
        &self,
        mut turn: MutexGuard<'_, Option<Batch>>,
        act: impl FnOnce(&WriteTransaction) -> Result<T, Error>,
    ) -> Result<T, StoreError> {
        let shared = &self.0;
        let mut batch = match turn.take() {
            Some(batch) => batch,
            None => {
                // Nobody else has a transaction, for this is our turn: it begins without waiting.
                let transaction = shared.file.with(|database| Ok(database.begin_write()?))?;
                let committer = Arc::clone(shared);
                spawn_blocking(move || committer.commit());
                Batch { transaction, waiting: Vec::new() }
            }
        };
        let result = match act(&batch.transaction) {
            Ok(result) => result,
            Err(error) => {
                // What this one left behind can't be told from what the others wrote: all of it goes.
                let error = failure(&error);
                drop(batch.transaction);
                shared.file.close();
                for waiter in batch.waiting {
                    let _ = waiter.send(Err(error.clone()));
                }
                return Err(error);
            }
        };
        let (tell, told) = oneshot::channel();
        batch.waiting.push(tell);
        *turn = Some(batch);
        drop(turn);
        told.await.unwrap_or_else(|_| Err(StoreError::Failed("the write was cut short".to_owned())))?;
        Ok(result)
    }
}

impl Store for FileStore {
    fn get<'a>(&'a self, id: &'a str) -> Pending<'a, Option<Thing>> {
        Box::pin(async move { self.0.file.look(|committed| tables::committed(committed, id)) })
    }

    fn change<'a>(&'a self, id: &'a str, decide: &'a mut Decide<'a>) -> Pending<'a, ()> {
        Box::pin(async move {
            let turn = self.0.batch.lock().await;
            let current = match &*turn {
                Some(Batch { transaction, .. }) => {
                    tables::current(transaction, id).map_err(|error| failure(&error))?
                }
                None => self.0.file.look(|committed| tables::committed(committed, id))?,
            };
            match decide(current.as_ref()) {
                // With a batch open, this may rest on what is not durable yet, and has to wait for it.
                Change::Keep if turn.is_none() => Ok(()),
                Change::Keep => self.write(turn, |_| Ok(())).await,
                Change::Put(thing) => {
                    self.write(turn, |transaction| tables::put(transaction, id, &thing)).await
                }
                Change::Remove => self.write(turn, |transaction| tables::remove(transaction, id)).await,
            }
        })
    }

    fn add(&self, thing: Thing) -> Pending<'_, String> {
        Box::pin(async move {
            let turn = self.0.batch.lock().await;
            self.write(turn, |transaction| {
                let id = tables::choose(transaction)?;
                tables::put(transaction, &id, &thing)?;
                Ok(id)
            })
            .await
        })
    }

    fn list(&self) -> Pending<'_, Vec<Summary>> {
        let shared = Arc::clone(&self.0);
        Box::pin(async move {
            let list = spawn_blocking(move || shared.file.look(tables::list)).await;
            list.unwrap_or_else(|_| Err(StoreError::Failed("the list was cut short".to_owned())))
        })
    }

    fn clear(&self) -> Pending<'_, u64> {
        Box::pin(async move {
            let turn = self.0.batch.lock().await;
            self.write(turn, tables::clear).await
        })
    }
}
