//! A client that counts every byte, and Redis.
#![allow(dead_code, unused_imports, clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod client;
mod redis;

pub use client::{Answer, Client};
pub use redis::Redis;

use std::time::{Duration, Instant};

/// Tries until it works, or for too long.
pub fn until<T>(what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(done) = attempt() {
            return done;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "{what} did not happen in 20 s");
        std::thread::yield_now();
    }
}
