//! A draft's body and query as bytes, and back again: one file an encoding.
//!
//! Everything here is pure: the same pairs give the same bytes, and what the page shows as "the exact bytes" is what
//! these functions returned, not a second rendering of it.

pub mod base64;
pub mod form;
pub mod json;
pub mod multipart;
pub mod paste;
pub mod query;
