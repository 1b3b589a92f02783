//! Files that hold what the page holds, and those of other programs.

mod open;
mod save;

pub(super) use open::open;
pub(super) use save::save;
