//! Each experiment runs in a real browser against `serve`, and in the Service Worker where it can: what it then says is what
//! this browser, its cache and its CORS made of it.

use crate::harness::{Page, Serve, StaticHost, eventually, journey, target_folder};
use put_playground::lesson::experiment::{Entry, Experiment};
use put_playground::lesson::{Block, CHAPTERS, Span, spans};
use serde_json::json;

/// The experiment of this slug, and the chapter that has it.
fn named(slug: &str) -> (&'static str, &'static Experiment) {
    let has = |block: &&Block| matches!(block, Block::Experiment(own) if *own == slug);
    let chapter = CHAPTERS.iter().find(|chapter| chapter.blocks().into_iter().flatten().any(|b| has(&b)));
    let (_, entry) = Entry::named(slug).expect("an experiment");
    (chapter.expect("a chapter").slug, entry.content().expect("its words"))
}

fn plain(text: &'static str) -> String {
    spans(text).into_iter().map(Span::text).collect()
}

/// Opens an experiment at its chapter.
async fn open(page: &Page, base: &str, slug: &str) -> &'static Experiment {
    let (chapter, experiment) = named(slug);
    page.open(&format!("{base}#lesson/{chapter}")).await;
    page.press("button", "▶ Open the experiment").await;
    page.find("region", experiment.title).await;
    experiment
}

/// Predicts what is right, runs the experiment, and gives what is said then.
async fn run(page: &Page, experiment: &Experiment) -> String {
    page.press("radio", &plain(experiment.choices[experiment.right])).await;
    page.press("button", "Run the experiment").await;
    evidence(page).await
}

/// What is said when the evidence is there.
async fn evidence(page: &Page) -> String {
    page.find("button", "Run it again").await;
    let text = page.script("return document.querySelector('.evidence')?.innerText ?? ''", json!([])).await;
    text.as_str().unwrap_or_default().to_owned()
}

/// Takes pictures of the evidence: wide, on a phone, and dark.
async fn take(page: &Page, slug: &str) {
    for (name, width, height, dark) in
        [("wide", 1440, 1000, false), ("phone", 320, 900, false), ("dark", 1440, 1000, true)]
    {
        page.use_dark(dark).await;
        page.resize(width, height).await;
        page.script("document.querySelector('.evidence').scrollIntoView()", json!([])).await;
        page.settle().await;
        let wide = page.script("return document.documentElement.scrollWidth > innerWidth", json!([])).await;
        assert_eq!(wide, json!(false), "{slug}: nothing is wider than {width} pixels");
        let script = "return [...document.querySelectorAll('.evidence .scroll')].some(table => table.scrollWidth > table.clientWidth)";
        assert_eq!(
            page.script(script, json!([])).await,
            json!(false),
            "{slug}, {name}: a table scrolls sideways"
        );
        let file = target_folder().join(format!("experiment-{slug}-{name}.png"));
        page.driver().screenshot(&file).await.expect("a picture");
    }
    page.use_dark(false).await;
    page.resize(1280, 800).await;
}

/// Runs an experiment to its evidence, which shall hold and say these.
fn holds(slug: &str, says: &[&str]) {
    let server = Serve::start();
    journey(&format!("experiment_{slug}"), async |page| {
        for status in [404, 412, 413, 414] {
            page.expect_console(&format!("responded with a status of {status}"));
        }
        page.expect_console("blocked by CORS policy");
        page.expect_console("net::ERR_FAILED");
        let experiment = open(page, &server.url, slug).await;
        let said = run(page, experiment).await;
        assert!(said.contains("The claim holds here") && said.contains("You predicted it."), "{said}");
        for part in says {
            assert!(said.contains(part), "{part:?} is not in\n{said}");
        }
        take(page, slug).await;
    });
}

#[test]
fn idempotent() {
    let says = ["grew by 1.", "grew by 10, by one for each", "(201 × 1, 200 × 9)", "11 added (+)"];
    holds("idempotent", &says);
}

#[test]
fn create_or_replace() {
    holds("create-or-replace", &["Gone with it: name.", "made a new one at /sandbox/things/101 (201)"]);
}

#[test]
fn lost_update() {
    holds("lost-update", &["this was lost: bread.", "refused 1 of the writes with 412"]);
}

#[test]
fn never_cached() {
    holds("never-cached", &["All 2 PUTs came to the server. Of the GETs, 2 did not"]);
}

#[test]
fn no_limit_on_length() {
    holds("no-limit-on-length", &["had 5242880 bytes. One of 5242881 bytes was refused", "refused with 414"]);
}

