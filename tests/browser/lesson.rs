//! The lesson: every chapter opens, every example loads and can be sent, every step can be done.

use crate::harness::{Exchange, Page, Serve, StaticHost, eventually, journey};
use put_playground::lesson::{Block, CHAPTERS, Example};
use serde_json::json;

/// Loads an example, which puts the focus on the button that sends it, and sends it.
async fn load_and_send(page: &Page, example: &Example) -> Exchange {
    page.press("button", &format!("Load {} into the request", example.title)).await;
    let send = format!("Send {}", example.method);
    eventually(&format!("the focus on “{send}”"), async || (page.focused().await == send).then_some(()))
        .await;
    assert!(page.value("URL").await.ends_with(&format!("/sandbox/{}", example.path)));
    page.send(example.method.as_str()).await
}

fn examples_of(chapter: usize) -> impl Iterator<Item = &'static Example> {
    CHAPTERS[chapter].blocks().into_iter().flatten().filter_map(|block| match block {
        Block::Example(example) => Some(*example),
        _ => None,
    })
}

#[test]
fn the_first_two_examples_are_the_tutorials() {
    let server = Serve::start();
    journey("tutorial", async |page| {
        page.open(&server.url).await;
        let first = examples_of(0).next().expect("an example");
        assert_eq!(load_and_send(page, first).await.status, 201);
        assert_eq!(page.preview().await.0, "key=value");
        assert_eq!(load_and_send(page, first).await.status, 200);

        page.press("button", "Next chapter").await;
        let second = examples_of(1).next().expect("an example");
        page.press("button", &format!("Load {} into the request", second.title)).await;
        page.press("button", "Undo").await;
        page.reads("Request", "key=value").await;
        assert_eq!(load_and_send(page, second).await.status, 200);
        assert_eq!(page.preview().await.0, "key1=value1&key2=value2");
        let headers = page.headers().await;
        for name in [
            "date",
            "content-type",
            "content-length",
            "connection",
            "keep-alive",
            "server",
            "x-powered-by",
            "link",
            "vary",
            "content-encoding",
            "referrer-policy",
        ] {
            let row = headers.iter().find(|row| row.name == name);
            let row = row.unwrap_or_else(|| panic!("{name} in {headers:?}"));
            assert!(row.explanation.len() > 20, "{row:?}");
        }
    });
}

#[test]
fn every_chapter_opens_and_every_example_can_be_sent() {
    let host = StaticHost::start();
    journey("lesson", async |page| {
        for class in [4, 5] {
            page.expect_console(&format!(
                "Failed to load resource: the server responded with a status of {class}"
            ));
        }
        page.open(&host.url).await;
        for (index, chapter) in CHAPTERS.iter().enumerate() {
            if index > 0 {
                page.press("button", "Next chapter").await;
            }
            let text = page.reads("Lesson", &format!("Chapter {} of {}", index + 1, CHAPTERS.len())).await;
            assert!(text.contains(chapter.title()), "{text}");
            // Keyboard and screen reader go on at the new chapter's heading.
            eventually("the focus on the heading", async || {
                (index == 0 || page.focused().await == chapter.title()).then_some(())
            })
            .await;
            for example in examples_of(index) {
                let sent = load_and_send(page, example).await;
                assert!((200..600).contains(&sent.status), "{}: {sent:?}", example.id);
                let text = page.text("Response").await;
                assert!(text.contains("answered by the practice server in this browser"), "{text}");
            }
        }
        let next = page.find("button", "Next chapter").await;
        assert!(!next.is_enabled().await.expect("a page"), "the last chapter has no next one");
        let first = "return document.querySelector('select[aria-label=Chapter]').options[0].text";
        let first = page.script(first, json!([])).await;
        page.choose("Chapter", first.as_str().expect("a name")).await;
        page.reads("Lesson", &format!("Chapter 1 of {}", CHAPTERS.len())).await;
    });
}

