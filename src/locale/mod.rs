//! The page's words in the reader's language.
//!
//! The words are Fluent files (Project Fluent, "Fluent Syntax 1.0"): English is built in, so that a program always has words;
//! another language loads when it is chosen. The page and the interpreter have a file each, and neither carries the other's:
//! a program [begins](begin) with its own. The reader here knows the part of Fluent that the files use: messages,
//! variables, and choices by number or text. Fluent's own crates would add 52 KiB to the page (fluent-bundle, brotli), or 10
//! for the parser alone; `tests/locale_reads_fluent.rs` holds this one against them for every message of every file.

mod catalog;
mod pattern;

use catalog::Catalog;
pub use pattern::Argument;
use std::cell::RefCell;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

impl Locale {
    /// Every language, in the order in which the page offers them.
    pub const ALL: [Locale; 2] = [Locale::English, Locale::Spanish];

    /// The language's tag (BCP 47), for `lang=` and for the folder of its words.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::English => "en",
            Locale::Spanish => "es",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Locale::English => "English",
            Locale::Spanish => "Español",
        }
    }

    /// The language of a tag such as `es` or `es-MX`.
    ///
    /// ```
    /// use put_playground::locale::Locale;
    /// assert_eq!(Locale::from_tag("es-MX"), Some(Locale::Spanish));
    /// assert_eq!(Locale::from_tag("fr"), None);
    /// ```
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split('-').next().unwrap_or_default();
        Locale::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(language))
    }
}

/// A message's key where it does not stand in a call: in a table, say. A test looks for it here as it does in `tr("…")`.
macro_rules! key {
    ($key:literal) => {
        $key
    };
}
pub(crate) use key;

/// The page's words in English.
pub const PAGE: &str = include_str!("../../static/words/en/page.ftl");

/// The interpreter's words in English.
pub const INTERPRETER: &str = include_str!("../../static/words/en/interpreter.ftl");

/// Builds these English words into a program: its first act, once.
pub fn begin(english: &str) {
    CHOSEN.with_borrow_mut(|chosen| chosen.english = Catalog::read(english));
}

/// Natively all words are there before a program begins: tests and examples begin anywhere.
#[cfg(not(target_arch = "wasm32"))]
fn built_in() -> Catalog {
    let mut english = Catalog::read(PAGE);
    english.add(INTERPRETER);
    english
}

#[cfg(target_arch = "wasm32")]
fn built_in() -> Catalog {
    Catalog::default()
}

struct Chosen {
    locale: Locale,
    english: Catalog,
    other: Catalog,
}

thread_local! {
    // A page has one thread and one reader; tests have a language for each thread.
    static CHOSEN: RefCell<Chosen> = RefCell::new(Chosen {
        locale: Locale::English,
        english: built_in(),
        other: Catalog::default(),
    });
}

/// Speaks another language from now on; `text` is the Fluent file of a language that is not built in. Whether the text has
/// any message: without one, nothing changes.
pub fn install(locale: Locale, text: &str) -> bool {
    let other = Catalog::read(text);
    let is_spoken = locale == Locale::English || !other.is_empty();
    if is_spoken {
        CHOSEN.with_borrow_mut(|chosen| {
            chosen.locale = locale;
            chosen.other = other;
        });
    }
    is_spoken
}

/// The language that is spoken.
pub fn spoken() -> Locale {
    CHOSEN.with_borrow(|chosen| chosen.locale)
}

/// A message that needs nothing filled in. What the language lacks is said in English, and what nobody knows by its key.
#[inline(never)]
pub fn tr(key: &'static str) -> &'static str {
    CHOSEN.with_borrow(|chosen| {
        let found = if chosen.locale == Locale::English { None } else { chosen.other.get(key) };
        found.or_else(|| chosen.english.get(key)).unwrap_or(key)
    })
}

/// Words about a place in a text, line and column counted from 1: `key` is the message that joins them.
pub fn at_place(key: &'static str, line: usize, column: usize, words: &str) -> String {
    let number = |number| Argument::Number(u64::try_from(number).unwrap_or(u64::MAX));
    tr_with(key, &[("line", number(line)), ("column", number(column)), ("words", Argument::Text(words))])
}

/// A message with these values filled in.
///
/// ```
/// use put_playground::locale::{Argument, tr_with};
/// assert_eq!(tr_with("count-bytes", &[("count", Argument::Number(1))]), "1 byte");
/// assert_eq!(tr_with("count-bytes", &[("count", Argument::Number(9))]), "9 bytes");
/// ```
#[inline(never)]
pub fn tr_with(key: &'static str, arguments: &[(&str, Argument<'_>)]) -> String {
    pattern::fill(tr(key), spoken(), arguments)
}

/// A message with one number, its `$count`.
#[inline(never)]
pub fn tr_count(key: &'static str, count: usize) -> String {
    tr_with(key, &[("count", Argument::Number(count as u64))])
}

/// A message with one text of this name.
#[inline(never)]
pub fn tr_text(key: &'static str, name: &str, text: &str) -> String {
    tr_with(key, &[(name, Argument::Text(text))])
}
