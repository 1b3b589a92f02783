//! What survives a reload: localStorage for all tabs, and sessionStorage for a tab's own draft, so that a reload does not bring
//! another tab's. All of it is form-encoded text; a list of it is one line each.

use super::Tell;
use crate::model::{Draft, Entry, Msg, Progress, Settings, load_draft, load_entry, merge_entries};
use std::cell::Cell;
use web_sys::Window;

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

/// Reads what storage kept; what is missing or from another version counts as not kept. An embed gets how the reader likes
/// the page, and nothing of what they do there.
pub fn load(boundary: &str, is_embedded: bool) -> Stored {
    let text = |key| get(Area::Tab, key).or_else(|| get(Area::Origin, key));
    let settings = Settings::read(&get(Area::Origin, SETTINGS).unwrap_or_default());
    if is_embedded {
        return Stored { settings: Settings { keep_secrets: false, ..settings }, ..Stored::default() };
    }
    Stored {
        draft: text(DRAFT).map(|text| load_draft(&text)),
        code: text(CODE).unwrap_or_default(),
        history: kept_entries().iter().filter_map(|text| load_entry(text, boundary)).collect(),
        settings,
        progress: load_progress(),
    }
}

fn kept_entries() -> Vec<String> {
    get(Area::Origin, HISTORY).unwrap_or_default().lines().map(str::to_owned).collect()
}

fn load_progress() -> Progress {
    Progress::read(&get(Area::Origin, PROGRESS).unwrap_or_default())
}

/// Keeps the steps done beside those that other tabs kept.
pub(super) fn save_progress(progress: &str, tell: &Tell) {
    let progress = Progress::read(progress).merge(load_progress()).write();
    report(set(Area::Origin, PROGRESS, &progress), tell);
}

pub(super) fn save_draft(draft: &str, tell: &Tell) {
    save_text(DRAFT, draft, tell);
}

pub(super) fn save_code(code: &str, tell: &Tell) {
    save_text(CODE, code, tell);
}

fn save_text(key: &str, text: &str, tell: &Tell) {
    // The next new tab begins with the last text of any; should this tab's own not be kept, that one will do.
    let _ = set(Area::Tab, key, text);
    report(set(Area::Origin, key, text), tell);
}

pub(super) fn save_settings(settings: &Settings, tell: &Tell) {
    report(set(Area::Origin, SETTINGS, &settings.write()), tell);
}

/// Keeps the history beside what other tabs kept; an empty one empties it for all. When it does not fit, the oldest half
/// goes, again and again.
pub(super) fn save_history(mut entries: Vec<String>, tell: &Tell) {
    if !entries.is_empty() {
        entries = merge_entries(entries, kept_entries());
    }
    while set(Area::Origin, HISTORY, &entries.join("\n")).is_err() {
        if entries.is_empty() {
            return report(Err(NotStored), tell);
        }
        entries.truncate(entries.len() / 2);
    }
}

/// Storage is full or closed to this page.
struct NotStored;

/// Whose the storage is.
#[derive(Clone, Copy)]
enum Area {
    /// All tabs of the origin share it.
    Origin,
    /// The tab's own.
    Tab,
}

/// The storage of an area; reading it throws in a sandboxed frame.
fn storage(area: Area) -> Option<web_sys::Storage> {
    let open = match area {
        Area::Origin => Window::local_storage,
        Area::Tab => Window::session_storage,
    };
    open(&web_sys::window()?).ok()?
}

fn get(area: Area, key: &str) -> Option<String> {
    storage(area)?.get_item(key).ok()?
}

fn set(area: Area, key: &str, text: &str) -> Result<(), NotStored> {
    storage(area).ok_or(NotStored)?.set_item(key, text).map_err(|_| NotStored)
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
