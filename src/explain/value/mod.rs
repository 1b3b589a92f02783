//! What the value of a header says, in words.
//!
//! No header has code of its own. The rules stand below the header's row in `headers.txt`, patterns and
//! sentences together, so that a new header, or another language, is text alone. What is here matches the patterns: the
//! few forms that HTTP's values are made of, and the text where a value departs from all of them.

mod fault;
mod form;
mod moment;
mod pattern;
mod phrase;
mod piece;
mod read;
mod rule;

pub use moment::Moment;
pub use rule::{Reader, Rule, Turn};

use super::headers::readers;
use fault::Fault;
use piece::Piece;
use read::Reading;

/// What this header's value says at this moment, as plain text, or that it is malformed and at which character; `None`
/// when no rules are there for it, or when they have nothing to add to the header's note.
///
/// ```
/// use put_playground::explain::{Moment, value};
/// let now = Moment { now: 784_111_777, offset: |_| 0 };
/// let says = |name, text| value(name, text, &now);
/// assert_eq!(says("Keep-Alive", "timeout=30").as_deref(), Some("The idle connection stays open 30 seconds."));
/// assert_eq!(says("Age", "7 s").as_deref(), Some("Malformed at character 2: expected the end."));
/// assert_eq!(says("X-Other", "1"), None);
/// ```
pub fn value(name: &str, value: &str, moment: &Moment) -> Option<String> {
    let reading = Reading { readers: readers(), moment };
    let reader = reading.readers.iter().find(|reader| reader.name.eq_ignore_ascii_case(name))?;
    let whole = Piece::whole(value);
    let says = if whole.text.is_empty() {
        reading.term("empty").to_owned()
    } else {
        reading.read(reader, whole, 0).unwrap_or_else(|fault| reading.malformed(value, &fault))
    };
    (!says.is_empty()).then_some(says)
}
