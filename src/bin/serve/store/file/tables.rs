//! What stands in the file: three tables, and the ways to read and change them.

use super::error::Unusable;
use crate::store::record::Record;
use bytes::Bytes;
use put_playground::sandbox::{FIRST_CHOSEN_ID, Summary, Thing};
use redb::{Error, ReadTransaction, ReadableTable, ReadableTableMetadata, TableDefinition, WriteTransaction};

/// What is known of each thing: id → [`Record`].
const THINGS: TableDefinition<&str, &[u8]> = TableDefinition::new("things");
/// The contents: id → bytes. Apart, so that a list need not read them.
const BODIES: TableDefinition<&str, &[u8]> = TableDefinition::new("bodies");
/// Single numbers: [`FORMAT`] and [`NEXT`].
pub const META: TableDefinition<&str, u64> = TableDefinition::new("put-playground");
/// The key of the format's number.
pub const FORMAT: &str = "format";
/// The format that this program writes, and the only one so far.
pub const THIS_FORMAT: u64 = 1;
/// The key of the next id to choose.
const NEXT: &str = "next";

/// Makes the tables of a new file.
///
/// # Errors
///
/// The file holds something else.
pub fn prepare(transaction: &WriteTransaction) -> Result<(), Unusable> {
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
    Ok(())
}

/// The thing that was committed last.
pub fn committed(transaction: &ReadTransaction, id: &str) -> Result<Option<Thing>, Error> {
    read(&transaction.open_table(THINGS)?, &transaction.open_table(BODIES)?, id)
}

/// Everything that was committed, in the order of the ids.
pub fn list(transaction: &ReadTransaction) -> Result<Vec<Summary>, Error> {
    let things = transaction.open_table(THINGS)?;
    let mut list = Vec::with_capacity(usize::try_from(things.len()?).unwrap_or_default());
    for entry in things.iter()? {
        let (id, record) = entry?;
        let id = id.value();
        list.push(Record::parse(record.value()).ok_or_else(|| unreadable(id))?.summary(id));
    }
    Ok(list)
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

/// The thing as this transaction has left it so far.
pub fn current(transaction: &WriteTransaction, id: &str) -> Result<Option<Thing>, Error> {
    read(&transaction.open_table(THINGS)?, &transaction.open_table(BODIES)?, id)
}

/// Keeps a thing.
pub fn put(transaction: &WriteTransaction, id: &str, thing: &Thing) -> Result<(), Error> {
    transaction.open_table(THINGS)?.insert(id, &*Record::of(thing).to_bytes())?;
    transaction.open_table(BODIES)?.insert(id, &*thing.body)?;
    Ok(())
}

/// Removes a thing, if it is there.
pub fn remove(transaction: &WriteTransaction, id: &str) -> Result<(), Error> {
    transaction.open_table(THINGS)?.remove(id)?;
    transaction.open_table(BODIES)?.remove(id)?;
    Ok(())
}

/// An id that was not in use, and is not chosen again.
pub fn choose(transaction: &WriteTransaction) -> Result<String, Error> {
    let mut meta = transaction.open_table(META)?;
    let things = transaction.open_table(THINGS)?;
    let mut next = meta.get(NEXT)?.map_or(u64::from(FIRST_CHOSEN_ID), |next| next.value());
    while things.get(&*next.to_string())?.is_some() {
        next += 1;
    }
    meta.insert(NEXT, next + 1)?;
    Ok(next.to_string())
}

/// Removes all things and returns how many there were.
pub fn clear(transaction: &WriteTransaction) -> Result<u64, Error> {
    let count = transaction.open_table(THINGS)?.len()?;
    for table in [THINGS, BODIES] {
        transaction.delete_table(table)?;
        transaction.open_table(table)?;
    }
    Ok(count)
}
