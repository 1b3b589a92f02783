//! The lesson: every chapter opens, every example loads and can be sent.

use crate::harness::{Exchange, Page, Serve, StaticHost, eventually, journey};
use put_playground::lesson::{Block, CHAPTERS, Example};

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
        page.expect_console("Failed to load resource: the server responded with a status of 4");
        page.open(&host.url).await;
        for (index, chapter) in CHAPTERS.iter().enumerate() {
            if index > 0 {
                page.press("button", "Next chapter").await;
            }
            let text = page.reads("Lesson", &format!("Chapter {} of {}", index + 1, CHAPTERS.len())).await;
            assert!(text.contains(chapter.title), "{text}");
            // Keyboard and screen reader go on at the new chapter's heading.
            eventually("the focus on the heading", async || {
                (index == 0 || page.focused().await == chapter.title).then_some(())
            })
            .await;
            for example in examples_of(index) {
                let sent = load_and_send(page, example).await;
                assert!((200..500).contains(&sent.status), "{}: {sent:?}", example.id);
                let text = page.text("Response").await;
                assert!(text.contains("answered by the practice server in this browser"), "{text}");
            }
        }
        let next = page.find("button", "Next chapter").await;
        assert!(!next.is_enabled().await.expect("a page"), "the last chapter has no next one");
        page.choose("Chapter", &format!("1 · {}", CHAPTERS[0].title)).await;
        page.reads("Lesson", &format!("Chapter 1 of {}", CHAPTERS.len())).await;
    });
}
