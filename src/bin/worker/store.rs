//! Things in IndexedDB, shared by every tab of the origin and kept when the worker is stopped.
//!
//! An operation is one transaction, and a write is confirmed only after the transaction's `complete` event. Transactions
//! that write to the same object stores run one after the other, in whatever worker they were started, so a decision and
//! its write can't be separated.

use crate::{
    convert::{from_latin1, to_latin1},
    database::{BODIES, Database, LOG, META, THINGS, failure, result, written},
    log,
};
use bytes::Bytes;
use http::HeaderValue;
use js_sys::{Array, Object, Reflect, Uint8Array};
use put_playground::sandbox::{Change, Decide, FIRST_CHOSEN_ID, Pending, Store, StoreError, Summary, Thing};
use send_wrapper::SendWrapper;
use std::{
    future::Future,
    pin::Pin,
    rc::Rc,
    time::{Duration, SystemTime},
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbObjectStore, IdbTransaction, IdbTransactionMode};

/// A store in IndexedDB.
#[derive(Debug)]
pub struct IndexedDbStore(SendWrapper<Rc<Database>>);

/// JavaScript's values live on one thread, and so does the worker: the wrapper never panics here.
pub fn pending<'a, T: 'a>(future: impl Future<Output = Result<T, StoreError>> + 'a) -> Pending<'a, T> {
    // Boxed before it is wrapped: one wrapper for each result, not for each operation, is a good part of the worker's size.
    let future: Pin<Box<dyn Future<Output = Result<T, StoreError>> + 'a>> = Box::pin(future);
    Box::pin(SendWrapper::new(future))
}

impl IndexedDbStore {
    /// A store in this database.
    pub fn new(database: Rc<Database>) -> Self {
        Self(SendWrapper::new(database))
    }

    /// A transaction that writes. It takes the entries of the log along that wait to be written, so that they last as what
    /// the requests did lasts, and cost no transaction of their own.
    async fn writing(&self) -> Result<IdbTransaction, StoreError> {
        let stores = [THINGS, BODIES, META, LOG];
        let transaction = self.0.transaction(&stores, IdbTransactionMode::Readwrite).await?;
        log::append(&self.0, &transaction)?;
        Ok(transaction)
    }
}

impl Store for IndexedDbStore {
    fn get<'a>(&'a self, id: &'a str) -> Pending<'a, Option<Thing>> {
        pending(async move {
            let transaction = self.0.transaction(&[THINGS, BODIES], IdbTransactionMode::Readonly).await?;
            read(&transaction, id).await
        })
    }

    fn change<'a>(&'a self, id: &'a str, decide: &'a mut Decide<'a>) -> Pending<'a, ()> {
        pending(async move {
            let transaction = self.writing().await?;
            let current = read(&transaction, id).await?;
            match decide(current.as_ref()) {
                Change::Keep => return Ok(()),
                Change::Put(thing) => write(&transaction, id, &thing)?,
                Change::Remove => {
                    for name in [THINGS, BODIES] {
                        part(&transaction, name)?.delete(&id.into()).map_err(|error| failure(&error))?;
                    }
                }
            }
            written(&transaction).await
        })
    }

    fn add(&self, thing: Thing) -> Pending<'_, String> {
        pending(async move {
            let transaction = self.writing().await?;
            let meta = part(&transaction, META)?;
            let things = part(&transaction, THINGS)?;
            let next = result(meta.get(&"next".into())).await?.as_f64();
            let mut next = next.map_or(FIRST_CHOSEN_ID, |next| next as u32);
            while result(things.count_with_key(&next.to_string().into())).await?.as_f64() != Some(0.0) {
                next += 1;
            }
            let id = next.to_string();
            write(&transaction, &id, &thing)?;
            meta.put_with_key(&(next + 1).into(), &"next".into()).map_err(|error| failure(&error))?;
            written(&transaction).await?;
            Ok(id)
        })
    }

    fn list(&self) -> Pending<'_, Vec<Summary>> {
        pending(async move {
            let transaction = self.0.transaction(&[THINGS], IdbTransactionMode::Readonly).await?;
            let things = part(&transaction, THINGS)?;
            let (keys, values) = (things.get_all_keys(), things.get_all());
            let keys: Array = result(keys).await?.unchecked_into();
            let values: Array = result(values).await?.unchecked_into();
            let summary = |(id, record): (JsValue, JsValue)| Summary {
                id: id.as_string().unwrap_or_default(),
                size: number(&record, "size") as u64,
                content_type: header(&record, "type"),
                etag: text(&record, "etag").unwrap_or_default(),
                modified: modified(&record),
            };
            Ok(keys.iter().zip(values.iter()).map(summary).collect())
        })
    }

    fn clear(&self) -> Pending<'_, u64> {
        pending(async move {
            let transaction = self.writing().await?;
            let count = result(part(&transaction, THINGS)?.count()).await?.as_f64().unwrap_or_default();
            for name in [THINGS, BODIES] {
                part(&transaction, name)?.clear().map_err(|error| failure(&error))?;
            }
            written(&transaction).await?;
            Ok(count as u64)
        })
    }
}

