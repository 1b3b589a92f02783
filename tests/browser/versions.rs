//! A new version of the page comes as a whole and when the reader says so; until then a page goes on with the files of its
//! own build, and no page ever loads one of another.

use crate::harness::{Build, DeployedHost, Page, eventually, journey, target_folder};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const LESSON: &str = "en/lesson/read-the-answer.txt";
const OLD: &str = "An answer has three parts";
const NEW: &str = "An answer has, in the second build, three parts";
const NOTICE: &str = "A new version of this page is here.";
const NO_SANDBOX: &str = "/sandbox/ - Failed to load resource: the server responded with a status of 404";

fn two_builds() -> (Build, Build) {
    (Build::copied(""), Build::changed(LESSON, OLD, NEW))
}

/// From now on the open page notes what it loads, and what it has loaded until now.
async fn watch(page: &Page) {
    let script = "
        window.loaded = [];
        const note = list => loaded.push(...list.getEntries().map(entry => entry.name));
        new PerformanceObserver(note).observe({ type: 'resource', buffered: true });
    ";
    page.script(script, json!([])).await;
}

/// The files that the open page has loaded, by their names beside it.
async fn loaded(page: &Page, host: &DeployedHost) -> BTreeSet<String> {
    let entries = page.script("return window.loaded", json!([])).await;
    let names = entries.as_array().into_iter().flatten().filter_map(Value::as_str);
    names.filter_map(|name| name.strip_prefix(&host.url)).map(str::to_owned).collect()
}

async fn has_notice(page: &Page) -> bool {
    let text = page.script("return document.querySelector('.version').innerText", json!([])).await;
    text.as_str().is_some_and(|text| text.contains(NOTICE))
}

async fn wait_for_notice(page: &Page) {
    eventually("the notice", async || has_notice(page).await.then_some(())).await;
}

/// The page comes to the front again after an hour, when it asks whether there is a new version.
async fn look_an_hour_later(page: &Page) {
    let script = "
        const now = Date.now() + 3600000;
        Date.now = () => now;
        document.dispatchEvent(new Event('visibilitychange'));
        return true;
    ";
    assert_eq!(page.script(script, json!([])).await, json!(true));
}

/// Asks for a new version and waits for what becomes of it: `installed`, `redundant`, or null where there is none.
async fn update(page: &Page) -> Value {
    let script = "
        return navigator.serviceWorker.ready.then(async registration => {
            await registration.update();
            const worker = registration.installing;
            if (!worker) return null;
            await new Promise(done => worker.addEventListener('statechange', done, { once: true }));
            return worker.state;
        });
    ";
    page.script(script, json!([])).await
}

/// The name of the open page's build.
async fn build_of(page: &Page) -> String {
    let build = page.script("return document.documentElement.dataset.build", json!([])).await;
    build.as_str().unwrap_or_default().to_owned()
}

/// Takes the new version up, by the notice.
async fn take_up(page: &Page) {
    let before = build_of(page).await;
    page.press("button", "Reload").await;
    eventually("another build", async || {
        let now = build_of(page).await;
        (!now.is_empty() && now != before).then_some(())
    })
    .await;
    page.home().await;
}

/// Waits until no worker of another build waits for its turn. A browser lets the one at work finish, and takes up to half a
/// minute to see that it has nothing to do; here it is stopped.
async fn worker_took_over(page: &Page) {
    page.devtools("ServiceWorker.enable", json!({})).await;
    let states = "
        return navigator.serviceWorker.ready.then(({ installing, waiting, active }) =>
            [installing, waiting, active].map(worker => worker?.state).join());
    ";
    eventually("the new worker to be at work", async || {
        let found = page.script(states, json!([])).await;
        if found == json!(",installed,activated") {
            page.devtools("ServiceWorker.stopAllWorkers", json!({})).await;
        }
        (found == json!(",,activated")).then_some(())
    })
    .await;
}

/// Opens the face Code and waits for the interpreter to write a program there.
async fn open_code(page: &Page) {
    page.press_in("Request", "tab", "Code").await;
    eventually("a program", async || (!page.value("Python program").await.is_empty()).then_some(())).await;
}

