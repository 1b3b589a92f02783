//! What a status code means, for the method that was sent (RFC 9110 §15). The words are in `statuses.txt`.

mod fallback;
mod parse;

use super::Source;
use crate::http::Method;
use crate::locale::{Locale, Shelf, Shelved};
pub use parse::parse_statuses;

/// A row of the table of status codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusRow {
    /// The code.
    pub code: u16,
    /// The reason phrase of the registry.
    pub reason: &'static str,
    /// One plain sentence or two, whatever the method.
    pub meaning: &'static str,
    /// What to do now.
    pub next: Option<&'static str>,
    /// The specification.
    pub source: Source,
    /// What it means for some methods in particular; the first that fits counts.
    pub by_method: Vec<MethodNote>,
}

/// A meaning that holds for some methods only. It replaces the general meaning and advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodNote {
    /// The methods.
    pub methods: Vec<Method>,
    /// One plain sentence or two.
    pub meaning: &'static str,
    /// What to do now.
    pub next: Option<&'static str>,
}

/// What a status code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusNote {
    /// The usual reason phrase; for a code that nobody registered, the name of its class.
    pub reason: &'static str,
    /// Plain text.
    pub meaning: &'static str,
    /// What to do now, where there is something to do.
    pub next: Option<&'static str>,
    /// Where to read on.
    pub source: Source,
}

thread_local! {
    static ROWS: Shelf<[StatusRow]> = const { Shelf::new() };
}

/// Takes in the text of `statuses.txt` in a language, or that it could not be loaded, and says whether there are rows now.
pub fn install_statuses(locale: Locale, text: Option<String>) -> bool {
    let read = || {
        let rows = &*parse_statuses(text?.leak()).rows.leak();
        (!rows.is_empty()).then_some(rows)
    };
    ROWS.with(|shelf| shelf.put(locale, read))
}

/// Every registered code, in order; none before the table is there.
pub fn statuses() -> &'static [StatusRow] {
    if let Shelved::Here(rows) = rows() { rows } else { &[] }
}

#[cfg(target_arch = "wasm32")]
fn rows() -> Shelved<[StatusRow]> {
    ROWS.with(Shelf::get)
}

#[cfg(not(target_arch = "wasm32"))]
fn rows() -> Shelved<[StatusRow]> {
    let read = || &*parse_statuses(crate::locale::built_in!("statuses.txt")).rows.leak();
    ROWS.with(|shelf| shelf.get_or_read(read))
}

/// What a status code means for a request of this method; every code gets an answer, even while the table is not there.
///
/// ```
/// use put_playground::{explain::status, http::Method};
/// assert_eq!(status(201, Method::Put).reason, "Created");
/// assert_ne!(status(201, Method::Put).meaning, status(201, Method::Post).meaning);
/// ```
pub fn status(code: u16, method: Method) -> StatusNote {
    find(statuses(), code, method)
}

fn find(rows: &[StatusRow], code: u16, method: Method) -> StatusNote {
    let Some(row) = rows.iter().find(|row| row.code == code) else {
        return if rows.is_empty() { fallback::without_table(code) } else { fallback::unregistered(code) };
    };
    let special = row.by_method.iter().find(|special| special.methods.contains(&method));
    let (meaning, next) = special.map_or((row.meaning, row.next), |special| (special.meaning, special.next));
    StatusNote { reason: row.reason, meaning, next, source: row.source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_the_table_a_code_has_its_reason_and_its_class() {
        let note = find(&[], 201, Method::Put);
        assert_eq!(note.reason, "Created");
        assert_eq!(note.meaning, "The server accepted the request.");
        assert_eq!(find(&[], 299, Method::Put).reason, "Successful");
        assert_eq!(find(&[], 42, Method::Put).reason, "No valid status");
        // Nobody may be told that a registered code is unregistered.
        assert!((0..=1000).all(|code| !find(&[], code, Method::Put).meaning.contains("unregistered")));
    }

    #[test]
    fn the_reasons_that_need_no_table_are_those_of_the_table() {
        for (code, reason) in fallback::REASONS {
            assert_eq!(status(*code, Method::Put).reason, *reason);
        }
    }
}
