//! Time from the operating system.

use put_playground::sandbox::{Clock, Waiting};
use std::time::{Duration, SystemTime};

/// The system's clock and tokio's timer.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, pause: Duration) -> Waiting {
        Box::pin(tokio::time::sleep(pause))
    }
}
