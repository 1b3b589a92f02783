//! The last requests in IndexedDB, so that they outlive the worker.
//!
//! Each entry is also posted to a `BroadcastChannel`, which is how a page follows the log: a worker can't stream one.
//!
//! Recording does not hold up the answer: the entry of a request that writes is written with it, any other soon after; one
//! whose worker is stopped in that very moment is lost.

use crate::{
    database::{Database, LOG, failure, result},
    store::pending,
};
use js_sys::Array;
use put_playground::sandbox::{Log, Logged, MAX_ENTRIES, Pending, Recorded, Secrets, StoreError};
use send_wrapper::SendWrapper;
use std::{cell::Cell, future::ready, rc::Rc, sync::Arc};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, IdbKeyRange, IdbObjectStore, IdbTransaction, IdbTransactionMode};

/// The channel's name.
const CHANNEL: &str = "put-playground-log";

/// How many entries come until the oldest are removed: to do so each time would cost as much as the entry.
const TRIM_EVERY: u32 = 50;

/// A log in IndexedDB.
#[derive(Debug)]
pub struct IndexedDbLog {
    database: SendWrapper<Rc<Database>>,
    /// Absent in a browser that has none; the log is kept there, too.
    channel: SendWrapper<Option<BroadcastChannel>>,
    /// How many entries this worker has recorded.
    recorded: SendWrapper<Cell<u32>>,
}

impl IndexedDbLog {
    /// A log in this database.
    pub fn new(database: Rc<Database>) -> Self {
        Self {
            database: SendWrapper::new(database),
            channel: SendWrapper::new(BroadcastChannel::new(CHANNEL).ok()),
            recorded: SendWrapper::new(Cell::new(0)),
        }
    }
}

impl Log for IndexedDbLog {
    fn record(&self, request: Arc<Recorded>) -> Pending<'_, ()> {
        let entry = JsValue::from(request.to_text(Secrets::Hidden));
        if let Some(channel) = &*self.channel {
            let _ = channel.post_message(&entry);
        }
        let database = Rc::clone(&self.database);
        database.unwritten.borrow_mut().push(entry);
        let count = self.recorded.get();
        self.recorded.set(count.wrapping_add(1));
        // When this runs, the request has started its own transaction if it has one, and that took the entry along.
        spawn_local(async move {
            // There is nobody left to tell.
            let _ = write(&database).await;
            if count.is_multiple_of(TRIM_EVERY) {
                let _ = trim(&database).await;
            }
        });
        Box::pin(ready(Ok(())))
    }

    fn latest(&self) -> Pending<'_, Vec<Logged>> {
        pending(async move {
            let entries = entries(&self.database, IdbTransactionMode::Readonly).await?;
            let texts: Array = result(entries.get_all()).await?.unchecked_into();
            let newest = texts.iter().rev().take(MAX_ENTRIES);
            Ok(newest.filter_map(|text| text.as_string()).map(Logged::Text).collect())
        })
    }

    fn clear(&self) -> Pending<'_, ()> {
        pending(async move {
            self.database.unwritten.borrow_mut().clear();
            let entries = entries(&self.database, IdbTransactionMode::Readwrite).await?;
            result(entries.clear()).await?;
            Ok(())
        })
    }
}

async fn entries(database: &Database, mode: IdbTransactionMode) -> Result<IdbObjectStore, StoreError> {
    let transaction = database.transaction(&[LOG], mode).await?;
    transaction.object_store(LOG).map_err(|error| failure(&error))
}

/// Writes the entries that no other transaction took along.
async fn write(database: &Database) -> Result<(), StoreError> {
    if !database.unwritten.borrow().is_empty() {
        let transaction = database.transaction(&[LOG], IdbTransactionMode::Readwrite).await?;
        append(database, &transaction)?;
    }
    Ok(())
}

/// Adds the unwritten entries in a transaction that was started for more.
///
/// # Errors
///
/// The transaction does not take them.
pub fn append(database: &Database, transaction: &IdbTransaction) -> Result<(), StoreError> {
    let entries = transaction.object_store(LOG).map_err(|error| failure(&error))?;
    for entry in database.unwritten.take() {
        entries.put(&entry).map_err(|error| failure(&error))?;
    }
    Ok(())
}

/// Removes all but the newest.
async fn trim(database: &Database) -> Result<(), StoreError> {
    let entries = entries(database, IdbTransactionMode::Readwrite).await?;
    let numbers: Array = result(entries.get_all_keys()).await?.unchecked_into();
    if let Some(surplus) = numbers.length().checked_sub(MAX_ENTRIES as u32 + 1) {
        let old = IdbKeyRange::upper_bound(&numbers.get(surplus)).map_err(|error| failure(&error))?;
        result(entries.delete(&old)).await?;
    }
    Ok(())
}
