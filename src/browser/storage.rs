//! What survives a reload: localStorage, through gloo-storage.

use super::Tell;
use crate::model::{Draft, Entry, Msg, Settings, load_draft, load_entry};
use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::Cell;

const DRAFT: &str = "put-playground/draft";
const HISTORY: &str = "put-playground/history";
const SETTINGS: &str = "put-playground/settings";

/// What storage kept.
#[derive(Default)]
pub struct Stored {
    /// The draft.
    pub draft: Option<Draft>,
    /// The last exchanges, newest first.
    pub history: Vec<Entry>,
    /// The settings.
    pub settings: Settings,
}

/// Reads what storage kept; what is missing or from another version counts as not kept.
pub fn load(boundary: &str) -> Stored {
    let draft: Option<String> = get(DRAFT);
    let entries: Vec<String> = get(HISTORY).unwrap_or_default();
    Stored {
        draft: draft.map(|text| load_draft(&text)),
        history: entries.iter().filter_map(|text| load_entry(text, boundary)).collect(),
        settings: get(SETTINGS).unwrap_or_default(),
    }
}

pub(super) fn save_draft(draft: &str, tell: &Tell) {
    report(set(DRAFT, draft), tell);
}

pub(super) fn save_settings(settings: &Settings, tell: &Tell) {
    report(set(SETTINGS, settings), tell);
}

/// Keeps the history. When it does not fit, the oldest half goes, again and again.
pub(super) fn save_history(mut entries: Vec<String>, tell: &Tell) {
    while set(HISTORY, &entries).is_err() {
        if entries.is_empty() {
            return report(Err(NotStored), tell);
        }
        entries.truncate(entries.len() / 2);
    }
}

/// Storage is full or closed to this page.
struct NotStored;

/// Whether there is storage at all: reading `localStorage` throws in a sandboxed frame, and gloo-storage would panic.
fn is_open() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
    if is_open() { LocalStorage::get(key).ok() } else { None }
}

fn set<T: Serialize + ?Sized>(key: &str, value: &T) -> Result<(), NotStored> {
    if !is_open() {
        return Err(NotStored);
    }
    LocalStorage::set(key, value).map_err(|_| NotStored)
}

/// Says so once: every keystroke would fail again.
fn report(stored: Result<(), NotStored>, tell: &Tell) {
    thread_local! {
        static REPORTED: Cell<bool> = const { Cell::new(false) };
    }
    if stored.is_err() && !REPORTED.replace(true) {
        tell(Msg::StorageFailed);
    }
}