/// Loads the example of this name from the open chapter, and sends it so many times.
async fn send_example(page: &Page, id: &str, times: usize) {
    let example = put_playground::lesson::example(id).expect(id);
    load_and_send(page, example).await;
    for _ in 1..times {
        page.send(example.method.as_str()).await;
    }
}

/// Does what the steps of a chapter say, as a learner would.
async fn do_steps(page: &Page, slug: &str) {
    match slug {
        "send-a-put" => {
            send_example(page, "first-put", 2).await;
            page.fill("Value 1", "another").await;
            page.send("PUT").await;
        }
        "read-the-answer" => {
            send_example(page, "print-headers", 1).await;
            let url = page.value("URL").await.replace("tutorial", "things/1");
            page.fill("URL", &url).await;
            page.send("PUT").await;
        }
        "body-kinds" => {
            for id in ["form-body", "json-body", "multipart-body", "text-body"] {
                send_example(page, id, 1).await;
            }
        }
        "create-or-replace" => {
            for id in ["create-note", "replace-note", "patch-note"] {
                send_example(page, id, 1).await;
            }
            send_example(page, "minimal-answer", 2).await;
        }
        "idempotent" => {
            send_example(page, "put-twice", 2).await;
            send_example(page, "post-twice", 2).await;
            send_example(page, "list-things", 1).await;
        }
        "lost-updates" => {
            send_example(page, "old-version", 1).await;
            page.choose("Method", "GET").await;
            page.send("GET").await;
            let tag = page.header("etag").await.expect("an ETag");
            page.choose("Method", "PUT").await;
            page.unfold("Request headers").await;
            page.fill("Header value 1", &tag).await;
            assert_eq!(page.send("PUT").await.status, 200);
            send_example(page, "create-only", 2).await;
        }
        "status-codes" => {
            send_example(page, "put-on-list", 1).await;
            page.fill("URL", &format!("{}/new", page.value("URL").await)).await;
            page.send("PUT").await;
            page.send("PUT").await;
            send_example(page, "play-503", 1).await;
        }
        "never-cached" => {
            for value in ["one", "two"] {
                page.choose("Method", "PUT").await;
                page.press("radio", "form").await;
                page.fill("URL", &page.value("URL").await.replace("status/503", "things/1")).await;
                page.fill("Key 1", "key").await;
                page.fill("Value 1", value).await;
                page.send("PUT").await;
                send_example(page, "get-after-put", 1).await;
            }
        }
        "no-bookmark" => {
            page.choose("Method", "PUT").await;
            page.send("PUT").await;
            send_example(page, "script-get", 1).await;
        }
        "no-length-limit" => {
            send_example(page, "longer-text", 1).await;
            page.fill("Text body", &"a long text ".repeat(90)).await;
            page.send("PUT").await;
            send_example(page, "play-413", 1).await;
        }
        "redirects" => {
            send_example(page, "redirect-307", 1).await;
            page.unfold("Query parameters").await;
            page.fill("Parameter value 2", "303").await;
            page.send("PUT").await;
        }
        "cors" => send_example(page, "cors-simple", 1).await,
        "failures" => {
            for is_cancelled in [true, false] {
                let before = page.shown().await.unwrap_or_default();
                page.press("button", "Load a PUT that is answered slowly into the request").await;
                page.unfold("Options").await;
                page.fill("Timeout in seconds", if is_cancelled { "" } else { "1" }).await;
                page.press("button", "Send PUT").await;
                if is_cancelled {
                    page.press("button", "Cancel").await;
                }
                assert_eq!(page.exchange_after(before).await.status, 0);
            }
            page.fill("Timeout in seconds", "").await;
        }
        "in-the-browser" => {
            send_example(page, "dropped-header", 1).await;
            send_example(page, "what-arrived", 1).await;
        }
        _ => panic!("{slug}: nobody has tried its steps"),
    }
}

/// The steps of the open chapter, as assistive technology reads them.
async fn steps(page: &Page) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll('.lesson .todo')].map(step => step.lastChild.textContent)";
    let steps = page.script(script, json!([])).await;
    steps.as_array().into_iter().flatten().filter_map(|step| step.as_str().map(str::to_owned)).collect()
}

