//! A body is shown as what it is, untouched, and never runs.

use crate::harness::{Origin, Page, Policy, Serve, eventually, journey};
use serde_json::json;

/// Sends to a path of the origin and opens the body.
async fn get_body(page: &Page, origin: &Origin, path: &str) {
    page.fill("URL", &format!("{}{path}", origin.url)).await;
    assert_eq!(page.send("PUT").await.status, 200);
    page.press_in("Response", "tab", "Body").await;
}

/// Whether anything of a server's text has run.
async fn expect_nothing_ran(page: &Page) {
    assert_eq!(page.script("return window.ran ?? 'no'", json!([])).await, json!("no"));
}

#[test]
fn json_text_html_images_and_binary_are_told_apart() {
    let server = Serve::start();
    let origin = Origin::start(Policy::Some);
    journey("response_bodies", async |page| {
        page.open(&server.url).await;

        // Laid out, with every number, key and escape as it came.
        get_body(page, &origin, "numbers.json").await;
        let expected = "{\n  \"z\": 12345678901234567890123,\n  \"a\": 1.0,\n  \"a\": 1e400,\n  \"b\": [],\n  \"c\": {\n    \
                        \"y\": null,\n    \"x\": \"\\u00fc\"\n  }\n}";
        assert_eq!(page.block("JSON body").await, expected);

        get_body(page, &origin, "words.txt").await;
        assert_eq!(page.block("Text body").await, "Grüße, two\n  lines\n");

        get_body(page, &origin, "page.html").await;
        assert!(page.block("HTML source").await.starts_with("<h1>Title</h1><img "));
        expect_nothing_ran(page).await;
        // Chromium says so when a sandboxed frame may not run a script.
        page.expect_console("about:srcdoc");
        page.unfold("Preview, with scripts off").await;
        let frame = "const frame = document.querySelector('iframe[title=\"Preview of the HTML body\"]');
            return [frame.getAttribute('sandbox'), frame.contentDocument === null]";
        assert_eq!(page.script(frame, json!([])).await, json!(["", true]), "no permission, and no way in");
        expect_nothing_ran(page).await;

        get_body(page, &origin, "picture.svg").await;
        let image = "const image = document.querySelector('section[aria-label=Response] img');
            return image?.complete ? [image.naturalWidth, image.naturalHeight, image.alt] : null";
        let drawn = eventually("the image to be drawn", async || {
            Some(page.script(image, json!([])).await).filter(|image| !image.is_null())
        })
        .await;
        assert_eq!(drawn, json!([32, 16, "The body, drawn as an image"]));
        expect_nothing_ran(page).await;

        get_body(page, &origin, "bytes.bin").await;
        let hex = "00000000  00 01 50 55 54 ff fe 0a                           ..PUT...\n";
        assert_eq!(page.block("Body in hex").await, hex);
    });
}

#[test]
fn a_long_body_shows_its_beginning_and_the_rest_can_be_seen_and_saved() {
    let server = Serve::start();
    let origin = Origin::start(Policy::Some);
    journey("long_body", async |page| {
        page.open(&server.url).await;
        get_body(page, &origin, "long.txt").await;
        let whole = "0123456789abcde\n".repeat(18 * 1024) + "the end\n";
        page.reads("Response", &format!("These are the first 262144 of {} bytes.", whole.len())).await;
        assert_eq!(page.block("Text body").await, whole[..262_144]);
        page.press("button", "Show all").await;
        eventually("the whole body", async || (page.block("Text body").await == whole).then_some(())).await;

        page.press("button", "Save the body as a file").await;
        let file = page.browser().profile.downloads().join("long.txt");
        eventually("the saved file", async || {
            let saved = std::fs::read_to_string(&file).ok()?;
            (saved == whole).then_some(())
        })
        .await;
    });
}
