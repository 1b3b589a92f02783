//! The words travel beside the program: without them the page works, and says what it lacks.

use crate::harness::{Page, Serve, eventually, journey};
use serde_json::json;

/// From now on the browser finds nothing at these addresses.
async fn block(page: &Page, patterns: &[&str]) {
    page.devtools("Network.enable", json!({})).await;
    page.devtools("Network.setBlockedURLs", json!({ "urls": patterns })).await;
}

async fn is_busy(page: &Page) -> bool {
    page.script("return document.querySelector('.lesson').ariaBusy === 'true'", json!([])).await
        == json!(true)
}

#[test]
fn a_chapter_that_does_not_come_can_be_asked_for_again() {
    let server = Serve::start();
    journey("chapter_again", async |page| {
        page.expect_console("/en/lesson/read-the-answer.txt - Failed to load resource");
        page.open(&server.url).await;
        block(page, &["*/en/lesson/*"]).await;
        page.press("button", "Next chapter").await;
        let text = page.reads("Lesson", "This chapter could not be loaded").await;
        assert!(text.contains("Read the answer") && text.contains("Chapter 2 of "), "{text}");
        assert!(!is_busy(page).await);
        eventually("the announcement", async || {
            page.announcement().await.contains("could not be loaded").then_some(())
        })
        .await;

        // The chapter that is there stays there, and a request needs none.
        page.press("button", "Previous chapter").await;
        page.reads("Lesson", "On the web, a client sends").await;
        assert_eq!(page.send("PUT").await.status, 201);

        block(page, &[]).await;
        page.press("button", "Next chapter").await;
        page.reads("Lesson", "An answer has three parts").await;
        assert!(!is_busy(page).await);
    });
}

#[test]
fn try_again_loads_the_chapter() {
    let server = Serve::start();
    journey("chapter_try_again", async |page| {
        page.expect_console("/en/lesson/read-the-answer.txt - Failed to load resource");
        page.open(&server.url).await;
        block(page, &["*/en/lesson/*"]).await;
        page.press("button", "Next chapter").await;
        page.reads("Lesson", "This chapter could not be loaded").await;
        block(page, &[]).await;
        page.press("button", "Try again").await;
        page.reads("Lesson", "An answer has three parts").await;
        // The button is gone; the focus is not.
        assert_eq!(page.focused().await, "Read the answer");
    });
}

#[test]
fn without_the_glossary_a_request_is_answered_all_the_same() {
    let server = Serve::start();
    journey("no_glossary", async |page| {
        page.expect_console("/en/headers.txt - Failed to load resource");
        page.expect_console("/en/statuses.txt - Failed to load resource");
        page.open(&server.url).await;
        block(page, &["*/en/headers.txt", "*/en/statuses.txt"]).await;
        page.reload().await;
        assert_eq!(page.send("PUT").await.status, 201);
        for row in page.headers().await {
            assert!(row.explanation.contains("could not be loaded; reload the page"), "{row:?}");
        }
        let text = page.reads("Response", "Created").await;
        assert!(text.contains("The server accepted the request."), "{text}");

        block(page, &[]).await;
        page.reload().await;
        assert_eq!(page.send("PUT").await.status, 200);
        page.reads("Response", "your body has replaced it").await;
        let rows = page.headers().await;
        assert!(rows.iter().any(|row| row.explanation.contains("How many bytes of body travel")), "{rows:?}");
    });
}
