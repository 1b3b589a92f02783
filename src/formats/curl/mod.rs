//! curl, out and in.

mod write;

pub(super) use write::write;
