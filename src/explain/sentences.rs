//! The sentences of `failures.txt`, by key: what the page says where the browser keeps something back.
//!
//! They travel beside the program as the glossary does, see [`glossary`](super::glossary), and for the same reasons.

use super::glossary;
use crate::locale::{Locale, Shelf, Shelved};

thread_local! {
    static TEXT: Shelf<str> = const { Shelf::new() };
}

/// Takes in the text of `failures.txt` in a language, or that it could not be loaded, and says whether there are sentences
/// now.
pub fn install_failures(locale: Locale, text: Option<String>) -> bool {
    let read = || {
        let text = &*text?.leak();
        // A host may answer with a page of its own for a file that is missing.
        text.starts_with("//").then_some(text)
    };
    TEXT.with(|shelf| shelf.put(locale, read))
}

#[cfg(not(target_arch = "wasm32"))]
fn shelved() -> Shelved<str> {
    TEXT.with(|shelf| shelf.get_or_read(|| crate::locale::built_in!("failures.txt")))
}

#[cfg(target_arch = "wasm32")]
fn shelved() -> Shelved<str> {
    TEXT.with(Shelf::get)
}

fn text() -> &'static str {
    if let Shelved::Here(text) = shelved() { text } else { "" }
}

/// The fields behind a key; none when the sentences are not there.
pub(super) fn fields(key: &str) -> impl Iterator<Item = &'static str> {
    let line = glossary::lines(text())
        .map(|(_, line)| line)
        .find(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(" |")));
    line.into_iter().flat_map(|line| line.split('|').skip(1)).map(str::trim)
}

/// The sentence behind a key; the key itself as long as the sentences are not there.
///
/// ```
/// assert_eq!(put_playground::explain::sentence("need-or-star"), "Or *.");
/// ```
pub fn sentence(key: &'static str) -> &'static str {
    fields(key).next().unwrap_or(key)
}

/// A sentence with its places filled in. A place that nothing is known for stays as it is.
///
/// ```
/// use put_playground::explain::sentence_with;
/// assert!(sentence_with("repeat-safe", &[("method", "GET")]).contains("GET changes nothing"));
/// ```
pub fn sentence_with(key: &'static str, places: &[(&str, &str)]) -> String {
    fill(sentence(key), places)
}

/// Fills `{name}` in, once each: what is filled in is not read again, for it may hold what a user typed.
pub(super) fn fill(mut text: &str, places: &[(&str, &str)]) -> String {
    let mut out = String::new();
    while let Some((before, rest)) = text.split_once('{') {
        let (name, after) = rest.split_once('}').unwrap_or((rest, ""));
        out.push_str(before);
        match places.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value),
            None => out.extend(["{", name, "}"]),
        }
        text = after;
    }
    out.push_str(text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        assert_eq!(fill("a {x} b {y}{z}", &[("x", "{y}"), ("y", "1")]), "a {y} b 1{z}");
        assert_eq!(fill("{open", &[]), "{open}");
    }

    #[test]
    fn a_key_is_a_whole_word() {
        assert_eq!(sentence("hidden"), "What you can't see");
        assert_eq!(sentence("hid"), "hid");
    }

    #[test]
    fn no_key_is_there_twice() {
        let keys = glossary::lines(text()).filter_map(|(_, line)| line.split_once(" |")).map(|(key, _)| key);
        let mut keys: Vec<_> = keys.collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
