//! One file a chapter.

mod first_put;

use super::Chapter;

/// The chapters in the order in which they are read.
pub const CHAPTERS: &[Chapter] = &[first_put::CHAPTER];
