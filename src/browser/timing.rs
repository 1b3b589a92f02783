//! The browser's own account of an exchange (Resource Timing), which the interpreter reads.

use gloo_timers::future::TimeoutFuture;
use js_sys::{JSON, Reflect};
use web_sys::Performance;

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

/// The account of the request that was sent at `started_ms`, as JSON; empty when the browser gives none.
pub(super) async fn account(started_ms: f64) -> String {
    for _ in 0..LOOKS {
        if let Some(account) = find(started_ms) {
            return account;
        }
        TimeoutFuture::new(PAUSE_MS).await;
    }
    String::new()
}

/// The first that began since then. Entries come in the order in which they began, and one request is under way at a time.
fn find(started_ms: f64) -> Option<String> {
    let entries = performance()?.get_entries_by_type("resource");
    let entry = entries.iter().find(|entry| {
        let start = Reflect::get(entry, &"startTime".into()).ok().and_then(|start| start.as_f64());
        start.is_some_and(|start| start >= started_ms)
    });
    JSON::stringify(&entry?).ok()?.as_string()
}

fn performance() -> Option<Performance> {
    web_sys::window()?.performance()
}
