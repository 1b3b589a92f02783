//! The lesson in front of a class, by keyboard alone: large, in high contrast, the answer beside what the server saw.

use crate::harness::{COMMAND, Page, Serve, eventually, journey, press_keys, target_folder};
use serde_json::{Value, json};
use thirtyfour::Key;

/// Projectors and a large screen; the last one is a laptop whose window is not full.
const SCREENS: [(u32, u32); 4] = [(1280, 720), (1920, 1080), (1024, 768), (1366, 690)];

async fn press(page: &Page, key: Key) {
    press_keys(page, &[key], None).await;
}

/// Tabs until the focus is on what has this name.
async fn tab_to(page: &Page, name: &str) {
    for _ in 0..80 {
        if page.focused().await == name {
            return;
        }
        press(page, Key::Tab).await;
    }
    panic!("{name} is not reached by Tab");
}

/// The text of the slide that is shown.
async fn slide(page: &Page) -> String {
    let script = "return [...document.querySelectorAll('.slide')].filter(slide => slide.checkVisibility())
        .map(slide => slide.innerText).join('\\n— two at once —\\n')";
    page.script(script, json!([])).await.as_str().unwrap_or_default().to_owned()
}

/// Waits for the slide that says this.
async fn slide_says(page: &Page, text: &str) {
    eventually(&format!("“{text}” on the slide"), async || {
        slide(page).await.contains(text).then_some(())
    })
    .await;
}

/// What the visitor typed and chose, and what is shown: all that presenting must not change.
async fn state(page: &Page) -> Value {
    let script = "return [
        [...document.querySelectorAll('input, textarea, select')].map(field => field.value + field.checked),
        document.querySelector('#response').innerText,
        [...document.querySelectorAll('details')].map(fold => fold.open),
        location.hash,
        document.querySelector('article').innerText,
    ]";
    page.script(script, json!([])).await
}

/// On every screen: nothing sticks out to the side, the answer and the server's view stand side by side, the text is large.
async fn expect_fit(page: &Page, name: &str) {
    for (width, height) in SCREENS {
        for dark in [false, true] {
            page.use_dark(dark).await;
            page.resize(width, height).await;
            page.settle().await;
            let script = "
                const width = document.documentElement.clientWidth;
                const place = id => document.getElementById(id).getBoundingClientRect();
                const [response, server, slide] = [place('response'), place('server'), document.querySelector('.slide.now p')];
                const clipped = [...document.querySelectorAll('main > section')]
                    .filter(section => section.checkVisibility() && section.scrollWidth > section.clientWidth).map(section => section.id);
                return [
                    document.documentElement.scrollWidth - width,
                    document.documentElement.scrollHeight - document.documentElement.clientHeight,
                    clipped,
                    response.top === server.top && response.right <= server.left && response.width > width / 5,
                    slide ? parseFloat(getComputedStyle(slide).fontSize) * slide.currentCSSZoom : 99,
                ];
            ";
            let found = page.script(script, json!([])).await;
            let when = format!("{name}, {width}x{height}: {found}");
            assert_eq!((&found[0], &found[1]), (&json!(0), &json!(0)), "{when}");
            assert_eq!(found[2], json!([]), "{when}");
            assert_eq!(found[3], json!(true), "{when}");
            assert!(found[4].as_f64() >= Some(f64::from(height) / 35.0), "{when}: the text is large");
            let faint = page.script(include_str!("contrast.js"), json!([7])).await;
            assert!(faint[0].as_u64() > Some(20), "{when}: {faint}");
            let told: Vec<_> = faint[1].as_array().into_iter().flatten().map(ToString::to_string).collect();
            assert!(told.is_empty(), "{when}:\n{}", told.join("\n"));
            if width == 1280 || width == 1920 {
                let scheme = if dark { "dark" } else { "light" };
                let file = target_folder().join(format!("presenting-{name}-{height}-{scheme}.png"));
                page.driver().screenshot(&file).await.expect("a picture");
            }
        }
    }
    page.use_dark(false).await;
    page.resize(1280, 720).await;
}