#[test]
fn the_old_page_goes_on_until_the_reader_reloads_and_no_page_mixes_two_builds() {
    let (first, second) = two_builds();
    let (of_first, of_second) = (first.own_names(&second), second.own_names(&first));
    for kind in ["app-", "interpreter-", "interpreter-worker-", "worker-", "words-"] {
        assert!(of_second.iter().any(|name| name.starts_with(kind)), "{kind} in {of_second:?}");
    }
    let mut host = DeployedHost::of(&first);
    journey("version_change", async |page| {
        page.expect_console(NO_SANDBOX);
        page.open(&host.url).await;
        watch(page).await;
        let typed = format!("{}sandbox/things/typed", host.url);
        page.fill("URL", &typed).await;
        page.fill("Key 1", "draft").await;
        let first_tab = page.driver().window().await.expect("a window");
        let second_tab = page.driver().new_tab().await.expect("another tab");
        page.driver().switch_to_window(second_tab.clone()).await.expect("another tab");
        page.open(&host.url).await;
        watch(page).await;
        page.driver().switch_to_window(first_tab.clone()).await.expect("the first tab");
        host.take_log();

        host.deploy(&second);
        look_an_hour_later(page).await;
        wait_for_notice(page).await;
        for (name, width, height, dark) in [
            ("wide", 1280, 800, false),
            ("wide-dark", 1280, 800, true),
            ("phone", 390, 844, false),
            ("phone-dark", 390, 844, true),
        ] {
            page.use_dark(dark).await;
            page.resize(width, height).await;
            page.settle().await;
            let wide =
                page.script("return document.documentElement.scrollWidth > innerWidth", json!([])).await;
            assert_eq!(wide, json!(false), "nothing is wider than {width} pixels");
            let file = target_folder().join(format!("new-version-{name}.png"));
            page.driver().screenshot(&file).await.expect("a picture");
        }
        page.use_dark(false).await;
        page.resize(1280, 800).await;

        // What it had not loaded yet it loads now, of its own build: the interpreter, and a chapter.
        open_code(page).await;
        page.press("button", "Next chapter").await;
        page.reads("Lesson", OLD).await;
        page.press_in("Request", "tab", "Fields").await;
        assert_eq!(page.send("PUT").await.status, 201);
        let names = loaded(page, &host).await;
        assert!(names.iter().any(|name| name.starts_with("interpreter-worker-")), "{names:?}");
        assert!(names.is_disjoint(&of_second), "{names:?}");

        take_up(page).await;
        // While one worker gives way to the other, Chromium may hold back what a page asks for, up to half a minute.
        worker_took_over(page).await;
        watch(page).await;
        assert_eq!((page.value("URL").await, page.value("Key 1").await), (typed.clone(), "draft".to_owned()));
        page.reads("Lesson", NEW).await;
        open_code(page).await;
        page.press_in("Request", "tab", "Fields").await;
        assert_eq!(page.send("PUT").await.status, 200, "what the old version stored is there");
        let names = loaded(page, &host).await;
        assert!(names.iter().any(|name| name.starts_with("interpreter-worker-")), "{names:?}");
        assert!(names.is_disjoint(&of_first), "{names:?}");
        assert!(!has_notice(page).await);

        // The other tab heard of it too, and works on, while another worker answers for the practice server.
        page.driver().switch_to_window(second_tab).await.expect("another tab");
        wait_for_notice(page).await;
        worker_took_over(page).await;
        open_code(page).await;
        page.press("button", "Next chapter").await;
        page.reads("Lesson", OLD).await;
        page.press_in("Request", "tab", "Fields").await;
        page.fill("URL", &typed).await;
        assert_eq!(page.send("PUT").await.status, 200);
        let names = loaded(page, &host).await;
        assert!(names.iter().any(|name| name.starts_with("interpreter-worker-")), "{names:?}");
        assert!(names.is_disjoint(&of_second), "{names:?}");

        // The host was asked for nothing that it has no more.
        let asked = host.take_log();
        assert!(asked.iter().all(|(path, _)| !of_first.contains(&path[1..])), "{asked:?}");
        assert!(asked.iter().any(|(path, _)| of_second.contains(&path[1..])), "{asked:?}");
        host.stop();
        page.reload().await;
        page.press("button", "Previous chapter").await;
        page.press("button", "Next chapter").await;
        page.reads("Lesson", NEW).await;
    });
}

