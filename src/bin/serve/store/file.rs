//! Things in one file, by redb: a B-tree with copy on write, in Rust alone.
//!
//! Why redb and not SQLite: both keep every committed byte through a crash. SQLite is C: it asks for a C compiler where
//! this project asks for Rust alone, it would be the only code here that Rust does not check, and it adds more to the
//! first build than everything else in `serve`. redb is one crate without dependencies of its own, its file is checked by
//! sums from root to leaf, and a write transaction is a plain value, which the next point needs.
//!
//! Writes share their way to the disk. A change looks, decides and writes in the one open transaction, in its turn, and then
//! waits; a committer on a thread of its own queues for a turn like everybody else, and when it comes, all that was written
//! since the last commit becomes durable with one fsync. Only then does anybody hear that his write was done. So
//! 64 writers cost one fsync, one writer waits for nobody, and no decision is ever made upon a state that another
//! write has changed. Reads see what was committed last and wait for nothing.
//!
//! The calls into redb block, for microseconds as long as pages are in memory; the long ones (commit, list) have
//! a thread of their own.

use super::{
    OpenError,
    file_error::{Unusable, breaks, failure},
    record::Record,
};
use bytes::Bytes;
use put_playground::sandbox::{Change, Decide, FIRST_CHOSEN_ID, Pending, Store, StoreError, Summary, Thing};
use redb::{
    Database, Error, ReadTransaction, ReadableDatabase, ReadableTable, ReadableTableMetadata,
    TableDefinition, WriteTransaction,
};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};
use tokio::{
    sync::{Mutex, MutexGuard, oneshot},
    task::spawn_blocking,
};

/// What is known of each thing: id → [`Record`].
const THINGS: TableDefinition<&str, &[u8]> = TableDefinition::new("things");
/// The contents: id → bytes. Apart, so that a list need not read them.
const BODIES: TableDefinition<&str, &[u8]> = TableDefinition::new("bodies");
/// Single numbers: [`FORMAT`] and [`NEXT`].
const META: TableDefinition<&str, u64> = TableDefinition::new("put-playground");
/// The key of the format's number.
const FORMAT: &str = "format";
/// The format that this program writes, and the only one so far.
const THIS_FORMAT: u64 = 1;
/// The key of the next id to choose.
const NEXT: &str = "next";

/// How much of the file redb keeps in memory, in bytes. The operating system's cache has the rest.
const CACHE: usize = 32 * 1024 * 1024;

/// A store in a file that no other process has open.
pub struct FileStore(Arc<Shared>);

struct Shared {
    path: PathBuf,
    /// Absent after an error of the disk until it can be opened again.
    database: RwLock<Option<Database>>,
    /// The turn to write, and what was written since the last commit.
    batch: Mutex<Option<Batch>>,
}

/// Changes that become durable together.
struct Batch {
    transaction: WriteTransaction,
    waiting: Vec<oneshot::Sender<Result<(), StoreError>>>,
}

impl FileStore {
    /// Opens the file, or makes it. Every page is checked against its sum first, so that damage is found now and not in the middle
    /// of a request.
    ///
    /// # Errors
    ///
    /// What is wrong with the file or its folder, and what to do about it.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let database = open(path).map_err(|unusable| unusable.at(path))?;
        Ok(Self(Arc::new(Shared {
            path: path.to_owned(),
            database: RwLock::new(Some(database)),
            batch: Mutex::new(None),
        })))
    }
}

fn open(path: &Path) -> Result<Database, Unusable> {
    let is_new = !path.exists();
    let database =
        redb::Builder::new().set_cache_size(CACHE).set_check_integrity_on_open(true).create(path)?;
    if is_new {
        keep_name(path)?;
    }
    let transaction = database.begin_write()?;
    {
        let is_empty = transaction.list_tables()?.next().is_none();
        let mut meta = transaction.open_table(META)?;
        let format = meta.get(FORMAT)?.map(|format| format.value());
        match format {
            Some(THIS_FORMAT) => {}
            Some(_) => return Err(Unusable::Newer),
            None if is_empty => {
                meta.insert(FORMAT, THIS_FORMAT)?;
            }
            None => return Err(Unusable::Foreign),
        }
        transaction.open_table(THINGS)?;
        transaction.open_table(BODIES)?;
    }
    transaction.commit()?;
    Ok(database)
}