/// Each step is to do until it is done, and then it is done, told, counted and kept; wherever the sandbox lives.
async fn every_step_can_be_done(page: &Page) {
    for class in [4, 5] {
        page.expect_console(&format!(
            "Failed to load resource: the server responded with a status of {class}"
        ));
    }
    for (index, chapter) in CHAPTERS.iter().enumerate() {
        let count = chapter.step_count;
        page.reads("Lesson", chapter.title()).await;
        eventually("the steps", async || (steps(page).await.len() == count).then_some(())).await;
        if index == 0 {
            assert!(steps(page).await.iter().all(|step| step.starts_with("To do: ")));
        }
        do_steps(page, chapter.slug).await;
        let what = format!("the steps of {}", chapter.slug);
        eventually(&what, async || {
            steps(page).await.iter().all(|step| step.starts_with("Done: ")).then_some(())
        })
        .await;
        page.reads("Lesson", &format!("steps done: {count} of {count}")).await;
        assert_eq!(page.chosen("Chapter").await, format!("{} · {} ✓", index + 1, chapter.title()));
        if index + 1 < CHAPTERS.len() {
            page.press("button", "Next chapter").await;
        }
    }
    page.reload().await;
    for (index, chapter) in CHAPTERS.iter().enumerate() {
        page.choose("Chapter", &format!("{} · {} ✓", index + 1, chapter.title())).await;
        let all_done = async || {
            let steps = steps(page).await;
            let is_done = |step: &String| step.starts_with("Done: ");
            (steps.len() == chapter.step_count && steps.iter().all(is_done)).then_some(())
        };
        eventually("the steps to be done still", all_done).await;
    }
}

#[test]
fn every_step_can_be_done_with_a_server() {
    let server = Serve::start();
    journey("steps_with_a_server", async |page| {
        page.open(&server.url).await;
        every_step_can_be_done(page).await;
    });
}

#[test]
fn every_step_can_be_done_in_the_browser_alone() {
    let host = StaticHost::start();
    journey("steps_in_the_browser", async |page| {
        page.open(&host.url).await;
        every_step_can_be_done(page).await;
    });
}

#[test]
fn a_step_done_is_announced_kept_and_can_be_begun_again() {
    let server = Serve::start();
    journey("progress", async |page| {
        page.open(&server.url).await;
        page.reads("Lesson", "steps done: 0 of 3").await;
        assert!(!page.has("button", "Begin again: mark every step as not done").await);
        let sent = page.send("PUT").await;
        assert!(sent.announcement.contains("Step done: Load it, press Send"), "{sent:?}");
        page.reads("Lesson", "steps done: 1 of 3").await;
        assert_eq!(page.chosen("Chapter").await, "1 · Send a PUT (1 of 3 done)");
        page.reload().await;
        page.reads("Lesson", "steps done: 1 of 3").await;
        // The history goes; what was learned stays.
        page.unfold("History").await;
        page.press("button", "Empty the history").await;
        page.reload().await;
        page.reads("Lesson", "steps done: 1 of 3").await;

        page.send("PUT").await;
        page.press("button", "Begin again: mark every step as not done").await;
        page.reads("Lesson", "steps done: 0 of 3").await;
        assert_eq!(page.announcement().await, "Every step is open again.");
        eventually("the focus on the chapter", async || (page.focused().await == "Send a PUT").then_some(()))
            .await;
        page.reload().await;
        page.reads("Lesson", "To do:").await;
        page.reads("Lesson", "steps done: 0 of 3").await;
        // What is still in the history was sent before.
        page.send("PUT").await;
        page.reads("Lesson", "steps done: 1 of 3").await;
    });
}

