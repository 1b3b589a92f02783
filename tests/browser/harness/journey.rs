//! One journey: a fresh browser, the tale, and in the end no error that nobody expected.

use super::browser::Browser;
use super::evidence;
use super::page::Page;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use tokio::runtime::Builder;
use tokio::sync::Semaphore;

/// How many browsers run at once: more than two only slow each other down on a small machine.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// Goes on a journey. When it fails, a picture and the page's text stay in `target/journeys` under `name`.
pub fn journey(name: &str, tale: impl AsyncFnOnce(&Page)) {
    journey_with(name, &[], tale);
}

/// Goes on a journey in a browser that is started with these flags.
pub fn journey_with(name: &str, flags: &[&str], tale: impl AsyncFnOnce(&Page)) {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let permit = runtime.block_on(BROWSERS.acquire()).expect("an open semaphore");
    let page = Page::new(runtime.block_on(Browser::start(flags)));
    // A panic must not keep the browser from being closed.
    let told = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            tale(&page).await;
            page.expect_quiet().await;
        });
    }));
    if told.is_err() {
        runtime.block_on(evidence::leave(name, &page));
    }
    runtime.block_on(page.into_browser().quit());
    drop(permit);
    if let Err(panic) = told {
        resume_unwind(panic);
    }
}
