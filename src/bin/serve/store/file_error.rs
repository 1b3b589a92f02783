//! What redb's errors mean: for a request, and for whoever starts `serve`.

use super::OpenError;
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

impl OpenError {
    /// What kept the file at `path` from being opened.
    pub fn of_file(path: &Path, error: Error) -> Self {
        let path = path.to_owned();
        match error {
            Error::DatabaseAlreadyOpen => Self::InUse(path),
            Error::UpgradeRequired(_) => Self::Newer(path),
            Error::TableDoesNotExist(_) | Error::TableTypeMismatch { .. } => Self::Foreign(path),
            Error::Corrupted(what) => Self::Damaged { path, what },
            Error::RepairAborted => Self::Damaged { path, what: "it could not be repaired".to_owned() },
            Error::Io(error) => match error.kind() {
                // So redb says that the file begins as none of its files does.
                io::ErrorKind::InvalidData => Self::Foreign(path),
                io::ErrorKind::UnexpectedEof => Self::Damaged { path, what: "it is cut off".to_owned() },
                io::ErrorKind::NotFound => Self::NoFolder(path),
                io::ErrorKind::IsADirectory => Self::Folder(path),
                io::ErrorKind::PermissionDenied => Self::NotAllowed(path),
                _ => Self::File { path, source: error.into() },
            },
            error => Self::File { path, source: Box::new(error) },
        }
    }
}
