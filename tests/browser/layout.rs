//! The page fits its window: side by side, stacked, light and dark.

use crate::harness::{Page, Serve, journey};
use serde_json::json;

/// The windows: phones, a tablet, a laptop, a large screen.
const SIZES: [(u32, u32); 5] = [(390, 844), (320, 700), (768, 1024), (1280, 800), (1920, 1080)];

/// Fails where something sticks out to the side, and names it.
async fn expect_no_sideways_scrolling(page: &Page, when: &str) {
    let script = "
        const width = document.documentElement.clientWidth;
        const scrolls = element => element && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX)
            || scrolls(element.parentElement));
        const out = [...document.body.querySelectorAll('*')]
            .filter(element => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
            .map(element => `${element.tagName}.${element.className} ${element.innerText?.slice(0, 30)}`);
        return [document.documentElement.scrollWidth - width, out.slice(0, 3)];
    ";
    let found = page.script(script, json!([])).await;
    let excess = found[0].as_i64().unwrap_or(i64::MAX);
    assert!(excess <= 0, "{when}: {excess} pixels stick out: {}", found[1]);
}

/// Where the regions scroll, each on its own, the page itself does not.
async fn expect_no_second_scroll_bar(page: &Page, when: &str) {
    let script = "return document.documentElement.scrollHeight - document.documentElement.clientHeight";
    let excess = page.script(script, json!([])).await.as_i64();
    assert_eq!(excess, Some(0), "{when}: the page is longer than its window");
}

/// Left, top and right of a region.
async fn place(page: &Page, region: &str) -> (f64, f64, f64) {
    let script = "
        const rect = document.querySelector(`section[aria-label=\"${arguments[0]}\"]`).getBoundingClientRect();
        return [rect.left, rect.top + scrollY, rect.right];
    ";
    let rect = page.script(script, json!([region])).await;
    let number = |at: usize| rect[at].as_f64().unwrap_or(f64::NAN);
    (number(0), number(1), number(2))
}

async fn regions(page: &Page) -> [(f64, f64, f64); 3] {
    [place(page, "Lesson").await, place(page, "Request").await, place(page, "Response").await]
}

/// Fits in every size and in both colour schemes.
async fn expect_fit(page: &Page, state: &str) {
    for dark in [false, true] {
        page.use_dark(dark).await;
        for (width, height) in SIZES {
            page.resize(width, height).await;
            let scheme = if dark { "dark" } else { "light" };
            let when = format!("{state}, {width}x{height}, {scheme}");
            expect_no_sideways_scrolling(page, &when).await;
            if width > 1180 {
                expect_no_second_scroll_bar(page, &when).await;
            }
        }
    }
}

#[test]
fn nothing_sticks_out_in_any_state() {
    let server = Serve::start();
    journey("no_sideways_scrolling", async |page| {
        page.open(&server.url).await;
        expect_fit(page, "empty").await;
        page.fill("Key 1", &"long-key-without-a-space".repeat(10)).await;
        page.fill("Value 1", &"v".repeat(300)).await;
        page.unfold("Query parameters").await;
        page.press("button", "Add parameter").await;
        page.fill("Parameter name 1", "q").await;
        page.unfold("Request headers").await;
        page.press("button", "Add header").await;
        page.fill("Header name 1", "Cookie").await;
        page.fill("Header value 1", "x".repeat(200).as_str()).await;
        page.unfold("Options").await;
        page.send("PUT").await;
        page.unfold("History").await;
        expect_fit(page, "answered").await;
        page.press("tab", "Bytes").await;
        page.press_in("Response", "tab", "Sent").await;
        expect_fit(page, "bytes").await;
        page.press_in("Request", "tab", "Code").await;
        page.fill("Python program", &format!("x = '{}'", "long".repeat(60))).await;
        page.reads("Request", "The program sends no request.").await;
        page.press("button", "Run").await;
        page.press_in("Response", "tab", "Python").await;
        page.reads("Response", "print(response.headers)").await;
        expect_fit(page, "code").await;
        page.press("tab", "Fields").await;
        page.fill("URL", &format!("{}anything/{}", server.sandbox(), "long".repeat(60))).await;
        page.send("PUT").await;
        page.press_in("Response", "tab", "Body").await;
        expect_fit(page, "body").await;
        page.press("radio", "multipart").await;
        page.fill("Key 1", "missing file").await;
        page.choose("Kind of field 1", "file").await;
        page.press("button", "Send PUT").await;
        page.reads("Request", "Not sent").await;
        expect_fit(page, "refused").await;
    });
}

#[test]
fn every_chapter_fits() {
    let server = Serve::start();
    journey("chapters_fit", async |page| {
        page.open(&server.url).await;
        for chapter in &put_playground::lesson::CHAPTERS {
            page.reads("Lesson", chapter.title()).await;
            for (width, height) in SIZES {
                page.resize(width, height).await;
                let when = format!("{}, {width}x{height}", chapter.title());
                expect_no_sideways_scrolling(page, &when).await;
                if width > 1180 {
                    expect_no_second_scroll_bar(page, &when).await;
                }
            }
            if page.find("button", "Next chapter").await.is_enabled().await.expect("a page") {
                page.press("button", "Next chapter").await;
            }
        }
    });
}

#[test]
fn three_regions_stand_side_by_side_or_stacked() {
    let server = Serve::start();
    journey("regions", async |page| {
        page.open(&server.url).await;
        for (width, height) in [(1280, 800), (1920, 1080)] {
            page.resize(width, height).await;
            let [lesson, request, response] = regions(page).await;
            assert!(lesson.1 == request.1 && request.1 == response.1, "one row at {width}");
            assert!(lesson.2 <= request.0 && request.2 <= response.0, "in this order at {width}");
            assert!((f64::from(width) - response.2) < 20.0, "the whole width at {width}");
        }
        for (width, height) in [(390, 844), (320, 700)] {
            page.resize(width, height).await;
            let [lesson, request, response] = regions(page).await;
            assert!(lesson.0 == request.0 && request.0 == response.0, "one column at {width}");
            assert!(lesson.1 < request.1 && request.1 < response.1, "in this order at {width}");
        }
    });
}