/// The part of the address that names the chapter.
async fn hash(page: &Page) -> String {
    page.script("return location.hash", json!([])).await.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_link_opens_its_chapter_and_back_leads_to_the_chapter_before() {
    let server = Serve::start();
    journey("deep_link", async |page| {
        page.open(&format!("{}#lesson/idempotent", server.url)).await;
        page.reads("Lesson", "However often you press Send").await;
        // The page around an embedded one would scroll to it.
        let focus = page.script("return document.activeElement === document.body", json!([])).await;
        assert_eq!(focus, json!(true), "nothing takes the focus when the page opens");

        page.press("button", "Next chapter").await;
        page.reads("Lesson", "Ann and Ben both read a page.").await;
        assert_eq!(hash(page).await, "#lesson/lost-updates");
        page.driver().back().await.expect("a page before");
        page.reads("Lesson", "However often you press Send").await;
        assert_eq!(hash(page).await, "#lesson/idempotent");
        let focus = "Send it twice: PUT against POST";
        eventually("the focus on the chapter", async || (page.focused().await == focus).then_some(())).await;
        page.driver().forward().await.expect("a page after");
        page.reads("Lesson", "Ann and Ben both read a page.").await;
        page.reload().await;
        page.reads("Lesson", "Ann and Ben both read a page.").await;

        // A link followed while the page is open, and one to a chapter that is not there.
        page.script("location.hash = '#lesson/cors'", json!([])).await;
        page.reads("Lesson", "Python talks to any server.").await;
        page.script("location.hash = '#lesson/no-such'", json!([])).await;
        let text = page.reads("Lesson", "The link names a chapter that is not here.").await;
        assert!(text.contains("Chapter 1 of"), "{text}");
        assert!(page.announcement().await.contains("no chapter of that name"));
        // What is no chapter's name is none of the lesson's business.
        page.script("location.hash = '#request'", json!([])).await;
        page.reads("Lesson", "The link names a chapter that is not here.").await;
        page.press("button", "Next chapter").await;
        let text = page.reads("Lesson", "An answer has three parts").await;
        assert!(!text.contains("The link names"), "{text}");
    });
}

#[test]
fn a_page_opened_without_a_chapter_keeps_its_address_until_one_is_chosen() {
    let server = Serve::start();
    journey("first_chapter", async |page| {
        page.open(&server.url).await;
        assert_eq!(hash(page).await, "");
        page.press("button", "Next chapter").await;
        page.reads("Lesson", "An answer has three parts").await;
        page.driver().back().await.expect("a page before");
        page.reads("Lesson", "On the web, a client sends").await;
        assert_eq!(hash(page).await, "");
        assert_eq!(page.driver().current_url().await.expect("an address").as_str(), server.url);

        page.open(&format!("{}#lesson/no-such", server.url)).await;
        page.reload().await;
        page.reads("Lesson", "The link names a chapter that is not here.").await;
        page.reads("Lesson", "On the web, a client sends").await;
    });
}

#[test]
fn in_a_frame_the_back_button_stays_the_outer_pages() {
    let server = Serve::start();
    journey("frame_history", async |page| {
        page.open(&server.url).await;
        let script = "
            const frame = document.createElement('iframe');
            frame.id = 'inner';
            frame.src = `${location.href}#lesson/idempotent`;
            document.body.append(frame);
        ";
        page.script(script, json!([])).await;
        let inner = "
            const inner = document.getElementById('inner').contentWindow;
            const title = inner.document.getElementById('chapter')?.innerText;
            if (title === arguments[0]) inner.document.querySelector('[aria-label=\"Next chapter\"]').click();
            return [title ?? '', inner.location.hash, inner.history.length];
        ";
        let look = async |press: &str| page.script(inner, json!([press])).await;
        let before = eventually("the chapter in the frame", async || {
            let seen = look("").await;
            (seen[0] == json!("Send it twice: PUT against POST")).then_some(seen)
        })
        .await;
        look("Send it twice: PUT against POST").await;
        let after = eventually("the next chapter in the frame", async || {
            let seen = look("").await;
            (seen[1] == json!("#lesson/lost-updates")).then_some(seen)
        })
        .await;
        assert_eq!(after[0], json!("Do not lose an update"));
        assert_eq!(after[2], before[2], "no entry more");
    });
}