/// Makes a new file's name as durable as its content: the name stands in the folder (fsync(2)).
#[cfg(unix)]
fn keep_name(path: &Path) -> Result<(), std::io::Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
fn keep_name(_path: &Path) -> Result<(), std::io::Error> {
    Ok(())
}

impl Shared {
    /// Lets `act` use the database, which is opened again first if it had to be closed.
    fn with<T>(&self, act: impl FnOnce(&Database) -> Result<T, Error>) -> Result<T, StoreError> {
        let result = loop {
            let slot = self.database.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(database) = &*slot {
                break act(database);
            }
            drop(slot);
            self.open_again()?;
        };
        result.map_err(|error| {
            if breaks(&error) {
                self.close();
            }
            failure(&error)
        })
    }

    fn open_again(&self) -> Result<(), StoreError> {
        let mut slot = self.database.write().unwrap_or_else(PoisonError::into_inner);
        if slot.is_none() {
            let reason = |unusable: Unusable| StoreError::Failed(unusable.at(&self.path).to_string());
            *slot = Some(open(&self.path).map_err(reason)?);
        }
        Ok(())
    }

    /// Looks at what was committed last.
    fn look<T>(&self, look: impl FnOnce(&ReadTransaction) -> Result<T, Error>) -> Result<T, StoreError> {
        self.with(|database| look(&database.begin_read()?))
    }

    fn get(&self, id: &str) -> Result<Option<Thing>, StoreError> {
        self.look(|transaction| read(&transaction.open_table(THINGS)?, &transaction.open_table(BODIES)?, id))
    }

    fn list(&self) -> Result<Vec<Summary>, StoreError> {
        self.look(|transaction| {
            let things = transaction.open_table(THINGS)?;
            let mut list = Vec::with_capacity(usize::try_from(things.len()?).unwrap_or_default());
            for entry in things.iter()? {
                let (id, record) = entry?;
                let id = id.value();
                list.push(Record::parse(record.value()).ok_or_else(|| unreadable(id))?.summary(id));
            }
            Ok(list)
        })
    }

    /// Closes the database after it failed: redb refuses everything once a read or write of the disk went wrong. Whoever
    /// comes next opens it again, with all that was committed.
    fn close(&self) {
        *self.database.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Makes all that was written durable, and tells those who wait for it.
    fn commit(&self) {
        let mut turn = self.batch.blocking_lock();
        // A batch that failed is gone already.
        let Some(Batch { transaction, waiting }) = turn.take() else { return };
        let result = transaction.commit().map_err(|error| failure(&error.into()));
        if result.is_err() {
            self.close();
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
                let transaction = shared.with(|database| Ok(database.begin_write()?))?;
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
                shared.close();
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
        Box::pin(async move { self.0.get(id) })
    }

    fn change<'a>(&'a self, id: &'a str, decide: &'a mut Decide<'a>) -> Pending<'a, ()> {
        Box::pin(async move {
            let turn = self.0.batch.lock().await;
            let current = match &*turn {
                Some(Batch { transaction, .. }) => {
                    current(transaction, id).map_err(|error| failure(&error))?
                }
                None => self.0.get(id)?,
            };
            match decide(current.as_ref()) {
                // With a batch open, this may rest on what is not durable yet, and has to wait for it.
                Change::Keep if turn.is_none() => Ok(()),
                Change::Keep => self.write(turn, |_| Ok(())).await,
                Change::Put(thing) => self.write(turn, |transaction| put(transaction, id, &thing)).await,
                Change::Remove => self.write(turn, |transaction| remove(transaction, id)).await,
            }
        })
    }

    fn add(&self, thing: Thing) -> Pending<'_, String> {
        Box::pin(async move {
            let turn = self.0.batch.lock().await;
            self.write(turn, |transaction| {
                let id = choose(transaction)?;
                put(transaction, &id, &thing)?;
                Ok(id)
            })
            .await
        })
    }

    fn list(&self) -> Pending<'_, Vec<Summary>> {
        let shared = Arc::clone(&self.0);
        Box::pin(async move {
            let list = spawn_blocking(move || shared.list()).await;
            list.unwrap_or_else(|_| Err(StoreError::Failed("the list was cut short".to_owned())))
        })
    }

