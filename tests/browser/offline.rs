//! After one visit nothing needs a network any more: the server that delivered the page is gone, and on the second day the
//! browser was closed in between.

use crate::harness::{Page, PythonHost, dist, eventually, journey_on_two_days};
use put_playground::lesson::CHAPTERS;
use serde_json::json;
use std::cell::RefCell;

const LANGUAGE: &str = "Language / Idioma";

/// Opens every chapter by its address, and waits until its sources are there, which stand at its end.
async fn walk(page: &Page, sources: &str) {
    for chapter in &CHAPTERS {
        page.script("location.hash = '#lesson/' + arguments[0]", json!([chapter.slug])).await;
        eventually(&format!("the chapter {}", chapter.slug), async || {
            let script = "
                const lesson = document.querySelector('.lesson');
                const chosen = document.querySelector('.lesson-pane select')?.selectedIndex;
                return lesson.ariaBusy !== 'true' && [chosen, lesson.innerText];
            ";
            let found = page.script(script, json!([])).await;
            let text = found[1].as_str()?;
            (CHAPTERS.get(usize::try_from(found[0].as_u64()?).ok()?)?.slug == chapter.slug
                && text.contains(sources))
            .then_some(())
        })
        .await;
    }
}

/// Predicts, runs the experiment that is in the chapter on idempotent methods, and reads what was seen.
async fn experiment(page: &Page) {
    page.script("location.hash = '#lesson/idempotent'", json!([])).await;
    page.press("button", "▶ Open the experiment").await;
    let radio = "document.querySelector('.prediction input[type=radio]').click(); return true";
    eventually("the question", async || (page.script(radio, json!([])).await == json!(true)).then_some(()))
        .await;
    page.press("button", "Run the experiment").await;
    page.find("button", "Run it again").await;
    let text = page.script("return document.querySelector('.evidence').innerText", json!([])).await;
    assert!(text.as_str().is_some_and(|text| text.contains("The claim holds here")), "{text}");
}

async fn program(page: &Page) {
    page.press_in("Request", "tab", "Code").await;
    eventually("a program", async || {
        page.value("Python program").await.contains("requests.put").then_some(())
    })
    .await;
    page.press_in("Request", "tab", "Fields").await;
}

#[test]
fn after_one_visit_everything_works_without_the_server_and_after_a_restart_of_the_browser() {
    let host = RefCell::new(PythonHost::start(&dist()));
    let url = host.borrow().url.clone();
    let first = async |page: &Page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        assert_eq!(page.open(&url).await, "practice server: in this browser");
        host.borrow_mut().stop();
        walk(page, "Sources:").await;
        page.fill("Key 1", "key").await;
        assert_eq!(page.send("PUT").await.status, 201);
        program(page).await;
        experiment(page).await;
        page.choose(LANGUAGE, "Español").await;
        eventually("the page in Spanish", async || {
            (page.script("return document.documentElement.lang", json!([])).await == json!("es"))
                .then_some(())
        })
        .await;
        walk(page, "Fuentes:").await;
        page.choose(LANGUAGE, "English").await;
        page.find("button", "Send PUT").await;
    };
    let second = async |page: &Page| {
        assert_eq!(page.open(&url).await, "practice server: in this browser");
        assert_eq!(page.value("Key 1").await, "key");
        assert_eq!(page.send("PUT").await.status, 200, "what was stored the day before is there");
        program(page).await;
        walk(page, "Sources:").await;
        experiment(page).await;
    };
    journey_on_two_days("offline", first, second);
}
