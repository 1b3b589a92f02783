//! A tutorial's page with five embeds, each in its own way, and a program of its text that comes to life; under a strict
//! policy of its own.

use super::host::{Host, enter, fitted, take, told, visit};
use crate::harness::{Page, Serve, eventually, journey};
use serde_json::json;

const BODY: &str = r#"
    <h1>Updating things</h1>
    <p>Send this, and read the answer.</p>
    <put-playground id="put" method="PUT" url="sandbox/things/1" data="key=value"></put-playground>
    <p>The same in Python.</p>
    <put-playground id="program"><pre><code>import requests

response = requests.put('{playground}sandbox/things/2', json={'key': 'value'})
print(response.status_code)
</code></pre></put-playground>
    <p>Look at it.</p>
    <put-playground id="fixed" readonly method="PUT" url="sandbox/things/3" data="a=1&amp;b=2"></put-playground>
    <p>What if it is sent twice?</p>
    <put-playground id="claim" experiment="idempotent"></put-playground>
    <p lang="es">Lo mismo, en español y a oscuras.</p>
    <put-playground id="spanish" lang="es" theme="dark" method="POST" url="sandbox/things" json='{"key": "value"}'></put-playground>
    <p>A block of the text as it was.</p>
    <pre id="block"><code>import requests
print(requests.get('{playground}sandbox/things/1').status_code)
</code></pre>
"#;

/// Takes pictures of an embed as its host shows it: wide and on a phone, light and dark.
async fn take_all(page: &Page, id: &str, name: &str) {
    for (size, width, height) in [("wide", 1280, 800), ("phone", 390, 844)] {
        for dark in [false, true] {
            page.use_dark(dark).await;
            page.resize(width, height).await;
            fitted(page, id).await;
            let show = "scrollTo(0, document.getElementById(arguments[0]).getBoundingClientRect().top + scrollY - 24)";
            page.script(show, json!([id])).await;
            let scheme = if dark { "dark" } else { "light" };
            take(page, &format!("{name}-{size}-{scheme}")).await;
        }
    }
    page.use_dark(false).await;
    page.resize(1280, 800).await;
}

#[test]
fn five_embeds_and_a_block_work_each_on_its_own() {
    let server = Serve::start();
    let host = Host::start(&server.url, BODY);
    journey("embed_five", async |page| {
        visit(page, &host.url).await;
        enter(page, "put").await;
        assert_eq!(page.value("Value 1").await, "value");
        assert_eq!(page.value("URL").await, format!("{}sandbox/things/1", server.url));
        page.expect_quiet().await;
        page.leave().await;
        let before = fitted(page, "put").await;
        take_all(page, "put", "fields").await;

        enter(page, "put").await;
        page.press("button", "Send PUT").await;
        page.reads("Response", "201").await;
        page.leave().await;
        let told_now = told(page, 1).await;
        let first = &told_now[0];
        assert_eq!((&first["name"], &first["from"]), (&json!("response"), &json!("put")));
        assert_eq!(first["composed"], json!(true));
        let detail = &first["detail"];
        assert_eq!((&detail["status"], &detail["statusText"]), (&json!(201), &json!("Created")));
        assert_eq!(detail["url"], json!(format!("{}sandbox/things/1", server.url)));
        assert_eq!(detail["method"], json!("PUT"));
        let headers = detail["headers"].as_array().cloned().unwrap_or_default();
        assert!(headers.contains(&json!(["location", "/sandbox/things/1"])), "{headers:?}");
        assert!(fitted(page, "put").await > before + 100.0, "the answer needs room");
        take_all(page, "put", "answered").await;
        // It also follows where there is less to show.
        enter(page, "put").await;
        page.press_in("Response", "tab", "Body").await;
        page.expect_quiet().await;
        page.leave().await;
        let with_body = fitted(page, "put").await;
        enter(page, "put").await;
        page.press_in("Response", "tab", "Headers").await;
        page.leave().await;
        assert!(fitted(page, "put").await > with_body + 50.0, "headers are longer than this body");

        enter(page, "program").await;
        page.reads("Request", "requests.put").await;
        page.press("button", "Run").await;
        page.reads("Request", "201").await;
        page.expect_quiet().await;
        page.leave().await;
        let told_now = told(page, 2).await;
        assert_eq!(
            (&told_now[1]["from"], &told_now[1]["detail"]["status"]),
            (&json!("program"), &json!(201))
        );
        take_all(page, "program", "program").await;

        enter(page, "fixed").await;
        let field = page.find("textbox", "Value 2").await;
        assert_eq!(field.prop("readOnly").await.unwrap().as_deref(), Some("true"));
        field.send_keys("changed").await.expect("keys");
        assert_eq!(page.value("Value 2").await, "2");
        assert!(!page.has("button", "Add field").await && !page.has("button", "Remove field 1").await);
        page.press("button", "Send PUT").await;
        page.reads("Response", "201").await;
        page.expect_quiet().await;
        page.leave().await;
        assert_eq!(told(page, 3).await[2]["from"], json!("fixed"));
        take_all(page, "fixed", "readonly").await;

        enter(page, "claim").await;
        page.find("region", "Send it again and again").await;
        assert!(!page.has("button", "Send PUT").await, "an experiment alone");
        page.leave().await;
        let before = fitted(page, "claim").await;
        take_all(page, "claim", "experiment").await;
        enter(page, "claim").await;
        page.press("radio", "At most one from all the PUTs, and one from each POST").await;
        page.press("button", "Run the experiment").await;
        page.find("button", "Run it again").await;
        page.reads("Lesson", "The claim holds here").await;
        page.press("button", "Open as a program: The same PUT again and again").await;
        page.reads("Request", "requests.put(").await;
        page.expect_quiet().await;
        page.leave().await;
        assert!(fitted(page, "claim").await > before + 100.0, "the evidence needs room");
        // What an experiment sends is no business of the host's.
        assert_eq!(told(page, 3).await.len(), 3);

        enter(page, "spanish").await;
        let script = "return [document.documentElement.lang, document.documentElement.dataset.theme,
            document.querySelector('#send').innerText, document.querySelector('#json').value]";
        let expected = json!(["es", "dark", "Enviar POST", "{\"key\": \"value\"}"]);
        eventually("Spanish", async || (page.script(script, json!([])).await == expected).then_some(()))
            .await;
        page.leave().await;
        take_all(page, "spanish", "spanish").await;

        let block =
            "return document.getElementById('block').nextElementSibling.shadowRoot.querySelector('button')";
        let run =
            page.driver().execute(block, Vec::new()).await.expect("a button").element().expect("a button");
        assert_eq!(run.text().await.expect("a text"), "▶ Run");
        run.click().await.expect("a button that can be pressed");
        page.script(
            "document.getElementById('block').nextElementSibling.nextElementSibling.id = 'upgraded'",
            json!([]),
        )
        .await;
        enter(page, "upgraded").await;
        page.reads("Request", "requests.get").await;
        page.press("button", "Run").await;
        page.reads("Request", "200").await;
        page.expect_quiet().await;
        page.leave().await;
        let last = &told(page, 4).await[3];
        assert_eq!((&last["from"], &last["detail"]["method"]), (&json!("upgraded"), &json!("GET")));
        take_all(page, "upgraded", "upgraded").await;

        // The reader's own page keeps its draft and its history: nothing of all this is among them.
        enter(page, "put").await;
        let kept = page
            .script("return [...Object.keys(localStorage), ...Object.keys(sessionStorage)]", json!([]))
            .await;
        assert_eq!(kept, json!([]));
        page.leave().await;
    });
}
