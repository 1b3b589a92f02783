//! One file a chapter, named like its slug.

mod body_kinds;
mod create_or_replace;
mod four_notes;
mod idempotent;
mod in_the_browser;
mod lost_updates;
mod read_the_answer;
mod send_a_put;

use super::Chapter;

/// The chapters in the order in which they are read.
pub const CHAPTERS: &[Chapter] = &[
    send_a_put::CHAPTER,
    read_the_answer::CHAPTER,
    create_or_replace::CHAPTER,
    idempotent::CHAPTER,
    four_notes::CHAPTER,
    lost_updates::CHAPTER,
    body_kinds::CHAPTER,
    in_the_browser::CHAPTER,
];
