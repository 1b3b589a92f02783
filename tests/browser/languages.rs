//! The page in another language: chosen, loaded without a reload, kept, and there without a network.

use crate::harness::{
    Page, Serve, StaticHost, eventually, journey, paste, press_keys, target_folder, to_json,
};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use thirtyfour::Key;

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
        page.expect_console("/es/");
        page.open(&server.url).await;
        expect_english(page).await;
        block(page, &["*/es/headers.txt"]).await;
        page.choose(LANGUAGE, "Español").await;
        shows(page, "Español could not be loaded, so the page stays in English.").await;
        expect_english(page).await;

        block(page, &[]).await;
        page.choose(LANGUAGE, "Español").await;
        expect_spanish(page).await;

        // When the page opens, its own words may be missing.
        block(page, &["*/es/page.ftl"]).await;
        page.driver().refresh().await.expect("the page to reload");
        shows(page, "Español could not be loaded, so the page stays in English.").await;
        expect_english(page).await;
    });
}

/// Every file of words below a folder.
fn words_in(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { words_in(&path, found) } else { found.push(path) }
    }
}

/// The lines of all files of a language, as one text.
fn all_words(tag: &str) -> String {
    let mut files = Vec::new();
    words_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("static/words").join(tag), &mut files);
    assert!(files.len() > 25, "{files:?}");
    files.into_iter().map(|file| std::fs::read_to_string(file).unwrap() + "\n").collect()
}

/// What the page can only have from the English words: every run of at least three words between gaps and marks that is in no
/// Spanish file.
fn english_pieces() -> Vec<String> {
    let spanish = all_words("es");
    let pieces: BTreeSet<String> = all_words("en")
        .lines()
        .filter(|line| !line.starts_with(['#', '/']))
        .map(|line| line.split_once(" = ").map_or(line, |(_, value)| value))
        .flat_map(|line| line.split(['{', '}', '`', '*', '|', '<', '>', '\\']))
        .map(|piece| piece.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|piece| piece.split(' ').count() > 2 && !spanish.contains(piece.as_str()))
        .collect();
    assert!(pieces.len() > 2000, "{}", pieces.len());
    pieces.into_iter().collect()
}

/// All that the page says, to the eye and to the ear: a line for each text and each name.
async fn everything_said(page: &Page) -> String {
    let script = "
        const app = document.getElementById('app');
        const said = [...app.querySelectorAll('*')].flatMap(element =>
            ['aria-label', 'title', 'placeholder', 'alt'].map(name => element.getAttribute(name) ?? ''));
        const walker = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) said.push(walker.currentNode.data);
        return said.filter(text => text).join('\\n');
    ";
    page.script(script, json!([])).await.as_str().unwrap_or_default().to_owned()
}

/// What of the English words is on the page.
async fn english_on(page: &Page, pieces: &[String]) -> Vec<String> {
    let said = everything_said(page).await;
    pieces.iter().filter(|piece| said.contains(piece.as_str())).cloned().collect()
}

/// Waits until nothing on the page is in English: the interpreter answers when it can.
async fn expect_no_english(page: &Page, pieces: &[String], where_: &str) {
    eventually(&format!("no English on {where_}"), async || {
        english_on(page, pieces).await.is_empty().then_some(())
    })
    .await;
    // And it does not come back.
    assert_eq!(english_on(page, pieces).await, Vec::<String>::new(), "{where_}");
}

/// Puts another program into the editor, as one paste.
async fn rewrite(page: &Page, editor: &str, program: &str) {
    let field = page.find("textbox", editor).await;
    page.script("arguments[0].select()", json!([to_json(&field)])).await;
    paste(page, editor, program).await;
}

/// How many requests the practice server has seen.
async fn logged(page: &Page) -> usize {
    page.fetch("sandbox/log?limit=100", json!({})).await.json().as_array().map_or(0, Vec::len)
}

/// Leaves a picture of what a reader sees.
async fn take(page: &Page, name: &str) {
    page.settle().await;
    let file = target_folder().join(format!("spanish-{name}.png"));
    page.driver().screenshot(&file).await.expect("a picture");
}

/// Whatever stands on the page when the language changes, of the page, of the interpreter, of an experiment: all of it follows.
#[test]
fn all_that_is_shown_changes_with_the_language() {
    let server = Serve::start();
    let pieces = english_pieces();
    journey("spanish_while_shown", async |page| {
        page.expect_console("responded with a status of 412");
        page.open(&format!("{}#lesson/lost-updates", server.url)).await;
        page.press("tab", "Code").await;
        page.reads("Request", "requests.put(").await;
        rewrite(page, "Python program", "import requests\nwhile x: pass").await;
        page.reads("Request", "is not available in this playground").await;
        page.press("button", "▶ Open the experiment").await;
        page.press("radio", "It is lost, unless both send If-Match").await;
        page.press("button", "Run the experiment").await;
        page.reads("Lesson", "The claim holds here").await;
        let sent = logged(page).await;
        let thing = format!("{}things/1", server.sandbox());
        rewrite(
            page,
            "Python program",
            &format!("import requests\nrequests.put('{thing}', cookies={{'a': 'b'}})"),
        )
        .await;
        page.reads("Request", "has no field").await;
        page.press("tab", "Fields").await;
        page.send("PUT").await;
        page.press_in("Response", "tab", "Server").await;
        page.reads("Response", "What is stored now").await;
        assert!(english_on(page, &pieces).await.len() > 20, "this test sees English where there is some");
        page.press("tab", "Code").await;

        page.choose(LANGUAGE, "Español").await;
        shows(page, "Lo que hay guardado ahora").await;
        shows(page, "Lo que se afirma se cumple aquí").await;
        shows(page, "no tiene campo").await;
        expect_no_english(page, &pieces, "what stood there").await;
        take(page, "changed").await;
        // What was sent since is the PUT, and the first look at the log.
        assert_eq!(logged(page).await - sent, 2, "the experiment did not run again");

        page.choose(LANGUAGE, "English").await;
        shows(page, "What is stored now").await;
        shows(page, "The claim holds here").await;
        shows(page, "has no field").await;
    });
}

