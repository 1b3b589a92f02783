//! curl, out and in.

mod command;
mod data;
mod form;
mod note;
mod options;
mod posix;
mod read;
mod windows;
mod write;

pub use note::{Fault, Note, NoteKind, ReadError};
pub use read::{Reading, read};
pub(super) use write::write;
