//! Time, which wasm32 cannot ask the operating system for.

use std::{future::Future, pin::Pin, time::Duration, time::SystemTime};

/// A pause that can be awaited.
pub type Waiting = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What a home knows of time. `SystemTime::now` panics on wasm32-unknown-unknown, so a home brings its own.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> SystemTime;

    /// Waits for at least `pause`.
    fn sleep(&self, pause: Duration) -> Waiting;
}

/// `time` without the fraction of a second, because `Last-Modified` has none (RFC 9110 §5.6.7).
pub(super) fn whole_seconds(time: SystemTime) -> SystemTime {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(since.as_secs())
}

/// Milliseconds since 1970-01-01T00:00:00Z.
pub(super) fn unix_ms(time: SystemTime) -> u64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
