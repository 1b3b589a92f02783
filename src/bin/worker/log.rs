//! The last requests in IndexedDB, so that they outlive the worker.
//!
//! Recording does not hold up the answer: an entry whose worker is stopped in that very moment is lost.

use crate::{
    database::{Database, LOG, failure, result},
    store::pending,
};
use js_sys::Array;
use put_playground::sandbox::{Log, MAX_ENTRIES, Pending, StoreError};
use send_wrapper::SendWrapper;
use std::{future::ready, rc::Rc};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbKeyRange, IdbObjectStore, IdbTransactionMode};

/// A log in IndexedDB.
#[derive(Debug)]
pub struct IndexedDbLog(SendWrapper<Rc<Database>>);

impl IndexedDbLog {
    /// A log in this database.
    pub fn new(database: Rc<Database>) -> Self {
        Self(SendWrapper::new(database))
    }
}

impl Log for IndexedDbLog {
    fn record(&self, entry: String) -> Pending<'_, ()> {
        let database = Rc::clone(&self.0);
        spawn_local(async move {
            // There is nobody left to tell.
            let _ = append(&database, entry).await;
        });
        Box::pin(ready(Ok(())))
    }

    fn latest(&self) -> Pending<'_, Vec<String>> {
        pending(async move {
            let entries = entries(&self.0, IdbTransactionMode::Readonly).await?;
            let texts: Array = result(entries.get_all()).await?.unchecked_into();
            Ok(texts.iter().rev().filter_map(|text| text.as_string()).collect())
        })
    }

    fn clear(&self) -> Pending<'_, ()> {
        pending(async move {
            let entries = entries(&self.0, IdbTransactionMode::Readwrite).await?;
            result(entries.clear()).await?;
            Ok(())
        })
    }
}

async fn entries(database: &Database, mode: IdbTransactionMode) -> Result<IdbObjectStore, StoreError> {
    let transaction = database.transaction(&[LOG], mode).await?;
    transaction.object_store(LOG).map_err(|error| failure(&error))
}

async fn append(database: &Database, entry: String) -> Result<(), StoreError> {
    let entries = entries(database, IdbTransactionMode::Readwrite).await?;
    let number = result(entries.put(&entry.into())).await?.as_f64().unwrap_or_default();
    let last_old = number - MAX_ENTRIES as f64;
    let old = IdbKeyRange::upper_bound(&last_old.into()).map_err(|error| failure(&error))?;
    result(entries.delete(&old)).await?;
    Ok(())
}
