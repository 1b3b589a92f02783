//! What one reader shares another one finds, by a link alone: filled in, said, undone by a button, and never sent.

use crate::harness::{Page, Serve, eventually, journey, target_folder};
use serde_json::{Value, json};
use std::cell::RefCell;

/// The link that the page offers.
async fn link(page: &Page) -> String {
    page.press("button", "Share").await;
    eventually("the link", async || Some(page.value("Link").await).filter(|link| !link.is_empty())).await
}

/// What the face Bytes says the browser sends.
async fn bytes(page: &Page) -> (String, String) {
    page.press_in("Request", "tab", "Bytes").await;
    (page.block("Request head").await, page.block("Request body").await)
}

/// What the practice server has received, apart from what the page itself asks it.
async fn log(page: &Page) -> Vec<Value> {
    let options = json!({ "headers": { "Sandbox-Look": "1" } });
    let log = page.fetch("sandbox/log", options).await.json();
    let entries = log.as_array().cloned();
    let mut entries = entries.unwrap_or_else(|| panic!("no log: {log}"));
    entries.retain(|entry| entry["line"] != json!("GET /sandbox/ HTTP/1.1"));
    entries
}

async fn stored(page: &Page) -> String {
    let script = "return JSON.stringify([{...localStorage}, {...sessionStorage}])";
    page.script(script, json!([])).await.to_string()
}

