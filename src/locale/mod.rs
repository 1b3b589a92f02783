//! The page's words in the reader's language.
//!
//! The words are Fluent files (Project Fluent, "Fluent Syntax 1.0"): English is built in, so that a program always has words;
//! another language loads when it is chosen. The page and the interpreter have a file each, and neither carries the other's:
//! a program begins with its own (`begin`). The reader here knows the part of Fluent that the files use: messages,
//! variables, and choices by number or text. Fluent's own crates would add 52 KiB to the page (fluent-bundle, brotli), or 10
//! for the parser alone; `tests/locale_reads_fluent.rs` holds this one against them for every message of every file.

mod catalog;
mod pattern;
mod shelf;

use catalog::Catalog;
pub use pattern::Argument;
use serde::Serialize;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use shelf::built_in;
pub use shelf::{Shelf, Shelved};
use std::cell::{Cell, RefCell};

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum Locale {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Spanish.
    #[serde(rename = "es")]
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

/// A key in a table, for [`tr`] to say later. The tests look for it, so that no table asks for a message that is not there.
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
    CATALOGS.with_borrow_mut(|catalogs| catalogs.english = Catalog::read(english));
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

struct Catalogs {
    english: Catalog,
    other: Catalog,
}

// A page has one thread and one reader; tests have a language for each thread.
thread_local! {
    static SPOKEN: Cell<Locale> = const { Cell::new(Locale::English) };
    static CATALOGS: RefCell<Catalogs> =
        RefCell::new(Catalogs { english: built_in(), other: Catalog::default() });
}

/// Takes in the Fluent file of a language that is not built in. Whether there are messages in that language now: a text
/// without one changes nothing.
pub fn keep(locale: Locale, text: &str) -> bool {
    let other = Catalog::read(text);
    let has_messages = locale == Locale::English || !other.is_empty();
    if has_messages && locale != Locale::English {
        CATALOGS.with_borrow_mut(|catalogs| catalogs.other = other);
    }
    has_messages
}

/// Speaks this language from now on; its messages have been [kept](keep).
pub fn speak(locale: Locale) {
    SPOKEN.set(locale);
}

/// Keeps the messages of a language and speaks it, if there are any: whether there are.
pub fn install(locale: Locale, text: &str) -> bool {
    let has_messages = keep(locale, text);
    if has_messages {
        speak(locale);
    }
    has_messages
}

/// The language that is spoken.
pub fn spoken() -> Locale {
    SPOKEN.get()
}

/// A message that needs nothing filled in. What the language lacks is said in English, and what nobody knows by its key.
#[inline(never)]
pub fn tr(key: &'static str) -> &'static str {
    CATALOGS.with_borrow(|catalogs| {
        let found = if spoken() == Locale::English { None } else { catalogs.other.get(key) };
        found.or_else(|| catalogs.english.get(key)).unwrap_or(key)
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