#[test]
fn a_chapter_is_presented_by_keyboard_alone() {
    let server = Serve::start();
    journey("presenting", async |page| {
        page.resize(1280, 720).await;
        page.open(&format!("{}#lesson/idempotent", server.url)).await;
        page.unfold("Options").await;
        page.fill("Key 1", "mine").await;
        page.fill("Value 1", "kept").await;
        let before = state(page).await;

        tab_to(page, "Present").await;
        press(page, Key::Enter).await;
        slide_says(page, "PUT is idempotent").await;
        slide_says(page, "Send two equal PUTs.").await;
        expect_fit(page, "begin").await;
        // Out and in again, with nothing lost.
        press(page, Key::Escape).await;
        eventually("the page as it was", async || (state(page).await == before).then_some(())).await;
        assert_eq!(page.focused().await, "Present");
        press(page, Key::Enter).await;

        // The example is loaded by a key, sent by the usual one, and twice.
        slide_says(page, "PUT is idempotent").await;
        press(page, Key::Enter).await;
        shows(page, "#announcement", "Press Send PUT to send it.").await;
        assert_eq!(puts(page).await, 0, "it was only loaded");
        for (status, stored) in
            [("201", "Before, nothing was stored here."), ("200", "the same bytes are stored as before")]
        {
            press_keys(page, &[COMMAND, Key::Enter], None).await;
            shows(page, "#response", status).await;
            shows(page, "#server", "What is stored now").await;
            shows(page, "#server", "book=Momo").await;
            shows(page, "#server", stored).await;
        }
        shows(page, ".slide.now", "✓").await;
        expect_fit(page, "sent").await;

        // A clicker goes on, over the chapter's end, and back.
        press(page, Key::PageDown).await;
        slide_says(page, "The promise is about the effect").await;
        press(page, Key::Right).await;
        slide_says(page, "POST").await;
        press(page, Key::Left).await;
        press(page, Key::PageUp).await;
        slide_says(page, "PUT is idempotent").await;
        press(page, Key::PageUp).await;
        shows(page, "#chapter", "Create or replace").await;
        press(page, Key::PageDown).await;
        shows(page, "#chapter", "Send it twice").await;
        while !slide(page).await.contains("Open the experiment") {
            press(page, Key::PageDown).await;
        }
        // Its own controls take their keys, and give them back.
        tab_to(page, "▶ Open the experiment").await;
        press(page, Key::Enter).await;
        slide_says(page, "What do you predict?").await;
        tab_to(page, "One for each request, PUT and POST alike").await;
        press(page, Key::Down).await;
        tab_to(page, "Run the experiment").await;
        press(page, Key::Enter).await;
        slide_says(page, "The claim holds here").await;
        expect_fit(page, "experiment").await;
        press(page, Key::PageUp).await;
        eventually("the slide before", async || {
            (!slide(page).await.contains("The claim holds")).then_some(())
        })
        .await;

        // The control at the top ends it, too.
        tab_to(page, "Stop presenting").await;
        press(page, Key::Enter).await;
        assert!(page.has("button", "Present").await);
        page.find("textbox", "Value 1").await;
    });
}

/// Waits until this part of the page shows a text.
async fn shows(page: &Page, selector: &str, text: &str) {
    eventually(&format!("“{text}” in {selector}"), async || {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        let shown = page.script(script, json!([selector])).await;
        shown.as_str().is_some_and(|shown| shown.contains(text)).then_some(())
    })
    .await;
}

/// How many PUTs the practice server has seen.
async fn puts(page: &Page) -> usize {
    let log = page.fetch("sandbox/log", json!({})).await.json();
    let is_put = |entry: &&Value| entry["line"].as_str().is_some_and(|line| line.starts_with("PUT "));
    log.as_array().map_or(0, |log| log.iter().filter(is_put).count())
}

/// Keys that somebody types or chooses with stay theirs; what can't be sent is said where it is seen.
#[test]
fn keys_that_are_typed_turn_no_slides() {
    let server = Serve::start();
    journey("presenting_typing", async |page| {
        page.resize(1280, 720).await;
        page.open(&server.url).await;
        page.press("button", "Present").await;
        let first = slide(page).await;
        page.fill("URL", "nonsense").await;
        for key in [Key::Left, Key::Right, Key::PageDown, Key::Enter] {
            press(page, key).await;
        }
        assert_eq!(slide(page).await, first);
        assert_eq!(page.value("URL").await, "nonsense");
        press_keys(page, &[COMMAND, Key::Enter], None).await;
        shows(page, "#announcement", "Not sent.").await;
        // From a field, Escape ends it all the same, and what was typed is there.
        press(page, Key::Escape).await;
        page.find("button", "Present").await;
        assert_eq!(page.value("URL").await, "nonsense");
        // Without it, the keys are the page's own.
        press(page, Key::PageDown).await;
        assert!(slide(page).await.contains("— two at once —"), "all of the chapter is there");
    });
}
