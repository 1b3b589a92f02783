//! One journey: a fresh browser, the tale, and in the end no error that nobody expected.

use super::browser::{Browser, Profile};
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
    journey_of(name, [Profile::new()], flags, async |[page]: &[Page; 1]| tale(page).await);
}

/// Goes on a journey of two days: for the second the browser is started anew, and knows what it had stored.
pub fn journey_on_two_days(name: &str, first: impl AsyncFnOnce(&Page), second: impl AsyncFnOnce(&Page)) {
    let profiles = journey_of(name, [Profile::new()], &[], async |[page]: &[Page; 1]| first(page).await);
    journey_of(name, profiles, &[], async |[page]: &[Page; 1]| second(page).await);
}

/// Goes on a journey of several people, each of whom has a browser, with cookies and storage of its own.
pub fn journey_together<const COUNT: usize>(name: &str, tale: impl AsyncFnOnce(&[Page; COUNT])) {
    journey_of(name, [(); COUNT].map(|()| Profile::new()), &[], tale);
}

/// Goes on a journey with these profiles, and gives them back.
fn journey_of<const COUNT: usize>(
    name: &str,
    profiles: [Profile; COUNT],
    flags: &[&str],
    tale: impl AsyncFnOnce(&[Page; COUNT]),
) -> [Profile; COUNT] {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    // One place for all of them: two journeys that wait for each other's places would wait for ever.
    let permit = runtime.block_on(BROWSERS.acquire()).expect("an open semaphore");
    let pages = profiles.map(|profile| Page::new(runtime.block_on(Browser::start(profile, flags))));
    // A panic must not keep the browsers from being closed.
    let told = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            tale(&pages).await;
            for page in &pages {
                page.expect_quiet().await;
            }
        });
    }));
    if told.is_err() {
        for (number, page) in (1..).zip(&pages) {
            let name = if COUNT == 1 { name.to_owned() } else { format!("{name}-{number}") };
            runtime.block_on(evidence::leave(&name, page));
        }
    }
    let profiles = pages.map(|page| runtime.block_on(page.into_browser().quit()));
    drop(permit);
    if let Err(panic) = told {
        resume_unwind(panic);
    }
    profiles
}