/// Every face of the page in Spanish, an experiment and its evidence among them.
#[test]
fn nothing_on_any_face_is_left_in_english() {
    let server = Serve::start();
    let pieces = english_pieces();
    journey("spanish_faces", async |page| {
        page.expect_console("localhost:1/");
        page.expect_console("responded with a status of");
        page.open(&server.url).await;
        page.choose(LANGUAGE, "Español").await;
        expect_spanish(page).await;
        expect_no_english(page, &pieces, "the page as it opens").await;

        for fold in ["Parámetros de consulta", "Cabeceras de la petición", "Opciones"] {
            page.unfold(fold).await;
        }
        page.press("button", "Añadir cabecera").await;
        page.fill("Nombre de la cabecera 1", "Cookie").await;
        page.fill("URL", "http://").await;
        page.press("button", "Enviar PUT").await;
        expect_no_english(page, &pieces, "a request that can't be sent").await;
        page.fill("URL", "http://localhost:1/").await;
        page.press("button", "Enviar PUT").await;
        shows(page, "Los navegadores nunca se conectan al puerto 1").await;
        expect_no_english(page, &pieces, "a failure").await;

        page.fill("URL", &format!("{}things/1", server.sandbox())).await;
        for kind in ["JSON", "multipart", "texto", "archivo", "ninguno", "formulario"] {
            page.press("radio", kind).await;
            expect_no_english(page, &pieces, kind).await;
        }
        page.fill("Clave 1", "clave").await;
        page.press("button", "Enviar PUT").await;
        shows(page, "201").await;
        for (face, says) in [
            ("Cabeceras", "Un nombre para esta versión exacta."),
            ("Cuerpo", "things/1"),
            ("Python", "minúsculas"),
            ("Tiempo", "En qué se fue el tiempo"),
            ("Servidor", "Lo que hay guardado ahora"),
            ("Enviado", "cursiva"),
        ] {
            page.press_in("Respuesta", "tab", face).await;
            shows(page, says).await;
            expect_no_english(page, &pieces, face).await;
        }
        page.press_in("Petición", "tab", "Bytes").await;
        shows(page, "dice su nombre y su versión").await;
        expect_no_english(page, &pieces, "Bytes").await;
        page.press_in("Petición", "tab", "Código").await;
        shows(page, "requests.put(").await;
        for language in ["curl", "fetch", "HTTPie", "HTTP/1.1", "Python"] {
            page.press("radio", language).await;
            expect_no_english(page, &pieces, language).await;
        }
        rewrite(
            page,
            "Programa en Python",
            &format!(
                "import requests\nfor n in range(2):\n    requests.put('{}things/1', verify=False)",
                server.sandbox()
            ),
        )
        .await;
        page.press("button", "Ejecutar").await;
        shows(page, "Envió 2 peticiones.").await;
        shows(page, "verify=").await;
        expect_no_english(page, &pieces, "a run").await;

        for (chapter, open, choice, says) in [
            (
                "idempotent",
                "▶ Abrir el experimento",
                "Como mucho una de todos los PUT, y una de cada POST",
                "creció en 10: una por cada uno",
            ),
            (
                "lost-updates",
                "▶ Abrir el experimento",
                "Se pierde, salvo que los dos envíen If-Match",
                "se perdió esto: bread",
            ),
        ] {
            page.script("location.hash = '#lesson/' + arguments[0]", json!([chapter])).await;
            page.press("button", open).await;
            page.press("radio", choice).await;
            expect_no_english(page, &pieces, chapter).await;
            page.press("button", "Iniciar el experimento").await;
            shows(page, "Lo que se afirma se cumple aquí").await;
            shows(page, says).await;
            expect_no_english(page, &pieces, &format!("{chapter}, seen")).await;
            page.script("document.querySelector('.evidence').scrollIntoView()", json!([])).await;
            take(page, chapter).await;
        }
    });
}

/// Enter in the number's field starts the experiment, as its button does.
#[test]
fn enter_starts_an_experiment() {
    let server = Serve::start();
    journey("experiment_enter", async |page| {
        page.open(&format!("{}#lesson/idempotent", server.url)).await;
        page.press("button", "▶ Open the experiment").await;
        page.press("radio", "One for each request, PUT and POST alike").await;
        page.fill("Requests of each kind (1–1000)", "3").await;
        press_keys(page, &[Key::Enter], None).await;
        page.reads("Lesson", "grew by 3, by one for each").await;
        assert!(document(page).await.1 == "PUT Playground" && !page.has("button", "Cancel").await);
    });
}
