//! Time from JavaScript.

use put_playground::sandbox::{Clock, Waiting};
use send_wrapper::SendWrapper;
use std::time::{Duration, SystemTime};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::WorkerGlobalScope;

/// `Date.now` and `setTimeout`.
#[derive(Clone, Copy, Debug)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_millis(js_sys::Date::now() as u64)
    }

    fn sleep(&self, pause: Duration) -> Waiting {
        let milliseconds = i32::try_from(pause.as_millis()).unwrap_or(i32::MAX);
        let over = js_sys::Promise::new(&mut |resolve, _| {
            let global = js_sys::global().unchecked_into::<WorkerGlobalScope>();
            // A worker that can't set a timer is about to be stopped: then nobody waits any more.
            let _ = global.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        });
        Box::pin(SendWrapper::new(async move {
            let _ = JsFuture::from(over).await;
        }))
    }
}