#[test]
fn body_kinds() {
    holds("body-kinds", &["3 different bodies travelled", "understood the same fields each time"]);
}

#[test]
fn redirected_put() {
    let says = [
        "stayed a PUT with its body at 301, 302, 307, 308, and became something else at 303.",
        "requests does it otherwise at 301, 302.",
    ];
    holds("redirected-put", &says);
}

#[test]
fn cors() {
    holds("cors", &["Under closed the browser gave the page no answer", "Under simple 3 headers are left"]);
}

#[test]
fn not_in_history_and_the_link_is_a_get() {
    let server = Serve::start();
    journey("experiment_history", async |page| {
        let experiment = open(page, &server.url, "not-in-history").await;
        let said = run(page, experiment).await;
        assert!(said.contains("The claim holds here") && said.contains("Now open the link"), "{said}");
        // As the user's click would: a navigation, in a frame so that this tab's history stays.
        let open = "const frame = document.createElement('iframe');
            frame.src = document.querySelector('.evidence a').href;
            document.body.append(frame)";
        page.script(open, json!([])).await;
        eventually("the link to arrive", async || {
            page.press("button", "Look again").await;
            let text = page.text("Lesson").await;
            text.contains("it came to the server as a GET").then_some(())
        })
        .await;
        take(page, "not-in-history").await;
    });
}

/// In a Service Worker, what needs a cache or a second origin is said not to be shown; the rest runs.
#[test]
fn the_worker_shows_what_it_can() {
    let host = StaticHost::start();
    journey("experiments_in_the_worker", async |page| {
        // The page asks the host for a sandbox first.
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        for slug in ["never-cached", "cors"] {
            open(page, &host.url, slug).await;
            page.reads("Lesson", "This can't be shown here").await;
            assert!(!page.has("button", "Run the experiment").await, "{slug}");
        }
        let experiment = open(page, &host.url, "redirected-put").await;
        let said = run(page, experiment).await;
        assert!(said.contains("The claim holds here"), "{said}");
        let experiment = open(page, &host.url, "idempotent").await;
        let said = run(page, experiment).await;
        assert!(said.contains("The claim holds here"), "{said}");
    });
}

/// Waits until an experiment has sent more requests than this, or has ended.
async fn sent(page: &Page, requests: u32) {
    eventually(&format!("more than {requests} requests"), async || {
        let script = "return document.querySelector('.run-progress progress')?.value ?? \
                      (document.querySelector('.evidence') ? 1e9 : 0)";
        let sent = page.script(script, json!([])).await;
        sent.as_f64().filter(|sent| *sent > f64::from(requests))
    })
    .await;
}

/// The most that the experiment offers, to its end: a thousand equal PUTs leave one thing, a thousand equal POSTs as many.
#[test]
fn a_thousand_of_each_run_to_their_end() {
    let server = Serve::start();
    journey("experiment_thousand", async |page| {
        let experiment = open(page, &server.url, "idempotent").await;
        page.fill("Requests of each kind (1–1000)", "1000").await;
        page.press("radio", &plain(experiment.choices[experiment.right])).await;
        page.press("button", "Run the experiment").await;
        for requests in [400, 800, 1200, 1600] {
            sent(page, requests).await;
        }
        let said = evidence(page).await;
        assert!(said.contains("1000 equal PUTs were sent. The number of stored things grew by 1."), "{said}");
        assert!(
            said.contains("1000 equal POSTs were sent. The number of stored things grew by 1000"),
            "{said}"
        );
    });
}

/// A thousand of each can be cancelled; a program opens in the editor; the learner's own history stays as it was.
#[test]
fn a_long_run_can_be_cancelled_and_opened_as_a_program() {
    let server = Serve::start();
    journey("experiment_cancelled", async |page| {
        let experiment = open(page, &server.url, "idempotent").await;
        page.fill("Requests of each kind (1–1000)", "1000").await;
        page.press("radio", &plain(experiment.choices[0])).await;
        page.press("button", "Run the experiment").await;
        sent(page, 20).await;
        page.press("button", "Cancel").await;
        let said = evidence(page).await;
        assert!(said.contains("You cancelled it") && said.contains("This run does not decide"), "{said}");
        let kept = page.script("return localStorage.getItem('put-playground/history')", json!([])).await;
        assert!(kept.is_null() || kept == json!(""), "{kept}");
        page.press("button", &format!("Open as a program: {}", experiment.programs[1].title)).await;
        page.reads("Request", "requests.post(").await;
    });
}
