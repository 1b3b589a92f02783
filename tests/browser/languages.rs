//! The page in another language: chosen, loaded without a reload, kept, and there without a network.

use crate::harness::{Page, Serve, StaticHost, eventually, journey};
use serde_json::json;

const LANGUAGE: &str = "Language / Idioma";

/// Waits until the page shows this, in whatever language its regions have their names.
async fn shows(page: &Page, text: &str) {
    eventually(&format!("“{text}” on the page"), async || {
        let found = page.script("return document.getElementById('app').innerText", json!([])).await;
        found.as_str().is_some_and(|found| found.contains(text)).then_some(())
    })
    .await;
}

/// Presses what has this id.
async fn press(page: &Page, id: &str) {
    page.script("document.getElementById(arguments[0]).click()", json!([id])).await;
}

/// What the document says of itself: its language and its title.
async fn document(page: &Page) -> (String, String) {
    let found = page.script("return [document.documentElement.lang, document.title]", json!([])).await;
    let text = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
    (text(0), text(1))
}

async fn expect_spanish(page: &Page) {
    shows(page, "En la web, un cliente envía una petición").await;
    shows(page, "Envía un PUT").await;
    assert_eq!(document(page).await, ("es".to_owned(), "PUT Playground en español".to_owned()));
    assert_eq!(page.chosen(LANGUAGE).await, "Español");
}

async fn expect_english(page: &Page) {
    shows(page, "On the web, a client sends a request").await;
    assert_eq!(document(page).await, ("en".to_owned(), "PUT Playground".to_owned()));
    assert_eq!(page.chosen(LANGUAGE).await, "English");
}

/// From now on the browser finds nothing at these addresses.
async fn block(page: &Page, patterns: &[&str]) {
    page.devtools("Network.enable", json!({})).await;
    page.devtools("Network.setBlockedURLs", json!({ "urls": patterns })).await;
}

#[test]
fn spanish_is_chosen_kept_and_there_without_a_network() {
    let mut host = StaticHost::start();
    journey("spanish", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        page.expect_console("localhost:1/typed");
        page.open(&host.url).await;
        expect_english(page).await;
        page.fill("Key 1", "clave").await;
        assert_eq!(page.send("PUT").await.status, 201);
        shows(page, "the server stored your body as a new thing").await;
        page.fill("URL", "http://localhost:1/typed").await;

        page.choose(LANGUAGE, "Español").await;
        expect_spanish(page).await;
        assert_eq!(page.announcement().await, "La página está ahora en español.");
        // What the answer to the first request means, its headers, and what their values say.
        shows(page, "el servidor ha guardado tu cuerpo como una cosa nueva").await;
        shows(page, "Un nombre para esta versión exacta.").await;
        shows(page, "Fuerte: cambiar un solo byte da otro nombre.").await;
        shows(page, "El cuerpo es texto JSON").await;
        let typed = "return [...document.querySelectorAll('input')].map(input => input.value)";
        let typed = page.script(typed, json!([])).await;
        let typed: Vec<_> =
            typed.as_array().into_iter().flatten().filter_map(|value| value.as_str()).collect();
        assert!(typed.contains(&"http://localhost:1/typed") && typed.contains(&"clave"), "{typed:?}");

        press(page, "send").await;
        shows(page, "Los navegadores nunca se conectan al puerto 1").await;
        shows(page, "Haz que el servidor escuche en otro puerto, como 8080.").await;

        // A link to a chapter is the same in every language.
        page.script("location.hash = '#lesson/idempotent'", json!([])).await;
        shows(page, "PUT es idempotente").await;
        page.script("location.hash = '#lesson/send-a-put'", json!([])).await;

        host.stop();
        page.driver().refresh().await.expect("the page to reload");
        expect_spanish(page).await;
        page.choose(LANGUAGE, "English").await;
        expect_english(page).await;
        assert_eq!(page.announcement().await, "The page is in English now.");
    });
}

#[test]
fn a_first_visit_is_in_the_language_of_the_browser() {
    let server = Serve::start();
    journey("spanish_browser", async |page| {
        let agent = page.script("return navigator.userAgent", json!([])).await;
        let languages = json!({ "userAgent": agent, "acceptLanguage": "ca,es-MX,en" });
        page.devtools("Emulation.setUserAgentOverride", languages).await;
        page.driver().goto(&server.url).await.expect("the page");
        expect_spanish(page).await;
        // What was chosen counts more.
        page.choose(LANGUAGE, "English").await;
        expect_english(page).await;
        page.driver().refresh().await.expect("the page to reload");
        expect_english(page).await;
    });
}

#[test]
fn where_its_words_do_not_come_the_page_stays_in_its_language_and_says_so() {
    let server = Serve::start();
    journey("spanish_missing", async |page| {
        page.expect_console("words/es/");
        page.open(&server.url).await;
        expect_english(page).await;
        block(page, &["*/words/es/headers.txt"]).await;
        page.choose(LANGUAGE, "Español").await;
        shows(page, "Español could not be loaded, so the page stays in English.").await;
        expect_english(page).await;

        block(page, &[]).await;
        page.choose(LANGUAGE, "Español").await;
        expect_spanish(page).await;

        // When the page opens, its own words may be missing.
        block(page, &["*/words/es/page.ftl"]).await;
        page.driver().refresh().await.expect("the page to reload");
        shows(page, "Español could not be loaded, so the page stays in English.").await;
        expect_english(page).await;
    });
}
