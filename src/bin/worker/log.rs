//! The last requests in IndexedDB, so that they outlive the worker.
//!
//! Each entry is also posted to a `BroadcastChannel`, which is how a page follows the log: a worker can't stream one.
//!
//! Recording does not hold up the answer: an entry whose worker is stopped in that very moment is lost.

use crate::{
    database::{Database, LOG, failure, result},
    store::pending,
};
use js_sys::Array;
use put_playground::sandbox::{Log, Logged, MAX_ENTRIES, Pending, Recorded, Secrets, StoreError};
use send_wrapper::SendWrapper;
use std::{future::ready, rc::Rc, sync::Arc};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, IdbKeyRange, IdbObjectStore, IdbTransactionMode};

/// The channel's name.
const CHANNEL: &str = "put-playground-log";

/// A log in IndexedDB.
#[derive(Debug)]
pub struct IndexedDbLog(SendWrapper<(Rc<Database>, Option<BroadcastChannel>)>);

impl IndexedDbLog {
    /// A log in this database.
    pub fn new(database: Rc<Database>) -> Self {
        // A browser without the channel still keeps the log.
        Self(SendWrapper::new((database, BroadcastChannel::new(CHANNEL).ok())))
    }
}

impl Log for IndexedDbLog {
    fn record(&self, request: Arc<Recorded>) -> Pending<'_, ()> {
        let (database, channel) = &*self.0;
        let entry = JsValue::from(request.to_text(Secrets::Hidden));
        if let Some(channel) = channel {
            let _ = channel.post_message(&entry);
        }
        let database = Rc::clone(database);
        spawn_local(async move {
            // There is nobody left to tell.
            let _ = append(&database, &entry).await;
        });
        Box::pin(ready(Ok(())))
    }

    fn latest(&self) -> Pending<'_, Vec<Logged>> {
        pending(async move {
            let entries = entries(&self.0.0, IdbTransactionMode::Readonly).await?;
            let texts: Array = result(entries.get_all()).await?.unchecked_into();
            Ok(texts.iter().rev().filter_map(|text| text.as_string()).map(Logged::Text).collect())
        })
    }

    fn clear(&self) -> Pending<'_, ()> {
        pending(async move {
            let entries = entries(&self.0.0, IdbTransactionMode::Readwrite).await?;
            result(entries.clear()).await?;
            Ok(())
        })
    }
}

async fn entries(database: &Database, mode: IdbTransactionMode) -> Result<IdbObjectStore, StoreError> {
    let transaction = database.transaction(&[LOG], mode).await?;
    transaction.object_store(LOG).map_err(|error| failure(&error))
}

async fn append(database: &Database, entry: &JsValue) -> Result<(), StoreError> {
    let entries = entries(database, IdbTransactionMode::Readwrite).await?;
    let number = result(entries.put(entry)).await?.as_f64().unwrap_or_default();
    let last_old = number - MAX_ENTRIES as f64;
    let old = IdbKeyRange::upper_bound(&last_old.into()).map_err(|error| failure(&error))?;
    result(entries.delete(&old)).await?;
    Ok(())
}
