//! Where the time of an exchange went, as a picture and as a table (Resource Timing, "PerformanceResourceTiming").
//!
//! The browser says a time of 0 both for "it did not happen" and for "you may not know"; which of the two it is, and why,
//! is said beside the picture.

mod draw;
mod entry;
mod phases;
mod server_timing;

use crate::model::dialogue::Timed;
use crate::model::dialogue::figure::Figure;

/// Draws where the time went.
pub(super) fn draw(timed: &Timed) -> Figure {
    draw::draw(&phases::account(timed))
}