fn part(transaction: &IdbTransaction, name: &str) -> Result<IdbObjectStore, StoreError> {
    transaction.object_store(name).map_err(|error| failure(&error))
}

async fn read(transaction: &IdbTransaction, id: &str) -> Result<Option<Thing>, StoreError> {
    let id = JsValue::from_str(id);
    // Both requests first: they run in order, and the second's result is there when the first was awaited.
    let (record, body) = (part(transaction, THINGS)?.get(&id), part(transaction, BODIES)?.get(&id));
    let record = result(record).await?;
    let body = result(body).await?;
    let Some(body) = body.dyn_ref::<Uint8Array>() else {
        return Ok(None);
    };
    Ok(Some(Thing {
        body: Bytes::from(body.to_vec()),
        content_type: header(&record, "type"),
        content_encoding: header(&record, "encoding"),
        content_language: header(&record, "language"),
        modified: modified(&record),
    }))
}

fn write(transaction: &IdbTransaction, id: &str, thing: &Thing) -> Result<(), StoreError> {
    let id = JsValue::from_str(id);
    let record = Object::new();
    for (name, value) in [
        ("type", &thing.content_type),
        ("encoding", &thing.content_encoding),
        ("language", &thing.content_language),
    ] {
        if let Some(value) = value {
            set(&record, name, &from_latin1(value.as_bytes()).into())?;
        }
    }
    let modified = thing.modified.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    set(&record, "etag", &thing.entity_tag().to_string().into())?;
    set(&record, "size", &(thing.body.len() as f64).into())?;
    set(&record, "modified", &(modified.as_secs() as f64).into())?;
    let put = |name, value: &JsValue| {
        part(transaction, name)?.put_with_key(value, &id).map_err(|error| failure(&error))
    };
    put(THINGS, &record)?;
    put(BODIES, &Uint8Array::from(&thing.body[..]))?;
    Ok(())
}

fn set(record: &Object, name: &str, value: &JsValue) -> Result<(), StoreError> {
    Reflect::set(record, &name.into(), value).map_err(|error| failure(&error))?;
    Ok(())
}

fn text(record: &JsValue, name: &str) -> Option<String> {
    Reflect::get(record, &name.into()).ok()?.as_string()
}

fn number(record: &JsValue, name: &str) -> f64 {
    Reflect::get(record, &name.into()).ok().and_then(|value| value.as_f64()).unwrap_or_default()
}

fn header(record: &JsValue, name: &str) -> Option<HeaderValue> {
    HeaderValue::from_bytes(&to_latin1(&text(record, name)?)).ok()
}

fn modified(record: &JsValue) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(number(record, "modified") as u64)
}
