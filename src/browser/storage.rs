//! What survives a reload, through gloo-storage: localStorage for all tabs, and sessionStorage for a tab's own draft, so
//! that a reload does not bring another tab's.

use super::Tell;
use crate::model::{Draft, Entry, Msg, Progress, Settings, load_draft, load_entry, merge_entries};
use gloo_storage::{LocalStorage, SessionStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::Cell;

const DRAFT: &str = "put-playground/draft";
const CODE: &str = "put-playground/code";
const HISTORY: &str = "put-playground/history";
const SETTINGS: &str = "put-playground/settings";
const PROGRESS: &str = "put-playground/progress";

/// What storage kept.
#[derive(Default)]
pub struct Stored {
    /// The draft.
    pub draft: Option<Draft>,
    /// The program that the user wrote in; empty where there is none.
    pub code: String,
    /// The last exchanges, newest first.
    pub history: Vec<Entry>,
    /// The settings.
    pub settings: Settings,
    /// Which steps of the lesson are done.
    pub progress: Progress,
}

/// Reads what storage kept; what is missing or from another version counts as not kept.
pub fn load(boundary: &str) -> Stored {
    let text = |key| get::<SessionStorage, String>(key).or_else(|| get::<LocalStorage, _>(key));
    let entries: Vec<String> = get::<LocalStorage, _>(HISTORY).unwrap_or_default();
    Stored {
        draft: text(DRAFT).map(|text| load_draft(&text)),
        code: text(CODE).unwrap_or_default(),
        history: entries.iter().filter_map(|text| load_entry(text, boundary)).collect(),
        settings: get::<LocalStorage, _>(SETTINGS).unwrap_or_default(),
        progress: load_progress(),
    }
}

fn load_progress() -> Progress {
    Progress::read(&get::<LocalStorage, String>(PROGRESS).unwrap_or_default())
}

/// Keeps the steps done beside those that other tabs kept.
pub(super) fn save_progress(progress: &str, tell: &Tell) {
    let progress = Progress::read(progress).merge(load_progress()).write();
    report(set::<LocalStorage, _>(PROGRESS, &progress), tell);
}

pub(super) fn save_draft(draft: &str, tell: &Tell) {
    save_text(DRAFT, draft, tell);
}

pub(super) fn save_code(code: &str, tell: &Tell) {
    save_text(CODE, code, tell);
}

fn save_text(key: &str, text: &str, tell: &Tell) {
    // The next new tab begins with the last text of any; should this tab's own not be kept, that one will do.
    let _ = set::<SessionStorage, _>(key, text);
    report(set::<LocalStorage, _>(key, text), tell);
}

pub(super) fn save_settings(settings: &Settings, tell: &Tell) {
    report(set::<LocalStorage, _>(SETTINGS, settings), tell);
}

/// Keeps the history beside what other tabs kept; an empty one empties it for all. When it does not fit, the oldest half
/// goes, again and again.
pub(super) fn save_history(mut entries: Vec<String>, tell: &Tell) {
    if !entries.is_empty() {
        entries = merge_entries(entries, get::<LocalStorage, _>(HISTORY).unwrap_or_default());
    }
    while set::<LocalStorage, _>(HISTORY, &entries).is_err() {
        if entries.is_empty() {
            return report(Err(NotStored), tell);
        }
        entries.truncate(entries.len() / 2);
    }
}

/// Storage is full or closed to this page.
struct NotStored;

/// Whether there is storage at all: reading `localStorage` throws in a sandboxed frame, and gloo-storage would panic.
/// `sessionStorage` is there when and only when `localStorage` is.
fn is_open() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

fn get<S: Storage, T: DeserializeOwned>(key: &str) -> Option<T> {
    if is_open() { S::get(key).ok() } else { None }
}

fn set<S: Storage, T: Serialize + ?Sized>(key: &str, value: &T) -> Result<(), NotStored> {
    if !is_open() {
        return Err(NotStored);
    }
    S::set(key, value).map_err(|_| NotStored)
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
