//! Where `serve` keeps things: in memory, in a file, or in a Redis that any number of `serve` processes share.

mod file;
mod record;
mod redis;

use put_playground::sandbox::{Log, MemoryLog, MemoryStore, Store};
use std::{
    error::Error,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The word for the store that forgets; a file of that name is `./memory`.
pub const MEMORY: &str = "memory";

/// What a router needs to remember anything.
pub struct Stores {
    /// Where things are kept.
    pub store: Arc<dyn Store>,
    /// Where requests are recorded.
    pub log: Arc<dyn Log>,
}

/// Opens what `--store` names: `memory`, `redis://[user:password@]host[:port][/database]`, or a file.
///
/// # Errors
///
/// Why it can't be had, and what to do about it.
pub async fn open(spec: &str) -> Result<Stores, OpenError> {
    if spec == MEMORY {
        return Ok(Stores { store: Arc::new(MemoryStore::new()), log: Arc::new(MemoryLog::new()) });
    }
    match spec.split_once("://") {
        Some(("redis", _)) => redis::open(spec).await,
        Some((scheme, _)) => Err(OpenError::Scheme(scheme.to_owned())),
        None => {
            let store = file::FileStore::open(Path::new(spec))?;
            // Best effort by its nature, and every entry would cost the disk a write.
            Ok(Stores { store: Arc::new(store), log: Arc::new(MemoryLog::new()) })
        }
    }
}

/// Why a store can't be had.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A URL of a kind that leads to no store.
    #[error(
        "--store can't use {0}:// addresses: give memory, a file, or redis://HOST:PORT (Redis without TLS)"
    )]
    Scheme(String),
    /// Another process has the file.
    #[error(
        "{} is in use by another program, most likely another serve: stop that one, or name another file with --store. \
         Several serve processes can share a Redis",
        .0.display()
    )]
    InUse(PathBuf),
    /// The file was written by a later version.
    #[error("{} was written by a later version of serve: use that one, or name another file with --store", .0.display())]
    Newer(PathBuf),
    /// The file belongs to something else.
    #[error("{} is no store of serve, and was left as it is: name another file with --store", .0.display())]
    Foreign(PathBuf),
    /// The content does not fit its check sums.
    #[error(
        "{} is damaged ({what}): put a copy of it in its place, or move it away and a new, empty one will be made",
        path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What does not fit.
        what: String,
    },
    /// There is no folder to make the file in.
    #[error("can't make {}: its folder does not exist. Make the folder, or name another file with --store", .0.display())]
    NoFolder(PathBuf),
    /// It is no file at all.
    #[error("{} is a folder: --store takes a file in it, such as {}", .0.display(), .0.join("things.redb").display())]
    Folder(PathBuf),
    /// The system forbids it.
    #[error("{} can't be read and written by this user: change its permissions, or name another file with --store", .0.display())]
    NotAllowed(PathBuf),
    /// Anything else that a file system may say.
    #[error("can't open {}: {source}. Name another file with --store, or set this right", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system or the database says.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The URL can't be read. What stands in it may be a password, so it is not repeated.
    #[error(
        "--store has a redis:// address that can't be read: write redis://[USER:PASSWORD@]HOST[:PORT][/DATABASE]"
    )]
    RedisUrl,
    /// There is no Redis, or it does not let us in.
    #[error("can't use Redis at {place}: {reason}. Start it, or correct the address after --store")]
    Redis {
        /// Host, port and database.
        place: String,
        /// What went wrong.
        reason: String,
    },
}
