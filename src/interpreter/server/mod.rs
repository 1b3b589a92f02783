//! The server's own view of an exchange: what arrived, what is stored now, and what changed.

mod draw;
mod log;
mod looks;

use crate::model::dialogue::Witnessed;
use crate::model::dialogue::figure::Figure;
pub(super) use looks::Looks;

/// Draws the view. `looks` remembers what was stored when the page looked last.
pub(super) fn draw(witnessed: &Witnessed, looks: &mut Looks) -> Figure {
    let log = log::read(&witnessed.log);
    let before = looks.before(witnessed, log.as_deref().unwrap_or_default());
    draw::draw(witnessed, log.as_deref(), &before)
}
