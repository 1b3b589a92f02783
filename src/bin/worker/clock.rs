//! Time from JavaScript.

use put_playground::sandbox::{Clock, Waiting};
use send_wrapper::SendWrapper;
use std::time::{Duration, SystemTime};

/// `Date.now` and `setTimeout`.
#[derive(Clone, Copy, Debug)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_millis(js_sys::Date::now() as u64)
    }

    fn sleep(&self, pause: Duration) -> Waiting {
        Box::pin(SendWrapper::new(gloo_timers::future::sleep(pause)))
    }
}
