//! The browser's own account of an exchange (Resource Timing), which the interpreter reads.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, JSON, Reflect};
use web_sys::{Performance, Url};

/// How often, and how long apart in milliseconds, the account is looked for: it is written in a task of its own, after the
/// body has ended (Resource Timing, "queue a PerformanceEntry").
const LOOKS: u32 = 12;
const PAUSE_MS: u32 = 25;

/// Forgets earlier accounts: the browser keeps 250 of them, and then no more.
pub(super) fn make_room() {
    if let Some(performance) = performance() {
        performance.clear_resource_timings();
    }
}

/// The account of what this URL was asked at `started_ms` or later, as JSON; empty when the browser gives none.
pub(super) async fn account(url: &str, started_ms: f64) -> String {
    for _ in 0..LOOKS {
        if let Some(account) = find(url, started_ms) {
            return account;
        }
        TimeoutFuture::new(PAUSE_MS).await;
    }
    String::new()
}

fn find(url: &str, started_ms: f64) -> Option<String> {
    let performance = performance()?;
    // Browsers differ in whether a fragment is part of the name.
    let url = Url::new(url).ok()?;
    let whole = performance.get_entries_by_name(&url.href());
    url.set_hash("");
    let entries: Array = whole.concat(&performance.get_entries_by_name(&url.href()));
    let entry = entries.iter().find(|entry| {
        let start = Reflect::get(entry, &"startTime".into()).ok().and_then(|start| start.as_f64());
        start.is_some_and(|start| start >= started_ms)
    });
    JSON::stringify(&entry?).ok()?.as_string()
}

fn performance() -> Option<Performance> {
    web_sys::window()?.performance()
}
