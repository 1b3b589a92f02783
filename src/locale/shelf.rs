//! A place for what a file of words says, in each language.

use super::{Locale, spoken};
use std::cell::Cell;

/// What a file says in each language that it has been read in.
///
/// Each language keeps its own, so that going back to one needs no network, and what this leaks is one file a language at
/// most. Put it into a `thread_local!`: the page has one thread, and natively each test has a language of its own.
#[derive(Debug)]
pub struct Shelf<T: ?Sized + 'static>([Cell<Shelved<T>>; Locale::ALL.len()]);

/// What there is in one language.
#[derive(Debug)]
pub enum Shelved<T: ?Sized + 'static> {
    /// Nothing yet.
    Awaited,
    /// The file could not be loaded.
    Missing,
    /// What it says.
    Here(&'static T),
}

impl<T: ?Sized> Clone for Shelved<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Shelved<T> {}

impl<T: ?Sized> Shelf<T> {
    /// An empty one.
    pub const fn new() -> Self {
        Self([const { Cell::new(Shelved::Awaited) }; Locale::ALL.len()])
    }

    /// Takes in what the file says in a language, or that it could not be loaded, and says whether there is something now.
    /// What is there already stays: only the first text counts.
    pub fn put(&self, locale: Locale, read: impl FnOnce() -> Option<&'static T>) -> bool {
        let place = &self.0[locale as usize];
        if !matches!(place.get(), Shelved::Here(_)) {
            place.set(read().map_or(Shelved::Missing, Shelved::Here));
        }
        matches!(place.get(), Shelved::Here(_))
    }

    /// What there is in the language that is spoken.
    pub fn get(&self) -> Shelved<T> {
        self.0[spoken() as usize].get()
    }

    /// What there is in the language that is spoken. Natively the file is part of the program: tests and examples have the
    /// words without asking for them.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn get_or_read(&self, read: impl FnOnce() -> &'static T) -> Shelved<T> {
        if matches!(self.get(), Shelved::Awaited) {
            self.put(spoken(), || Some(read()));
        }
        self.get()
    }
}

impl<T: ?Sized> Default for Shelf<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// The text of a file of words in the language that is spoken; natively, where it is built in.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! built_in {
    ($($path:expr),+) => {
        match $crate::locale::spoken() {
            $crate::locale::Locale::English => {
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/static/words/en/", $($path),+))
            }
            $crate::locale::Locale::Spanish => {
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/static/words/es/", $($path),+))
            }
        }
    };
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use built_in;
