//! The open file, and how it is opened again after the disk failed.

use super::{
    error::{Unusable, breaks, failure},
    tables,
};
use crate::store::OpenError;
use put_playground::sandbox::StoreError;
use redb::{Database, Error, ReadTransaction, ReadableDatabase};
use std::{
    path::{Path, PathBuf},
    sync::{PoisonError, RwLock},
};

/// How much of the file redb keeps in memory, in bytes. The operating system's cache has the rest.
const CACHE: usize = 32 * 1024 * 1024;

/// A database that can be opened again.
pub struct Opened {
    path: PathBuf,
    /// Absent after an error of the disk until it can be opened again.
    database: RwLock<Option<Database>>,
}

impl Opened {
    /// Opens the file, or makes it. Every page is checked against its sum first, so that damage is found now and not in the middle
    /// of a request.
    ///
    /// # Errors
    ///
    /// What is wrong with the file or its folder, and what to do about it.
    pub fn at(path: &Path) -> Result<Self, OpenError> {
        let database = open(path).map_err(|unusable| unusable.at(path))?;
        Ok(Self { path: path.to_owned(), database: RwLock::new(Some(database)) })
    }

    /// Lets `act` use the database, which is opened again first if it had to be closed.
    pub fn with<T>(&self, act: impl FnOnce(&Database) -> Result<T, Error>) -> Result<T, StoreError> {
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
    pub fn look<T>(&self, look: impl FnOnce(&ReadTransaction) -> Result<T, Error>) -> Result<T, StoreError> {
        self.with(|database| look(&database.begin_read()?))
    }

    /// Closes the database after it failed: redb refuses everything once a read or write of the disk went wrong. Whoever
    /// comes next opens it again, with all that was committed.
    pub fn close(&self) {
        *self.database.write().unwrap_or_else(PoisonError::into_inner) = None;
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
    tables::prepare(&transaction)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use redb::TableDefinition;
    use tables::{FORMAT, META, THIS_FORMAT};

    fn open_error(name: &str, table: TableDefinition<&str, u64>, format: u64) -> String {
        let path = std::env::temp_dir().join(format!("put-playground-{name}-{}", std::process::id()));
        let database = Database::create(&path).unwrap();
        let transaction = database.begin_write().unwrap();
        transaction.open_table(table).unwrap().insert(FORMAT, format).unwrap();
        transaction.commit().unwrap();
        drop(database);
        let error = Opened::at(&path).err().map(|error| error.to_string());
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
