//! The last exchanges, newest first.

use super::Draft;
use crate::http::{Exchange, Outcome};
use std::rc::Rc;

/// How many exchanges are kept.
pub const ENTRIES_KEPT: usize = 50;

/// An exchange and the draft it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The exchange.
    pub exchange: Rc<Exchange>,
    /// The draft at the time of sending.
    pub draft: Rc<Draft>,
}

/// The last [`ENTRIES_KEPT`] exchanges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    entries: Vec<Entry>,
}

impl History {
    /// A history of these entries, newest first; surplus ones are dropped.
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.truncate(ENTRIES_KEPT);
        Self { entries }
    }

    /// The entries, newest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of an exchange.
    pub fn get(&self, id: u32) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.exchange.id == id)
    }

    /// Adds the newest entry.
    pub fn push(&mut self, entry: Entry) {
        self.entries.insert(0, entry);
        self.entries.truncate(ENTRIES_KEPT);
    }

    /// Replaces what is known about an exchange's outcome.
    pub fn set_outcome(&mut self, id: u32, outcome: Outcome) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.exchange.id == id) {
            entry.exchange = Rc::new(Exchange { outcome, ..Exchange::clone(&entry.exchange) });
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.entries.clear();
    }
}