    fn clear(&self) -> Pending<'_, u64> {
        Box::pin(async move {
            let turn = self.0.batch.lock().await;
            self.write(turn, |transaction| {
                let count = transaction.open_table(THINGS)?.len()?;
                for table in [THINGS, BODIES] {
                    transaction.delete_table(table)?;
                    transaction.open_table(table)?;
                }
                Ok(count)
            })
            .await
        })
    }
}

fn read(
    things: &impl ReadableTable<&'static str, &'static [u8]>,
    bodies: &impl ReadableTable<&'static str, &'static [u8]>,
    id: &str,
) -> Result<Option<Thing>, Error> {
    let Some(record) = things.get(id)? else { return Ok(None) };
    let body = bodies.get(id)?.map(|body| Bytes::copy_from_slice(body.value()));
    let thing = Record::parse(record.value()).zip(body).and_then(|(record, body)| record.with_body(body));
    thing.map(Some).ok_or_else(|| unreadable(id))
}

fn unreadable(id: &str) -> Error {
    Error::Corrupted(format!("the thing {id:?} can't be read"))
}

fn current(transaction: &WriteTransaction, id: &str) -> Result<Option<Thing>, Error> {
    read(&transaction.open_table(THINGS)?, &transaction.open_table(BODIES)?, id)
}

fn put(transaction: &WriteTransaction, id: &str, thing: &Thing) -> Result<(), Error> {
    transaction.open_table(THINGS)?.insert(id, &*Record::of(thing).to_bytes())?;
    transaction.open_table(BODIES)?.insert(id, &*thing.body)?;
    Ok(())
}

fn remove(transaction: &WriteTransaction, id: &str) -> Result<(), Error> {
    transaction.open_table(THINGS)?.remove(id)?;
    transaction.open_table(BODIES)?.remove(id)?;
    Ok(())
}

/// An id that was not in use, and is not chosen again.
fn choose(transaction: &WriteTransaction) -> Result<String, Error> {
    let mut meta = transaction.open_table(META)?;
    let things = transaction.open_table(THINGS)?;
    let mut next = meta.get(NEXT)?.map_or(u64::from(FIRST_CHOSEN_ID), |next| next.value());
    while things.get(&*next.to_string())?.is_some() {
        next += 1;
    }
    meta.insert(NEXT, next + 1)?;
    Ok(next.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open_error(name: &str, table: TableDefinition<&str, u64>, format: u64) -> String {
        let path = std::env::temp_dir().join(format!("put-playground-{name}-{}", std::process::id()));
        let database = Database::create(&path).unwrap();
        let transaction = database.begin_write().unwrap();
        transaction.open_table(table).unwrap().insert(FORMAT, format).unwrap();
        transaction.commit().unwrap();
        drop(database);
        let error = FileStore::open(&path).err().map(|error| error.to_string());
        std::fs::remove_file(&path).unwrap();
        error.unwrap()
    }

    #[test]
    fn another_programs_database_and_a_later_format_are_told_apart() {
        let foreign = open_error("foreign", TableDefinition::new("letters"), 1);
        assert!(foreign.contains("is no store of serve"), "{foreign}");
        let newer = open_error("newer", META, THIS_FORMAT + 1);
        assert!(newer.contains("later version"), "{newer}");
    }
}