#[test]
fn without_a_worker_a_page_whose_files_are_gone_says_why_and_keeps_the_draft() {
    let (first, second) = two_builds();
    let (of_first, of_second) = (first.own_names(&second), second.own_names(&first));
    let host = DeployedHost::of(&first);
    host.lack(Some("/sw.js"));
    journey("version_gone", async |page| {
        page.expect_console("Failed to load resource: the server responded with a status of 404");
        page.expect_console("A bad HTTP response code (404) was received when fetching the script");
        page.open(&host.url).await;
        page.fill("Key 1", "draft").await;
        host.take_log();
        host.deploy(&second);
        page.press_in("Request", "tab", "Code").await;
        wait_for_notice(page).await;
        let asked = host.take_log();
        assert!(asked.iter().all(|(path, _)| !of_second.contains(&path[1..])), "{asked:?}");
        assert!(
            asked.iter().any(|(path, status)| of_first.contains(&path[1..]) && *status == 404),
            "{asked:?}"
        );
        page.reads("Request", "did not load").await;

        take_up(page).await;
        assert_eq!(page.value("Key 1").await, "draft");
        open_code(page).await;
        let asked = host.take_log();
        assert!(asked.iter().all(|(path, _)| !of_first.contains(&path[1..])), "{asked:?}");
    });
}

/// Updates while the host is being given another build, and once more when that is done.
fn half_deployed(name: &str, begin: impl Fn(&DeployedHost, &Build), finish: impl Fn(&DeployedHost, &Build)) {
    let (first, second) = two_builds();
    let mut host = DeployedHost::of(&first);
    journey(name, async |page| {
        page.expect_console(NO_SANDBOX);
        page.expect_console("Failed to load resource: the server responded with a status of 404");
        page.open(&host.url).await;
        let build = build_of(page).await;
        begin(&host, &second);
        host.deploy(&second);
        assert_eq!(update(page).await, json!("redundant"));
        assert!(!has_notice(page).await);
        page.reload().await;
        assert_eq!(build_of(page).await, build);
        page.press("button", "Next chapter").await;
        page.reads("Lesson", OLD).await;

        finish(&host, &second);
        assert_eq!(update(page).await, json!("installed"));
        wait_for_notice(page).await;
        take_up(page).await;
        page.reads("Lesson", NEW).await;
        worker_took_over(page).await;
        host.stop();
        page.reload().await;
        page.reads("Lesson", NEW).await;
    });
}

#[test]
fn while_a_file_of_the_new_build_is_missing_the_old_build_stays() {
    half_deployed("version_missing", |host, _| host.lack(Some("/words-")), |host, _| host.lack(None));
}

#[test]
fn while_a_file_is_still_the_old_one_the_old_build_stays() {
    let change = |from: &'static str, to: &'static str| {
        move |_: &DeployedHost, build: &Build| {
            let index = build.folder().join("index.html");
            let page = std::fs::read_to_string(&index).expect("a page");
            assert!(page.contains(from));
            std::fs::write(&index, page.replace(from, to)).expect("the page");
        }
    };
    let (title, other) = ("<title>PUT Playground</title>", "<title>An older PUT Playground</title>");
    half_deployed("version_mixed", change(title, other), change(other, title));
}

#[test]
fn a_first_visit_in_the_middle_of_a_deployment_has_its_sandbox_and_the_next_visit_is_kept() {
    let first = Build::copied("");
    let mut host = DeployedHost::of(&first);
    host.lack(Some("/icons/icon-512.png"));
    journey("version_first_half", async |page| {
        page.expect_console("Failed to load resource: the server responded with a status of 404");
        page.expect_console("The page will not open without a network");
        assert_eq!(page.open(&host.url).await, "practice server: in this browser");
        assert_eq!(page.send("PUT").await.status, 201);
        host.lack(None);
        page.reload().await;
        let newest =
            "return caches.match(new URL('newest', location.href).href).then(found => found?.text())";
        let build = json!(build_of(page).await);
        eventually("the build to be kept", async || {
            (page.script(newest, json!([])).await == build).then_some(())
        })
        .await;
        host.stop();
        page.reload().await;
        assert_eq!(page.send("PUT").await.status, 200);
    });
}

#[test]
fn a_page_that_was_loaded_around_the_old_worker_brings_its_own() {
    let (first, second) = two_builds();
    let host = DeployedHost::of(&first);
    journey("version_around", async |page| {
        page.expect_console(NO_SANDBOX);
        page.open(&host.url).await;
        let before = build_of(page).await;
        host.deploy(&second);
        page.devtools("Page.reload", json!({ "ignoreCache": true })).await;
        let now = eventually("the second build", async || {
            let now = build_of(page).await;
            (!now.is_empty() && now != before).then_some(now)
        })
        .await;
        assert_eq!(page.home().await, "practice server: in this browser");
        let newest =
            "return caches.match(new URL('newest', location.href).href).then(found => found?.text())";
        eventually("the second build to be here", async || {
            (page.script(newest, json!([])).await == json!(now)).then_some(())
        })
        .await;
        worker_took_over(page).await;
        assert!(!has_notice(page).await);
        assert_eq!(page.send("PUT").await.status, 201);
    });
}
