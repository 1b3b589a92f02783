//! Waiting for what must become true; never for time to pass.

use std::time::{Duration, Instant};

/// How long anything may take. Generous: two journeys share two cores with whatever else runs there.
pub const LIMIT: Duration = Duration::from_secs(20);

/// How often to look.
const PAUSE: Duration = Duration::from_millis(15);

/// Waits until `check` finds something; `what` says what was waited for.
pub async fn eventually<T>(what: &str, mut check: impl AsyncFnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = check().await {
            return found;
        }
        assert!(start.elapsed() < LIMIT, "waited {} s in vain for {what}", LIMIT.as_secs());
        tokio::time::sleep(PAUSE).await;
    }
}
