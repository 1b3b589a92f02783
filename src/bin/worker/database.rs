//! IndexedDB with futures.
//!
//! Requests settle promises directly: a promise's reaction runs while the transaction that settled it is still active, so
//! a transaction can await its own requests.

use js_sys::Promise;
use put_playground::sandbox::StoreError;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbObjectStoreParameters, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode, WorkerGlobalScope,
};

const NAME: &str = "put-playground";
const VERSION: u32 = 1;

/// What is known of each thing, without its content: id → object.
pub const THINGS: &str = "things";
/// The contents: id → `Uint8Array`. Apart, so that a list need not read them.
pub const BODIES: &str = "bodies";
/// Single values: `next` → the next id to choose.
pub const META: &str = "meta";
/// The requests: counter → JSON text.
pub const LOG: &str = "log";

/// A connection that is opened when it is first needed, and again after the browser closed it.
#[derive(Debug, Default)]
pub struct Database {
    connection: RefCell<Option<IdbDatabase>>,
    /// Entries of the log that the next transaction over [`LOG`] is to write.
    pub unwritten: RefCell<Vec<JsValue>>,
}

impl Database {
    /// Starts a transaction over these object stores.
    ///
    /// # Errors
    ///
    /// IndexedDB can't be had.
    pub async fn transaction(
        &self,
        stores: &[&str],
        mode: IdbTransactionMode,
    ) -> Result<IdbTransaction, StoreError> {
        let names: js_sys::Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let known = self.connection.borrow().clone();
        if let Some(database) = known
            && let Ok(transaction) = database.transaction_with_str_sequence_and_mode(&names, mode)
        {
            return Ok(transaction);
        }
        let database = open().await?;
        let transaction =
            database.transaction_with_str_sequence_and_mode(&names, mode).map_err(|error| failure(&error));
        self.connection.replace(Some(database));
        transaction
    }
}

async fn open() -> Result<IdbDatabase, StoreError> {
    let unavailable = |error: JsValue| StoreError::Unavailable(words(&error));
    let factory = js_sys::global()
        .unchecked_into::<WorkerGlobalScope>()
        .indexed_db()
        .map_err(unavailable)?
        .ok_or_else(|| StoreError::Unavailable("this browser has no IndexedDB".to_owned()))?;
    let request = factory.open_with_u32(NAME, VERSION).map_err(unavailable)?;
    let upgrade = {
        let request = request.clone();
        Closure::once(move || create_stores(&request))
    };
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let database: IdbDatabase = settled(&request).await.map_err(unavailable)?.unchecked_into();
    // A newer worker that upgrades the database would wait for this connection for ever.
    let close = {
        let database = database.clone();
        Closure::<dyn FnMut()>::new(move || database.close())
    };
    database.set_onversionchange(Some(close.into_js_value().unchecked_ref()));
    Ok(database)
}

fn create_stores(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    for name in [THINGS, BODIES, META] {
        database.create_object_store(name)?;
    }
    let counted = IdbObjectStoreParameters::new();
    counted.set_auto_increment(true);
    database.create_object_store_with_optional_parameters(LOG, &counted)?;
    Ok(())
}

/// What the request yields.
///
/// # Errors
///
/// Why it failed.
pub async fn result(request: Result<IdbRequest, JsValue>) -> Result<JsValue, StoreError> {
    let request = request.map_err(|error| failure(&error))?;
    settled(&request).await.map_err(|error| failure(&error))
}

async fn settled(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let settles = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(settles).await {
        Ok(_) => request.result(),
        Err(_) => Err(request.error()?.map_or(JsValue::UNDEFINED, Into::into)),
    }
}

/// Waits until all that the transaction did is written.
///
/// # Errors
///
/// Nothing was written; the storage may be full.
pub async fn written(transaction: &IdbTransaction) -> Result<(), StoreError> {
    // Otherwise the browser commits only when it has told of each request that it succeeded. A browser that does not know the
    // method does that still. web-sys calls it deprecated; the standard does not (Indexed Database API 3.0 §4.10).
    #[allow(deprecated)]
    let _ = transaction.commit();
    let settles = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(settles).await {
        Ok(_) => Ok(()),
        Err(_) => Err(failure(&transaction.error().map_or(JsValue::UNDEFINED, Into::into))),
    }
}

/// What a JavaScript error means for the store.
pub fn failure(error: &JsValue) -> StoreError {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        _ => StoreError::Failed(words(error)),
    }
}

fn words(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "the browser does not say why".to_owned())
}