async fn address(page: &Page) -> String {
    page.script("return location.href", json!([])).await.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_copied_link_brings_the_same_bytes_to_another_browser() {
    let server = Serve::start();
    let (shared, sent) = (RefCell::default(), RefCell::default());
    journey("share-copy", async |page| {
        page.open(&server.url).await;
        page.choose("Method", "PATCH").await;
        page.fill("URL", &format!("{}things/ü 1", server.sandbox())).await;
        page.fill("Key 1", "key").await;
        page.fill("Value 1", "a&b = \u{1f600}").await;
        page.unfold("Request headers").await;
        page.press("button", "Add header").await;
        page.fill("Header name 1", "X-A").await;
        page.fill("Header value 1", "b").await;
        page.unfold("Options").await;
        page.fill("Timeout in seconds", "7").await;
        let link = link(page).await;
        assert!(link.starts_with(&format!("{}#method=PATCH&url=sandbox%2Fthings%2F", server.url)), "{link}");
        page.press("button", "Copy link").await;
        eventually("the announcement", async || (page.announcement().await == "Copied.").then_some(())).await;
        page.settle().await;
        for (name, width, height, dark) in [
            ("wide", 1280, 800, false),
            ("dark", 1280, 800, true),
            ("phone", 390, 844, false),
            ("phone-dark", 390, 844, true),
        ] {
            page.use_dark(dark).await;
            page.resize(width, height).await;
            page.script("document.getElementById('share').scrollIntoView({ block: 'center' })", json!([]))
                .await;
            page.settle().await;
            page.driver()
                .screenshot(&target_folder().join(format!("share-{name}.png")))
                .await
                .expect("a picture");
        }
        page.use_dark(false).await;
        page.resize(1280, 800).await;
        *shared.borrow_mut() = link;
        *sent.borrow_mut() = bytes(page).await;
    });
    journey("share-open", async |page| {
        page.open(&server.url).await;
        page.fill("URL", "http://own.test/").await;
        let before = stored(page).await;
        page.driver().goto("about:blank").await.expect("a blank page");
        let link = shared.borrow().clone();
        page.open(&link).await;
        page.reads("Request", "This came with a link. Nothing was sent.").await;
        assert_eq!(address(page).await, server.url, "the link is no longer in the address");
        page.driver().screenshot(&target_folder().join("share-opened.png")).await.expect("a picture");
        let there = bytes(page).await;
        assert_eq!(there, *sent.borrow());
        assert_eq!(stored(page).await, before, "nothing is stored");
        // A reload brings it back as long as it is as it came.
        page.reload().await;
        page.reads("Request", "This came with a link. Nothing was sent.").await;
        page.press("button", "Undo").await;
        assert_eq!(page.value("URL").await, "http://own.test/");
        page.reload().await;
        assert_eq!(page.value("URL").await, "http://own.test/");
        // Followed while the page is open, and changed: the change survives a reload.
        page.script("location.hash = arguments[0]", json!(["method=DELETE&url=sandbox/things/9"])).await;
        page.reads("Request", "This came with a link.").await;
        page.fill("URL", "http://changed.test/").await;
        page.reload().await;
        assert_eq!(
            (page.value("URL").await.as_str(), page.chosen("Method").await.as_str()),
            ("http://changed.test/", "DELETE")
        );
        assert!(log(page).await.is_empty(), "nothing was sent: {:?}", log(page).await);
    });
}

#[test]
fn a_long_draft_is_compressed_and_comes_back_whole() {
    let server = Serve::start();
    let (shared, typed) =
        (RefCell::default(), ["{\"a\": [", &"\"a word or two, \u{e9}\", ".repeat(900), "1]}"].concat());
    journey("share-long", async |page| {
        page.open(&server.url).await;
        page.press("radio", "JSON").await;
        let script = "
            const field = arguments[0];
            Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, arguments[1]);
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        ";
        let field = page.find("textbox", "JSON body").await;
        page.script(script, json!([crate::harness::to_json(&field), typed])).await;
        let link = link(page).await;
        assert!(link.contains("#z=") && link.len() < 2000, "{link}");
        *shared.borrow_mut() = link;
        // What does not repeat does not become short enough.
        let mut dice = 1_u64;
        let mut letter = |_| {
            // xorshift (Marsaglia 2003).
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            char::from(b'a' + (dice % 26) as u8)
        };
        let noise: String = (0..30_000).map(&mut letter).collect();
        page.script(script, json!([crate::harness::to_json(&field), noise])).await;
        page.reads("Request", "There is no link for this: it would be").await;
        page.driver().screenshot(&target_folder().join("share-too-long.png")).await.expect("a picture");
    });
    let link = shared.into_inner();
    journey("share-long-open", async |page| {
        page.open(&link).await;
        page.reads("Request", "This came with a link. Nothing was sent.").await;
        assert_eq!(page.value("JSON body").await, typed);
        // Half of it, and one with a wrong digit: what was before the damage is there.
        let half = &link[..link.len() - 60];
        page.driver().goto("about:blank").await.expect("a blank page");
        page.open(half).await;
        page.reads("Request", "The link was cut off: its end is missing.").await;
        assert!(page.value("JSON body").await.starts_with("{\"a\": [\"a word"));
        page.driver().goto("about:blank").await.expect("a blank page");
        page.open(&format!("{}#method=POST&url=http://a.test/&z=%%%", server.url)).await;
        page.reads("Request", "Part of the link is damaged.").await;
        assert_eq!(page.chosen("Method").await, "POST");
        // A bomb: a gigabyte in a thousand bytes is not unpacked.
        let bomb = "
            const stream = new Blob([new Uint8Array(4 << 20).fill(97)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
            return new Response(stream).arrayBuffer().then(buffer =>
                btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
        ";
        let bomb = page.script(bomb, json!([])).await.as_str().unwrap_or_default().to_owned();
        page.driver().goto("about:blank").await.expect("a blank page");
        page.open(&format!("{}#method=PATCH&url=http://a.test/&z={bomb}", server.url)).await;
        page.reads("Request", "Part of the link is damaged.").await;
        assert_eq!(page.chosen("Method").await, "PATCH");
        assert!(log(page).await.is_empty());
    });
}

#[test]
fn a_newer_link_opens_with_what_is_known_and_says_so() {
    let server = Serve::start();
    journey("share-newer", async |page| {
        let link = "#v=7&method=POST&url=sandbox/things&data=a%3Db&colour=red&theme=dark&lang=es";
        page.driver().goto([&server.url, link].concat()).await.expect("the page");
        page.reads("Petición", "El enlace se hizo con una versión más reciente").await;
        let text = page.text("Petición").await;
        assert!(text.contains("colour"), "{text}");
        let theme = page.script("return document.documentElement.dataset.theme", json!([])).await;
        assert_eq!(theme, json!("dark"));
        assert!(!stored(page).await.contains("dark"), "the theme is for this visit");
        assert!(log(page).await.is_empty());
    });
}

#[test]
fn a_shared_program_brings_its_fields_along() {
    let server = Serve::start();
    let shared = RefCell::default();
    let program = "import requests\n\nr = requests.put('http://a.test/', data={'key': 'value'}, auth=('me', 'pa55'))\nprint(r.text)\n";
    journey("share-program", async |page| {
        page.open(&server.url).await;
        page.press_in("Request", "tab", "Code").await;
        page.fill("Python program", program).await;
        page.press("button", "Share").await;
        // The link follows the program, and the fields that the interpreter reads in it.
        let link = eventually("the link of the program and its fields", async || {
            let link = page.value("Link").await;
            assert!(!link.contains("pa55"), "{link}");
            let is_whole = ["view=code", "code=import", "f.key=value"].iter().all(|part| link.contains(part));
            is_whole.then_some(link)
        })
        .await;
        page.reads("Request", "Left out: the values of Authorization").await;
        page.press("checkbox", "Include secrets").await;
        eventually("the secret in the link", async || {
            page.value("Link").await.contains("pa55").then_some(())
        })
        .await;
        page.press("checkbox", "Include secrets").await;
        eventually("the link without it", async || {
            (!page.value("Link").await.contains("pa55")).then_some(())
        })
        .await;
        *shared.borrow_mut() = link;
    });
    journey("share-program-open", async |page| {
        let link = shared.borrow().clone();
        page.open(&link).await;
        eventually("the program", async || {
            (page.value("Python program").await == program.replace("'me', 'pa55'", "'', ''")).then_some(())
        })
        .await;
        page.press_in("Request", "tab", "Fields").await;
        assert_eq!(page.value("URL").await, "http://a.test/");
        // By hand, a program alone: the fields follow.
        page.script(
            "location.hash = arguments[0]",
            json!(["code=import requests%0Arequests.delete('http://b.test/')"]),
        )
        .await;
        page.find("textbox", "Python program").await;
        page.press_in("Request", "tab", "Fields").await;
        eventually("the fields", async || (page.value("URL").await == "http://b.test/").then_some(())).await;
        assert!(log(page).await.is_empty());
    });
}

#[test]
fn secrets_stay_out_of_a_link_unless_ticked() {
    let server = Serve::start();
    let shared = RefCell::default();
    journey("share-secrets", async |page| {
        page.open(&server.url).await;
        page.fill("Key 1", "password").await;
        page.fill("Value 1", "pa55w0rd").await;
        let link = link(page).await;
        assert!(link.contains("f.password=") && !link.contains("pa55w0rd"), "{link}");
        *shared.borrow_mut() = link;
        page.driver().screenshot(&target_folder().join("share-secrets.png")).await.expect("a picture");
        page.press("checkbox", "Include secrets").await;
        eventually("the secret in the link", async || {
            page.value("Link").await.contains("pa55w0rd").then_some(())
        })
        .await;
        page.reads("Request", "Whoever has the link can read them.").await;
    });
    journey("share-secrets-open", async |page| {
        let link = shared.borrow().clone();
        page.open(&link).await;
        page.reads("Request", "A secret: its value was not kept. Type it again.").await;
        assert_eq!(
            (page.value("Key 1").await.as_str(), page.value("Value 1").await.as_str()),
            ("password", "")
        );
    });
}

/// Drops what a script makes of this on an element of the page, as a user does.
const DROP: &str = "
    const [selector, name, text] = arguments;
    const data = new DataTransfer();
    if (name) {
        data.items.add(new File([text], name));
    } else {
        data.setData('text/plain', text);
    }
    const target = document.querySelector(selector);
    const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: data });
    const taken = !target.dispatchEvent(over);
    target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    return taken;
";

#[test]
fn what_is_dropped_fills_the_page_in_and_undo_brings_all_back() {
    let server = Serve::start();
    journey("share-drop", async |page| {
        page.open(&server.url).await;
        page.fill("URL", "http://own.test/").await;
        let drop = async |name: &str, text: &str| page.script(DROP, json!([".lesson", name, text])).await;
        let url = async |url: &str| {
            eventually(url, async || (page.value("URL").await == url).then_some(())).await;
        };
        for (name, text, there) in [
            ("", "curl -X PUT http://a.test/1 -d a=b", "http://a.test/1"),
            ("command.txt", "curl -X PUT http://a.test/2", "http://a.test/2"),
            ("program.py", "import requests\nrequests.put('http://a.test/3')\n", "http://a.test/3"),
            ("three.http", "PUT http://a.test/4\n\n###\nGET http://b.test/\n", "http://a.test/4"),
        ] {
            assert_eq!(drop(name, text).await, json!(true), "{name} may be dropped");
            url(there).await;
            let said = page.reads("Request", "Filled from").await;
            assert_eq!(
                said.contains("It holds 2 requests; this is the first."),
                name == "three.http",
                "{said}"
            );
            if name == "program.py" {
                page.driver()
                    .screenshot(&target_folder().join("share-dropped.png"))
                    .await
                    .expect("a picture");
            }
            page.press("button", "Undo").await;
            url("http://own.test/").await;
        }
        // What cannot be read says so, and changes nothing.
        drop("broken.http", "PUT http://a.test/5\nno colon\n").await;
        page.reads("Request", "Line 2, column 1: A header is a name").await;
        drop("picture.png", "\0").await;
        page.reads("Request", "The file is no text").await;
        assert_eq!(page.value("URL").await, "http://own.test/");
        // A field takes a text by itself.
        assert_eq!(page.script(DROP, json!(["#url", "", "x"])).await, json!(false));
        assert!(log(page).await.is_empty());
    });
}

#[test]
fn what_is_saved_opens_again_with_its_history() {
    let server = Serve::start();
    let files = RefCell::new(Vec::new());
    journey("share-save", async |page| {
        page.open(&server.url).await;
        page.fill("Key 1", "password").await;
        page.fill("Value 1", "pa55w0rd").await;
        page.send("PUT").await;
        page.fill("Key 1", "key").await;
        page.send("PUT").await;
        page.press("button", "Share").await;
        for (name, button) in [
            ("session.json", "session (JSON)"),
            ("request.http", "request (.http)"),
            ("history.http", "history (.http)"),
        ] {
            page.press("button", button).await;
            let file = page.browser().profile.downloads().join(name);
            let text = eventually(name, async || {
                std::fs::read_to_string(&file).ok().filter(|text| !text.is_empty())
            })
            .await;
            files.borrow_mut().push((name, text));
        }
        let texts = files.borrow();
        assert!(texts[0].1.contains("\"put-playground-session\""), "{}", texts[0].1);
        assert!(
            texts[1].1.contains("\nPUT http://") && texts[1].1.contains("\n\nkey=pa55w0rd\n"),
            "{}",
            texts[1].1
        );
        assert_eq!(texts[2].1.matches("###").count(), 2);
        assert!(texts[2].1.contains("\n\npassword=\n"), "{}", texts[2].1);
    });
    journey("share-open-file", async |page| {
        page.open(&server.url).await;
        page.press("button", "Share").await;
        let files = files.borrow().clone();
        for (name, text) in &files {
            let path = page.browser().profile.write(name, text.as_bytes());
            page.attach("Open a file:", &path).await;
            page.reads("Request", &format!("Filled from “{name}”.")).await;
            if *name == "session.json" {
                page.reads("Request", "2 exchanges are in the history.").await;
                assert_eq!(
                    (page.value("Key 1").await.as_str(), page.value("Value 1").await.as_str()),
                    ("key", "pa55w0rd")
                );
                page.unfold("History").await;
                page.find("button", "Show exchange 2: PUT /sandbox/things/1, 200").await;
                page.press("button", "Undo").await;
                assert!(!page.has("button", "Show exchange 2: PUT /sandbox/things/1, 200").await);
            }
        }
        assert_eq!(page.value("Key 1").await, "key", "the newest of the history comes first");
    });
}
