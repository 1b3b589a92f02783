//! What redb's errors mean: for a request, and for whoever starts `serve`.

use crate::store::OpenError;
use put_playground::sandbox::StoreError;
use redb::Error;
use std::{io, path::Path};

/// What an error of the database means for a request.
pub fn failure(error: &Error) -> StoreError {
    match error {
        Error::Io(error) if is_full(error) => StoreError::Full,
        Error::ValueTooLarge(_) => StoreError::Full,
        _ => StoreError::Failed(error.to_string()),
    }
}

/// Whether there is no room for more: on the disk, in the user's share of it, or in a file of the size that is allowed.
fn is_full(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge
    )
}

/// Whether redb refuses everything after this error until the file is opened anew.
pub fn breaks(error: &Error) -> bool {
    matches!(error, Error::Io(_) | Error::PreviousIo | Error::DatabaseClosed | Error::LockPoisoned(_))
}

/// Why a file can't be used.
pub enum Unusable {
    /// redb or the system says so.
    Redb(Error),
    /// It is another program's.
    Foreign,
    /// A later version of this program wrote it.
    Newer,
}

impl<E: Into<Error>> From<E> for Unusable {
    fn from(error: E) -> Self {
        Self::Redb(error.into())
    }
}

impl Unusable {
    /// Names the file.
    pub fn at(self, path: &Path) -> OpenError {
        let path = path.to_owned();
        let error = match self {
            Self::Foreign => return OpenError::Foreign(path),
            Self::Newer => return OpenError::Newer(path),
            Self::Redb(error) => error,
        };
        match error {
            Error::DatabaseAlreadyOpen => OpenError::InUse(path),
            // A format of redb's that this program never wrote, or tables of other types.
            Error::UpgradeRequired(_) | Error::TableTypeMismatch { .. } => OpenError::Foreign(path),
            Error::Corrupted(what) => OpenError::Damaged { path, what },
            Error::RepairAborted => OpenError::Damaged { path, what: "it could not be repaired".to_owned() },
            Error::Io(error) => match error.kind() {
                // So redb says that the file begins as none of its files does.
                io::ErrorKind::InvalidData => OpenError::Foreign(path),
                io::ErrorKind::UnexpectedEof => OpenError::Damaged { path, what: "it is cut off".to_owned() },
                io::ErrorKind::NotFound => OpenError::NoFolder(path),
                io::ErrorKind::IsADirectory => OpenError::Folder(path),
                io::ErrorKind::PermissionDenied => OpenError::NotAllowed(path),
                _ => OpenError::File { path, source: error.into() },
            },
            error => OpenError::File { path, source: Box::new(error) },
        }
    }
}
