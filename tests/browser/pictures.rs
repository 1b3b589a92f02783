//! The page's portraits: README's picture, and those that a reviewer looks at. They prove nothing by themselves.

use crate::harness::{Page, Serve, free_port, journey, target_folder};
use put_playground::lesson::{Block, CHAPTERS};

/// Takes a picture of the window.
async fn take(page: &Page, name: &str) {
    page.settle().await;
    let file = target_folder().join(format!("{name}.png"));
    page.driver().screenshot(&file).await.expect("a picture");
}

/// Pictures of a state: wide and on a phone, light and dark. On a phone, of the region that matters.
async fn take_all(page: &Page, state: &str, region: &str) {
    for dark in [false, true] {
        page.use_dark(dark).await;
        let scheme = if dark { "dark" } else { "light" };
        page.resize(1280, 800).await;
        page.scroll_to("Lesson").await;
        take(page, &format!("screenshot-{state}-wide-{scheme}")).await;
        page.resize(390, 844).await;
        page.scroll_to(region).await;
        take(page, &format!("screenshot-{state}-phone-{scheme}")).await;
    }
    page.use_dark(false).await;
    page.resize(1280, 800).await;
}

#[test]
fn pictures_are_taken() {
    let server = Serve::start();
    let example = |chapter: usize| {
        let mut blocks = CHAPTERS[chapter].blocks().into_iter().flatten();
        let title = blocks.find_map(|block| match block {
            Block::Example(example) => Some(example.title),
            _ => None,
        });
        format!("Load {} into the request", title.expect("an example"))
    };
    journey("pictures", async |page| {
        page.expect_console("net::ERR_CONNECTION_REFUSED");
        page.use_dark(false).await;
        page.resize(1280, 800).await;
        page.open(&server.url).await;
        take_all(page, "empty", "Request").await;
        page.press("button", &example(0)).await;
        page.send("PUT").await;
        take_all(page, "answered", "Response").await;
        page.fill("URL", &format!("http://127.0.0.1:{}/things/1", free_port())).await;
        page.send("PUT").await;
        take_all(page, "failed", "Response").await;

        page.press("button", "Next chapter").await;
        page.press("button", &example(1)).await;
        page.send("PUT").await;
        page.scroll_to("Lesson").await;
        take(page, "readme").await;
    });
}
